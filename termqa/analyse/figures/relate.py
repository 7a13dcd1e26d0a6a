"""How one Chinese and one English quantity relate: equal, rounded, converted, or wrong in a way that has a name."""

from decimal import Decimal
from typing import NamedTuple

from termqa.analyse.figures.quantity import CALENDAR, HALF_DAY, POINTS, SHARE, Kind, Quantity, Strength
from termqa.analyse.figures.units import BY_NAME, TIME, one_money
from termqa.model import Verdict

FAULTY = 4.0
"""From this cost on, a relation is a fault."""


class Relation(NamedTuple):
    """What two quantities have to do with each other; the lower the cost, the surer they are counterparts."""

    cost: float
    verdict: Verdict = Verdict.EQUAL
    fault: str = ""
    """The rule that speaks, without ``number-``; nothing where they agree."""


_EQUAL = Relation(0.0)
_MANY = 100
"""From so many times on nobody asks whether the level that it rose from is counted."""
_NUMERIC = frozenset({Kind.CARDINAL, Kind.DURATION})


def relate(zh: Quantity, en: Quantity) -> Relation | None:
    """How the two relate, None where they cannot be counterparts."""
    if zh.kind in CALENDAR and en.kind in CALENDAR:
        return _calendar(zh, en)
    if zh.kind in CALENDAR or en.kind in CALENDAR:
        return _mixed_calendar(zh, en)
    if Kind.ORDINAL in (zh.kind, en.kind):
        return _ordinal(zh, en)
    if Kind.MULTIPLE in (zh.kind, en.kind):
        return _multiple(zh, en)
    if zh.kind in POINTS or en.kind in POINTS:
        return _points(zh, en)
    if zh.kind in SHARE or en.kind in SHARE:
        return _share(zh, en)
    return _measure(zh, en)


def _calendar(zh: Quantity, en: Quantity) -> Relation | None:
    if {zh.kind, en.kind} == {Kind.DECADE, Kind.CENTURY}:
        decade, century = (zh, en) if zh.kind is Kind.DECADE else (en, zh)
        return Relation(0.3) if decade.size == (century.size - 1) * 100 else None
    if zh.kind is not en.kind:
        return None
    if zh.kind is Kind.PERIOD:
        if (zh.low, zh.high) == (en.low, en.high):
            return _EQUAL
        return Relation(8.0, Verdict.DIFFERS, "date")
    if zh.kind is Kind.DECADE and en.value and en.value % 100 == 0 and zh.value == en.value:
        return _EQUAL
    if zh.value == en.value:
        return _EQUAL
    apart = abs(zh.size - en.size)
    if zh.kind is Kind.CLOCK and (apart == 2 * HALF_DAY or apart == HALF_DAY == max(zh.quantum, en.quantum)):
        return _EQUAL  # 24:00 is midnight
    return Relation(8.0, Verdict.DIFFERS, "date")


def _mixed_calendar(zh: Quantity, en: Quantity) -> Relation | None:
    number, date = (en, zh) if zh.kind in CALENDAR else (zh, en)
    if date.kind is Kind.PERIOD:
        quarter = date.low is not None and date.high is not None and date.high - date.low == 2
        named = number.kind is Kind.ORDINAL and number.size * 3 == date.high
        lasting = number.unit == "month" and date.low == 1 and number.value == date.high  # 期满前六个月
        return Relation(1.0) if (quarter and named) or lasting else None  # "in the first quarter …, in the second"
    if date.kind is Kind.DAY and number.unit == "day" and number.value == date.value:
        return Relation(1.0)
    born = number.strength is Strength.OPTIONAL and len(number.digits) == 2 and number.value == date.size % 100
    if born and date.kind in (Kind.YEAR, Kind.DECADE):  # 80后, 00后
        return Relation(1.0)
    loose = number.kind in (Kind.CARDINAL, Kind.ORDINAL)
    return Relation(1.0) if loose and number.value == date.value and not number.unit else None


def _ordinal(zh: Quantity, en: Quantity) -> Relation | None:
    if zh.kind is en.kind:
        if zh.unit and en.unit and zh.unit != en.unit:
            return None
        if zh.value == en.value:
            return _EQUAL
        if {zh.unit, en.unit} & {"plan", "congress", "session"}:
            return Relation(7.0 if zh.unit == en.unit else 8.0, Verdict.DIFFERS, "date")
        if zh.unit and zh.unit == en.unit:
            return Relation(7.0, Verdict.DIFFERS, "ordinal")
        return Relation(8.5, Verdict.DIFFERS, "ordinal")
    other = en if zh.kind is Kind.ORDINAL else zh
    if zh.size == en.size and (other.kind in _NUMERIC or other.kind is Kind.MULTIPLE) and not other.currency:
        return Relation(1.0)
    return None


