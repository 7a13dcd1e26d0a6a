"""An enumeration skips no number, and holds as many points as it announces.

Why: “First, … Third, …” and “three aspects” followed by four tell the reader that a paragraph was lost or moved.

Read are points that begin with First, Second, … and a comma, in what one speaker says; enumerations inside a point are
followed. A number that stands elsewhere in the text (“the second task is”) and a last point that begins with Finally or
Last count as said. What is announced must stand at most three segments before the first point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from termqa.analyse import Unit
from termqa.analyse.roles import Role, role
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_START = r"(?:(?<=^\s*[“\"]?)|(?<=[.;:!?]\s+[“\"]?))"
_POINT = regex.compile(rf"{_START}({'|'.join(_ORDINALS)})(?:ly| of all)?(?=,)", regex.I)
_LAST = regex.compile(rf"{_START}(?:finally|lastly|last(?: but not least)?)\b", regex.I)
_MENTION = regex.compile(rf"\b({'|'.join(_ORDINALS)})(?:ly)?\b", regex.I)
_NOUN = r"(?:aspects|areas|points|respects|parts|measures|steps|tasks|priorities|fronts|features|dimensions|things)"
_ANNOUNCED = regex.compile(
    rf"\b({'|'.join(_CARDINALS[1:])})\s+(?:(?:key|main|major|following|important|priority|specific)\s+)*{_NOUN}\b",
    regex.I,
)
_REACH = 3


class Event(NamedTuple):
    """Something said of an enumeration, in the order of the text."""

    kind: str
    """point, last, mention, announced, or speaker."""
    number: int
    file: str
    segment: str
    span: Span
    words: str


@dataclass(slots=True)
class Series:
    """An enumeration as far as it has been read."""

    last: Event
    where: Where
    announced: tuple[Where, Event] | None
    said: set[int] = field(default_factory=set)
    """Numbers mentioned otherwise since the last point."""
    ended: bool = False
    """Whether a point with Finally or Last has followed."""


def gather(unit: Unit, options: Nothing) -> Iterator[Event]:
    """Yield what the English target says of enumerations."""
    text = unit.target.text
    if unit.target.lang is not Lang.EN:
        return
    if role(text) is Role.LABEL:
        yield _event(unit, "speaker", 0, Span(0, 0))
        return
    points = {match.start(): match for match in _POINT.finditer(text)}
    found = [("point", _ORDINALS.index(match[1].lower()) + 1, match.span(1)) for match in points.values()]
    found += [("last", 0, match.span()) for match in _LAST.finditer(text)]
    found += [
        ("announced", _CARDINALS.index(match[1].lower()) + 1, match.span()) for match in _ANNOUNCED.finditer(text)
    ]
    for match in _MENTION.finditer(text):
        if match.start() not in points:
            found.append(("mention", _ORDINALS.index(match[1].lower()) + 1, match.span()))
    for kind, number, (start, end) in sorted(found, key=lambda one: one[2]):
        yield _event(unit, kind, number, Span(start, end))


def _event(unit: Unit, kind: str, number: int, span: Span) -> Event:
    return Event(kind, number, unit.context.bitext.file, unit.pair.id, span, span.of(unit.target.text))


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each number that is skipped, and for each announcement that does not fit what follows."""
    open_series: list[Series] = []
    announced: tuple[Where, Event] | None = None
    for where, event in facts:
        if event.kind == "announced":
            announced = (where, event)
        elif event.kind == "speaker":
            yield from _closed(open_series)
            open_series, announced = [], None
        elif event.kind == "point" and event.number == 1:
            near = announced is not None and where.pair - announced[0].pair <= _REACH
            open_series.append(Series(event, where, announced if near else None))
            announced = None
        elif event.kind == "point":
            yield from _continued(open_series, where, event)
        else:
            for series in open_series:
                series.said.add(event.number)
                series.ended = series.ended or event.kind == "last"
    yield from _closed(open_series)


def _continued(open_series: list[Series], where: Where, event: Event) -> Iterator[tuple[Where, Problem]]:
    """Take a later point into the series that it continues; yield the problem where it continues none."""
    fitting = [at for at, series in enumerate(open_series) if series.last.number == event.number - 1]
    if not fitting and open_series and open_series[-1].last.number < event.number - 1:
        series = open_series[-1]
        missing = set(range(series.last.number + 1, event.number))
        if not missing & series.said:
            yield where, _skipped(series, event)
        fitting = [len(open_series) - 1]
    if fitting:
        yield from _closed(open_series[fitting[-1] + 1 :])
        del open_series[fitting[-1] + 1 :]
        series = open_series[-1]
        series.last, series.where, series.said, series.ended = event, where, set(), False


def _skipped(series: Series, event: Event) -> Problem:
    before = series.last
    lacking = _ORDINALS[before.number].capitalize()
    return Problem(
        Text(
            zh=f"列举从“{before.words}”跳到“{event.words}”，缺“{lacking}”。",
            en=f"“{event.words}” follows “{before.words}”: “{lacking}” is missing.",
        ),
        target=(event.span,),
        key=f"{before.number}>{event.number}",
        places=(Place(before.file, before.segment, (before.span,), before.words),),
    )


def _closed(ended: Sequence[Series]) -> Iterator[tuple[Where, Problem]]:
    """Yield the announcements that do not fit the number of points that followed."""
    for series in ended:
        if series.announced is None or series.last.number < 2:
            continue
        where, said = series.announced
        count = series.last.number
        if count == said.number or (count < said.number and (series.ended or count + 1 in series.said)):
            continue
        yield (
            where,
            Problem(
                Text(
                    zh=f"文中说“{said.words}”，后面列举了 {count} 点。",
                    en=f"“{said.words}” are announced, but {count} points follow.",
                ),
                target=(said.span,),
                key=f"{said.number}:{count}",
                places=(Place(series.last.file, series.last.segment, (series.last.span,), series.last.words),),
            ),
        )


RULE = Rule(
    name="text-enumeration",
    title=Text(zh="列举不连贯", en="Broken enumeration"),
    severity=Severity.MINOR,
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || There are two aspects. First, output rose. Second, prices fell.",),
    loud=(" || ⟦First⟧, output rose. ⟦Third⟧, prices fell.",),
)
