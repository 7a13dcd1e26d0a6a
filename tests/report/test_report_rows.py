import pytest

from termqa.model import FigureRow, Kind, Lang, Pair, Report, Segment, Span, Text
from termqa.report.cell_text import cell_pieces, excerpt, pieces
from termqa.report.columns import PAIRS
from termqa.report.rows import FigureCounts, cell_labels, count_figures, finding_rows, ledger_rows, pair_rows

from .conftest import BRIEFING, figure


def test_figures_are_counted_by_verdict(report):
    assert count_figures(report.figures) == FigureCounts(total=8, matched=6, differs=1, missing=1, extra=1, rows=9)


def test_a_figure_that_is_justified_without_a_source_is_no_source_figure():
    assert count_figures([figure("1", None, "two", "justified")]) == FigureCounts(rows=1)


def test_a_figure_whose_words_are_not_in_the_pair_of_that_number_gets_no_sentence(report):
    right, wrong = figure("1", "4437亿元", None, "missing"), figure("1", "别的数", None, "missing")
    spans = [
        FigureRow(BRIEFING, "1", f.source, None, "cardinal", "missing", source_span=Span(15, 21))
        for f in (right, wrong)
    ]
    report.figures = spans
    assert [row.pair is not None for row in ledger_rows(report)] == [True, False]


def test_the_first_of_two_equal_pairs_is_the_one_a_finding_leads_to(report):
    made = Report(findings=[report.findings[0]], pairs=[report.pairs[0], report.pairs[0]])
    assert finding_rows(made)[0].pair_number == 1


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("abcdef", False)]),
        ([Span(4, 99)], [("abcd", False), ("ef", True)]),
        ([Span(1, 2), Span(2, 3)], [("a", False), ("bc", True), ("def", False)]),
        ([Span(3, 3), Span(9, 12)], [("abcdef", False)]),
    ],
    ids=["none", "too long", "touching", "empty and outside"],
)
def test_text_is_cut_at_spans(spans, expected):
    assert pieces("abcdef", spans) == expected


def test_marked_blanks_are_visible_but_blanks_between_marked_words_stay():
    assert cell_pieces("a  b c", (Span(1, 3), Span(3, 6))) == [("a", False), ("  b c", True)]
    assert cell_pieces("a  b", (Span(1, 3),)) == [("a", False), ("␣␣", True), ("b", False)]


@pytest.mark.parametrize(
    ("score", "target", "said"),
    [
        (4.1, "It rose.", "sure 4.1"),
        (0.5, "It rose.", "likely 0.5"),
        (-1.2, "It rose.", "alignment uncertain -1.2"),
        (3.0, "", "no counterpart 3.0"),
        (None, "It rose.", "As in file"),
    ],
)
def test_a_pair_shows_how_sure_its_alignment_is(score: float | None, target: str, said: str):
    pair = Pair("1", Segment("上升。", Lang.ZH), Segment(target, Lang.EN), score)
    (row,) = pair_rows(Report(pairs=[("a.en.txt", pair)]))
    assert PAIRS.columns[-1].value(row, Lang.EN).value == said


def test_a_cell_is_labelled_by_the_head_of_its_row_and_of_its_column():
    table = [("指标", "数额"), ("出口额", "336078")]
    cells = [
        ("a", Pair("1", Segment(text, Lang.ZH, Text("", f"table 1, row {row}"), Kind.CELL), Segment(text, Lang.EN)))
        for row, line in enumerate(table, 1)
        for text in line
    ]
    assert cell_labels(cells) == {1: (), 2: ("指标",), 3: ("指标",), 4: ("出口额", "数额")}


def test_the_numbers_sheet_shows_the_words_around_a_figure_with_the_figure_marked():
    assert excerpt("前三季度，全市货物贸易进出口总额4437亿元，同比增长5.2%。", Span(16, 22), 4) == (
        "…出口总额4437亿元，同比增…",
        (Span(5, 11),),
    )
    assert excerpt("Output of cars reached 3 million units in May.", Span(23, 32), 9)[0] == "…reached 3 million units…"
