"""English expressions that are read as a whole: dates, quarters, plans, multiples, weekdays, clock times, look-alikes.

To add one, add a row to ``NAMED``: the words that it begins with, its pattern, and its reader, which gives the
figures, nothing for what looks like a figure and is none, or None where the pattern matched something else.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from termqa.analyse.figures import en_words as words
from termqa.analyse.figures.en_numerals import ONES, ORDINAL_ONES, SCALES, TENS, WORDS, alternatives
from termqa.analyse.figures.quantity import HALF_DAY, Bound, Kind, Quantity, Strength, quantity
from termqa.model import Span

DIGIT = "0"
"""Stands for any figure in digits among the words that an expression begins with."""

Found = list[Quantity] | None
Match = re.Match[str]


class _Named(NamedTuple):
    """A way to write a figure that is read as a whole."""

    words: str
    pattern: re.Pattern[str]
    """Matched where one of the words stands, in the text in lower case."""
    read: Callable[[Match], Found]
    cased: bool = False
    """Matched in the text as it is: names begin with a capital letter."""


def _months(span: tuple[int, int], low: int, high: int, strength: Strength = Strength.REQUIRED) -> Quantity:
    value = Decimal(low) if low == high else None
    return Quantity(Kind.PERIOD, Span(*span), value, Decimal(low), Decimal(high), strength=strength)


def _number(word: str) -> int:
    """A small number in digits or one word."""
    return int(word) if word.isdigit() else ONES.get(word) or ORDINAL_ONES.get(word, 0)


def after(text: str, start: int, *before: str) -> int:
    """Where the expression starts: before one of these words, if it stands in front."""
    for word in before:
        at = start - len(word)
        if text.startswith(word, at) and at >= 0 and not text[at - 1 : at].isalnum():
            return at
    return start


def _month_day(m: Match) -> Found:
    month = words.MONTHS[m["month"].lower()]
    return [_months(m.span("month"), month, month), *_days(m)]


def _day_month(m: Match) -> Found:
    month = words.MONTHS[m["month"].lower()]
    days = _days(m)
    at = 2 if m["day2"] else 1
    return [*days[:at], _months(m.span("month"), month, month), *days[at:]]


def _days(m: Match) -> list[Quantity]:
    days = [quantity(Kind.DAY, m.span(name), int(m[name])) for name in ("day", "day2") if m[name]]
    return [*days, quantity(Kind.YEAR, m.span("year"), int(m["year"]))] if m["year"] else days


def _month_alone(m: Match) -> Found:
    first = words.MONTHS[m["a"].lower()]
    if m["a"] in ("May", "March") and not m["b"] and _begins(m.string, m.start()) and _VERB.match(m.string, m.end()):
        return None
    if not m["b"]:
        return [_months(m.span("a"), first, first)]
    second = words.MONTHS[m["b"].lower()]
    if first < second and m["join"] != "and":
        return [_months(m.span(), first, second)]
    return [_months(m.span("a"), first, first), _months(m.span("b"), second, second)]


_VERB = re.compile(" [a-z]")


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins here, where a capital letter makes no name."""
    return at == 0 or text[at - 2 : at] in (". ", "? ", "! ")


def _quarter(m: Match) -> Found:
    if m["q"] in ("last", "final"):
        return [_months(m.span(), 10, 12, Strength.OPTIONAL)]
    n = int(m["qn"]) if m["qn"] else _number(m["q"])
    return [_months(m.span(), n * 3 - 2, n * 3)]


def _half_year(m: Match) -> Found:
    return [_months(m.span(), *((1, 6) if m[0].startswith(("first", "h1", "1st")) else (7, 12)))]


def _first_n(m: Match) -> Found:
    months = _number(m["n"]) * (3 if m["unit"].startswith("quarter") else 1)
    return [_months(m.span(), 1, months)] if 0 < months <= 12 else None


def _part_number(m: Match) -> Found:
    return [quantity(Kind.ORDINAL, m.span("n"), int(m["n"]), unit=m["part"])]


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(m: Match) -> Found:
    """Chapter IV: a smaller letter before a greater one is taken off."""
    letters = [_ROMAN[letter] for letter in m["n"]]
    number = sum(-a if a < b else a for a, b in zip(letters, [*letters[1:], 0], strict=True))
    unit = m["part"].lower() if m["part"] in ("Article", "Chapter") else ""
    strength = Strength.OPTIONAL if m["n"] == "I" else Strength.EXPECTED  # "in part I think"
    return [quantity(Kind.ORDINAL, m.span("n"), number, unit=unit, strength=strength)]


