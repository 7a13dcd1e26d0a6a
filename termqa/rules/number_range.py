"""One end of a range differs.

Why: 400万至600万 as "4 to 5 million" is a smaller promise, and the eye stops at the first figure.

A scale or unit that is written once holds for both ends, in either language. Spans of years, days and pages are ranges too.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each range that differs."""
    for fault in unit.figures.under("range"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，区间的一端不同。",
                en=f"The source says “{source}”, the translation “{target}”: one end of the range differs.",
            ),
        )


RULE = Rule(
    name="number-range",
    title=Text(zh="区间不符", en="Other range"),
    severity=Severity.MAJOR,
    quiet=(
        "投资20亿—30亿元。 || Investment is 2 billion to 3 billion yuan.",
        "3—5年内 || Within three to five years",
        "400万至600万人 || 4 to 6 million people",
    ),
    loud=("预计为⟦400万⟧至600万人。 || It is expected to be ⟦5⟧ to 6 million people.",),
    check=check,
)
