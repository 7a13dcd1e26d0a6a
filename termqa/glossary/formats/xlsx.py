"""
The edit form: a workbook with one row a concept, choices for the cells that have any, and ids that stay.

A hidden sheet holds the rows as they were exported, so that what comes back is merged with what has changed since; rows
may be sorted, filtered and added (without an id). Any other workbook is read as a plain table.
"""

import datetime
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.datavalidation import DataValidation

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept, Enforce, Status
from termqa.glossary.formats import flat
from termqa.glossary.formats.incoming import Incoming
from termqa.glossary.lint.row import POS
from termqa.glossary.table import cell, concept, made_id
from termqa.model import Severity, Text

Sheet = Any
Book = Any
Style = Any
"""openpyxl's sheets have attributes that its type stubs do not know."""

SHEET, BASE = "词表 Glossary", "_glossary"
CELL_LIMIT = 32_767
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would take for an escape of its own."""
_SPARE = 500
"""Empty rows below the last that have the choices and checks too."""
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "enforce": tuple(Enforce), "alone": ("yes", "no"), "pos": POS, "case": ("exact", "lower", "any"), "dnt": ("keep",),
    "severity": tuple(Severity), "status": tuple(Status),
}  # fmt: skip
_WIDTHS = {
    "zh_variants": 18, "en_superseded": 24, "applies_when": 22, "not_when": 22,
    "zh": 24, "en": 40, "en_admitted": 40, "en_forbidden": 32, "evidence": 40, "note": 40, "source": 36,
}  # fmt: skip
_HELP = {
    "id": Text("编号不可改；新行留空。", "Never changed; empty for a new row."),
    "zh": Text("规范中文。", "The Chinese term."),
    "zh_variants": Text("其他中文写法，用 | 分开。", "Other Chinese forms, parted by |."),
    "en": Text("首选译法。", "The preferred rendering."),
    "en_admitted": Text("也可用的译法，用 | 分开。", "Other right renderings, parted by |."),
    "en_forbidden": Text("禁用译法，用 | 分开；错=>对。", "Wrong renderings, parted by |; wrong=>right."),
    "en_superseded": Text("旧译。", "Once official renderings."),
    "enforce": Text(
        "must 必须；prefer 只报错误译法；reference 不报。", "must, prefer (only wrong ones), reference (never)."
    ),
    "since": Text("年-月-日", "2024-03-05"),
    "until": Text("年-月-日", "2024-03-05"),
}
_FONT, _GB2312, _MUTED = "Microsoft YaHei", 134, "5F6B7A"
"""The look of termqa's reports."""
_AS_TEXT = "@"
"""The number format of text, which keeps 1-2 from becoming a date."""


