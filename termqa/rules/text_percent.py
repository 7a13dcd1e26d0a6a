"""One text writes “percent” or “%” in its running text, and keeps to it.

Why: style guides want one of them in a text; both beside each other show two hands.

Figures in brackets and tables (cells, headings) may have the sign in either style and are not counted; “percentage
points” is neither. One finding for a text, worth a look.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from termqa.analyse import Unit
from termqa.analyse.words import OPAQUE, prose
from termqa.model import Kind, Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope

_STYLES = regex.compile(r"\d(?P<blank>[ \xa0]?)(?:(?P<sign>[%％])|(?P<word>percent|per cent)\b)")
_BRACKETED = regex.compile(r"\([^()]*\)")


class Percent(NamedTuple):
    """One percentage and how it is written."""

    file: str
    segment: str
    style: str
    span: Span
    words: str


def gather(unit: Unit, options: Nothing) -> Iterator[Percent]:
    """Yield each percentage in the running English text."""
    target = unit.target
    if target.lang is not Lang.EN or target.segment.kind in (Kind.CELL, Kind.HEADING):
        return
    text = _BRACKETED.sub(lambda found: OPAQUE * len(found[0]), prose(target.text))
    for match in _STYLES.finditer(text):
        style = "%" if match["sign"] else match["word"]
        start = match.start()
        while start > 0 and (text[start - 1].isdigit() or text[start - 1] in ".,"):
            start -= 1
        span = Span(start, match.end())
        yield Percent(unit.context.bitext.file, unit.pair.id, style, span, span.of(target.text))


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem where a text writes percentages in two ways."""
    styles: dict[str, list[tuple[Where, Percent]]] = {}
    for where, percent in facts:
        styles.setdefault(percent.style, []).append((where, percent))
    if len(styles) < 2:
        return
    common, *others = sorted(styles.values(), key=len, reverse=True)
    rare = sorted(found for other in others for found in other)
    where, first = rare[0]
    usual = common[0][1].style
    counts = ", ".join(f"“{style}” {len(found)}" for style, found in styles.items())
    yield (
        where,
        Problem(
            Text(zh=f"百分比的写法不统一：{counts}。", en=f"Percentages are written in several ways: {counts}."),
            target=(first.span,),
            suggestion=regex.sub(
                r"[ \xa0]?(?:%|％|percent|per cent)$", "%" if usual == "%" else f" {usual}", first.words
            ),
            key="percent",
            places=tuple(Place(one.file, one.segment, (one.span,), one.words) for _, one in rare[1:51]),
        ),
    )


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
