"""Chinese expressions that begin with a word, not a numeral: 前三季度, 上半年, 翻两番, 每五人有一人, 周五, 过半."""

import re
from collections.abc import Callable
from decimal import Decimal

from termqa.analyse.figures.quantity import Bound, Kind, Quantity, Strength
from termqa.analyse.figures.units import BY_NAME
from termqa.analyse.figures.zh_after import Found, N, count, decades, months
from termqa.model import Span

_SMALL = rf"(?:[{N}两]{{1,3}}|\d{{1,3}})"
_OF_PEOPLE = "[名人个位家]"
_OF_THINGS = "[台辆件户架艘项只头条部座度]"


def _one(kind: Kind, m: re.Match[str], value: Decimal | int, **more: object) -> Found:
    return (Quantity(kind, Span(*m.span()), Decimal(value), **more),)  # type: ignore[arg-type]


def _quarters(m: re.Match[str]) -> Found:
    return (months(Span(*m.span()), 1, count(m[1]) * 3),)


def _first_months(m: re.Match[str]) -> Found:
    return (months(Span(*m.span()), 1, count(m[1])),)


def _half_year(m: re.Match[str]) -> Found:
    half = months(Span(*m.span()), *((1, 6) if m[0][0] == "上" else (7, 12)))
    return (half._replace(strength=Strength.OPTIONAL) if m[0][-1] == "场" else half,)


def _this_century(m: re.Match[str]) -> Found:
    century = 21 if m[0][0] == "本" else 20
    if m[1]:
        return decades(m[1], Span(*m.span()), century)
    return _one(Kind.CENTURY, m, century, strength=Strength.OPTIONAL)


def _one_in(m: re.Match[str]) -> Found:
    return _one(Kind.FRACTION, m, count(m[2]) * 100 / max(count(m[1]), Decimal(1)))


def _counted(m: re.Match[str]) -> Found:
    value = count(m[1])
    span = Span(*m.span())
    return (Quantity(Kind.CARDINAL, span, value, value * 2, value * 10, quantum=value, loose=True),)


def _weekday(m: re.Match[str]) -> Found:
    span = Span(m.start() - (m[0][0] != "周"), m.end())
    return (Quantity(Kind.WEEKDAY, span, Decimal("一二三四五六日天".index(m[1]) + 1 - (m[1] == "天"))),)


_BOUND_OF_HALF = dict.fromkeys("超过逾大", Bound.ABOVE) | {"近": Bound.BELOW}


def _most(m: re.Match[str]) -> Found:
    """过半, 近半, 半数, 大半, with the word before 半 in the span."""
    text, start = m.string, m.start()
    word = text[start - 2 : start] if text.startswith("超过", start - 2) else text[start - 1 : start]
    if not m[1]:
        word = ""
    bound = _BOUND_OF_HALF.get(word[:1], Bound.EXACT)
    span = Span(start - len(word), m.end())
    return (Quantity(Kind.FRACTION, span, Decimal(50), bound=bound, strength=Strength.EXPECTED),)


_HALF_UNITS = {
    "月": "month", "年": "year", "小时": "hour", "钟头": "hour", "世纪": "century", "天": "day", "公里": "kilometer", "吨": "tonne",
    "公斤": "kilogram", "斤": "jin", "亩": "mu", "米": "meter",
}  # fmt: skip


def _half_unit(m: re.Match[str]) -> Found:
    unit = BY_NAME[_HALF_UNITS[m[1]]]
    kind = Kind.DURATION if unit.dimension in ("month", "day", "second") else Kind.CARDINAL
    bound = Bound.ABOVE if "多" in m[0] else Bound.EXACT
    strength = Strength.OPTIONAL if unit.name in ("day", "century") else Strength.EXPECTED
    half = Decimal("0.5")
    return _one(kind, m, half, quantum=half, unit=unit.name, bound=bound, strength=strength)


def _doubled(m: re.Match[str]) -> Found:
    n = m[2]
    loose = n == "几"
    times = Decimal(2) ** int(count(n) if n and not loose else 1)
    bound = {"近": Bound.BELOW, "约": Bound.ABOUT, None: Bound.EXACT}.get(m[1], Bound.ABOVE)
    strength = Strength.OPTIONAL if loose else Strength.REQUIRED
    return _one(Kind.MULTIPLE, m, times, role="by", strength=strength, bound=bound)


