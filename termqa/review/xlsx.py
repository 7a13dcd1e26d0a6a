"""Reads the Findings sheet of a workbook, and what its hidden sheet remembers."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from termqa.errors import UserError
from termqa.model import Lang, TermNote
from termqa.report.cell_text import unescape
from termqa.report.columns import FIGURES, FINDINGS
from termqa.report.xlsx import FACTS, FACTS_HEADER
from termqa.review.form import HEADERS, SEARCHED, Form, Row, find_columns

Book = Any
Sheet = Any
"""openpyxl's read-only books and sheets have attributes that its type stubs do not know."""

_ID = re.compile("[0-9a-f]{16}")


def read(path: str | Path) -> Form:
    """The workbook's findings with what was decided; raises UserError where it holds none."""
    book = _open(path)
    try:
        rows = _rows(book, str(path))
        exported, terms = _facts(book)
    finally:
        book.close()
    return Form(str(path), rows, exported, terms)


def signatures(path: str | Path) -> int:
    """How many cells for signatures are filled in on the Numbers sheet; raises UserError for what is no workbook."""
    book = _open(path)
    try:
        if FIGURES.name not in book.sheetnames:
            return 0
        sheet = book[FIGURES.name]
        sheet.reset_dimensions()
        lines = sheet.iter_rows(values_only=True)
        wanted = {column.header(lang) for column in FIGURES.columns if column.style == "input" for lang in Lang}
        at = [n for n, cell in enumerate(next(lines, ())) if cell in wanted]
        return sum(bool(_text(line[n]).strip()) for line in lines for n in at if n < len(line))
    finally:
        book.close()


def _open(path: str | Path) -> Book:
    import openpyxl

    try:
        return openpyxl.load_workbook(path, read_only=True)
    except FileNotFoundError:
        raise UserError(str(path), "there is no such file") from None
    except PermissionError as error:
        raise UserError(str(path), "cannot be read", "close it in Excel if it is open there") from error
    except (BadZipFile, OSError, KeyError, ValueError, SyntaxError) as error:
        raise UserError(
            str(path), f"is not an Excel workbook: {error}", "save it as .xlsx (Excel Workbook) and try again"
        ) from error
    except Exception as error:  # openpyxl raises what it likes for broken parts
        if type(error).__name__ != "InvalidFileException":
            raise
        raise UserError(str(path), "is not an .xlsx workbook", "save it as .xlsx (Excel Workbook)") from error


def _rows(book: Book, path: str) -> list[Row]:
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.title != FINDINGS.name)
    for sheet in sheets:
        sheet.reset_dimensions()
        lines = enumerate(sheet.iter_rows(values_only=True), 1)
        for _, line in islice(lines, SEARCHED):
            if columns := find_columns([_text(cell) for cell in line]):
                return [row for number, cells in lines if (row := _row(number, cells, columns))]
    wanted = ", ".join(words.en for name, words in HEADERS.items() if name in ("id", "decision"))
    raise UserError(
        path, "has no sheet with findings", f"one must have the columns {wanted}, as termqa check writes them"
    )


def _row(number: int, cells: Sequence[object], columns: dict[str, int]) -> Row | None:
    """The finding in a row of cells, None for a row that holds none and decides nothing."""
    values = {name: _text(cells[at]) if at < len(cells) else "" for name, at in columns.items()}
    found = {name: values.get(name, "") for name in HEADERS}
    for name in ("id", "decision", "reviewer", "comment", "severity", "state"):
        found[name] = found[name].strip()
    found["rule"] = found["rule"].partition("\n")[0].strip()
    found["id"] = found["id"].lower()
    if not _ID.fullmatch(found["id"]) and (not found["decision"] or not found["source"] + found["target"]):
        return None
    return Row(number=number, **found)


def _text(value: object) -> str:
    return "" if value is None else unescape(str(value))


def _facts(book: Book) -> tuple[dict[str, str] | None, dict[str, TermNote]]:
    """The decision written under each id, and the terms; (None, nothing) where the hidden sheet is gone."""
    if FACTS not in book.sheetnames:
        return None, {}
    lines = _plain(book[FACTS])
    if not any(line[: len(FACTS_HEADER)] == list(FACTS_HEADER) for line in lines):
        return None, {}
    exported, terms = {}, {}
    for id_, decision, concept, zh, words, grade, *_ in lines:
        exported[id_] = decision
        if concept:
            terms[id_] = TermNote(concept, zh, (), words or None, grade)
    return exported, terms


def _plain(sheet: Sheet) -> Iterator[list[str]]:
    width = len(FACTS_HEADER)
    for line in sheet.iter_rows(values_only=True):
        yield [*map(_text, line), *[""] * width][:width]
