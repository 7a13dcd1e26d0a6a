"""The figures of a sentence as keys that are the same in both languages."""

import re
from decimal import Decimal

from termqa.analyse.script import fold
from termqa.model import Lang

_ZH_UNITS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
_ZH_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?!\d*月) ?((?:[十百千](?![瓦克米伏赫卡]))?(?:万亿|[万亿兆])?)")
_HAN = re.compile(
    r"(?<![\d.,])第?(?=[百千万亿]*[零〇一二两三四五六七八九十])[零〇一二两三四五六七八九十百千万亿]{2,}(?![瓦克米伏月])"
    r"|第[一二三四五六七八九十]|[二两三四五六七八九十](?=[个项大名家次年季届倍种类批])"
)
_ZH_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_EN = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?(?:[ -]?(thousand|million|billion|trillion|mn|bn|m|b|k)\b)?", re.I
)
_SCALE = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12,
}  # fmt: skip
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORDS = (
    {w: n for n, w in enumerate(_SMALL)}
    | {w: n * 10 for n, w in enumerate(_TENS, 2)}
    | {w: n for n, w in enumerate(_ORDINALS, 1)}
)
_WORD = "|".join(sorted([*_WORDS, "hundred", "thousand", "million", "billion", "trillion"], key=lambda w: (-len(w), w)))
_SPELLED = re.compile(rf"(?<!\d[ -])\b(?:{_WORD})(?:(?:[ -]| and )(?:{_WORD}))*\b", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EN_MONTH = re.compile(
    r"\b(?:(January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])|(?-i:(May|MAY)\b))",
    re.I,
)


def figure_keys(text: str, lang: Lang) -> set[str]:
    """Keys of the figures by value (``N:``) and of the months (``M:``) that the text names.

    >>> figure_keys("5月达1421亿元", Lang.ZH) >= figure_keys("RMB142.1 billion in May", Lang.EN)
    True
    """
    return _chinese(fold(text)) if lang is Lang.ZH else _english(text)


def _key(value: Decimal) -> str:
    return f"N:{value:.4E}"


def _chinese(text: str) -> set[str]:
    keys = set()
    for found in _ZH.finditer(text):
        value = Decimal(found[1].replace(",", ""))
        keys.add(_key(value.scaleb(sum(_ZH_UNITS[c] for c in found[2]))))
    keys.update(_key(Decimal(_spelled_zh(found.group().lstrip("第")))) for found in _HAN.finditer(text))
    for found in _ZH_MONTH.finditer(text):
        month = found[1]
        keys.add(f"M:{int(month) if month.isdigit() else _spelled_zh(month)}")
    return keys


def _spelled_zh(text: str) -> int:
    """The value of Chinese numerals, digit by digit where they hold no unit."""
    if not any(c in _ZH_UNITS for c in text):
        return int("".join(str(_ZH_DIGITS[c]) for c in text))
    total = section = digit = 0
    for char in text:
        power = _ZH_UNITS.get(char)
        if power is None:
            digit = _ZH_DIGITS[char]
        elif power < 4:
            section += (digit or 1) * 10**power
            digit = 0
        else:
            total = (total + section + digit) * 10**power if power == 8 else total + (section + digit) * 10**power
            section = digit = 0
    return total + section + digit


def _english(text: str) -> set[str]:
    keys = set()
    for found in _EN.finditer(text):
        value = Decimal(found[1].replace(",", ""))
        keys.add(_key(value.scaleb(_SCALE[found[2].lower()] if found[2] else 0)))
    keys.update(_key(Decimal(_spelled_en(found.group().lower()))) for found in _SPELLED.finditer(text))
    for found in _EN_MONTH.finditer(text):
        keys.add(f"M:{_MONTHS.index((found[1] or found[2]).lower()[:3]) + 1}")
    return keys


def _spelled_en(text: str) -> int:
    total = section = 0
    for word in text.replace("-", " ").split():
        if word in _WORDS:
            section += _WORDS[word]
        elif word == "hundred":
            section = max(section, 1) * 100
        elif word != "and":
            total, section = total + max(section, 1) * 10 ** _SCALE[word], 0
    return total + section
