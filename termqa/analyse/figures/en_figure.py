"""An English figure once its numeral is read: kind, unit and currency from what follows, and what the words around say."""

import re
from decimal import Decimal
from typing import NamedTuple

from termqa.analyse.figures.en_around import Surroundings
from termqa.analyse.figures.en_numerals import ORDINAL_SCALES, ORDINALS, Numeral, numeral
from termqa.analyse.figures.quantity import Kind, Quantity, Strength, quantity
from termqa.analyse.figures.units import TIME, en_measure
from termqa.model import Span


class EnglishText(NamedTuple):
    """A text, the same in lower case, and what its words say of its figures."""

    text: str
    low: str
    around: Surroundings
    addresses: tuple[tuple[int, int], ...]
    """Where web and mail addresses stand, which hold no figures."""


Read = tuple[list[Quantity], int]
"""The figures that begin at a place, and where to go on."""


_SENSE = re.compile(r"\s*-?\s*(?:class|hand|tier|rate|line)\b")
_PARTITIVE = re.compile(r"\s+(?:of|or|to|in|from|by|more|less|higher|lower|this|last|year)\b|\s*[,.;:)!?]|\s*$")
_POINT = re.compile(
    r"(?:\s+of)?\s+(?:a|one)\s+(?:percentage[- ](?P<point>point)|(?P<basis>basis point)|percent\b|per cent\b)|"
    r"[ -](?:percentage[- ])?(?P<bare>point)\b"
)


def fraction(t: EnglishText, read: Numeral, start: int) -> Read | None:
    """A fraction as a share or of a percentage point; half alone demands no counterpart; a third may be an ordinal."""
    low = t.low
    if m := _POINT.match(low, read.end):
        kind = Kind.POINT if m["point"] or m["bare"] else Kind.BASIS_POINT if m["basis"] else Kind.PERCENT
        q = Quantity(kind, Span(start, m.end()), read.value, quantum=read.quantum, digits=read.digits)
        return [t.around.of(q)], m.end()
    word = low[start : read.end]
    if word == "half" and (_NO_HALF.match(low, read.end) or low.endswith(("first ", "second "), 0, start)):
        return [], read.end
    one, _, name = word.partition(" ")
    if name in ORDINALS and _names_one(t, one, name, start, read.end):
        nth = Numeral(Decimal(ORDINALS[name]), Decimal(1), "", "", read.end)
        return ordinal(t, nth, start, Strength.EXPECTED)
    strength = Strength.OPTIONAL if word == "half" else Strength.REQUIRED
    hundredths = round(read.value / read.quantum) * Decimal(100) / round(1 / read.quantum)
    q = quantity(Kind.FRACTION, (start, read.end), hundredths, strength=strength)
    return [t.around.of(q)], read.end


def _names_one(t: EnglishText, one: str, name: str, start: int, end: int) -> bool:
    """Whether what could be a fraction names one of a row: a third meeting, the one hundredth meeting."""
    if one == "one":
        return name in ORDINAL_SCALES and t.low.endswith("the ", 0, start)
    return one in ("a", "an") and not _PARTITIVE.match(t.low, end)


_NO_HALF = re.compile("-way|way|time")
_IN = re.compile(r" (?P<of>in|out of)(?: every)? (?=[a-z0-9])")
_NO_SHARE = re.compile(r" (?:years|months|days|weeks|years')\b|%|[,.]\d|[a-z]")


def share(t: EnglishText, over: Numeral, start: int) -> Read | None:
    """So many of so many: one in five, two out of three."""
    if not (m := _IN.match(t.low, over.end)) or over.scale or over.value > 100:
        return None
    under = numeral(t.low, m.end())
    if not under or under.form or under.scale or not 0 < over.value < under.value or under.value > 999:
        return None
    if _NO_SHARE.match(t.low, under.end) or (m["of"] == "in" and under.value > 10 and under.value not in (100, 1000)):
        return None
    q = quantity(Kind.FRACTION, (start, under.end), over.value * 100 / under.value, strength=Strength.EXPECTED)
    return [t.around.of(q)], under.end


_PLAN = re.compile(r"[- ](?:five|5)-year(?: plan| program)?\b")
_CENTURY = re.compile(r"[- ]century\b")


def ordinal(t: EnglishText, read: Numeral, start: int, strength: Strength) -> Read:
    """An ordinal, which may be a plan's or a century's."""
    if m := _PLAN.match(t.low, read.end):
        return [quantity(Kind.ORDINAL, (start, read.end), read.value, unit="plan")], m.end()
    if m := _CENTURY.match(t.low, read.end):
        return [quantity(Kind.CENTURY, (start, m.end()), read.value)], m.end()
    if t.low.startswith(" anniversary", read.end):
        end = read.end + len(" anniversary")
        return [quantity(Kind.DURATION, (start, end), read.value, unit="year", digits=read.digits)], end
    in_words = not t.low[start].isdigit()
    if in_words and (_SENSE.match(t.low, read.end) or (read.value == 2 and t.low.endswith("per ", 0, start))):
        return [], read.end
    return [quantity(Kind.ORDINAL, (start, read.end), read.value, digits=read.digits, strength=strength)], read.end


