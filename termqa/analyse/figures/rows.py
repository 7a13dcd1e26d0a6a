"""The ledger rows of a pair: each figure of the source beside its counterpart, then the translation's own figures."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from termqa.analyse.figures.forms import form, joined
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity
from termqa.analyse.figures.write import plain, rendering
from termqa.model import FigureRow, Span, Verdict

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.match import Match

_APART = 40
"""From so many characters on between its parts, a date or range of the source is no one expression in the translation."""
_WORST = (Verdict.DIFFERS, Verdict.MISSING, Verdict.EXTRA, Verdict.CONTEXT, Verdict.JUSTIFIED, Verdict.CONVERTED)
_FAULTS = frozenset({Verdict.DIFFERS, Verdict.MISSING})
_PLAIN = Decimal("1E-15")


class _Entry(NamedTuple):
    """A figure of the source with its counterpart, or one that only one side has."""

    source: Quantity | None
    target: Quantity | None
    verdict: Verdict

    @property
    def told(self) -> Quantity:
        q = self.source or self.target
        assert q is not None
        return q


def rows(
    unit: "Unit",
    matches: "Sequence[Match]",
    lost: Sequence[Quantity],
    added: Sequence[Quantity],
    excused: dict[Quantity, Verdict],
    wrong: set[Span],
) -> tuple[FigureRow, ...]:
    """The ledger of a pair; the parts of a date and the ends of a range are one row.

    A figure that a fault speaks of (``wrong``: its span) differs, whatever its value. A match of a figure with itself is one
    that the translation says elsewhere in the pair.
    """
    entries = [
        _Entry(
            m.source,
            None if m.target is m.source else m.target,
            Verdict.DIFFERS if m.source.span in wrong else m.relation.verdict,
        )
        for m in matches
    ]
    entries += [_Entry(q, None, Verdict.MISSING) for q in lost if q.demanded]
    mine = set(unit.source.figures) if excused else set()
    entries += [_Entry(q, None, verdict) for q, verdict in excused.items() if q in mine]
    extra = [_Entry(None, q, Verdict.EXTRA) for q in added if q.demanded]
    extra += [_Entry(None, q, verdict) for q, verdict in excused.items() if q not in mine]
    entries += [_Entry(q, None, Verdict.CONTEXT) for q in _untold(unit.source.figures, [e.source for e in entries])]
    told = [e.target for e in (*entries, *extra)]
    extra += [_Entry(None, q, Verdict.JUSTIFIED) for q in _untold(unit.target.figures, told)]
    entries.sort(key=lambda e: e.told.span)
    extra.sort(key=lambda e: e.told.span)
    made: list[FigureRow] = []
    for side, text in ((entries, unit.pair.source.text), (extra, unit.pair.target.text)):
        for group in joined(side, lambda e: e.told, text) if len(side) > 1 else map(_alone, side):
            made += _rows(unit, group)
    return tuple(made)


def _untold(figures: Sequence[Quantity], told: Sequence[Quantity | None]) -> list[Quantity]:
    """The figures that demand a counterpart and stand in no row yet: they repeat what has one."""
    if len(told) >= len(figures) and all(told):
        return []
    ends = [(q.span.start, q.span.end) for q in told if q]
    return [q for q in figures if q.demanded and not any(a < q.span.end and q.span.start < b for a, b in ends)]


def _alone(entry: _Entry) -> tuple[_Entry, ...]:
    return (entry,)


def _rows(unit: "Unit", group: tuple[_Entry, ...]) -> list[FigureRow]:
    """One row for the group; one for each member where the translation does not keep them together."""
    if len(group) == 1:
        return [_row(unit, group)]
    spans = [e.target.span for e in group if e.target and e.source]
    apart = bool(spans) and max(s.end for s in spans) - min(s.start for s in spans) > _APART
    return [_row(unit, (e,)) for e in group] if apart else [_row(unit, group)]


def _row(unit: "Unit", group: tuple[_Entry, ...]) -> FigureRow:
    source = tuple(e.source for e in group if e.source)
    target = tuple(sorted((e.target for e in group if e.target), key=lambda q: q.span))
    told = source or target
    q = told[-1]
    verdicts = {e.verdict for e in group}
    verdict = group[0].verdict if len(verdicts) == 1 else next(v for v in (*_WORST, *Verdict) if v in verdicts)
    dated = q.kind in CALENDAR or q.kind is Kind.CODE
    low, high = (told[0].value, q.value) if len(told) > 1 else (q.low, q.high)
    pair = unit.pair
    source_span, target_span = _span(source), _span(target)
    normal = form(told)
    normal_target = normal if _alike(told, target) else form(target) if target else ""
    if verdict is Verdict.DIFFERS and normal == normal_target:
        normal, normal_target = (f"{normal}{said}" for said in _unlike(source[-1], target[-1]))
    lang = pair.target.lang
    return FigureRow(
        file=unit.context.bitext.file,
        segment=pair.id,
        source=source_span and source_span.of(pair.source.text),
        target=target_span and target_span.of(pair.target.text),
        kind=q.kind.value,
        verdict=verdict.value,
        value=None if dated or len(told) > 1 else _number(q, q.value),
        low=None if dated else _number(q, low),
        high=None if dated else _number(q, high),
        target_value=None if dated or len(target) != 1 else _number(target[0], target[0].value),
        unit=q.unit or None,
        currency=q.currency or None,
        bound=None if q.bound is Bound.EXACT else q.bound.value,
        direction=q.direction or None,
        rendering=(rendering(source[0], lang) or None) if verdict in _FAULTS and len(source) == 1 else None,
        source_place=pair.source.place.en or None,
        target_place=pair.target.place.en or None,
        source_span=source_span,
        target_span=target_span,
        form=normal or None,
        target_form=normal_target or None,
    )


def _alike(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> bool:
    """Whether two single figures have one form, which most do."""
    if len(one) != 1 or len(other) != 1:
        return False
    a, b = one[0], other[0]
    return (a.kind, a.value, a.low, a.unit, a.currency, a.bound, a.negative) == (
        b.kind, b.value, b.low, b.unit, b.currency, b.bound, b.negative
    )  # fmt: skip


def _unlike(a: Quantity, b: Quantity) -> tuple[str, str]:
    """What tells two figures of one value apart: " (up)", " (down)"."""
    pairs = [(a.direction, b.direction), (a.comparison, b.comparison), (a.role, b.role), (a.basis, b.basis)]
    contrary = [(x, y) for x, y in pairs if x and y and x != y]
    told = contrary or [(x or "–", y or "–") for x, y in pairs if x != y]
    return ("", "") if not told else tuple(f" ({', '.join(side)})" for side in zip(*told, strict=True))  # type: ignore[return-value]


def _span(parts: Sequence[Quantity]) -> Span | None:
    return Span(parts[0].span.start, parts[-1].span.end) if parts else None


def _number(q: Quantity, value: Decimal | None) -> str | None:
    if value is None:
        return None
    written = plain(value if value == value.to_integral_value() else value.quantize(_PLAIN))
    return "-" + written if q.negative and value else written
