"""What excuses a figure that has no counterpart in its pair: idioms, the text around, the calendar, added glosses."""

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength, replace
from termqa.analyse.figures.relate import relate
from termqa.analyse.figures.zh_words import NOT_FIGURES
from termqa.model import Lang, Severity, Span, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.compare import Match

_RELATIVE_ZH = regex.compile(
    "去年|上年|今年|前年|明年|本年|当年|同年|翌年|次年|年内|全年|年初|年末|年底|年中|近年|同期|十八大|十九大|二十大|改革开放|新中国|五年规划|十[一二三四五]五|本月|当月|上月|下月|月内|月底|月末|同日|当天|当日|今天|昨天|次日|翌日|同月|过去一年|每年"
)
_RELATIVE_EN = {
    Kind.YEAR: regex.compile(
        r"\b(?:last|this|the|next|previous|same|preceding|following|that|current|prior|corresponding|each|every|a|per|past)\s+(?:\w+\s+)?(?:year|period)|"
        r"year-(?:end|on-year|earlier)|\b(?:annual\w*|then|earlier|ago|thereafter)\b|year's",
        regex.IGNORECASE,
    ),
    Kind.PERIOD: regex.compile(
        r"\b(?:last|this|the|next|previous|same|preceding|following|that|current|a|past)\s+(?:month|quarter|period)|month-(?:end|on-month)|month's",
        regex.IGNORECASE,
    ),
    Kind.DAY: regex.compile(
        r"\b(?:the|next|previous|same|following|that)\s+day\b|\b(?:today|yesterday|tomorrow)\b|month-end|year-end|"
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
        regex.IGNORECASE,
    ),
}
_RATES = {
    "USD": (Decimal(6), Decimal(8)),
    "EUR": (Decimal("6.5"), Decimal(9)),
    "HKD": (Decimal("0.75"), Decimal("1.05")),
    "GBP": (Decimal(8), Decimal(10)),
    "JPY": (Decimal("0.04"), Decimal("0.09")),
}
_OTHER = regex.compile(r"\s+other\b", regex.IGNORECASE)
_AMONG = regex.compile(r"([^，,。；;：:]*?)等\s?$")
_EVENT = regex.compile(
    r"(?:[\s-]+[\w’'-]+){0,6}?[\s-]+(?:Summit|Forum|Conference|Congress|Games|Session|Meeting|Plenary|Expo\w*|Fair|Assembly|anniversary|session|meeting|plenary|round|Dialogue|Olympi\w*)\b"
)
_PREVIOUS = regex.compile("环比|比上月|较上月|比上季|较上季|比上年|同比")
_NUMERAL_IN_WORD = regex.compile("[零一二两三四五六七八九十百千万双半]")
_IN_WORD = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "双": 2,
    "百": 100,
    "千": 1000,
    "万": 10000,
    "半": 0,
}


def severity_of_loss(q: Quantity) -> Severity | None:
    """Milder where the source figure is often left out."""
    if q.strength is Strength.EXPECTED:
        return Severity.MINOR
    return None


def severity_of_extra(q: Quantity) -> Severity | None:
    """Milder for small counts and ordinals, which English adds freely."""
    if q.strength is Strength.EXPECTED or (q.kind is Kind.ORDINAL and q.size <= 3):
        return Severity.MINOR
    return None


def excuse(
    unit: "Unit", matches: "list[Match]", lost: list[Quantity], added: list[Quantity]
) -> tuple[list[Quantity], list[Quantity], dict[Quantity, Verdict]]:
    """What is really lost and added, and the verdict of what is excused."""
    excused: dict[Quantity, Verdict] = {}
    for q in lost:
        if q.demanded and (verdict := _why_lost(unit, q)):
            excused[q] = verdict
    for q in added:
        if q.demanded and (verdict := _why_added(unit, matches, q)):
            excused[q] = verdict
    return [q for q in lost if q not in excused], [q for q in added if q not in excused], excused


def _why_lost(unit: "Unit", q: Quantity) -> Verdict | None:
    zh_source = unit.pair.source.lang is Lang.ZH
    if q.kind in _RELATIVE_EN and _relative(unit, q.kind, zh_source):
        return Verdict.CONTEXT
    if q.kind in CALENDAR and _around(unit, q, own=False):
        return Verdict.CONTEXT
    if _worth_looking(q) and _around(unit, q, own=False):
        return Verdict.CONTEXT
    if not zh_source and _in_idiom(unit, q):
        return Verdict.JUSTIFIED
    return None


def _why_added(unit: "Unit", matches: "list[Match]", q: Quantity) -> Verdict | None:
    zh_source = unit.pair.source.lang is Lang.ZH
    if q.kind in (Kind.YEAR, Kind.PERIOD, Kind.DAY):
        pattern = _RELATIVE_ZH if zh_source else _RELATIVE_EN[q.kind]
        if pattern.search(unit.source.folded) or _around(unit, q, own=True):
            return Verdict.CONTEXT
        if _beside_a_day(unit, matches, q) or _PREVIOUS.search(unit.zh.folded):
            return Verdict.CONTEXT
        if q.kind is Kind.YEAR and any(
            m.source.kind is Kind.ORDINAL and m.source.unit in ("plan", "congress") for m in matches
        ):
            return Verdict.JUSTIFIED
    if _worth_looking(q) and _around(unit, q, own=False, other_side=True):
        return Verdict.CONTEXT
    if zh_source and _in_idiom(unit, q):
        return Verdict.JUSTIFIED
    if q.kind is Kind.ORDINAL and _EVENT.match(unit.en.text, q.span.end):
        return Verdict.JUSTIFIED
    if _conversion(unit, matches, q):
        return Verdict.JUSTIFIED
    if q.size == 50 and regex.search("临界|荣枯", unit.zh.folded):
        return Verdict.JUSTIFIED
    return None


