"""Bugs of ours are told by what crashed and where, while the run goes on without it."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from termqa.analyse import Unit
from termqa.analyse.figures.compare import NOTHING
from termqa.model import Failure

T = TypeVar("T")


class Crashes:
    """What has crashed in a run, each kind told once, where it has first shown."""

    def __init__(self, failures: list[Failure]) -> None:
        self._failures = failures
        self.told: dict[str, Failure] = {}

    def note(self, what: str, where: str, bug: Exception) -> None:
        """Tell of a crash, unless one of its kind has been told."""
        if what not in self.told:
            at = traceback.extract_tb(bug.__traceback__)[-1]
            told = f"{what} crashed: {type(bug).__name__}: {bug} ({Path(at.filename).name}:{at.lineno})"
            self.told[what] = Failure(where, told, "please report this", bug=True)
            self._failures.append(self.told[what])

    def take(self, told: Mapping[str, Failure], failures: Iterable[Failure]) -> None:
        """Tell of the failures of another run, its crashes among them, but for those whose kind has been told."""
        again = {id(failure) for what, failure in told.items() if what in self.told}
        self._failures += [failure for failure in failures if id(failure) not in again]
        self.told = {**told, **self.told}

    def made(self, rule: str, where: str, things: Iterable[T]) -> Iterator[T]:
        """What the rule yields, up to a crash."""
        try:
            yield from things
        except Exception as bug:
            self.note(f"rule {rule}", where, bug)

    def given(self, what: str, where: str, give: Callable[[], T]) -> T | None:
        """What is given, or None after a crash."""
        try:
            return give()
        except Exception as bug:
            self.note(what, where, bug)
            return None

    def understand(self, units: Iterable[Unit], analysis: "Analysis") -> None:
        """Work out what the rules will ask for; after a crash they see nothing of its kind in the pair."""
        look = analysis.look
        for unit in units:
            try:
                look(unit)
            except Exception as bug:
                analysis.forget(unit)
                self.note(analysis.name, place(unit), bug)


class Analysis(NamedTuple):
    """Something to understand of a pair before the rules are asked."""

    name: str
    look: Callable[[Unit], object]
    forget: Callable[[Unit], None]


def place(unit: Unit) -> str:
    """How messages call the place of a pair."""
    return f"{unit.context.bitext.file}: segment {unit.pair.id}"


def _without_figures(unit: Unit) -> None:
    unit.source.figures = unit.target.figures = ()
    unit.figures = NOTHING


def _without_terms(unit: Unit) -> None:
    unit.terms = ()


READ_SOURCE = Analysis("the reading of figures", lambda unit: unit.source.figures, _without_figures)
READ_TARGET = READ_SOURCE._replace(look=lambda unit: unit.target.figures)
COMPARE_FIGURES = Analysis("the comparison of figures", lambda unit: unit.figures, _without_figures)
FIND_TERMS = Analysis("the search for terms", lambda unit: unit.terms, _without_terms)