def _multiple(zh: Quantity, en: Quantity) -> Relation | None:
    """Multiples by the level reached: 增长2倍 is three times; "N times more" may mean N or N + 1 times."""
    if zh.kind is en.kind:
        if zh.value == en.value:
            return _EQUAL
        if zh.size - en.size == 1:
            said = en.direction == "up" or en.comparison == "more" or en.role == "by"
            growth = zh.size > _MANY or (bool(en.digits) and said)
            return Relation(1.5) if growth else Relation(4.5, Verdict.DIFFERS, "change")
        return _numeric(zh, en, zh.size, en.size, "change")
    m, other = (zh, en) if zh.kind is Kind.MULTIPLE else (en, zh)
    if other.kind in SHARE:
        growth = other.direction == "up" or other.comparison == "more"
        if other.size == (m.size - 1) * 100 or (other.size == m.size * 100 and not growth):
            return Relation(0.5)
        fault = "change" if m.size > 1 else "value"  # a third that is halved
        return Relation(7.0 if other.size == m.size * 100 else 8.0, Verdict.DIFFERS, fault)
    if (
        other.kind in _NUMERIC
        and other.size in (m.size, m.size - 1 if m.size > _MANY else m.size)
        and not other.unit
        and not other.currency
    ):
        return Relation(1.5)
    return None


def _points(zh: Quantity, en: Quantity) -> Relation | None:
    def points(q: Quantity) -> Decimal:
        return q.size / 100 if q.kind is Kind.BASIS_POINT else q.size

    if zh.kind in POINTS and en.kind in POINTS:
        if points(zh) == points(en):
            return _EQUAL if zh.kind is en.kind else Relation(0.5, Verdict.CONVERTED)
        if zh.size == en.size:
            return Relation(4.0, Verdict.DIFFERS, "percent-point")
        return _numeric(zh, en, points(zh), points(en), "value")
    pointed, other = (zh, en) if zh.kind in POINTS else (en, zh)
    if other.kind is Kind.PERCENT:
        if (pointed.kind is Kind.POINT and points(pointed) == other.size) or pointed.size == other.size:
            return Relation(4.0, Verdict.DIFFERS, "percent-point")
        return None
    if other.kind is Kind.FRACTION and pointed.kind is Kind.POINT and pointed.size * 100 == other.size:
        return Relation(1.0, Verdict.CONVERTED)
    if other.kind is Kind.CARDINAL and other.size == pointed.size and not (other.currency or other.unit):
        return Relation(1.5)
    return None


def _share(zh: Quantity, en: Quantity) -> Relation | None:
    if zh.kind in SHARE and en.kind in SHARE:
        if zh.size == en.size:
            return _EQUAL if zh.unit == en.unit else Relation(4.5, Verdict.DIFFERS, "unit")
        if zh.unit != en.unit and zh.size in (en.size * 10, en.size / 10):
            return Relation(0.5, Verdict.CONVERTED)
        if zh.kind is not en.kind and abs(zh.size - en.size) <= 1:
            return Relation(1.0, Verdict.ROUNDED)
        return _numeric(zh, en, zh.size, en.size, "value")
    share, other = (zh, en) if zh.kind in SHARE else (en, zh)
    if other.kind is not Kind.CARDINAL or other.currency or other.unit:
        return None
    if share.size == other.size:
        return Relation(
            1.5 if share.kind is Kind.PERCENT and (share.size % 1 or other.strength is not Strength.OPTIONAL) else 3.0
        )
    if other.size * 100 == share.size and other.size < 1:
        return Relation(1.5)
    return None


