"""Chinese expressions that are read as a whole: 十四五, 二十大, 前三季度, 上半年, 翻两番, 每五人有一人."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import regex

from termqa.analyse.figures.numerals import chinese
from termqa.analyse.figures.quantity import Bound, Kind, Quantity, Strength, replace
from termqa.model import Span

_N = "〇零一二三四五六七八九十"
_DIGITS = rf"(?:[{_N}两]{{1,4}}|\d{{1,3}})"


def count(text: str) -> Decimal:
    """The value of a small numeral, 0 if it is none."""
    number = chinese(text)
    return number.value if number else Decimal(0)


def _q(kind: Kind, span: tuple[int, int], value: Decimal | int, **more: object) -> Quantity:
    return Quantity(kind, Span(*span), Decimal(value), **more)  # type: ignore[arg-type]


def _months(span: tuple[int, int], low: Decimal | int, high: Decimal | int, unit: str = "") -> Quantity:
    low, high = Decimal(low), Decimal(high)
    return Quantity(Kind.PERIOD, Span(*span), low if low == high else None, low, high, unit=unit)


NAMED = regex.compile(
    rf"(?P<plan>[“\"「]?(?<![{_N}第])(?P<plan_n>十[一二三四五六七]?)五[”\"」]?(?:时期|规划|期间|末|收官|开局|以来|目标|计划)|[“\"「](?P<plan_q>十[一二三四五六七]?)五[”\"」]|(?<![{_N}第])(?P<plan_b>十[一二三四五])五(?=[，。、和与至]))|"
    rf"(?P<congress>(?<![{_N}\d])(?P<congress_n>十[一-九三五六七八九]|二十[一二]?)大(?=[，。、的以报精上召胜开和会提作明确代关]|$))|"
    rf"(?P<session>(?P<session_n>[{_N}]{{1,3}})届(?P<plenum_n>[{_N}])中全会)|"
    rf"(?P<quarters>(?:前|首|头)(?P<quarters_n>[一二两三123])个?季度?)|"
    rf"(?P<quarter>(?:第)?(?P<quarter_n>[一二三四1234])(?:季度|季(?![节军风])))|(?P<first_quarter>首季)|(?P<last_quarter>末季)|"
    rf"(?P<half>[上下]半[年场])|(?P<this_century>[本上]世纪(?!\d|[一二三四五六七八九]))|(?P<clock>(?<!\d)(?P<clock_h>[01]?\d|2[0-4])[:：](?P<clock_m>[0-5]\d)(?![:：]?\d))|"
    rf"(?P<one_in>每(?P<one_in_n>[{_N}两]{{1,3}}|\d{{1,3}})(?:名|人|个|位|家)[^，,。；;]{{0,12}}?有(?P<one_in_m>[{_N}两]{{1,3}}|\d{{1,3}})(?:名|人|个|位|家))|"
    rf"(?P<counted>数以(?P<counted_n>[十百千万亿]+)计)|(?P<multiplied>倍增|成倍)|"
    rf"(?P<first_months>(?:前|首|头)(?P<first_n>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}})个?月)|"
    rf"(?P<weekday>(?:周|星期|礼拜)(?P<weekday_n>[一二三四五六日天])(?![年期边围岁个到]))|"
    rf"(?P<decade>(?:(?P<century_of>{_DIGITS})世纪|上世纪|本世纪)?(?P<decades>[一二三四五六七八九]十|[一二三四五六七八九]{{2}}十|\d0)年代)|"
    rf"(?P<half_share>(?:超?过|近|逾|达|占|约)半(?:数)?(?=[的，。、以人企省参受])|半数|一半|大半)|"
    rf"(?P<doubled>翻(?:了)?(?P<doubled_bound>近|约|逾|超过)?(?P<doubled_n>[一两二三四几])?番)|"
    rf"(?P<first>首(?:次|批|个|家|届|套|台|例|架|艘|列|款|颗|座|条|期|年|日|店|创|发|飞|只|份|位|名|度)|首先|头号)|"
    rf"(?P<both>双双|双方)|(?P<half_point>半个百分点)|"
    rf"(?P<stroke>(?<![\d/.])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\d/.]))|"
    rf"(?P<minguo>(?<!\d)1\d\d年(?=\d{{1,2}}(?:月|至)))"
)


def named(m: regex.Match[str]) -> Iterator[Quantity]:
    """The quantities of an expression that is read as a whole: 十四五, 二十大, 前三季度, 上半年, 翻两番."""
    span = m.span()
    kind = next(k for k in _NAMED_KINDS if m.group(k))
    yield from _NAMED_KINDS[kind](m, span)


def _session(m: regex.Match[str], span: tuple[int, int]) -> Iterator[Quantity]:
    at = m.end("session_n") + 1
    yield _q(Kind.ORDINAL, (span[0], at), count(m["session_n"]), unit="congress")
    yield _q(Kind.ORDINAL, (at, span[1]), count(m["plenum_n"]), unit="session")


def _quarter(m: regex.Match[str], span: tuple[int, int]) -> Iterator[Quantity]:
    n = count(m["quarter_n"])
    yield _months(span, n * 3 - 2, n * 3)


def _decades(m: regex.Match[str], span: tuple[int, int]) -> Iterator[Quantity]:
    century = count(m["century_of"]) if m["century_of"] else Decimal(21 if m[0].startswith("本") else 20)
    text = m["decades"]
    names = [text] if len(text) == 2 else [text[0] + "十", text[1] + "十"]
    for name in names:
        yield _q(Kind.DECADE, span, (century - 1) * 100 + (count(name)))


def _doubled(m: regex.Match[str], span: tuple[int, int]) -> Iterator[Quantity]:
    n = m["doubled_n"]
    loose = n == "几"
    times = Decimal(2) ** int(count(n) if n and not loose else 1)
    bound = {"近": Bound.BELOW, "约": Bound.ABOUT, None: Bound.EXACT}.get(m["doubled_bound"], Bound.ABOVE)
    strength = Strength.OPTIONAL if loose else Strength.REQUIRED
    yield _q(Kind.MULTIPLE, span, times, role="by", strength=strength, bound=bound)


_NAMED_KINDS: dict[str, Callable[[regex.Match[str], tuple[int, int]], Iterator[Quantity]]] = {
    "plan": lambda m, s: iter(
        [_q(Kind.ORDINAL, s, count(m["plan_n"] or m["plan_q"] or m["plan_b"]), unit="plan")]
    ),
    "congress": lambda m, s: iter([_q(Kind.ORDINAL, s, count(m["congress_n"]), unit="congress")]),
    "session": _session,
    "quarters": lambda m, s: iter([_months(s, 1, count(m["quarters_n"]) * 3)]),
    "quarter": _quarter,
    "first_quarter": lambda m, s: iter([_months(s, 1, 3)]),
    "last_quarter": lambda m, s: iter([_months(s, 10, 12)]),
    "half": lambda m, s: iter([_half_year(m, s)]),
    "this_century": lambda m, s: iter([_q(Kind.CENTURY, s, 21 if m[0][0] == "本" else 20, strength=Strength.OPTIONAL)]),
    "clock": lambda m, s: iter([_q(Kind.CLOCK, s, int(m["clock_h"]) * 60 + int(m["clock_m"]), strength=Strength.EXPECTED)]),
    "one_in": lambda m, s: iter([_q(Kind.FRACTION, s, count(m["one_in_m"]) * 100 / max(count(m["one_in_n"]), Decimal(1)))]),
    "counted": lambda m, s: iter([_about(count(m["counted_n"]), s)]),
    "multiplied": lambda m, s: iter([_q(Kind.MULTIPLE, s, 2, role="by", strength=Strength.OPTIONAL)]),
    "first_months": lambda m, s: iter([_months(s, 1, count(m["first_n"]))]),
    "weekday": lambda m, s: iter([_q(Kind.WEEKDAY, s, "一二三四五六日天".index(m["weekday_n"]) % 7 + 1 if m["weekday_n"] != "天" else 7)]),
    "decade": _decades,
    "half_share": lambda m, s: iter([_half(m, s)]),
    "doubled": _doubled,
    "first": lambda m, s: iter([_q(Kind.ORDINAL, s, 1, strength=Strength.OPTIONAL)]),
    "both": lambda m, s: iter([_q(Kind.CARDINAL, s, 2, strength=Strength.OPTIONAL)]),
    "half_point": lambda m, s: iter([_q(Kind.POINT, s, Decimal("0.5"), quantum=Decimal("0.5"))]),
    "stroke": lambda m, s: iter([_q(Kind.FRACTION, s, Decimal(m["over"]) * 100 / int(m["under"]))]),
    "minguo": lambda m, s: iter([_q(Kind.YEAR, s, int(m[0][:-1]) + 1911)]),
}  # fmt: skip


def _half_year(m: regex.Match[str], span: tuple[int, int]) -> Quantity:
    months = _months(span, *((1, 6) if m[0][0] == "上" else (7, 12)))
    return replace(months, strength=Strength.OPTIONAL) if m[0][-1] == "场" else months


def _about(value: Decimal, span: tuple[int, int]) -> Quantity:
    return Quantity(Kind.CARDINAL, Span(*span), value, value * 2, value * 10, quantum=value, loose=True)


def _half(m: regex.Match[str], span: tuple[int, int]) -> Quantity:
    bound = Bound.ABOVE if m[0][0] in "超过逾大" else Bound.BELOW if m[0][0] == "近" else Bound.EXACT
    return _q(Kind.FRACTION, span, 50, bound=bound, strength=Strength.EXPECTED)
