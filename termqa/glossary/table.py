r"""A glossary as a CSV table: one row a concept, lists in a cell separated by ``|`` (a bar of the text is ``\\|``)."""

import csv
import datetime
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeVar

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept, Enforce, Status, Wrong
from termqa.model import Severity

_BAR = re.compile(r"(?<!\\)\|")
_E = TypeVar("_E", bound=StrEnum)


class Row(NamedTuple):
    """A row that is not blank, with the 1-based numbers of its first and its last line."""

    line: int
    last: int
    cells: list[str]


def read(path: Path) -> tuple[Concept, ...]:
    """The concepts of a CSV file in its order; ``UserError`` where it cannot be read unambiguously."""
    return parse(text_of(path), str(path))


def text_of(path: Path) -> str:
    """The text of a glossary file without its byte order mark; ``UserError`` where it is no UTF-8 text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(str(path), f"cannot read the glossary: {error.strerror}", "check the path") from error
    return _decode(data, str(path))


def parse(text: str, name: str) -> tuple[Concept, ...]:
    """The concepts of a CSV text; ``name`` is the file that errors speak of."""
    concepts, faults = parse_all(text, name)
    if faults:
        raise faults[0]
    return concepts


def parse_all(text: str, name: str) -> tuple[tuple[Concept, ...], tuple[UserError, ...]]:
    """The concepts of the rows that can be read, and what is wrong with the others."""
    concepts: dict[str, Concept] = {}
    faults: list[UserError] = []
    if marker := re.search(r"^(?:<{7}|={7}|>{7})(?: .*)?\r?$", text, re.MULTILINE):
        line = text.count("\n", 0, marker.start()) + 1
        hint = "decide the rows between <<<<<<< and >>>>>>>, and delete the lines of the markers"
        raise UserError(f"{name}:{line}", "a merge left a conflict open here", hint)
    rows = table_rows(text, name)
    columns = header(next(rows, Row(1, 1, [])).cells, name)
    while True:
        try:
            row = next(rows, None)
            if row is None:
                return tuple(concepts.values()), tuple(faults)
            concept = _row_concept(row, columns, name)
            if (same := concepts.get(concept.id)) is not None:
                what = f"the id {concept.id}" if concept.has_id else f"the term {concept.zh} (without id)"
                raise UserError(
                    f"{name}:{row.line}",
                    f"{what} stands in line {same.line} already",
                    "give one of the rows another id",
                )
            concepts[concept.id] = concept
        except UserError as fault:
            faults.append(fault)


def table(concepts: Iterable[Concept], columns: Sequence[str] = COLUMNS) -> str:
    """The CSV text of concepts: sorted by id, minimal quoting, LF; to be written as UTF-8 with BOM."""
    return table_row(columns) + "".join(
        table_row([cell(concept, column) for column in columns]) for concept in sorted(concepts, key=lambda c: c.id)
    )


def table_row(cells: Sequence[str], end: str = "\n") -> str:
    """One row as CSV text with its line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(cells)
    return out.getvalue()


def cell(concept: Concept, column: str) -> str:
    """What stands in one cell of the table; the defaults of ``enforce`` and ``status`` are written out."""
    value = getattr(concept, column)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return "|".join(_escaped(item) for item in value)
    if column in ("zh", "en"):
        return _escaped(value)
    return "" if value is None else str(value)


def split(text: str) -> tuple[str, ...]:
    r"""The items of a list cell.

    >>> split(r"a| b |c\|d")
    ('a', 'b', 'c|d')
    """
    return tuple(item for part in _BAR.split(text) if (item := part.replace("\\|", "|").strip()))


def made_id(zh: str) -> str:
    """The id of a row that gives none: the same for the same Chinese in every file.

    >>> made_id("增加值")
    'c-71eb90'
    """
    return "c-" + hashlib.sha256(zh.encode()).hexdigest()[:6]


def _escaped(item: str | Wrong) -> str:
    if isinstance(item, Wrong):
        return _escaped(f"{item.text}=>{item.hint}" if item.hint else item.text)
    return item.replace("|", "\\|")


