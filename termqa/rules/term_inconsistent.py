"""
One term of the source is rendered in several ways, in one text or in the texts checked together.

Why: a briefing is translated by a dozen people, and a reader takes another wording for another thing. The finding names
the rendering that stands most often, or that earlier accepted texts have (``--reference``), and proposes it.

Terms need not stand in a glossary: Chinese words that come back in three sentences and more, and whose translations
have words in common, are a term. Terms of the glossary are looked at where they are marked ``prefer``; another
rendering of those that must be rendered officially is reported by term-missing, and what the glossary admits is shown
on the Terms sheet.

Silent: another number, tense or order of the words, an article, a hyphen, a part of the rendering (“the Fund”), more
than it, acronyms, words derived from the same root, and other words of which it is not sure that they stand for the
term. A rendering that is only spelled otherwise is info.

Known limits: terms are discovered from Chinese into English only, with three characters and more, and not where their
translations have no words in common. In a long paragraph the words that stand for a term may be looked for in vain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple
from zlib import crc32

from termqa.analyse import Unit
from termqa.analyse.discover.candidates import Candidate as Proposed
from termqa.analyse.discover.candidates import candidates, own_places
from termqa.analyse.discover.classes import Class, Contrast
from termqa.analyse.discover.judge import judged
from termqa.analyse.repeats import HAN
from termqa.analyse.script import fold, han_count
from termqa.analyse.terms import Words
from termqa.analyse.terms.suggest import adapted
from termqa.glossary import Enforce, Status
from termqa.model import Grade, Lang, Pair, Place, Problem, Severity, Span, TermNote, Text, Where
from termqa.rules.rule import Fact, Keyed, Recall, Rule, Scope

_PLACES = 60
"""So many places of the usual rendering, and of the other one, are named."""


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.term-inconsistent]``."""

    discover: bool = True
    """Also look for terms that stand in no glossary."""
    trust: float = 0.6
    """How sure it must be, from 0 to 1, that other words stand for a discovered term."""
    fewest: int = 3
    """In so many different sentences a discovered term stands at least."""


class Candidate(NamedTuple):
    """A place of Chinese words that may be a term, and what touches them."""

    start: int
    end: int
    left: str
    right: str


class Rendered(NamedTuple):
    """A term of the glossary and what stands for it."""

    note: TermNote
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    approved: bool


class Stand(NamedTuple):
    """A place of a rendering; places sort by content, so that the order of segments does not matter."""

    file: str
    texts: tuple[str, str]
    where: Where
    segment: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    words: str


class Way(NamedTuple):
    """One way to render a term: the words as they stand first, and all places."""

    words: str
    stands: list[Stand]
    severity: Severity | None = None


def gather(unit: Unit, options: Options) -> Iterator[Keyed]:
    """Yield the terms of the glossary that a Chinese source holds, and all words around them that may be a term."""
    unsure = unit.pair.score is not None and unit.pair.score < 0
    if unit.alone or not unit.whole or unsure or unit.pair.source.lang is not Lang.ZH:
        return
    taken: list[Span] = []
    for use in unit.terms:
        taken += use.source
        if (
            use.found
            and not use.again
            and use.concept.enforce is Enforce.PREFER
            and use.concept.status is Status.APPROVED
        ):
            note = TermNote(use.concept.id, use.concept.zh, use.expected, use.found, use.grade.value)
            approved = use.grade in (Grade.EXACT, Grade.OTHER_FORM, Grade.ADMITTED)
            yield Keyed(f"={use.concept.id}", Rendered(note, use.source, use.target, approved))
    if options.discover:
        first: dict[str, Proposed] = {}
        for found in candidates(unit.source.folded, taken):
            first.setdefault(found.form, found)
        for form, found in first.items():
            yield Keyed(form, Candidate(found.start, found.start + len(form), found.left, found.right))


