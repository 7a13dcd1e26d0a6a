"""The workbook: the summary, one sheet a table of ``columns.py``, and hidden behind them choices and facts of the run.

Written row by row (openpyxl's write-only mode), so that memory does not grow with the rows. Nothing of a text becomes
a formula, a link or broken XML: every string goes through ``cells.put``; styles stand in ``look.py``.
"""

from collections.abc import Sequence
from itertools import islice
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from termqa.model import Lang, Report, Text
from termqa.report.columns import CHANGES, DECISION, FIGURES, FINDINGS, PAIRS, STATE, TERMS, Cell, Sheet, sheets_of
from termqa.report.rows import count_figures
from termqa.report.run import moment, tool_version
from termqa.report.summary import cap_note, page
from termqa.report.words import DECISIONS, STATES, WAIVING, Decision, choice
from termqa.report.xlsx.cells import LINE_HEIGHT, lines
from termqa.report.xlsx.first_page import NAME, write_first_page
from termqa.report.xlsx.look import GREY_FILL, GREY_TEXT, ROLES, SIZE, Styles, Worksheet
from termqa.report.xlsx.paper import A3, A4, set_page
from termqa.report.xlsx.rows import Rows
from termqa.report.xlsx.save import save

SCHEMA = "termqa-report/1"
ROW_LIMIT = 1_000_000
"""How many rows a sheet of Excel can hold, a little less."""
TALLEST = 409.0
"""Points."""
CHOICES, FACTS = "_lists", "_termqa"
FACTS_HEADER = ("Finding ID", "Decision", "Concept", "Chinese", "Found", "Grade")
CHOICES_NAME = "termqa_decisions"
TABS = {FINDINGS.name: "B42318", FIGURES.name: "1D5FA8"}
INPUTS = ("choice", "input")
DECISION_COLORS = {
    Decision.FIX: ("FBD9D7", "8F1D14"),
    Decision.UPDATE_GLOSSARY: ("E3EEF9", "1B4B7A"),
    Decision.DISCUSS: ("FFF6CC", "5C4A00"),
}


def write(report: Report, stream: IO[bytes], lang: Lang, max_rows: int = 5000) -> None:
    """Write the workbook to a binary stream; a sheet shows ``max_rows`` rows at most (0: all that Excel can hold)."""
    book = Workbook(write_only=True)
    first: Any = book.create_sheet(NAME)
    styles = Styles(first)
    figures = count_figures(report.figures)
    rows = {NAME: write_first_page(Rows(first, styles), page(report, figures, lang, max_rows), lang)}
    totals = {
        FINDINGS.name: len(report.findings),
        CHANGES.name: len(report.changes),
        TERMS.name: len(report.terms),
        FIGURES.name: figures.rows,
        PAIRS.name: max(report.segments, len(report.pairs)),
    }
    limit = min(max_rows or ROW_LIMIT, ROW_LIMIT)
    for sheet in sheets_of(report):
        made = Rows(book.create_sheet(sheet.name), styles)
        rows[sheet.name] = _write_sheet(made, sheet, report, lang, totals[sheet.name], limit)
    _write_choices(book)
    rows[FACTS] = _write_facts(Rows(book.create_sheet(FACTS), styles), report, lang)
    _describe(book)
    save(book, rows, stream, moment())


def _write_sheet(rows: Rows, sheet: Sheet[Any], report: Report, lang: Lang, total: int, max_rows: int) -> Rows:
    _set_up(rows.made, sheet)
    heads = ["header-input" if column.style in INPUTS else "header" for column in sheet.columns]
    rows.add([Cell(header) for header in sheet.headers(lang)], heads, 30)
    for row in islice(sheet.rows(report), max_rows):
        _write_row(rows, sheet, sheet.cells(row, lang))
    last = rows.at
    if last == 1:
        rows.add([Cell(sheet.empty.in_(lang))], ["note"])
    elif last - 1 < total:
        rows.add([], [])
        rows.add([Cell(cap_note(last - 1, total, lang))], ["note"])
    _finish(rows.made, sheet, lang, max(last, 2), last > 1)
    return rows


def _set_up(made: Worksheet, sheet: Sheet[Any]) -> None:
    """What must be known before the first row is written."""
    made.sheet_properties.tabColor = TABS.get(sheet.name)
    made.freeze_panes = "F2" if sheet is FINDINGS else "B2"
    set_page(made, A4 if sheet is TERMS else A3, "landscape", sheet.name)
    for number, column in enumerate(sheet.columns, 1):
        made.column_dimensions[get_column_letter(number)].width = column.width


def _write_row(rows: Rows, sheet: Sheet[Any], cells: Sequence[Cell]) -> None:
    roles, high = [], 1
    for column, cell in zip(sheet.columns, cells, strict=True):
        roles.append("count" if column.style == "link" and cell.pair is None else column.style)
        if isinstance(cell.value, str) and cell.value:
            high = max(high, lines(cell.value, column.width * SIZE / ROLES[column.style].size))
    rows.add(cells, roles, min(LINE_HEIGHT * high + 5, TALLEST))


