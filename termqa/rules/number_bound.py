"""A figure is bounded on the other side, or has lost or gained a hedge.

Why: 近3000万 is less than 30 million and 超3000万 is more; "4 percent" for a target of 4%左右 is a firmer promise.

The opposite side is major; a hedge merely lost or gained is minor, but major where the sentence sets a target or a limit.
"""

from collections.abc import Iterator
from dataclasses import replace

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, with_hedge, words
from termqa.model import Lang, Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure with another bound."""
    for fault in unit.figures.under("bound"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        found = problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，界限不同（约、近、超、以上等）。",
                en=f"The source says “{source}”, the translation “{target}”: the bound differs (about, nearly, over, at least).",
            ),
        )
        if unit.pair.target.lang is Lang.EN:
            span = with_hedge(fault.target[0], unit.target.text)
            found = replace(found, target=(span,)) if span else replace(found, suggestion="")
        yield found


RULE = Rule(
    name="number-bound",
    title=Text(zh="约数界限不符", en="Other bound"),
    severity=Severity.MAJOR,
    quiet=(
        "近3000万人次。 || Nearly 30 million trips.",
        "超过5万家。 || More than 50,000 companies.",
        "近三年建成。 || It was built over the past three years.",
    ),
    loud=("旅客近⟦3000万⟧人次。 || ⟦More than 30 million⟧ trips were made.",),
    check=check,
)
