"""Two versions of a text: what stayed, changed, came, went and moved."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termqa.align.versions import Version, versions

TEXT = [
    "一季度，全市经济运行总体平稳。",
    "工业增加值同比增长6.1%，比上年全年加快1.5个百分点。",
    "固定资产投资完成4437亿元。",
    "其中，民间投资占比达到52%。",
    "社会消费品零售总额增长较快。",
    "下一步，我们将继续落实各项政策。",
    "重点做好稳就业和保供给工作。",
]


def test_a_text_that_stays_as_it_is_is_matched_sentence_by_sentence():
    assert versions(TEXT, TEXT) == [Version((n,), (n,)) for n in range(len(TEXT))]


def test_a_sentence_reworded_is_the_same_sentence():
    new = [*TEXT[:1], TEXT[1].replace("6.1%", "6.3%"), *TEXT[2:]]
    assert versions(TEXT, new) == [Version((n,), (n,)) for n in range(len(TEXT))]


def test_a_sentence_that_came_and_one_that_went_stand_alone():
    new = [*TEXT[:2], "居民收入稳步提高，物价温和上涨。", *TEXT[2:5], *TEXT[6:]]
    found = versions(TEXT, new)
    assert Version((), (2,)) in found and Version((5,), ()) in found
    assert sum(bool(v.old and v.new) for v in found) == 6


def test_a_sentence_that_moved_is_found_again_also_where_it_changed():
    new = [TEXT[5], *TEXT[:5], TEXT[6]]
    assert [v for v in versions(TEXT, new) if v.moved] == [Version((5,), (0,), moved=True)]
    new[0] = new[0].replace("各项", "一揽子")
    assert [v for v in versions(TEXT, new) if v.moved] == [Version((5,), (0,), moved=True)]


def test_a_sentence_split_in_two_and_two_joined_are_matched_together():
    joined = TEXT[2][:-1] + "，" + TEXT[3]
    assert Version((2, 3), (2,)) in versions(TEXT, [*TEXT[:2], joined, *TEXT[4:]])
    assert Version((2,), (2, 3)) in versions([*TEXT[:2], joined, *TEXT[4:]], TEXT)


@given(st.lists(st.sampled_from(TEXT), max_size=8), st.lists(st.sampled_from(TEXT), max_size=8))
def test_each_sentence_of_both_texts_stands_in_the_result_once(old: list[str], new: list[str]):
    found = versions(old, new)
    assert sorted(n for v in found for n in v.old) == list(range(len(old)))
    assert [n for v in found for n in v.new] == list(range(len(new)))


@pytest.mark.parametrize("seed", range(5))
def test_edits_of_all_kinds_in_a_long_text_are_all_found(seed: int):
    chance = random.Random(seed)
    old = [f"第{n}项工作由第{n % 7}组负责，计划投入{n * 13 % 97}万元，于{n % 12 + 1}月完成。" for n in range(300)]
    new = [s.replace("计划投入", "安排") if chance.random() < 0.1 else s for s in old]
    gone = chance.sample(range(300), 10)
    new = [s for n, s in enumerate(new) if n not in gone]
    found = versions(old, new)
    assert [v.old[0] for v in found if not v.new] == sorted(gone)
    assert not [v for v in found if not v.old]
