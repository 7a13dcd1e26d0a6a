"""Terms that no glossary knows: where they stand, what renders them, and how renderings differ."""

import tracemalloc

import pytest

from termqa.analyse.discover.candidates import candidates
from termqa.analyse.discover.classes import Class, Contrast
from termqa.analyse.discover.judge import judged
from termqa.analyse.discover.rendering import Glosses, Use, common
from termqa.analyse.terms.lemma import Words
from termqa.model import Span

USES = [
    ("我们建设海上风电场。", "We build offshore wind farms."),
    ("海上风电场并网发电。", "An offshore wind farm was connected to the grid."),
    ("对海上风电场进行检查。", "The offshore wind farms were inspected."),
    ("介绍一下海上风电场。", "Let me talk about marine wind farms."),
]


def uses(pairs: list[tuple[str, str]]) -> list[Use]:
    return [Use(zh, Words(en)) for zh, en in pairs]


@pytest.mark.parametrize(
    ("found", "known", "kind"),
    [
        ("county hospitals", "county hospital", Class.INFLECTION),
        ("hospitals of the county", "county hospitals", Class.INFLECTION),
        ("asset managers", "asset management", Class.INFLECTION),
        ("policy advisor teams", "policy adviser teams", Class.SPELLING),
        ("fintech", "financial technology", Class.ABBREVIATION),
        ("real GDP", "real gross domestic product", Class.ABBREVIATION),
        ("hospitals", "county hospitals", Class.SHORT),
        ("large county hospitals", "county hospitals", Class.SHORT),
        ("young talent", "talent pool", Class.SHORT),
        ("county medical", "county hospitals", Class.SHORT),
        ("district hospitals", "county hospitals", Class.VARIANT),
        ("county clinics", "county hospitals", Class.VARIANT),
        ("yuan", "renminbi", Class.VARIANT),
    ],
)
def test_renderings_differ_in_one_of_five_ways(found: str, known: str, kind: Class):
    assert Contrast(Words(found), Words(known)).kind is kind


def test_candidates_stand_between_function_words_verbs_and_numerals():
    text = "我们将加强三项冷链物流网络和社区食堂的建设。"
    found = {c.form for c in candidates(text, ())}
    assert {"冷链物流", "冷链物流网络", "社区食堂"} <= found
    assert not any(set(form) & set("我们将三项和的") for form in found)


def test_what_the_glossary_knows_is_no_part_of_a_candidate():
    text = "冷链物流网络建成。"
    assert not any("物流" in c.form for c in candidates(text, (Span(2, 4),)))


def test_the_usual_rendering_is_what_translations_have_in_common():
    best = common(Glosses("海上风电场"), uses(USES[:3]))
    assert best is not None and best.run == ("offshor", "wind", "farm") and best.votes == 3


def test_other_words_in_the_same_place_are_a_deviation():
    found = judged("海上风电场", USES, [False] * 4)
    assert found is not None and found.usual.text == "offshore wind farms"
    ((number, seen),) = found.others
    assert number == 3 and seen.kind is Class.VARIANT and seen.span.of(USES[3][1]) == "marine wind farms"


def test_accepted_texts_say_what_is_usual():
    found = judged("海上风电场", USES, [False, False, False, True])
    assert found is not None and found.usual.text == "marine wind farms"
    assert [number for number, _ in found.others] == [0, 1, 2]


def test_translations_with_nothing_in_common_have_no_usual_rendering():
    free = ["Officials work differently now.", "It is a matter of conduct.", "People look at how servants behave."]
    assert judged("干部作风", [("干部作风。", en) for en in free], [False] * 3) is None


def test_the_words_of_a_pair_are_not_held_for_as_long_as_its_term_is_looked_at():
    texts = [(f"第{n}号海上风电场", f"Offshore wind farm number {n} " + "was inspected " * 9) for n in range(2500)]

    def peak(count: int) -> int:
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        found = judged("海上风电场", texts[-count:], [False] * count)
        assert found is not None and len(found.with_it) == count
        return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start()
    try:
        few = peak(600)
        more = peak(2500)
    finally:
        tracemalloc.stop()
    assert more < 2 * few
