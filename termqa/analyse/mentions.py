"""A term that one text writes in several ways: in what respect, and where each way stands."""

from enum import StrEnum
from typing import NamedTuple

from termqa.analyse.phrases import Run
from termqa.model import Span


class Line(NamedTuple):
    """One segment of a text."""

    text: str
    """What is read, with the rest blotted out."""
    title: bool
    """Whether it is a heading or a label, whose capitals say nothing."""
    number: int
    """Its place in the text; the order in which lines are given says nothing."""


class Difference(StrEnum):
    """In what respect two ways of writing differ."""

    SPACING = "spacing"
    HYPHEN = "hyphen"
    NUMBER = "number"
    FORM = "form"
    WORDING = "wording"
    CAPITAL = "capital"
    QUOTES = "quotes"
    CLOSED = "closed"
    ARTICLE = "article"


class Mention(NamedTuple):
    """Where a term stands: the number of its line, and its words."""

    line: int
    span: Span
    words: str


class Variant(NamedTuple):
    """A term written in several ways: the places of the rarer way and of the usual one."""

    difference: Difference
    rare: tuple[Mention, ...]
    usual: tuple[Mention, ...]


def mention(line: int, run: Run, first: int, end: int) -> Mention:
    """The words of a run from number ``first`` up to ``end``, as they are written."""
    words = run.words[first:end]
    text = "".join((word.gap if n else "") + word.text for n, word in enumerate(words))
    return Mention(line, Span(words[0].start, words[-1].end), text)


def rarer(difference: Difference, one: list[Mention], other: list[Mention]) -> Variant:
    """The variant with the rarer way of writing first, of two equals ``one``."""
    rare, usual = (one, other) if len(one) <= len(other) else (other, one)
    return Variant(difference, tuple(rare), tuple(usual))