def _beside_a_day(unit: "Unit", matches: "list[Match]", q: Quantity) -> bool:
    """Whether it is the month of a day for which the source names none: 10日, December 10."""
    for m in matches:
        day = m.target.span
        if m.target.kind is Kind.DAY and min(abs(day.start - q.span.end), abs(q.span.start - day.end)) < 6:
            before = unit.source.folded[max(0, m.source.span.start - 2) : m.source.span.start]
            if "月" not in before:
                return True
    return False


def totals(unit: "Unit") -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The figures of both sides with "N other departments" counted as the total that 等N部门 gives.

    工业和信息化部等七部门 is "the MIIT and six other departments": to the six come those that the Chinese names.
    """
    zh, en = unit.zh, unit.en
    source, target = unit.source.figures, unit.target.figures
    if "等" not in zh.folded or "other" not in en.text:
        return source, target
    listed = [(q, m) for q in zh.figures if (m := _AMONG.search(zh.folded[: q.span.start])) and not q.currency]
    others = [q for q in en.figures if _OTHER.match(en.text, q.span.end) and q.kind is Kind.CARDINAL]
    if len(listed) != 1 or len(others) != 1:
        return source, target
    named = listed[0][1][1].count("、") + 1
    total = replace(others[0], value=others[0].size + named, strength=Strength.REQUIRED)
    whole = replace(listed[0][0], strength=Strength.REQUIRED)

    def swapped(figures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
        return tuple(total if q is others[0] else whole if q is listed[0][0] else q for q in figures)

    return swapped(source), swapped(target)


def joined_months(source: tuple[Quantity, ...], target: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The target's figures, with single months that together make a period of the source joined to it."""
    periods = [
        q for q in source if q.kind is Kind.PERIOD and q.low is not None and q.high is not None and q.low < q.high
    ]
    for p in periods:
        if any(q.kind is Kind.PERIOD and (q.low, q.high) == (p.low, p.high) for q in target):
            continue
        singles = {q.low: q for q in target if q.kind is Kind.PERIOD and q.low == q.high}
        months = [Decimal(n) for n in range(int(p.low or 0), int(p.high or 0) + 1)]
        if all(n in singles for n in months):
            first, last = singles[months[0]], singles[months[-1]]
            whole = replace(first, value=None, low=p.low, high=p.high, span=Span(first.span.start, last.span.end))
            dropped = {singles[n] for n in months}
            target = tuple(whole if q is first else q for q in target if q is first or q not in dropped)
    return target


def _relative(unit: "Unit", kind: Kind, zh_source: bool) -> bool:
    """Whether the translation names the time relatively (the same month, last year)."""
    pattern = _RELATIVE_EN[kind] if zh_source else _RELATIVE_ZH
    return bool(pattern.search(unit.target.folded))


def _worth_looking(q: Quantity) -> bool:
    return bool(q.scale or q.digits.count(".") or len(q.digits) > 2 or q.kind in (Kind.PERCENT, Kind.POINT))


def _around(unit: "Unit", q: Quantity, own: bool, other_side: bool = False) -> bool:
    """Whether a neighbouring pair holds the figure: on the other side (moved), or for dates on either."""
    zh_source = unit.pair.source.lang is Lang.ZH
    for near in (*unit.before, *unit.after):
        sides = [near.source.figures] if other_side else [near.target.figures]
        if own:
            sides = [near.source.figures, near.target.figures]
        for figures in sides:
            for other in figures:
                if other.kind is q.kind and other.value == q.value and (other.low, other.high) == (q.low, q.high):
                    return True
                pair = (q, other) if (figures is near.target.figures) == zh_source else (other, q)
                r = relate(*pair)
                if r and r.cost <= 0.5 and q.kind not in CALENDAR:
                    return True
    return False


def _in_idiom(unit: "Unit", q: Quantity) -> bool:
    """Whether a Chinese word that is no figure holds the numeral that the English spells out."""
    zh = unit.zh.folded
    for m in NOT_FIGURES.finditer(zh):
        if any(_IN_WORD.get(c) == q.size for c in _NUMERAL_IN_WORD.findall(m[0])) or str(q.size) in regex.findall(
            r"\d+", m[0]
        ):
            return True
    return any(f.strength is Strength.OPTIONAL and f.value == q.size for f in unit.zh.figures)


def _conversion(unit: "Unit", matches: "list[Match]", q: Quantity) -> bool:
    """Whether it is an amount converted in brackets at a plausible rate."""
    if not q.currency:
        return False
    before = unit.target.text[max(0, q.span.start - 20) : q.span.start]
    if not regex.search(r"[(（][^)）]*$", before):
        return False
    for m in matches:
        other = m.target
        if other.currency and other.currency != q.currency and q.size and other.span.start < q.span.start:
            low, high = _RATES.get(q.currency if other.currency == "CNY" else other.currency, (Decimal(0), Decimal(0)))
            rate = other.size / q.size if other.currency == "CNY" else q.size / other.size
            if other.currency == "HKD" and q.currency == "USD":
                low, high, rate = Decimal("7.7"), Decimal("7.9"), other.size / q.size
            return low <= rate <= high if low else True
    return False
