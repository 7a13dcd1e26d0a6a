"""One text writes “percent” or “%” in its running text, and keeps to it.

Why: style guides want one of them in a text; both beside each other show two hands.

Figures in brackets and tables (cells, headings) may have the sign in either style and are not counted; “percentage
points” is neither. One finding for a text, worth a look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from termqa.analyse import Unit
from termqa.analyse.habits import Manner, manner, mixed
from termqa.analyse.words import OPAQUE, prose
from termqa.model import Kind, Lang, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope

_STYLES = regex.compile(r"\d(?P<blank>[ \xa0]?)(?:(?P<sign>[%％])|(?P<word>percent|per cent)\b)")
_SIGN = regex.compile(r"[ \xa0]?(?:%|％|percent|per cent)$")
_NAME = Text("百分比的写法", "The way of writing percentages")
_BRACKETED = regex.compile(r"\([^()]*\)")


def gather(unit: Unit, options: Nothing) -> Iterator[Manner]:
    """Yield each percentage in the running English text."""
    target = unit.target
    if target.lang is not Lang.EN or target.segment.kind in (Kind.CELL, Kind.HEADING):
        return
    text = _BRACKETED.sub(lambda found: OPAQUE * len(found[0]), prose(target.text))
    for match in _STYLES.finditer(text):
        start = match.start()
        while start > 0 and (text[start - 1].isdigit() or text[start - 1] in ".,"):
            start -= 1
        yield manner(unit, "percent", "%" if match["sign"] else match["word"], Span(start, match.end()))


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem where a text writes percentages in two ways."""
    for mix in mixed(facts):
        usual = mix.usual[0].way
        fix = _SIGN.sub("%" if usual == "%" else f" {usual}", mix.rare[0].words)
        yield mix.where, replace(mix.problem(_NAME, few=0), suggestion=fix)


RULE = Rule(
    name="text-percent",
    title=Text(zh="百分比写法不统一", en="Mixed percent signs"),
    severity=Severity.INFO,
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || Output rose by 6.1 percent (5.8% in 2023), 0.3 percentage points more.",),
    loud=(" || Output rose by 6.1%, exports by 5% and imports by ⟦4 percent⟧.",),
)
