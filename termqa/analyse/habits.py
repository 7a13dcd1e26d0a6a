"""Slips of one kind in one document, so that a habit gives one finding and a few slips give one each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.model import Place, Span, Where


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
