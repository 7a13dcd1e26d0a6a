"""Blanks where none belong, and none where one belongs."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import regex

from termqa.analyse.quotes import pair_marks
from termqa.analyse.words import around, prose
from termqa.model import Lang, Span


class Gap(StrEnum):
    """What is wrong with a blank."""

    DOUBLE = "double"
    BEFORE_MARK = "before-mark"
    AFTER_MARK = "after-mark"
    INSIDE = "inside"
    OUTSIDE = "outside"


class Slack(NamedTuple):
    """One faulty blank: the range to replace, and what should stand there."""

    kind: Gap
    span: Span
    fix: str


_BLANK = r"[ \t\xa0\u2000-\u200a\u202f\u3000]"
_DOUBLE = regex.compile(rf"(?<=\S){_BLANK}{{2,}}(?=\S)")
_LAYOUT = regex.compile(rf"{_BLANK}{{3,}}")
_ENUMERATED = regex.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[•·●▪*–-])[.):]?")
_SENTENCE_END = regex.compile(r"[.!?][\"'”’)]?$")

_BEFORE_MARK = regex.compile(
    r"(?<=[\p{L}\d)\]”\"’'%])([ \t\xa0\u202f]+)[,;:?!](?![)\-(DP\d])|(?<=\p{L})([ \t\xa0]+)\.(?=\s|$)"
)
_BEFORE_PERCENT = regex.compile(r"(?<=\d)([ \t\xa0\u202f]+)[%％]")
_BEFORE_CJK = regex.compile(r"(?<=\p{Han})([ \t\xa0\u3000]+)[，。；：？！、]")

_AFTER_MARK = (
    regex.compile(r"(?<=\p{L}{2}|[\d%)]|[”\"])[,;](?=\p{L}{2})"),
    regex.compile(r"(?<=\p{Ll}{2}|[%)]),(?=\d)"),
    regex.compile(r"(?<=(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}),(?=\d{4}\b)"),
    regex.compile(r"(?<=\p{Ll}{2}):(?=\p{Lu}\p{Ll}|\p{Ll}{2})"),
    regex.compile(r"(?<=\p{Ll}{2}|[%)]|\d\d)[.?!](?=\p{Lu}\p{Ll}+(?:[ ,]|$))"),
    regex.compile(r"(?<=\b(?:Mr|Mrs|Ms|Dr|Prof))\.(?=\p{Lu}\p{Ll})"),
    regex.compile(r"(?<=\p{Ll}{2})[?!](?=\p{L}{2})"),
)
_INSIDE = regex.compile(r"[(\[“‘]([ \t\xa0]+)(?=[^\s)\]])|(?<=[^\s(\[])([ \t\xa0]+)[)\]”]")
_BEFORE_BRACKET = regex.compile(
    r"(?<=\b\p{L}{2,}|%|\b\d{4})(?=\((?!s\)|es\)|ies\)|ed\)|d\)|r\)|n\)|ly\)|al\))\p{L}{2})"
)
_AFTER_BRACKET = regex.compile(r"(?<!(?:^|[\s-])\(\p{Lu}?\p{Ll}{1,5}\))(?<=\p{L}{2}\))(?=\p{L}{2})")
_BY_QUOTE = regex.compile(r"(?<=[\p{L}\d,;:.])(?=“\p{L})|(?<=[\p{L}.,!?]”)(?=\p{L}{2})")


def find_slack(text: str, lang: Lang) -> tuple[Slack, ...]:
    """Every faulty blank in the text, in order; blanks at its ends are nobody's business.

    >>> [(s.kind.value, s.span.of("rose  fast ,then")) for s in find_slack("rose  fast ,then", Lang.EN)]
    [('double', 'rose  fast'), ('before-mark', 'fast ,then')]
    """
    found: list[Slack] = []
    for kind, span, fix in _all(prose(text), lang):
        if not any(span.meets(other.span) for other in found):
            found.append(_shown(text, Slack(kind, span, fix)))
    return tuple(sorted(found, key=lambda slack: slack.span))


def _all(text: str, lang: Lang) -> Iterator[tuple[Gap, Span, str]]:
    """Each fault with the range to replace; the graver reading first."""
    yield from _doubles(text)
    if lang is Lang.ZH:
        for match in _BEFORE_CJK.finditer(text):
            yield Gap.BEFORE_MARK, Span(*match.span(1)), ""
        return
    for pattern in (_BEFORE_MARK, _BEFORE_PERCENT):
        for match in pattern.finditer(text):
            yield Gap.BEFORE_MARK, Span(*match.span(match.lastindex or 1)), ""
    for pattern in _AFTER_MARK:
        for match in pattern.finditer(text):
            yield Gap.AFTER_MARK, Span(match.end(), match.end()), " "
    for match in _INSIDE.finditer(text):
        yield Gap.INSIDE, Span(*match.span(match.lastindex or 1)), ""
    yield from _inside_straight(text)
    for pattern in (_BEFORE_BRACKET, _AFTER_BRACKET, _BY_QUOTE):
        for match in pattern.finditer(text):
            yield Gap.OUTSIDE, Span(*match.span()), " "


def _doubles(text: str) -> Iterator[tuple[Gap, Span, str]]:
    """Runs of blanks in running text: not after an enumerator, nor where they set a line out."""
    layout = bool(_LAYOUT.search(text.strip())) and not _SENTENCE_END.search(text.rstrip())
    if layout:
        return
    for match in _DOUBLE.finditer(text):
        if not _ENUMERATED.fullmatch(text[: match.start()].strip()):
            yield Gap.DOUBLE, Span(*match.span()), " "


def _inside_straight(text: str) -> Iterator[tuple[Gap, Span, str]]:
    """Blanks inside a pair of straight quotation marks, where all marks of the text are paired."""
    if '" ' not in text or text.count('"') % 2:
        return
    for family, span in pair_marks(text, Lang.EN).pairs:
        inner = span.of(text)[1:-1]
        if family != "quote" or text[span.start] != '"' or not inner.strip():
            continue
        head, rear = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
        if head:
            yield Gap.INSIDE, Span(span.start + 1, span.start + 1 + head), ""
        elif rear:
            yield Gap.INSIDE, Span(span.end - 1 - rear, span.end - 1), ""


def _shown(text: str, slack: Slack) -> Slack:
    """The fault with the words around it, and those words as they should read."""
    wide = around(text, *slack.span)
    fix = text[wide.start : slack.span.start] + slack.fix + text[slack.span.end : wide.end]
    return Slack(slack.kind, wide, fix)
