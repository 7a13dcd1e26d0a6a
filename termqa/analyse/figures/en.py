"""Figures in English: find digits and number words, then read what stands before and after each."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from termqa.analyse.figures import en_words as words
from termqa.analyse.figures.numerals import ONES, ORDINAL_ONES, SCALES, TENS, english
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity, Strength
from termqa.analyse.figures.units import EN_CURRENCY_WORD, EN_UNIT, TIME, en_currency, en_unit
from termqa.model import Span

_CARD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_ORD = "|".join(sorted(ORDINAL_ONES, key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|quadrillion|quintillion|lakh|crore"
_SCALE = rf"[ -]?(?:{_BIG}|bn|mn|mln|bln|tn|trn)\b|k\b|(?<=[$£€¥\d.]\d)[mb]\b"
_DIG = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_WORDS = rf"(?:(?:{_CARD}|{_BIG})(?:[- ]|\s+and\s+)?)+(?<![- ])"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"

CODE = regex.compile(
    r"\b(?:[A-Z][A-Za-z]*|[a-z]{1,2})[-−]?\d[\w.-]*\b(?<!\$)|\b\d+(?:\.\d+)?(?:G|D|A|P)\b(?:-[A-Z]\b)?|\b(?:COVID|Shenzhou|Chang'e|Tianwen|Tianzhou|Long March|Beidou)[- ]?\d+\w?\b|"
    r"\[\d{1,3}\]|https?://\S+|\S+@\S+|\b\d+\.0\b(?= era)"
)
CURRENCY = r"RM(?=\s?\d)|(?:US|HK|NT|AU?|C|S|R|JP)?\$|RMB|CNY|USD|HKD|EUR|GBP|€|£|¥|￥"
NUMBER = regex.compile(
    rf"(?P<loose>(?:several |many |few |a few |some |tens? of |dozens? of |scores of )?(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:(?: upon (?:tens|hundreds|thousands|millions))|(?: of (?:hundreds|thousands|millions|billions|trillions)))*\b(?! digits))|"
    rf"(?P<multi>\bmulti-?(?:million|billion|trillion))|"
    rf"(?P<several>(?:several|a few|few|many|multiple|a couple of)[ -](?:dozen|{_BIG})\b)|"
    rf"(?P<digits>(?<![\w.])(?P<sign>[-−–](?=[\d.$])|minus |negative )?(?:(?P<money>{CURRENCY})\s?(?P<sign2>[-−](?=\d))?)?(?P<num>{_DIG})(?P<tail>(?:{_SCALE})*)(?:(?P<suffix>st|nd|rd|th|s|'s)\b)?)|"
    rf"(?P<half>\b(?:half (?:a |an )?|a )(?:{_BIG}|dozen|decade|century|year|month|hour)\b)|"
    rf"(?P<ordinal>\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:{_ORD})\b(?!\s*-?\s*(?:class|hand|tier|rate|line)\b))|"
    rf"(?P<words>\b(?:minus |negative )?{_WORDS}\b)",
    regex.IGNORECASE,
)
_NO_CODE = regex.compile(
    rf"(?:{CURRENCY})\d|[A-Za-z]+-\d+-[a-z]|[QH]\d\b|(?:[Ee]nd|[Mm]id|[Ll]ate|[Ee]arly|[Pp]re|[Pp]ost|[Ss]ince|[Yy]ear)-|[A-Z][a-z'’]{{3,}}-\d{{1,3}}$"
)
_QUICK = regex.compile(
    rf"\d|\b(?:{_CARD}|{_ORD}|{_BIG}|dozens?|scores|tens|half|halves|halved|halving|double|doubl\w+|triple\w*|tripl\w+|quadrupl\w+|quintupl\w+|twice|thrice|\w+fold|thirds?|quarters?|decades?|centur\w+|both|once|{_MONTH}|\w+day)",
    regex.IGNORECASE,
)


def read_en(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, in order."""
    if not _QUICK.search(text):
        return ()
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []

    def add(span: tuple[int, int], quantities: Iterator[Quantity] | list[Quantity]) -> None:
        if any(a < span[1] and span[0] < b for a, b in taken):
            return
        made = list(quantities)
        if made:
            found.extend(made)
            taken.append((min(span[0], *(q.span.start for q in made)), max(span[1], *(q.span.end for q in made))))

    for m in CODE.finditer(text):
        if not _NO_CODE.match(m[0]):
            taken.append(m.span())
    for pattern, read in _NAMED:
        for m in pattern.finditer(text):
            add(m.span(), (_in_context(text, q) if q.kind in (Kind.MULTIPLE, Kind.FRACTION) else q for q in read(m)))
    for m in NUMBER.finditer(text):
        add(m.span(), _read_one(text, m))
    found.sort(key=lambda q: (q.span.start, q.span.end))
    return tuple(_shared(text, found))


