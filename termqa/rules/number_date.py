"""A year, month, day, quarter, weekday or period differs, or the number of a plan, congress or session.

Why: monthly releases are typed over last month's file, and its period is what is left standing; the
13th Five-Year Plan stands where the 14th belongs for the same reason.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each date that differs."""
    for fault in unit.figures.under("date"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，日期或时段不同。",
                en=f"The source says “{source}”, the translation “{target}”: another date or period.",
            ),
        )


RULE = Rule(
    name="number-date",
    title=Text(zh="日期、时段不符", en="Other date or period"),
    severity=Severity.MAJOR,
    quiet=(
        "1—8月，出口增长。 || Exports grew in the first eight months.",
        "4月18日 || April 18",
        "上半年 || The first half",
    ),
    loud=("⟦1—8月⟧，出口增长。 || Exports grew from ⟦January to July⟧.",),
    check=check,
)