def _halved(m: re.Match[str]) -> Found:
    half = Decimal("0.5")
    return _one(Kind.MULTIPLE, m, half, role="by", direction="down", strength=Strength.EXPECTED)


_ROWS: tuple[tuple[str, str, Callable[[re.Match[str]], Found]], ...] = (
    ("前首头", "[前首头]([一二两三123])个?季度?", _quarters),
    ("前首头", rf"(?:(?<![满届期束])前|[首头])([{N}两]{{1,2}}|\d{{1,2}})个?月", _first_months),
    ("首", "首季", lambda m: (months(Span(*m.span()), 1, 3),)),
    ("末", "末季", lambda m: (months(Span(*m.span()), 10, 12),)),
    (
        "首头",
        "首(?:次|批|个|家|届|套|台|例|架|艘|列|款|颗|座|条|期|年|日|店|创|发|飞|只|份|位|名|度|先)|头号",
        lambda m: _one(Kind.ORDINAL, m, 1, strength=Strength.OPTIONAL),
    ),
    ("上下", "[上下]半[年场]", _half_year),
    ("本上", r"[本上]世纪(?:([一二三四五六七八九]{1,2}十|\d0)年代|(?!\d|[一二三四五六七八九]))", _this_century),
    ("每", rf"每({_SMALL}){_OF_PEOPLE}[^,。;]{{0,12}}?有({_SMALL}){_OF_PEOPLE}", _one_in),
    ("每", rf"每({_SMALL}){_OF_THINGS}[^,。;]{{0,12}}?有([一1]){_OF_THINGS}", _one_in),
    ("数", "数以([十百千万亿]+)计", _counted),
    ("倍成", "倍增|成倍", lambda m: _one(Kind.MULTIPLE, m, 2, role="by", strength=Strength.OPTIONAL)),
    ("期拜周", "(?:(?<=星)期|(?<=礼)拜|周)([一二三四五六日天])(?![年期边围岁个到])", _weekday),
    ("半", "半成(?!品)", lambda m: _one(Kind.PERCENT, m, 5, quantum=Decimal(5))),
    ("半", "((?<=[过近逾达占约])半数?(?=[的,。;、以人企省参受]|$)|(?<=大)半(?!年))|半数", _most),
    (
        "半",
        "(?<![大后年月上下夜])(?<!(?<!提)前)半(?:个多?)?(月(?!谈|刊|板)|年(?!报|度)|小时|钟头|世纪|天|公里|公斤|吨|斤|亩|米)",
        _half_unit,
    ),
    ("半", "半个百分点", lambda m: _one(Kind.POINT, m, Decimal("0.5"), quantum=Decimal("0.5"))),
    ("半", "半个", lambda m: _one(Kind.CARDINAL, m, Decimal("0.5"), strength=Strength.OPTIONAL)),
    (
        "米",
        r"(?<![\w])米([一二三四五六七八九])(?=$|[,。;、]|左右|以[上下])",
        lambda m: _one(Kind.CARDINAL, m, 1 + count(m[1]) / 10, quantum=Decimal("0.1"), unit="meter"),
    ),
    ("翻", "翻了?(近|约|逾|超过)?([一两二三四几])?番", _doubled),
    ("减折腰", r"减半(?!径)|(?<!\d)折半|腰斩", _halved),
    ("双", "双[双方]", lambda m: _one(Kind.CARDINAL, m, 2, strength=Strength.OPTIONAL)),
)  # fmt: skip
"""Expressions: the characters that they begin with (but for a word before 半), all of them, and who reads them."""
_NAMED = {
    begin: tuple((re.compile(pattern), reader) for begins, pattern, reader in _ROWS if begin in begins)
    for begin in {c for begins, _, _ in _ROWS for c in begins}
}

BEGIN = "".join(sorted(_NAMED))
"""The characters that these expressions begin with."""
COMMON = BEGIN.translate(dict.fromkeys(map(ord, "首翻半")))
"""Those of them that are so common that a figure is looked for only if the next character fits."""
FOLLOWED = "半斩世季一二两三四五六七八九十百千万亿日天以增倍方双号1234567890"
"""What must follow the common ones."""


def named(text: str, at: int) -> Found:
    """The quantities of the expression that begins there; nothing where there is none."""
    for pattern, reader in _NAMED.get(text[at], ()):
        if m := pattern.match(text, at):
            return reader(m)
    return ()
