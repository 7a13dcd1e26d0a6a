"""A figure is bounded on the other side, or has lost or gained a hedge.

Why: 近3000万 is less than 30 million and 超3000万 is more; "4 percent" for a target of 4%左右 is a firmer promise.

The opposite side is major; a hedge merely lost or gained is minor, but major where the sentence sets a target or a limit.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import mend, problem, words
from termqa.analyse.figures.quantity import Bound
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure with another bound."""
    for fault in unit.figures.under("bound"):
        source = words(fault.source, unit.source.text)
        (span, *_), _ = mend(unit, fault)
        is_, becomes = BOUNDS[fault.source[0].bound], BOUNDS[fault.target[0].bound]
        message = Text(
            zh=f"原文“{source}”（{is_.zh}），译文“{span.of(unit.target.text)}”（{becomes.zh}），界限不同。",
            en=f"The source says “{source}” ({is_.en}), the translation “{span.of(unit.target.text)}” ({becomes.en}).",
        )
        yield problem(unit, fault, message)


BOUNDS = {
    Bound.EXACT: Text("确数", "exactly"),
    Bound.ABOUT: Text("约数", "about"),
    Bound.BELOW: Text("接近", "nearly"),
    Bound.SHORT_OF: Text("不足", "less than"),
    Bound.ABOVE: Text("超过", "more than"),
    Bound.AT_LEAST: Text("不少于", "at least"),
    Bound.AT_MOST: Text("不超过", "at most"),
}


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
