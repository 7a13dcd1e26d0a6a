"""Figures of one list stand in another order than in the source, while the things they belong to do not.

Why: 分别增长28.2%和31.8% with the two swapped holds the same figures, so that only their order shows the error.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex

from termqa.analyse import Unit
from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.problem import problem, words
from termqa.model import Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each list in another order."""
    for fault in unit.figures.under("order"):
        source = words(fault.source, unit.source.text)
        target = words(tuple(sorted(fault.target, key=lambda q: q.span)), unit.target.text)
        yield problem(
            unit,
            fault,
            Text(
                zh=f"原文“{source}”，译文“{target}”，并列数字的次序不同。",
                en=f"The source says “{source}”, the translation “{target}”: figures of one list have changed places.",
            ),
            suggestion=_back(unit, fault),
        )


_NUMERAL = regex.compile(r"\d[\d.,]*(?<!,)")
_LONGEST = 90


def _back(unit: Unit, fault: Fault) -> str:
    """The translation from the first figure to the last, each with the figure that belongs there; empty where that is long."""
    text = unit.target.text
    here = sorted(fault.target, key=lambda q: q.span)
    there = here[::-1] if len(here) == 2 else list(fault.target)  # faults give the figures in the order of the source
    if here[-1].span.end - here[0].span.start > _LONGEST:
        return ""
    printed, wanted = [q.span.of(text) for q in here], [q.span.of(text) for q in there]
    if len({_NUMERAL.sub("", words) for words in printed}) > 1:  # a unit is written once: only the numerals move
        if any(len(_NUMERAL.findall(words)) != 1 for words in printed):
            return ""
        wanted = [_NUMERAL.sub(_NUMERAL.findall(w)[0], p) for p, w in zip(printed, wanted, strict=True)]
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(here)]
    return "".join(words + gap for words, gap in zip(wanted, [*gaps, ""], strict=True))


RULE = Rule(
    name="number-order",
    title=Text(zh="并列数字换位", en="Figures change places"),
    severity=Severity.MAJOR,
    quiet=("产量和销量分别增长3.1%和4.2%。 || Output and sales grew by 3.1 percent and 4.2 percent, respectively.",),
    loud=(
        "产量和销量分别增长⟦3.1%⟧和⟦4.2%⟧。 || Output and sales grew by ⟦4.2 percent⟧ and ⟦3.1 percent⟧, respectively.",
    ),
    check=check,
)
