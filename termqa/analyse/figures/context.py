"""What excuses a figure that has no counterpart in its pair: idioms, the text around, the calendar, added glosses."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from termqa.analyse.figures.en_words import MONTHS
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength
from termqa.analyse.figures.relate import relate
from termqa.analyse.figures.zh_words import NOT_FIGURES
from termqa.model import Lang, Severity, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.match import Match

_RELATIVE_ZH = regex.compile(
    "去年|上年|今年|前年|明年|本年|当年|同年|翌年|次年|年内|全年|年初|年末|年底|年中|近年|同期|本月|当月|上月|下月|月内|月底|月末|同日|当天|当日|今天|昨天|次日|翌日|同月|过去一年|每年"
)
_RELATIVE_EN = {
    Kind.YEAR: regex.compile(
        r"\b(?:last|this|the|next|previous|same|preceding|following|that|current|prior|corresponding|each|every|a|per|past)\s+(?:\w+\s+)?(?:year|period)\b|"
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
_DIGIT = regex.compile(r"\d")
_SCALE_WORDS = {Decimal(100): "百", Decimal(1000): "千", Decimal(10000): "万"}
_NUMBERED = regex.compile(r"第\s?\d")
_EVENT = regex.compile(
    r"(?:[\s-]+[\w’'-]+){0,6}?[\s-]+(?:Summit|Forum|Conference|Congress|Games|Session|Meeting|Plenary|Expo\w*|Fair|Assembly|anniversary|session|meeting|plenary|round|Dialogue|Olympi\w*)\b"
)
_DIVIDING_LINE = regex.compile("临界|荣枯")
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


def severity_of_loss(unit: "Unit", q: Quantity, lost: Sequence[Quantity]) -> Severity | None:
    """Milder where the source figure is often left out, unless it is a number printed in digits or is lost twice."""
    if q.strength is not Strength.EXPECTED:
        return None
    numbered = q.kind is Kind.ORDINAL and _NUMBERED.match(q.span.of(unit.source.folded))
    twice = q.kind is Kind.CARDINAL and sum(o.kind is q.kind and o.value == q.value for o in lost) > 1
    return None if numbered or twice else Severity.MINOR


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
    zh_source = unit.pair.source.lang is Lang.ZH
    for left, side in ((lost, unit.source), (added, unit.target)):
        gone = side is unit.source
        for q in left:
            why = _why_chinese(unit, q, gone) if side.lang is Lang.ZH else _why_english(unit, matches, q, gone)
            if why:
                excused[q] = why
    excused |= _dotted(lost, added, zh_source)
    return [q for q in lost if q not in excused], [q for q in added if q not in excused], excused


def _why_chinese(unit: "Unit", q: Quantity, lost: bool) -> Verdict | None:
    """Why a Chinese figure may stand without an English one."""
    if _written_otherwise(unit, q):
        return Verdict.JUSTIFIED
    if q.kind in _RELATIVE_EN and _RELATIVE_EN[q.kind].search(unit.en.text):
        return Verdict.CONTEXT
    if not q.size and q.kind is Kind.CARDINAL and _NONE.search(unit.en.text):
        return Verdict.JUSTIFIED
    return Verdict.CONTEXT if _elsewhere(unit, q, lost) else None


def _why_english(unit: "Unit", matches: "list[Match]", q: Quantity, lost: bool) -> Verdict | None:
    """Why an English figure may stand without a Chinese one."""
    if q.kind in _RELATIVE_EN and (_RELATIVE_ZH.search(unit.zh.folded) or _PREVIOUS.search(unit.zh.folded)):
        return Verdict.CONTEXT
    if _elsewhere(unit, q, lost) or (q.kind is Kind.PERIOD and _beside_a_day(unit, matches, q)):
        return Verdict.CONTEXT
    justified = (
        _known(unit, matches, q)
        or _in_idiom(unit, q)
        or (q.digits.isdecimal() and not q.unit and regex.search(rf"[A-Za-z]-?{q.digits}(?!\d)", unit.zh.folded))
        or (q.kind is Kind.ORDINAL and _EVENT.match(unit.en.text, q.span.end))
        or (q.currency and _conversion(unit, matches, q))
        or (q.size == 1000 and any(zh.unit == "per mille" for zh in unit.zh.figures))
        or (q.size == 50 and _DIVIDING_LINE.search(unit.zh.folded))
    )
    return Verdict.JUSTIFIED if justified else None


_NONE = regex.compile(r"\b(?:no|none|nil|without)\b", regex.IGNORECASE)
_KNOWN = {
    "改革开放": (1978,), "新中国": (1949,), "建国": (1949,), "春运": (40,), "入世": (2001,), "五四": (5, 4), "五卅": (5, 30),
    "九一八": (9, 18), "七七": (7,), "一二九": (12, 9), "三八": (3, 8), "五一": (5, 1), "六一": (6, 1), "八一": (8, 1),
    "十一": (10, 1), "双11": (11,), "双十一": (11,), "双12": (12,), "冠军": (1,), "亚军": (2,), "季军": (3,), "次轮": (2,),
}  # fmt: skip
"""What a translation may add to a name: the year of an event, the days of a season, the date that a day's name shortens."""
_NUMERALS = "零〇○一二三四五六七八九十百千万亿"
_NAMES = regex.compile(
    "|".join(
        f"(?<![第双\\d{_NUMERALS}]){name}(?![\\d{_NUMERALS}个年月日号届次项岁])" if not name.strip(_NUMERALS) else name
        for name in _KNOWN
    )
)
"""The same names, those made of numerals not as a part of a number: 二十一个."""


