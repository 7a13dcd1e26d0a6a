"""A plain workbook of one sheet, for pairs that go on into other tools."""

from collections.abc import Iterable, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from termqa.report.cell_text import clean

WIDTHS = (8, 60, 80, 16, 16, 12)


def write_plain(
    stream: IO[bytes],
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str | float]],
    widths: Sequence[int] = WIDTHS,
) -> None:
    """Write one sheet with a frozen header and a filter; every text stays text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in (header, *rows):
        sheet.append([clean(cell) if isinstance(cell, str) else cell for cell in row])
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(stream)