def _decode(data: bytes, name: str) -> str:
    hint = "save it as “CSV UTF-8” (in Excel: Save as, CSV UTF-8)"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UserError(name, "this is an Excel workbook, not a CSV file", hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(name, "the glossary is in UTF-16, not UTF-8", hint)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        try:
            data.decode("gb18030")
            kind = "it looks like GBK, as Excel saves CSV on a Chinese Windows"
        except UnicodeDecodeError:
            kind = "the encoding is unknown"
        raise UserError(f"{name}:{line}", f"the glossary is not UTF-8; {kind}", hint) from error


def table_rows(text: str, name: str) -> Iterator[Row]:
    """The rows of a CSV text, the header first; ``UserError`` where a quote is stray or missing."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(f"{name}:{line}", f"not valid CSV: {error}", "look for a stray or missing quote") from error
        if any(c.strip() for c in row):
            yield Row(line, reader.line_num, row)
        line = reader.line_num + 1


def header(cells: list[str], name: str) -> list[str]:
    """The columns that a first row names; ``UserError`` where it is no glossary's."""
    if not cells:
        raise UserError(name, "the glossary is empty", "the first line names the columns; zh and en are needed")
    if len(cells) == 1:
        for sign, word in ((";", "semicolons"), ("\t", "tabs")):
            if sign in cells[0]:
                hint = "save it with commas, or read it with termqa glossary import"
                raise UserError(f"{name}:1", f"the columns are separated by {word}, not commas", hint)
    columns = [c.strip().lower() for c in cells]
    while columns and not columns[-1]:
        columns.pop()
    for column in columns:
        if column not in COLUMNS:
            raise UserError(f"{name}:1", f'unknown column "{column}"', _did_you_mean(column, COLUMNS))
        if columns.count(column) > 1:
            raise UserError(f"{name}:1", f'the column "{column}" stands twice', "keep one of them")
    for column in ("zh", "en"):
        if column not in columns:
            raise UserError(
                f"{name}:1", f'the column "{column}" is missing', "zh and en are needed, the others may be left out"
            )
    return columns


def _names(cells: Mapping[str, str], where: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Chinese and the English names in the cells ``zh`` and ``en``; more than one where bars part them."""
    zh, en = split(cells.get("zh", "")), split(cells.get("en", ""))
    if not zh:
        raise UserError(where, "the Chinese (zh) is missing", "fill the cell or delete the row")
    if not en and not cells.get("dnt"):
        raise UserError(where, f"the English (en) of {zh[0]} is missing", "fill the cell or delete the row")
    return zh, en or zh[:1]


def _row_concept(row: Row, columns: Sequence[str], name: str) -> Concept:
    where = f"{name}:{row.line}"
    if len(row.cells) > len(columns):
        raise UserError(
            where,
            f"{len(row.cells)} cells under {len(columns)} columns",
            'put a cell that contains a comma in double quotes: "a, b"',
        )
    cells = {column: text.strip() for column, text in zip(columns, row.cells, strict=False)}
    return concept(cells, where, name, row.line)


def concept(cells: Mapping[str, str], where: str, file: str = "", line: int = 0) -> Concept:
    """The concept that cells describe, by column; ``UserError``, which names ``where``, for a value that cannot be."""
    (zh, *zh_more), (en, *en_more) = _names(cells, where)
    severity = _one_of(cells, "severity", ("", *Severity), where)
    several = {column: split(cells.get(column, "")) for column in COLUMNS}
    one = {column: cells.get(column, "") for column in COLUMNS}
    return Concept(
        id=one["id"] or made_id(zh),
        zh=zh,
        zh_variants=(*zh_more, *several["zh_variants"]),
        en=en,
        en_admitted=(*en_more, *several["en_admitted"]),
        en_abbr=several["en_abbr"],
        en_short=several["en_short"],
        en_forbidden=tuple(_wrong(item) for item in several["en_forbidden"]),
        en_superseded=several["en_superseded"],
        enforce=Enforce(_one_of(cells, "enforce", ("", *Enforce), where) or Enforce.MUST),
        alone=_one_of(cells, "alone", ("", "yes", "no"), where) == "yes",
        pos=one["pos"],
        case=_one_of(cells, "case", ("", "exact", "lower", "any"), where),
        inflect=several["inflect"],
        dnt=_one_of(cells, "dnt", ("", "keep"), where),
        domain=one["domain"],
        applies_when=several["applies_when"],
        not_when=several["not_when"],
        severity=Severity(severity) if severity else None,
        status=Status(_one_of(cells, "status", ("", *Status), where) or Status.APPROVED),
        since=_date(cells, "since", where),
        until=_date(cells, "until", where),
        source=one["source"],
        source_date=one["source_date"],
        evidence=one["evidence"],
        note=one["note"],
        has_id=bool(one["id"]),
        file=file,
        line=line,
    )


def _wrong(item: str) -> Wrong:
    text, _, hint = item.partition("=>")
    return Wrong(text.strip(), hint.strip())


def _one_of(cells: Mapping[str, str], column: str, values: tuple[str, ...], where: str) -> str:
    value = cells.get(column, "").lower()
    if value not in values:
        raise UserError(
            where, f'{column} = "{cells[column]}" is not a value that it can have', _did_you_mean(value, values)
        )
    return value


def _date(cells: Mapping[str, str], column: str, where: str) -> datetime.date | None:
    value = cells.get(column, "")
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        raise UserError(where, f'{column} = "{value}" is not a date', "write it as 2024-03-05") from None


def _did_you_mean(word: str, words: Iterable[str]) -> str:
    from rapidfuzz import process

    known = [str(w) for w in words if w]
    best = process.extractOne(word, known, score_cutoff=60)
    return (f'did you mean "{best[0]}"? ' if best else "") + f"It can be: {', '.join(known)}"
