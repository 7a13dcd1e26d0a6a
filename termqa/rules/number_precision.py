"""A figure is rounded in the translation.

Why: rounding is right in prose and wrong in a table; a reviser wants to know where it was done.

Only a rounding that the printed precision allows; a hedge that does not hold (1993万 as "more than 20 million") is number-bound.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each rounded figure."""
    for fault in unit.figures.under("precision"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文取整为“{target}”。",
                en=f"“{source}” is rounded to “{target}” in the translation.",
            ),
        )


RULE = Rule(
    name="number-precision",
    title=Text(zh="数字取整", en="Rounded figure"),
    severity=Severity.INFO,
    quiet=("产量4437亿件。 || Output was 443.7 billion pieces.",),
    loud=("面积⟦1993.03万亩⟧。 || The area was ⟦19.93 million mu⟧.",),
    check=check,
)