def _measure(zh: Quantity, en: Quantity) -> Relation | None:
    """Counts, money and measures, in any unit."""
    zu, eu = BY_NAME.get(zh.unit), BY_NAME.get(en.unit)
    if zh.loose or en.loose:
        same = zu and eu and zu.dimension == eu.dimension
        return _loose(zh, _times(en, eu.factor / zu.factor) if same and zu and eu else en)
    a, b = zh.size, en.size
    if zu and eu:
        if zu.dimension == eu.dimension:
            if zu.name == eu.name:
                return _numeric(zh, en, a, b, "value")
            if a == b:
                return Relation(4.5, Verdict.DIFFERS, "unit")
            found = _numeric(zh, en, a * zu.factor, b * eu.factor, "value", (zu.factor, eu.factor))
            if found and not found.fault:
                return Relation(max(found.cost, 0.5), Verdict.CONVERTED)
            close = b and abs(a * zu.factor / (b * eu.factor) - 1) < Decimal("0.02")
            return Relation(1.0, Verdict.CONVERTED) if close else found
        if {zu.dimension, eu.dimension} <= {"month", "day"}:
            days = {"month": Decimal("30.4"), "day": Decimal(1)}
            ratio = a * zu.factor * days[zu.dimension] / (b * eu.factor * days[eu.dimension]) if b else Decimal(0)
            if abs(ratio - 1) < Decimal("0.04"):
                return Relation(1.0, Verdict.CONVERTED)
        if {zu.name, eu.name} == {"year of age", "year"} and a == b:
            return Relation(0.3)
        if {zu.name, eu.name} == {"degree Celsius", "degree Fahrenheit"}:
            return _temperature(zh, en)
        if {zu.dimension, eu.dimension} == {"mass", "yield"}:
            return _yield(zh, en)
        return Relation(5.0, Verdict.DIFFERS, "unit") if a == b else None
    if not one_money(zh.currency, en.currency):
        found = _numeric(zh, en, a, b, "value")
        return Relation(4.5, Verdict.DIFFERS, "currency") if found and found.cost < FAULTY else None
    if (zh.currency and eu) or (en.currency and zu):
        return Relation(4.8, Verdict.DIFFERS, "unit") if a == b else None
    time = (zu and zu.dimension in TIME and not en.unit) or (eu and eu.dimension in TIME and not zh.unit)
    found = _numeric(zh, en, a, b, "value")
    if found and time and found.fault:
        return Relation(found.cost + 1, found.verdict, found.fault)
    if found and bool(zh.currency) != bool(en.currency):
        return found._replace(cost=found.cost + 0.6)
    return found


def _times(q: Quantity, n: Decimal) -> Quantity:
    """The quantity n times as large: a decade as ten years."""
    value, low, high = (None if x is None else x * n for x in (q.value, q.low, q.high))
    return q._replace(value=value, low=low, high=high, quantum=q.quantum * n)


def _temperature(zh: Quantity, en: Quantity) -> Relation | None:
    """Degrees Celsius beside degrees Fahrenheit, which do not start at one nought."""
    celsius, fahrenheit = (zh, en) if zh.unit == "degree Celsius" else (en, zh)
    c, f = (-q.size if q.negative else q.size for q in (celsius, fahrenheit))
    if abs(c * 9 / 5 + 32 - f) <= max(celsius.quantum, fahrenheit.quantum):
        return Relation(1.0, Verdict.CONVERTED)
    return Relation(5.0, Verdict.DIFFERS, "unit") if zh.size == en.size else None


def _yield(zh: Quantity, en: Quantity) -> Relation | None:
    """亩产 in kilograms, the mu being in the noun, beside a yield per hectare or per mu."""
    mass, per = (zh, en) if BY_NAME[zh.unit].dimension == "mass" else (en, zh)
    kilograms = mass.size * BY_NAME[mass.unit].factor
    if kilograms == per.size:
        return Relation(0.5)
    ratio = per.size / (kilograms * 15) if kilograms else Decimal(0)
    return Relation(1.0, Verdict.CONVERTED) if abs(ratio - 1) < Decimal("0.02") else None


def _loose(zh: Quantity, en: Quantity) -> Relation | None:
    def span(q: Quantity) -> tuple[Decimal, Decimal]:
        return (q.low, q.high) if q.low is not None and q.high is not None else (q.size, q.size)

    (a, b), (c, d) = span(zh), span(en)
    if en.size in (zh.low, zh.high) and not en.loose:
        return Relation(0.5)
    if zh.loose and en.loose:
        if zh.size == en.size:
            return _EQUAL
        if a <= d and c <= b and max(zh.size, en.size) <= min(zh.size, en.size) * 2:
            return Relation(0.8)
    elif zh.size == en.size:
        return Relation(0.5)
    elif a <= d and c <= b and not (zh.loose and en.loose):
        return Relation(1.2)
    if zh.quantum == 1 and zh.high is not None and zh.high - (zh.low or 0) <= 2 and en.size in (zh.low, zh.high):
        return Relation(0.5)
    power = _power(zh.size, en.size)
    if power and ((zh.size >= 10 and en.size >= 10) or (zh.paired and en.paired)):
        return Relation(6.0, Verdict.DIFFERS, "magnitude")
    return Relation(8.0, Verdict.DIFFERS, "value") if zh.paired and (en.paired or not en.loose) else None


