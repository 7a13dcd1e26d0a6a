"""
Whether a term that has stood in full is only mentioned again: by its head, a pronoun, or its words over the clause.

Prose repeats no name of seven words: after “investment in real estate development” come “that in real estate
development”, “the investment”, “it”. Such a mention is no other rendering.
"""

import re
from collections.abc import Collection, Sequence

from termqa.analyse.terms import match
from termqa.analyse.terms.index import Rendering
from termqa.analyse.terms.lemma import STOPS, Words, root
from termqa.analyse.terms.window import EMPTY, touch

_THIS_KIND = re.compile(
    r"(?:^|[^\w\s]\s*|\b(?:although|and|as|because|but|if|so|that|though|when|where|whether|while)\s+)"
    r"(?:the\s+(?:concept|idea|vision)\b|(?:this|these|such(?: an?)?)\s+(?:\w+\s+)?"
    r"(?:approach|cause|concept|effort|endeavou?r|goal|idea|initiative|mission|notion|objective"
    r"|philosophy|plan|policy|policies|principle|strategy|strategies|undertaking|vision)s?\b)",
    re.IGNORECASE,
)
"""A noun for whatever was named before, where a clause begins with it."""
_PRONOUN = re.compile(
    r"\b(?:it|its|they|their|them|that|which|(?:this|these|those)"
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:also|can|could|had|has|have|is|are|may|must|should|was|were|will|would)\b))\b",
    re.IGNORECASE,
)
"""A word that stands for a thing; "this" before a noun does not."""
_ALL = ("all", "overall", "total", "entire", "whole")
_ENTIRE = re.compile(rf"\b(?:{'|'.join(_ALL)})\s+$", re.IGNORECASE)
_AS_A_WHOLE = re.compile(r"\s+(?:as a whole|overall|in general)\b")
_TAKEN_UP = re.compile(
    r"\b(?:(?:that|those)\s+(?:in|of|for|on|by|from)|excluding|including|except(?:\s+for)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:\s+\([^()]{2,10}\))?\s+(?:of|for|in|on)\s+(?:the\s+)?")
_MANY = 5
"""So many words of one rendering stand in one sentence by no chance."""
_FULL_STOPS = frozenset(".;!?")


def is_part(words: Words, run: tuple[int, int], renderings: Sequence[Rendering], earlier: Collection[str]) -> bool:
    """
    Whether words are a part of a rendering whose other words the grammar takes from their surroundings.

    That is from what "that" or "excluding" right before them takes up in the segment or in the one before, whose
    lemmas are ``earlier``; from a phrase with a preposition right behind them; or from the sentence if they are five.
    """
    own = _roots(words.lemmas[run[0] : run[1]])
    around = _roots([*words.lemmas[: run[0]], *earlier]) if _TAKEN_UP.search(_before(words, run)) else set()
    behind = _roots(_phrase_behind(words, run[1]))
    sentence = _roots(_sentence(words, *run))
    return any(
        own < wanted
        and (wanted - own <= around or wanted - own <= behind or (len(wanted) >= _MANY and wanted <= sentence))
        for wanted in map(_wanted, renderings)
    )


def is_again(words: Words, run: tuple[int, int], renderings: Sequence[Rendering]) -> bool:
    """Whether words are the rendering cut short, after it has stood in full: two of its words, or its definite head."""
    if words.raw[run[0]] in _ALL and run[1] - run[0] > 1:
        run = (run[0] + 1, run[1])  # overall industry
    own = _roots(words.lemmas[run[0] : run[1]])
    if not any(own < wanted for wanted in map(_wanted, renderings)):
        return False
    is_head = own <= set(map(_head, renderings))
    return len(own) > 1 or (is_head and (_is_definite(words, *run) or _is_named(words, *run)))


def head_again(words: Words, renderings: Sequence[Rendering]) -> tuple[int, int] | None:
    """The definite head of a rendering ("the rate", "industry as a whole"); None where it does not stand there."""
    heads = {_head(rendering) for rendering in renderings if len(_wanted(rendering)) > 1}
    runs = ((n, n + 1) for n, lemma in enumerate(words.lemmas) if root(lemma) in heads)
    return next((run for run in runs if _is_definite(words, *run)), None)


def has_pronoun(text: str) -> bool:
    """Whether an English text has a pronoun that can stand for a term.

    >>> has_pronoun("It was up."), has_pronoun("Prices were up.")
    (True, False)
    """
    return bool(_PRONOUN.search(text))


def is_taken_up(text: str) -> bool:
    """Whether a clause of an English text has a noun for its subject that takes up what was named before.

    >>> is_taken_up("This vision is ours."), is_taken_up("The plan is ours."), is_taken_up("We act under this plan.")
    (True, False, False)
    """
    return bool(_THIS_KIND.search(text))


def _before(words: Words, run: tuple[int, int]) -> str:
    return words.text[: words.spans[run[0]].start]


def _phrase_behind(words: Words, end: int) -> list[str]:
    """The words of a phrase with a preposition behind some words and the acronym in brackets that they may have."""
    found = _BEHIND.match(words.text, words.spans[end - 1].end)
    first = next((n for n in range(end, len(words.spans)) if found and words.spans[n].start >= found.end()), None)
    return words.lemmas[first : first + 3] if first is not None else []


def _sentence(words: Words, first: int, end: int) -> list[str]:
    while first > 0 and words.lemmas[first - 1] not in _FULL_STOPS:
        first -= 1
    while end < len(words.lemmas) and words.lemmas[end] not in _FULL_STOPS:
        end += 1
    return words.lemmas[first:end]


def _is_definite(words: Words, first: int, end: int) -> bool:
    """Whether words stand behind a determiner, speak of the whole, or are a plural without any modifier."""
    if words.raw[end - 1].endswith("s") and (
        not first or words.lemmas[first - 1] in EMPTY or not touch(words, first - 1)
    ):
        return True
    before, after = _before(words, (first, end)), words.text[words.spans[end - 1].end :]
    return match.bare(words, first, end) or bool(_ENTIRE.search(before) or _AS_A_WHOLE.match(after))


def _is_named(words: Words, first: int, end: int) -> bool:
    """Whether words inside a sentence stand with capitals, as a name does: further *Council* action."""
    inside = first > 0 and words.lemmas[first - 1] not in _FULL_STOPS
    return inside and all(words.surface(number)[:1].isupper() for number in range(first, end))


def _roots(lemmas: Collection[str]) -> set[str]:
    return {root(lemma) for lemma in lemmas if lemma not in EMPTY and lemma not in STOPS}


def _wanted(rendering: Rendering) -> set[str]:
    return _roots(rendering.lemmas)


def _head(rendering: Rendering) -> str:
    """The root of the word that a rendering is a kind of."""
    return root(match.head(rendering))