def write(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    """Write the edit form; ``UserError`` for a text that no cell can hold."""
    book = Workbook()
    sheet: Sheet = book.active
    sheet.title = SHEET
    rows = [[cell(row, column) for column in COLUMNS] for row in concepts]
    _check_length(concepts, rows)
    _fill(sheet, rows)
    _dress(sheet, len(rows) + 1)
    _validate(sheet, len(rows) + 1)
    base: Sheet = book.create_sheet(BASE)
    _fill(base, rows)
    base.sheet_state = "veryHidden"
    book.properties.title = "termqa glossary"
    book.properties.creator = "termqa"
    book.save(stream)


def _check_length(concepts: Sequence[Concept], rows: Sequence[Sequence[str]]) -> None:
    for row, cells in zip(concepts, rows, strict=True):
        for column, text in zip(COLUMNS, cells, strict=True):
            if len(text) > CELL_LIMIT:
                raise UserError(f"{row.file}:{row.line}", f"{column} is too long for a cell of Excel", "shorten it")


def _fill(sheet: Sheet, rows: Sequence[Sequence[str]]) -> None:
    """Write the header and the rows; every text stays text, also one that looks like a formula."""
    plain, ids, formula = (_style(sheet, **look) for look in ({}, {"color": _MUTED}, {"quoted": True}))
    for number, cells in enumerate([COLUMNS, *rows], 1):
        for column, text in enumerate(cells, 1):
            made = sheet.cell(number, column)
            if text:
                made.value = _ESCAPE.sub("_x005F_", text)
                made.data_type = "s"
            made._style = formula if text.startswith(("=", "+", "-", "@")) else ids if column == 1 else plain


def _style(sheet: Sheet, color: str = "", quoted: bool = False) -> Style:
    """The style of a cell as openpyxl keeps it: shared, since building it for each cell takes most of the time."""
    made: Sheet = WriteOnlyCell(sheet)
    made.font = Font(name=_FONT, size=10, charset=_GB2312, color=color or None)
    made.alignment = Alignment(wrap_text=True, vertical="top")
    made.number_format = _AS_TEXT
    made.quotePrefix = quoted
    return copy(made._style)


def _dress(sheet: Sheet, last: int) -> None:
    """Widths, colours, the frozen header with a note on each column, and the filter."""
    for number, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 11)
        sheet.column_dimensions[letter].number_format = _AS_TEXT
        head = sheet.cell(1, number)
        head._style = copy(head._style)  # it is shared with the cells below
        head.font = Font(name=_FONT, size=10, charset=_GB2312, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=_MUTED if column == "id" else "34495E")
        head.alignment = Alignment(horizontal="center", vertical="center")
        if column in _HELP:
            head.comment = Comment(f"{_HELP[column].zh}\n{_HELP[column].en}", "termqa")
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _validate(sheet: Sheet, last: int) -> None:
    """Choices and checks, also for rows to come. Ids can be deleted with their row, but not typed anew."""
    end = last + _SPARE
    for number, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        if column in _CHOICES:
            rule = DataValidation("list", formula1=f'"{",".join(_CHOICES[column])}"', allow_blank=True)
            rule.error = f"{column}: {', '.join(_CHOICES[column])}"
        elif column == "id":
            rule = DataValidation("custom", formula1=f"COUNTIF({BASE}!$A:$A,A2)>0", allow_blank=True)
            rule.error = "编号不可改；新行留空。Ids stay as they are; leave it empty in a new row."
        elif column in ("since", "until"):
            rule = DataValidation("custom", formula1=f"ISNUMBER(DATEVALUE({letter}2))", allow_blank=True)
            rule.error = "2024-03-05"
        else:
            continue
        rule.errorStyle = "stop"
        rule.showErrorMessage = True
        rule.errorTitle = "termqa"
        rule.add(f"{letter}2:{letter}{end}")
        sheet.add_data_validation(rule)


def read(path: Path, given: Mapping[str, str]) -> Incoming:
    """The concepts of an edit form, or of any other workbook's first visible sheet whose columns are known."""
    book = _book(path)
    try:
        if BASE in book.sheetnames and not given:
            return _form(book, path)
        first: UserError | None = None
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible" and (lines := list(_lines(sheet, path))):
                try:
                    return flat.understood(lines, str(path), given)
                except flat.NoColumnsError as error:
                    first = first or error
    finally:
        book.close()
    raise first or UserError(str(path), "holds no table", "the first row names the columns")


def _book(path: Path) -> Book:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which are nothing to us
            return load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, zipfile.BadZipFile) as error:
        hint = "open it in Excel and save it as .xlsx"
        raise UserError(str(path), "is no workbook that can be read, or is damaged", hint) from error


