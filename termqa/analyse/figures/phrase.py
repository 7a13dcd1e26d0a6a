"""A figure, date or range written out as a translator would paste it, in the other language."""

from collections.abc import Sequence
from decimal import Decimal

from termqa.analyse.figures.quantity import Kind, Quantity, replace
from termqa.analyse.figures.write import HAN, ORDINALS, han_numeral, ordinal, plain, plural, rendering
from termqa.model import Lang

_FIRST_PLAN, _PLAN_YEARS = 1953, 5
_LOOSE_EN = {
    10: "dozens",
    100: "hundreds",
    1000: "thousands",
    10**6: "millions",
    10**9: "billions",
    10**12: "trillions",
}
_MONIES = {
    "CNY": "yuan",
    "USD": "US dollars",
    "HKD": "Hong Kong dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
}
_LOOSE_ZH = {
    10: "几十",
    100: "数百",
    1000: "数千",
    10**4: "数万",
    10**5: "数十万",
    10**6: "数百万",
    10**7: "数千万",
    10**8: "数亿",
}


def phrase(parts: Sequence[Quantity], lang: Lang) -> str:
    """The figure, or the date or range in parts, written in ``lang``; empty where there is no one way.

    >>> from termqa.analyse.figures import read
    >>> phrase(read("2024年4月18日", Lang.ZH), Lang.EN), phrase(read("20至30天", Lang.ZH), Lang.EN)
    ('April 18, 2024', '20 to 30 days')
    >>> phrase(read("4 to 6 million", Lang.EN), Lang.ZH), phrase(read("三分之二", Lang.ZH), Lang.EN)
    ('400万至600万', 'two-thirds')
    """
    if len(parts) == 1:
        written = _one(parts[0], lang)
        return f"-{written}" if parts[0].negative and written else written
    if parts[0].in_range:
        unit, currency = (
            next((x for x in named if x), "") for named in zip(*((q.unit, q.currency) for q in parts), strict=True)
        )
        return _range([replace(q, unit=unit, currency=currency) for q in parts], lang)
    return _date({q.kind: q for q in parts}, lang)


def _one(q: Quantity, lang: Lang) -> str:
    english = lang is Lang.EN
    n = int(q.size)
    match q.kind:
        case Kind.ORDINAL if q.unit == "plan":
            start = _FIRST_PLAN + _PLAN_YEARS * (n - 1) + 3 * (n > 2)
            return f"the {ordinal(n)} Five-Year Plan ({start}–{start + 4})" if english else f"“{han_numeral(n)}五”"
        case Kind.ORDINAL if q.unit == "congress" and not english:
            return f"{han_numeral(n)}届"
        case Kind.ORDINAL:
            return (ORDINALS[n - 1] if 1 <= n <= 10 else ordinal(n)) if english else f"第{han_numeral(n)}"
        case Kind.CENTURY:
            return f"the {ordinal(n)} century" if english else f"{n}世纪"
        case Kind.DECADE if english:
            return f"the {n}s"
        case Kind.CLOCK if english:
            return f"{(n // 60 - 1) % 12 + 1}:{n % 60:02d} {'a.m.' if n < 720 else 'p.m.'}"
        case Kind.PERIOD:
            return _date({q.kind: q}, lang)
    if q.loose:
        return _loose(q, lang)
    return rendering(q, lang)


def _loose(q: Quantity, lang: Lang) -> str:
    """Tens of thousands, 数万: what is printed without digits."""
    size = int(q.value or 0)
    tail = _MONIES.get(q.currency, q.currency) or plural(q.unit)
    if lang is Lang.ZH:
        tail = rendering(replace(q, loose=False, value=Decimal(2)), lang).lstrip("2")
        return _LOOSE_ZH[size] + tail if size in _LOOSE_ZH else ""
    for times, word in ((1, ""), (10, "tens of "), (100, "hundreds of ")):
        if size % times == 0 and size // times in _LOOSE_EN and (times == 1 or size // times >= 1000):
            return f"{word}{_LOOSE_EN[size // times]}{' of ' + tail if tail else ''}"
    return ""


def _range(parts: Sequence[Quantity], lang: Lang) -> str:
    """Both ends, with what they share written once: 20 to 30 days, 4 to 6 million, 20亿至30亿元."""
    low, high = (rendering(q, lang) for q in parts)
    if not low or not high:
        return ""
    if lang is Lang.ZH:
        bare = parts[0].currency or parts[0].unit.replace("per mille", "")
        return f"{rendering(replace(parts[0], unit='', currency=''), lang) if bare else low}至{high}"
    number, _, unit = low.partition(" ")
    return f"{number if number[0].isdigit() and unit == high.partition(' ')[2] else low} to {high}"


def _date(parts: dict[Kind, Quantity], lang: Lang) -> str:
    year, period, day = parts.get(Kind.YEAR), parts.get(Kind.PERIOD), parts.get(Kind.DAY)
    months = _months(period, lang) if period else ""
    if period and not months:
        return ""
    if lang is Lang.ZH:
        return (f"{plain(year.size)}年" if year else "") + months + (f"{plain(day.size)}日" if day else "")
    if not year:
        return f"{months} {plain(day.size)}".strip() if day else months
    if day:
        return f"{months} {plain(day.size)}, {plain(year.size)}"
    link = " of " if months.startswith("the ") else " "
    return f"{months}{link}{plain(year.size)}" if months else plain(year.size)


def _months(period: Quantity, lang: Lang) -> str:
    low, high = int(period.low or period.size), int(period.high or period.size)
    if not 1 <= low <= high <= 12:
        return ""
    if lang is Lang.EN:
        if (low, high) == (1, 2):
            return "the first two months"
        if low == 1 and high in (4, 5, 7, 8, 10, 11):
            return f"the first {rendering(Quantity(Kind.CARDINAL, period.span, Decimal(high)), lang)} months"
        return rendering(period, lang)
    halves = {(1, 6): "上半年", (7, 12): "下半年", (1, 9): "前三季度", (1, 12): "全年"}
    if high - low == 2 and high % 3 == 0:
        return f"{HAN[high // 3]}季度"
    return halves.get((low, high)) or (f"{low}月" if low == high else f"{low}—{high}月")
