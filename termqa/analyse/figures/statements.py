"""What a figure is said of, compactly, so that the same statement with another figure can be noticed elsewhere.

A statement is a figure with the noun that it counts, the clause it stands in, and the time, place and part of the
whole that the sentence names. Whether two statements are one is a matter of how alike all these are and how alike the
figures are: "nearly 10,000" and "more than 10,000" of one noun are hardly two things, 4.9 and 5.1 percent easily are.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from termqa.analyse import Side
from termqa.analyse.figures.problem import with_hedge
from termqa.analyse.figures.quantity import POINTS, SHARE, Bound, Kind, Quantity, Strength
from termqa.analyse.stems import stems
from termqa.model import Lang, Span


class Statement(NamedTuple):
    """One figure and what it is said of, in strings and whole numbers, which are quickly packed and unpacked."""

    key: str
    """Kind, unit, currency and noun; only statements of one key can be the same."""
    noun: str
    """The noun that is counted, or what stands before the figure."""
    before: str
    """The clause before the figure."""
    after: str
    """The clause after it."""
    sentence: str
    """The sentence, as far as it tells place and subject."""
    when: tuple[str, ...]
    """The times that the sentence names, or the nearest before it in the segment: Y2024, M1-3, D18."""
    aspect: tuple[str, ...]
    """Direction, role, basis and comparison: what is not said contradicts nothing."""
    size: str
    bound: str
    quantum: str
    """What one unit in the last printed place is worth."""
    start: int
    end: int
    """The figure with its hedge."""
    words: str
    figure: int
    """Where the figure itself begins."""
    at: int
    """Where the sentence begins in the segment."""

    @property
    def flows(self) -> bool:
        """Whether it is a rate or a change, which each period has its own of."""
        return not self.key.startswith(Kind.CARDINAL) or any(self.aspect)

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return bool(self.key.split("/")[2])

    @property
    def gist(self) -> tuple[object, ...]:
        """All that does not depend on where it stands."""
        return self[: self._fields.index("start")]


class _Words(NamedTuple):
    """What the words of a language tell."""

    sentence: re.Pattern[str]
    clause: re.Pattern[str]
    each: re.Pattern[str]
    """That a figure is one of several, or an average."""
    base: re.Pattern[str]
    """Before a figure: that another is compared with it."""
    relative: re.Pattern[str]
    """Times named by their distance; with a group, unless a figure is only compared with that time's."""


_HAN = _Words(
    re.compile(r"[。!?;]"),
    re.compile(r"[。、，,;:!?()]|——"),
    re.compile(r"分别|依次|各|每|人均|平均"),
    re.compile(r"[由从自比较]$"),
    re.compile(
        r"[比较与和同今本去上前明当年](?:(?<=[比较与和同])(?:去年|上年|上月|年初)(?:末|底|同期|同月)?|"
        r"((?<=[今本去上前明])年|(?<=同)期|(?<=[上本当])月|(?<=年)[初末底]))"
    ),
)
_LATIN = _Words(
    re.compile(r"[!?;]|\.(?=\s)"),
    re.compile(r"[,;:!?()]|\.(?=\s)|\s[-–—]\s|\b(?:while|whereas|with)\b"),
    re.compile(r"\brespectively\b|\bper\b(?! ?cent)|\b(?:every|each|average)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:from|(?<!more )(?<!less )(?<!fewer )(?<!higher )(?<!lower )than|against|versus|with)"
        r"(?: the)?(?: previous| last)?\s*(?:US|HK)?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:from|than|over|with|of)(?: the| that of the| the level of)? (?:this|last|previous|same) (?:year|month|quarter|period)\b|"
        r"\b((?:this|last|next|previous) (?:year|month|quarter)|the same period)\b",
        re.IGNORECASE,
    ),
)
_RATES = SHARE | POINTS
_YEARS = {
    "今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "this year": 0, "last year": -1,
    "previous year": -1, "next year": 1,
}  # fmt: skip

