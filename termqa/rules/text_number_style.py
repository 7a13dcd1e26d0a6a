"""One text writes figures in one way: 12,500 or 12500, million or mn, 5 km or 5km, 3-5 or 3–5, yuan or RMB.

Why: mixed conventions tell the reader that tables and passages were pasted together.

Read is what has no reason but habit; whether small numbers are spelled out is not asked, since style guides leave it to
the context. Tables and numbers that may be codes are left out. One finding for each choice and text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from termqa.analyse import Unit
from termqa.analyse.conventions import chosen, numbers
from termqa.analyse.habits import Manner, told_of
from termqa.model import Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope

_NAMES = {
    "thousands": Text("千位分隔逗号", "The comma of thousands"),
    "scale": Text("million、mn 一类写法", "The way to write millions and billions"),
    "range": Text("数字区间的连接号", "The dash in ranges of figures"),
    "unit": Text("数字和单位之间的空格", "The blank between figure and unit"),
    "yuan": Text("人民币金额的写法", "The way to write amounts in yuan"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-number-style]``."""

    few: int = 3
    """Up to so many places of the rarer way are minor; more are a habit, worth a look."""


def gather(unit: Unit, options: Options) -> Iterator[Manner]:
    """Yield how the figures of the running English text are written."""
    yield from chosen(unit, numbers)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each choice that a text makes in several ways."""
    yield from told_of(facts, _NAMES, options.few)


RULE = Rule(
    name="text-number-style",
    title=Text(zh="数字写法不统一", en="Mixed figures"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || It sold 12,500 cars, 1500 bikes and 3,000 boats for 5 million yuan.",),
    loud=(" || It sold 12,500 cars.\n || It made 30,000 bikes.\n || It lost ⟦11400⟧ boats.",),
)
