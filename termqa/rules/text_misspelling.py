"""A known misspelling stands in the English text.

Why: “goverment” and “infrastucture” survive any number of readings, since the eye reads what it expects.

Only words of a list of known misspellings are marked, so that a name or a rare word is never taken for a mistake; a few
right words are marked where they can only be meant for another (“a series of polices”). Each word gives one finding a
segment.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.misspellings import Misspelling, find_misspellings
from termqa.model import Lang, Problem, Severity, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each misspelled word of the English target."""
    text = unit.target.text
    if unit.target.lang is not Lang.EN:
        return
    words: dict[str, list[Misspelling]] = {}
    for found in find_misspellings(text):
        words.setdefault(found.span.of(text), []).append(found)
    for word, places in words.items():
        right = places[0].right
        yield Problem(
            Text(zh=f"“{word}”拼写有误，应为“{right}”。", en=f"“{word}” is a misspelling of “{right}”."),
            target=tuple(found.span for found in places),
            suggestion=right,
            key=word.lower(),
        )


RULE = Rule(
    name="text-misspelling",
    title=Text(zh="拼写错误", en="Misspelling"),
    severity=Severity.MINOR,
    check=check,
    quiet=(" || The government polices its waters and built infrastructure.",),
    loud=(" || The ⟦goverment⟧ built roads.", " || It issued a series of ⟦polices⟧ on trade."),
)
