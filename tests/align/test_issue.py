"""The previous issue of a monthly text, and what its translation says at each place."""

from termqa.align.issue import previous, with_last
from termqa.model import Bitext, Lang, Pair, Segment

MARCH = [
    ("1—3月，工业增加值同比增长6.1%。", "In the first three months, industrial value added rose 6.1 percent."),
    ("其中，制造业增长6.4%。", "Of the total, manufacturing grew 6.4 percent."),
    ("3月末，用户达2.4亿户。", "At the end of March, there were 240 million users."),
]
APRIL = [
    ("1—4月，工业增加值同比增长6.3%。", "In the first four months, industrial value added rose 6.1 percent."),
    ("原材料工业增长较快。", "Raw materials grew fairly fast."),
    ("4月末，用户达2.5亿户。", "At the end of April, there were 250 million users."),
]
OTHER = [("会议在北京召开。", "The meeting was held in Beijing."), ("各方代表出席了会议。", "Delegates attended.")]


def text(rows: list[tuple[str, str]], file: str) -> Bitext:
    pairs = [Pair(str(n), Segment(zh, Lang.ZH), Segment(en, Lang.EN)) for n, (zh, en) in enumerate(rows, 1)]
    return Bitext(file, pairs, Lang.ZH, Lang.EN, source_file=file)


def test_the_segments_that_issues_share_tell_which_text_is_the_previous_one():
    april, march, other = text(APRIL, "b.tsv"), text(MARCH, "a.tsv"), text(OTHER, "c.tsv")
    assert previous(april, [other, march]) is march
    assert previous(april, [other]) is None
    assert previous(text([], "x.tsv"), [march]) is None


def test_a_name_that_differs_in_its_figures_alone_decides():
    april = text(APRIL, "in/2024-04.tsv")
    march, twin = text([*MARCH[:1], *OTHER * 4], "old/2024-03.tsv"), text(APRIL, "old/other.tsv")
    assert previous(april, [twin, march]) is march


def test_each_pair_knows_what_the_previous_translation_said_at_its_place():
    pairs = list(with_last(text(APRIL, "b.tsv"), text(MARCH, "a.tsv")).pairs)
    assert [pair.last for pair in pairs] == [MARCH[0][1], "", MARCH[2][1]]
