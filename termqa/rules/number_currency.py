"""An amount of the translation is in another currency than the source's.

Why: 元 copied as dollars is seven times the money.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each amount in another currency."""
    for fault in unit.figures.under("currency"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，币种不同。",
                en=f"The source says “{source}”, the translation “{target}”: another currency.",
            ),
        )


RULE = Rule(
    name="number-currency",
    title=Text(zh="币种不符", en="Other currency"),
    severity=Severity.MAJOR,
    quiet=(
        "投资50亿元。 || Investment was RMB5 billion.",
        "收入3亿美元。 || Revenue was US$300 million.",
    ),
    loud=("投资⟦50亿元⟧。 || Investment was ⟦5 billion dollars⟧.",),
    check=check,
)
