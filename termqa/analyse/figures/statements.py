"""What a figure is said of, compactly, so that the same statement with another figure can be noticed elsewhere."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from termqa.analyse import Side
from termqa.analyse.figures.quantity import POINTS, SHARE, Bound, Kind, Quantity, Strength
from termqa.model import Lang, Span


class Statement(NamedTuple):
    """One figure and what it is said of: equal ``about`` and ``when`` mean the same statement."""

    about: str
    """The words that say what is counted, of one side of the figure."""
    when: frozenset[str]
    """The years and periods that the sentence names."""
    kind: str
    low: Decimal
    high: Decimal
    """What the printed figure and its bound allow the true one to be."""
    rounding: Decimal
    """Half of what the last printed digit is worth."""
    span: Span
    words: str


_HAN_BEFORE = regex.compile(r"[\p{Han}A-Za-z0-9“”]{6,24}$")
_HAN_AFTER = regex.compile(r"[个家台辆项名人件座条套户万亿多余]{0,3}(?P<noun>[\p{Han}A-Za-z0-9]{5,12})")
_EN_AFTER = regex.compile(r"\s+(?P<noun>[\w-]+(?: [\w-]+){1,3})")
_EMPTY_EN = frozenset(
    "of the a an in to and or for from by with on at per year month quarter percent percentage points point more than "
    "over people yuan was were is are that which this last first second third compared up down higher lower".split()
)
_BROAD = regex.compile(r"(?:其中|同比|环比|增长|下降|增加|减少|提高|上升|回落|分别|比上|较上|占|高于|低于|快于)")
_LIGHT = regex.compile(r"[\d达为近超约余有]")
_TAIL = regex.compile(r"(?:达到|达|为|近|超过|超|约|共|累计|已|了)+$")
_CUT = regex.compile(r"[，。；：！？、,;:（(]")


def statements(side: Side) -> Iterator[Statement]:
    """The statements of a segment that are particular enough to be compared with others."""
    text = side.folded
    when = frozenset(
        f"{q.kind.value}{q.value}{q.low}{q.high}" for q in side.figures if q.kind in (Kind.YEAR, Kind.PERIOD)
    )
    for q in side.figures:
        if _comparable(q):
            for about in _about(text, q, side.lang):
                low, high = _allowed(q)
                yield Statement(about, when, _kind(q), low, high, q.quantum / 2, q.span, q.span.of(side.text))


def _comparable(q: Quantity) -> bool:
    weighty = q.kind in SHARE | POINTS or (q.kind is Kind.CARDINAL and (bool(q.scale) or q.size >= 100))
    return weighty and not q.loose and not q.in_range and q.strength is Strength.REQUIRED


def _kind(q: Quantity) -> str:
    return f"{q.kind.value}/{q.unit}/{q.currency}"


def _about(text: str, q: Quantity, lang: Lang) -> Iterator[str]:
    """The words before the figure in its clause, and the noun after it, where they are particular."""
    if lang is Lang.ZH:
        before = _CUT.split(text[: q.span.start])[-1]
        m = _HAN_BEFORE.search(before)
        if m and not _BROAD.search(m[0]) and len(_LIGHT.sub("", m[0])) >= 6:
            yield "<" + _TAIL.sub("", m[0])
        n = _HAN_AFTER.match(text, q.span.end)
        if n and not _BROAD.search(n["noun"]):
            yield ">" + n["noun"][:7]
    else:
        m = _EN_AFTER.match(text, q.span.end)
        if m:
            words = [w.lower() for w in m["noun"].split()]
            if "per" not in words and sum(w not in _EMPTY_EN for w in words[:3]) >= 2 and words[0] not in _EMPTY_EN:
                yield ">" + " ".join(words[:3])


def _allowed(q: Quantity) -> tuple[Decimal, Decimal]:
    """The interval that the figure with its bound leaves open."""
    v = q.size
    if q.bound in (Bound.BELOW, Bound.SHORT_OF):
        return v * Decimal("0.9"), v - q.quantum * Decimal("0.001")
    if q.bound in (Bound.ABOVE, Bound.AT_LEAST):
        return v, v * Decimal("1.3")
    if q.bound is Bound.ABOUT:
        return v * Decimal("0.95"), v * Decimal("1.05")
    return v, v
