"""An ordinal, a plan's or a session's number differs.

Why: the 19th congress for the 20th, the 13th Five-Year Plan for the 14th: copied from last year's text.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each ordinal that differs."""
    for fault in unit.figures.under("ordinal"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，序号不同。",
                en=f"The source says “{source}”, the translation “{target}”: another ordinal.",
            ),
        )


RULE = Rule(
    name="number-ordinal",
    title=Text(zh="序号、届次不符", en="Other ordinal"),
    severity=Severity.MAJOR,
    quiet=(
        "“十四五”时期 || The 14th Five-Year Plan period",
        "第十五届全运会 || The 15th National Games",
    ),
    loud=(
        "⟦“十四五”时期⟧取得进展。 || Progress was made in the ⟦13th⟧ Five-Year Plan period.",
    ),
    check=check,
)
