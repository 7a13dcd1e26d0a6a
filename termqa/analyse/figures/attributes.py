"""What matched figures say beside their value: direction, bound, basis, to or by, and the order of a list."""

from operator import attrgetter
from typing import TYPE_CHECKING

import regex

from termqa.analyse.figures import direction, order
from termqa.analyse.figures.direction import sentence
from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity, Strength
from termqa.model import Lang, Severity

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.match import Match

_UPPER = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_LOWER = frozenset({Bound.BELOW, Bound.SHORT_OF, Bound.AT_MOST})
_TARGET_WORDS = regex.compile(
    r"目标|预期|力争|预计|拟|控制在|底线|target|aims? (?:to|for)|expected|goal|objective", regex.IGNORECASE
)
_LEAST = regex.compile(
    r"(?:最[低少小]|下限|起[点征]|年满|[须已]满|\b(?:minimum|floor|threshold|lower limit)\b)(?:[^.,;，；。]|[.,](?=\d))*$",
    regex.IGNORECASE,
)
"""Names of a least amount in the clause, which say "at least" of the figure after them: the minimum ratio is 15 percent."""
_BY_AT_A_DISTANCE = regex.compile(
    "(?r)(?:减少|增加|裁减|削减|压减|缩减)了?"
    "(?:(?<=[少加减了])(?:总|预算)|公共|落后|(?!剩余|全年|预算)[^,。;、\\d至到为达比较由从总后共]){1,10}$"
)
"""The size of a change whose verb stands before what changes: 减少军队员额30万; not a level told after it: 减少库存后剩余30万."""
_IMPLIED = {
    Bound.ABOUT: regex.compile(r"(?r)(?:预计|估计|预测|有望)[^,。;、\d]{0,12}$"),
    Bound.ABOVE: regex.compile("(?r)(?:跨[越过]|迈[上过]|站上|跃上)了?$"),
}
"""Chinese words that imply a bound without setting it: what is forecast is "about", a mark crossed was passed."""
_CONFLICTS = (
    frozenset({"year", "period", "year-end"}),
    frozenset({"real", "nominal"}),
    frozenset({"average", "cumulative"}),
)


def faults(unit: "Unit", matches: "list[Match]", whole: bool) -> "list[Fault]":
    """The faults of figures whose values agree, one a figure; ``whole`` where no other figure is left over."""
    found: list[Fault] = []
    swapped: list[Match] = []
    hedged: Quantity | None = None
    zh_first = unit.pair.source.lang is Lang.ZH
    for m in matches:
        if m.source.kind in CALENDAR:
            continue
        zh, en = (m.source, m.target) if zh_first else (m.target, m.source)
        if _said_alike(zh, en):
            hedged = en if en.bound is Bound.ABOUT else None
            continue
        if direction.turned(unit, zh, en):
            found.append(Fault("direction", (m.source,), (m.target,)))
        elif _other_basis(zh, en):
            found.append(Fault("basis", (m.source,), (m.target,)))
        elif hedged and _shares_hedge(unit, hedged, zh, en):
            hedged = en
        elif (severity := _other_bound(unit, zh, en, m)) is not None:
            found.append(Fault("bound", (m.source,), (m.target,), severity))
        elif zh.role and en.role and zh.role != en.role and zh.kind is not Kind.MULTIPLE is not en.kind:
            swapped.append(m)
        elif en.role == "to" and not zh.role and _BY_AT_A_DISTANCE.search(unit.zh.folded, 0, zh.span.start):
            sized = [q if q is en else q._replace(role="by") for q in (m.source, m.target)]
            found.append(Fault("change", (sized[0],), (sized[1],)))
    if len(swapped) == 2 and {q.role for m in swapped for q in (m.source, m.target)} == {"from", "to"}:
        found.append(Fault("order", tuple(m.source for m in swapped), tuple(m.target for m in swapped)))
    else:
        found += [
            Fault("change", (m.source,), (m.target,))
            for m in swapped
            if {m.source.role, m.target.role} != {"from", "by"}
            and not _of_a_rate(unit, m.source if zh_first else m.target)
        ]
    told = [m for m in matches if any(f.source[0] is m.source for f in found)] if found else []
    found += [Fault("direction", (m.source,), (m.target,)) for m in direction.opposed(unit, matches, told, whole)]
    if not found:
        return order.faults(unit, matches)
    bad = {f.source[0].span for f in found}
    return found + order.faults(unit, [m for m in matches if m.source.span not in bad])


