"""The figures of a pair: matched as sets with a cost, then looked at one by one; what is wrong becomes a ``Fault``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from termqa.analyse.figures import attributes, context, tables, together
from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.match import Match, linked, match
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength
from termqa.analyse.figures.relate import Relation, relate
from termqa.model import Lang, Severity, Span, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Unit


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is known of the figures of a pair."""

    matches: tuple[Match, ...]
    faults: tuple[Fault, ...]
    lost: tuple[Quantity, ...] = ()
    """Figures of the source without a counterpart."""
    added: tuple[Quantity, ...] = ()
    """Figures of the translation without one."""
    excused: Mapping[Quantity, Verdict] = field(default_factory=dict)
    """Figures of either side that need none."""
    wrong: frozenset[Span] = frozenset()
    """Where figures of the source stand that a fault speaks of; rounded ones are right."""

    def under(self, rule: str) -> Iterable[Fault]:
        """The faults that one rule speaks of."""
        return [f for f in self.faults if f.rule == rule] if self.faults else ()


NOTHING = Comparison((), ())


def compare(unit: "Unit") -> Comparison:
    """The figures of both sides of a unit, matched and diagnosed."""
    if not unit.whole:
        _remember(unit)
        return NOTHING
    if (found := _in_table(unit)) is not None:
        return found
    if not (unit.source.figures or unit.target.figures):
        return NOTHING
    source, target = together.read_together(unit)
    matches, lost, added = match(unit, source, target)
    excused: dict[Quantity, Verdict] = {}
    context.remember(unit, matches)
    if lost or added:
        lost, added, excused = context.excuse(unit, matches, lost, added)
    if unrelated := [m for m in matches if m.relation.cost > _UNLIKELY and _excusable(unit, matches, m)]:
        excused |= {q: Verdict.JUSTIFIED for m in unrelated for q in (m.source, m.target)}
        matches = [m for m in matches if m not in unrelated]
    wrong = [m for m in matches if m.relation.fault]
    agreed = [m for m in matches if not m.relation.fault] if wrong else matches
    faults = _by_list([_fault(unit, m, matches) for m in wrong]) if wrong else []
    faults += [Fault("precision", (m.source,), (m.target,)) for m in agreed if m.relation.verdict is Verdict.ROUNDED]
    faults += attributes.faults(unit, agreed, whole=not (lost or added))
    if lost or added:
        faults += _together([Fault("missing", (q,), (), context.severity_of_loss(unit, q, lost)) for q in lost])
        faults += _together([_extra(unit, matches, q) for q in added])
    if not (faults or lost or added or excused):
        return Comparison(tuple(matches), ())
    differing = frozenset(q.span for fault in faults if fault.rule != "precision" for q in fault.source)
    return Comparison(tuple(matches), tuple(faults), tuple(lost), tuple(added), excused, differing)


_UNLIKELY = 8.7
"""From this cost on, two figures that differ may be each without a counterpart, and right."""


def _excusable(unit: "Unit", matches: list[Match], m: Match) -> bool:
    """Whether either of two figures that differ could stand alone: 三北…六期, Three-North … Phase VI."""
    lost, added, _ = context.excuse(unit, matches, [m.source], [m.target])
    return not (lost or added)


def _in_table(unit: "Unit") -> Comparison | None:
    """The comparison of a heading that gives a unit, or of a cell under one; None for all else."""
    if max(len(unit.source.text), len(unit.target.text)) > tables.LONGEST or "。" in unit.zh.text:
        unit.context.table = None
        return None
    heading = tables.heading(unit)
    table = unit.context.table
    half = None if heading else tables.half(unit)
    if heading is None and half is None and table is None:
        return None
    table = unit.context.table = table or tables.Table()
    figures = tables.cell(unit)
    table.enter(unit.source.segment, figures is not None)
    if half:
        completed = table.complete(half[0], of_source=half[1])
        if completed:
            table.add(completed, unit.source.segment)
        return NOTHING if completed or tables.moved(unit) else None
    if heading:
        table.add(heading, unit.source.segment)
        matches = [
            Match(s, t, Relation(0.0, Verdict.EQUAL if s.value == t.value else Verdict.CONVERTED))
            for s, t in zip(unit.source.figures, unit.target.figures, strict=False)
        ]
        return Comparison(tuple(matches), ())
    return _under(unit, table, *figures) if figures and table.here(figures[0]) else None


