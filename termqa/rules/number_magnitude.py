"""A figure of the translation is a power of ten too large or too small.

Why: the costliest slip there is: 亿 is 100 million and 万 is 10,000, so a translator is one zero away from it.

Values are compared, not digits: 4437亿 and 443.7 billion are equal, 4437亿 and 4,437 billion are not.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.compare import Fault
from termqa.analyse.figures.problem import normal, problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure off by a power of ten."""
    for fault in unit.figures.under("magnitude"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        times = _times(fault)
        slip = SLIPS.get(fault.source[0].scale[-1:] if fault.source[0].scale else "")
        yield problem(
            unit,
            fault,
            Text(
                zh=f"“{source}”是 {normal(fault.source[0])}，译文“{target}”{times.zh}"
                + (f"（{slip.zh}）。" if slip else "。"),
                en=f"“{source}” is {normal(fault.source[0])}; “{target}” is {times.en}"
                + (f" ({slip.en})." if slip else "."),
            ),
        )


SLIPS = {
    "万": Text(zh="万是 10 thousand", en="万 is 10 thousand"),
    "亿": Text(zh="亿是 100 million", en="亿 is 100 million"),
    "兆": Text(zh="兆是 trillion", en="兆 is a trillion"),
}


def _times(fault: Fault) -> Text:
    source, target = fault.source[0].size, fault.target[0].size
    if not source or not target:
        return Text(zh="数量级不同", en="of another order")
    large = abs(target) > abs(source)
    power = round(abs(target / source if large else source / target).log10())
    if large:
        return Text(zh=f"大了 {10**power:,} 倍", en=f"{10**power:,} times too large")
    return Text(zh=f"小了 {10**power:,} 倍", en=f"{10**power:,} times too small")


RULE = Rule(
    name="number-magnitude",
    title=Text(zh="数量级不符", en="Wrong order of magnitude"),
    severity=Severity.CRITICAL,
    quiet=(
        "全年产值达4437亿元。 || Annual output reached 443.7 billion yuan.",
        "共有3.2万人参加。 || A total of 32,000 people took part.",
        "投资1.26万亿元。 || Investment was 1.26 trillion yuan.",
    ),
    loud=(
        "全年产值达⟦4437亿元⟧。 || Annual output reached ⟦44.37 billion yuan⟧.",
        "共有⟦3.2万⟧人参加。 || A total of ⟦32 million⟧ people took part.",
    ),
    check=check,
)
