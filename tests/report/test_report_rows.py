import pytest

from termqa.model import FigureRow, Lang, Pair, Report, Segment, Span
from termqa.report.cell_text import cell_pieces, pieces
from termqa.report.columns import PAIRS
from termqa.report.rows import FigureCounts, count_figures, finding_rows, ledger_rows, normal_form, pair_rows

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
    ("row", "expected"),
    [
        (figure("1", "s", "t", "equal", kind="percentage-point", value="0.2"), "0.2 pp"),
        (figure("1", "s", "t", "equal", bound="at-least", value="1000000", unit="person"), "≥ 1,000,000 person"),
        (figure("1", "s", "t", "equal", low="20", high="30", unit="km"), "20–30 km"),
        (figure("1", "s", "t", "equal", kind="date"), ""),
    ],
)
def test_a_value_has_one_form_for_both_languages(row, expected):
    assert normal_form(row) == expected


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
