"""One text writes dates in one way: day or month first, the month in full or short, “April 18” or “April 18th”.

Why: “April 18, 2024” beside “18 April 2024” and “Apr. 18” is seen at once and looks careless.

Tables are left out. One finding for each choice and text, minor where the rarer way stands in a few places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from termqa.analyse import Unit
from termqa.analyse.conventions import chosen, dates
from termqa.analyse.habits import Manner, told_of
from termqa.model import Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope

_NAMES = {
    "order": Text("日期的顺序", "The order of day and month"),
    "month": Text("月份的全称和缩写", "The name of the month, in full or short,"),
    "ending": Text("日期的序数词尾", "The ending of the day"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-date-style]``."""

    few: int = 3
    """Up to so many places of the rarer way are minor; more are a habit, worth a look."""


def gather(unit: Unit, options: Options) -> Iterator[Manner]:
    """Yield how each date of the running English text is written."""
    yield from chosen(unit, dates)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each choice that a text makes in several ways."""
    yield from told_of(facts, _NAMES, options.few)


RULE = Rule(
    name="text-date-style",
    title=Text(zh="日期写法不统一", en="Mixed dates"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || It was issued on April 18, 2024 and came into force on May 1.\n || It met on June 3.",),
    loud=(" || It met on April 18, 2024.\n || It met again on June 3.\n || It was closed on ⟦7 August 2024⟧.",),
)
