import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from python_calamine import CalamineWorkbook

from termqa.errors import UserError
from termqa.model import Decided, Earlier, Kind, Lang, Pair, Report, Severity, Since, Text
from termqa.read.text import table_row
from termqa.report import write, xlsx
from termqa.report.cell_text import CELL_LIMIT, CUT, width
from termqa.report.columns import FINDINGS, MESSAGE
from termqa.report.columns import SHEETS as TABLES
from termqa.report.words import DECISIONS, choice
from termqa.report.xlsx.first_page import WIDTHS
from termqa.rules import RULES

from .conftest import BRIEFING, CASES, Case, case_of, make

SHEETS = ["汇总 Summary", "问题 Findings", "术语 Terms", "数字 Numbers", "双语对照 Segments", "_lists", "_termqa"]


def written(report: Report, lang: Lang = Lang.ZH, max_rows: int = 5000) -> bytes:
    stream = io.BytesIO()
    xlsx.write(report, stream, lang, max_rows)
    return stream.getvalue()


def workbook(report: Report, **options):
    return openpyxl.load_workbook(io.BytesIO(written(report, **options)), rich_text=True)


def rows(sheet) -> list[dict[str, object]]:
    header = [str(cell.value).split()[-1] if cell.value else "" for cell in sheet[1]]
    return [dict(zip(header, line, strict=False)) for line in sheet.iter_rows(min_row=2)]


def marked(cell) -> list[str]:
    if not isinstance(cell.value, CellRichText):
        return []
    return [run.text for run in cell.value if isinstance(run, TextBlock) and run.font.b and run.font.u == "single"]


def plain(cell) -> str:
    return str(cell.value or "")


def case(source: str = "⟦三亿⟧元", target: str = "⟦3 billion⟧ yuan", **more) -> Case:
    return Case(source, target, "number-value", Severity.MAJOR, Text("不符", "differs"), **more)


def test_the_sheets_stand_in_order_and_the_last_two_are_hidden(report):
    book = workbook(report)
    assert book.sheetnames == SHEETS
    assert [book[name].sheet_state for name in SHEETS[-2:]] == ["hidden", "veryHidden"]


def test_marked_words_are_the_spans_of_the_finding_in_both_languages(report):
    by_id = {f.id: f for f in report.findings}
    visible = {"  ": "␣␣", "\u00a0\u3000": "°□"}
    for row in rows(workbook(report)["问题 Findings"]):
        finding = by_id[row["ID"].value]
        for name, segment, spans in (
            ("Source", finding.pair.source, finding.problem.source),
            ("Target", finding.pair.target, finding.problem.target),
        ):
            words = [span.of(segment.text) for span in spans]
            assert marked(row[name]) == [visible.get(w, w) for w in words], finding.rule


def test_findings_come_worst_first_and_closed_ones_last(report):
    severities = [row["Severity"].value for row in rows(workbook(report)["问题 Findings"])]
    assert severities == (
        ["严重 Critical"] * 4 + ["重要 Major"] * 5 + ["轻微 Minor"] * 9 + ["提示 Info"] + ["重要 Major"]
    )


@pytest.mark.parametrize("lang", list(Lang))
def test_headers_hold_the_english_word_in_every_language(report, lang):
    sheet = workbook(report, lang=lang)["问题 Findings"]
    english = [column.title.en for column in FINDINGS.columns]
    assert all(word in cell.value for word, cell in zip(english, sheet[1], strict=True))


def test_the_decision_column_offers_the_six_decisions_and_keeps_earlier_ones(report):
    book = workbook(report)
    sheet = book["问题 Findings"]
    (offer,) = sheet.data_validations.dataValidation
    assert str(offer.sqref) == "K2:K21"
    assert offer.formula1 == "termqa_decisions"
    assert book.defined_names["termqa_decisions"].attr_text == "_lists!$A$2:$A$7"
    assert [row[0].value for row in book["_lists"]["A2:A7"]] == [choice(d) for d in DECISIONS]
    decided = {row["ID"].value[:2]: row["Decision"].value for row in rows(sheet)}
    assert (decided["01"], decided["18"], decided["19"]) == ("待处理 Open", "需修改 Fix", "误报 False positive")


def test_filters_frozen_panes_and_print_titles_are_there(report):
    book = workbook(report)
    assert book["问题 Findings"].tables["FindingsTable"].ref == "A1:O21"
    assert book["问题 Findings"].tables["FindingsTable"].autoFilter.ref == "A1:O21"
    assert book["数字 Numbers"].auto_filter.ref == "A1:N10"
    assert [book[name].freeze_panes for name in SHEETS[1:5]] == ["F2", "B2", "B2", "B2"]
    for name in SHEETS[1:5]:
        sheet = book[name]
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_table_columns_bear_the_names_in_the_header_row(report):
    sheet = workbook(report)["问题 Findings"]
    names = [column.name for column in sheet.tables["FindingsTable"].tableColumns]
    assert names == [cell.value for cell in sheet[1]]
    assert len(set(names)) == len(names)


