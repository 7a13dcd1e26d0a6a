"""A measure of the translation has the source's number with another unit.

Why: 斤 is half a kilogram and 亩 a fifteenth of a hectare; the number copied with another unit is another amount.

Converted units are equal within rounding.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each measure with another unit."""
    for fault in unit.figures.under("unit"):
        source, target = words(fault.source, unit.source.text), words(fault.target, unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，单位不同。",
                en=f"The source says “{source}”, the translation “{target}”: another unit.",
            ),
        )


RULE = Rule(
    name="number-unit",
    title=Text(zh="单位不符", en="Other unit"),
    severity=Severity.MAJOR,
    quiet=(
        "亩产达500公斤。 || The yield reached 500 kg per mu.",
        "每袋10斤。 || Each bag weighs 5 kg.",
    ),
    loud=(
        "运输煤炭⟦300万吨⟧。 || They shipped ⟦3 million kilograms⟧ of coal.",
        "管道全长⟦120公里⟧。 || The pipeline is ⟦120 meters⟧ long.",
    ),
    check=check,
)
