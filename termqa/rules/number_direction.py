"""The translation says up where the source says down, more where it says less, surplus where it says deficit.

Why: the number is right and the sentence false, which no comparison of digits can see.

Silent where either side has no word of direction, and where the words speak of a decline that narrows.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure with the opposite direction."""
    for fault in unit.figures.under("direction"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"“{source}”与译文“{target}”的升降（多少）方向相反。",
                en=f"“{source}” and “{target}” go in opposite directions (up or down, more or less).",
            ),
            suggestion="",
        )


RULE = Rule(
    name="number-direction",
    title=Text(zh="升降方向相反", en="Opposite direction"),
    severity=Severity.CRITICAL,
    quiet=(
        "同比下降3.2%。 || It fell 3.2 percent year on year.",
        "利润达到5%。 || Profits reached 5 percent.",
        "降幅收窄0.5个百分点。 || The decline narrowed by 0.5 percentage points.",
    ),
    loud=("同比下降⟦3.2%⟧。 || It rose ⟦3.2 percent⟧ year on year.",),
    check=check,
)
