"""English numerals, in words and digits: two hundred and five, five point two million, 2 1/4, one hundred and first.

A numeral is read in steps, each a small function over the words: below a hundred, below a thousand, with a scale, the
whole. Each gives back what it read and where it stopped, so that "three hundred and two hundred" stays two numerals.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6,
    "m": 10**6, "billion": 10**9, "bn": 10**9, "bln": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12, "quadrillion": 10**15, "quintillion": 10**18, "dozen": 12, "doz": 12, "dozs": 12, "dz": 12,
    "dzs": 12, "lakh": 10**5, "lakhs": 10**5, "lkh": 10**5, "lkhs": 10**5, "crore": 10**7, "crores": 10**7,
    "krore": 10**7, "krores": 10**7,
}  # fmt: skip
ORDINAL_ONES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
ORDINAL_TENS = {word[:-1] + "ieth": n for word, n in TENS.items()}
ORDINAL_SCALES = {
    word + "th": SCALES[word] for word in ("hundred", "thousand", "million", "billion", "trillion")
}  # fmt: skip
ORDINALS = ORDINAL_ONES | ORDINAL_TENS | ORDINAL_SCALES
PARTS = {"half": 2, "quarter": 4} | {word: n for word, n in ORDINALS.items() if word not in ("first", "second")}
"""What divides a whole; written with an s where there are several: two thirds."""
GLUED = {
    tens + one: (tens, one) for tens in TENS for table in (ONES, ORDINAL_ONES) for one, n in table.items() if 0 < n < 10
}
"""Numbers that lost their hyphen: twentyfive."""
WORDS = frozenset([*ONES, *TENS, *(w for w in SCALES if len(w) > 1), *ORDINALS, *PARTS, *GLUED]) | frozenset(
    "halves" if part == "half" else part + "s" for part in PARTS
)
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip


def alternatives(words: Iterable[str]) -> str:
    """A pattern of these words that shares their beginnings, so that no word is tried letter by letter in turn.

    >>> alternatives(["one", "once", "two"])
    '(?:on(?:ce|e)|two)'
    """
    tree: dict[str, object] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _pattern(tree)


def _pattern(tree: dict[str, object]) -> str:
    branches = [re.escape(c) + _pattern(rest) for c, rest in sorted(tree.items()) if c]  # type: ignore[arg-type]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if "" in tree else joined


DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
"""Digits with thousands apart by commas or blanks, or in lakhs (12,34,567), and decimals."""


class Numeral(NamedTuple):
    """A numeral in a text, read."""

    value: Decimal
    quantum: Decimal
    """What one in the last printed place is worth."""
    scale: str
    """The last scale word: million; nothing for hundreds."""
    digits: str
    """The printed digits."""
    end: int
    """Where it ends in the text."""
    form: str = ""
    """ordinal or fraction, nothing for a cardinal."""


def digits(text: str) -> tuple[Decimal, Decimal, str]:
    """The value of printed digits, what their last place is worth, and the bare digits.

    >>> digits("1,234.50")
    (Decimal('1234.50'), Decimal('0.01'), '1234.50')
    """
    bare = text.replace(",", "").replace(" ", "")
    places = len(bare.partition(".")[2])
    return Decimal(bare), _LAST_PLACE[places] if places < len(_LAST_PLACE) else Decimal(1).scaleb(-places), bare


_LAST_PLACE = [Decimal(1).scaleb(-places) for places in range(9)]


class _Word(NamedTuple):
    """A number word or printed digits, and what joins it to the word before."""

    text: str
    end: int
    joined: str
    """and, a (also "and a", "of a") or point, where such a word stands before it."""

    @property
    def printed(self) -> bool:
        """Whether it is digits."""
        return self.text[0].isdigit()


class _Part(NamedTuple):
    """A part of a numeral: the words from one place up to ``next``."""

    value: Decimal
    quantum: Decimal
    digits: str
    next: int
    form: str = ""


_WORD = re.compile(
    rf"(?P<gap>\s*-?\s*(?:(?P<join>and|of|point)\s+)?(?P<a>an?\s+)?)(?:(?P<word>{alternatives(WORDS | {'o', 'oh'})})(?![a-z])|"
    rf"(?P<vulgar>[{''.join(VULGAR)}])|(?P<digits>{DIGITS})(?![\d/:]|\s?[-–—]\d|[a-z]))"
)


def _words(low: str, at: int) -> list[_Word]:
    """The number words that follow one another from here."""
    found: list[_Word] = []
    while len(found) < 40 and (m := _WORD.match(low, at)):
        if found and not m["gap"] and not m["vulgar"]:
            break
        text, at = m["word"] or m["digits"] or m["vulgar"], m.end()
        if text in ("o", "oh") and not (found and (found[-1].joined == "point" or found[-1].text in ONES)):
            break
        first, *second = GLUED.get(text, (text,))
        found.append(_Word(first, at, (m["join"] or "") + (" a" if m["a"] else "")))
        found += [_Word(word, at, "") for word in second]
    return found


def numeral(low: str, at: int) -> Numeral | None:
    """The longest numeral in words that begins here in a text in lower case, None if there is none.

    >>> [str(numeral(t, 0).value) for t in ("two hundred and five", "three and a quarter", "five point two million")]
    ['205', '3.25', '5200000.0']
    >>> [numeral(t, 0)[-1] for t in ("one hundred and first", "two fifths", "3 hundred and 21")]
    ['ordinal', 'fraction', '']
    """
    words = _words(low, at)
    return _numeral(words) if words else None


def cardinal(low: str, at: int) -> Numeral | None:
    """The cardinal or ordinal that begins here, though parts follow it: the three of "three quarters"."""
    words = _words(low, at)
    return _whole(words)[0] if words else None


def _numeral(words: list[_Word]) -> Numeral | None:
    if words[0].text in VULGAR or words[0].text == "half" or (words[0].text in PARTS and words[0].joined):
        return _of_scale(words, fraction) if (fraction := _fraction(words, 0)) else None
    whole, i = _whole(words)
    if not whole or whole.form:
        return whole
    if i < len(words):
        if not whole.scale and words[i].text not in VULGAR and (fraction := _fraction(words, 0)):
            return _of_scale(words, fraction)
        if words[i].joined in ("and", "and a") or words[i].text in VULGAR:
            return _with_part(words, whole, i)
    return whole


def _whole(words: list[_Word]) -> tuple[Numeral | None, int]:
    """The cardinal or ordinal from the first word on, its scales ever smaller, and where it stops."""
    total, quantum, printed, scale, i, form = Decimal(0), Decimal(1), "", "", 0, ""
    limit = Decimal("Infinity")
    while i < len(words) and not form and limit > 1:
        if (i and words[i].joined not in ("", "and")) or not (part := _below_thousand(words, i)):
            break
        lead = ("", " a") if part.next == 0 else ("",)
        size, named, after = _scale(words, part.next, lead) if not part.form else (Decimal(1), "", part.next)
        if part.value * size >= limit or (i and not _continues(words, i, part, size)):
            break
        total, quantum, printed, form = total + part.value * size, part.quantum * size, printed + part.digits, part.form
        scale, limit, i = named or scale, size, after
    return (Numeral(total, quantum, scale, printed, words[i - 1].end, form) if i else None), i


def _continues(words: list[_Word], i: int, part: _Part, size: Decimal) -> bool:
    """Whether the part from here belongs to the scale before it: 4 thousand 3 hundred, not 4 million and 300."""
    if words[i].joined and _divisor(words, part.next, one=part.value == 1):
        return False
    return not words[i].printed or size > 1 or part.next - i > 1 or words[i - 1].text == "thousand"


def _below_hundred(words: list[_Word], i: int) -> _Part | None:
    word = words[i].text
    n = TENS.get(word)
    if n is None:
        return _one(words, i)
    if i + 1 < len(words) and not words[i + 1].joined:
        after = words[i + 1].text
        for table, form in ((ONES, ""), (ORDINAL_ONES, "ordinal")):
            if 0 < (one := table.get(after, 0)) < 10:
                return _Part(Decimal(n + one), Decimal(1), str(n + one), i + 2, form)
    return _Part(Decimal(n), Decimal(1), str(n), i + 1)


def _one(words: list[_Word], i: int) -> _Part | None:
    word = words[i].text
    if word in ONES:
        return _Part(Decimal(ONES[word]), Decimal(1), str(ONES[word]), i + 1)
    if n := ORDINAL_ONES.get(word) or ORDINAL_TENS.get(word):
        return _Part(Decimal(n), Decimal(1), str(n), i + 1, "ordinal")
    if words[i].printed:
        return _Part(*digits(word), i + 1)
    return None


def _below_thousand(words: list[_Word], i: int) -> _Part | None:
    """Hundreds with what follows, a number below a hundred, digits, or nothing before a scale word: thousand."""
    part = _below_hundred(words, i)
    if not part:
        word = words[i].text
        if word in ORDINAL_SCALES:
            return _Part(Decimal(ORDINAL_SCALES[word]), Decimal(1), "1", i + 1, "ordinal")
        if word not in SCALES:
            return None
        part = _Part(Decimal(1), Decimal(1), "1", i)
        return _hundreds(words, part) if word == "hundred" else part
    if part.form:
        return part
    part = _with_decimals(words, part)
    after = words[part.next] if part.next < len(words) else None
    if after and not after.joined and (after.text == "hundred" or after.text in ORDINAL_SCALES):
        if after.text == "hundred":
            return _hundreds(words, part)
        if words[part.next - 1].text != "one":
            return _Part(
                part.value * ORDINAL_SCALES[after.text], Decimal(1), part.digits, part.next + 1, "ordinal"
            )  # fmt: skip
    return _year(words, i, part)


def _hundreds(words: list[_Word], part: _Part) -> _Part:
    """The hundreds, with the number below a hundred or the decimals that follow."""
    part = _Part(part.value * 100, part.quantum * 100, part.digits, part.next + 1)
    i = part.next
    if i >= len(words) or words[i].joined not in ("", "and") or not (rest := _below_hundred(words, i)):
        return _with_decimals(words, part)
    if rest.value >= 100 or rest.quantum < 1:
        return part
    if rest.next < len(words) and not words[rest.next].joined:
        after = words[rest.next].text
        if after == "hundred" or (words[i].joined and _divisor(words, rest.next, one=rest.value == 1)):
            return part
    return _with_decimals(
        words, _Part(part.value + rest.value, rest.quantum, part.digits + rest.digits, rest.next, rest.form)
    )  # fmt: skip


def _year(words: list[_Word], i: int, part: _Part) -> _Part:
    """Nineteen ninety-five, twenty twenty-four: a year in pairs; one twenty-two."""
    if part.next < len(words) and 0 < part.value <= 20 and not words[part.next].joined and not words[i].printed:
        rest = None if _divisor(words, part.next, one=False) else _below_hundred(words, part.next)
        if rest and 10 <= rest.value < 100 and not rest.form and (part.value >= 10 or rest.next > part.next + 1):
            return _Part(part.value * 100 + rest.value, Decimal(1), part.digits + rest.digits, rest.next)
    return part


def _with_decimals(words: list[_Word], part: _Part) -> _Part:
    """Point and the digits after it, one by one or as a number: point two five, point seventy-one."""
    i, places = part.next, ""
    while i < len(words):
        word = words[i]
        if word.joined != ("" if places else "point"):
            break
        n = 0 if word.text in ("o", "oh") else ONES.get(word.text, 10)
        if n < 10:
            places, i = places + str(n), i + 1
            continue
        if not places and (rest := _below_hundred(words, i)) and not rest.form and rest.quantum == 1:
            places, i = rest.digits if word.printed else str(rest.value), rest.next
        break
    if not places:
        return part
    value = part.value + Decimal("0." + places)
    return _Part(value, Decimal(1).scaleb(-len(places)), f"{part.digits}.{places}", i, part.form)


def _scale(words: list[_Word], i: int, joined: tuple[str, ...] = ("",)) -> tuple[Decimal, str, int]:
    """The scale words from here, multiplied, the last one's name, and where they end: million; thousand billion."""
    size, name = Decimal(1), ""
    while i < len(words) and words[i].text in SCALES and words[i].joined in (("",) if name else joined):
        size, name, i = size * SCALES[words[i].text], words[i].text, i + 1
    return size, name, i


