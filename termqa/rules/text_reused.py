"""
Different sources have the same translation, in one text or in the texts checked together.

Why: a translation pasted in the wrong place reads well and says something that the source does not.

Figures aside, the translations must be the same, and the sources clearly not. The finding stands at the source of which
the translation says least. Silent: sources that only differ in a few characters; captions, courtesies, speaker labels,
and translations under eight words.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from termqa.analyse import Unit
from termqa.analyse.repeats import alike, gist, is_prose, whole
from termqa.analyse.script import fold
from termqa.analyse.stems import stems
from termqa.analyse.terms.evidence import glossed, placed_words
from termqa.analyse.words import excerpt
from termqa.model import Lang, Pair, Place, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Keyed, Nothing, Recall, Rule, Scope

_ALIKE = 0.6
"""Sources with more in common than this may well be said in the same words."""
_PLACES = 20


class Origin(NamedTuple):
    """What a source says, how much of it its translation says, and where it stands."""

    said: float
    gist: str
    file: str
    text: int
    """Its checksum, by which places are put in an order that does not depend on that of the segments."""
    segment: str


def gather(unit: Unit, options: Nothing) -> Iterator[Keyed]:
    """Yield the source of a translation that is long enough, by what the translation says."""
    sure = unit.pair.score is None or unit.pair.score >= 0
    if not unit.alone and unit.whole and sure and is_prose(unit.pair.target):
        text = crc32(unit.pair.source.text.encode())
        origin = Origin(_said(unit.pair), gist(unit.pair.source), unit.context.bitext.file, text, unit.pair.id)
        yield Keyed(gist(unit.pair.target), origin)


def _said(pair: Pair) -> float:
    """The part of the Chinese words of which a gloss stands in the English."""
    zh, en = (pair.source, pair.target) if pair.source.lang is Lang.ZH else (pair.target, pair.source)
    keys = set(stems(en.text))
    found = [bool(keys & glossed(word)) for _, word in placed_words(fold(zh.text)) if len(word) > 1]
    return round(sum(found) / len(found), 3) if found else 0.0


def conclude(facts: Sequence[Fact], options: Nothing, recall: Recall) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for the source of one translation that fits it least, where the sources are not alike."""
    least = min(facts, key=lambda fact: (fact[1], fact[0]))
    others = [fact for fact in facts if alike(fact[1].gist, least[1].gist) < _ALIKE]
    if not others or least[0].bitext < 0:
        return
    best = max(others, key=lambda fact: (fact[1], fact[0]))
    pair, other = recall(least[0])[1], recall(best[0])[1]
    said = excerpt(other.source.text, 60)
    yield (
        least[0],
        Problem(
            Text(
                zh=f"译文与另一句原文“{said}”的译文相同，可能误贴。",
                en=f"The translation is that of another source, “{said}”; it may have been pasted in the wrong place.",
            ),
            source=whole(pair.source.text),
            target=whole(pair.target.text),
            key=f"{least[1].gist}|{best[1].gist}",
            places=tuple(
                Place(origin.file, origin.segment, whole(text := recall(where)[1].target.text), excerpt(text))
                for where, origin in sorted(others, key=lambda fact: (fact[1], fact[0]))[:_PLACES]
            ),
        ),
    )


RULE = Rule(
    name="text-reused",
    title=Text(zh="不同原文译文相同", en="Different sources, same translation"),
    severity=Severity.MINOR,
    gather=gather,
    conclude=conclude,
    scope=Scope.SET,
    recalls=True,
    quiet=(
        "渔民的收入比上年增加了两成。 || The incomes of fishermen rose by a fifth from the year before.\n"
        "渔民收入较上年增长了两成。 || The incomes of fishermen rose by a fifth from the year before.",
    ),
    loud=(
        "渔民的收入比上年增加了两成。 || ⟦The incomes of fishermen rose by a fifth from the year before.⟧\n"
        "⟦图书馆晚上十点才关门。⟧ || ⟦The incomes of fishermen rose by a fifth from the year before.⟧",
    ),
)
