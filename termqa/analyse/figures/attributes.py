"""What matched figures say beside their value: direction, bound, basis, to or by, and the order of a list."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from termqa.analyse.figures import labels
from termqa.analyse.figures.en_words import TREND as EN_TREND
from termqa.analyse.figures.en_words import WIDER
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity, Strength
from termqa.analyse.figures.zh_words import TREND as ZH_TREND
from termqa.model import Lang, Severity, Span

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.compare import Fault, Match

_UPPER = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_LOWER = frozenset({Bound.BELOW, Bound.SHORT_OF, Bound.AT_MOST})
_TARGET_WORDS = regex.compile(
    r"目标|预期|力争|预计|拟|控制在|底线|target|aims? (?:to|for)|expected|goal|objective", regex.IGNORECASE
)
_SPREAD = regex.compile(r"[降跌涨增]幅|负增长|由降转|由负转|止跌|扭亏|少降|多降|贬值|升值|逆差|缺口")
_CONFLICTS = (
    frozenset({"year", "period", "year-end"}),
    frozenset({"real", "nominal"}),
    frozenset({"average", "cumulative"}),
)


def faults(unit: "Unit", matches: "list[Match]") -> "list[Fault]":
    """The faults of figures whose values agree, one a figure."""
    from termqa.analyse.figures.compare import Fault

    found: list[Fault] = []
    swapped: list[Match] = []
    for m in matches:
        if m.source is m.target or m.source.kind in CALENDAR:
            continue
        zh, en = (m.source, m.target) if unit.pair.source.lang is Lang.ZH else (m.target, m.source)
        if _turned(unit, zh, en):
            found.append(Fault("direction", (m.source,), (m.target,)))
        elif _other_basis(zh, en):
            found.append(Fault("basis", (m.source,), (m.target,)))
        elif (severity := _other_bound(unit, zh, en, m)) is not None:
            found.append(Fault("bound", (m.source,), (m.target,), severity))
        elif zh.role and en.role and zh.role != en.role and zh.kind is not Kind.MULTIPLE is not en.kind:
            swapped.append(m)
    if len(swapped) == 2 and {q.role for m in swapped for q in (m.source, m.target)} == {"from", "to"}:
        found.append(Fault("order", tuple(m.source for m in swapped), tuple(m.target for m in swapped)))
    else:
        found += [
            Fault("change", (m.source,), (m.target,))
            for m in swapped
            if {m.source.role, m.target.role} != {"from", "by"}
        ]
    found += _balance(unit, matches)
    if not any(f.rule == "direction" for f in found):
        found += _trend(unit, matches)
    bad = {f.source[0] for f in found}
    found += _order(unit, [m for m in matches if m.source not in bad])
    return found


def _turned(unit: "Unit", zh: Quantity, en: Quantity) -> bool:
    """Whether the English says the opposite direction of this figure."""
    if zh.negative != en.negative:
        other = en if zh.negative else zh
        falls = (
            other.direction == "down"
            or other.comparison == "less"
            or _FALL_AROUND.search(_clause((unit.en if zh.negative else unit.zh).text, other.span))
        )
        return not falls
    if (spread := _spread_turned(unit, zh, en)) is not None:
        return spread
    if zh.comparison and en.comparison:
        return (zh.comparison != en.comparison) != labels.seen_from_the_other_side(unit, zh, en)
    if not (zh.direction and en.direction) or zh.direction == en.direction:
        return False
    if en.comparison and not zh.comparison:
        return (en.comparison == "more") != (zh.direction == "up") and not _spread(unit, zh)
    return not _spread(unit, zh) and zh.size * en.size > 0


_FALL_AROUND = regex.compile(
    r"下降|减少|降低|下跌|负|\b(?:declin|decreas|fell|fall|drop|minus|negative|lower|contract|deficit|loss)",
    regex.IGNORECASE,
)
_SPREAD_ZH = regex.compile(
    r"[降跌涨增]幅(?:比|较|环比|同比)?[^，,。；;]{0,12}?(?:(?P<down>收窄|缩小|回落)|(?P<up>扩大|加大))[^，,。；;\d]{0,3}$"
)


def _spread_turned(unit: "Unit", zh: Quantity, en: Quantity) -> bool | None:
    """For 降幅收窄 and 涨幅扩大: whether the English widens what the Chinese narrows; None where neither says so."""
    m = _SPREAD_ZH.search(unit.zh.folded[max(0, zh.span.start - 30) : zh.span.start])
    if not m:
        return None
    text = unit.en.text
    near = (
        text[max(0, en.span.start - 45) : en.span.start].rpartition(",")[2]
        + " "
        + text[en.span.end : en.span.end + 30].partition(",")[0]
    )
    words = {"up" if w["up"] else "down" for w in WIDER.finditer(near.lower())}
    return len(words) == 1 and words != {"up" if m["up"] else "down"}


def _spread(unit: "Unit", zh: Quantity) -> bool:
    """Whether the clause speaks of a decline's size or of a turn, where up and down change sides."""
    clause = unit.zh.folded[max(0, zh.span.start - 16) : zh.span.start].rpartition("，")[2].rpartition(",")[2]
    return bool(_SPREAD.search(clause))


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
        near = _clause(unit.zh.text, zh.span)
        return Severity.MAJOR if hedge is zh and _TARGET_WORDS.search(near) else Severity.MINOR
    return None


