"""A change by an amount became a change to it, or a multiple is wrong.

Why: 增长2倍 is to three times, 翻两番 is to four times; and 提高到5% is not "raised by 5%".
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each change told wrongly."""
    for fault in unit.figures.under("change"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        roles = ROLES.get(fault.source[0].role), ROLES.get(fault.target[0].role)
        if roles[0] and roles[1] and roles[0] is not roles[1] and fault.source[0].size == fault.target[0].size:
            zh = f"“{source}”在原文是{roles[0].zh}，在译文是{roles[1].zh}。"
            en = f"“{source}” is {roles[0].en} in the source and {roles[1].en} in the translation."
            yield problem(unit, fault, Text(zh, en), suggestion="")
            continue
        zh = f"原文“{source}”，译文“{target}”，“增长到”与“增长了”或倍数关系不同。"
        en = f"The source says “{source}”, the translation “{target}”: to and by, or the multiple, differ."
        yield problem(unit, fault, Text(zh, en))


ROLES = {
    "by": Text(zh="增减的幅度（by）", en="the size of the change (by)"),
    "to": Text(zh="达到的水平（to）", en="the level reached (to)"),
    "from": Text(zh="原来的水平（from）", en="the level before (from)"),
}


RULE = Rule(
    name="number-change",
    title=Text(zh="增减关系不符", en="To for by, wrong multiple"),
    severity=Severity.MAJOR,
    quiet=(
        "产值翻一番。 || Output value doubled.",
        "提高到5%。 || It was raised to 5 percent.",
        "增长1.2倍。 || It rose 120 percent.",
    ),
    loud=("产值⟦翻两番⟧。 || Output value ⟦doubled⟧.",),
    check=check,
)