def _of_a_rate(unit: "Unit", zh: Quantity) -> bool:
    """Whether a rate of growth reaches the figure, which English calls a growth of so much too: 增速回升至6%."""
    return zh.role == "to" and zh.kind is Kind.PERCENT and bool(_RATE.search(unit.zh.folded, 0, zh.span.start))


_RATE = regex.compile(r"(?r)[增涨降跌][速幅][^,。;\d]{0,8}$")


def _said_alike(zh: Quantity, en: Quantity) -> bool:
    """Whether the words around both figures say the same of them, as they mostly do; comparisons need a closer look."""
    return _said(zh) == _said(en) and not zh.comparison


_said = attrgetter("direction", "bound", "basis", "role", "negative", "comparison")
"""What the words around a figure say of it; an attrgetter, for speed."""


def _other_basis(zh: Quantity, en: Quantity) -> bool:
    return bool(zh.basis and en.basis and zh.basis != en.basis) and any(
        zh.basis in group and en.basis in group for group in _CONFLICTS
    )


def _other_bound(unit: "Unit", zh: Quantity, en: Quantity, m: "Match") -> Severity | None:
    """How bad it is that the two bounds differ, None where they agree well enough."""
    if zh.bound is en.bound or zh.loose or en.loose or zh.comparison or en.comparison:
        return None
    if m.relation.cost >= 1 and m.relation.verdict in ("rounded", "converted"):
        return None if zh.bound is Bound.EXACT or en.bound is Bound.EXACT else _opposed(zh.bound, en.bound)
    opposed = _opposed(zh.bound, en.bound)
    if opposed is not None:
        return opposed
    if Strength.REQUIRED not in (zh.strength, en.strength):
        return None
    if Bound.EXACT in (zh.bound, en.bound) and zh.kind is not Kind.ORDINAL:
        hedge = zh if en.bound is Bound.EXACT else en
        if hedge.bound is Bound.AT_MOST or (hedge is en and hedge.kind is Kind.DURATION):
            return None
        implied = _IMPLIED.get(en.bound)
        if hedge is en and unit.zh.folded.startswith("级", zh.span.end):
            return None
        if hedge is en and implied and implied.search(unit.zh.folded, 0, zh.span.start):
            return None
        bare, text = (en, unit.en.text) if hedge is zh else (zh, unit.zh.folded)
        if hedge.bound is Bound.AT_LEAST and _LEAST.search(text, max(0, bare.span.start - 60), bare.span.start):
            return None
        near = sentence(unit.zh.text, zh.span)
        return Severity.MAJOR if hedge is zh and _TARGET_WORDS.search(near) else Severity.MINOR
    return None


def _shares_hedge(unit: "Unit", hedged: Quantity, zh: Quantity, en: Quantity) -> bool:
    """Whether an "about" of the last figure holds for this one of its list too: about 358 km from A, 385 km from B."""
    if zh.bound is not Bound.ABOUT or en.bound is not Bound.EXACT or (hedged.kind, hedged.unit) != (en.kind, en.unit):
        return False
    gap = unit.en.text[hedged.span.end : en.span.start]
    return 0 < len(gap) < 40 and not _LIST_ENDS.search(gap)


_LIST_ENDS = regex.compile(r"[.;]|\b(?:while|but|which|is|are|was|were)\b")


def _opposed(a: Bound, b: Bound) -> Severity | None:
    if (a in _UPPER and b in _LOWER) or (a in _LOWER and b in _UPPER):
        return Severity.MAJOR
    if Bound.ABOUT in (a, b) and (a in _UPPER or b in _UPPER or a in _LOWER or b in _LOWER):
        return Severity.INFO if (a in _LOWER or b in _LOWER) else Severity.MAJOR
    return None