def _numeric(
    zh: Quantity,
    en: Quantity,
    a: Decimal,
    b: Decimal,
    fault: str,
    factors: tuple[Decimal, Decimal] = (Decimal(1), Decimal(1)),
) -> Relation | None:
    """Equal, rounded as far as the printed precision allows, off by a power of ten, or another value."""
    if a == b:
        return _EQUAL
    coarse = max(zh.quantum * factors[0], en.quantum * factors[1])
    small = max(abs(a), abs(b))
    if (
        coarse < small
        and abs(a - b) <= min(coarse / 2 * Decimal("1.0001"), small / 8)
        and zh.quantum * factors[0] != en.quantum * factors[1]
    ):
        return Relation(1.0, Verdict.ROUNDED) if _satisfied(zh, en, a, b) else Relation(4.1, Verdict.DIFFERS, "bound")
    if zh.bound != "exact" or en.bound != "exact":
        coarse = max(_round(zh) * factors[0], _round(en) * factors[1])
        free = zh.bound in ("exact", "about") or en.bound in ("exact", "about")
        if (
            free
            and small
            and _round(zh) * factors[0] != _round(en) * factors[1]
            and abs(a - b) <= coarse
            and abs(a - b) / small < Decimal("0.05")
        ):
            return (
                Relation(1.3, Verdict.ROUNDED) if _satisfied(zh, en, a, b) else Relation(4.1, Verdict.DIFFERS, "bound")
            )
    power = _power(a, b)
    if power and min(abs(a), abs(b)) > 0 and (len(zh.digits) > 1 or len(en.digits) > 1 or zh.scale or en.scale):
        return Relation(5.5 if zh.kind is en.kind else 6.5, Verdict.DIFFERS, "magnitude")
    near = _alike(zh, en)
    same = zh.unit == en.unit and zh.currency == en.currency
    cost = (
        6.0
        if near and same
        else 7.0
        if near
        else 8.0
        if same and (zh.unit or zh.currency or zh.kind not in _NUMERIC)
        else 8.8
    )
    if (
        zh.kind in _NUMERIC
        and not near
        and not (zh.unit or zh.currency or en.unit or en.currency)
        and (Strength.REQUIRED not in (zh.strength, en.strength))
    ):
        cost = 9.2
    return Relation(cost, Verdict.DIFFERS, fault)


def _round(q: Quantity) -> Decimal:
    """What the last printed digit that is not a nought is worth."""
    quantum = q.quantum
    while quantum < q.size and q.size and q.size % (quantum * 10) == 0:
        quantum *= 10
    return quantum


def _satisfied(zh: Quantity, en: Quantity, a: Decimal, b: Decimal) -> bool:
    """Whether the hedge of the rounder figure holds for the exact one: 1993万 is nearly, not over, 20 million."""
    for hedged, other, x, y in ((zh, en, a, b), (en, zh, b, a)):
        if hedged.bound in ("above", "at-least") and other.bound == "exact" and y < x:
            return False
        if hedged.bound in ("below", "short-of", "at-most") and other.bound == "exact" and y > x:
            return False
    return True


def _power(a: Decimal, b: Decimal) -> int:
    """The power of ten (not 0) by which the two differ at the printed precision, 0 if none."""
    if not a or not b or (a < 0) != (b < 0):
        return 0
    ratio = abs(b / a)
    if ratio == 1:
        return 0
    power = ratio.adjusted()
    for p in (power, power + 1):
        if p and abs(ratio / Decimal(10) ** p - 1) < Decimal("0.006"):
            return p
    return 0


def _alike(zh: Quantity, en: Quantity) -> bool:
    """Whether the printed digits differ in one place, or by two neighbours changed, or by the decimal point."""
    a, b = zh.digits.replace(".", ""), en.digits.replace(".", "")
    if len(a) == len(b) > 2 and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return True
    a, b = a.strip("0"), b.strip("0")
    if len(a) < 2 or len(b) < 2 or abs(len(a) - len(b)) > 1:
        return False
    if sorted(a) == sorted(b):
        return True
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
