"""Figures in English: one scan finds where a figure may begin; small readers give it value, kind and unit.

A reader takes what begins at a place: expressions read as a whole (``en_named``), digits, or a numeral in words
(``en_numerals``). What the words around say of a figure is looked up where one stands (``en_around``), and what is
written once for several is shared last (``en_lists``).
"""

import re
from decimal import Decimal

from termqa.analyse.figures.en_around import Surroundings
from termqa.analyse.figures.en_figure import EnglishText, Read, figure, fraction, ordinal, share
from termqa.analyse.figures.en_lists import shared
from termqa.analyse.figures.en_named import BY_WORD, DIGIT, MAY_BE_NAMED, after
from termqa.analyse.figures.en_numerals import (
    DIGITS,
    PARTS,
    SCALES,
    VULGAR,
    WORDS,
    Numeral,
    alternatives,
    cardinal,
    digits,
    numeral,
)
from termqa.analyse.figures.quantity import Kind, Quantity, Strength, quantity
from termqa.analyse.figures.units import EN_CURRENCY_SIGN

_MONEY = alternatives(EN_CURRENCY_SIGN)
_BIG = alternatives(word for word in SCALES if len(word) > 1)
_SCALE = rf"(?: {{0,2}}-?{_BIG}\b|k\b|m(?=(?:{_MONEY})\b)| m(?=(?:usd|eur|gbp|aud|cad|chf|cny|hkd)\b)|(?<=[\d.])[mb](?![a-z]))"
_POWER = r"e[-+]?\d{1,2}(?![\w.])|\s?[x×]\s?10\s?\^\s?[-−]?\d{1,2}|\s?[x×]\s?10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\^[-−]?\d{1,2}"
_TRIGGERS = {word for word in BY_WORD if word != DIGIT} | WORDS | {"minus", "negative"}
_CODES = {sign for sign in EN_CURRENCY_SIGN if sign[0].isalpha()}
_SCAN = re.compile(rf"\b(?:\d|[{''.join(VULGAR)}]|{alternatives(_TRIGGERS | _CODES)}(?![a-z]))")
"""Where a figure may begin: digits, currencies in letters, and the words that figures begin with."""
_SIGNS = frozenset("-−–.$€£¥￥")
_LONE = re.compile(r"\s*[-−–]\s+[\d.,/ ]+(?:k|%|[a-z]+)?\s*$")
"""A cell that holds nothing but a figure, before which a minus may stand apart."""
_SIGNED = re.compile(r"(?<![\w.'°′″])[-−–]?(?:[$€£¥￥]\s?[-−]?)?\.?$")
"""What may stand before digits and belong to them."""
_FIGURE = re.compile(
    rf"(?P<sign>[-−–]\s?|minus |negative )?(?:(?P<money>{_MONEY})\s?(?P<sign2>[-−])?)?(?P<num>{DIGITS})"
    rf"(?:(?P<power>{_POWER})|(?P<tail>{_SCALE}+)|(?P<suffix>(?:st|nd|rd|th|['’]?s)(?![a-z])))?"
)
_LONGER = re.compile(rf"[{''.join(VULGAR)}]| *-? *(?:hundred|and|point|\d|[{''.join(VULGAR)}])")
"""What may go on with digits to a numeral of several words: 3 hundred and 21, 2½, 3 and a half."""
_SLASHED = re.compile(
    r"(?P<sign>[-−–]\s*)?(?:(?P<whole>\d{1,3})\s+)?(?P<over>\d{1,3})\s?/\s?(?P<under>\d{1,3})(?![\d/.,]\d|\s?/)"
)


