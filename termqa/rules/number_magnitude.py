"""A figure of the translation is a power of ten too large or too small.

Why: the costliest slip there is: 亿 is 100 million and 万 is 10,000, so a translator is one zero away from it.

Values are compared, not digits: 4437亿 and 443.7 billion are equal, 4437亿 and 4,437 billion are not.
"""

from collections.abc import Iterator
from decimal import Decimal

from termqa.analyse import Unit
from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.problem import normal, problem, words
from termqa.analyse.figures.quantity import Kind, Quantity
from termqa.analyse.figures.units import BY_NAME, one_money
from termqa.analyse.figures.write import grouped
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each figure off by a power of ten."""
    for fault in unit.figures.under("magnitude"):
        if fault.detail:
            yield _in_table(unit, fault)
            continue
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


def _in_table(unit: Unit, fault: Fault) -> Problem:
    """A cell that does not fit the units of its headings; for a whole column that does not, only the first is told."""
    source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
    ours, _, theirs = fault.detail.partition("|")
    right, times = grouped(fault.source[0].size), _times(fault)
    return problem(
        unit,
        fault,
        Text(
            zh=f"表头单位原文是“{ours}”，译文是“{theirs}”，“{source}”应为 {right}，译文“{target}”{times.zh}；本表其他单元格也请核对。",
            en=f"The heading is “{ours}” in the source and “{theirs}” in the translation, so “{source}” is {right}; “{target}” "
            f"is {times.en}. Check the other cells of the table too.",
        ),
        suggestion=right,
    )


SLIPS = {
    "万": Text(zh="万是 10 thousand", en="万 is 10 thousand"),
    "亿": Text(zh="亿是 100 million", en="亿 is 100 million"),
    "兆": Text(zh="兆是 trillion", en="兆 is a trillion"),
}


def _amounts(one: Quantity, other: Quantity) -> tuple[Decimal, Decimal]:
    """How much the two are, in one unit where they have units of one kind."""
    a, b = BY_NAME.get(one.unit), BY_NAME.get(other.unit)
    factors = (a.factor, b.factor) if a and b else (Decimal(1), Decimal(1))
    points = [q.size / 100 if q.kind is Kind.BASIS_POINT else q.size for q in (one, other)]
    return points[0] * factors[0], points[1] * factors[1]


def _times(fault: Fault) -> Text:
    source, target = _amounts(fault.source[0], fault.target[0])
    if not source or not target:
        return Text(zh="数量级不同", en="of another order")
    if not one_money(fault.source[0].currency, fault.target[0].currency):
        return Text(zh="按任何可能的汇率都差了数量级", en="of another order at any likely rate")
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