def _numeric_date(m: Match) -> Found:
    day, month = (2, 1) if int(m[2]) > 12 else (1, 2)  # the day comes first, but in 9/18/2024
    a, b = int(m[day]), int(m[month])
    if not (1 <= a <= 31 and 1 <= b <= 12):
        return None
    return [quantity(Kind.DAY, m.span(day), a), _months(m.span(month), b, b), quantity(Kind.YEAR, m.span(3), int(m[3]))]


def _september(m: Match) -> Found:
    day = quantity(Kind.DAY, (m.end() - 2, m.end()), 11, strength=Strength.EXPECTED)
    return [_months((m.start(), m.start() + 1), 9, 9, Strength.EXPECTED), day]


def _decade(m: Match) -> Found:
    n = m["n"]
    if n.isdigit() and len(n) == 2 and not m.string.endswith(("'", "’", "the "), 0, m.start()):
        return None
    value = int(n) if len(n) == 4 else 1900 + int(n) if n.isdigit() else 1900 + _TENS_PLURAL[n]
    return [quantity(Kind.DECADE, m.span(), value)]


_TENS_PLURAL = {ten[:-1] + "ies": n for ten, n in TENS.items()}


def _multiple(m: Match) -> Found:
    word = m[0]
    times = next(n for start, n in _TIMES if word.startswith(start))
    plain = word in ("double", "triple", "quadruple", "doubles")
    if (
        plain
        and not _DOUBLING.search(m.string[max(0, m.start() - 20) : m.start()])
        and not _OF_DOUBLE.match(m.string, m.end())
    ):
        return [quantity(Kind.MULTIPLE, m.span(), times, strength=Strength.OPTIONAL)]
    return [quantity(Kind.MULTIPLE, m.span(), times, role="" if word in ("twice", "thrice") else "by")]


_TIMES = (
    ("doubl", 2),
    ("twice", 2),
    ("twofold", 2),
    ("two-fold", 2),
    ("tripl", 3),
    ("trebl", 3),
    ("thrice", 3),
    ("quadr", 4),
    ("quint", 5),
)
_DOUBLING = re.compile(r"\b(?:to|will|would|can|could|may|might|should|than|nearly|almost|about|over|roughly)\s+$")
_OF_DOUBLE = re.compile(r"\s+(?:the|that|what|its|their|those|from|in size|by)\b")


def _fold(m: Match) -> Found:
    return [quantity(Kind.MULTIPLE, m.span(), _number(m["n"]), digits=m["n"])]


def _large_fold(m: Match) -> Found:
    return [quantity(Kind.MULTIPLE, m.span(), SCALES[m["n"]], digits=str(SCALES[m["n"]]))]


def _halved(m: Match) -> Found:
    half = Decimal("0.5")
    return [quantity(Kind.MULTIPLE, m.span(), half, role="by", direction="down", strength=Strength.EXPECTED)]


def _part_of_month(m: Match) -> Found:
    """The first half, the last ten days of a month: a count of days that demands no counterpart."""
    if m["half"]:
        return []
    return [quantity(Kind.DURATION, m.span("ten"), 10, unit="day", strength=Strength.OPTIONAL)]


def _weekday(m: Match) -> Found:
    return [quantity(Kind.WEEKDAY, m.span(), words.WEEKDAYS[m[0].rstrip("s")], strength=Strength.EXPECTED)]


def _clock(m: Match) -> Found:
    hour, minute = _number(m["h"]), int(m["min"] or 0)
    if hour > 24 or minute > 59:
        return None
    half = (m["half"] or "")[:1]
    hour += 12 if half == "p" and hour < 12 else -12 if half == "a" and hour == 12 else 0
    told = Decimal(1 if half or hour > 12 else HALF_DAY)
    return [quantity(Kind.CLOCK, m.span(), hour * 60 + minute, quantum=told, strength=Strength.EXPECTED)]


