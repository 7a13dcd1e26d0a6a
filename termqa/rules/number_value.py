"""A figure of the translation has another value than the source's.

Why: a single wrong or transposed digit makes the text say something false, and reads as smoothly as the right one.

Rounding within the printed precision, converted units and figures said in words are equal.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure with another value."""
    for fault in unit.figures.under("value"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，数值不同。",
                en=f"The source says “{source}”, the translation “{target}”: another value.",
            ),
        )


RULE = Rule(
    name="number-value",
    title=Text(zh="数值不符", en="Other value"),
    severity=Severity.CRITICAL,
    quiet=(
        "增长5.2%。 || It grew 5.2 percent.",
        "面积1993.03万亩。 || The area was 19.93 million mu.",
        "三分之二的企业参加。 || Two thirds of the companies took part.",
    ),
    loud=(
        "增长⟦5.2%⟧。 || It grew ⟦5.3 percent⟧.",
        "利润为⟦1234亿元⟧。 || Profits were ⟦124.3 billion yuan⟧.",
    ),
    check=check,
)
