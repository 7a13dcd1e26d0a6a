"""Figures written out: how English and Chinese print a value, in the style of the text or of the setting."""

from decimal import Decimal
from fractions import Fraction

from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity
from termqa.analyse.figures.units import BY_NAME
from termqa.model import Lang

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_MONEY = {
    "CNY": "{} yuan", "USD": "US${}", "HKD": "HK${}", "EUR": "{} euros", "GBP": "{} pounds", "JPY": "{} yen",
    "$": "${}", "TWD": "NT${}", "AUD": "A${}", "CAD": "C${}", "SGD": "S${}", "RUB": "{} rubles", "KRW": "{} won",
}  # fmt: skip
_MONEY_ZH = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "TWD": "元新台币",
    "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元", "RUB": "卢布", "KRW": "韩元",
}  # fmt: skip
HEDGES = {
    Bound.ABOUT: "about ", Bound.BELOW: "nearly ", Bound.SHORT_OF: "less than ", Bound.ABOVE: "more than ",
    Bound.AT_LEAST: "at least ", Bound.AT_MOST: "up to ",
}  # fmt: skip
_BOUND_ZH = {
    Bound.ABOUT: "约", Bound.BELOW: "近", Bound.SHORT_OF: "不到", Bound.ABOVE: "超过", Bound.AT_LEAST: "至少",
    Bound.AT_MOST: "不超过",
}  # fmt: skip
GROWN = {Decimal("0.5"): "halved", Decimal(2): "doubled", Decimal(3): "tripled", Decimal(4): "quadrupled"}
_GROWN_ZH = {Decimal("0.5"): "减半", Decimal(2): "翻一番", Decimal(4): "翻两番"}
"""Changes to so many times the level, in a word."""
_WORDS = "zero one two three four five six seven eight nine".split()
_MANY = 200
"""From here on it hardly matters whether "increased so many times" counts the level that it rose from."""
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_SHARES = {2: "half", 3: "third", 4: "quarter"}
HAN = "零一二三四五六七八九十"


