"""Figures that are read in one breath: ranges and dates joined from their parts, and one normal form for each.

``forms`` are for people: the same signs on both sides of a pair, so that a reviser compares them at a glance.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

import regex

from termqa.analyse.figures.quantity import Bound, Kind, Quantity
from termqa.analyse.figures.write import MONTHS, WEEKDAYS, grouped, ordinal

T = TypeVar("T")

_DATE = frozenset({Kind.YEAR, Kind.PERIOD, Kind.DAY})
_BETWEEN_DATES = regex.compile(r"\s*,?\s*(?:of\s+|the\s+)*|年?的?")
_BETWEEN_ENDS = regex.compile(
    r"\s*(?:至|到|[-–—－~～〜]+|to|and|or|through|until)\s*(?:the\s+|nearly\s+|US\$|HK\$|\$|RMB)?"
)
_SIGNS = {Kind.PERCENT: "%", Kind.FRACTION: "%", Kind.POINT: " pp", Kind.BASIS_POINT: " bp", Kind.MULTIPLE: "×"}
_BOUNDS = {
    Bound.ABOUT: "≈ ", Bound.ABOVE: "> ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.BELOW: "< ",
    Bound.SHORT_OF: "< ",
}  # fmt: skip
_EVENTS = {"plan": "Five-Year Plan", "congress": "Congress", "session": "session"}


def joined(figures: Sequence[T], of: Callable[[T], Quantity], text: str) -> Iterator[tuple[T, ...]]:
    """The figures in order, with the parts of one date and the ends of one range together.

    ``of`` gives the quantity of an item, so that matches can be joined as figures are.
    """
    group: list[T] = []
    read: list[Quantity] = []
    for item in figures:
        q = of(item)
        if group and not ((q.in_range or q.kind in _DATE) and _belongs(read, q, text)):
            yield tuple(group)
            group, read = [], []
        group.append(item)
        read.append(q)
    if group:
        yield tuple(group)


def _belongs(group: list[Quantity], q: Quantity, text: str) -> bool:
    last = group[-1]
    ends = last.in_range and q.in_range
    if not ends and (last.in_range or q.in_range or last.kind not in _DATE or q.kind not in _DATE):
        return False
    gap = text[last.span.end : q.span.start] if q.span.start >= last.span.end else "?"
    if ends:
        alike = last.kind is q.kind and last.unit == q.unit and last.size < q.size
        return len(group) == 1 and alike and bool(_BETWEEN_ENDS.fullmatch(gap))
    kinds = [g.kind for g in group]
    if q.kind in kinds or not _BETWEEN_DATES.fullmatch(gap):
        return False
    months = [g for g in (*group, q) if g.kind is Kind.PERIOD]
    if Kind.DAY in (*kinds, q.kind):
        return bool(months) and months[0].low == months[0].high
    return True


def form(parts: Sequence[Quantity]) -> str:
    """One normal form of a figure, or of a date or range in parts; empty for a code.

    >>> from termqa.analyse.figures import read
    >>> from termqa.model import Lang
    >>> form(read("2024年4月18日", Lang.ZH)), form(read("the first quarter", Lang.EN)), form(read("1—2月", Lang.ZH))
    ('2024-04-18', 'Q1', 'Jan–Feb')
    >>> form(read("约12万元", Lang.ZH)), form(read("“十四五”", Lang.ZH)), form(read("400万至600万吨", Lang.ZH))
    ('≈ 120,000 CNY', '14th Five-Year Plan', '4,000,000–6,000,000 tonne')
    """
    q = parts[0]
    if q.kind not in _DATE and len(parts) == 1:
        return _one(q)
    if q.in_range and len(parts) == 2:
        if q.kind in _DATE:
            return f"{form(parts[:1])}–{form(parts[1:])}"
        return _measured(parts[1], f"{grouped(q.size)}–{grouped(parts[1].size)}")
    return _date({part.kind: part for part in parts})


def _one(q: Quantity) -> str:
    if q.kind in _COUNTED_ON:
        return _nth(q)
    if q.low is not None and q.high is not None and q.low != q.high:
        return _measured(q, f"{grouped(q.low)}–{grouped(q.high)}")
    value = q.size
    number = grouped(value)
    if len(number) > _LONG and len(value.as_tuple().digits) > _LONG:
        value = value.quantize(Decimal("0.01"))
        number = grouped(value)
    return _measured(q, f"-{number}" if q.negative and value else number)


_LONG = 15
"""More digits than these come of a division."""
_COUNTED_ON = frozenset({Kind.CODE, Kind.WEEKDAY, Kind.CLOCK, Kind.DECADE, Kind.CENTURY, Kind.ORDINAL})


def _nth(q: Quantity) -> str:
    """The form of what has a place in a row but is no amount."""
    if q.kind is Kind.CODE:
        return ""
    n = int(q.size)
    match q.kind:
        case Kind.WEEKDAY:
            return WEEKDAYS[n - 1][:3] if 1 <= n <= 7 else ""
        case Kind.CLOCK:
            return f"{n // 60}:{n % 60:02d}"
        case Kind.DECADE:
            return f"{n}s"
        case Kind.CENTURY:
            return f"{ordinal(n)} century"
    return f"{ordinal(n)} {_EVENTS.get(q.unit, '')}".rstrip()


def _measured(q: Quantity, number: str) -> str:
    sign = "‰" if q.unit == "per mille" else _SIGNS.get(q.kind, "")
    unit = "" if sign else q.currency or q.unit
    bound = "" if q.bound is Bound.EXACT else _BOUNDS.get(q.bound, "")
    return f"{bound}{number}{sign} {unit}" if unit else f"{bound}{number}{sign}"


def _date(parts: dict[Kind, Quantity]) -> str:
    year, period, day = parts.get(Kind.YEAR), parts.get(Kind.PERIOD), parts.get(Kind.DAY)
    if year and year.value is None and year.low is not None and year.high is not None:
        return f"{year.low}–{year.high}"
    if not period:
        return str(int(year.size)) if year else f"day {int(day.size)}" if day else ""
    low, high = int(period.low or period.size), int(period.high or period.size)
    if day:
        return (f"{int(year.size)}-" if year else "") + f"{low:02d}-{int(day.size):02d}"
    if not year:
        return months(low, high)
    if low == high:
        return f"{int(year.size)}-{low:02d}"
    written = months(low, high)
    return f"{int(year.size)}{'-' if len(written) == 2 else ' '}{written}"


def months(low: int, high: int) -> str:
    """The months as a quarter, a half or names.

    >>> months(4, 6), months(1, 6), months(1, 9), months(1, 2), months(5, 5)
    ('Q2', 'H1', 'Q1–Q3', 'Jan–Feb', 'May')
    """
    if not 1 <= low <= high <= 12:
        return ""
    if high - low == 2 and high % 3 == 0:
        return f"Q{high // 3}"
    if high - low == 5 and high % 6 == 0:
        return f"H{high // 6}"
    if (low, high) == (1, 9):
        return "Q1–Q3"
    first, last = MONTHS[low - 1][:3], MONTHS[high - 1][:3]
    return first if low == high else f"{first}–{last}"
