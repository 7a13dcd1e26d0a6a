"""The figures of a pair: matched as sets with a cost, then looked at one by one; what is wrong becomes a ``Fault``."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from termqa.analyse.figures import attributes, context
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength
from termqa.analyse.figures.relate import FAULTY, Relation, relate
from termqa.analyse.figures.rows import rows
from termqa.model import FigureRow, Lang, Severity, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """A source figure and its counterpart."""

    source: Quantity
    target: Quantity
    relation: Relation


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the figures of a pair, under the rule ``number-<rule>``."""

    rule: str
    source: tuple[Quantity, ...] = ()
    target: tuple[Quantity, ...] = ()
    severity: Severity | None = None
    detail: str = ""
    """What tells the slip: the words of the bound or direction, say."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is known of the figures of a pair."""

    matches: tuple[Match, ...]
    faults: tuple[Fault, ...]
    rows: tuple[FigureRow, ...]

    def under(self, rule: str) -> Iterable[Fault]:
        """The faults that one rule speaks of."""
        return [f for f in self.faults if f.rule == rule] if self.faults else ()


_NOTHING = Comparison((), (), ())


def compare(unit: "Unit") -> Comparison:
    """The figures of both sides of a unit, matched, diagnosed and listed for the ledger."""
    source, target = unit.source.figures, unit.target.figures
    if not unit.whole or not (source or target):
        return _NOTHING
    source, target = context.totals(unit)
    target, source = context.joined_months(source, target), context.joined_months(target, source)
    matches, lost, added = _match(source, target, unit.pair.source.lang)
    lost, added, excused = context.excuse(unit, matches, lost, added)
    faults = _by_list([_fault(m) for m in matches if m.relation.fault])
    faults += [Fault("precision", (m.source,), (m.target,)) for m in matches if m.relation.verdict is Verdict.ROUNDED]
    faults += attributes.faults(unit, [m for m in matches if not m.relation.fault])
    faults += [Fault("missing", (q,), (), context.severity_of_loss(q)) for q in lost if q.demanded]
    faults += [Fault("extra", (), (q,), context.severity_of_extra(q)) for q in added if q.demanded]
    wrong = {q for fault in faults if fault.rule != "precision" for q in fault.source}
    return Comparison(tuple(matches), tuple(faults), rows(unit, matches, lost, added, excused, wrong))


def _by_list(faults: list[Fault]) -> list[Fault]:
    """The faults in order, with those of figures that share one unit as one: 3.5个和3.4个百分点 given as percent."""
    joined: list[Fault] = []
    for fault in sorted(faults, key=lambda f: f.source[0].span):
        last = joined[-1] if joined else None
        near = last is not None and fault.source[0].span.start - last.source[-1].span.end <= 3
        if last and near and fault.rule == last.rule and fault.rule in ("percent-point", "unit", "currency"):
            joined[-1] = replace(last, source=last.source + fault.source, target=last.target + fault.target)
        else:
            joined.append(fault)
    return joined


def _fault(m: Match) -> Fault:
    q = m.source
    mild = Strength.REQUIRED not in (m.source.strength, m.target.strength) and q.kind is not Kind.ORDINAL
    rule = m.relation.fault
    if rule == "value" and m.source.in_range and m.target.in_range:
        rule = "range"
    if rule == "magnitude" and Kind.MULTIPLE in (q.kind, m.target.kind):
        rule = "change"
    return Fault(rule, (m.source,), (m.target,), Severity.MINOR if mild else None)


def _match(
    source: tuple[Quantity, ...], target: tuple[Quantity, ...], source_lang: Lang
) -> tuple[list[Match], list[Quantity], list[Quantity]]:
    """The best counterparts, cheapest first; then what is left on either side."""
    zh_first = source_lang is Lang.ZH
    if len(source) == len(target) and (straight := _straight(source, target, zh_first)):
        return straight, [], []
    candidates: list[tuple[float, int, int, Relation]] = []
    for i, s in enumerate(source):
        for j, t in enumerate(target):
            r = relate(s, t) if zh_first else relate(t, s)
            if r is None or (r.cost >= FAULTY and not _accountable(s, t)):
                continue
            away = abs(i / len(source) - j / len(target))
            candidates.append((r.cost + away * (1.2 if r.cost < FAULTY else 2.0) + _unlike(s, t), i, j, r))
    candidates.sort(key=lambda c: c[:3])
    taken_s: dict[int, Match] = {}
    taken_t: set[int] = set()
    for cost, i, j, r in candidates:
        if i in taken_s or j in taken_t or (r.fault and cost >= 9.6):
            continue
        taken_s[i] = Match(source[i], target[j], r)
        taken_t.add(j)
    matches = _said_twice(taken_s, source, target, taken_t, zh_first)
    lost = [q for i, q in enumerate(source) if i not in taken_s]
    added = [q for j, q in enumerate(target) if j not in taken_t]
    return matches, lost, added


def _straight(source: tuple[Quantity, ...], target: tuple[Quantity, ...], zh_first: bool) -> list[Match]:
    """The matches where both sides say the same figures in the same order, which no other matching can beat."""
    matches: list[Match] = []
    for s, t in zip(source, target, strict=True):
        r = relate(s, t) if zh_first else relate(t, s)
        if r is None or r.cost or _unlike(s, t):
            return []
        matches.append(Match(s, t, r))
    return matches


def _accountable(s: Quantity, t: Quantity) -> bool:
    """Whether a difference between the two can be a fault: both are figures, or ordinals of which one is not "first"."""
    if Strength.OPTIONAL not in (s.strength, t.strength):
        return True
    return s.kind is t.kind is Kind.ORDINAL and (s.strength is not t.strength)


def _unlike(s: Quantity, t: Quantity) -> float:
    """A little cost for each thing that two figures say differently, so that the likeliest of equals is taken."""
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


def _said_twice(
    taken_s: dict[int, Match],
    source: tuple[Quantity, ...],
    target: tuple[Quantity, ...],
    taken_t: set[int],
    zh_first: bool,
) -> list[Match]:
    """The matches, without faults between a figure and one that merely repeats, or is, another figure's counterpart.

    A fault match dissolves where its source figure stands rightly in the translation already, or its target figure
    rightly renders another source figure: a repetition is neither missing nor extra.
    """

    def agrees(s: Quantity, t: Quantity) -> bool:
        r = relate(s, t) if zh_first else relate(t, s)
        return r is not None and r.cost <= 1.0

    kept: list[Match] = []
    for _, m in sorted(taken_s.items()):
        if m.relation.fault and m.relation.cost > 5 and m.source.kind not in CALENDAR:
            again = any(agrees(m.source, t) for t in target)
            echo = any(agrees(s, m.target) for s in source)
            if again and echo:
                continue
        kept.append(m)
    for i, s in enumerate(source):
        if i not in taken_s and (any(agrees(s, t) for t in target)):
            taken_s[i] = Match(s, s, Relation(0.0))
    for j, t in enumerate(target):
        if j not in taken_t and any(agrees(s, t) for s in source):
            taken_t.add(j)
    return kept
