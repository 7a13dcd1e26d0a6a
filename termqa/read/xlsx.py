"""Bilingual Excel workbooks: every visible sheet whose first row names a source and a target."""

import datetime
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from termqa.errors import UserError
from termqa.model import Text
from termqa.read.files import Input, ReadOptions, check_package, name, refuse_other_kind
from termqa.read.tables import Row, Table

REPORT_SHEET = "_termqa"
"""The sheet by which a workbook is known as a report of ours."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet of a workbook."""

    input: Input
    sheet: str
    declared: None = None

    @property
    def file(self) -> str:
        """The path as given."""
        return self.input.path

    def rows(self) -> Iterator[Row]:
        """All rows; formulas give the value that Excel saved with them."""
        with _workbook(self.input) as book:
            page = book[self.sheet]
            page.reset_dimensions()  # other programs write wrong ones, and rows would be lost
            for number, cells in enumerate(page.iter_rows(values_only=True), 1):
                yield Row(number, [_text(cell) for cell in cells])

    def place(self, row: int, column: int) -> Text:
        """The cell as Excel names it."""
        cell = f"{self.sheet}!{get_column_letter(column + 1)}{row}"
        return Text(cell, cell)


def read_xlsx(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The visible sheets of a workbook; raises ``UserError`` where it is none, or a report of ours."""
    refuse_other_kind(file, ".xlsx")
    check_package(file, "xl/workbook.xml", "Excel")
    with _workbook(file) as book:
        if REPORT_SHEET in book.sheetnames:
            raise UserError(
                name(file.path), "is a report of termqa, not a text", "name the text that the report was made of"
            )
        visible = [page.title for page in book.worksheets if page.sheet_state == "visible"]
    return tuple(SheetTable(file, title) for title in visible)


@contextmanager
def _workbook(file: Input) -> Iterator[Any]:
    with file.open() as stream:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and extensions, which are nothing to us
                book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, zipfile.BadZipFile) as error:
            raise UserError(name(file.path), "is damaged", "open it in Excel and save it again") from error
        try:
            yield book
        finally:
            book.close()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)
