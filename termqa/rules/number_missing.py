"""A figure of the source has no counterpart in the translation.

Why: a lost figure is a lost fact, and nothing in the English shows that it is gone.

A figure said twice, one that the neighbouring sentence holds, and a date that the English gives relatively are not missing.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each source figure without a counterpart."""
    for fault in unit.figures.under("missing"):
        source = words(fault.source, unit.source.text)
        yield problem(
            unit,
            fault,
            Text(zh=f"译文中没有原文的“{source}”。", en=f"“{source}” has no counterpart in the translation."),
        )


RULE = Rule(
    name="number-missing",
    title=Text(zh="译文漏数字", en="Figure missing"),
    severity=Severity.MAJOR,
    quiet=(
        "今年以来新增就业1200万人。 || So far this year, 12 million jobs have been created.",
        "一方面要稳，另一方面要进。 || On the one hand we must be stable, on the other advance.",
    ),
    loud=("销量增长3.5%，达到⟦120万⟧辆。 || Sales grew 3.5 percent.",),
    check=check,
)
