"""Percentage points became percent or the reverse, or basis points became percentage points.

Why: a rate that rises from 4 to 5 percent rises 1 percentage point, which is 25 percent.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each mix of percent and points."""
    for fault in unit.figures.under("percent-point"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，百分点与百分比不同。",
                en=f"The source says “{source}”, the translation “{target}”: percent and percentage points are different things.",
            ),
        )


RULE = Rule(
    name="number-percent-point",
    title=Text(zh="百分点与百分比混淆", en="Percent for percentage points"),
    severity=Severity.MAJOR,
    quiet=(
        "提高0.9个百分点。 || It rose 0.9 percentage points.",
        "下调25个基点。 || It was cut by 0.25 percentage points.",
    ),
    loud=("提高⟦0.9个百分点⟧。 || It rose ⟦0.9 percent⟧.",),
    check=check,
)