def conclude(facts: Sequence[Fact], options: Options, recall: Recall) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each text and each rendering that is not the usual one of a term."""
    ways = _of_glossary(facts, recall) if isinstance(facts[0][1], Rendered) else _discovered(facts, options, recall)
    if ways:
        note, usual, others = ways
        # Where the same sentence also has the usual rendering, text-inconsistent speaks.
        twins = {s.texts[0] for s in usual.stands if han_count(s.texts[0]) >= HAN}
        there = _named(usual.stands[:_PLACES])
        for way in others:
            left = way._replace(stands=[s for s in way.stands if s.texts[0] not in twins])
            yield from _told(note, usual, there, left)


Ways = tuple[TermNote, Way, list[Way]]
"""The term, its usual rendering, and the others."""


def _of_glossary(facts: Sequence[Fact], recall: Recall) -> Ways | None:
    stands: dict[str, list[Stand]] = {}
    for where, seen in facts:
        file, pair = recall(where)
        key = "" if seen.approved else " ".join(Words(seen.note.found).lemmas)
        stand = Stand(file, _texts(pair), where, pair.id, seen.source, seen.target, seen.note.found)
        stands.setdefault(key, []).append(stand)
    for found in stands.values():
        found.sort()
    approved = stands.pop("", [])
    if len(approved) < 2:
        return None
    usual = Way(_most(stand.words for stand in approved), approved)
    known = Words(usual.words)
    others = [
        Way(found[0].words, found)
        for _, found in sorted(stands.items())
        if Contrast(Words(found[0].words), known).kind is Class.VARIANT
    ]
    note = facts[0][1].note
    return TermNote(note.id, note.zh, note.expected, None, ""), usual, others


def _discovered(facts: Sequence[Fact], options: Options, recall: Recall) -> Ways | None:
    own = [facts[n] for n in own_places([(c.left, c.right) for _, c in facts], options.fewest)]
    if len(own) < options.fewest:
        return None
    stands: dict[tuple[str, str], list[Stand]] = {}
    for where, seen in own:
        file, pair = recall(where)
        span = Span(seen.start, seen.end)
        stand = Stand(file, _texts(pair), where, pair.id, (span,), (), intern(span.of(pair.source.text)))
        stands.setdefault(stand.texts, []).append(stand)
    if len({source for source, _ in stands}) < options.fewest:
        return None
    texts = sorted(stands, key=lambda text: (crc32(text[0].encode()), text))
    ways = _ways(texts, stands, options)
    form = min(stand.words for found in stands.values() for stand in found)
    return ways and (TermNote("", form, (ways[0].words,), None, ""), *ways)


def _ways(
    texts: list[tuple[str, str]], stands: dict[tuple[str, str], list[Stand]], options: Options
) -> tuple[Way, list[Way]] | None:
    """The usual rendering in these texts and those that surely stand in its place."""
    form = fold(stands[texts[0]][0].words)
    accepted = [min(s.where.bitext for s in stands[text]) < 0 for text in texts]
    found = judged(form, texts, accepted)
    if found is None:
        return None
    usual = [
        s._replace(target=(span,), words=intern(span.of(texts[n][1])))
        for n, span in found.with_it
        for s in stands[texts[n]]
    ]
    clusters: dict[str, list[Stand]] = {}
    spelled: set[str] = set()
    for n, seen in found.others:
        words = seen.span.of(texts[n][1])
        if seen.kind in (Class.VARIANT, Class.SPELLING) and seen.trust >= options.trust:
            key = " ".join(Words(words).lemmas)
            clusters.setdefault(key, []).extend(s._replace(target=(seen.span,), words=words) for s in stands[texts[n]])
            if seen.kind is Class.SPELLING:
                spelled.add(key)
    if sum(map(len, clusters.values())) > len(usual) and not any(s.where.bitext < 0 for s in usual):
        return None  # translations are free
    others = [
        Way(min(found).words, sorted(found), Severity.INFO if key in spelled else None)
        for key, found in sorted(clusters.items())
    ]
    return Way(_most(s.words for s in usual), sorted(usual)), others


def _texts(pair: Pair) -> tuple[str, str]:
    return pair.source.text, pair.target.text


def _most(words: Iterable[str]) -> str:
    counts = Counter(words)
    return max(counts, key=lambda word: (counts[word], word))


def _named(stands: Iterable[Stand]) -> tuple[Place, ...]:
    return tuple(Place(s.file, s.segment, s.target, s.words) for s in stands)


def _told(note: TermNote, usual: Way, there: tuple[Place, ...], way: Way) -> Iterator[tuple[Where, Problem]]:
    """The problem of a rendering, once a text; the places of the usual one are shared, as the findings are held."""
    told: set[int] = set()
    here = way.stands[: _PLACES + 1]
    named = _named(here)
    for stand in way.stands:
        if stand.where.bitext in told or stand.where.bitext < 0:
            continue
        told.add(stand.where.bitext)
        others = [place for s, place in zip(here, named, strict=True) if s is not stand][:_PLACES]
        problem = Problem(
            _message(note, usual, stand.words, len(way.stands)),
            source=stand.source,
            target=stand.target,
            suggestion=adapted(usual.words, stand.words),
            key=f"{note.id or note.zh}|{' '.join(Words(stand.words).lemmas)}",
            severity=way.severity,
            term=TermNote(note.id, note.zh, note.expected, stand.words, Grade.REWORDED.value),
            places=(*others, *there),
        )
        yield stand.where, problem


def _message(note: TermNote, usual: Way, words: str, here: int) -> Text:
    times = len(usual.stands)
    accepted = next((s.file for s in usual.stands if s.where.bitext < 0), None)
    again = f" and {here - 1} more time{'s' * (here > 2)}" if here > 1 else ""
    zh, en = (f"，如已定稿的“{accepted}”", f", as in the accepted “{accepted}”") if accepted else ("", "")
    return Text(
        zh=f"“{note.zh}”此处译作“{words}”（共{here}处），别处译作“{usual.words}”（{times}处{zh}）。",
        en=f"“{note.zh}” is “{words}” here{again}, but “{usual.words}” elsewhere ({times}{en}).",
    )


RULE = Rule(
    name="term-inconsistent",
    title=Text(zh="术语译法不一致", en="Term rendered in several ways"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.SET,
    recalls=True,
    precedent=True,
    most=30_000,
    quiet=(
        "我们建设海上风电场。 || We build offshore wind farms.\n"
        "海上风电场并网发电。 || An offshore wind farm was connected to the grid.\n"
        "对海上风电场进行检查。 || The off-shore wind farms were inspected.",
    ),
    loud=(
        "我们添置气象雷达。 || We buy ⟦weather radars⟧.\n"
        "农民靠气象雷达增收。 || Farmers earn more thanks to ⟦weather radars⟧.\n"
        "介绍一下⟦气象雷达⟧。 || Let me talk about ⟦meteorological radars⟧.",
    ),
)