def _q(kind: Kind, span: tuple[int, int], value: Decimal | int, **more: object) -> Quantity:
    return Quantity(kind, Span(*span), Decimal(value), **more)  # type: ignore[arg-type]


def _months(span: tuple[int, int], low: int, high: int, strength: Strength = Strength.REQUIRED) -> Quantity:
    value = Decimal(low) if low == high else None
    return Quantity(Kind.PERIOD, Span(*span), value, Decimal(low), Decimal(high), strength=strength)


def _word_number(text: str) -> int:
    text = text.lower()
    if text in ORDINAL_ONES:
        return ORDINAL_ONES[text]
    digits = regex.match(r"\d+", text)
    if digits:
        return int(digits[0])
    number = english([w for w in regex.split(r"[- ]+", text) if w and w != "and"])
    return int(number.value) if number else 0


def _day_month(m: regex.Match[str]) -> Iterator[Quantity]:
    month = words.MONTHS[m["month"].lower().rstrip(".")]
    yield _months(m.span("month"), month, month)
    if m["day"]:
        yield _q(Kind.DAY, m.span("day"), int(m["day"]))
    if m["day2"]:
        yield _q(Kind.DAY, m.span("day2"), int(m["day2"]))
    if m["year"]:
        yield _q(Kind.YEAR, m.span("year"), int(m["year"]))


def _month_alone(m: regex.Match[str]) -> Iterator[Quantity]:
    first = words.MONTHS[m["a"].lower().rstrip(".")]
    if m["b"]:
        second = words.MONTHS[m["b"].lower().rstrip(".")]
        if first < second and not regex.search(r"\band\b", m[0]):
            yield _months(m.span(), first, second)
            return
        yield _months(m.span("a"), first, first)
        yield _months(m.span("b"), second, second)
        return
    yield _months(m.span("a"), first, first)


def _quarter(m: regex.Match[str]) -> Iterator[Quantity]:
    word = (m["q"] or m["qn"]).lower()
    if word in ("last", "final"):
        yield _months(m.span(), 10, 12, Strength.OPTIONAL)
        return
    n = _word_number(word)
    yield _months(m.span(), n * 3 - 2, n * 3)