class _Fraction(NamedTuple):
    """So many parts of a whole."""

    over: Decimal
    under: int
    digits: str
    next: int


def _divisor(words: list[_Word], i: int, *, one: bool) -> tuple[int, int] | None:
    """What the parts from here divide by, and where they end: thirds, hundredths, twenty-fifths."""
    if i >= len(words) or words[i].joined:
        return None
    word = words[i].text
    name = "half" if word == "halves" else word.removesuffix("s")
    if name in PARTS and (one or word != name or PARTS[name] < 11):
        return PARTS[name], i + 1
    last = words[i + 1].text if i + 1 < len(words) and not words[i + 1].joined else ""
    if word in TENS and last[-1:] == "s" and last[:-1] in ORDINAL_ONES:
        return TENS[word] + ORDINAL_ONES[last[:-1]], i + 2
    return None


def _fraction(words: list[_Word], i: int) -> _Fraction | None:
    """The fraction from here: half, a quarter, ¾, two thirds, fifty-five thousandths; not two quarters (of a year)."""
    word = words[i].text
    if word in VULGAR:
        return _Fraction(Decimal(VULGAR[word][0]), VULGAR[word][1], str(VULGAR[word][0]), i + 1)
    if word == "half" or (word in PARTS and words[i].joined.endswith("a")):
        return _Fraction(Decimal(1), PARTS[word], "1", i + 1)
    part = _below_thousand(words, i)
    if not part or part.form or part.next == i or part.quantum < 1:
        return None
    found = _divisor(words, part.next, one=part.value == 1 or part.quantum > 1)
    if not found or (words[part.next].text == "quarters" and part.value not in (1, 3)):
        return None
    return _Fraction(part.value, found[0], part.digits, found[1])


def _of_scale(words: list[_Word], part: _Fraction) -> Numeral:
    """Half a million, a quarter of a million, two thirds million; the fraction itself where no scale follows."""
    size, name, i = _scale(words, part.next, ("", "of", " a", "of a"))
    one = size / part.under
    return Numeral(part.over * one, one, name, part.digits, words[i - 1].end, "" if name else "fraction")


def _with_part(words: list[_Word], whole: Numeral, i: int) -> Numeral:
    """A whole and a part of one: three and a quarter, one and a half million, 3 million and a half, 2½."""
    part = _fraction(words, i)
    if not part:
        return whole
    size, name, last = _scale(words, part.next)
    base = Decimal(SCALES.get(whole.scale, 1))
    if whole.scale and size >= base:
        size, name, last = base, "", part.next
    if whole.scale:
        size = size if name else base
        value = whole.value + part.over / part.under * size
    else:
        value = (whole.value + part.over / part.under) * size
    return Numeral(value, size / part.under, name or whole.scale, whole.digits + "5", words[last - 1].end)