def _known(unit: "Unit", matches: "list[Match]", q: Quantity) -> bool:
    """Whether the figure is what everybody knows of an event, a plan or a congress that the Chinese names."""
    if any(q.size in _KNOWN[name] for name in _NAMES.findall(unit.zh.folded)):
        return True
    if q.kind is not Kind.YEAR:
        return False
    numbered = [m.source for m in matches if m.source.kind is Kind.ORDINAL]
    return any(
        (o.unit == "plan" and q.size - (1966 + 5 * (o.size - 3)) in (0, 4))
        or (
            o.unit == "congress" and (q.size == 2012 + 5 * (o.size - 18) or 0 <= q.size - 2023 - 5 * (o.size - 14) <= 4)
        )
        for o in numbered
    )


def remember(unit: "Unit", matches: "list[Match]") -> None:
    """Keep the periods that both texts name, as long as the paragraph goes on."""
    here = unit.context
    place = unit.pair.source.place.en
    if place != here.paragraph or not place:
        here.paragraph = place
        here.periods.clear()
    for m in matches:
        if m.source.kind is Kind.PERIOD and not m.relation.fault:
            here.periods.add((m.source.low, m.source.high))


def _elsewhere(unit: "Unit", q: Quantity, lost: bool) -> bool:
    """Whether the paragraph has named the period, or a neighbouring pair holds the figure: moved, or an added date."""
    if lost and q.kind is Kind.PERIOD and (q.low, q.high) in unit.context.periods:
        return True
    if q.kind in CALENDAR and _around(unit, q, own=not lost, other_side=False):
        return True
    return _worth_looking(q) and _around(unit, q, own=False, other_side=not lost)


def _dotted(lost: list[Quantity], added: list[Quantity], zh_source: bool) -> dict[Quantity, Verdict]:
    """English numbers with a point that are two figures of the Chinese, or a time: 18.12 is 12月18日, 12.00 is 12点."""
    found: dict[Quantity, Verdict] = {}
    chinese, english = (lost, added) if zh_source else (added, lost)
    for en in english:
        whole, _, rest = en.digits.partition(".")
        if en.kind is not Kind.CARDINAL or len(rest) > 2 or not rest.isdigit():
            continue
        a, b = Decimal(whole or 0), Decimal(rest)
        parts = {value: q for q in chinese if (value := q.value) in (a, b)}
        clock = [q for q in chinese if q.kind is Kind.CLOCK and len(rest) == 2 and q.size % 720 == (a * 60 + b) % 720]
        if len(parts) == 2 or clock:
            found |= dict.fromkeys([en, *(clock or parts.values())], Verdict.JUSTIFIED)
    return found


_ROMAN = regex.compile(
    r"(?:\b(?=[IVX]{2})|(?<=\b(?i:class|category|grade|level|type|phase|part|tier|stage|group|annex) ))X{0,4}(?:IX|IV|V?I{0,3})\b"
)


