"""The Summary sheet."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from termqa.model import Text
from termqa.report.columns import DECISION, FINDINGS, SEVERITY, Cell
from termqa.report.summary import Block, Page, Progress
from termqa.report.xlsx.cells import formula, put
from termqa.report.xlsx.look import AnyCell, Styles, Worksheet
from termqa.report.xlsx.paper import A4, set_page

WIDTHS = (48.0, 16.0, 16.0, 16.0, 16.0, 20.0)
NAME = "汇总 Summary"


def write_first_page(made: Worksheet, styles: Styles, content: Page) -> None:
    """Write the page on an empty sheet."""
    for number, width in enumerate(WIDTHS, 1):
        made.column_dimensions[get_column_letter(number)].width = width
    made.sheet_view.showGridLines = False
    set_page(made, A4, "portrait", NAME)
    sheet = _Lines(made, styles)
    sheet.add([put(made, styles, Cell(content.title), "title")], 34)
    for line in content.about:
        sheet.add([put(made, styles, Cell(line), "about")])
    sheet.add([])
    banner = [Cell(content.verdict), *(Cell("") for _ in WIDTHS[1:])]
    sheet.add([put(made, styles, cell._replace(tone=content.tone), "banner") for cell in banner], 44)
    made.merged_cells.add(f"A{sheet.at}:{get_column_letter(len(WIDTHS))}{sheet.at}")
    for block in content.blocks:
        if block.rows:
            _write_block(sheet, block)
    made.print_area = f"A1:{get_column_letter(len(WIDTHS))}{sheet.at}"


class _Lines:
    """The sheet as it grows downwards."""

    def __init__(self, made: Worksheet, styles: Styles) -> None:
        self.made, self.styles, self.at = made, styles, 0

    def add(self, cells: list[AnyCell], height: float = 18) -> None:
        self.at += 1
        self.made.row_dimensions[self.at] = RowDimension(self.made, index=self.at, ht=height, customHeight=True)
        self.made.append(cells)

    def put(self, cell: Cell, role: str) -> AnyCell:
        return put(self.made, self.styles, cell, role)


def _write_block(sheet: _Lines, block: Block) -> None:
    sheet.add([])
    sheet.add([sheet.put(Cell(block.title), "heading")], 22)
    if block.headers:
        sheet.add([sheet.put(Cell(header), "header") for header in block.headers], 32)
    for number, row in enumerate(block.rows, 1):
        total = block.total and number == len(block.rows)
        roles = _roles(block, total)
        sheet.add([_value(sheet, cell, roles[0] if at == 0 else roles[1]) for at, cell in enumerate(row)])


def _roles(block: Block, total: bool) -> tuple[str, str]:
    if not block.headers:
        return "line-label", "line"
    return ("total", "total-count") if total else ("row", "row-count")


def _value(sheet: _Lines, cell: Cell | Progress, role: str) -> AnyCell:
    if isinstance(cell, Cell):
        return sheet.put(cell, role)
    return formula(sheet.made, sheet.styles, _count_ifs(cell), role)


def _count_ifs(progress: Progress) -> str:
    """The formula that counts the findings with one of the decisions; whole columns, so that it follows new rows."""
    decided, severe = _column(DECISION), _column(SEVERITY)
    only = f',{severe},"{progress.severity}"' if progress.severity else ""
    return "+".join(f'COUNTIFS({decided},"{decision}"{only})' for decision in progress.decisions)


def _column(title: Text) -> str:
    letter = next(get_column_letter(n) for n, column in enumerate(FINDINGS.columns, 1) if column.title == title)
    return f"'{FINDINGS.name}'!${letter}:${letter}"