def _opposed(a: Bound, b: Bound) -> Severity | None:
    if (a in _UPPER and b in _LOWER) or (a in _LOWER and b in _UPPER):
        return Severity.MAJOR
    if Bound.ABOUT in (a, b) and (a in _UPPER or b in _UPPER or a in _LOWER or b in _LOWER):
        return Severity.INFO if (a in _LOWER or b in _LOWER) else Severity.MAJOR
    return None


def _clause(text: str, span: Span) -> str:
    start = max(text.rfind(mark, 0, span.start) for mark in "。；;")
    ends = [e for e in (text.find(mark, span.end) for mark in "。；;") if e >= 0]
    return text[start + 1 : min(ends, default=len(text))]


_SURPLUS_EN, _DEFICIT_EN = regex.compile(r"\bsurplus", regex.IGNORECASE), regex.compile(r"\bdeficit", regex.IGNORECASE)


def _balance(unit: "Unit", matches: "list[Match]") -> "list[Fault]":
    """A surplus that became a deficit, where the sentence speaks of one of them only."""
    from termqa.analyse.figures.compare import Fault

    zh, en = unit.zh.folded, unit.en.text
    plus, minus = "顺差" in zh or "盈余" in zh, "逆差" in zh or "赤字" in zh
    if plus == minus:
        return []
    plus_en, minus_en = bool(_SURPLUS_EN.search(en)), bool(_DEFICIT_EN.search(en))
    if (plus, minus) == (minus_en, plus_en):
        money = [m for m in matches if m.source.currency or m.target.currency or m.source.scale]
        if money:
            return [Fault("direction", (money[0].source,), (money[0].target,))]
    return []


_FAINT = frozenset("升增涨降减跌少弱损亏缓超") | {
    "up",
    "down",
    "less",
    "higher",
    "lower",
    "loss",
    "losses",
    "cut",
    "upward",
}
"""Words too common to show a trend by themselves."""


def _trend(unit: "Unit", matches: "list[Match]") -> "list[Fault]":
    """A sentence that only rises in one text and only falls in the other."""
    from termqa.analyse.figures.compare import Fault

    def ways(found: Sequence[regex.Match[str] | re.Match[str]]) -> tuple[set[str], bool]:
        return {"up" if m["up"] else "down" for m in found}, any(m[0].lower() not in _FAINT for m in found)

    zh, plain = ways(list(ZH_TREND.finditer(unit.zh.folded)))
    if len(zh) != 1 or not plain:
        return []
    en, clear = ways(list(EN_TREND.finditer(unit.en.text.lower())))
    signed = any(m.source.negative or m.target.negative for m in matches) or "负增长" in unit.zh.folded
    if not signed and clear and len(en) == 1 and zh != en:
        figures = [m for m in matches if m.source.kind not in CALENDAR and m.source is not m.target] or list(matches)
        if figures:
            return [Fault("direction", (figures[0].source,), (figures[0].target,))]
    return []


_ZH_GAP = regex.compile(r"[辆家个台吨人件名户次亿万元]{0,2}\s*(?:、|和|与|及|以及|,|，|:|：|∶)\s*")
_EN_GAP = regex.compile(r"(?:\s|,|;|:|∶|and|US\$|HK\$|\$|RMB|to)*")


def _order(unit: "Unit", matches: "list[Match]") -> "list[Fault]":
    """Figures of one list that stand in another order in the other text's list, though both are plain lists."""
    from termqa.analyse.figures.compare import Fault

    found: list[Fault] = []
    ordered = sorted(matches, key=lambda m: m.source.span)
    group: list[Match] = []
    for m in [*ordered, None]:
        if m is not None and group and _listed(unit, group[-1], m):
            group.append(m)
            continue
        if len(group) > 1 and (wrong := _permuted(unit, group)) and not _moved_with_labels(unit, group):
            found.append(Fault("order", tuple(g.source for g in wrong), tuple(g.target for g in wrong)))
        group = [m] if m is not None and m.source.kind not in CALENDAR else []
    if not found:
        for listed in labels.lists(unit, matches):
            if wrong := labels.exchanged(unit, listed):
                found.append(Fault("order", tuple(g.source for g in wrong), tuple(g.target for g in wrong)))
    return found


def _moved_with_labels(unit: "Unit", group: "list[Match]") -> bool:
    """Whether the labels of the list are known to have changed places too."""
    return labels.known(unit, group) and not labels.exchanged(unit, group)


def _listed(unit: "Unit", before: "Match", here: "Match") -> bool:
    gap = unit.source.text[before.source.span.end : here.source.span.start]
    pattern = _ZH_GAP if unit.pair.source.lang is Lang.ZH else _EN_GAP
    return here.source.kind is before.source.kind and bool(pattern.fullmatch(gap))


def _permuted(unit: "Unit", group: "list[Match]") -> "list[Match]":
    by_target = sorted(group, key=lambda m: m.target.span)
    if by_target == group or len({m.source.size for m in group}) < len(group):
        return []
    pattern = _EN_GAP if unit.pair.target.lang is Lang.EN else _ZH_GAP
    for a, b in pairwise(by_target):
        if not pattern.fullmatch(unit.target.text[a.target.span.end : b.target.span.start]):
            return []
    return [m for m, other in zip(group, by_target, strict=True) if m is not other]
