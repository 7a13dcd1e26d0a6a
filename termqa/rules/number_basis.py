"""A change is told against another basis: 环比 as year on year, 名义 as real.

Why: the figure is right and what it is measured against is not.

Silent where either side names no basis.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each change on another basis."""
    for fault in unit.figures.under("basis"):
        source, target = fault.source[0], fault.target[0]
        yield problem(
            unit,
            fault,
            Text(
                zh=f"“{source.span.of(unit.source.text)}”的比较基准是{BASES[source.basis].zh}，译文写成{BASES[target.basis].zh}。",
                en=f"“{source.span.of(unit.source.text)}” is {BASES[source.basis].en} in the source and "
                f"{BASES[target.basis].en} in the translation.",
            ),
            suggestion="",
        )


BASES = {
    "year": Text(zh="同比", en="year on year"),
    "period": Text(zh="环比", en="against the previous period"),
    "year-end": Text(zh="比上年末", en="against the end of last year"),
    "real": Text(zh="实际", en="in real terms"),
    "nominal": Text(zh="名义", en="in nominal terms"),
    "average": Text(zh="年均", en="an average a year"),
    "cumulative": Text(zh="累计", en="cumulative"),
    "seasonal": Text(zh="经季节调整", en="seasonally adjusted"),
}


RULE = Rule(
    name="number-basis",
    title=Text(zh="比较基期不符", en="Other basis of comparison"),
    severity=Severity.MAJOR,
    quiet=(
        "同比增长5.7%。 || It grew 5.7 percent year on year.",
        "环比增长1.1%。 || It grew 1.1 percent.",
    ),
    loud=("环比增长⟦1.1%⟧。 || It grew ⟦1.1 percent⟧ year on year.",),
    check=check,
)