def plain(value: Decimal) -> str:
    """The number without exponent or needless zeros.

    >>> plain(Decimal("443.70")), plain(Decimal("1E+3"))
    ('443.7', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: Decimal) -> str:
    """The number with thousands separators.

    >>> grouped(Decimal("12345.60")), grouped(Decimal("1E+3")), grouped(Decimal("-0.0"))
    ('12,345.6', '1,000', '0')
    """
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def english_number(value: Decimal, largest: str = "trillion") -> str:
    """The value as English prints it, with no larger scale word than ``largest``.

    >>> english_number(Decimal("443700000000")), english_number(Decimal(3647000)), english_number(Decimal(42356))
    ('443.7 billion', '3.647 million', '42,356')
    >>> english_number(Decimal("126058200000000"), "billion")
    '126,058.2 billion'
    """
    words = [word for _, word in _SCALES]
    for size, word in _SCALES[words.index(largest) :]:
        if abs(value) >= size:
            scaled = value / size
            if len(plain(scaled).replace(".", "")) <= 8 or word == "million":
                return f"{grouped(scaled)} {word}"
    return grouped(value)


def chinese_number(value: Decimal) -> str:
    """The value as Chinese prints it.

    >>> chinese_number(Decimal("443700000000")), chinese_number(Decimal("1260000000000"))
    ('4437亿', '1.26万亿')
    """
    for size, word in ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")):
        if abs(value) >= size:
            scaled = value / size
            if word != "万亿" or len(plain(scaled)) <= 6:
                return plain(scaled) + word
    return plain(value)


def rendering(q: Quantity, lang: Lang, percent: str = "percent", style: str = "auto") -> str:
    """The quantity written in ``lang``, ready to paste; empty where there is no one way to write it.

    ``style`` is that of a body's English texts: nbs writes billions however many (126,058.2 billion yuan), pboc puts the
    currency first (RMB19.75 trillion).
    """
    if q.kind in CALENDAR or q.kind is Kind.ORDINAL:
        return _calendar(q, lang)
    if q.loose and not q.paired:
        return ""
    return _english(q, percent, style) if lang is Lang.EN else _chinese(q)


def _english(q: Quantity, percent: str, style: str) -> str:
    value = q.size
    hedge = HEDGES.get(q.bound, "")
    sign = "%" if percent == "%" else f" {percent}"
    if q.kind is Kind.PERCENT and q.unit == "per mille":
        return f"{hedge}{plain(value)}{'‰' if percent == '%' else ' per thousand'}"
    if q.kind is Kind.PERCENT:
        return f"{hedge}{plain(value)}{sign}"
    if q.kind is Kind.FRACTION:
        return hedge + (_share(q, Lang.EN) or plain(value.quantize(Decimal("0.1"))) + sign)
    if q.kind is Kind.POINT:
        return f"{hedge}{plain(value)} percentage point{'' if value == 1 else 's'}"
    if q.kind is Kind.BASIS_POINT:
        return f"{hedge}{plain(value)} basis point{'' if value == 1 else 's'}"
    if q.kind is Kind.MULTIPLE:
        if q.role == "by":
            many = f"{grouped(value - 1)} times" if value > _MANY else f"{grouped((value - 1) * 100)}{sign}"
            return hedge + (GROWN.get(value) or f"increased {many}")
        return f"{hedge}{grouped(value)} times"
    largest = "billion" if style == "nbs" else "trillion"
    number = english_number(value, largest)
    if q.paired and q.low is not None and q.high is not None:
        number = f"{english_number(q.low, largest)} or {english_number(q.high, largest)}"
    elif not q.unit and not q.currency and 0 < value < 10 and value % 1 == 0:
        number = _WORDS[int(value)]
    if q.currency == "CNY" and style == "pboc":
        return f"{hedge}RMB{number}"
    if q.currency:
        return hedge + _MONEY.get(q.currency, "{} " + q.currency).format(number)
    if q.unit:
        return f"{hedge}{number} {q.unit if value == 1 else plural(q.unit)}"
    return hedge + number


def han_numeral(n: int) -> str:
    """A whole number under a hundred as Chinese writes it in names.

    >>> han_numeral(3), han_numeral(14), han_numeral(20)
    ('三', '十四', '二十')
    """
    tens, units = divmod(n, 10)
    if n >= 100:
        return str(n)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[units] if units or not tens else "")


def _share(q: Quantity, lang: Lang) -> str:
    """A simple fraction in words; empty for another."""
    share = Fraction(q.size / 100).limit_denominator(10)
    if abs(Decimal(share.numerator) / share.denominator * 100 - q.size) > Decimal("1e-9") or not 0 < share < 1:
        return ""
    over, under = share.numerator, share.denominator
    if lang is Lang.ZH:
        return "一半" if under == 2 else f"{han_numeral(under)}分之{han_numeral(over)}"
    name = _SHARES.get(under) or ORDINALS[under - 1]
    if under == 2:
        return "half"
    return f"one-{name}" if over == 1 else f"{_WORDS[over]}-{name}s"


def plural(unit: str) -> str:
    """The name of an English unit for more than one.

    >>> plural("kilogram per mu"), plural("degree Celsius"), plural("foot"), plural("mu")
    ('kilograms per mu', 'degrees Celsius', 'feet', 'mu')
    """
    irregular = {
        "": "",
        "foot": "feet",
        "square foot": "square feet",
        "century": "centuries",
        "year of age": "years old",
    }
    if unit in irregular:
        return irregular[unit]
    if unit in ("mu", "li", "jin", "Mbps", "Gbps", "bcm"):
        return unit
    head, link, rest = (
        unit.partition(" per ") if " per " in unit else unit.partition(" " if unit.startswith("degree ") else "\n")
    )
    return f"{head}s{link}{rest}"


_UNIT_ZH = {"year": "年", "month": "个月", "day": "天", "week": "周", "hour": "小时", "minute": "分钟", "tonne": "吨"}


def _chinese(q: Quantity) -> str:
    hedge = _BOUND_ZH.get(q.bound, "")
    tail = {Kind.PERCENT: "%", Kind.POINT: "个百分点", Kind.BASIS_POINT: "个基点", Kind.MULTIPLE: "倍"}.get(q.kind, "")
    if q.unit == "per mille":
        tail = "‰"
    if q.kind is Kind.FRACTION:
        return hedge + (_share(q, Lang.ZH) or plain(q.size.quantize(Decimal("0.1"))) + "%")
    if q.kind is Kind.MULTIPLE and q.role == "by":
        return _GROWN_ZH.get(q.size) or f"增长{hedge}{plain(q.size - 1)}倍"
    number = plain(q.size) if tail else chinese_number(q.size)
    return hedge + number + tail + (_MONEY_ZH.get(q.currency, "") or _unit_zh(q.unit))


def _unit_zh(unit: str) -> str:
    """The Chinese name of a unit."""
    return _UNIT_ZH.get(unit) or (BY_NAME[unit].zh or ("",))[0] if unit in BY_NAME else ""


def _calendar(q: Quantity, lang: Lang) -> str:
    if q.kind is Kind.PERIOD and q.low is not None and q.high is not None:
        low, high = int(q.low), int(q.high)
        if not 1 <= low <= high <= 12:
            return ""
        if lang is Lang.ZH:
            return f"{low}月" if low == high else f"{low}—{high}月"
        if low == high:
            return MONTHS[low - 1]
        named = {(1, 6): "the first half", (7, 12): "the second half", (1, 9): "the first three quarters"}
        quarters = {
            (3 * n + 1, 3 * n + 3): f"the {w} quarter" for n, w in enumerate(("first", "second", "third", "fourth"))
        }
        return (named | quarters).get((low, high)) or f"{MONTHS[low - 1]} to {MONTHS[high - 1]}"
    if q.value is None:
        return ""
    n = int(q.value)
    if q.kind is Kind.YEAR:
        year = str(n) if n > 0 else f"公元前{-n}" if lang is Lang.ZH else f"{-n} BC"
        return f"{year}年" if lang is Lang.ZH else year
    if q.kind is Kind.DAY:
        return f"{n}日" if lang is Lang.ZH else str(n)
    if q.kind is Kind.DECADE:
        return f"{n // 100 + 1}世纪{n % 100}年代" if lang is Lang.ZH else f"{n}s"
    if q.kind in (Kind.ORDINAL, Kind.CENTURY):
        return f"第{n}" if lang is Lang.ZH else ordinal(n)
    if q.kind is Kind.WEEKDAY:
        return "星期" + "一二三四五六日"[n - 1] if lang is Lang.ZH else WEEKDAYS[n - 1]
    if q.kind is Kind.CLOCK:
        return f"{n // 60}时{n % 60:02d}分" if lang is Lang.ZH else f"{n // 60}:{n % 60:02d}"
    return ""


WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def ordinal(n: int) -> str:
    """The English ordinal.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def roman(n: int) -> str:
    """The number in Roman figures, below fifty.

    >>> roman(4), roman(19), roman(40)
    ('IV', 'XIX', 'XL')
    """
    tens, ones = divmod(n, 10)
    return ("", "X", "XX", "XXX", "XL")[tens] + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
