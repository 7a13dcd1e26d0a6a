"""The rows of a sheet on their way to the file, kept on disk so that memory does not grow with them."""

import tempfile
import weakref
from collections.abc import Sequence
from typing import IO

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from termqa.report.columns import FINDINGS, PAIRS, Cell
from termqa.report.xlsx.cells import Formula, cell_xml
from termqa.report.xlsx.look import Styles, Worksheet

LINK_LIMIT = 65_000
"""How many links a sheet of Excel can hold, a little less."""

_LETTERS = [get_column_letter(number) for number in range(1, 51)]


class Rows:
    """Rows below each other on an empty sheet; ``file`` holds their XML, ``links`` where they lead to."""

    def __init__(self, made: Worksheet, styles: Styles) -> None:
        self.made, self.styles, self.at = made, styles, 0
        self.links: list[Hyperlink] = []
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the rows go
        weakref.finalize(self, self.file.close)

    def add(self, cells: Sequence[Cell | Formula], roles: Sequence[str], height: float = 0) -> None:
        """Put the cells into the next row, each in the style of its role; ``height`` in points."""
        self.at += 1
        high = f' ht="{height:.1f}" customHeight="1"' if height else ""
        parts = [f'<row r="{self.at}"{high}>']
        for letter, cell, role in zip(_LETTERS, cells, roles, strict=False):
            parts.append(f'<c r="{letter}{self.at}"{cell_xml(self.styles, cell, role)}')
            if isinstance(cell, Cell) and (place := _leads_to(cell)) and len(self.links) < LINK_LIMIT:
                self.links.append(Hyperlink(ref=f"{letter}{self.at}", location=place))
        parts.append("</row>")
        self.file.write("".join(parts).encode())


def _leads_to(cell: Cell) -> str:
    """The place in the workbook that the cell leads to, if any."""
    if cell.pair is not None:
        return f"'{PAIRS.name}'!A{cell.pair + 1}"
    return f"'{FINDINGS.name}'!A{cell.finding + 1}" if cell.finding else ""
