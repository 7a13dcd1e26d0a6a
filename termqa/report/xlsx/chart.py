"""Charts of the Summary sheet, over numbers that stand in its cells."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from termqa.model import Lang, Severity, Text
from termqa.report.xlsx.look import Worksheet

COLORS = ("B42318", "E08A1E", "E3C233", "7FA8D1")
"""Of the severities."""
RULES_SHOWN = 12
COLUMNS = 7
"""How many columns of the page the charts take together; between cells, so that they fit whatever the font is."""
LABEL_SIZE = 800
"""Of the names of rules, in hundredths of a point."""
GAP = 90_000
"""Between them, in English Metric Units (360,000 are a centimetre)."""

Chart = Any
"""openpyxl's charts take more than their type stubs know."""


class Area(NamedTuple):
    """The rows of a table that a chart shows: its title, the row of the header, how many rows follow."""

    title: Text
    row: int
    rows: int


def add_charts(made: Worksheet, areas: Sequence[Area], above: int, lang: Lang) -> None:
    """Put the charts of severities and rules side by side, ``above`` rows above the second table's heading."""
    if len(areas) != 2:
        return
    severities, rules = areas
    top = rules.row - 1 - above
    for chart, first, last in ((_by_severity(made, severities, lang), 0, 2), (_by_rule(made, rules, lang), 2, COLUMNS)):
        begin = AnchorMarker(col=first, row=top - 1, colOff=GAP * (first > 0))
        chart.anchor = TwoCellAnchor(_from=begin, to=AnchorMarker(col=last, row=top + above - 2))
        made.add_chart(chart)


def _by_severity(made: Worksheet, area: Area, lang: Lang) -> Chart:
    chart = _bars(area.title.in_(lang))
    chart.type, chart.legend = "col", None
    chart.add_data(Reference(made, min_col=2, min_row=area.row + 1, max_row=area.row + area.rows))
    chart.set_categories(Reference(made, min_col=1, min_row=area.row + 1, max_row=area.row + area.rows))
    (series,) = chart.series
    for number, color in enumerate(COLORS):
        series.dPt.append(DataPoint(idx=number, spPr=GraphicalProperties(solidFill=color)))
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    return chart


def _by_rule(made: Worksheet, area: Area, lang: Lang) -> Chart:
    chart = _bars(area.title.in_(lang))
    last = area.row + min(area.rows, RULES_SHOWN)
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.add_data(
        Reference(made, min_col=2, max_col=1 + len(Severity), min_row=area.row, max_row=last), titles_from_data=True
    )
    chart.set_categories(Reference(made, min_col=1, min_row=area.row + 1, max_row=last))
    for series, color in zip(chart.series, COLORS, strict=True):
        series.graphicalProperties = GraphicalProperties(solidFill=color)
    chart.x_axis.scaling.orientation, chart.x_axis.tickLblSkip = "maxMin", 1
    chart.x_axis.txPr = _small()
    chart.legend.position = "b"
    return chart


def _small() -> RichText:
    """Letters so small that the name of a rule takes one line: two lines would crowd out every other name."""
    letters = CharacterProperties(sz=LABEL_SIZE)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _bars(title: str) -> Chart:
    chart: Chart = BarChart()
    chart.title, chart.gapWidth = title, 60
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    return chart
