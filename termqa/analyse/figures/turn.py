"""The words of direction beside a figure, and the same words turned round: "rose 3.2 percent", "fell 3.2 percent"."""

from typing import NamedTuple

import regex

from termqa.analyse.figures.en_words import PARTICLE_VERBS
from termqa.analyse.figures.quantity import Quantity
from termqa.model import Lang, Span

_EN = """
rose fell | rise fall | rises falls | rising falling | risen fallen | rose dropped | rise drop | rises drops | rising dropping |
rose declined | rise decline | rises declines | rising declining | rose slipped | rose dipped | grew fell | grow fall |
grows falls | growing falling | growth decline | increased decreased | increase decrease | increases decreases |
increasing decreasing | increased reduced | increase reduction | increasing reducing | up down | climbed dropped |
climbing dropping | jumped dropped | jump drop | surged plunged | gained lost | gain loss | expanded contracted |
expanding contracting | expansion contraction | widened narrowed | widening narrowing | widen narrow | accelerated slowed |
strengthened weakened | higher lower | raised lowered | raise lower | raising lowering | raised cut | more less |
faster slower | above below | surplus deficit | inflow outflow | inflows outflows | appreciated depreciated |
rebounded fell | grew shrank | growing shrinking | larger smaller | wider narrower
"""
"""Rising and falling words of one form; of a word's rows the first counts."""
_ZH = """
增长 下降 | 上升 下降 | 增加 减少 | 提高 降低 | 上涨 下跌 | 扩大 收窄 | 加快 放缓 | 回升 回落 | 高于 低于 | 快于 慢于 | 顺差 逆差 |
盈余 赤字 | 净流入 净流出 | 升值 贬值 | 上调 下调 | 多增 少增 | 扩大 缩小 | 上升 下滑
"""


def _opposites(table: str) -> dict[str, str]:
    """Each word with its opposite."""
    turned: dict[str, str] = {}
    for row in table.split("|"):
        up, down = row.split()
        turned.setdefault(up, down)
        turned.setdefault(down, up)
    return turned


_TURNED = {Lang.EN: _opposites(_EN), Lang.ZH: _opposites(_ZH)}


def _any(lang: Lang) -> str:
    return "|".join(sorted(_TURNED[lang], key=len, reverse=True))


_WORD = {
    Lang.EN: regex.compile(
        rf"\b(?:(?P<article>an?)\s+)?(?P<word>{_any(Lang.EN)})\b(?!-|\s+rates?\b)", regex.IGNORECASE
    ),
    Lang.ZH: regex.compile(rf"(?P<word>{_any(Lang.ZH)})"),
}
_NEAR = {Lang.EN: 60, Lang.ZH: 24}
_STOP = regex.compile(r"[;。；，、]|[,.](?!\d)|\d")
_NO_DIRECTION = regex.compile(r"(?:more|less|up|above|below)(?=\s+(?:than|to)\b)", regex.IGNORECASE)
_OF_A_VERB = regex.compile(rf"\b(?:pick\w*|spe+d\w*|buil[dt]\w*|{PARTICLE_VERBS})[\s-]+(?:up|down)$", regex.IGNORECASE)


class Turned(NamedTuple):
    """A figure together with its word of direction, and the same with the opposite word."""

    span: Span
    words: str


def turned(q: Quantity, text: str, lang: Lang) -> Turned | None:
    """The phrase of the figure turned round; None where no word stands near, or one that cannot simply be exchanged.

    >>> from decimal import Decimal
    >>> from termqa.analyse.figures.quantity import Kind
    >>> q = Quantity(Kind.PERCENT, Span(10, 21), Decimal("3.2"))
    >>> turned(q, "There was 3.2 percent growth.", Lang.EN)
    Turned(span=Span(start=10, end=28), words='3.2 percent decline')
    """
    found = (_after(q, text, lang) or _before(q, text, lang)) if q.comparison else None
    found = found or _before(q, text, lang) or _after(q, text, lang)
    if found is None:
        return None
    span = Span(min(found.start(), q.span.start), max(found.end(), q.span.end))
    return Turned(span, text[span.start : found.start()] + _opposite(found, lang) + text[found.end() : span.end])


def _before(q: Quantity, text: str, lang: Lang) -> regex.Match[str] | None:
    start = max(0, q.span.start - _NEAR[lang])
    stops = [m.end() for m in _STOP.finditer(text, start, q.span.start)]
    words = [m for m in _WORD[lang].finditer(text, stops[-1] if stops else start, q.span.start) if not _hedge(text, m)]
    return words[-1] if words and not _OF_A_VERB.search(text, start, words[-1].end()) else None


def _after(q: Quantity, text: str, lang: Lang) -> regex.Match[str] | None:
    stop = _STOP.search(text, q.span.end)
    end = min(len(text), q.span.end + _NEAR[lang] // 2, stop.start() if stop else len(text))
    return _WORD[lang].search(text, q.span.end, end)


def _hedge(text: str, m: regex.Match[str]) -> bool:
    """Whether the word before a figure bounds it (more than, up to) instead of giving a direction."""
    return bool(_NO_DIRECTION.match(text, m.start("word")))


def _opposite(m: regex.Match[str], lang: Lang) -> str:
    """The opposite word in the same case, with the article that goes with it."""
    word = _TURNED[lang][m["word"].lower()]
    article = "" if lang is Lang.ZH or not m["article"] else ("an " if word[0] in "aeiou" else "a ")
    written = article + word
    return written[0].upper() + written[1:] if m[0][0].isupper() else written