_KIND = re.compile(
    r"[\s-]?(?:(?P<point>percentage[- ]points?|percent points?|pps?\b|ppts?\b|%[- ]points?)|"
    r"(?P<basis>basis[- ]points?|bps?\b)|"
    r"(?P<mille>‰|per mille\b|per (?:thousand|1,000)\b(?! (?:people|residents|persons|population|inhabitants|workers|employees|households)))|"
    r"(?P<myriad>per 10,000\b(?! (?:people|population|yuan|[a-z]+s)\b))|"
    r"(?P<percent>%|％|percent\b|per cent\b|pct\b)|"
    r"(?P<multiple>times\b(?! (?:a|per|each|every|in a|daily)\b)|-?fold\b|x\b(?! \d)))"
)
_KINDS = {
    "point": Kind.POINT, "basis": Kind.BASIS_POINT, "mille": Kind.PERCENT, "myriad": Kind.PERCENT,
    "percent": Kind.PERCENT, "multiple": Kind.MULTIPLE,
}  # fmt: skip
_NEXT_AMOUNT = re.compile(r"[$€£¥￥]\s?\.?\d")
"""A currency sign that belongs to the amount after it: 3 for $5."""
_GAP = re.compile(r"[\s-]*(?:of\s+(?:a\s+)?)?")
_SHORT_UNITS = frozenset({"li", "m", "ha", "ft", "foot", "mu"})


def figure(
    t: EnglishText, read: Numeral, start: int, strength: Strength, currency: str = "", *, negative: bool = False
) -> Read:
    """A figure with its kind and unit from what stands after it, and what the words around say of it."""
    low, end, value, quantum = t.low, read.end, read.value, read.quantum
    kind, unit = Kind.CARDINAL, ""
    after = low[end : end + 1]
    if after in _STOPS:
        pass
    elif m := _KIND.match(low, end):
        end, name = m.end(), m.lastgroup or ""
        counted = name == "multiple" and (read.scale or low.startswith("%", end))
        kind, strength = Kind.CARDINAL if counted else _KINDS[name], Strength.REQUIRED
        unit = "per mille" if name == "mille" else ""
        value = value / 100 if name == "myriad" else value
    elif measured := en_measure(low, gap.end() if after in " -" and (gap := _GAP.match(low, end)) else end):
        measure, last = measured
        if isinstance(measure, str):
            if not currency and not _NEXT_AMOUNT.match(low, last - 1):
                currency, end = measure, last
                if parts := _small_change(low, end):
                    value, quantum, end = value + parts[0], Decimal("0.01"), parts[1]
        elif measure.dimension == "temperature" and low.startswith(" below zero", last):
            unit, end, negative = measure.name, last + len(" below zero"), True
        elif low[last - 2 : last].strip(" -0123456789") not in _SHORT_UNITS or low[last : last + 1] in ("", *" ,.;)"):
            unit, end = measure.name, last
            kind = Kind.DURATION if measure.dimension in TIME else kind
    elif low.startswith((" cent", " hk cent", " us cent"), end) and (cents := _ONLY_CENTS.match(low, end)):
        value, quantum, end = value / 100, quantum / 100, cents.end()
        currency = {"hk": "HKD", "us": "USD"}.get(cents["of"] or "", currency)
    if low.startswith((" bc", " b.c."), end) and end == read.end and not currency:
        return [Quantity(Kind.YEAR, Span(start, end), -value)], end
    if kind is Kind.CARDINAL and not unit and end == read.end and _is_year(low, read, start, currency):
        return [Quantity(Kind.YEAR, Span(start, end), value, quantum=read.quantum, digits=read.digits)], end
    rough = _DOZEN if read.scale == "dozen" and value == 12 else _SURE
    bound, direction, comparison, role, basis = t.around.say(start, end, unit, negative=negative)
    q = Quantity(  # by position, for speed
        kind, Span(start, end), value, rough[0], rough[1], quantum, unit, currency, bound, direction, comparison, role,
        basis, strength, rough is not _SURE, False, negative, read.scale, read.digits,
    )  # fmt: skip
    return [q], end


_DOZEN, _SURE = (Decimal(10), Decimal(15)), (None, None)
_STOPS = frozenset((*",.;)", ""))


def _is_year(low: str, read: Numeral, start: int, currency: str) -> bool:
    """Whether four bare digits are a year's."""
    plain = read.end - start == 4 and read.digits.isdigit() and len(read.digits) == 4 and low[start].isdigit()
    return plain and not currency and 1500 <= read.value <= 2100


_CENTS = re.compile(r"(?:,?\s+and|,)?\s+(?P<n>\d{1,2}|[a-z]+(?:[ -][a-z]+)?)\s?(?:cents?|c|pence|p|sens?|fen)\b")
_ONLY_CENTS = re.compile(r" (?:(?P<of>hk|us) )?cents\b")
_BARE_CENTS = re.compile(r"\s+(?P<n>\d{2}|[a-z]+(?:[ -][a-z]+)?)\s*[.!?]?\s*$")


def _small_change(low: str, at: int) -> tuple[Decimal, int] | None:
    """The hundredths that follow an amount with its currency, and where they end: (13 dollars) forty-five cents."""
    m = _CENTS.match(low, at) or _BARE_CENTS.match(low, at)
    if not m:
        return None
    part = numeral(m["n"], 0)
    if not part or part.end != len(m["n"]) or part.form or not 0 < part.value < 100:
        return None
    return part.value / 100, (m.end() if m.re is _CENTS else m.end("n"))
