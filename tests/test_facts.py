"""What set rules remember until all texts have been read."""

from termqa.facts import Facts
from termqa.model import Code, Kind, Lang, Pair, Segment, Stretch, Text, Where


def test_only_facts_whose_key_another_has_come_back_together():
    facts = Facts()
    for n, key in enumerate(("a", "b", "a", "c", "a")):
        facts.add("rule", key, Where(0, n), n)
    facts.add("another rule", "b", Where(0, 9), 9)
    assert list(facts.shared("rule", 10)) == [[(Where(0, 0), 0), (Where(0, 2), 2), (Where(0, 4), 4)]]
    assert list(facts.shared("rule", 2)) == []


def test_a_pair_comes_back_as_it_was():
    facts = Facts()
    place, codes, stretches = Text("第1段", "paragraph 1"), (Code(1, "1"), Code(2, "/1")), (Stretch(4, 0, 3),)
    source = Segment("三亿元", Lang.ZH, place, Kind.CELL, codes, stretches)
    assert [len(noun._fields) for noun in (Pair, Segment)] == [7, 6], "a field that facts would lose"
    pair = Pair("x1", source, Segment("300 million yuan", Lang.EN), 2.5, True, "四亿元", "400 million yuan")
    facts.add_pair(Where(1, 7), "a.tsv", pair)
    assert facts.pair(Where(1, 7)) == ("a.tsv", pair)


def test_facts_of_a_key_that_too_many_have_are_no_longer_wanted():
    facts = Facts()
    for n in range(9):
        if facts.wants("rule", "common", 3):
            facts.add("rule", "common", Where(0, n), n)
        if n < 3 and facts.wants("rule", "rare", 3):
            facts.add("rule", "rare", Where(0, n), n)
    assert not facts.wants("rule", "common", 3) and facts.wants("another rule", "common", 3)
    assert list(facts.shared("rule", 3)) == [[(Where(0, n), n) for n in range(3)]]
    kept = next(facts.shared("rule", 99))
    assert kept == [(Where(0, n), n) for n in range(4)], "one too many, to tell that they are"


def test_facts_of_another_process_are_taken_as_far_as_they_are_wanted():
    all_facts = Facts()
    for text in range(3):
        others = Facts()
        for n in range(2):
            others.add("rule", "common", Where(0, n), (text, n))
        others.add("rule", f"rare {text // 2}", Where(0, 1), text)
        others.add_pair(Where(0, 1), f"{text}.tsv", Pair(str(text), Segment("", Lang.ZH), Segment("", Lang.EN)))
        all_facts.take(others.taken(), text, {"rule": 4})
    assert list(all_facts.shared("rule", 4)) == [[(Where(0, 1), 0), (Where(1, 1), 1)]]
    assert [all_facts.pair(Where(text, 1))[0] for text in range(3)] == ["0.tsv", "1.tsv", "2.tsv"]
    assert [len(found) for found in all_facts.shared("rule", 99)] == [5, 2], "no more than one too many is kept"
