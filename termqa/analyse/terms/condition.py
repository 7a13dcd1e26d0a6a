"""Conditions on the Chinese side: where a form is the term and where it only looks like it."""

import re
from collections.abc import Callable
from functools import cache

from termqa.errors import UserError
from termqa.glossary import Concept

Test = Callable[[str, int, int], bool]
"""Whether the condition holds for the words at [start, end) of a plain text."""

_NUMBER = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两几数]")


def holds(concept: Concept, text: str, start: int, end: int) -> bool:
    """Whether the words at this place are the concept: some ``applies_when`` if there is one, and no ``not_when``."""
    if not concept.applies_when and not concept.not_when:
        return True
    if any(test(text, start, end) for test in _tests(concept.not_when)):
        return False
    return not concept.applies_when or any(test(text, start, end) for test in _tests(concept.applies_when))


def compile_all(concept: Concept) -> None:
    """Raise ``UserError`` where a pattern of the concept's conditions is not valid."""
    try:
        _tests(concept.applies_when)
        _tests(concept.not_when)
    except re.error as error:
        where = f"{concept.file}:{concept.line}" if concept.file else concept.id
        raise UserError(
            where, f"a pattern in the conditions of {concept.zh} is not valid: {error}", "mend it"
        ) from error


@cache
def _tests(conditions: tuple[str, ...]) -> tuple[Test, ...]:
    return tuple(_test(condition) for condition in conditions)


def _test(condition: str) -> Test:
    """
    The test for one condition.

    ``preceded_by:``, ``followed_by:`` and ``near:`` take words separated by ``/`` (``number`` stands for any
    numeral); ``re:`` takes a pattern that must touch the term. Bare words hold where the term stands inside them, or,
    if they do not contain it, where they stand anywhere in the segment.
    """
    kind, _, rest = condition.partition(":")
    words = tuple(w.strip() for w in rest.split("/"))
    if kind == "preceded_by":
        return lambda text, start, end: any(_before(w, text[:start]) for w in words)
    if kind == "followed_by":
        return lambda text, start, end: any(_after(w, text[end:]) for w in words)
    if kind == "near":
        return lambda text, start, end: any(w in text for w in words)
    if kind == "re":
        pattern = re.compile(rest)
        return lambda text, start, end: any(m.start() < end and m.end() > start for m in pattern.finditer(text))
    return lambda text, start, end: _inside(condition, text, start, end)


def _before(word: str, text: str) -> bool:
    return bool(_NUMBER.match(text[-1:])) if word == "number" else text.endswith(word)


def _after(word: str, text: str) -> bool:
    return bool(_NUMBER.match(text)) if word == "number" else text.startswith(word)


def _inside(words: str, text: str, start: int, end: int) -> bool:
    if text[start:end] not in words:
        return words in text
    at = text.find(words, max(0, end - len(words)))
    return 0 <= at <= start