def _hour(m: Match) -> Found:
    """The zero hour, midnight and noon."""
    strength = Strength.EXPECTED if m[0][0] == "z" else Strength.OPTIONAL
    return [quantity(Kind.CLOCK, m.span(), 720 if m[0] == "noon" else 0, strength=strength)]


def _freezing(m: Match) -> Found:
    """The zero that temperatures are above or below is no figure."""
    return [] if m.string.endswith(("above ", "below ", "sub-"), 0, m.start()) else None


def _and_half(m: Match) -> Found:
    start = after(m.string, m.start(), "a ", "an ", "one ")
    if start == m.start():
        return None
    return [quantity(Kind.DURATION, (start, m.end()), Decimal("1.5"), unit=m["unit"], quantum=Decimal("0.5"))]


def _both(m: Match) -> Found:
    start = m.start() if m[0] in _PAIRS else after(m.string, m.start(), "the " if m[0] == "two" else "a ")
    if start == m.start() and m[0] not in _PAIRS:
        return None
    return [quantity(Kind.CARDINAL, (start, m.end()), 2, strength=Strength.OPTIONAL)]


_PAIRS = ("both", "dual", "twin", "duplicate")


def _majority(m: Match) -> Found:
    return [quantity(Kind.FRACTION, m.span(), 50, strength=Strength.OPTIONAL, bound=Bound.ABOVE)]


def _half_time(m: Match) -> Found:
    half = Decimal("0.5")
    return [quantity(Kind.DURATION, m.span(), half, unit=m["unit"], quantum=half, strength=Strength.OPTIONAL)]


def _a_time(m: Match) -> Found:
    """A year, a month, an hour, which is often no more than a time."""
    start = after(m.string, m.start(), "a ", "an ")
    if start == m.start():
        return None
    return [quantity(Kind.DURATION, (start, m.end()), 1, unit=m[0], strength=Strength.OPTIONAL)]


def _centenary(m: Match) -> Found:
    return [quantity(Kind.DURATION, m.span(), 100, unit="year", strength=Strength.OPTIONAL)]


def _two_years(m: Match) -> Found:
    return [quantity(Kind.DURATION, m.span(), 2, unit="year", strength=Strength.OPTIONAL)]


def _long_time(m: Match) -> Found:
    """Decades, a century, centuries."""
    if m[0] == "decades":
        return [
            Quantity(
                Kind.DURATION, Span(*m.span()), Decimal(10), Decimal(20), Decimal(100), quantum=Decimal(10), unit="year",
                loose=True, strength=Strength.OPTIONAL,
            )
        ]  # fmt: skip
    start = after(m.string, m.start(), "a ")
    unit = "decade" if m[0].startswith("dec") else "century"
    return [quantity(Kind.DURATION, (start, m.end()), 1, unit=unit, strength=Strength.OPTIONAL)]


def _loose(m: Match) -> Found:
    """Hundreds, tens of millions: ``low`` and ``high`` hold the span of it."""
    value = Decimal(1)
    for word in _LOOSE_WORD.findall(m[0].partition(" upon ")[0]):
        value *= _LOOSE_SIZE.get(word) or SCALES[word]
    return [_between(m, value, 2, 10)]


_LOOSE_WORD = re.compile("ten|dozen|score|hundred|thousand|million|billion|trillion")
_LOOSE_SIZE = {"ten": 10, "dozen": 12, "score": 20}


def _several(m: Match) -> Found:
    """Several hundred, a few dozen, a couple of thousand."""
    size = Decimal(SCALES[m["scale"]]) * SCALES.get(m["more"] or "", 1)
    start = after(m.string, m.start(), "a ")
    if m[0].startswith("couple"):
        return (
            None
            if start == m.start()
            else [_between(m, size * 2, 1, Decimal("1.5"))._replace(span=Span(start, m.end()))]
        )
    if m["scale"] == "dozen":
        low, high = Decimal(24), Decimal(120)
        return [Quantity(Kind.CARDINAL, Span(start, m.end()), Decimal(36), low, high, quantum=size, loose=True)]
    return [_between(m, size, 2, 10)._replace(span=Span(start, m.end()))]


def _multi(m: Match) -> Found:
    return [_between(m, Decimal(SCALES[m["scale"]]), 1, 1000)]


