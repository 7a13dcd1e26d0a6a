"""Chinese numerals to numbers: 三百七十一萬, 2万4801, 3.2万亿."""

import re
from decimal import Decimal
from typing import NamedTuple

DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "参": 3, "弍": 2,
}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TWENTIES = {"廿": 20, "卅": 30}
_SCALES = "".join((*SMALL, *LARGE))


class Number(NamedTuple):
    """A numeral's value, what its last printed place is worth, its last scale word, and its printed digits."""

    value: Decimal
    quantum: Decimal
    scale: str
    digits: str


_TOKEN = re.compile(r"\d[\d, ]*(?:\.\d+)?|.")


def chinese(text: str) -> Number | None:
    """The value of a Chinese or mixed numeral (folded characters); None where it is none.

    >>> [int(chinese(t).value) for t in ("三百七十一万", "2万4801", "3.2万亿", "百亿亿", "一千二百万", "二零二四", "一万二")]
    [3710000, 24801, 3200000000000, 1000000000000000000, 12000000, 2024, 12000]
    >>> chinese("三点一四").value, chinese("一点二六万亿").value, chinese("拾万零五十六").value
    (Decimal('3.14'), Decimal('1260000000000.00'), Decimal('100056'))
    """
    if len(text) > 1 and all(c in DIGIT for c in text):
        digits = "".join(str(DIGIT[c]) for c in text)
        return Number(Decimal(digits), Decimal(1), "", digits)
    whole, _, fraction = text.partition("点")
    number = _whole(whole)
    if number is None or not fraction:
        return number
    decimals = fraction.rstrip(_SCALES)
    digits = "".join(str(DIGIT.get(c, c)) for c in decimals)
    if not digits.isdecimal():
        return None
    factor = scale_factor(fraction[len(decimals) :])
    value, quantum = number.value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits))
    return Number(value * factor, quantum * factor, fraction[len(decimals) :], f"{number.digits}.{digits}")


def scale_factor(scale: str) -> Decimal:
    """What the scale words multiply by: 百万 is a million, 万亿 10^12."""
    factor = Decimal(1)
    for c in scale:
        factor *= LARGE.get(c) or SMALL.get(c) or 1
    return factor


def _whole(text: str) -> Number | None:
    """The value of a numeral without decimals in words."""
    total, section, current = Decimal(0), Decimal(0), None
    quantum, scale, last_unit, printed = Decimal(1), "", 0, ""
    for token in _TOKEN.findall(text):
        if token[0].isdecimal():
            if current not in (None, 0):
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
            unit = SMALL[token]
            if 0 < section < unit:  # 五十千: a scale upon a smaller one
                section, quantum = (section + (current or 0)) * unit, quantum * unit
            else:
                section += (current or 1) * unit
                quantum = quantum * unit if current is not None else Decimal(unit)
            current, last_unit = None, unit
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
        if last_unit >= 100 and 0 < current < 10 and text[-1] in DIGIT and text[-2] in _SCALES:
            current, quantum = current * (last_unit // 10), Decimal(last_unit // 10)  # 一万二 is 12,000
        section += current
    return Number(total + section, quantum, scale, printed)