def _finish(made: Worksheet, sheet: Sheet[Any], lang: Lang, last: int, filled: bool) -> None:
    """Filters, choices and print settings, for rows 1 to ``last``."""
    columns = len(sheet.columns)
    area = f"A1:{get_column_letter(columns)}{last}"
    if sheet is FINDINGS and filled:
        made.tables.add(_table(area, sheet.headers(lang)))
        _offer_choices(made, sheet, last)
    else:
        made.auto_filter.ref = area
    printed = sum(column.printed for column in sheet.columns)
    made.print_area = f"A1:{get_column_letter(printed)}{last}"
    made.print_title_rows = "1:1"


def _table(area: str, headers: Sequence[str]) -> Table:
    table = Table(displayName="FindingsTable", ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.tableColumns = [TableColumn(id=number, name=header) for number, header in enumerate(headers, 1)]
    table.autoFilter = AutoFilter(ref=area)
    return table


def _offer_choices(made: Worksheet, sheet: Sheet[Any], last: int) -> None:
    """The dropdown in the Decision column, colours for decisions, and grey rows where a finding is waived for good."""
    letter, state = _letter(sheet, DECISION), _letter(sheet, STATE)
    offer = DataValidation(type="list", formula1=CHOICES_NAME, allow_blank=True, showErrorMessage=True)
    offer.errorTitle = "处理 Decision"
    offer.error = "请从列表中选择。Please choose from the list."
    offer.showInputMessage, offer.promptTitle = True, "处理 Decision"
    offer.prompt = (
        "从列表中选择；严重问题判为误报或接受时须写意见。\nChoose; waiving a critical finding needs a comment."
    )
    offer.add(f"{letter}2:{letter}{last}")
    made.data_validations.append(offer)
    waived = ",".join(f'${letter}2="{choice(decision)}"' for decision in WAIVING)
    whole = f"A2:{get_column_letter(len(sheet.columns))}{last}"
    confirmed = f'NOT(ISNUMBER(SEARCH("{STATES["carried"].en}",${state}2)))'
    grey = _rule([f"AND(OR({waived}),{confirmed})"], font=Font(color=GREY_TEXT), fill=_solid(GREY_FILL))
    made.conditional_formatting.add(whole, grey)
    for decision, (fill, color) in DECISION_COLORS.items():
        rule = _rule([f'${letter}2="{choice(decision)}"'], font=Font(color=color, bold=True), fill=_solid(fill))
        made.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _letter(sheet: Sheet[Any], title: Text) -> str:
    return next(get_column_letter(n) for n, column in enumerate(sheet.columns, 1) if column.title == title)


def _rule(formulas: list[str], font: Font, fill: PatternFill) -> Rule:
    return Rule(type="expression", formula=formulas, dxf=DifferentialStyle(font=font, fill=fill))


def _solid(color: str) -> PatternFill:
    """A fill for a conditional format, which takes the colour from the background."""
    return PatternFill("solid", bgColor=color)


def _write_choices(book: Workbook) -> None:
    """The hidden sheet that the dropdown takes its list from (a list inside the cell may not exceed 255 characters)."""
    made: Worksheet = book.create_sheet(CHOICES)
    made.sheet_state = "hidden"
    made.append(["Decision"])
    for decision in DECISIONS:
        made.append([choice(decision)])
    area = f"{CHOICES}!$A$2:$A${len(DECISIONS) + 1}"
    book.defined_names[CHOICES_NAME] = DefinedName(CHOICES_NAME, attr_text=area)


def _write_facts(rows: Rows, report: Report, lang: Lang) -> Rows:
    """What reading the workbook back needs: facts of the run, and what was exported under each finding's id."""
    rows.made.sheet_state = "veryHidden"
    facts = [("schema", SCHEMA), ("version", tool_version()), ("written", moment().isoformat()), ("lang", lang.value)]
    facts += [("glossary", name) for name in report.glossaries]
    facts += [(f"setting {key}", value) for key, value in report.settings.items()]
    told: list[tuple[str, ...]] = [*facts, (), FACTS_HEADER]
    for finding in report.findings:
        term = finding.problem.term
        about = (term.id, term.zh, term.found or "", str(term.grade)) if term else ()
        told.append((finding.id, finding.decision or "", *about))
    for row in told:
        rows.add([Cell(value) for value in row], ["line"] * len(row))
    return rows


def _describe(book: Workbook) -> None:
    book.properties.creator = book.properties.lastModifiedBy = f"termqa {tool_version()}"
    book.properties.title = "译文核查报告 Translation QA report"
    book.properties.created = book.properties.modified = moment()
