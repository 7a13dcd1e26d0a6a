"""English expressions that are read as a whole: dates, quarters, plans, fractions, multiples, weekdays, clock times."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from termqa.analyse.figures import en_words as words
from termqa.analyse.figures.numerals import ORDINAL_ONES, TENS, english
from termqa.analyse.figures.quantity import Bound, Kind, Quantity, Strength
from termqa.model import Span

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"

_DIGITS, _BLANK, _AND = regex.compile(r"\d+"), regex.compile(r"[- ]+"), regex.compile(r"\band\b")


def quantity(kind: Kind, span: tuple[int, int], value: Decimal | int, **more: object) -> Quantity:
    """A quantity of this kind and value at a span, with other fields by name."""
    return Quantity(kind, Span(*span), Decimal(value), **more)  # type: ignore[arg-type]


def _months(span: tuple[int, int], low: int, high: int, strength: Strength = Strength.REQUIRED) -> Quantity:
    value = Decimal(low) if low == high else None
    return Quantity(Kind.PERIOD, Span(*span), value, Decimal(low), Decimal(high), strength=strength)


def _word_number(text: str) -> int:
    text = text.lower()
    if text in ORDINAL_ONES:
        return ORDINAL_ONES[text]
    digits = _DIGITS.match(text)
    if digits:
        return int(digits[0])
    number = english([w for w in _BLANK.split(text) if w and w != "and"])
    return int(number.value) if number else 0


def _day_month(m: regex.Match[str]) -> Iterator[Quantity]:
    month = words.MONTHS[m["month"].lower().rstrip(".")]
    yield _months(m.span("month"), month, month)
    if m["day"]:
        yield quantity(Kind.DAY, m.span("day"), int(m["day"]))
    if m["day2"]:
        yield quantity(Kind.DAY, m.span("day2"), int(m["day2"]))
    if m["year"]:
        yield quantity(Kind.YEAR, m.span("year"), int(m["year"]))


def _month_alone(m: regex.Match[str]) -> Iterator[Quantity]:
    first = words.MONTHS[m["a"].lower().rstrip(".")]
    if m["b"]:
        second = words.MONTHS[m["b"].lower().rstrip(".")]
        if first < second and not _AND.search(m[0]):
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
    yield quantity(Kind.DAY, m.span(1), a)
    yield _months(m.span(2), b, b)
    yield quantity(Kind.YEAR, m.span(3), int(m[3]))


def _decade(m: regex.Match[str]) -> Iterator[Quantity]:
    text = m["n"]
    value = (
        int(text) if len(text) == 4 else 1900 + int(text) if text.isdigit() else 1900 + TENS[_TENS_PLURAL[text.lower()]]
    )
    yield quantity(Kind.DECADE, m.span(), value)


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
        yield quantity(Kind.MULTIPLE, m.span(), times, strength=Strength.OPTIONAL)
        return
    yield quantity(Kind.MULTIPLE, m.span(), times, role="by" if not word.startswith(("twice", "thrice")) else "")


_DOUBLING = regex.compile(
    r"\b(?:to|will|would|can|could|may|might|should|than|nearly|almost|about|over|more than|roughly|about to)\s+$",
    regex.IGNORECASE,
)
_OF_DOUBLE = regex.compile(r"\s+(?:the|that|what|its|their|those|from|in size|by)\b", regex.IGNORECASE)


def _halved(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.FRACTION, m.span(), 50, direction="down", strength=Strength.EXPECTED)


_PARTITIVE = regex.compile(r"\s+(?:of|or|to|in|from|by|more|less|higher|lower|this|last|year)\b|\s*[,.;:)!?]|\s*$")


def _fraction(m: regex.Match[str]) -> Iterator[Quantity]:
    if (m["part"] or "").lower() == "a" and not _PARTITIVE.match(m.string, m.end()):
        name = m["base"].lower()
        if name not in ("half", "quarter"):
            yield quantity(Kind.ORDINAL, m.span(), ORDINAL_ONES.get(name, 3), strength=Strength.EXPECTED)
        return
    part = _word_number(m["part"]) if m["part"] and m["part"].lower() not in ("a", "one") else 1
    base = _FRACTION_BASE.get(m["base"].lower().rstrip("s"), 0)
    if base:
        yield quantity(Kind.FRACTION, m.span(), Decimal(part * 100) / base)


def _in_words(m: regex.Match[str]) -> Iterator[Quantity]:
    a, b = _word_number(m["a"]), _word_number(m["b"])
    if 0 < a < b:
        yield quantity(Kind.FRACTION, m.span(), Decimal(a * 100) / b, strength=Strength.EXPECTED)


def _plan(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.ORDINAL, m.span("n"), _word_number(m["n"]), unit="plan")


def _weekday(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.WEEKDAY, m.span(), words.WEEKDAYS[m[0].lower()], strength=Strength.EXPECTED)


def _clock(m: regex.Match[str]) -> Iterator[Quantity]:
    hour = Decimal(_word_number(m["h"]))
    late = (m["half"] or "").lower().startswith("p") and hour < 12
    early = (m["half"] or "").lower().startswith("a") and hour == 12
    minute = Decimal(m["min"]) if m["min"] else Decimal(0)
    if hour > 24 or minute > 59:
        return
    yield quantity(
        Kind.CLOCK, m.span(), (hour + (12 if late else -12 if early else 0)) * 60 + minute, strength=Strength.EXPECTED
    )


def _century(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.CENTURY, m.span(), _word_number(m["n"]))


def _both(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.CARDINAL, m.span(), 2, strength=Strength.OPTIONAL)


def _half_share(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(
        Kind.FRACTION,
        m.span(),
        50,
        strength=Strength.OPTIONAL,
        bound=Bound.ABOVE if m[0].lower().startswith("maj") else Bound.EXACT,
    )


def _fold(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.MULTIPLE, m.span(), _word_number(m["n"]), digits=m["n"])


def _and_half(m: regex.Match[str]) -> Iterator[Quantity]:
    whole = _word_number(m["n"]) if m["n"] else 1
    if not whole:
        return
    value, unit = whole + Decimal("0.5"), m["unit"].lower().rstrip("s")
    if unit == "time":
        yield quantity(Kind.MULTIPLE, m.span(), value, digits="5")
    else:
        yield quantity(Kind.DURATION, m.span(), value, unit=unit, quantum=Decimal("0.5"))


def _centenary(m: regex.Match[str]) -> Iterator[Quantity]:
    yield quantity(Kind.DURATION, m.span(), 100, unit="year", strength=Strength.OPTIONAL)


def _plural_time(m: regex.Match[str]) -> Iterator[Quantity]:
    if m[0].lower() == "decades":
        yield Quantity(
            Kind.DURATION, Span(*m.span()), Decimal(10), Decimal(20), Decimal(100), quantum=Decimal(10), unit="year",
            loose=True, strength=Strength.OPTIONAL,
        )  # fmt: skip
        return
    unit = "decade" if m[0].lower().startswith("dec") else "century"
    yield quantity(Kind.DURATION, m.span(), 1, unit=unit, strength=Strength.OPTIONAL)


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
_MONTH_SIGNS = "jan janu feb febr mar marc apr apri may jun june jul july aug augu sep sept oct octo nov nove dec dece"
_SHARE_SIGNS = "out of|" + "|".join(f"{end} in" for end in [*"0123456789", *_ONE_TO_TWELVE.split("|")[:9]])


class _Named(NamedTuple):
    """A way to write a figure in words, with what a text must hold for its pattern to be worth trying: speed only."""

    words: str
    """One of these begins a word; words of more than four letters are cut to four."""
    signs: str
    """Or one of these, parted by |, stands anywhere, in lower case."""
    pattern: regex.Pattern[str]
    read: Callable[[regex.Match[str]], Iterator[Quantity]]


NAMED = (
    _Named("half", "", regex.compile(r"\b(?:a|one) (?P<unit>year|month|hour|day|decade|century) and a half\b|\b(?P<n>[a-z]+|\d+) and a half (?P<unit>years?|months?|hours?|days?|times)\b", _I), _and_half),
    _Named(_MONTH_SIGNS, "", regex.compile(rf"(?P<month>\b{MONTH}\b)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[–—-]|to|and|through)\s*(?P<day2>\d{{1,2}})\b(?!\s+{MONTH}))?(?!\d|,\d{{3}}|\.\d|%| (?:percent|million|billion))(?:,? (?P<year>{_YEAR4})\b)?"), _day_month),
    _Named(_MONTH_SIGNS, "", regex.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[–—-]|to|and)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?(?P<month>{MONTH}\b)(?:\.?,? (?P<year>{_YEAR4})\b)?"), _day_month),
    _Named(_MONTH_SIGNS, "", regex.compile(rf"\b(?P<a>{MONTH})\b(?! Day\b| Fourth\b)(?:(?<=[a-z]{{3,4}})\.(?=\s?[–—-]))?(?:\s?(?:[–—-]|to|through|and)\s?(?P<b>{MONTH})\b)?(?<!(?:^|[.?!] )May(?= [a-z]))(?<!\bMar|\bJan|\bDec(?=['’]))"), _month_alone),
    _Named("quar q", "", regex.compile(r"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[- ]quarter\b|\bQ(?P<qn>[1-4])\b(?:(?= ?\d{4})|\b)", _I), _quarter),
    _Named("arti para chap", "", regex.compile(r"\b(?P<part>Article|Paragraph|Chapter)s? (?P<n>\d{1,3})\b", _I), lambda m: iter([quantity(Kind.ORDINAL, m.span("n"), int(m["n"]), unit=m["part"].lower())])),
    _Named("half h", "", regex.compile(r"\b(?:first|second|1st|2nd)[- ]half\b(?! (?:a|an|million)\b)|\bH[12]\b", _I), _half),
    _Named("firs", "", regex.compile(rf"\bfirst (?P<n>{_ONE_TO_TWELVE}|\d{{1,2}})[- ](?P<unit>months?|quarters?)\b", _I), _first_n),
    _Named("", "/", regex.compile(rf"\b(\d{{1,2}})/(\d{{1,2}})/({_YEAR4})\b"), _numeric_date),
    _Named("", "0s|0's|0’s|enties|irties|orties|ourties|ifties|ixties|ghties|neties", regex.compile(rf"(?:\b|(?<=mid-)|(?<=['’]))(?P<n>(?:1[5-9]|20)\d0|(?<=['’]|the )[2-9]0|{'|'.join(_TENS_PLURAL)})(?:['’]?s\b|(?<=ies)\b)", _I), _decade),
    _Named("five", "5-year", regex.compile(r"\b(?P<n>\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[- ](?:Five-Year|5-Year|five-year)(?: Plan| Program)?\b", _I), lambda m: _plan(m) if _word_number(m["n"]) else iter(())),
    _Named("cent", "", regex.compile(r"\b(?:mid-)?(?P<n>\d+(?:st|nd|rd|th)|(?:twenty|nine|eight|seven|six)\w*(?:-first)?)[- ]century\b", _I), lambda m: _century(m) if _word_number(m["n"]) else iter(())),
    _Named("half halv thir quar four fift sixt seve eigh nint tent hund thou", "", regex.compile(r"\b(?:(?P<part>a|one|two|three|four|five|six|seven|eight|nine|\d+)[- ])(?P<base>halves|half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)\b(?! (?:of 20\d\d|quarter|anniversary|ago|earlier|million|billion))(?<!\bone second)", _I), _fraction),
    _Named("", _SHARE_SIGNS, regex.compile(r"\b(?P<a>one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of)(?: every)? (?P<b>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b(?! (?:years|months|days|years'))", _I), _in_words),
    _Named("doub trip treb quad quin twic thri fold twof", "", regex.compile(r"\b(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl\w+|quadrupl\w+|quintupl\w+|twice|thrice|two-?fold)\b(?![- ](?:digit|check|win|standard|track|tax|eleven|dip|room|ninth|gigabit|carbon))", _I), _multiple),
    _Named("halv", "", regex.compile(r"\b(?:halved|halving|halves)\b", _I), _halved),
    _Named("mond tues wedn thur frid satu sund", "", regex.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"), _weekday),
    _Named("am pm cloc", ":|a.m|p.m", regex.compile(r"\b(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))? ?(?P<half>a\.m\.?|p\.m\.?|am\b|pm\b)|\b(?P<h>\d{1,2}):(?P<min>\d{2})(?P<half>)\b(?![:.]?\d)|\b(?P<h>[a-z]+|\d{1,2}) (?P<half>)o['’]clock(?P<min>)", _I), _clock),
    _Named("", "fold", regex.compile(rf"\b(?P<n>{_ONE_TO_TWELVE}|\d{{1,3}})-?fold\b", _I), _fold),
    _Named("both two coup pair dual twin", "", regex.compile(r"\bboth\b|\bthe two\b|\ba (?:couple|pair) of\b(?! (?:hundred|thousand|million|billion|dozen))|\bdual\b|\btwin\b", _I), _both),
    _Named("half majo", "", regex.compile(r"\b(?<!first |second )half\b(?! (?:a|an) (?:million|billion|trillion|dozen|thousand|year|decade|century|month|hour)| (?:million|billion|trillion|year)|-way|way|time)|\bmajority of\b", _I), _half_share),
    _Named("cent anni", "", regex.compile(r"\bcentena(?:ry|ries)\b|\bcentennial\b|\b100th anniversary\b", _I), _centenary),
    _Named("", "-0|-1|-2|-3|-4|-5|-6|-7|-8|-9", regex.compile(r"\b[A-Z][a-z'’]{3,}-(?P<n>\d{1,3})\b(?!-)"), lambda m: iter([quantity(Kind.ORDINAL, m.span("n"), int(m["n"]), strength=Strength.EXPECTED)])),
    _Named("deca cent", "", regex.compile(r"(?<!\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d|half a|st|nd|rd|th) )\b(?:decades?|century|centuries)\b", _I), _plural_time),
)  # fmt: skip

_TRIED = tuple(
    (frozenset(row.words.split()), tuple(filter(None, row.signs.split("|"))), row.pattern, row.read) for row in NAMED
)
_WORD = re.compile("[a-z]+")


def named(text: str) -> Iterator[tuple[regex.Match[str], Callable[[regex.Match[str]], Iterator[Quantity]]]]:
    """The expressions of a text that are read as a whole, each with its reader; the first of the table take precedence."""
    low = text.lower()
    begun = {word[:4] for word in _WORD.findall(low)}
    for words_, signs, pattern, read in _TRIED:
        if not words_.isdisjoint(begun) or (signs and any(sign in low for sign in signs)):
            yield from ((m, read) for m in pattern.finditer(text))
