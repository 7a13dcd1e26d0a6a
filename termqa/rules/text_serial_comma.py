"""One text writes a comma before the last “and” of a list, or writes none.

Why: “power, ports and roads” beside “power, ports, and roads” shows where one translator ended and the next began.

Read are lists of three and more short items; what may be a pair after an introduction, an apposition or a row of
clauses is left out. One finding for a text, minor where the rarer way stands in a few places, else worth a look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from termqa.analyse import Unit
from termqa.analyse.habits import Manner, manner, told_of
from termqa.analyse.lists import find_series
from termqa.model import Lang, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope

_NAMES = {"list": Text("并列末项前的逗号", "The comma before the last item of a list")}


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-serial-comma]``."""

    few: int = 3
    """Up to so many places of the rarer way are minor; more are a habit, worth a look."""


def gather(unit: Unit, options: Options) -> Iterator[Manner]:
    """Yield the end of each list in the English target."""
    if unit.target.lang is Lang.EN:
        for series in find_series(unit.target.text):
            words = series.span.of(unit.target.text)
            fix = words.replace(", and ", " and ").replace(", or ", " or ")
            if not series.serial:
                fix = words.replace(" and ", ", and ").replace(" or ", ", or ")
            yield manner(unit, "list", "with" if series.serial else "without", series.span, fix)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem where a text does both."""
    yield from told_of(facts, _NAMES, options.few)


RULE = Rule(
    name="text-serial-comma",
    title=Text(zh="并列末项前逗号不统一", en="Mixed serial commas"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || It built roads, ports and bridges.\n || In March, imports and exports rose.",),
    loud=(
        " || It built roads, ports, and bridges.\n || It makes steel, cement, and glass.\n"
        " || It ships cars, ⟦tyres and engines⟧.",
    ),
)
