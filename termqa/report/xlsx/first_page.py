"""The Summary sheet."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from termqa.model import Lang, Text
from termqa.report.columns import DECISION, FINDINGS, SEVERITY, Cell
from termqa.report.summary import Block, Page, Progress
from termqa.report.xlsx.cells import LINE_HEIGHT, Formula, lines
from termqa.report.xlsx.chart import Area, add_charts
from termqa.report.xlsx.paper import A4, set_page
from termqa.report.xlsx.rows import Rows

WIDTHS = (54.0, 13.0, 13.0, 13.0, 13.0, 13.0, 13.0)
NAME = "汇总 Summary"
LAST = get_column_letter(len(WIDTHS))
CHART_ROWS, LINE = 20, 18.0
"""How many lines of what height (in points) the charts take."""
PAGE_ROOM = 1.15
"""Long lines of English take less room than the estimate for cells says."""
NAME_ROOM = 0.9
"""Names of files are bold, and take more."""


def write_first_page(rows: Rows, content: Page, lang: Lang) -> Rows:
    """Write the page on an empty sheet."""
    made = rows.made
    for number, width in enumerate(WIDTHS, 1):
        made.column_dimensions[get_column_letter(number)].width = width
    made.sheet_view.showGridLines = False
    made.sheet_properties.tabColor = "34495E"
    set_page(made, A4, "portrait", NAME)
    rows.add([Cell(content.title)], ["title"], 34)
    for line in content.about:
        rows.add([Cell(line)], ["about"], LINE)
    rows.add([], [], LINE)
    _across(rows, [Cell(content.verdict, tone=content.tone)], "banner", least=44)
    areas = [area for block in content.blocks if block.rows for area in _write_block(rows, block)]
    made.print_area = f"A1:{LAST}{rows.at}"
    add_charts(made, areas, CHART_ROWS, lang)
    return rows


def _across(rows: Rows, cells: Sequence[Cell], role: str, least: float = LINE, label: str = "") -> None:
    """A line whose last cell goes on to the right edge, as high as its text needs."""
    start, end = len(cells), cells[-1]
    height = max(least, LINE_HEIGHT * lines(str(end.value), sum(WIDTHS[start - 1 :]) * PAGE_ROOM) + 4)
    more = len(WIDTHS) - start
    rows.add([*cells, *[Cell("", tone=end.tone)] * more], [*[label] * (start - 1), *[role] * (more + 1)], height)
    rows.made.merged_cells.add(f"{get_column_letter(start)}{rows.at}:{LAST}{rows.at}")


def _write_block(rows: Rows, block: Block) -> Iterator[Area]:
    """Write one part of the page; yields the area of its chart."""
    rows.add([], [], LINE)
    if block.chart and not block.total:
        for _ in range(CHART_ROWS):
            rows.add([], [], LINE)
    rows.add([Cell(block.title)], ["heading"], 22)
    if block.headers:
        high = max(lines(header, width) for header, width in zip(block.headers, WIDTHS, strict=False))
        rows.add([Cell(header) for header in block.headers], ["header"] * len(block.headers), LINE_HEIGHT * high + 6)
    if block.chart:
        yield Area(block.chart, rows.at, len(block.rows) - block.total)
    for number, row in enumerate(block.rows, 1):
        if block.headers:
            kind = "total" if block.total and number == len(block.rows) else "row"
            roles = [_role(cell, kind, at) for at, cell in enumerate(row)]
            rows.add([_value(cell) for cell in row], roles, _height(row[0]))
            continue
        cells = [cell for cell in row if isinstance(cell, Cell)]
        if isinstance(cells[-1].value, int):
            rows.add(cells, ["line-label", *["line"] * (len(cells) - 1)], LINE)
        else:
            _across(rows, cells, "line-text", label="line-label")


def _height(name: Cell | Progress) -> float:
    """How high a row must be for the name that it begins with; links stay on one line, as LibreOffice has them."""
    if isinstance(name, Progress) or name.finding:
        return LINE
    return max(LINE, LINE_HEIGHT * lines(str(name.value), WIDTHS[0] * NAME_ROOM) + 4)


def _role(cell: Cell | Progress, kind: str, at: int) -> str:
    if isinstance(cell, Progress):
        return f"{kind}-share" if cell.share else f"{kind}-count"
    return f"{kind}-link" if cell.finding else kind if at == 0 else f"{kind}-count"


def _value(cell: Cell | Progress) -> Cell | Formula:
    if isinstance(cell, Cell):
        return cell
    words = _share(cell) if cell.share else _count_ifs(cell.severity, cell.decisions)
    return Formula(words, cell.now)


def _share(progress: Progress) -> str:
    """The formula of the share of findings that are decided; empty where there are none."""
    severe = f'{_column(SEVERITY)},"{progress.severity}"' if progress.severity else f'{_column(DECISION)},"?*"'
    total = f"COUNTIFS({severe})" if progress.severity else f"(COUNTIFS({severe})-1)"  # less the header
    waiting = _count_ifs(progress.severity, progress.decisions)
    return f'IF({total}=0,"",1-({waiting})/{total})'


def _count_ifs(severity: str, decisions: tuple[str, ...]) -> str:
    """The formula that counts the findings with one of the decisions; whole columns, so that it follows new rows."""
    decided, severe = _column(DECISION), _column(SEVERITY)
    only = f',{severe},"{severity}"' if severity else ""
    return "+".join(f'COUNTIFS({decided},"{decision}"{only})' for decision in decisions)


def _column(title: Text) -> str:
    letter = next(get_column_letter(n) for n, column in enumerate(FINDINGS.columns, 1) if column.title == title)
    return f"'{FINDINGS.name}'!${letter}:${letter}"