def _between(m: Match, value: Decimal, low: int, high: Decimal | int) -> Quantity:
    return Quantity(Kind.CARDINAL, Span(*m.span()), value, value * low, value * high, quantum=value, loose=True)


def _nth_craft(m: Match) -> Found:
    """A spacecraft or rocket with its number, and the March in its name."""
    return [quantity(Kind.ORDINAL, m.span("n"), int(m["n"]), strength=Strength.OPTIONAL)] if m["n"] else []


def _none(_: Match) -> Found:
    return []


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_TO = r"\s*(?:[–—-]|to|and|through)\s*"
_TH = "(?:st|nd|rd|th)?"
_NO_DAY = r"(?!\d|,\d{3}|\.\d|%| (?:percent|million|billion))"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SIZES = "hundred|thousand|million|billion|trillion"
_MONTHS = " ".join(words.MONTHS)
_DOUBLE = r"(?:doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|trebl\w+|quadrupl\w+|quintupl\w+|twice|thrice|two-?fold)\b"
_NO_DOUBLE = "(?![- ](?:digit|check|win|standard|track|tax|eleven|dip|room|ninth|gigabit|carbon))"

NAMED = (
    _Named(_MONTHS, re.compile(rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}){_TH}(?:{_TO}(?P<day2>\d{{1,2}})\b(?!\s+{_MONTH}))?{_NO_DAY}(?:,? {_YEAR})?"), _month_day, True),
    _Named(DIGIT, re.compile(rf"(?P<day>\d{{1,2}}){_TH}(?:{_TO}(?P<day2>\d{{1,2}}){_TH})? (?:of )?(?P<month>{_MONTH}\b)(?:\.?,? {_YEAR})?"), _day_month, True),
    _Named(_MONTHS, re.compile(rf"(?P<a>{_MONTH})\b(?! Day\b| Fourth\b|['’])(?:\.?\s?(?P<join>[–—-]|to|through|and)\s?(?P<b>{_MONTH})\b)?"), _month_alone, True),
    _Named(f"{DIGIT} first second third fourth last final", re.compile(r"(?P<q>first|second|third|fourth|[1-4](?=st|nd|rd|th)|last|final)(?:st|nd|rd|th)?[- ]quarter\b(?P<qn>)"), _quarter),
    _Named("q1 q2 q3 q4", re.compile(r"(?P<q>)q(?P<qn>[1-4])(?:\b|(?=\d{4}\b))"), _quarter),
    _Named("article articles paragraph paragraphs chapter chapters", re.compile(r"(?P<part>article|paragraph|chapter)s? (?P<n>\d{1,3})\b(?!\.\d)"), _part_number),
    _Named("article chapter part section volume annex appendix", re.compile(r"(?P<part>Article|Chapter|Part|Section|Volume|Annex|Appendix) (?P<n>(?:X{0,3}|XL)(?:IX|IV|V?I{0,3})(?<=[A-Z]))(?![\w-])"), _roman, True),
    _Named("group", re.compile(r"Group of (?:Seven|Eight|Ten|Twenty|7|8|10|20|77)\b"), _none, True),
    _Named(f"{DIGIT} first second middle last final latter", re.compile(rf"(?:first|second|middle|last|final|latter|1st|2nd) (?:(?P<half>half)|(?P<ten>(?:ten|10)[- ]days?)(?: period)?) of (?=(?:the|this|that|each|every|last|next) month\b|{_MONTH.lower()}\b)"), _part_of_month),
    _Named(f"{DIGIT} first second", re.compile(r"(?:first|second|1st|2nd)[- ]half\b(?! (?:a|an|million)\b)"), _half_year),
    _Named("h1 h2", re.compile(r"h[12]\b"), _half_year),
    _Named("first", re.compile(rf"first (?P<n>{_SMALL}|\d{{1,2}})[- ](?P<unit>months?|quarters?)\b"), _first_n),
    _Named(DIGIT, re.compile(r"9/11\b(?!/| of)"), _september),
    _Named(DIGIT, re.compile(r"(\d{1,2})/(\d{1,2})/((?:1[5-9]|20)\d\d)\b"), _numeric_date),
    _Named(" ".join((DIGIT, *_TENS_PLURAL)), re.compile(rf"(?P<n>(?:(?:1[5-9]|20)\d|[2-9])0(?=['’]?s\b)|{'|'.join(_TENS_PLURAL)})(?:['’]?s)?\b"), _decade),
    _Named("double doubles doubled doubling triple triples tripled tripling treble trebled trebling quadruple quadrupled quadrupling quintuple quintupled twice thrice twofold two", re.compile(_DOUBLE + _NO_DOUBLE), _multiple),
    _Named(" ".join(one for n in ONES if 2 < ONES[n] < 13 for one in (n, n + "fold")), re.compile(rf"(?P<n>{_SMALL})-?fold\b"), _fold),
    _Named("hundredfold thousandfold", re.compile("(?P<n>hundred|thousand)fold"), _large_fold),
    _Named("halved halving halves", re.compile("halv(?:ed|ing|es)"), _halved),
    _Named("zero midnight noon", re.compile("zero hours?|midnight|noon"), _hour),
    _Named("zero", re.compile("zero(?![- ]?[a-z])"), _freezing),
    _Named(" ".join(f"{day} {day}s" for day in words.WEEKDAYS), re.compile("[a-z]+"), _weekday),
    _Named(DIGIT, re.compile(r"(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))? ?(?P<half>a\.m\.?|p\.m\.?|am\b|pm\b)"), _clock),
    _Named(DIGIT, re.compile(r"(?P<h>\d{1,2}):(?P<min>\d{2})(?P<half>)\b(?![:.]?\d)"), _clock),
    _Named(f"{DIGIT} {' '.join(list(ONES)[1:13])}", re.compile(rf"(?P<h>\d{{1,2}}|{_SMALL}) (?P<half>)o['’]clock(?P<min>)"), _clock),
    _Named("year month hour day decade century", re.compile("(?P<unit>year|month|hour|day|decade|century) and a half"), _and_half),
    _Named("both dual twin duplicate two couple pair", re.compile(rf"both|dual|twin|duplicate|two(?![- ]{alternatives(WORDS)}(?![a-z]))|(?:couple|pair) of(?! (?:hundred|thousand|million|billion|dozen))"), _both),
    _Named("half", re.compile(r"half (?:a |an )?(?P<unit>decade|century|year|month|hour)\b"), _half_time),
    _Named("year month hour", re.compile("[a-z]+"), _a_time),
    _Named("centenary centenaries centennial", re.compile("centen(?:ary|aries|nial)"), _centenary),
    _Named("biennium biennial", re.compile("bienni(?:um|al)"), _two_years),
    _Named("decade decades century centuries", re.compile("[a-z]+"), _long_time),
    _Named("multi multimillion multibillion multitrillion", re.compile("multi-?(?P<scale>million|billion|trillion)"), _multi),
    _Named("several few many multiple couple", re.compile(rf"(?:several|few|many|multiple|couple of)[ -](?P<scale>dozen|{_SIZES})(?: (?P<more>{_SIZES}))?\b"), _several),
    _Named("several few many some tens dozen dozens scores hundreds thousands millions billions trillions", re.compile(rf"(?:(?:several|many|few|some|tens? of|dozens? of|scores of) )?(?:tens|dozens|scores|(?:{_SIZES})s)(?: upon (?:ten|{_SIZES})s| of (?:{_SIZES})s)*\b(?! digits)"), _loose),
    _Named("majority", re.compile("majority of"), _majority),
    _Named("long shenzhou chang'e tianwen tianzhou beidou", re.compile(r"(?:long march|shenzhou|chang'e|tianwen|tianzhou|beidou)(?:[ -]?(?P<n>\d+)\w?)?"), _nth_craft),
    _Named("covid", re.compile(r"covid-? ?\d+\w?"), _none),
)  # fmt: skip

MAY_BE_NAMED = re.compile(
    r"\d{1,4}(?:[.:]\d\d)?\s?(?:[snrt][tdh]|['’]?s\b|[-–—/:]|to\b|and\b|of\b|through\b|[ap]\.?m|o['’]|"
    rf"{alternatives(month[:3] for month in words.MONTHS)})"
)
"""What figures in digits must begin with for one of the rows to fit: for speed only."""
BY_WORD: dict[str, list[_Named]] = {}
"""The rows by the word that they begin with."""
for _row in NAMED:
    for _word in _row.words.split():
        BY_WORD.setdefault(_word, []).append(_row)