_MONTH_NAMES = "|".join(name for name in MONTHS if name[:3] not in ("mar", "may"))
_MONTH_ANYHOW = regex.compile(
    rf"\b(?:[Mm]id[- ]?)?(?P<m>(?i:{_MONTH_NAMES}))\b|\b(?P<m>MAR|MARCH|MAY)\b|"
    r"\b(?:in|since|mid|of|and|between)[- ]?(?P<m>march|may)\b(?! be\b)"
)
"""Months however they are written: 2 FEB, since october, midSeptember."""
_ALL_DAY = regex.compile(r"\ba?round[- ]the[- ]clock\b", regex.IGNORECASE)


def _written_otherwise(unit: "Unit", q: Quantity) -> bool:
    """Whether the English writes the Chinese number in a way that is read as no figure: XV, Expo-2020, No.2, 2 FEB."""
    text, n = unit.en.text, q.size
    if q.kind is Kind.PERIOD and q.low == q.high and q.low is not None:
        return any(MONTHS[m["m"].lower()] == q.low for m in _MONTH_ANYHOW.finditer(text))
    if q.unit == "hour" and n == 24:
        return bool(_ALL_DAY.search(text))
    if n % 1 or not 0 < n < 3000:
        return False
    if q.kind in (Kind.CARDINAL, Kind.ORDINAL) and n < 50:
        numeral = "X" * int(n // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[int(n % 10)]
        if any(m[0] == numeral for m in _ROMAN.finditer(text)):
            return True
    if q.kind is Kind.ORDINAL:
        return bool(regex.search(rf"(?i)(?:\bnos?\.\s?|[a-z]-){n}\b", text))
    return q.kind is Kind.YEAR and bool(regex.search(rf"[A-Za-z][-–]{n}\b", text))


def _beside_a_day(unit: "Unit", matches: "list[Match]", q: Quantity) -> bool:
    """Whether it is the month of a day for which the Chinese names none: 10日, December 10."""
    for m in matches:
        zh, en = (m.source, m.target) if unit.pair.source.lang is Lang.ZH else (m.target, m.source)
        near = min(abs(en.span.start - q.span.end), abs(q.span.start - en.span.end)) < 6
        if en.kind is Kind.DAY and near and "月" not in unit.zh.folded[max(0, zh.span.start - 2) : zh.span.start]:
            return True
    return False


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
    scale = _SCALE_WORDS.get(q.size)
    if scale and scale in zh and not _DIGIT.search(q.span.of(unit.en.text)):
        return True
    return any(f.strength is Strength.OPTIONAL and f.value == q.size for f in unit.zh.figures)


_BRACKET = regex.compile(r"[(（][^)）]*$")


def _conversion(unit: "Unit", matches: "list[Match]", q: Quantity) -> bool:
    """Whether it is an amount converted in brackets at a plausible rate."""
    other = converted(unit, matches, q)
    if other is None:
        return False
    low, high, rate = _rate(other, q)
    return low <= rate <= high if low else True


def converted(unit: "Unit", matches: "list[Match]", q: Quantity) -> Quantity | None:
    """The amount of the same text that this one, in brackets after it, converts into another currency."""
    side = unit.en if any(q is f for f in unit.en.figures) else unit.zh
    if not q.currency or not q.size or not _BRACKET.search(side.text, max(0, q.span.start - 20), q.span.start):
        return None
    amounts = [m.target if side is unit.target else m.source for m in matches]
    before = [a for a in amounts if a.currency and a.currency != q.currency and a.span.start < q.span.start]
    return max(before, key=lambda a: a.span, default=None)


def _rate(other: Quantity, q: Quantity) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest and highest plausible rate between two amounts, and the one that they imply; 0 where none is known."""
    if other.currency == "HKD" and q.currency == "USD":
        return Decimal("7.7"), Decimal("7.9"), other.size / q.size
    low, high = _RATES.get(q.currency if other.currency == "CNY" else other.currency, (Decimal(0), Decimal(0)))
    return low, high, other.size / q.size if other.currency == "CNY" else q.size / (other.size or 1)


def off_by_tens(unit: "Unit", matches: "list[Match]", q: Quantity) -> Quantity | None:
    """The amount that this one in brackets converts, where the rate would be right but for a power of ten."""
    other = converted(unit, matches, q)
    if other is None:
        return None
    low, high, rate = _rate(other, q)
    near = low and any(low <= rate * Decimal(10) ** n <= high for n in (-4, -3, -2, -1, 1, 2, 3, 4))
    return other if near else None