_CLASSIFIERS = "个家台辆项名人件座条套户艘架只处所枚篇部份场次批支笔"
_HAN_NOUN = re.compile(rf"[{_CLASSIFIERS}]?(?:左右|以上|以下)?的?([\u4e00-\u9fffA-Za-z0-9“”]{{2,12}})")
_HAN_END = re.compile(r"(?<=..)[的和与及、等在是将已均也就并把被从由对占比较同环增减升降达超]")
_HAN_HEDGE = re.compile(
    r"(?:将近|接近|近|超过|超|逾|突破|破|大约|约|不足|不到|不低于|不少于|至少|不超过|最多|高于|低于)$"
)
_HAN_MORE = re.compile(rf"[多余]?[{_CLASSIFIERS}]?(?:以上|以下|左右|以内)|[多余]")
_HAN_TAILS = tuple(
    "达到 达 为 近 超过 超 约 共有 共 累计 已 了 有 是 将 到 至 实现 完成 总数 总量 增长 下降 增加 减少 提高 上升 回落 同比 环比 "
    "高于 低于 比上年 占".split()
)
_TAILS_BY_END = {end: [t for t in _HAN_TAILS if t.endswith(end)] for end in {t[-1] for t in _HAN_TAILS}}
_EN_NOUN = regex.compile(r"[\s-]+(?:of\s+)?(?P<noun>[\p{L}-]+(?: [\p{L}-]+){0,4})")
_PLURAL = re.compile(r"(?:people|women|men|children|\w+[^sui]s)$")
_STOPS = frozenset(
    "and or in of for to with from by at on that which who were was are have has had as than while".split()
)
LIGHT = frozenset(
    stems(
        "rise rose risen grow grew growing growth increase increased reach reached reaching total totaled stand stood exceed exceeded "
        "up down fall fell fallen drop dropped decline declined decrease decreased expand amount account accounted hit number record "
        "recorded now already currently year month quarter percent percentage point points million billion trillion thousand yuan "
        "dollars more than nearly over about around almost less year-on-year compared new also approximately roughly"
    )
)
"""Stems that say nothing of what a figure is said of."""


class Stated(NamedTuple):
    """A figure that may be compared with others of its ``key``; the whole statement is made only if asked for."""

    key: str
    q: Quantity
    noun: str
    clause: tuple[int, int]
    among: "_Among"

    @property
    def lang(self) -> Lang:
        """The language it is made in."""
        return self.among.side.lang

    def statement(self) -> Statement:
        """All that is remembered of it."""
        q, side, text = self.q, self.among.side, self.among.side.folded
        span = q.span if q.bound is Bound.EXACT else hedged(q, side.text, text, self.lang is Lang.ZH)
        sentences = self.among.sentences
        at = bisect_right(sentences, q.span.start) - 1
        start, end = sentences[at], sentences[min(at + 1, len(sentences) - 1)]
        begin, stop = self.clause
        return Statement(
            self.key,
            self.noun,
            text[max(begin, q.span.start - 100) : q.span.start],
            text[q.span.end : min(stop, q.span.end + 60)],
            text[start : min(end, start + 200)],
            _when(self.among.times, sentences, at, stop),
            (q.direction, q.role, q.basis, q.comparison),
            str(q.size),
            str(q.bound),
            str(q.quantum),
            *span,
            span.of(side.text),
            q.span.start,
            start,
        )


@dataclass(frozen=True)
class _Among:
    """What the statements of a segment have in common."""

    side: Side
    date: datetime.date | None

    @cached_property
    def sentences(self) -> list[int]:
        """Where the sentences begin, and the end of the last."""
        text = self.side.folded
        return [0, *[m.end() for m in _words(self.side).sentence.finditer(text)], len(text)]

    @cached_property
    def times(self) -> list[tuple[int, str]]:
        """Where the text names times, and which."""
        return _times(self.side, _words(self.side), self.date)


def statements(side: Side, date: datetime.date | None = None) -> Iterator[Stated]:
    """The statements of a segment that are particular enough to be compared with others.

    ``date`` is that of the document; it tells which year 去年 is.
    """
    figures = [q for q in side.figures if _comparable(q)]
    if not figures:
        return
    text, words, noun_of = side.folded, _words(side), _han_noun if side.lang is Lang.ZH else _english_noun
    cuts = [m.span() for m in words.clause.finditer(text)]
    among = _Among(side, date)
    for q in figures:
        begin, stop = clause = _clause(cuts, q.span, len(text))
        before, after = text[begin : q.span.start], text[q.span.end : stop]
        if words.each.search(text, begin, stop) or words.base.search(before[-24:]):
            continue
        if noun := noun_of(q, before, after):
            yield Stated(f"{q.kind}/{q.unit}/{q.currency}/{noun}", q, noun, clause, among)


