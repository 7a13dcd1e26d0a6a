"""The same statement stands twice in a text with figures that cannot both be right.

Why: "nearly 10,000 digital workshops" on one page and "more than 10,000" on another is what a journalist will ask about.

The source is compared where there is one: a clash there is a query to its author, not an error of the translation. Two
statements are the same where the words before the figure, or the noun after it, are the same and no other year or
period is named; a figure that is merely rounded more is silent.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.figures.statements import Statement, statements
from termqa.model import Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope


class Said(NamedTuple):
    """A statement with the place it stands in and the words of the translation for it."""

    statement: Statement
    file: str
    segment: str
    alone: bool
    target: tuple[Span, ...]


def gather(unit: Unit, options: Nothing) -> Iterator[Said]:
    """Yield the statements of the source, or of a text that is checked alone."""
    side = unit.target if unit.alone else unit.source
    rendered = {m.source.span: m.target.span for m in unit.figures.matches if m.source is not m.target}
    for statement in statements(side):
        target = (statement.span,) if unit.alone else tuple(filter(None, (rendered.get(statement.span),)))
        yield Said(statement, unit.context.bitext.file, unit.pair.id, unit.alone, target)


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each statement that clashes with an earlier one."""
    seen: dict[tuple[str, str], list[Said]] = {}
    told: set[Where] = set()
    for where, said in facts:
        earlier = seen.setdefault((said.statement.about, said.statement.kind), [])
        clash = next((e for e in earlier if _clash(e.statement, said.statement)), None)
        if clash is not None and where not in told:
            told.add(where)
            yield where, _problem(said, clash)
        earlier.append(said)


def _clash(a: Statement, b: Statement) -> bool:
    if a.when != b.when and a.when and b.when:
        return False
    if max(a.high, b.high) > 2 * min(a.low, b.low):
        return False  # so far apart, they are said of different things
    slack = max(a.rounding, b.rounding) if a.rounding != b.rounding else 0
    return a.high + slack < b.low or b.high + slack < a.low


def _problem(said: Said, clash: Said) -> Problem:
    here, there = said.statement.words, clash.statement.words
    query = Text("", "") if said.alone else Text("，请核对原文", "; query the source")
    return Problem(
        Text(
            zh=f"同一说法前后数字不同：此处“{here}”，第{clash.segment}句段“{there}”{query.zh}。",
            en=f"The same is said with two figures: “{here}” here, “{there}” in segment {clash.segment}{query.en}.",
        ),
        () if said.alone else (said.statement.span,),
        said.target,
        key=f"{clash.statement.words}|{here}",
        places=(Place(clash.file, clash.segment, clash.target, there),),
    )


RULE = Rule(
    name="number-inconsistent",
    title=Text(zh="前后数字不一致", en="Figures contradict each other"),
    severity=Severity.MINOR,
    quiet=(
        "全国5G基站总数达470.5万个。 || The number of 5G base stations reached 4.705 million.\n"
        "全国5G基站总数达470.5万个。 || The number of 5G base stations reached 4.705 million.",
        " || In March, output reached 300 million metric tons.\n || In April, output reached 400 million metric tons.",
    ),
    loud=(" || Nearly ⟦10,000⟧ digital workshops were built.\n || More than ⟦10,000⟧ digital workshops were built.",),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
)
