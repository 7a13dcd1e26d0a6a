"""The translation says up where the source says down, more where it says less, surplus where it says deficit.

Why: the number is right and the sentence false, which no comparison of digits can see.

Silent where either side has no word of direction, and where the words speak of a decline that narrows.
"""

from collections.abc import Iterator

from termqa.analyse import Side, Unit
from termqa.analyse.figures.problem import problem
from termqa.analyse.figures.quantity import Quantity
from termqa.analyse.figures.turn import turned
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure with the opposite direction; the words of direction are marked with it."""
    for fault in unit.figures.under("direction"):
        ours, theirs = _phrase(unit.source, fault.source[0]), _phrase(unit.target, fault.target[0])
        message = Text(
            zh=f"原文“{ours}”，译文“{theirs}”，升降（多少）方向相反。",
            en=f"The source says “{ours}”, the translation “{theirs}”: opposite directions.",
        )
        yield problem(unit, fault, message)


def _phrase(side: Side, q: Quantity) -> str:
    """The figure as it stands, with its word of direction."""
    phrase = turned(q, side.folded, side.lang)
    return (phrase.span if phrase else q.span).of(side.text)


RULE = Rule(
    name="number-direction",
    title=Text(zh="升降方向相反", en="Opposite direction"),
    severity=Severity.CRITICAL,
    quiet=(
        "同比下降3.2%。 || It fell 3.2 percent year on year.",
        "利润达到5%。 || Profits reached 5 percent.",
        "降幅收窄0.5个百分点。 || The decline narrowed by 0.5 percentage points.",
    ),
    loud=("同比下降⟦3.2%⟧。 || It ⟦rose 3.2 percent⟧ year on year.",),
    check=check,
)
