"""
The same source is translated in different ways, in one text or in the texts checked together.

Why: a sentence that is said twice should be read twice, and two translators rarely notice that they share it.

Figures, signs and particles aside, the sources must be the same. Each translation but the most frequent (or that of
earlier accepted texts, ``--reference``) gives one finding a text, and the words that differ are marked. Silent: other
figures, articles, inflection, capitals and signs; courtesies, speaker labels, captions and segments under 12 Chinese
characters.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from termqa.analyse import Unit
from termqa.analyse.repeats import difference, gist, is_prose, whole
from termqa.analyse.words import excerpt
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Keyed, Nothing, Recall, Rule, Scope

_PLACES = 20


class Version(NamedTuple):
    """A translation by what it says, and where it stands."""

    gist: str
    file: str
    text: int
    """Its checksum, by which places are put in an order that does not depend on that of the segments."""
    segment: str


def gather(unit: Unit, options: Nothing) -> Iterator[Keyed]:
    """Yield the translation of a source that is long enough, by what the source says."""
    sure = unit.pair.score is None or unit.pair.score >= 0
    if not unit.alone and unit.whole and sure and is_prose(unit.pair.source):
        text = crc32(f"{unit.pair.source.text}\n{unit.pair.target.text}".encode())
        version = Version(gist(unit.pair.target), unit.context.bitext.file, text, unit.pair.id)
        yield Keyed(gist(unit.pair.source), version)


def conclude(facts: Sequence[Fact], options: Nothing, recall: Recall) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each text and each translation of one source that is not the most frequent one."""
    versions: dict[str, list[Fact]] = {}
    for where, version in sorted(facts, key=lambda fact: (fact[1], fact[0])):
        versions.setdefault(version.gist, []).append((where, version))
    if len(versions) == 1:
        return
    usual = max(versions, key=lambda v: (any(w.bitext < 0 for w, _ in versions[v]), len(versions[v]), v))
    for said, found in versions.items():
        told: set[int] = set()
        for where, _ in found:
            if said != usual and where.bitext >= 0 and where.bitext not in told:
                told.add(where.bitext)
                others = [fact for fact in found if fact[0] != where] + versions[usual]
                yield where, _problem(where, others[:_PLACES], versions[usual], recall)


def _problem(where: Where, others: Sequence[Fact], usual: Sequence[Fact], recall: Recall) -> Problem:
    source, target = recall(where)[1].source, recall(where)[1].target
    instead = recall(usual[0][0])[1].target.text
    accepted = next((version.file for place, version in usual if place.bitext < 0), None)
    marked = difference(target.text, instead) if target.lang is Lang.EN else whole(target.text)
    return Problem(
        Text(
            zh=f"同一句原文另有{len(usual)}处译法不同：“{excerpt(instead, 120)}”"
            + (f"（见已定稿的“{accepted}”）。" if accepted else "。"),
            en=f"The same source is translated otherwise in {len(usual)} other place{'s' if len(usual) > 1 else ''}: "
            f"“{excerpt(instead, 120)}”" + (f" (so in the accepted “{accepted}”)." if accepted else "."),
        ),
        source=whole(source.text),
        target=marked,
        suggestion="" if any(c.isdigit() for c in source.text) else instead.strip(),
        key="|".join(sorted((gist(target), usual[0][1].gist))),
        places=tuple(_place(place, version, target.text, recall) for place, version in others),
    )


def _place(where: Where, version: Version, here: str, recall: Recall) -> Place:
    text, lang = recall(where)[1].target.text, recall(where)[1].target.lang
    spans: tuple[Span, ...] = difference(text, here) if lang is Lang.EN else whole(text)
    return Place(version.file, version.segment, spans, " / ".join(span.of(text) for span in spans))


RULE = Rule(
    name="text-inconsistent",
    title=Text(zh="同一原文译法不同", en="Same source, different translation"),
    severity=Severity.MINOR,
    gather=gather,
    conclude=conclude,
    scope=Scope.SET,
    recalls=True,
    precedent=True,
    quiet=(
        "前3月，全市旅游收入增长5%。 || In the first three months, tourism revenue in the city grew by 5 percent.\n"
        "前8月，全市旅游收入增长7%。 || In the first eight months, tourism revenue in the city grew by 7 percent.",
        "谢谢大家。 || Thank you all.\n谢谢大家。 || Thanks.",
    ),
    loud=(
        "⟦下一步将继续改善山区的交通条件。⟧ || Transport in mountain areas will be ⟦made better⟧.\n"
        "下一步将继续改善山区的交通条件。 || Transport in mountain areas will be ⟦further improved⟧.\n"
        "下一步将继续改善山区的交通条件。 || Transport in mountain areas will be ⟦further improved⟧.",
    ),
)