def _remember(unit: "Unit") -> None:
    """Take in the unit that a caption without counterpart gives, for the header in which the other text gives it."""
    half = tables.half(unit)
    if half:
        table = unit.context.table = unit.context.table or tables.Table()
        if completed := table.complete(half[0], of_source=half[1]):
            table.add(completed, unit.source.segment)


def _under(unit: "Unit", table: "tables.Table", s: Quantity, t: Quantity) -> Comparison:
    """A cell, whose two figures must have the ratio that the headings give."""
    zh_first = unit.pair.source.lang is Lang.ZH
    tried: list[tuple[tables.Heading, Relation | None]] = []
    for heading in table.here(s):
        here = tables.scaled(t, heading.ratio)
        tried.append((heading, relate(s, here) if zh_first else relate(here, s)))
    heading, r = min(tried, key=lambda h: h[1].cost if h[1] else 99)
    r = r or Relation(8.0, Verdict.DIFFERS, "value")
    if r.fault and s.value == t.value and not tables.telling(s):
        r = Relation(1.0)
    off = t.size * heading.ratio / s.size if s.size else Decimal(0)
    silent = not r.fault or (r.fault == "magnitude" and off in table.told)
    if heading.ratio != 1 and r.verdict is Verdict.EQUAL:
        r = r._replace(verdict=Verdict.CONVERTED)
    matches = [Match(heading.source.whole(s), heading.target.whole(t), r)]
    faults: tuple[Fault, ...] = ()
    if not silent:
        table.told.add(off)
        right = s._replace(value=s.size / heading.ratio)
        faults = (Fault(r.fault, (right,), (t,), detail=f"{heading.source.words}|{heading.target.words}"),)
    return Comparison(tuple(matches), faults, wrong=frozenset({s.span}) if r.fault else frozenset())


def _extra(unit: "Unit", matches: list[Match], q: Quantity) -> Fault:
    if other := context.off_by_tens(unit, matches, q):
        return Fault("magnitude", tuple(m.source for m in matches if m.target is other), (q,))
    return Fault("extra", (), (q,), context.severity_of_extra(q))


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


def _together(faults: list[Fault]) -> list[Fault]:
    """The faults with the parts of one date, and a count that is lost or added twice, as one."""
    joined: list[Fault] = []
    for fault in faults:
        last = joined[-1] if joined else None
        one, other = ((f.source or f.target)[-1] if f else None for f in (last, fault))
        if last and one and other and last.rule == fault.rule and last.severity is fault.severity:
            dated = one.kind in CALENDAR and other.kind in CALENDAR and other.span.start - one.span.end <= 2
            if dated or (one.kind is other.kind and one.value == other.value and one.value is not None):
                joined[-1] = replace(last, source=last.source + fault.source, target=last.target + fault.target)
                continue
        joined.append(fault)
    return joined


def _fault(unit: "Unit", m: Match, matches: list[Match]) -> Fault:
    q = m.source
    zh = m.source if unit.pair.source.lang is Lang.ZH else m.target
    alone = len(unit.source.figures) == len(unit.target.figures) == 1
    sure = alone or Strength.REQUIRED in (q.strength, m.target.strength) or q.kind is Kind.ORDINAL or q.kind in CALENDAR
    rule = m.relation.fault
    if rule in ("value", "date") and _in_range(unit, zh, q, matches):
        rule = "range"
    if rule == "magnitude" and Kind.MULTIPLE in (q.kind, m.target.kind):
        rule = "change"
    return Fault(rule, (m.source,), (m.target,), None if sure else Severity.MINOR)


def _in_range(unit: "Unit", zh: Quantity, q: Quantity, matches: list[Match]) -> bool:
    """Whether a figure is one end of a range, years of a span included; 3至4月 is a period, that is a date."""
    if zh.in_range or q.kind is Kind.PERIOD:
        return zh.in_range
    return any(m.source is not q and linked(unit.source, q, m.source) for m in matches)
