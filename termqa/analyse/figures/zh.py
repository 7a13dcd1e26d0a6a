"""Figures in Chinese: find the numerals, then read what stands before and after each."""

from collections.abc import Iterator
from decimal import Decimal

import regex

from termqa.analyse.figures import zh_words as words
from termqa.analyse.figures.numerals import DIGIT, LARGE, SMALL, Number, chinese
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity, Strength, replace
from termqa.analyse.figures.units import (
    EN_UNIT,
    YUAN,
    ZH_CURRENCY,
    ZH_CURRENCY_NAME,
    ZH_UNIT,
    ZH_UNIT_NAME,
    en_currency,
)
from termqa.analyse.figures.zh_named import NAMED, named
from termqa.model import Span

_H = r"(?:[〇零一二两三四五六七八九十万亿廿卅]|千(?![瓦克米卡伏赫焦])|百(?!分[点之])|兆(?![瓦赫比字]))"
_CAPITALS = "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}"
_D = r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_S = "(?:[十万亿]|千(?![瓦克米卡伏赫焦])|百(?!分[点之])|兆(?![瓦赫比字]))"
NUMERAL = regex.compile(
    rf"(?<![A-Za-z\d.]|[A-Za-z][-－])(?:{_D}(?:\s?[余多]?(?:{_S}+)(?:\d+(?:{_S}+)?)?)?|"
    rf"{_CAPITALS}|(?:[几数](?={_H})|上(?=[十百千万亿]))?(?:{_H}+(?:[几余多]{_S}+)?)"
    rf"(?:点[〇零一二三四五六七八九]+)?(?:几(?=[万亿个家名人天年]))?|几(?={_S}))"
)
"""A run that may be a numeral: digits with scales, or Han numerals with 几, 数, 余 or 多 inside."""

_DIGITLESS = regex.compile(r"[\d〇零一二两三四五六七八九十百千万亿兆廿卅半首前双几第周本上下倍]|翻番|星期")
_LIST_GAP = regex.compile(r"\s*(?:、|和|与|及|或|以及|,|，|至|到|—+|–|-|~|〜|―)\s*")
_RANGE_GAP = regex.compile(r"\s*(?:至|到|—+|–|-|−|~|〜|―+|──)\s*")


_LOOSE_SPACE = regex.compile(
    r"(?<=[\d%，。、：；（）]|\p{Han})[ \u00a0]+(?=\p{Han}|\d|[%，。、：；（）])(?!(?<=\d[ \u00a0]+)\d)"
)


def read_zh(text: str, traditional: bool = False) -> tuple[Quantity, ...]:
    """The quantities of a folded Chinese text, in order; blanks between Han characters and digits do not matter."""
    if not _DIGITLESS.search(text):
        return ()
    if " " not in text and "\u00a0" not in text:
        return _read(text, traditional)
    kept: list[int] = []
    at = 0
    for m in _LOOSE_SPACE.finditer(text):
        kept += range(at, m.start())
        at = m.end()
    kept += range(at, len(text))
    found = _read("".join(text[i] for i in kept), traditional)
    return tuple(replace(q, span=Span(kept[q.span.start], kept[q.span.end - 1] + 1)) for q in found)


def _read(text: str, traditional: bool) -> tuple[Quantity, ...]:
    expressions, numerals = list(NAMED.finditer(text)), list(NUMERAL.finditer(text))
    if not (expressions or numerals):
        return ()
    plain = not expressions and all(_PLAIN.fullmatch(m[0]) for m in numerals) and not _PLAIN_IN_WORD.search(text)
    taken = [] if plain else [m.span() for m in words.NOT_FIGURES.finditer(text)]
    found: list[Quantity] = []
    for m in expressions:
        if not _inside(m.start(), taken):
            found += (_in_context(text, q) if q.kind in (Kind.MULTIPLE, Kind.FRACTION) else q for q in named(m))
            taken.append(m.span())
    for match in numerals:
        if _inside(match.start(), taken) or _inside(match.end() - 1, taken):
            continue
        found += _read_one(text, match.start(), match.end())
    found.sort(key=lambda q: (q.span.start, q.span.end))
    if traditional:
        found = [
            replace(q, currency=YUAN) if q.currency == "CNY" and q.span.of(text).endswith("元") else q for q in found
        ]
    return tuple(_shared(text, _apart(found)))


