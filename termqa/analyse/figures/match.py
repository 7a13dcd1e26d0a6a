"""Which figure of the translation is the counterpart of which of the source: matched as sets, at the least cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

import regex

from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength
from termqa.analyse.figures.relate import FAULTY, Relation, relate
from termqa.model import Lang, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Side, Unit


@dataclass(frozen=True, slots=True)
class Match:
    """A source figure and its counterpart."""

    source: Quantity
    target: Quantity
    relation: Relation


def match(
    unit: "Unit", source: tuple[Quantity, ...], target: tuple[Quantity, ...]
) -> tuple[list[Match], list[Quantity], list[Quantity]]:
    """The best counterparts, then what is left on either side of what demands a counterpart."""
    zh_first = unit.pair.source.lang is Lang.ZH
    if len(source) == len(target) and (straight := _straight(source, target, zh_first)):
        return straight, [], []
    found = _alone_in_value(source, target, zh_first)
    candidates: list[tuple[float, int, int, Relation]] = []
    taken_t = {j for j, _ in found.values()}
    for i, s in enumerate(source):
        if i in found:
            continue
        for j, t in enumerate(target):
            if j in taken_t:
                continue
            r = relate(s, t) if zh_first else relate(t, s)
            if r is None or (r.cost >= FAULTY and not _accountable(s, t)):
                continue
            away = abs(i / len(source) - j / len(target))
            weak = 0.4 if r.cost < FAULTY and Strength.REQUIRED not in (s.strength, t.strength) else 0.0
            cost = r.cost + away * (1.2 if r.cost < FAULTY else 2.0) + _unlike(s, t) + weak
            candidates.append((cost, i, j, r))
    candidates.sort(key=lambda c: c[:3])
    for cost, i, j, r in candidates:
        if i not in found and j not in taken_t and not (r.fault and cost >= _UNRELATED):
            found[i] = (j, r)
            taken_t.add(j)
    matches = {i: Match(source[i], target[j], r) for i, (j, r) in sorted(found.items())}
    kept = [m for m in matches.values() if not _of_repetitions(m, source, target, zh_first)]
    said = list(matches.values())
    lost = [
        q for i, q in enumerate(source) if i not in matches and q.demanded and not _said(unit.source, q, said, True)
    ]
    added = [
        q for j, q in enumerate(target) if j not in taken_t and q.demanded and not _said(unit.target, q, said, False)
    ]
    return _with_range_ends(unit, kept, lost, added) if lost and added else (kept, lost, added)


_UNRELATED = 9.6
"""From this cost on, two figures that differ are not counterparts: one is missing and the other extra."""


def _alone_in_value(
    source: tuple[Quantity, ...], target: tuple[Quantity, ...], zh_first: bool
) -> dict[int, tuple[int, Relation]]:
    """The counterparts, by place, of figures whose value stands once on either side and is said alike."""
    ours, theirs = _places(source), _places(target)
    found: dict[int, tuple[int, Relation]] = {}
    for value, i in ours.items():
        j = theirs.get(value, -1)
        if i >= 0 and j >= 0:
            s, t = source[i], target[j]
            if r := _alike(s, t, zh_first):
                found[i] = (j, r)
    return found


def _places(figures: tuple[Quantity, ...]) -> dict[Decimal, int]:
    """Where each value stands, -1 for one that stands twice."""
    places: dict[Decimal, int] = {}
    for i, q in enumerate(figures):
        places[q.size] = -1 if q.size in places else i
    return places


def _straight(source: tuple[Quantity, ...], target: tuple[Quantity, ...], zh_first: bool) -> list[Match]:
    """The matches where both sides say the same figures in the same order, which no other matching can beat."""
    matches: list[Match] = []
    for s, t in zip(source, target, strict=True):
        r = _alike(s, t, zh_first)
        if r is None:
            return []
        matches.append(Match(s, t, r))
    return matches


_EQUAL = Relation(0.0)
_printed = attrgetter("kind", "value", "unit", "currency", "low", "loose")
"""What makes two figures the same; an attrgetter, for speed."""


def _alike(s: Quantity, t: Quantity, zh_first: bool) -> Relation | None:
    """The relation of two figures that are the same and said alike, None for any others; most need no closer look."""
    same = _printed(s) == _printed(t) and s.value is not None and s.low is None and not s.loose
    r = _EQUAL if same else relate(s, t) if zh_first else relate(t, s)
    return r if r is not None and not r.cost and not _unlike(s, t) else None


def _accountable(s: Quantity, t: Quantity) -> bool:
    """Whether a difference between the two can be a fault: both are figures, or ordinals of which one is not "first"."""
    if all(q.paired for q in (s, t) if q.strength is Strength.OPTIONAL):
        return True
    return s.kind is t.kind is Kind.ORDINAL and (s.strength is not t.strength)


_borne = attrgetter("direction", "basis", "unit", "currency", "kind")


def _unlike(s: Quantity, t: Quantity) -> float:
    """A little cost for each thing that two figures say differently, so that the likeliest of equals is taken."""
    if _borne(s) == _borne(t):
        return 0.0
    cost = 0.0
    if s.direction and t.direction and s.direction != t.direction:
        cost += 0.3
    if s.basis and t.basis and s.basis != t.basis:
        cost += 0.2
    if s.unit != t.unit or s.currency != t.currency:
        cost += 0.2
    if s.kind is not t.kind:
        cost += 0.2
    return cost


def _agree(a: Quantity, b: Quantity, zh_first: bool) -> bool:
    r = relate(a, b) if zh_first else relate(b, a)
    return r is not None and r.cost <= 1.0 and r.verdict is not Verdict.ROUNDED


def _of_repetitions(m: Match, source: Iterable[Quantity], target: Iterable[Quantity], zh_first: bool) -> bool:
    """Whether a fault stands between two figures that both merely repeat others: neither is missing nor extra."""
    return (
        bool(m.relation.fault)
        and m.relation.cost > 5
        and m.source.kind not in CALENDAR
        and any(_agree(m.source, t, zh_first) for t in target)
        and any(_agree(s, m.target, zh_first) for s in source)
    )


def _said(side: "Side", q: Quantity, matches: list[Match], from_source: bool) -> bool:
    """Whether a figure without a counterpart says again what another of its text, which has one, says of the same."""
    for m in matches:
        own, other = (m.source, m.target) if from_source else (m.target, m.source)
        r = relate(q, other) if side.lang is Lang.ZH else relate(other, q)
        again = r is not None and r.cost <= 1.0 and (from_source or r.verdict is not Verdict.ROUNDED)
        if again and not _of_other_things(side, own, q):
            return True
    return False


_COUNTED_ZH, _COUNTED_EN = regex.compile(r"\s?(\p{Han})"), regex.compile(r" ([a-z]+s)\b")


def _of_other_things(side: "Side", a: Quantity, b: Quantity) -> bool:
    """Whether two counts are of things that their classifier or noun tells apart: 5个委员会, 5次会议."""
    if not a.kind is b.kind is Kind.CARDINAL or a.scale or a.unit or a.currency:
        return False
    pattern = _COUNTED_ZH if side.lang is Lang.ZH else _COUNTED_EN
    one, other = pattern.match(side.folded, a.span.end), pattern.match(side.folded, b.span.end)
    return bool(one and other and one[1] != other[1])


_RANGE = regex.compile(r"\s?(?:至|到|—+|–|-|−|~|〜|―+|─+)\s?|\s?(?:to|and|through)\s?")


def linked(side: "Side", q: Quantity, other: Quantity) -> bool:
    """Whether the two are the ends of one range."""
    first, second = sorted((q.span, other.span))
    return bool(_RANGE.fullmatch(side.folded, first.end, second.start))


def _with_range_ends(
    unit: "Unit", matches: list[Match], lost: list[Quantity], added: list[Quantity]
) -> tuple[list[Match], list[Quantity], list[Quantity]]:
    """The matches with what is left of a range whose other end agrees, in both texts, as a range that differs."""
    for s in lost:
        for t in added:
            if any(
                not m.relation.fault and linked(unit.source, s, m.source) and linked(unit.target, t, m.target)
                for m in matches
            ):
                found = [*matches, Match(s, t, Relation(8.0, Verdict.DIFFERS, "range"))]
                return found, [q for q in lost if q is not s], [q for q in added if q is not t]
    return matches, lost, added