def _half(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _months(m.span(), *((1, 6) if m[0].lower().startswith(("first", "h1", "1st")) else (7, 12)))


def _first_n(m: regex.Match[str]) -> Iterator[Quantity]:
    n = _word_number(m["n"])
    months = n * 3 if m["unit"].lower().startswith("quarter") else n
    if months <= 12:
        yield _months(m.span(), 1, months)


def _numeric_date(m: regex.Match[str]) -> Iterator[Quantity]:
    a, b = int(m[1]), int(m[2])
    if not (1 <= a <= 31 and 1 <= b <= 12):
        return
    yield _q(Kind.DAY, m.span(1), a)
    yield _months(m.span(2), b, b)
    yield _q(Kind.YEAR, m.span(3), int(m[3]))


def _decade(m: regex.Match[str]) -> Iterator[Quantity]:
    text = m["n"]
    value = (
        int(text) if len(text) == 4 else 1900 + int(text) if text.isdigit() else 1900 + TENS[_TENS_PLURAL[text.lower()]]
    )
    yield _q(Kind.DECADE, m.span(), value)


def _multiple(m: regex.Match[str]) -> Iterator[Quantity]:
    word = m[0].lower()
    times = (
        2
        if word.startswith(("doubl", "twice", "twofold", "two-fold"))
        else 3
        if word.startswith(("tripl", "thrice", "treb"))
        else 4
        if word.startswith("quadr")
        else 5
    )
    plain = word in ("double", "triple", "quadruple", "doubles")
    if plain and not _DOUBLING.search(m.string[: m.start()]) and not _OF_DOUBLE.match(m.string, m.end()):
        yield _q(Kind.MULTIPLE, m.span(), times, strength=Strength.OPTIONAL)
        return
    yield _q(Kind.MULTIPLE, m.span(), times, role="by" if not word.startswith(("twice", "thrice")) else "")


_DOUBLING = regex.compile(
    r"\b(?:to|will|would|can|could|may|might|should|than|nearly|almost|about|over|more than|roughly|about to)\s+$",
    regex.IGNORECASE,
)
_OF_DOUBLE = regex.compile(r"\s+(?:the|that|what|its|their|those|from|in size|by)\b", regex.IGNORECASE)


def _halved(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.FRACTION, m.span(), 50, direction="down", strength=Strength.EXPECTED)


_PARTITIVE = regex.compile(r"\s+(?:of|or|to|in|from|by|more|less|higher|lower|this|last|year)\b|\s*[,.;:)!?]|\s*$")


def _fraction(m: regex.Match[str]) -> Iterator[Quantity]:
    if (m["part"] or "").lower() == "a" and not _PARTITIVE.match(m.string, m.end()):
        base = m["base"].lower()
        if base not in ("half", "quarter"):
            yield _q(Kind.ORDINAL, m.span(), ORDINAL_ONES.get(base, 3), strength=Strength.EXPECTED)
        return
    part = _word_number(m["part"]) if m["part"] and m["part"].lower() not in ("a", "one") else 1
    base = (
        _FRACTION_BASE[m["base"].lower().rstrip("s")]
        if not m["base"][0].isdigit()
        else int(regex.match(r"\d+", m["base"])[0])
    )  # type: ignore[index]
    if base:
        yield _q(Kind.FRACTION, m.span(), Decimal(part * 100) / base)


def _in_words(m: regex.Match[str]) -> Iterator[Quantity]:
    a, b = _word_number(m["a"]), _word_number(m["b"])
    if 0 < a < b:
        yield _q(Kind.FRACTION, m.span(), Decimal(a * 100) / b, strength=Strength.EXPECTED)


def _plan(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.ORDINAL, m.span("n"), _word_number(m["n"]), unit="plan")


def _weekday(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.WEEKDAY, m.span(), words.WEEKDAYS[m[0].lower()], strength=Strength.EXPECTED)


def _clock(m: regex.Match[str]) -> Iterator[Quantity]:
    hour = Decimal(_word_number(m["h"]))
    late = (m["half"] or "").lower().startswith("p") and hour < 12
    early = (m["half"] or "").lower().startswith("a") and hour == 12
    minute = Decimal(m["min"]) if m["min"] else Decimal(0)
    if hour > 24 or minute > 59:
        return
    yield _q(
        Kind.CLOCK, m.span(), (hour + (12 if late else -12 if early else 0)) * 60 + minute, strength=Strength.EXPECTED
    )


def _century(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.CENTURY, m.span(), _word_number(m["n"]))


def _both(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.CARDINAL, m.span(), 2, strength=Strength.OPTIONAL)


def _half_share(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(
        Kind.FRACTION,
        m.span(),
        50,
        strength=Strength.OPTIONAL,
        bound=Bound.ABOVE if m[0].lower().startswith("maj") else Bound.EXACT,
    )


def _fold(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.MULTIPLE, m.span(), _word_number(m["n"]), digits=m["n"])


def _and_half(m: regex.Match[str]) -> Iterator[Quantity]:
    whole = _word_number(m["n"]) if m["n"] else 1
    if not whole:
        return
    value, unit = whole + Decimal("0.5"), m["unit"].lower().rstrip("s")
    if unit == "time":
        yield _q(Kind.MULTIPLE, m.span(), value, digits="5")
    else:
        yield _q(Kind.DURATION, m.span(), value, unit=unit, quantum=Decimal("0.5"))


def _centenary(m: regex.Match[str]) -> Iterator[Quantity]:
    yield _q(Kind.DURATION, m.span(), 100, unit="year", strength=Strength.OPTIONAL)


def _plural_time(m: regex.Match[str]) -> Iterator[Quantity]:
    if m[0].lower() == "decades":
        yield Quantity(
            Kind.DURATION, Span(*m.span()), Decimal(10), Decimal(20), Decimal(100), quantum=Decimal(10), unit="year",
            loose=True, strength=Strength.OPTIONAL,
        )  # fmt: skip
        return
    unit = "decade" if m[0].lower().startswith("dec") else "century"
    yield _q(Kind.DURATION, m.span(), 1, unit=unit, strength=Strength.OPTIONAL)


_TENS_PLURAL = {t[:-1] + "ies": t for t in TENS}
_FRACTION_BASE = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
_ONE_TO_TWELVE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_YEAR4 = r"(?:1[5-9]|20)\d\d"
_I = regex.IGNORECASE
_NAMED = (
    (regex.compile(r"\b(?:a|one) (?P<unit>year|month|hour|day|decade|century) and a half\b|\b(?P<n>[a-z]+|\d+) and a half (?P<unit>years?|months?|hours?|days?|times)\b", _I), _and_half),
    (regex.compile(rf"(?P<month>\b{_MONTH}\b)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[–—-]|to|and|through)\s*(?P<day2>\d{{1,2}})\b(?!\s+{_MONTH}))?(?!\d|,\d{{3}}|\.\d|%| (?:percent|million|billion))(?:,? (?P<year>{_YEAR4})\b)?"), _day_month),
    (regex.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[–—-]|to|and)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?(?P<month>{_MONTH}\b)(?:\.?,? (?P<year>{_YEAR4})\b)?"), _day_month),
    (regex.compile(rf"\b(?P<a>{_MONTH})\b(?! Day\b| Fourth\b)(?:(?<=[a-z]{{3,4}})\.(?=\s?[–—-]))?(?:\s?(?:[–—-]|to|through|and)\s?(?P<b>{_MONTH})\b)?(?<!(?:^|[.?!] )May(?= [a-z]))(?<!\bMar|\bJan|\bDec(?=['’]))"), _month_alone),
    (regex.compile(r"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[- ]quarter\b|\bQ(?P<qn>[1-4])\b(?:(?= ?\d{4})|\b)", _I), _quarter),
    (regex.compile(r"\b(?P<part>Article|Paragraph|Chapter)s? (?P<n>\d{1,3})\b", _I), lambda m: iter([_q(Kind.ORDINAL, m.span("n"), int(m["n"]), unit=m["part"].lower())])),
    (regex.compile(r"\b(?:first|second|1st|2nd)[- ]half\b(?! (?:a|an|million)\b)|\bH[12]\b", _I), _half),
    (regex.compile(rf"\bfirst (?P<n>{_ONE_TO_TWELVE}|\d{{1,2}})[- ](?P<unit>months?|quarters?)\b", _I), _first_n),
    (regex.compile(rf"\b(\d{{1,2}})/(\d{{1,2}})/({_YEAR4})\b"), _numeric_date),
    (regex.compile(rf"(?:\b|(?<=mid-)|(?<=['’]))(?P<n>(?:1[5-9]|20)\d0|(?<=['’]|the )[2-9]0|{'|'.join(_TENS_PLURAL)})(?:['’]?s\b|(?<=ies)\b)", _I), _decade),
    (regex.compile(r"\b(?P<n>\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[- ](?:Five-Year|5-Year|five-year)(?: Plan| Program)?\b", _I), lambda m: _plan(m) if _word_number(m["n"]) else iter(())),
    (regex.compile(r"\b(?:mid-)?(?P<n>\d+(?:st|nd|rd|th)|(?:twenty|nine|eight|seven|six)\w*(?:-first)?)[- ]century\b", _I), lambda m: _century(m) if _word_number(m["n"]) else iter(())),
    (regex.compile(r"\b(?:(?P<part>a|one|two|three|four|five|six|seven|eight|nine|\d+)[- ])(?P<base>halves|half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)\b(?! (?:of 20\d\d|quarter|anniversary|ago|earlier|million|billion))(?<!\bone second)", _I), _fraction),
    (regex.compile(r"\b(?P<a>one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of)(?: every)? (?P<b>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b(?! (?:years|months|days|years'))", _I), _in_words),
    (regex.compile(r"\b(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl\w+|quadrupl\w+|quintupl\w+|twice|thrice|two-?fold)\b(?![- ](?:digit|check|win|standard|track|tax|eleven|dip|room|ninth|gigabit|carbon))", _I), _multiple),
    (regex.compile(r"\b(?:halved|halving|halves)\b", _I), _halved),
    (regex.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"), _weekday),
    (regex.compile(r"\b(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))? ?(?P<half>a\.m\.?|p\.m\.?|am\b|pm\b)|\b(?P<h>\d{1,2}):(?P<min>\d{2})(?P<half>)\b(?![:.]?\d)|\b(?P<h>[a-z]+|\d{1,2}) (?P<half>)o['’]clock(?P<min>)", _I), _clock),
    (regex.compile(rf"\b(?P<n>{_ONE_TO_TWELVE}|\d{{1,3}})-?fold\b", _I), _fold),
    (regex.compile(r"\bboth\b|\bthe two\b|\ba (?:couple|pair) of\b(?! (?:hundred|thousand|million|billion|dozen))|\bdual\b|\btwin\b", _I), _both),
    (regex.compile(r"\b(?<!first |second )half\b(?! (?:a|an) (?:million|billion|trillion|dozen|thousand|year|decade|century|month|hour)| (?:million|billion|trillion|year)|-way|way|time)|\bmajority of\b", _I), _half_share),
    (regex.compile(r"\bcentena(?:ry|ries)\b|\bcentennial\b|\b100th anniversary\b", _I), _centenary),
    (regex.compile(r"\b[A-Z][a-z'’]{3,}-(?P<n>\d{1,3})\b(?!-)"), lambda m: iter([_q(Kind.ORDINAL, m.span("n"), int(m["n"]), strength=Strength.EXPECTED)])),
    (regex.compile(r"(?<!\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|half a|st|nd|rd|th) )\b(?:decades?|century|centuries)\b", _I), _plural_time),
)  # fmt: skip


def _loose(m: regex.Match[str]) -> Quantity:
    text = m[0].lower()
    value = Decimal(1)
    for word in regex.findall(
        r"tens?|dozens?|scores|hundreds?|thousands?|millions?|billions?|trillions?", text.partition(" upon ")[0]
    ):
        name = word.rstrip("s")
        value *= {"ten": 10, "dozen": 10, "score": 20}.get(name) or SCALES[name]
    if m["several"] and text.startswith("a couple"):
        return Quantity(Kind.CARDINAL, Span(*m.span()), value * 2, value * 2, value * 3, quantum=value, loose=True)
    if m["several"] and text.endswith("dozen"):
        return Quantity(
            Kind.CARDINAL, Span(*m.span()), Decimal(36), Decimal(24), Decimal(120), quantum=Decimal(12), loose=True
        )
    return Quantity(Kind.CARDINAL, Span(*m.span()), value, value * 2, value * 10, quantum=value, loose=True)


def _read_one(text: str, m: regex.Match[str]) -> Iterator[Quantity]:
    start, end = m.span()
    if m["multi"]:
        scale = Decimal(SCALES[m["multi"].lower().removeprefix("multi").lstrip("-")])
        yield _typed(
            text, Quantity(Kind.CARDINAL, Span(*m.span()), scale, scale, scale * 1000, quantum=scale, loose=True)
        )
        return
    if m["loose"] or m["several"]:
        yield _typed(text, _loose(m))
        return
    if m["ordinal"]:
        number = _ordinal_number(m["ordinal"])
        strength = Strength.OPTIONAL if number == 1 else Strength.EXPECTED
        yield _q(Kind.ORDINAL, m.span(), number, strength=strength)
        return
    parsed = _parsed(m)
    if parsed is None:
        return
    q, suffix = parsed
    if suffix in ("st", "nd", "rd", "th"):
        strong = Strength.REQUIRED if q.size > 3 else Strength.EXPECTED
        yield replace(q, kind=Kind.ORDINAL, strength=strong)
        return
    yield _typed(text, q)


def _ordinal_number(text: str) -> int:
    parts = text.lower().replace("-", " ").split()
    return sum(TENS.get(p, 0) or ORDINAL_ONES.get(p, 0) for p in parts)


def _parsed(m: regex.Match[str]) -> tuple[Quantity, str] | None:
    if m["digits"]:
        tail = [w.lower() for w in regex.findall(r"[A-Za-z]+", m["tail"] or "")]
        if tail in (["m"], ["b"]) and not m["money"]:
            tail = []
        number = english(
            [m["num"].replace(" ", "").lstrip(".") if not m["num"].startswith(".") else "0" + m["num"], *tail]
        )
        if number is None:
            return None
        negative = bool(m["sign"] or m["sign2"])
        currency = en_currency(m["money"]) if m["money"] else ""
        q = Quantity(
            Kind.CARDINAL, Span(*m.span()), number.value, quantum=number.quantum,
            scale=number.scale, digits=number.digits, currency=currency, negative=negative,
        )  # fmt: skip
        return q, (m["suffix"] or "").lower()
    body = m[0].lower()
    negative = body.startswith(("minus ", "negative "))
    parts = [w for w in regex.split(r"[- ]+", body) if w and w not in ("and", "a", "an", "minus", "negative")]
    unit = parts[-1] if parts and parts[-1] in ("decade", "century", "year", "month", "hour") else ""
    number = english(parts[:-1] if unit else parts) if parts[: len(parts) - bool(unit)] else None
    if number is None and unit and m["half"]:
        number = english(["one"])
    if number is None:
        return None
    q = Quantity(
        Kind.DURATION if unit else Kind.CARDINAL, Span(*m.span()), number.value, quantum=abs(number.quantum),
        scale=number.scale, digits=number.digits, unit=unit, negative=negative,
    )  # fmt: skip
    if unit and m["half"] and body.startswith("a "):
        q = replace(q, strength=Strength.OPTIONAL)
    if number.scale == "dozen" and number.value == 12:
        q = replace(q, loose=True, low=Decimal(10), high=Decimal(15))
    if body in ("one", "a hundred", "a thousand") or m["half"]:
        q = replace(q, strength=Strength.OPTIONAL if body in ("one",) or unit else q.strength)
    elif not number.scale and number.value < 13:
        q = replace(q, strength=Strength.EXPECTED)
    return q, ""


_AFTER = (
    (regex.compile(r"[\s-]?(?:percentage[- ]points?|percent points?|pps?\b|ppts?\b|%[- ]points?)", _I), Kind.POINT),
    (regex.compile(r"[\s-]?(?:basis[- ]points?|bps\b|bp\b)", _I), Kind.BASIS_POINT),
    (
        regex.compile(
            r"\s?(?:%|％|percent\b|per cent\b|pct\b|‰|per mille\b|per thousand\b|per 1,000\b(?! (?:people|residents|persons))|per 10,000\b(?! (?:people|residents|persons|yuan)))|-percent\b",
            _I,
        ),
        Kind.PERCENT,
    ),
    (regex.compile(r"[\s-]?(?:times\b(?! (?:a|per|each|every|in a|daily)\b)|-?fold\b|x\b(?! \d))", _I), Kind.MULTIPLE),
)


def _typed(text: str, q: Quantity) -> Quantity:
    """With its kind and unit from what stands after it, and bound, direction, basis from the words around."""
    end = q.span.end
    for pattern, kind in _AFTER:
        if m := pattern.match(text, end):
            unit = "per mille" if kind is Kind.PERCENT and regex.search("‰|thousand|mille|1,000", m[0]) else ""
            q = replace(q, kind=kind, span=Span(q.span.start, m.end()), strength=Strength.REQUIRED, unit=unit)
            if kind is Kind.PERCENT and "10,000" in m[0]:
                q = replace(q, value=q.size / 100, unit="")
            if kind is Kind.MULTIPLE and (q.scale or text.startswith(("%",), m.end())):
                q = replace(q, kind=Kind.CARDINAL)
            return _in_context(text, q)
    gap = regex.compile(r"[\s-]*(?:of\s+(?:a\s+)?)?").match(text, end)
    at = gap.end() if gap else end
    if m := EN_CURRENCY_WORD.match(text, at):
        if not q.currency and not (m[0] in ("won", "pound", "pounds") and not q.scale and False):
            q = replace(q, currency=en_currency(m[0]), span=Span(q.span.start, m.end()))
        return _in_context(text, q)
    if m := EN_UNIT.match(text, at):
        unit = en_unit(m[0])
        if unit and not (
            m[0] in ("li", "m", "ha", "ft", "foot", "mu") and not text[m.end() :][:1].strip(" ,.;)") == ""
        ):
            kind = Kind.DURATION if unit.dimension in TIME else q.kind
            q = replace(q, kind=kind, unit=unit.name, span=Span(q.span.start, m.end()))
            return _in_context(text, q)
    plain = q.digits.isdigit() and len(q.digits) == 4 and "," not in text[q.span.start : q.span.end] and not q.scale
    if plain and not q.currency and 1500 <= q.size <= 2100 and text[q.span.start].isdigit():
        return replace(q, kind=Kind.YEAR)
    return _in_context(text, q)


def _in_context(text: str, q: Quantity) -> Quantity:
    before = text[max(0, q.span.start - 90) : q.span.start]
    for mark in (". ", "; ", "? ", "! "):
        before = before.rpartition(mark)[2]
    after = text[q.span.end : q.span.end + 110]
    for mark in (". ", "; "):
        after = after.partition(mark)[0]
    changes: dict[str, object] = {}
    bound = next((b for p, b in words.BOUND_AFTER if p.match(after)), None)
    if bound is None and not (
        q.unit in ("year", "month", "day", "week", "decade", "quarter", "hour") and words.PAST_PERIOD.search(before)
    ):
        bound = next((b for p, b in words.BOUND_BEFORE if p.search(before)), None)
    if bound:
        changes["bound"] = bound
    if compared := _comparison(before, after):
        changes["comparison"] = compared
    if m := words.ABOVE_LEVEL.search(before):
        changes["comparison"] = "more" if m["more"] else "less"
    if (
        (m := words.BY_VERB.search(before))
        or (m := words.DIRECTION_BEFORE.search(before))
        or (m := words.DIRECTION_AFTER.search(after))
    ):
        changes["direction"] = "up" if m["up"] else "down"
    if words.FROM_TO.search(text[max(0, q.span.start - 90) : q.span.start]) or words.ROLE_TO.search(before):
        changes["role"] = "to"
    elif words.ROLE_BY.search(before):
        changes["role"] = "by"
    elif words.FROM.search(before):
        changes["role"] = "from"
    if q.negative:
        changes["direction"] = "up" if changes.get("direction") == "down" else "down"
    if basis := _basis(before, after):
        changes["basis"] = basis
    return replace(q, **changes) if changes else q  # type: ignore[arg-type]


def _comparison(before: str, after: str) -> str:
    if words.OUTPACING.search(before):
        return "more"
    if words.BEHIND.search(before):
        return "less"
    m = words.MORE_AFTER.match(after)
    return "" if not m else "more" if m["more"] else "less"


_NEXT_FIGURE = regex.compile(r"\d")


def _basis(before: str, after: str) -> str:
    """The basis named nearest after the figure (before the next figure), else before it in the clause."""
    cut = _NEXT_FIGURE.search(after)
    near = after[: cut.start()] if cut else after
    best = min(((m.start(), name) for name, p in words.BASES if (m := p.search(near))), default=None)
    if best:
        return best[1]
    figures = list(_NEXT_FIGURE.finditer(before))
    tail = before[figures[-1].end() :] if figures else before
    last = max(((m.start(), name) for name, p in words.BASES for m in p.finditer(tail)), default=None)
    return last[1] if last else ""


_GAP = regex.compile(
    r"\s*(?:,|and|or|to|–|—|-|,\s*and|through|but not|/|and nearly|and over|and about|and more than)\s*"
)
_RANGE = regex.compile(r"\s*(?:to|–|—|-|and|through)\s*")


def _shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """What is written once for several: unit, scale, kind in lists and ranges; direction carried on."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        gap = text[here.span.end : after.span.start]
        gap = regex.sub(r"(?:US|HK)?\$|RMB", "", gap)
        if not _GAP.fullmatch(gap):
            continue
        bare = here.kind is Kind.CARDINAL and not here.unit
        if (
            bare
            and (not here.currency or after.currency in (here.currency, ""))
            and after.kind not in CALENDAR | {Kind.ORDINAL}
        ):
            changes: dict[str, object] = {"kind": after.kind, "unit": after.unit}
            if after.currency and not here.currency:
                changes["currency"] = after.currency
            if after.scale and not here.scale and here.value is not None and after.value and _RANGE.fullmatch(gap):
                factor = SCALES.get(after.scale, 1)
                if here.value < 1000 and here.value * factor <= after.value * 1000 and here.digits:
                    changes |= {"value": here.value * factor, "quantum": here.quantum * factor, "scale": after.scale}
            if after.strength is Strength.REQUIRED:
                changes["strength"] = Strength.REQUIRED
            if _RANGE.fullmatch(gap) and gap.strip() != "and":
                changes["in_range"] = True
                found[i + 1] = replace(after, in_range=True)
            found[i] = replace(here, **changes)  # type: ignore[arg-type]
        elif (
            here.kind is Kind.YEAR
            and after.kind is Kind.CARDINAL
            and regex.fullmatch(r"\s*[–—-]\s*", gap)
            and 10 <= after.size <= 99
        ):
            year = here.size - here.size % 100 + after.size
            found[i + 1] = replace(after, kind=Kind.YEAR, value=year)
        elif here.currency and after.kind is Kind.CARDINAL and not after.currency and after.scale == here.scale:
            found[i + 1] = replace(after, currency=here.currency)
    for i in range(1, len(found)):
        before, here = found[i - 1], found[i]
        if before.kind is here.kind and regex.fullmatch(
            r"(?:,| and|, and|\s)+", text[before.span.end : here.span.start]
        ):
            carried = {
                n: getattr(before, n) for n in ("direction", "basis") if not getattr(here, n) and getattr(before, n)
            }
            found[i] = replace(here, **carried)
    return found
