"""One text keeps to one spelling: American or British, -ize or -ise, toward or towards.

Why: a text that several people translated shows it first in its spelling.

Words with a capital are left out, since names keep their own spelling (World Trade Organization, Labour Party). British
-our with Oxford -ize is no mix. One finding for each habit and text; minor where the rarer spelling stands in a few
places, else worth a look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from termqa.analyse import Unit
from termqa.analyse.habits import Manner, manner, mixed
from termqa.analyse.spelling import find_spellings
from termqa.model import Lang, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-spelling-mix]``."""

    few: int = 3
    """Up to so many places of the rarer spelling are minor; more are a habit, worth a look."""


def gather(unit: Unit, options: Options) -> Iterator[Manner]:
    """Yield each word of the English target that has two spellings."""
    if unit.target.lang is Lang.EN:
        for found in find_spellings(unit.target.text):
            yield manner(unit, found.habit, found.side, found.span, found.other)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each habit in which the text takes both sides."""
    for mix in mixed(facts):
        habit = mix.usual[0].choice
        yield mix.where, mix.problem(Text(f"拼写（{habit}）", f"Spelling ({habit})"), options.few)


RULE = Rule(
    name="text-spelling-mix",
    title=Text(zh="拼写不统一", en="Mixed spelling"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || The labor market and the World Trade Organisation are realizing it.",),
    loud=(" || It moves toward growth.\n || It goes toward reform.\n || It advances ⟦towards⟧ the goal.",),
)
