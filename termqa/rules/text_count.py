"""As many points follow as are announced: “three pillars: …” names three, 三个方面 is followed by 一是, 二是 and 三是.

Why: a count that does not fit shows that a point was lost, added or split while the text was being edited.

In English the list after a colon is counted (points that begin with First, Second are followed by text-enumeration). In
Chinese the numbered points are counted that begin at most three segments after the announcement; where the Chinese is
the source, the finding is a query to its author. Lists that cannot be counted for sure are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termqa.analyse import Side, Unit
from termqa.analyse.announced import Point, find_announced, find_points
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope

_REACH = 3


class Said(NamedTuple):
    """What one segment says of points: a count that does not fit, or a part of a Chinese enumeration."""

    file: str
    segment: str
    words: str
    span: Span
    source: bool
    point: Point | None = None
    said: int = 0
    named: int = 0


@dataclass(slots=True)
class _Series:
    announced: Said
    where: Where
    kind: str
    last: Said
    number: int = 1
    more: bool = False


def gather(unit: Unit, options: Nothing) -> Iterator[Said]:
    """Yield what both sides say of points."""
    file, segment = unit.context.bitext.file, unit.pair.id
    for side, source in ((unit.source, True), (unit.target, False)):
        if side.lang is Lang.ZH:
            for point in find_points(side.folded):
                yield Said(file, segment, point.span.of(side.text), point.span, source, point)
        elif not source:
            yield from _english(side, file, segment)


def _english(side: Side, file: str, segment: str) -> Iterator[Said]:
    for found in find_announced(side.text):
        words = found.span.of(side.text)
        yield Said(file, segment, words, found.span, False, None, found.said, found.named)


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each announcement that does not fit."""
    for where, fact in facts:
        if fact.point is None:
            yield where, _problem(fact, fact.said, fact.named, ())
    for source in (True, False):
        points = [(where, fact) for where, fact in facts if fact.point and fact.source is source]
        for series in _series(points):
            count = series.announced.point.number if series.announced.point else 0
            if series.number > count or (1 < series.number < count and not series.more):
                last = series.last
                place = Place(last.file, last.segment, () if source else (last.span,), last.words)
                yield series.where, _problem(series.announced, count, series.number, (place,))


def _series(points: Sequence[tuple[Where, Said]]) -> Iterator[_Series]:
    """The enumerations that an announcement stands before, in order."""
    announced: tuple[Where, Said] | None = None
    going: dict[str, _Series] = {}
    for where, said in points:
        kind, number, _ = said.point or Point("more", 0, said.span)
        series = going.get(kind)
        if kind == "announced":
            announced = (where, said)
        elif kind == "more":
            for each in going.values():
                each.more = True
        elif number == 1:
            if series:
                yield going.pop(kind)
            if announced and where.pair - announced[0].pair <= _REACH:
                going[kind] = _Series(announced[1], announced[0], kind, said)
            announced = None
        elif series and number == series.number + 1:
            series.number, series.last = number, said
    yield from going.values()


def _problem(said: Said, count: int, named: int, places: tuple[Place, ...]) -> Problem:
    query = Text("，请核对原文", "; query the source") if said.source else Text("", "")
    return Problem(
        Text(
            zh=f"“{said.words}”之后列出 {named} 点，不是 {count} 点{query.zh}。",
            en=f"“{said.words}” announces {count}, but {named} follow{query.en}.",
        ),
        source=(said.span,) if said.source else (),
        target=() if said.source else (said.span,),
        key=f"{count}:{named}",
        places=places,
    )


RULE = Rule(
    name="text-count",
    title=Text(zh="列举的点数不符", en="Count of points does not fit"),
    severity=Severity.MINOR,
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(
        " || The plan has three parts: roads, ports, and bridges.",
        "下面抓好两方面工作：一是修路，二是架桥。 || We will do two things: first roads, then bridges.",
    ),
    loud=(
        " || The plan has ⟦three parts⟧: roads, ports, bridges, and canals.",
        "下面抓好⟦两方面⟧工作：一是修路，二是架桥，三是通水。 || We will build roads, bridges and canals.",
    ),
)