def test_a_finding_leads_to_its_segment(report):
    book = workbook(report)
    for row in rows(book["问题 Findings"]):
        target, cell = row["Segment"].hyperlink.location.rsplit("!", 1)
        assert target == "'双语对照 Segments'"
        assert plain(book["双语对照 Segments"]["F" + cell[1:]]) == plain(row["Target"])


HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+49 30",
    "-5%",
    "@SUM(A1)",
    "＝1",
    "#N/A",
    "_x0041_ literal",
    "http://example.org/a",
    "😀 surrogates 𠮷",
    " blanks at both ends ",
    "two\nlines",
    "<b>&amp;</b>",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("mark", [False, True], ids=["plain", "marked"])
def test_hostile_text_comes_back_unchanged_and_is_no_formula(text, mark):
    data = written(make([case(target=f"⟦{text[:2]}⟧{text[2:]}" if mark else text)]))
    cell = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)["问题 Findings"]["H2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    second = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("问题 Findings").to_python()
    assert second[1][7] == text
    assert marked(cell) == ([text[:2]] if mark else [])


def test_text_like_a_formula_stays_text_when_it_is_edited_in_excel():
    sheet = workbook(make([case(target="=1+1"), case(target="1+1")]))["问题 Findings"]
    assert (sheet["H2"].quotePrefix, sheet["H3"].quotePrefix) == (True, False)


def test_no_formula_stands_outside_the_summary(report):
    book = workbook(report)
    for name in SHEETS[1:]:
        assert not [c.coordinate for line in book[name].iter_rows() for c in line if c.data_type == "f"]


def test_characters_that_xml_cannot_hold_are_replaced_one_for_one():
    sheet = workbook(make([case(source="a\x00b\x1b\ud800⟦三亿⟧\ufffe", target="x\x07y")]))["问题 Findings"]
    assert plain(sheet["G2"]) == "a\ufffdb\ufffd\ufffd三亿\ufffd"
    assert marked(sheet["G2"]) == ["三亿"]
    assert plain(sheet["H2"]) == "x\ufffdy"


@pytest.mark.parametrize("filler", ["字", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_note(filler):
    sheet = workbook(make([case(source=f"⟦三亿⟧{filler * 40_000}")]))["问题 Findings"]
    text = plain(sheet["G2"])
    assert text.endswith(CUT)
    assert CELL_LIMIT - 2 < len(text.encode("utf-16-le")) / 2 <= CELL_LIMIT
    assert marked(sheet["G2"]) == ["三亿"]


def test_rows_beyond_the_cap_are_counted_in_a_note(report):
    book = workbook(report, max_rows=5)
    sheet = book["问题 Findings"]
    assert [row[0].value for row in sheet["A2:A6"]] == [1, 2, 3, 4, 5]
    assert "前 5 行，共 20 行" in sheet["A8"].value
    assert sheet.tables["FindingsTable"].ref == "A1:O6"
    assert "前 5 行，共 9 行" in book["数字 Numbers"]["A8"].value
    assert "前 5 行，共 20 行" in " ".join(plain(c) for line in book["汇总 Summary"].iter_rows() for c in line)


def test_all_rows_are_listed_where_the_cap_is_zero(report):
    assert workbook(report, max_rows=0)["问题 Findings"].tables["FindingsTable"].ref == "A1:O21"


def test_a_report_without_findings_says_so_and_has_no_table():
    book = workbook(Report())
    assert not book["问题 Findings"].tables
    assert book["问题 Findings"]["A2"].value == "没有发现问题。"
    assert "没有发现需要处理的问题" in " ".join(plain(c) for line in book["汇总 Summary"].iter_rows() for c in line)


def test_the_summary_tells_counts_figures_and_what_was_not_checked(report):
    sheet = workbook(report)["汇总 Summary"]
    lines = {plain(line[0]): [cell.value for cell in line[1:]] for line in sheet.iter_rows()}
    findings = "待处理问题 19 处（严重 4、重要 5、轻微 9、提示 1）"
    assert f"{findings}；原文 8 个数字，6 个在译文中对上；1 项未能检查，见“未检查”。" in lines
    assert lines["严重 Critical"][0] == 4
    assert lines["text-space  空格"][2:5] == [2, None, 2]
    assert not [name for name in lines if name.startswith("number-unit")]  # its only finding is closed
    assert lines["在译文中对上"][0] == 6
    assert lines["samples/broken.docx"][0].startswith("not a Word document")
    assert lines["词表"][0] == "official (120 concepts)"


def summary_rows(report: Report, **options) -> dict[str, list[object]]:
    """The lines of the Summary by their first cell, as formulas and as the values that viewers show."""
    sheet = workbook(report, **options)["汇总 Summary"]
    return {plain(line[0]): [cell.value for cell in line[1:]] for line in sheet.iter_rows()}


def test_progress_is_counted_by_formulas_over_severity_and_decision(report):
    row = summary_rows(report)["严重 Critical"]
    severity, decision = "'问题 Findings'!$B:$B", "'问题 Findings'!$K:$K"
    waiting = f'COUNTIFS({decision},"待处理 Open",{severity},"严重 Critical")'
    assert row[1] == "=" + waiting
    assert str(row[3]).count("COUNTIFS") == 2
    total = f'COUNTIFS({severity},"严重 Critical")'
    assert row[5] == f'=IF({total}=0,"",1-({waiting})/{total})'


def test_a_viewer_that_does_not_calculate_shows_the_progress_at_export(report):
    book = openpyxl.load_workbook(io.BytesIO(written(report)), data_only=True)
    lines = {plain(line[0]): [cell.value for cell in line[1:7]] for line in book["汇总 Summary"].iter_rows()}
    assert lines["严重 Critical"] == [4, 3, 0, 1, 0, 0.25]
    assert lines["轻微 Minor"][:5] == [9, 8, 1, 0, 0]
    assert lines["合计"][:5] == [19, 17, 1, 2, 0]


def test_the_charts_stand_beside_each_other_over_numbers_in_cells(report):
    sheet = workbook(report)["汇总 Summary"]
    severities, rules = sheet._charts
    (series,) = severities.series
    area = series.val.numRef.f.split("!")[1].replace("$", "")
    assert [cell[0].value for cell in sheet[area]] == [4, 5, 9, 1]
    assert [s.val.numRef.f.count(":") for s in rules.series] == [1] * 4
    first, second = severities.anchor, rules.anchor
    assert first.to.col == second._from.col and first._from.row == second._from.row
    assert not workbook(Report())["汇总 Summary"]._charts


def test_a_rule_leads_to_its_first_finding(report):
    book = workbook(report)
    links = [cell for line in book["汇总 Summary"].iter_rows(max_col=1) for cell in line if cell.hyperlink]
    assert len(links) == len({f.rule for f in report.findings if f.state != "closed"})
    for cell in links:
        number = int(cell.hyperlink.location.rpartition("!A")[2])
        assert plain(book["问题 Findings"][f"C{number}"]).partition("\n")[0] == plain(cell).split()[0]


def test_how_to_use_it_is_said_in_each_language_by_itself(report):
    lines = list(summary_rows(report))
    zh, en = lines.index("怎样使用"), lines.index("How to use")
    assert all(line[:2] == f"{n}." and not line.isascii() for n, line in enumerate(lines[zh + 1 : zh + 7], 1))
    assert all(line[:2] == f"{n}." for n, line in enumerate(lines[en + 1 : en + 7], 1))
    assert not any("\u4e00" <= c <= "\u9fff" for line in lines[en + 1 : en + 7] for c in line)


def test_the_summary_tells_what_changed_and_what_became_of_decisions(report):
    gone = Earlier("0" * 16, "number-value", "major", "a.docx", "7", "原文", "text", "told\nmore")
    report.since, report.decided = Since("first.xlsx", (gone,), 3, 2), Decided("d.jsonl", 4, 1, 5)
    lines = summary_rows(report, lang=Lang.EN)
    assert lines["Since the last report"][0] == "Since first.xlsx: 1 fixed, 3 still open, 2 new."
    assert lines["Decisions"][0] == "d.jsonl: 4 closed, 1 carried, 5 no longer needed."
    assert lines["Fixed number-value"][0] == "a.docx segment 7: told"


def test_a_finding_in_a_table_says_what_heads_its_row_and_column():
    cells = [("指标", 1), ("数额", 1), ("出口", 2), ("5", 2), ("进口", 3), ("7", 3)]
    report = make([case_of(text, text) for text, _ in cells])
    for n, (_, row) in enumerate(cells):
        file, pair = report.pairs[n]
        sides = (side._replace(place=table_row(1, row), kind=Kind.CELL) for side in (pair.source, pair.target))
        pair = Pair(pair.id, *sides)
        report.pairs[n], report.findings[n] = (file, pair), replace(report.findings[n], pair=pair)
    sheet = workbook(report)["问题 Findings"]
    assert plain(sheet["F5"]) == "第1个表第2行\n出口 · 数额"
    assert plain(sheet["F7"]) == "第1个表第3行\n进口 · 数额"


def test_the_ledger_shows_value_verdict_and_room_for_two_signatures(report):
    book = workbook(report)
    assert [cell.value.split()[-1] for cell in book["数字 Numbers"][1]][8:12] == ["Verdict", "Suggested", "by", "check"]
    first = [plain(cell) for cell in book["数字 Numbers"][2]]
    assert first[4:10] == [
        "4437亿元",
        "443,700,000,000 CNY",
        "4,437 billion yuan",
        "4,437,000,000,000 CNY",
        "不符 Differs",
        "443.7 billion yuan",
    ]
    assert marked(book["数字 Numbers"]["M2"]) == ["4437亿元"]
    assert marked(book["数字 Numbers"]["N2"]) == ["4,437 billion yuan"]


def test_the_segments_sheet_marks_open_findings_and_names_their_numbers(report):
    sheet = workbook(report)["双语对照 Segments"]
    assert marked(sheet["F2"]) == ["4,437 billion yuan"]
    assert plain(sheet["G2"]) == "1"
    assert marked(sheet["F20"]) == []  # closed


def test_the_facts_hold_the_decision_and_the_term_exported_under_each_id(report):
    facts = [[plain(cell) for cell in line] for line in workbook(report)["_termqa"].iter_rows()]
    assert facts[0][:2] == ["schema", "termqa-report/1"]
    told = {line[0]: line[1:] for line in facts}
    assert {f.id: f.decision or "" for f in report.findings} == {f.id: told[f.id][0] for f in report.findings}
    term = next(f for f in report.findings if f.rule == "term-forbidden")
    assert told[term.id] == ["", "c0031", "一国两制", "one state, two systems", "forbidden"]


def test_chinese_fonts_are_named_with_their_charset(report):
    cell = workbook(report)["问题 Findings"]["G2"]
    assert (cell.font.name, cell.font.charset) == ("Microsoft YaHei", 134)
    assert {(run.font.rFont, run.font.charset) for run in cell.value} == {("Microsoft YaHei", 134)}


def test_blanks_at_the_edges_of_marked_words_are_kept():
    data = written(make([case(target="a ⟦b⟧ c")]))
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert '<t xml:space="preserve">a </t>' in parts.read("xl/worksheets/sheet2.xml").decode()


def test_the_same_report_gives_the_same_bytes(report, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1776500000")
    assert written(report) == written(report)


def test_a_file_that_cannot_be_replaced_gives_a_hint_and_leaves_nothing_behind(report, tmp_path, monkeypatch):
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"open elsewhere")

    def refuse(self, other):
        raise PermissionError(13, "in use")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(UserError) as caught:
        write(report, target, Lang.EN)
    assert "close it in Excel" in caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["report.xlsx"]
    assert target.read_bytes() == b"open elsewhere"


def test_every_case_is_in_the_book(report):
    assert len(rows(workbook(report)["问题 Findings"])) == len(CASES)
    assert BRIEFING in {plain(row["File"]) for row in rows(workbook(report)["问题 Findings"])}


def test_no_word_of_a_header_is_broken_and_names_of_rules_fit_their_column():
    for sheet in TABLES:
        for column in sheet.columns:
            words = max(column.header(Lang.ZH).split(), key=width)
            assert width(words) * 1.2 + 1 <= column.width, (sheet.name, words)  # bold letters are a fifth wider
    assert max(len(f"{rule.name}  {rule.title.en}") for rule in RULES) <= WIDTHS[0]


@pytest.mark.parametrize("lang", list(Lang))
def test_rows_are_high_enough_for_long_messages_however_words_are_broken(lang: Lang):
    words = "“此外，将继续办好各类产业对接活动” has no translation; it belongs behind warehouses and representatives. "
    report = make([replace(case_of("三亿", "three"), message=Text(words * n, words * n)) for n in (1, 3)])
    sheet = openpyxl.load_workbook(io.BytesIO(written(report, lang)))["问题 Findings"]
    room = next(column.width for column in FINDINGS.columns if column.title == MESSAGE) - 0.5
    for row in (2, 3):
        broken, at = 1, 0.0
        for word in re.findall(r"[a-z;.]+ ?|.", sheet.cell(row, 9).value):
            broken, at = (broken + 1, width(word)) if at + width(word.rstrip()) > room else (broken, at + width(word))
        assert sheet.row_dimensions[row].height >= 14.5 * broken
