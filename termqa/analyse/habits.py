"""Slips of one kind in one document, so that a habit gives one finding and a few slips give one each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.model import Place, Problem, Severity, Span, Text, Where


class Slip(NamedTuple):
    """One place where something is wrong, small enough to remember until the document ends."""

    kind: str
    file: str
    segment: str
    spans: tuple[Span, ...]
    words: str
    fix: str = ""


def slip(unit: Unit, kind: str, spans: Iterable[Span], fix: str = "") -> Slip:
    """The slip of this kind at these spans of the unit's target."""
    marked = tuple(spans)
    words = " / ".join(span.of(unit.target.text) for span in marked)
    return Slip(kind, unit.context.bitext.file, unit.pair.id, marked, words, fix)


class Habit(NamedTuple):
    """The same slip in one document: the first place and all others."""

    where: Where
    first: Slip
    others: tuple[Slip, ...]

    @property
    def times(self) -> int:
        """How many places there are."""
        return 1 + len(self.others)

    def places(self, limit: int = 50) -> tuple[Place, ...]:
        """The other places as a finding shows them, at most ``limit``."""
        return tuple(Place(s.file, s.segment, s.spans, s.words) for s in self.others[:limit])


def habits(facts: Sequence[tuple[Where, Slip]], few: int = 3) -> Iterator[Habit]:
    """Each slip by itself where its kind has at most ``few`` in the document, else one habit for the kind."""
    kinds: dict[str, list[tuple[Where, Slip]]] = {}
    for where, fact in facts:
        kinds.setdefault(fact.kind, []).append((where, fact))
    for found in kinds.values():
        if len(found) <= few:
            yield from (Habit(where, fact, ()) for where, fact in found)
        else:
            (where, first), *rest = found
            yield Habit(where, first, tuple(fact for _, fact in rest))


class Manner(NamedTuple):
    """One place where a text had a choice, and how it chose; small enough to remember until the document ends."""

    choice: str
    """What can be written in several ways: a date, a list …"""
    way: str
    file: str
    segment: str
    span: Span
    words: str
    fix: str = ""
    """The words written in the other way, where that can be told."""


class Mix(NamedTuple):
    """A choice that a text makes in several ways: the rarer places and the usual ones, the one to be told first."""

    where: Where
    rare: tuple[Manner, ...]
    usual: tuple[Manner, ...]

    def problem(self, name: Text, few: int) -> Problem:
        """What a reader is told: both ways with their counts, at one of the rarer places.

        Minor where the rarer ways stand in at most ``few`` places, else a habit that is worth a look.
        """
        first, usual, counts = self.rare[0], self.usual[0], (len(self.rare), len(self.usual))
        return Problem(
            Text(
                zh=f"{name.zh}不统一：“{first.words}”一类 {counts[0]} 处，“{usual.words}”一类 {counts[1]} 处。",
                en=f"{name.en} is mixed: “{first.words}” ({counts[0]}) beside “{usual.words}” ({counts[1]}).",
            ),
            target=(first.span,),
            suggestion=first.fix,
            key=first.choice,
            severity=Severity.MINOR if counts[0] <= few else Severity.INFO,
            places=tuple(Place(m.file, m.segment, (m.span,), m.words) for m in self.rare[1:51]),
        )


def manner(unit: Unit, choice: str, way: str, span: Span, fix: str = "") -> Manner:
    """How the unit's target chose at this span."""
    return Manner(choice, way, unit.context.bitext.file, unit.pair.id, span, span.of(unit.target.text), fix)


def mixed(facts: Sequence[tuple[Where, Manner]]) -> Iterator[Mix]:
    """Each choice that one document makes in more than one way; of two equally frequent ways one by its name."""
    choices: dict[str, dict[str, list[tuple[Where, Manner]]]] = {}
    for where, fact in facts:
        choices.setdefault(fact.choice, {}).setdefault(fact.way, []).append((where, fact))
    for ways in choices.values():
        if len(ways) > 1:
            usual, *others = (ways[way] for way in sorted(ways, key=lambda way: (-len(ways[way]), way)))
            rare = _told([found for other in others for found in other])
            yield Mix(rare[0][0], tuple(m for _, m in rare), tuple(m for _, m in _told(usual)))


def told_of(
    facts: Sequence[tuple[Where, Manner]], names: Mapping[str, Text], few: int
) -> Iterator[tuple[Where, Problem]]:
    """One problem for each choice that a document makes in more than one way, under the choice's name."""
    for mix in mixed(facts):
        yield mix.where, mix.problem(names[mix.rare[0].choice], few)


def _told(found: list[tuple[Where, Manner]]) -> list[tuple[Where, Manner]]:
    """The places in order, after one that is chosen by its words, so that the order of segments does not matter."""
    first = min(found, key=lambda place: (place[1].words.lower(), place))
    return [first, *sorted(place for place in found if place is not first)]
