"""A long text is read in one go, whatever its words are made of."""

import pytest

from termqa.rules import RULES

from .casefile import bitext_of, cases, problems_of

RULE = next(rule for rule in RULES if rule.name == "text-untranslated")


@pytest.mark.parametrize(
    "words", ["o'clock " * 5000 + "A", "a" * 40_000, "a'" * 20_000, "o'clock" * 5000 + " A", "'" * 20_000 + "ports"]
)
def test_forty_thousand_letters_that_are_no_phrase_are_silent(words: str):
    (case,) = cases(f"{words} || 港口{words}")
    assert not list(problems_of(RULE, bitext_of(case), case))


def test_the_same_words_in_small_letters_to_their_end_are_one_phrase():
    words = "o'clock " * 5000 + "sharp"
    (case,) = cases(f"{words} || 港口{words}")
    ((_, problem),) = problems_of(RULE, bitext_of(case), case)
    assert problem.target[0].of(f"港口{words}") == words
