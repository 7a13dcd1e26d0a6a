"""The figures of a pair that only its two texts together tell to be what they are: 七八, 等七部门, months of a period."""

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from termqa.analyse.figures.quantity import Kind, Quantity, Strength, replace
from termqa.model import Lang, Span

if TYPE_CHECKING:
    from termqa.analyse import Side, Unit


def read_together(unit: "Unit") -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The figures of source and target, with those that only the two texts together tell to be what they are."""
    zh, en = _per_many(unit.zh), unit.en.figures
    zh, en = _totals(unit, zh, en)
    if [q for q in zh if q.loose and q.paired]:
        en = _neighbours(en, unit.en.text)
    if [q for q in zh if q.kind is Kind.PERIOD] and [q for q in en if q.kind is Kind.PERIOD]:
        zh, en = _joined_months(en, zh, unit.zh.text), _joined_months(zh, en, unit.en.text)
    return (zh, en) if unit.pair.source.lang is Lang.ZH else (en, zh)


_OR = regex.compile(r"(?:\s+or\s+|\s+to\s+|\s?[-–—]\s?)", regex.IGNORECASE)


def _neighbours(english: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """The English figures with two neighbours as one approximation, as Chinese reads 七八: seven or eight, 70 or 80."""
    joined: list[Quantity] = []
    for q in english:
        last = joined[-1] if joined else None
        if (
            last
            and last.kind in (q.kind, Kind.CARDINAL)
            and not last.loose
            and not q.loose
            and last.size < q.size <= last.size * 2
            and _OR.fullmatch(text, last.span.end, q.span.start)
        ):
            joined[-1] = replace(
                q, value=last.value, low=last.value, high=q.value, loose=True, span=Span(last.span.start, q.span.end)
            )
        else:
            joined.append(q)
    return tuple(joined)


_MONEY_OR_MEASURE = regex.compile(r"\s?(?:元|[千公]?克|吨|亩|斤|平方|立方)")


def _per_many(zh: "Side") -> tuple[Quantity, ...]:
    """The Chinese figures, with a base of 100 and more people or things (每百万人口) required like any count."""
    if "每" not in zh.folded:
        return zh.figures
    return tuple(
        replace(q, strength=Strength.REQUIRED)
        if q.strength is Strength.OPTIONAL
        and q.size >= 100
        and zh.folded[q.span.start - 1 : q.span.start] == "每"
        and not _MONEY_OR_MEASURE.match(zh.folded, q.span.end)
        else q
        for q in zh.figures
    )


_OTHER = regex.compile(r"\s+other\b", regex.IGNORECASE)
_AMONG = regex.compile(r"([^，,。；;：:]*?)等\s?$")


def _totals(
    unit: "Unit", chinese: tuple[Quantity, ...], english: tuple[Quantity, ...]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The figures of both sides with "N other departments" counted as the total that 等N部门 gives.

    工业和信息化部等七部门 is "the MIIT and six other departments": to the six come those that the Chinese names.
    """
    zh, en = unit.zh, unit.en
    if "等" not in zh.folded or "other" not in en.text:
        return chinese, english
    listed = [(q, m) for q in chinese if (m := _AMONG.search(zh.folded[: q.span.start])) and not q.currency]
    others = [q for q in english if _OTHER.match(en.text, q.span.end) and q.kind is Kind.CARDINAL]
    if len(listed) != 1 or len(others) != 1:
        return chinese, english
    named = listed[0][1][1].count("、") + 1
    total = replace(others[0], value=others[0].size + named, strength=Strength.REQUIRED)
    whole = replace(listed[0][0], strength=Strength.REQUIRED)
    return (
        tuple(whole if q is listed[0][0] else q for q in chinese),
        tuple(total if q is others[0] else q for q in english),
    )


_BETWEEN = regex.compile(r"\s*(?:and|to|through|until|[-–—]|至|到|和)\s*", regex.IGNORECASE)


def _joined_months(source: tuple[Quantity, ...], target: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """The target's figures, with single months that together make a period of the source joined to it.

    Either all months are named, or the first and the last with a word between (between January and August).
    """
    for p in source:
        if p.kind is not Kind.PERIOD or p.low is None or p.high is None or p.low >= p.high:
            continue
        said, wanted = (
            sum(q.kind is Kind.PERIOD and (q.low, q.high) == (p.low, p.high) for q in side) for side in (target, source)
        )
        if said >= wanted:
            continue
        singles = {q.low: q for q in target if q.kind is Kind.PERIOD and q.low == q.high}
        first, last = singles.get(p.low), singles.get(p.high)
        if first is None or last is None:
            continue
        months = [Decimal(n) for n in range(int(p.low), int(p.high) + 1)]
        if all(n in singles for n in months) or _BETWEEN.fullmatch(text, first.span.end, last.span.start):
            whole = replace(first, value=None, low=p.low, high=p.high, span=Span(first.span.start, last.span.end))
            dropped = {singles[n] for n in months if n in singles}
            target = tuple(whole if q is first else q for q in target if q is first or q not in dropped)
    return target
