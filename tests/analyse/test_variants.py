"""What one text writes in several ways does not depend on the order of its segments; a change of one place is seen."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termqa.analyse.mentions import Difference, Line
from termqa.analyse.variants import find_variants

TEXT = (
    "The new-type storage cells work well.",
    "Two plants make new types of storage cells.",
    "The Forum on Coastal Forests opened in May.",
    "At the forum on coastal forests, experts spoke.",
    "A nationally linked power grid is being built.",
    "The national linked power grid will be ready soon.",
    "Loans for small- and medium-sized farms rose.",
    "It helps small and medium-sized farms.",
    "Policymakers met, and policy-makers agreed.",
)
PLAIN = (
    "The port of Dalmar handled 5 million tons of high-quality ore in March.",
    "High-quality ore from Dalmar is sold in forty countries.",
    "The intelligent crane system of the port cut waiting times by a third.",
    "Operators of the intelligent crane system were trained by the harbour board.",
    "The five-year harbour plan follows a nationally agreed safety code.",
    "Ships that follow the nationally agreed safety code pay lower fees.",
)


def lines(texts):
    return [Line(text, False, number) for number, text in enumerate(texts)]


def seen(texts):
    return {(v.difference, v.rare[0].words, v.usual[0].words) for v in find_variants(lines(texts))}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_segments_does_not_change_what_is_found(seed):
    shuffled = list(TEXT)
    random.Random(seed).shuffle(shuffled)
    ordered = sorted(shuffled)
    assert seen(ordered) == seen(sorted(TEXT))
    assert {v.difference for v in find_variants(lines(shuffled))} == {
        Difference.FORM,
        Difference.CAPITAL,
        Difference.HYPHEN,
        Difference.CLOSED,
    }


@pytest.mark.parametrize(
    ("words", "instead", "difference"),
    [
        ("the intelligent crane", "the smart crane", Difference.WORDING),
        ("The intelligent crane", "The intelligent cranes", Difference.NUMBER),
        ("the nationally agreed", "the national agreed", Difference.FORM),
        ("High-quality ore", "High quality ore", Difference.HYPHEN),
        ("High-quality ore", "Low-quality ore", None),
    ],
)
def test_one_changed_place_of_a_consistent_text_is_seen(words, instead, difference):
    assert seen(PLAIN) == set()
    changed = [text.replace(words, instead) for text in PLAIN]
    assert changed != list(PLAIN)
    assert [v.difference for v in find_variants(lines(changed))] == [difference] * bool(difference)


@given(st.lists(st.text(alphabet="aA bB-+/&.,'’“”()5s", max_size=40), max_size=6))
def test_the_words_of_a_mention_are_those_that_stand_there(texts):
    given_lines = lines(texts)
    for variant in find_variants(given_lines):
        for mention in (*variant.rare, *variant.usual):
            assert mention.span.of(given_lines[mention.line].text) == mention.words
