"""Measures in two units that are one figure: 7 feet 10 inches, two hours and 30 minutes, 2小时30分, 3年零6个月."""

import re
from collections.abc import Sequence
from decimal import Decimal

from termqa.analyse.figures.quantity import Kind, Quantity, Strength, replace
from termqa.analyse.figures.units import BY_NAME
from termqa.model import Span

_JOINED = re.compile(r"\s*(?:,?\s*and)?\s*|[零又和]")
_COMMA = re.compile(r"\s*,\s*")
_IMPERIAL = frozenset({"foot", "yard", "mile"})
_BARE = {"hour": ("分", "minute"), "minute": ("秒", "second")}
"""How Chinese shortens the second unit: 2小时30分."""


def summed(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, with each measure in several units as one; none is left out otherwise."""
    made: list[Quantity] = []
    for q in found:
        if made and made[-1].unit and (total := _sum(text, made[-1], q)):
            made[-1] = total
        else:
            made.append(q)
    return tuple(made)


def _sum(text: str, whole: Quantity, rest: Quantity) -> Quantity | None:
    """Both as one measure, in the smaller unit if it divides the larger, where the rest is less than one larger unit."""
    end = rest.span.end
    unit = rest.unit
    if not unit and whole.unit in _BARE and text.startswith(_BARE[whole.unit][0], end):
        unit, end = _BARE[whole.unit][1], end + 1
    elif not unit and text.startswith("米", rest.span.start - 1) and len(rest.digits) in (1, 2) and rest.value:
        unit, rest = "centimeter", replace(rest, value=rest.value * 10 ** (2 - len(rest.digits)))  # 1米75, 1米8
    elif not unit and whole.unit == "second" and len(rest.digits) == 2 and whole.span.end == rest.span.start:
        value, digits = whole.size + rest.size / 100, f"{whole.digits}.{rest.digits}"  # 9秒83
        return replace(whole, span=Span(whole.span.start, end), value=value, quantum=Decimal("0.01"), digits=digits)
    large, small = BY_NAME.get(whole.unit), BY_NAME.get(unit)
    if not large or not small or large.dimension != small.dimension or whole.value is None or rest.value is None:
        return None
    if whole.loose or rest.loose or rest.negative or whole.kind not in _PLAIN or rest.kind not in _PLAIN:
        return None
    ratio = large.factor / small.factor
    if (
        ratio <= 1
        or rest.value >= ratio
        or whole.scale
        or whole.value != round(whole.value)
        or not _joined(text, whole, rest)
    ):
        return None
    even = ratio == round(ratio)
    value = whole.value * ratio + rest.value if even else whole.value + rest.value / ratio
    return replace(
        whole,
        kind=rest.kind if rest.unit else whole.kind,
        span=Span(whole.span.start, end),
        value=value,
        quantum=rest.quantum if even else rest.quantum / ratio,
        unit=unit if even else whole.unit,
        comparison=whole.comparison or rest.comparison,
        direction=whole.direction or rest.direction,
        basis=rest.basis or whole.basis,
        strength=Strength.REQUIRED,
        digits=whole.digits + rest.digits,
    )


_PLAIN = frozenset({Kind.CARDINAL, Kind.DURATION})


def _joined(text: str, whole: Quantity, rest: Quantity) -> bool:
    gap = text[whole.span.end : rest.span.start]
    listed = whole.unit in _IMPERIAL or (whole.unit == "hour" and rest.unit == "minute")
    return bool(_JOINED.fullmatch(gap) or (listed and _COMMA.fullmatch(gap)))
