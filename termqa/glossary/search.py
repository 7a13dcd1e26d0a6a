"""Concepts found by words of either language, fuzzily."""

from typing import NamedTuple

from rapidfuzz import fuzz

from termqa.errors import UserError
from termqa.glossary import Glossary
from termqa.glossary.concept import Concept
from termqa.glossary.script import plain, simplified

ENOUGH = 62
"""A form less like the query than this (of 100) is not shown."""

_ALIKE = 80
"""A misspelt word is at least so like the right one (of 100)."""


class Hit(NamedTuple):
    """A concept, the form of it that is like the query, and how much (of 100)."""

    concept: Concept
    form: str
    score: float


def search(glossary: Glossary, query: str, most: int = 20) -> list[Hit]:
    """The concepts with a form like the query, the likest first: equal, then containing it, then similar.

    Proposals that wait for their approval are found too.
    """
    wanted = simplified(query.strip()).lower()
    if not wanted:
        return []
    hits = [hit for concept in (*glossary, *glossary.waiting) if (hit := _best(concept, wanted)).score >= ENOUGH]
    return sorted(hits, key=lambda hit: (-round(hit.score, 2), len(hit.form), hit.concept.id))[:most]


def forms(concept: Concept) -> tuple[str, ...]:
    """Everything a concept can be found by, its wrong renderings too."""
    wrong = tuple(w.text for w in concept.en_forbidden)
    renderings = (*concept.english, *concept.en_abbr, *concept.en_short, *concept.en_superseded, *wrong)
    return (concept.id, *concept.chinese, *renderings)


def _best(concept: Concept, wanted: str) -> Hit:
    scored = [Hit(concept, form, _likeness(wanted, form.lower())) for form in forms(concept)]
    return max(scored, key=lambda hit: hit.score)


def _likeness(wanted: str, form: str) -> float:
    """100 for the same, over 90 where one holds the other as words, then by characters and by words in any order."""
    if wanted == form:
        return 100
    whole = f" {wanted} " in f" {form} ".replace("-", " ") if wanted.isascii() else wanted in form
    if whole or (wanted in form and len(wanted) > 3):
        return (92 if whole else 85) + 7 * len(wanted) / len(form)
    if wanted.isascii() != form.isascii():
        return 0
    spelled = fuzz.ratio(wanted, form)
    if not wanted.isascii():
        return 0.9 * max(spelled, fuzz.partial_ratio(wanted, form) * 0.85 if len(form) >= len(wanted) else 0)
    sorted_, set_ = fuzz.token_sort_ratio(wanted, form), fuzz.token_set_ratio(wanted, form)
    return 0.9 * max(spelled, sorted_, 0.9 * set_, _by_word(wanted, form))


def _by_word(wanted: str, form: str) -> float:
    """How like each word of the query is to its likest in the form (of 100); 0 where one has none like it."""
    words = form.replace("-", " ").split()
    each = [max(fuzz.ratio(word, other) for other in words) for word in wanted.split() if words]
    return 0.9 * sum(each) / len(each) if each and min(each) >= _ALIKE else 0


def named(glossary: Glossary, term: str) -> list[Concept]:
    """The concepts with this id, or this form in either language; raises UserError, with the likest, where none has."""
    everything = (*glossary, *glossary.waiting)
    by_id = [c for c in everything if c.id == term]
    if by_id:
        return by_id
    wanted = plain(term)
    found = [c for c in everything if wanted in map(plain, (*c.chinese, *c.english, *c.en_abbr))]
    if not found:
        like = [f"{hit.concept.id} {hit.concept.zh}" for hit in search(glossary, term, 3)]
        raise UserError(term, "is no id or term of the glossary", f"like it: {', '.join(like)}" if like else "")
    return found
