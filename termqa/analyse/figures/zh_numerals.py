"""Numerals in Chinese text: where one may stand, how far it goes, and what it is worth."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from termqa.analyse.figures.numerals import DIGIT, Number, chinese, scale_factor
from termqa.analyse.figures.quantity import Bound, Kind, Quantity, Strength
from termqa.model import Span

_ONES = "〇零一二三四五六七八九"
_CAPITALS = "壹贰叁肆柒捌玖"
_DOUBTFUL = "参陆伍"
"""Capital digits that are common characters too (参加, 大陆, 队伍)."""

_SCALE = "(?:[十拾佰仟万亿]|百(?!分[点位]|帕)|千(?![瓦克米卡伏赫焦帕])|兆(?![瓦赫比字帕]))"
_TWO_INSIDE = "两(?=[百佰千仟万亿])|(?<=一)两(?=[十百千万亿天个年月日周名人次项种位件度])"
"""两 within a numeral: 一万两千, 一两天; elsewhere it is a weight (三十两)."""
_DOUBTFUL_DIGIT = (
    rf"(?<![大登着内水海队入退收])[{_DOUBTFUL}](?=[拾佰仟万亿整]|[元角分个](?!加)|[\W\d]|$)"
    rf"|(?<=[拾佰仟零])[{_DOUBTFUL}](?![加与会展考观])|(?<=[十百千])[陆伍](?=\W|$)"
)
_DIGIT = f"(?:[{_ONES}{_CAPITALS}]|{_TWO_INSIDE}|{_DOUBTFUL_DIGIT})"
_FEW_INSIDE = f"[几余多]{_SCALE}+"

_SEPARATED = r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
ARABIC = re.compile(rf"({_SEPARATED})(({_SCALE}+)((?:零?\d+(?![\d.年月日%岁]){_SCALE}*)*)|[余多几]{_SCALE}+)?")
"""Digits, and the scale words after them: 3,647, 364.7万, 2万4801, 5亿1万4千6百, 30余万."""

_DECIMALS = rf"点(?:[{_ONES}{_CAPITALS}{_DOUBTFUL}]+|\d+)(?:[十百千]?[万亿]+)?(?![{_ONES}十百千刻是线]|分(?![之钟]))"
"""Decimals in words; 三点二十分 and 三点一刻 are times."""
HAN = re.compile(
    rf"(?:(?:[几数]|(?<!以)上)(?=[十百千万亿]))?[两俩]?(?:[廿卅]|{_DIGIT}|{_SCALE})*"
    rf"(?:{_FEW_INSIDE}|{_DECIMALS})?(?:几(?=[万亿个家名人天年月次位岁]))?"
)
"""Han numerals, with 几, 数, 余, 多 or 点 inside: 三百七十一万, 二十几万, 数百, 一千五百零几万, 三点一四."""

BEGIN = rf"\d{_ONES}{_CAPITALS}{_DOUBTFUL}十拾百佰千仟万亿兆两俩廿卅"
"""The characters that a numeral may begin with, but for 几, 数 and 上."""


class Numeral(NamedTuple):
    """A numeral at its place in the text: what is printed and what it is worth; ``low`` is set for 几十 and the like."""

    start: int
    end: int
    run: str
    value: Decimal
    quantum: Decimal
    scale: str
    digits: str
    bound: Bound
    low: Decimal | None
    high: Decimal | None

    def quantity(
        self, kind: Kind, start: int, end: int, *, unit: str = "", currency: str = "",
        bound: Bound | None = None, strength: Strength = Strength.REQUIRED,
    ) -> Quantity:  # fmt: skip
        """The quantity of that kind, spread over the text from start to end, bounded as the numeral if not said."""
        return Quantity(  # by position, for speed: two a segment
            kind, Span(start, end), self.value, self.low, self.high, self.quantum, unit, currency, bound or self.bound,
            "", "", "", "", strength, self.low is not None, False, False, self.scale, self.digits,
        )  # fmt: skip


class Worth(NamedTuple):
    """What a printed numeral is worth: the fields of a ``Numeral`` that do not depend on its place."""

    value: Decimal
    quantum: Decimal
    scale: str
    digits: str
    bound: Bound = Bound.EXACT
    low: Decimal | None = None
    high: Decimal | None = None


_RUN = re.compile(f"[{BEGIN}几余多点]+")


def run_end(text: str, at: int) -> int:
    """Where the characters of numerals that begin there end, whether they make a numeral or not."""
    m = None if text[at] in _DOUBTFUL else _RUN.match(text, at)
    return m.end() if m else at + 1


def numeral_at(text: str, at: int) -> Numeral | None:
    """The numeral that begins there, the longest; None where the characters are none."""
    if not text[at].isdecimal():
        m = HAN.match(text, at)
        run = m[0] if m else ""
        worth = _han_worth(run) if run and run != "几" else None
        return Numeral(at, at + len(run), run, *worth) if worth else None
    m = ARABIC.match(text, at)
    if m is None:
        return None
    number, scaled, scale, rest = m.groups()
    run, end = m[0], m.end()
    if rest and "." in number:  # 1.3亿60岁以上老人
        end, rest = m.start(4), ""
        run = text[at:end]
    if scaled and not scale:
        worth = _han_worth(run)
        return Numeral(at, end, run, *worth) if worth else None
    if rest:
        mixed = chinese(run)
        return Numeral(at, end, run, *mixed, Bound.EXACT, None, None) if mixed else None
    digits = number.replace(",", "").replace(" ", "")
    factor, quantum = _place(len(digits.partition(".")[2]), scale or "")
    value = Decimal(digits) * factor if scale else Decimal(digits)
    return Numeral(at, end, run, value, quantum, scale or "", digits, Bound.EXACT, None, None)


@lru_cache(maxsize=256)
def _place(decimals: int, scale: str) -> tuple[Decimal, Decimal]:
    """What the scale multiplies by, and what the last printed place is worth."""
    factor = scale_factor(scale)
    return factor, Decimal(1).scaleb(-decimals) * factor


_NEIGHBOURS = re.compile(r"(.*?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")
_SCALE_WORDS = ("", *"十百千万亿")
_MORE_INSIDE = re.compile("[余多](?=[十百千万亿])")


@lru_cache(maxsize=4096)
def _han_worth(run: str) -> Worth | None:
    """What a numeral in Han characters, or one with 几, 余 or 多 inside, is worth."""
    exact = _MORE_INSIDE.sub("", run)
    bound = Bound.EXACT if exact == run else Bound.ABOVE
    if loose := _loose(exact):
        return loose if bound is Bound.EXACT else loose._replace(bound=bound)
    number = chinese(exact)
    return Worth(*number, bound) if number else None


def _loose(run: str) -> Worth | None:
    """What a numeral without exact digits is worth: 几十万, 数百, 十几, 上千, 两三, 七八十, 三五百; None for others."""
    if run[0] in "几数上" and len(run) > 1:
        n = chinese(run[1:])
        if n is None:
            return None
        if run[0] == "上":
            return Worth(*n, Bound.ABOVE, n.value, n.value * 3)
        return Worth(*n, Bound.EXACT, n.value * 2, n.value * 10)
    if "几" in run:
        n, most = chinese(run.replace("零几", "").replace("几", "")), chinese(run.replace("几", "九"))
        return Worth(*n, Bound.EXACT, n.value, most.value if most else n.value + 9 * n.quantum) if n else None
    pair = _NEIGHBOURS.fullmatch(run)
    if pair and (pair[4] or pair[1] or len(run) == 2) and pair[1][-1:] in _SCALE_WORDS:
        low, high = _either(pair[1], pair[2], pair[4]), _either(pair[1], pair[3], pair[4])
        neighbours = DIGIT[pair[2]] + 1 == DIGIT[pair[3]] or pair[2] + pair[3] == "三五"
        if low and high and neighbours:
            return Worth(*low, Bound.EXACT, low.value, high.value)
    return None


def _either(head: str, digit: str, scales: str) -> Number | None:
    """One of two neighbouring digits read in its place: 七 and 八 in 七八十."""
    return chinese(head + digit + scales)
