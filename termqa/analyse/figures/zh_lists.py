"""What Chinese writes once for several figures: unit, scale, kind and direction in lists and ranges."""

import re
from itertools import pairwise

from termqa.analyse.figures.numerals import scale_factor
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength, replace
from termqa.model import Span

_LINK = re.compile(r"个?\s*(?:、|和|与|及|或|以及|至|到|—+|–|-|~|〜|―)\s*")
_LIST_GAP = re.compile(r"\s*(?:、|和|与|及|或|以及|,|至|到|—+|–|-|~|〜|―)\s*")
_RANGE_GAP = re.compile(r"\s*(?:至|到|—+|–|-|−|~|〜|―+|──)\s*")
_LONGEST_GAP = 6
_CARRIED = ("direction", "comparison", "basis")


def shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures with what a neighbour in a list or range says for them too; ranges are marked, periods merged."""
    if not any(0 < b.span.start - a.span.end <= _LONGEST_GAP for a, b in pairwise(found)):
        return found
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(found)]
    for i in range(len(gaps) - 1, -1, -1):
        if found[i].digits[:2] in ("19", "20") and _spans_years(text, found[i], found[i + 1], gaps[i]):
            first, second = found[i : i + 2]
            last = first.size // 100 * 100 + second.size + (100 if second.size == 0 else 0)
            found[i] = replace(first, kind=Kind.YEAR, unit="", strength=Strength.REQUIRED)
            found[i + 1] = replace(second, kind=Kind.YEAR, value=last, unit="", strength=Strength.REQUIRED)
        elif _LINK.fullmatch(gaps[i]):
            _share_unit(text, found, i, in_range=_RANGE_GAP.fullmatch(gaps[i]) is not None)
    for i, gap in enumerate(gaps):
        before, here = found[i], found[i + 1]
        if before.kind is Kind.ORDINAL and here.kind is Kind.CARDINAL and _listed_ordinal(text, before, here, gap):
            found[i + 1] = here = replace(here, kind=Kind.ORDINAL, unit=before.unit, strength=before.strength)
        if before.kind is not here.kind or not gap or len(gap) > _LONGEST_GAP:
            continue
        if _LIST_GAP.fullmatch(gap):
            carried = {name: getattr(before, name) for name in _CARRIED if not getattr(here, name)}
            found[i + 1] = here = replace(here, **carried)
        if here.kind not in CALENDAR and not here.in_range and _RANGE_GAP.fullmatch(gap):
            found[i], found[i + 1] = replace(before, in_range=True), replace(here, in_range=True)
    return _merged_periods(text, found)


_YEARS_GAP = re.compile("年?(?:[/至—–-]|——)")
_FISCAL = re.compile("(?:财政|课税|会计|学|财)?年|赛季")


def _spans_years(text: str, first: Quantity, second: Quantity, gap: str) -> bool:
    """Whether the two are years of which the second is cut short: 2024/25财政年度, 二〇一九至二〇年."""
    if not (1900 <= first.size < 2100 and len(second.digits) == 2 and not first.scale and _YEARS_GAP.fullmatch(gap)):
        return False
    if second.size == (first.size + 1) % 100:
        return text[second.span.end - 1] == "年" or _FISCAL.match(text, second.span.end) is not None
    return text[second.span.end - 1] == "年" and second.size > first.size % 100


def _listed_ordinal(text: str, before: Quantity, here: Quantity, gap: str) -> bool:
    """Whether 第 holds for this figure too: 第一、二、三产业, 第三和四条."""
    bare = not here.unit and not here.currency and not here.scale and here.size > before.size
    return bare and text[before.span.end - 1].isnumeric() and gap in ("、", "和", "与", "及", "至")


def _share_unit(text: str, found: list[Quantity], i: int, *, in_range: bool) -> None:
    """Give a bare figure the kind, unit and scale of the one that a list or range ends with."""
    here, after = found[i], found[i + 1]
    bare = here.kind is Kind.CARDINAL and not here.unit and not here.currency and here.size < 10**15
    if not bare or after.kind is Kind.ORDINAL:
        return
    value = here.value
    with_unit = replace(here, kind=after.kind, unit=after.unit, currency=after.currency, strength=after.strength)
    if in_range and after.scale and not here.scale and after.value and value is not None:
        factor = scale_factor(after.scale)
        if value * factor < after.value:
            with_unit = replace(with_unit, value=value * factor, quantum=here.quantum * factor, scale=after.scale)
    if after.kind is Kind.PERIOD:
        if value is not None and after.span.of(text)[-1] in "季度" and value <= 4:  # 一、二季度
            with_unit = replace(with_unit, low=value * 3 - 2, high=value * 3, value=None)
        elif value is not None and value <= 12:
            with_unit = replace(with_unit, low=value, high=value)
    elif in_range:
        with_unit = replace(with_unit, in_range=True)
        found[i + 1] = replace(after, in_range=True)
    if after.kind not in (Kind.DAY, Kind.YEAR) or here.strength is not Strength.OPTIONAL:
        found[i] = with_unit


def _merged_periods(text: str, found: list[Quantity]) -> list[Quantity]:
    """1月至8月, 1—8月: one period from low to high."""
    merged: list[Quantity] = []
    for q in found:
        last = merged[-1] if merged else None
        if (
            last and q.kind is Kind.PERIOD and last.kind is Kind.PERIOD
            and last.low is not None and q.high is not None and last.low < q.high
            and _RANGE_GAP.fullmatch(text[last.span.end : q.span.start])
        ):  # fmt: skip
            merged[-1] = replace(last, high=q.high, value=None, span=Span(last.span.start, q.span.end))
        else:
            merged.append(q)
    return merged