def read_en(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, in order."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    m = _SCAN.search(low)
    if not m:
        return ()
    addresses = [a.span() for a in _ADDRESS.finditer(text)] if "://" in text or "@" in text else ()
    t = EnglishText(text, low, Surroundings(low), tuple(addresses))
    found: list[Quantity] = []
    at = 0
    while m:
        made, at = _read(t, m, at)
        found += made
        m = _SCAN.search(low, max(at, m.end()))
    return tuple(shared(low, found))


_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_GOVERNED = frozenset({Kind.MULTIPLE, Kind.FRACTION, Kind.DURATION})
"""Of what is read as a whole, the kinds that rise and fall and have bounds."""


def _read(t: EnglishText, m: re.Match[str], done: int) -> Read:
    """What begins at a match of the scan; the text is read up to ``done``."""
    start, word = m.start(), m[0]
    for first, end in t.addresses:
        if first <= start < end:
            return [], end
    if word.isdecimal():
        if start and t.text[start - 1] != " " and (other := _of_name(t, start) or _of_code(t, start)):
            return other
        named = BY_WORD[DIGIT] if MAY_BE_NAMED.match(t.low, start) else ()
    else:
        named = BY_WORD.get(word, ())
    for row in named:
        if found := row.pattern.match(t.text if row.cased else t.low, start):
            made = row.read(found)
            if made is not None:
                return [t.around.of(q) if q.kind in _GOVERNED else q for q in made], found.end()
    printed = word.isdecimal() or word in _CODES
    return (_digits(t, _signed(t.low, start, done)) if printed else _words(t, start, word)) or ([], m.end())


def _signed(low: str, start: int, done: int) -> int:
    """Where a figure in digits begins, with the sign or currency before it."""
    before = low[start - 1 : start]
    if before in _SIGNS or (before == " " and low[start - 2 : start - 1] in _SIGNS):
        if before == " " and low[start - 2] in "-−–":
            return low.index(low[start - 2]) if _LONE.match(low) else start
        m = _SIGNED.search(low, max(done, start - 5), start)
        if m is None:
            return start
        of_range = 0 < done == m.start() and low[done] in "-−–"  # a dash right after a figure: 5%–6%
        return done + 1 if of_range else m.start()
    return start


_LETTERS_BEFORE = re.compile(r"[A-Za-z][A-Za-z\d.]*[-−]?$")
_CODE = re.compile(r"(?:[A-Z][A-Za-z]*|[a-z]{1,2})[-−]?\d[\w.-]*\b")
_NO_CODE = re.compile(r"[A-Za-z]+-\d+-[a-z]|(?:[Ee]nd|[Mm]id|[Ll]ate|[Ee]arly|[Pp]re|[Pp]ost|[Ss]ince|[Yy]ear)-")
_NAME = re.compile(r"[A-Z][a-z'’]{3,}-\d{1,3}(?![\w-])")
_NAME_BEFORE = re.compile(r"(?<![\w'’])[A-Z][a-z'’]{3,}-$")
_GLUED = re.compile(r"[\w.]+")
_NOTE = re.compile(r"\d{1,3}\]")


def _of_code(t: EnglishText, start: int) -> Read | None:
    """Nothing where the digits belong to a code or are a note mark: C919, COVID-19, [2]."""
    before = t.text[start - 1]
    if before == "[" and (m := _NOTE.match(t.text, start)):
        return [], m.end()
    if before in "-−":
        letters = _LETTERS_BEFORE.search(t.text, max(0, start - 30), start)
        m = _CODE.match(t.text, letters.start()) if letters else None
        if m and m.end() > start and not _NO_CODE.match(m[0]):
            return [], m.end()
    glued = before.isalnum() or before == "_" or (before == "." and start > 1 and t.text[start - 2].isalnum())
    return ([], m.end()) if glued and (m := _GLUED.match(t.text, start)) else None


def _of_name(t: EnglishText, start: int) -> Read | None:
    """The number of a named thing: Shenzhou-18."""
    letters = t.text[start - 1] == "-" and _NAME_BEFORE.search(t.text, max(0, start - 30), start)
    m = _NAME.match(t.text, letters.start()) if letters else None
    if not m:
        return None
    return [quantity(Kind.ORDINAL, (start, m.end()), int(t.text[start : m.end()]), strength=Strength.EXPECTED)], m.end()


def _digits(t: EnglishText, start: int) -> Read | None:
    """A figure in digits, with its currency, scale and sign."""
    if "/" in t.low[start : start + 10] and (slashed := _slashed(t, start)):
        return slashed
    m = _FIGURE.match(t.low, start)
    if not m:
        return None
    following = t.low[m.end() : m.end() + 4]
    if (following[:1].isalpha() or following == " era") and (version := _VERSION.match(t.text, m.end())):
        return [], version.end()
    sign, money, sign2, num, power, tail, suffix = m.groups()
    value, quantum, printed = digits(num)
    if power:
        value, quantum = _powered(value, quantum, power)
    scale = ""
    for word in _LETTERS.findall(tail) if tail else ():
        if word not in ("m", "b") or money or _IN_MILLIONS.match(t.low, m.end()):
            value, quantum, scale = value * SCALES[word], quantum * SCALES[word], word
    end = m.end()
    read = Numeral(value, quantum, scale, printed, end)
    if not suffix and not power and _LONGER.match(t.low, end):
        longer = numeral(t.low, m.start("num"))
        if longer and longer.end > end and longer.form != "ordinal":
            read = longer
    if suffix in ("st", "nd", "rd", "th"):
        return ordinal(t, read, start, Strength.REQUIRED if value > 3 else Strength.EXPECTED)
    if (
        not (money or suffix or tail or sign)
        and num.isdigit()
        and following.startswith((" in ", " out"))
        and (found := share(t, read, start))
    ):
        return found
    currency = EN_CURRENCY_SIGN.get(money, "") if money else ""
    return figure(t, read, start, Strength.REQUIRED, currency, negative=bool(sign or sign2))


_VERSION = re.compile(r"[GDAPEFH]\b(?:-[A-Z]\b)?|(?<=\.0)(?= era)")
"""What makes a code of the digits before it: 5G, 3D, the 2.0 era."""
_LETTERS = re.compile("[a-z]+")
_IN_MILLIONS = re.compile(
    r"[a-z]| (?:people|residents|users|visitors|passengers|trips|jobs|households|homes|vehicles|cars|units|"
    r"tonnes|tons|barrels|hectares|yuan|dollars|euros|pounds)\b"
)
"""What shows that a bare m or b is million or billion, not meters: 30 MUSD, 2.2m people."""
_POWER_SIGN = re.compile(r"e|\^|\s?[x×]\s?10\s?\^?\s?")
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def _powered(value: Decimal, quantum: Decimal, power: str) -> tuple[Decimal, Decimal]:
    """The value and what its last place is worth, in scientific notation or to a power: 1.5e10, 2x10^6, 10^6."""
    exponent = int(_POWER_SIGN.sub("", power, count=1).translate(_SUPERSCRIPT))
    if power[0] == "^":
        return (value**exponent, Decimal(1)) if value else (value, quantum)
    return value.scaleb(exponent), quantum.scaleb(exponent)


def _slashed(t: EnglishText, start: int) -> Read | None:
    """A fraction with a stroke, alone or after a whole: 2/3 of, 2 1/4; not 9/11 or 24/7."""
    m = _SLASHED.match(t.low, start)
    if not m:
        return None
    over, under = int(m["over"]), int(m["under"])
    if not 0 < over < under or (under > 10 and not (m["whole"] or t.low.startswith(" of ", m.end()))):
        return None
    value = Decimal(over) / under
    if m["whole"]:
        read = Numeral(int(m["whole"]) + value, Decimal(1) / under, "", m["whole"], m.end())
        return figure(t, read, start, Strength.REQUIRED, negative=bool(m["sign"]))
    return fraction(t, Numeral(value, Decimal(1) / under, "", m["over"], m.end(), "fraction"), start)


_NO_FRACTION = re.compile(r" (?:of (?:19|20)\d\d|quarter|anniversary|ago|earlier)\b")
_OF_YEAR = re.compile(r"\b(?:past|last|previous|recent|next|consecutive)\s$")


def _words(t: EnglishText, start: int, word: str) -> Read | None:
    """A numeral in words: cardinal, ordinal or fraction."""
    low, at, negative = t.low, start, False
    if word in ("minus", "negative"):
        at, negative = start + len(word) + 1, True
        if low[at : at + 1].isdigit() or low[at : at + 1] in EN_CURRENCY_SIGN:
            return _digits(t, start)
    elif word in PARTS or word in SCALES or word.rstrip("s") in PARTS:
        at = start = after(low, start, "a ", "an ")
    read = numeral(low, at)
    if not read:
        return None
    if read.form == "ordinal":
        return ordinal(t, read, start, Strength.OPTIONAL if read.value == 1 else Strength.EXPECTED)
    if read.form == "fraction":
        if not (
            _NO_FRACTION.match(low, read.end) or (read.value != 0.5 and _OF_YEAR.search(low, max(0, start - 12), start))
        ):
            return fraction(t, read, start)
        read = cardinal(low, at)
        if not read or read.form:
            return None
    if not negative and (found := share(t, read, start)):
        return found
    strength = Strength.REQUIRED
    if low[at : read.end] == "one":
        if low.endswith("no ", 0, at):
            return None
        strength = Strength.OPTIONAL
    elif not read.scale and read.value < 13 and read.quantum == 1 and not low.startswith("a ", at):
        strength = Strength.EXPECTED
    return figure(t, read, start, strength, negative=negative)
