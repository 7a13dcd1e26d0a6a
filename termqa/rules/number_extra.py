"""A figure of the translation has no counterpart in the source.

Why: a figure that nobody gave is an invention, or a sign that a line was shifted or left from an older text.

Ordinals added to an event's name, glosses in brackets and years that the document's date explains are not extra.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each translated figure without a source."""
    for fault in unit.figures.under("extra"):
        target = words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(zh=f"原文中没有译文的“{target}”。", en=f"“{target}” has no counterpart in the source."),
            suggestion="",
        )


RULE = Rule(
    name="number-extra",
    title=Text(zh="译文多数字", en="Figure without a source"),
    severity=Severity.MAJOR,
    quiet=(
        "全年增长5%。 || It grew 5 percent over the year.",
        "双方进行了会谈。 || The two sides held talks.",
    ),
    loud=("产量持续增长。 || Output kept growing, by ⟦5.2 percent⟧.",),
    check=check,
)
