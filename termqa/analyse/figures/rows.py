"""The ledger rows of a pair: each figure of the source beside its counterpart, then the translation's own figures."""

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.forms import form, joined
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity
from termqa.analyse.figures.write import plain, rendering
from termqa.model import FigureRow, Span, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Unit

_APART = 40
"""From so many characters on between its parts, a date or range of the source is no one expression in the translation."""
_WORST = (Verdict.DIFFERS, Verdict.MISSING, Verdict.EXTRA, Verdict.CONTEXT, Verdict.JUSTIFIED, Verdict.CONVERTED)
_FAULTS = frozenset({Verdict.DIFFERS, Verdict.MISSING})
_PLACES = 15
_DATED = CALENDAR | {Kind.CODE}
_formed = attrgetter("kind", "value", "low", "unit", "currency", "bound", "negative")
"""What the form of a figure depends on."""


class _Entry(NamedTuple):
    """A figure of the source with its counterpart, or one that only one side has."""

    source: Quantity | None
    target: Quantity | None
    verdict: Verdict


def rows(unit: "Unit") -> list[FigureRow]:
    """The ledger of a pair; the parts of a date and the ends of a range are one row.

    A figure that a fault speaks of differs, whatever its value.
    """
    if not unit.whole:
        return []
    found = unit.figures
    lost, added, excused, wrong = found.lost, found.added, found.excused, found.wrong
    entries = [_Entry(m.source, m.target, m.relation.verdict) for m in found.matches]
    if wrong:
        placed = _placed(found.faults)
        entries = [
            _Entry(s, placed.get(s.span, t), Verdict.DIFFERS) if s and s.span in wrong else _Entry(s, t, verdict)
            for s, t, verdict in entries
        ]
    entries += [_Entry(q, None, Verdict.MISSING) for q in lost if q.demanded]
    extra = [_Entry(None, q, Verdict.EXTRA) for q in added if q.demanded]
    if excused:
        mine = set(unit.source.figures)
        entries += [_Entry(q, None, verdict) for q, verdict in excused.items() if q in mine]
        extra += [_Entry(None, q, verdict) for q, verdict in excused.items() if q not in mine]
    entries += [_Entry(q, None, Verdict.CONTEXT) for q in _untold(unit.source.figures, [e.source for e in entries])]
    told = [e.target for e in (*entries, *extra)]
    extra += [_Entry(None, q, Verdict.JUSTIFIED) for q in _untold(unit.target.figures, told)]
    made: list[FigureRow] = []
    for side, text in ((entries, unit.pair.source.text), (extra, unit.pair.target.text)):
        if len(side) > 1:
            side.sort(key=_place)
        for group in joined(side, _told, text) if side else ():
            made += _rows(unit, group)
    return made


def _placed(faults: Sequence[Fault]) -> dict[Span, Quantity]:
    """What stands in the place of the figures that have changed places, by where they stand in the source."""
    there: dict[Span, Quantity] = {}
    for fault in faults:
        if fault.rule == "order":
            source, target = (sorted(side, key=lambda q: q.span) for side in (fault.source, fault.target))
            there |= {s.span: t for s, t in zip(source, target, strict=True)}
    return there


def _told(entry: _Entry) -> Quantity:
    """The figure of the source; of the translation where the source has none."""
    q = entry.source or entry.target
    assert q is not None
    return q


def _place(entry: _Entry) -> Span:
    return _told(entry).span


def _untold(figures: Sequence[Quantity], told: Sequence[Quantity | None]) -> list[Quantity]:
    """The figures that demand a counterpart and stand in no row yet: they repeat what has one."""
    if len(told) >= len(figures) and all(told):
        return []
    ends = [(q.span.start, q.span.end) for q in told if q]
    return [q for q in figures if q.demanded and not any(a < q.span.end and q.span.start < b for a, b in ends)]


def _rows(unit: "Unit", group: tuple[_Entry, ...]) -> list[FigureRow]:
    """One row for the group; one for each member where the translation does not keep them together."""
    if len(group) > 1:
        spans = [e.target.span for e in group if e.target and e.source]
        if not spans or max(s.end for s in spans) - min(s.start for s in spans) <= _APART:
            source = tuple(e.source for e in group if e.source)
            target = tuple(sorted((e.target for e in group if e.target), key=lambda q: q.span))
            return [_row(unit, source, target, _worst({e.verdict for e in group}))]
    return [_row(unit, (s,) if s else (), (t,) if t else (), verdict) for s, t, verdict in group]


def _row(unit: "Unit", source: tuple[Quantity, ...], target: tuple[Quantity, ...], verdict: Verdict) -> FigureRow:
    """The row of one figure, date or range."""
    told = source or target
    first, q = told[0], told[-1]
    alone = first is q
    numeric = q.kind not in _DATED
    pair = unit.pair
    source_span, target_span = _span(source), _span(target)
    alike = len(source) == 1 == len(target) and _alike(q, target[0])
    normal = form(told)
    normal_target = normal if alike else form(target) if target else ""
    if verdict is Verdict.DIFFERS and normal == normal_target:
        normal, normal_target = (f"{normal}{said}" for said in _unlike(source[-1], target[-1]))
    value = low = high = target_value = None
    if numeric:
        value = _number(q, q.value) if alone else None
        low, high = _number(q, q.low if alone else first.value), _number(q, q.high if alone else q.value)
        target_value = value if alike else _number(target[0], target[0].value) if len(target) == 1 else None
    return FigureRow(  # by position, for speed: two a segment
        unit.context.bitext.file,
        pair.id,
        source_span and source_span.of(pair.source.text),
        target_span and target_span.of(pair.target.text),
        q.kind,
        verdict,
        value,
        low,
        high,
        target_value,
        q.unit or None,
        q.currency or None,
        None if q.bound is Bound.EXACT else q.bound,
        q.direction or None,
        rendering(first, pair.target.lang) or None if verdict in _FAULTS and len(source) == 1 else None,
        pair.source.place.en or None,
        pair.target.place.en or None,
        source_span,
        target_span,
        normal or None,
        normal_target or None,
    )


def _worst(verdicts: set[Verdict]) -> Verdict:
    return min(verdicts, key=[*_WORST, *Verdict].index)


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures have one form, which most do."""
    return _formed(a) == _formed(b)


def _unlike(a: Quantity, b: Quantity) -> tuple[str, str]:
    """What tells two figures of one value apart: " (up)", " (down)"."""
    pairs = [(a.direction, b.direction), (a.comparison, b.comparison), (a.role, b.role), (a.basis, b.basis)]
    contrary = [(x, y) for x, y in pairs if x and y and x != y]
    told = contrary or [(x or "–", y or "–") for x, y in pairs if x != y]
    return ("", "") if not told else tuple(f" ({', '.join(side)})" for side in zip(*told, strict=True))  # type: ignore[return-value]


def _span(parts: Sequence[Quantity]) -> Span | None:
    if len(parts) < 2:
        return parts[0].span if parts else None
    return Span(parts[0].span.start, parts[-1].span.end)


def _number(q: Quantity, value: Decimal | None) -> str | None:
    if value is None:
        return None
    written = plain(value)
    if len(written) > _PLACES and len(written.partition(".")[2]) > _PLACES:  # of a division
        written = plain(round(value, _PLACES))
    return "-" + written if q.negative and value else written