def _form(book: Book, path: Path) -> Incoming:
    """The rows of an edit form, and those it was made of."""
    name = next((s for s in book.sheetnames if s == SHEET), None)
    name = name or next(s.title for s in book.worksheets if s.title != BASE)
    base = tuple(_concepts(list(_lines(book[BASE], path)), {}))
    known = {row.id for row in base}
    rows: dict[str, Concept] = {}
    lines = list(_lines(book[name], path))
    if not lines:
        raise UserError(f"{path}:{name}", "is empty", "export the form again")
    put_in = _unknown(lines[0])
    for row in _concepts(lines, known):
        where = f"{path}:{name}!A{row.line}"
        if row.has_id and row.id not in known:
            raise UserError(where, f"the id {row.id} is not one of this form", "leave it empty in a new row")
        if row.id in rows:
            hint = "a copied row needs an empty id and another term"
            raise UserError(where, f"{row.id} {row.zh} stands in row {rows[row.id].line} already", hint)
        rows[row.id] = row
    by_zh = {row.zh: row.id for row in base}
    remarks = [f"edit form of {len(base)} concepts"]
    remarks += [f"column left out, since no glossary has it: {title}" for title in put_in]
    again = [row for row in rows.values() if not row.has_id and row.zh in by_zh]
    remarks += [f"row {row.line}: {row.zh} is in the form already: {by_zh[row.zh]}" for row in again]
    held = frozenset(title.strip() for title in lines[0].cells) & frozenset(COLUMNS)  # a lost column clears nothing
    return Incoming(tuple(rows.values()), held, base, tuple(remarks))


def _unknown(head: flat.Line) -> list[str]:
    """The titles of columns that somebody put in; UserError where a column is missing that every row needs."""
    titles = [title.strip() for title in head.cells]
    if missing := [c for c in ("id", "zh", "en") if c not in titles]:
        raise UserError(head.where, f'the column "{missing[0]}" is missing', f"the columns are {', '.join(COLUMNS)}")
    return [title for title in titles if title and title not in COLUMNS]


def _concepts(lines: Sequence[flat.Line], known: "set[str] | Mapping[str, str]") -> Iterator[Concept]:
    """The concepts under a header of our columns, in whatever order these stand now."""
    if not lines:
        return
    head, *body = lines
    columns = [title.strip() for title in head.cells]
    for line in body:
        cells = {c: text.strip() for c, text in zip(columns, line.cells, strict=False) if c in COLUMNS}
        if not any(cells.values()):
            continue
        row = concept(cells, line.where, line.where.rpartition(":")[0], line.number)
        if not row.has_id and not cells.get("status"):
            cells["status"] = Status.PROPOSED.value
            row = replace(row, status=Status.PROPOSED)
        if row.has_id or row.id not in known:
            yield row
        else:  # a new row whose Chinese makes an id that is in use
            cells["id"] = made_id(f"{row.zh}·")
            yield concept(cells, line.where, line.where.rpartition(":")[0], line.number)


def _lines(sheet: Sheet, path: Path) -> Iterator[flat.Line]:
    """The rows of a sheet that hold anything; dates as days, except where a date can only be a mishap."""
    sheet.reset_dimensions()  # other programs write wrong ones, and rows would be lost
    titles: list[str] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        if all(value is None for value in values):
            continue
        where = f"{path}:{sheet.title}!{number}"
        cells = [_text(value) for value in values]
        if titles:
            _refuse_dates(values, titles, f"{path}:{sheet.title}", number)
        titles = titles or [c.strip().lower() for c in cells]
        yield flat.Line(where, number, cells)


_DAYS = frozenset({"since", "until", "source_date", "date", "日期"})


def _refuse_dates(values: Sequence[object], titles: Sequence[str], place: str, number: int) -> None:
    for n, value in enumerate(values):
        title = titles[n] if n < len(titles) else ""
        if isinstance(value, datetime.date | datetime.time) and title in COLUMNS and title not in _DAYS:
            where = f"{place}!{get_column_letter(n + 1)}{number}"
            raise UserError(where, f"Excel has made a date of {title}: {value}", "format the cell as text and type it")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, bool):
        return str(value).upper()  # as Excel shows it
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unescape(str(value)).replace("\r\n", "\n")