def _words(side: Side) -> _Words:
    return _HAN if side.lang is Lang.ZH else _LATIN


def _clause(cuts: list[tuple[int, int]], figure: Span, end: int) -> tuple[int, int]:
    """Where the clause of a figure begins and ends, between the marks at ``cuts``."""
    begin = 0
    for first, last in cuts:
        if last <= figure.start:
            begin = last
        elif first >= figure.end:
            return begin, first
    return begin, end


def _comparable(q: Quantity) -> bool:
    weighty = bool(q.scale) or q.size >= 100 if q.kind is Kind.CARDINAL else q.kind in _RATES
    return weighty and not q.loose and not q.in_range and q.strength is Strength.REQUIRED


def hedged(q: Quantity, text: str, folded: str, han: bool) -> Span:
    """The figure with the words that bound it."""
    if not han:
        return with_hedge(q, text) or q.span
    before = _HAN_HEDGE.search(folded, max(0, q.span.start - 4), q.span.start)
    after = _HAN_MORE.match(folded, q.span.end)
    return Span(before.start() if before else q.span.start, after.end() if after else q.span.end)


def _english_noun(q: Quantity, before: str, after: str) -> str:
    """The last two words of what is counted, as stems; of a share or an amount, those before the figure."""
    if q.kind is Kind.CARDINAL and not q.currency and (m := _EN_NOUN.match(after)):
        taken: list[str] = []
        for word in m["noun"].split():
            if word in _STOPS:
                break
            taken.append(word.lower())
            if _PLURAL.fullmatch(word):
                break
        if taken and (q.unit or _PLURAL.fullmatch(taken[-1])):
            return " ".join([w for w in stems(" ".join(taken)) if w not in LIGHT][-2:])
    return " ".join([w for w in stems(before) if w not in LIGHT][-2:])


def _han_noun(q: Quantity, before: str, after: str) -> str:
    """The noun after the figure, else the words before it."""
    if q.kind is Kind.CARDINAL and not q.currency and (m := _HAN_NOUN.match(after)):
        noun = m[1]
        cut = _HAN_END.search(noun)
        return noun[: cut.start()] if cut else noun[:8]
    noun = before[-14:].rstrip()
    while noun:
        for tail in _TAILS_BY_END.get(noun[-1], ()):
            if noun.endswith(tail):
                noun = noun[: -len(tail)]
                break
        else:
            break
    return noun[-6:] if len(noun) > 1 else ""


def _times(side: Side, words: _Words, date: datetime.date | None) -> list[tuple[int, str]]:
    times = [(q.span.start, _time(q)) for q in side.figures if q.kind in _TIMES and _dates(q)]
    for m in words.relative.finditer(side.folded):
        if m.lastindex:
            word = m[0].lower()
            times.append((m.start(), f"Y{date.year + _YEARS[word]}" if date and word in _YEARS else word))
    return times


def _when(times: list[tuple[int, str]], sentences: list[int], at: int, stop: int) -> tuple[str, ...]:
    """The times named in a sentence before ``stop``; where it names none, in the nearest sentence before it."""
    while times and at >= 0:
        if found := [time for place, time in times if sentences[at] <= place < stop]:
            return tuple(sorted(set(found))) if len(found) > 1 else (found[0],)
        stop = sentences[at]
        at -= 1
    return ()


def _dates(q: Quantity) -> bool:
    return q.kind is not Kind.ORDINAL or q.unit == "plan"


def _time(q: Quantity) -> str:
    return f"M{q.low}-{q.high}" if q.kind is Kind.PERIOD else f"{q.kind[0].upper()}{q.value}"


_TIMES = frozenset({Kind.YEAR, Kind.PERIOD, Kind.DAY, Kind.DECADE, Kind.ORDINAL})
