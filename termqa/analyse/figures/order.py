"""The order of figures in a list: whether they have changed places while the things they belong to have not."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.labels import Lists
from termqa.analyse.figures.quantity import CALENDAR
from termqa.model import Lang

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.match import Match

_LONGEST_GAP = 16
_ZH_GAP = re.compile(r"[辆家个台吨人件名户次亿万元]{0,2}\s*(?:、|和|与|及|以及|,|，|:|：|∶)\s*")
_EN_GAP = re.compile(r"(?:\s|,|;|:|∶|and|US\$|HK\$|\$|RMB|to)*")


def faults(unit: "Unit", matches: "list[Match]") -> "list[Fault]":
    """Figures of one list that stand in another order in the other text's list, though both are plain lists."""
    found: list[Fault] = []
    if len(matches) < 2 or len([m for m in matches if m.source.kind not in CALENDAR]) < 2:
        return found
    lists = Lists(unit, matches)
    ordered = sorted(matches, key=lambda m: m.source.span)
    if any(a.target.span > b.target.span for a, b in pairwise(ordered)):
        for group in _plain_lists(unit, ordered):
            if len(group) > 1 and (wrong := _permuted(unit, group)) and not lists.moved(group, wrong):
                found.append(Fault("order", tuple(g.source for g in wrong), tuple(g.target for g in wrong)))
    if not found:
        groups = lists.groups()
        for wrong in (lists.crossed(groups), *(lists.exchanged(group) for group in groups)):
            if wrong:
                found.append(Fault("order", tuple(g.source for g in wrong), tuple(g.target for g in wrong)))
    return found


def _plain_lists(unit: "Unit", ordered: "list[Match]") -> "list[list[Match]]":
    """The figures of the source in groups that stand in one list each, without those of the calendar."""
    groups: list[list[Match]] = [[]]
    for m in ordered:
        if m.source.kind in CALENDAR:
            groups.append([])
        elif groups[-1] and _listed(unit, groups[-1][-1], m):
            groups[-1].append(m)
        else:
            groups.append([m])
    return groups


def _listed(unit: "Unit", before: "Match", here: "Match") -> bool:
    start, end = before.source.span.end, here.source.span.start
    if here.source.kind is not before.source.kind or end - start > _LONGEST_GAP:
        return False
    pattern = _ZH_GAP if unit.pair.source.lang is Lang.ZH else _EN_GAP
    return bool(pattern.fullmatch(unit.source.text, start, end))


def _permuted(unit: "Unit", group: "list[Match]") -> "list[Match]":
    by_target = sorted(group, key=lambda m: m.target.span)
    if by_target == group or len({m.source.size for m in group}) < len(group):
        return []
    pattern = _EN_GAP if unit.pair.target.lang is Lang.EN else _ZH_GAP
    for a, b in pairwise(by_target):
        if not pattern.fullmatch(unit.target.text[a.target.span.end : b.target.span.start]):
            return []
    return [m for m, other in zip(group, by_target, strict=True) if m is not other]
