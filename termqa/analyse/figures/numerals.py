"""Numerals to numbers: Chinese (三百七十一萬, 2万4801, 3.2万亿) and English words (two hundred and five)."""

from decimal import Decimal
from typing import NamedTuple

import regex

DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "参": 3, "弍": 2,
}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TWENTIES = {"廿": 20, "卅": 30}


class Number(NamedTuple):
    """A numeral's value, what its last printed place is worth, its last scale word, and its printed digits."""

    value: Decimal
    quantum: Decimal
    scale: str
    digits: str


_TOKEN = regex.compile(r"\d[\d, ]*(?:\.\d+)?|.")


def chinese(text: str) -> Number | None:
    """The value of a Chinese or mixed numeral (folded characters); None where it is none.

    >>> [int(chinese(t).value) for t in ("三百七十一万", "2万4801", "3.2万亿", "百亿亿", "一千二百万", "二零二四", "一万二")]
    [3710000, 24801, 3200000000000, 1000000000000000000, 12000000, 2024, 12000]
    """
    if len(text) > 1 and all(c in DIGIT for c in text):
        digits = "".join(str(DIGIT[c]) for c in text)
        return Number(Decimal(digits), Decimal(1), "", digits)
    whole, _, fraction = text.partition("点")
    total, section, current = Decimal(0), Decimal(0), None
    quantum, scale, last_unit, printed = Decimal(1), "", 0, ""
    for token in _TOKEN.findall(whole):
        if token[0].isdigit():
            if current is not None:
                return None
            bare = token.replace(",", "").replace(" ", "")
            current, printed = Decimal(bare), printed + bare
            quantum = Decimal(1).scaleb(-len(bare.partition(".")[2]))
        elif token in DIGIT:
            if current not in (None, 0):
                return None
            current, printed, quantum = Decimal(DIGIT[token]), printed + str(DIGIT[token]), Decimal(1)
        elif token in TWENTIES:
            section, current, printed, quantum = section + TWENTIES[token], None, printed + "1", Decimal(1)
        elif token in SMALL:
            section += (current or 1) * SMALL[token]
            quantum = quantum * SMALL[token] if current is not None else Decimal(SMALL[token])
            current, last_unit = None, SMALL[token]
        elif token in LARGE:
            unit = LARGE[token]
            amount = section + (current or 0)
            if amount == 0 and total == 0:
                amount, quantum = Decimal(1), Decimal(1)
            elif amount == 0:  # 万亿, 亿亿: a scale upon a scale
                total, quantum, scale, last_unit = total * unit, quantum * unit, scale + token, unit
                continue
            total = (total + amount) * unit if total and last_unit <= unit and total < unit else total + amount * unit
            section, current, quantum, scale, last_unit = Decimal(0), None, quantum * unit, token, unit
        else:
            return None
    if current is not None:
        tail = current
        if (
            last_unit >= 100
            and current < 10
            and not set("零〇") & set(whole[-2:])
            and whole[-1] in DIGIT
            and not fraction
        ):
            tail, quantum = current * (last_unit // 10), Decimal(last_unit // 10)  # 一万二 is 12,000
        section += tail
    value = total + section
    if fraction:
        digits = "".join(str(DIGIT[c]) for c in fraction if c in DIGIT)
        if not digits:
            return None
        value += Decimal("0." + digits)
        quantum, printed = Decimal(1).scaleb(-len(digits)), printed + "." + digits
    return Number(value, quantum, scale, printed)


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
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "bln": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "trn": 10**12,
    "quadrillion": 10**15, "quintillion": 10**18, "dozen": 12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
ORDINAL_ONES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip


def english(words: list[str]) -> Number | None:
    """The value of English number words and digits, lower-case and without "and": two hundred five, 3.2 trillion.

    >>> [int(english(t.split()).value) for t in ("two hundred five", "3.2 trillion", "twenty three", "half million")]
    [205, 3200000000000, 23, 500000]
    """
    total, current, quantum, scale, printed = Decimal(0), None, Decimal(1), "", ""
    for word in words:
        if word[0].isdigit():
            bare = word.replace(",", "").replace(" ", "")
            if current is not None and current % 100:
                return None
            current = Decimal(current or 0) + Decimal(bare)
            printed += bare
            quantum = Decimal(1).scaleb(-len(bare.partition(".")[2]))
        elif word in ONES or word in TENS:
            n = ONES.get(word, TENS.get(word, 0))
            if current is not None and (current % 10 or (n >= 10 and current % 100)):
                if current < 100 and n >= 10 and not current % 1:  # nineteen ninety, twenty twenty-four
                    current, printed = current * 100 + n, printed + str(n)
                    continue
                return None
            current, printed, quantum = Decimal(current or 0) + n, printed + str(n), Decimal(1)
        elif word == "half":
            current, quantum, printed = (current or Decimal(0)) + Decimal("0.5"), Decimal("0.5"), printed + "5"
        elif word in ("quarter",):
            current, quantum, printed = (current or Decimal(0)) + Decimal("0.25"), Decimal("0.25"), printed + "25"
        elif word in SCALES:
            unit = SCALES[word]
            if current is None and total:  # thousand billion
                total, quantum = total * unit, quantum * unit
                scale = word
                continue
            amount = Decimal(1) if current is None else current
            if unit in (100, 12):
                current = amount * unit
                quantum = quantum * unit
                scale = word if unit == 12 else scale
                continue
            total, current, quantum, scale = total + amount * unit, None, quantum * unit, word
        else:
            return None
    return Number(total + (current or 0), quantum, scale, printed)
