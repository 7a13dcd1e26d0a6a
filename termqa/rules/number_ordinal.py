"""An ordinal of the translation differs from the source's.

Why: 第十五届 as the 14th is another event; the number is what tells the two apart.

Numbers of five-year plans, congresses and their sessions are under number-date.
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
    title=Text(zh="序号不符", en="Other ordinal"),
    severity=Severity.MAJOR,
    quiet=(
        "第十五届全运会 || The 15th National Games",
        "第三条规定 || Article 3 provides",
        "会议首次召开。 || The meeting was held for the first time.",
    ),
    loud=("⟦第十五⟧届全运会开幕。 || The ⟦14th⟧ National Games opened.",),
    check=check,
)
