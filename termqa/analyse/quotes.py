"""Quotation marks, apostrophes and brackets: where they stand, and which have no partner in their segment."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from termqa.analyse.words import OPAQUE, prose
from termqa.model import Lang, Span

OPEN, CLOSE = "open", "close"


class Mark(NamedTuple):
    """One quotation mark or bracket: what it belongs with, and whether it opens or closes."""

    family: str
    shape: str
    span: Span


class Paired(NamedTuple):
    """What a segment's marks come to: the pairs (their outer spans), and the marks without a partner, in order."""

    pairs: tuple[tuple[str, Span], ...]
    lonely: tuple[Mark, ...]


_FAMILIES = {
    "“": ("quote", OPEN), "”": ("quote", CLOSE), "„": ("quote", OPEN),
    "「": ("corner", OPEN), "」": ("corner", CLOSE), "『": ("white corner", OPEN), "』": ("white corner", CLOSE),
    "《": ("title", OPEN), "》": ("title", CLOSE), "〈": ("angle", OPEN), "〉": ("angle", CLOSE),
    "(": ("bracket", OPEN), ")": ("bracket", CLOSE), "（": ("bracket", OPEN), "）": ("bracket", CLOSE),
    "[": ("square", OPEN), "]": ("square", CLOSE), "【": ("square", OPEN), "】": ("square", CLOSE),
}  # fmt: skip
_MARK = regex.compile('["' + regex.escape("".join(_FAMILIES)) + "]")
_ENUMERATOR = regex.compile(r"(?:^|[\s;；。，,、:：])(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})$")
_INTERVAL = regex.compile(r"[\[(]\s*[-−]?[\d.]+\s*,\s*[-−+]?[\d.∞]+\s*[\])]")
_BEFORE_OPEN = frozenset("([{（—–-/‘'“")
_AFTER_CLOSE = frozenset(".,;:!?)]}）—–-/’'”…")

_APOSTROPHE = regex.compile(r"(?<=\p{L})['’](?=\p{L})|(?<=[sxz])['’](?=[\s.,;:)]|$)|['’](?=\d0s\b)|(?<=\d)['’](?=s\b)")
_STRAY = regex.compile(r"(?<=\b\p{Ll}*[a-rt-wy])(?<!\b(?:o|n|ol|th|an|\w+in))(['’])(?= \p{Ll})")
_DOUBLE = regex.compile('["“”]')


def apostrophes(text: str) -> tuple[Span, ...]:
    """Every apostrophe inside or after a word, straight or curly.

    >>> [span.start for span in apostrophes("China's and enterprises’ 'own'")]
    [5, 23]
    """
    if "'" not in text and "’" not in text:
        return ()
    return tuple(Span(*found.span()) for found in _APOSTROPHE.finditer(text))


def double_marks(text: str) -> tuple[Span, ...]:
    """Every double quotation mark, straight or curly, that is no sign of inches."""
    if not any(char in text for char in '"“”'):
        return ()
    bare = prose(text)
    found = (Span(*mark.span()) for mark in _DOUBLE.finditer(bare))
    return tuple(span for span in found if not _inches(text, span.start))


def stray_singles(text: str) -> tuple[Span, ...]:
    """Single marks after a word that needs none: “the consumer' needs”.

    >>> [span.start for span in stray_singles("new shops and many customer' wishes")]
    [27]
    """
    if "' " not in text and "’ " not in text:
        return ()
    found = (Span(*mark.span(1)) for mark in _STRAY.finditer(text))
    return tuple(span for span in found if not _single_open(text[: span.start]))


def _single_open(before: str) -> bool:
    """Whether a single quotation mark that opens stands before and has not been closed."""
    return regex.search(r"(?:^|[\s(“\"—–-])['‘](?=\S)[^'’]*$", before) is not None or "‘" in before


def pair_marks(text: str, lang: Lang) -> Paired:
    """The pairs of marks in one segment, and the marks that have no partner in it.

    >>> [text.span.start for text in pair_marks('the Opinions on Testing," with a focus', Lang.EN).lonely]
    [24]
    """
    stacks: dict[str, list[Mark]] = {}
    pairs: list[tuple[str, Span]] = []
    lonely: list[Mark] = []
    for mark in _marks(prose(text), lang, stacks):
        opened = stacks.setdefault(mark.family, [])
        if mark.shape == OPEN:
            if opened and mark.family == "quote":
                lonely.append(opened.pop())
            opened.append(mark)
        elif opened:
            pairs.append((mark.family, Span(opened.pop().span.start, mark.span.end)))
        elif not (mark.family == "bracket" and _ENUMERATOR.search(text[: mark.span.start])):
            lonely.append(mark)
    lonely += [mark for opened in stacks.values() for mark in opened]
    return Paired(tuple(pairs), tuple(sorted(lonely, key=lambda mark: mark.span)))


def _marks(text: str, lang: Lang, stacks: dict[str, list[Mark]]) -> Iterator[Mark]:
    """Each mark with its shape; a straight one is read by what stands around it, else by what is open."""
    for found in _MARK.finditer(_INTERVAL.sub(lambda interval: OPAQUE * len(interval[0]), text)):
        at = found.start()
        if found[0] != '"':
            family, shape = _FAMILIES[found[0]]
        else:
            pending = bool(stacks.get("quote"))
            if _inches(text, at) and not pending:
                continue
            family, shape = "quote", _straight_shape(text, at, lang) or (CLOSE if pending else OPEN)
        yield Mark(family, shape, Span(at, at + 1))


def _straight_shape(text: str, at: int, lang: Lang) -> str | None:
    """Whether the straight mark opens or closes by what stands around it; None where that does not tell."""
    if lang is Lang.ZH:
        return None
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or before.isspace() or before in _BEFORE_OPEN) and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSE)
    return None if opens == closes else OPEN if opens else CLOSE


def _inches(text: str, at: int) -> bool:
    """Whether the straight mark may stand for inches or seconds: right after a digit."""
    return text[at] == '"' and text[at - 1 : at].isdigit()
