"""One text keeps to one spelling: American or British, -ize or -ise, toward or towards.

Why: a text that several people translated shows it first in its spelling.

Words with a capital are left out, since names keep their own spelling (World Trade Organization, Labour Party). British
-our with Oxford -ize is no mix. One finding for each habit and text; minor where the rarer spelling stands in a few
places, else worth a look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.spelling import find_spellings
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-spelling-mix]``."""

    few: int = 3
    """Up to so many places of the rarer spelling are minor; more are a habit, worth a look."""


class Word(NamedTuple):
    """A word with two spellings, as the document remembers it."""

    file: str
    segment: str
    habit: str
    side: str
    span: Span
    words: str
    other: str


def gather(unit: Unit, options: Options) -> Iterator[Word]:
    """Yield each word of the English target that has two spellings."""
    target = unit.target
    if target.lang is Lang.EN:
        for found in find_spellings(target.text):
            words = found.span.of(target.text)
            yield Word(unit.context.bitext.file, unit.pair.id, found.habit, found.side, found.span, words, found.other)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each habit in which the text takes both sides."""
    habits: dict[str, dict[str, list[tuple[Where, Word]]]] = {}
    for where, word in facts:
        habits.setdefault(word.habit, {}).setdefault(word.side, []).append((where, word))
    for sides in habits.values():
        if len(sides) == 2:
            common, rare = sorted(sides.values(), key=len, reverse=True)
            yield rare[0][0], _problem(common, rare, options)


def _problem(common: list[tuple[Where, Word]], rare: list[tuple[Where, Word]], options: Options) -> Problem:
    first = rare[0][1]
    usual = common[0][1]
    places = tuple(Place(word.file, word.segment, (word.span,), word.words) for _, word in rare[1:51])
    return Problem(
        Text(
            zh=f"{first.habit} 拼写不统一：“{first.words}”一类 {len(rare)} 处，“{usual.words}”一类 {len(common)} 处。",
            en=f"“{first.words}” ({len(rare)}) stands beside “{usual.words}” ({len(common)}): "
            f"{first.habit} spellings are mixed.",
        ),
        target=(first.span,),
        suggestion=first.other,
        key=first.habit,
        severity=Severity.MINOR if len(rare) <= options.few else Severity.INFO,
        places=places,
    )


RULE = Rule(
    name="text-spelling-mix",
    title=Text(zh="拼写不统一", en="Mixed spelling"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(" || The labor market and the World Trade Organisation are realizing it.",),
    loud=(" || It moves toward growth.\n || It goes toward reform.\n || It advances ⟦towards⟧ the goal.",),
)