_PLAIN, _PLAIN_IN_WORD = regex.compile(r"\d[\d.,]*[万亿]?"), regex.compile("国集团|双1|http")
"""Numerals that stand in no word, so that it need not be searched for (speed only), and the words where they do."""


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= position < b for a, b in spans)


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Without quantities that overlap an earlier one."""
    kept: list[Quantity] = []
    for q in found:
        if kept and q.span.start < kept[-1].span.end and (q.span != kept[-1].span):
            continue
        kept.append(q)
    return kept


_NEIGHBOURS = regex.compile(r"(.*?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")
_MORE_INSIDE = regex.compile("[余多](?=[十百千万亿])")


def _loose(run: str) -> tuple[Number, Decimal, Decimal, Bound] | None:
    """A numeral without exact digits: 几十万, 数百, 十几, 上千, 两三, 七八十; with the span it covers."""
    if run[0] in "几数" and len(run) > 1:
        rest = chinese(run[1:])
        if rest is None:
            return None
        return rest, rest.value * 2, rest.value * 9 + rest.value, Bound.EXACT
    if run[0] == "上" and len(run) > 1 and run[1] in "十百千万亿":
        rest = chinese(run[1:])
        return None if rest is None else (rest, rest.value, rest.value * 3, Bound.ABOVE)
    if "几" in run:
        n = chinese(run.replace("几", ""))
        return None if n is None else (n, n.value, n.value + n.quantum * 9, Bound.EXACT)
    pair = _NEIGHBOURS.fullmatch(run)
    if (
        pair
        and DIGIT[pair[2]] + 1 == DIGIT[pair[3]]
        and (pair[4] or pair[1] or len(run) == 2)
        and not pair[1].strip("十百千万")
    ):
        low, high = chinese(pair[1] + pair[2] + pair[4]), chinese(pair[1] + pair[3] + pair[4])
        if low and high:
            return low, low.value, high.value, Bound.EXACT
    return None


_LATIN = regex.compile(r"[A-FGKPH](?![A-Za-z])")
"""What makes a code of a number before it: 5G, 3D, 4K, 5A."""


def _read_one(text: str, start: int, end: int) -> Iterator[Quantity]:
    run = text[start:end].replace(" ", "")
    more = ""
    if run[-1] in "余多" and len(run) > 1:
        run, more = run[:-1], "more"
    inner = _MORE_INSIDE.sub("", run)
    if inner != run:
        run, more = inner, "more"
    if len(run) > 2 and all(c in DIGIT for c in run) and text.startswith("年级", end):
        for i in range(start, end):
            yield Quantity(Kind.ORDINAL, Span(i, i + 1), Decimal(DIGIT[text[i]]), strength=Strength.EXPECTED)
        return
    if start and text[start - 1] == "[" and text[end : end + 1] == "]" and len(run) < 4:
        return
    loose = _loose(run)
    if run[-1].isdigit() and _LATIN.match(text, end) and not (ZH_UNIT.match(text, end) or EN_UNIT.match(text, end)):
        return
    if run == "零" and text.startswith("下", end):
        return
    number = loose[0] if loose else chinese(run)
    bare_scale = all(c in "万亿千百兆" for c in run) and not words.SCALE_ALONE.match(text, end)
    if number is None or (bare_scale and not text[:start].endswith("分之")):
        return
    q = Quantity(
        Kind.CARDINAL, Span(start, end), number.value, quantum=abs(number.quantum), scale=number.scale,
        digits=number.digits,
    )  # fmt: skip
    if loose:
        q = replace(q, loose=True, low=loose[1], high=loose[2], bound=loose[3])
    if more:
        q = replace(q, bound=Bound.ABOVE)
    typed = _typed(text, q, run)
    if typed is not None:
        yield _in_context(text, _signed(text, typed))


_FRACTION_BEFORE = regex.compile(r"([〇零一二两三四五六七八九十百千万]+|\d+)分之$")


def _typed(text: str, q: Quantity, run: str) -> Quantity | None:
    """The quantity with its kind and unit, from what stands after it (and 第, 分之 before it)."""
    start, end = q.span
    head = text[max(0, start - 6) : start]
    if m := _FRACTION_BEFORE.search(head):
        base = chinese(m[1])
        if base is None:
            return None
        span = Span(start - len(m[0]), end)
        if m[1] in "百千万" and len(m[1]) == 1:
            percent = q.size * 100 / base.value
            return replace(
                q, kind=Kind.PERCENT, value=percent, span=span, scale="", quantum=q.quantum * 100 / base.value
            )
        return replace(q, kind=Kind.FRACTION, value=q.size * 100 / base.value, span=span, quantum=Decimal(1))
    if text.startswith("分之", end):
        return None
    if head.endswith("第") or text[end : end + 1] in words.AFTER_BEGINS:
        for pattern, read in words.AFTER:
            m = pattern.match(text, end)
            if m:
                typed = read(q, m, run, head)
                if typed is not None:
                    return typed
    return _measured(text, q, run, head)


def _measured(text: str, q: Quantity, run: str, head: str) -> Quantity | None:
    """A count, an amount of money or a measure."""
    start, end = q.span
    if words.DENOMINATOR.match(text, end):
        return replace(q, strength=Strength.OPTIONAL)
    bound = q.bound
    at = end
    if m := words.MORE.match(text, at):
        bound, at = Bound.ABOVE, m.end()
    prefix = words.CURRENCY_BEFORE.search(head)
    if m := ZH_CURRENCY.match(text, at):
        code = ZH_CURRENCY_NAME[m[0]]
        if prefix:
            code = _before(prefix[1])
        return replace(q, currency=code, bound=bound, span=Span(start, m.end()))
    if m := ZH_UNIT.match(text, at):
        unit = ZH_UNIT_NAME[m[0]]
        doubtful = m[0] in ("度", "周", "瓦", "升", "克", "米", "秒") and words.NOT_UNIT_AFTER.match(text, m.end())
        if not doubtful and not (m[0] == "里" and not words.LI_AFTER.match(text, m.end())):
            end = m.end()
            if (
                text.startswith("半", end)
                and q.value is not None
                and unit.dimension in ("month", "mass", "length", "second")
            ):
                q, end = replace(q, value=q.value + Decimal("0.5"), quantum=Decimal("0.5")), end + 1
            bound = Bound.ABOVE if "多" in m[0] else bound
            kind = Kind.DURATION if unit.dimension in ("month", "day", "second") else Kind.CARDINAL
            strength = {"一": Strength.OPTIONAL, "1": Strength.EXPECTED}.get(run, q.strength)
            if head.endswith(("今明", "明后", "去今", "这")) and run == "两":
                strength = Strength.OPTIONAL
            return replace(q, kind=kind, unit=unit.name, bound=bound, span=Span(start, end), strength=strength)
    if prefix and (q.scale or run[0].isdigit()):
        return replace(q, currency=_before(prefix[1]), bound=bound, span=Span(start, at))
    classed = words.CLASSIFIER.match(text, at)
    if head.endswith("每"):
        return replace(q, bound=bound, span=Span(start, at), strength=Strength.OPTIONAL)
    q = replace(q, bound=bound, span=Span(start, at))
    if run in ("一", "1") and not q.scale:
        return replace(q, strength=Strength.OPTIONAL)
    if run[0].isdigit() or q.scale or q.loose:
        if q.loose and not q.scale and q.size < 10:
            return replace(q, strength=Strength.OPTIONAL)
        return q if classed or q.scale or q.size >= 10 else replace(q, strength=Strength.EXPECTED)
    if classed and (len(run) >= 2 or words.COUNTED.match(text, at)):
        return q
    if len(run) >= 3 and q.size >= 100:
        return q
    return replace(q, strength=Strength.EXPECTED if classed else Strength.OPTIONAL)


def _before(word: str) -> str:
    return ZH_CURRENCY_NAME.get(word) or en_currency(word) or "CNY"


def _signed(text: str, q: Quantity) -> Quantity:
    """With a minus sign, or 负, before it taken into the value."""
    start = q.span.start
    if text[:start].endswith("零下"):
        return replace(q, negative=True, span=Span(start - 2, q.span.end))
    if start and q.value is not None and not q.loose and text[start - 1] in "负-−－":
        sign = text[start - 1]
        before = text[start - 2] if start > 1 else " "
        if sign == "-" and (before.isdigit() or before in "年月日%第"):
            return q
        if (sign in "-−－" and before in "号至") or (before.isascii() and before.isalnum()):
            return q
        return replace(q, negative=True, span=Span(start - 1, q.span.end))
    return q


def _in_context(text: str, q: Quantity) -> Quantity:
    """With bound, direction, comparison, role and basis read from the clause before it and the words after it."""
    start, end = q.span
    clause = text[max(0, start - 24) : start]
    for mark in "。；！？;!?":
        clause = clause.rpartition(mark)[2]
    near = clause.rpartition("，")[2].rpartition(",")[2].rstrip("$ ")
    changes: dict[str, object] = {}
    if q.kind in (Kind.YEAR, Kind.PERIOD, Kind.DAY, Kind.WEEKDAY, Kind.CENTURY, Kind.DECADE, Kind.ORDINAL, Kind.CLOCK):
        return q
    bound = words.bound_before(near, q) or words.bound_after(text, end)
    if bound and (q.bound is Bound.EXACT or bound is not Bound.ABOUT):
        changes["bound"] = bound
    if direction := words.direction_before(near.rstrip("-−－负")):
        changes["direction"] = direction
    if q.negative:
        changes["direction"] = "up" if changes.get("direction") == "down" else "down"
    if words.FROM.search(near):
        changes["role"] = "from"
    elif role := words.role_before(near):
        changes["role"] = role
    if compared := words.comparison_before(near, q):
        changes["comparison"] = compared
        changes.pop("bound", None)
    if basis := words.basis_before(clause):
        changes["basis"] = basis
    if q.kind is Kind.MULTIPLE and q.digits and q.value is not None and words.GROWN.search(near):
        changes["value"] = q.value + 1
        changes["role"] = "by"
    return replace(q, **changes) if changes else q


def _shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """What is written once for several: unit, scale, kind and direction in lists and ranges."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        gap = text[here.span.end : after.span.start]
        bare = here.kind is Kind.CARDINAL and not here.unit and not here.currency
        if words.LINK.fullmatch(gap) and bare and after.kind is not Kind.ORDINAL and here.size < 10**15:
            shared = replace(here, kind=after.kind, unit=after.unit, currency=after.currency, strength=after.strength)
            if _RANGE_GAP.fullmatch(gap) and after.scale and not here.scale and after.value:
                factor = _factor(after.scale)
                if here.value is not None and here.value * factor < after.value:
                    shared = replace(
                        shared, value=here.value * factor, quantum=here.quantum * factor, scale=after.scale
                    )
            if _RANGE_GAP.fullmatch(gap) and after.kind is not Kind.PERIOD:
                shared = replace(shared, in_range=True)
                found[i + 1] = replace(after, in_range=True)
            if after.kind is Kind.PERIOD and here.value is not None and here.value <= 12:
                shared = replace(shared, low=here.value, high=here.value, value=here.value)
            if (
                after.kind not in (Kind.DAY, Kind.YEAR)
                or here.kind is not Kind.CARDINAL
                or here.strength is not Strength.OPTIONAL
            ):
                found[i] = shared
    for i in range(1, len(found)):
        before, here = found[i - 1], found[i]
        gap = text[before.span.end : here.span.start]
        if _LIST_GAP.fullmatch(gap) and before.kind is here.kind:
            carried = {
                name: getattr(before, name)
                for name in ("direction", "comparison", "basis")
                if not getattr(here, name) and getattr(before, name)
            }
            found[i] = replace(here, **carried)
    for i in range(1, len(found)):
        before, here = found[i - 1], found[i]
        same = before.kind is here.kind and here.kind not in CALENDAR
        if same and not here.in_range and _RANGE_GAP.fullmatch(text[before.span.end : here.span.start]):
            found[i - 1], found[i] = replace(before, in_range=True), replace(here, in_range=True)
    return _merged_periods(text, found)


def _factor(scale: str) -> Decimal:
    factor = Decimal(1)
    for c in scale:
        factor *= LARGE.get(c) or SMALL.get(c) or 1
    return factor


def _merged_periods(text: str, found: list[Quantity]) -> list[Quantity]:
    """1月至8月, 1—8月: one period from low to high."""
    merged: list[Quantity] = []
    for q in found:
        last = merged[-1] if merged else None
        if (
            last
            and q.kind is Kind.PERIOD
            and last.kind is Kind.PERIOD
            and _RANGE_GAP.fullmatch(text[last.span.end : q.span.start])
            and last.low is not None and q.high is not None and last.low < q.high
        ):  # fmt: skip
            merged[-1] = replace(last, high=q.high, value=None, span=Span(last.span.start, q.span.end))
            continue
        merged.append(q)
    return merged
