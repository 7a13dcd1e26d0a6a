"""
Glossary terms in a pair: which terms the source holds, and what stands for each in the translation.

``lemma`` says how English words are compared, ``condition`` where Chinese words are a term, ``index`` finds both in one
pass, ``match`` knows the shapes that a rendering can take, ``located`` names the words that stand there instead, which
``window`` finds by the ``evidence`` for each word, how ``near`` it stands and what ``precedent`` the text has for it;
``ellipsis`` says where they only mention again what has stood in full.
``chinese`` does both for a translation into Chinese; ``lookalike`` finds near-variants in English alone.
A new way to write a rendering is one function in ``match``, with a quiet line in ``tests/rules/term_missing.txt``.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from termqa.analyse import Unit
from termqa.analyse.script import fold
from termqa.analyse.terms import ellipsis, match
from termqa.analyse.terms.chinese import in_another_shape, instead
from termqa.analyse.terms.index import Hit, Kind, Mention, Plain, Rendering, TermIndex, longest
from termqa.analyse.terms.lemma import Words
from termqa.analyse.terms.located import a_body, in_english
from termqa.analyse.terms.precedent import Precedent
from termqa.analyse.terms.window import Sought
from termqa.glossary import Concept
from termqa.model import Grade, Lang, Span

__all__ = [
    "Hit",
    "Kind",
    "Plain",
    "Rendering",
    "TermIndex",
    "TermUse",
    "Words",
    "find_uses",
    "longest",
    "near_alone",
    "wrong_alone",
]

Run = tuple[int, int]

_BODIES = ("局", "部", "委", "院", "会", "署", "办", "办公室", "银行", "公司", "政府", "集团", "组织")
_INTRODUCED = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])s?\)")


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the source and what stands for it in the translation."""

    concept: Concept
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    grade: Grade
    found: str | None
    """The words that stand for it; None where no counterpart is found."""
    expected: tuple[str, ...]
    """The approved renderings in the target's language, the preferred one first."""
    wrong: Rendering | None = None
    """The forbidden rendering that stands there."""
    superseded: Rendering | None = None
    """The formerly official rendering that stands there."""
    again: bool = False
    """Whether the term has stood in full and is only mentioned again, by a part of its name or a pronoun."""

    @property
    def is_actor(self) -> bool:
        """Whether the term names a body, for which a translation often has a passive or a pronoun."""
        return is_body(self.concept)

    @property
    def spoken(self) -> bool:
        """Whether the grade is one that may be reported."""
        return self.grade in (Grade.NEAR_VARIANT, Grade.REWORDED, Grade.ABSENT)


def is_body(concept: Concept) -> bool:
    """Whether a concept is the name of a body, not a kind of bodies."""
    return concept.en[:1].isupper() and fold(concept.zh).endswith(_BODIES)


def find_uses(unit: Unit) -> tuple[TermUse, ...]:
    """The glossary terms of the source, the longest first, each with the rendering found for it."""
    index = unit.context.terms
    if index is None or not unit.whole:
        return ()
    if unit.pair.source.lang is Lang.ZH:
        return _into_english(index, unit)
    return _into_chinese(index, unit)


def standing(unit: Unit) -> list[tuple[Span, Span]]:
    """Where a term of a Chinese source stands and where its approved rendering does, if it stands there once."""
    index = unit.context.terms
    if index is None or unit.pair.source.lang is not Lang.ZH:
        return []
    mentions = index.mentions(Plain(unit.source.text))
    if not mentions:
        return []
    words = Words(unit.target.text)
    found: list[tuple[Span, Span]] = []
    for mention in mentions:
        hits = [h for c in mention.concepts for h in index.hits_of(c, words) if h.rendering.kind.approved]
        if len(hits) == 1:
            place = words.span(hits[0].first, hits[0].end)
            found += [(span, place) for span in mention.spans]
    return found


def wrong_alone(index: TermIndex, words: Words) -> list[Hit]:
    """Forbidden renderings in an English text without its source: only of concepts whose rows say ``alone``."""
    if not index.speaks_alone(words):
        return []
    hits = index.hits(words)
    forbidden = [h for h in hits if h.rendering.kind is Kind.FORBIDDEN and h.rendering.concept.alone]
    good = [h for h in hits if h.rendering.kind.approved]
    return [hit for hit in longest(forbidden) if not any(g.first <= hit.first and hit.end <= g.end for g in good)]


def near_alone(index: TermIndex, words: Words) -> list[Hit]:
    """Near-variants of official renderings in an English text without its source, where no known rendering stands."""
    near = index.lookalikes.find(words)
    hits = index.hits(words) if near else []
    return [
        hit
        for hit in longest(near)
        if not any(
            (h.first <= hit.first and hit.end <= h.end)
            or (h.first < hit.end and hit.first < h.end and h.rendering.concept.id == hit.rendering.concept.id)
            for h in hits
        )
    ]


def _into_english(index: TermIndex, unit: Unit) -> tuple[TermUse, ...]:
    mentions = index.mentions(Plain(unit.source.text))
    introduced = unit.context.introduced
    if not mentions:
        return ()
    words = Words(unit.target.text)
    hits = {c.id: index.hits_of(c, words) for m in mentions for c in m.concepts}
    if any(h.rendering.kind is Kind.FORBIDDEN for own in hits.values() for h in own):
        everything = index.hits(words)
    else:
        everything = []
    found = [_rendered(mention, words, hits, everything, introduced) for mention in mentions]
    open_ = [m for m, use in zip(mentions, found, strict=True) if use is None]
    if open_:
        introduced.update(name for use in found if use for name in _names(use))
        taken = _taken(words, [use for use in found if use is not None])
        found = [
            use or _sought(index, mention, words, taken, unit) for mention, use in zip(mentions, found, strict=True)
        ]
    if "(" in unit.target.text:
        introduced.update(_INTRODUCED.findall(unit.target.text))
    uses = tuple(_as_usual(use, index, unit) for use in found if use is not None)
    for use in uses:
        if use.concept.id not in introduced:
            introduced.update(_names(use))
    unit.context.lines.append(words.line)
    return uses


def _as_usual(use: TermUse, index: TermIndex, unit: Unit) -> TermUse:
    """The use of a term with the approved rendering first that the text has had most often; the preferred one if none.

    Only where a finding may propose it.
    """
    if len(use.expected) < 2 or not (use.spoken or use.wrong or use.superseded):
        return use
    counts = {
        r.text: sum(f" {' '.join(r.lemmas)} " in line for line in unit.context.lines)
        for r in index.renderings(use.concept)
        if r.kind.approved and r.kind is not Kind.ABBREVIATION
    }
    ordered = sorted(use.expected, key=lambda text: -counts.get(text, 0))
    return replace(use, expected=tuple(ordered))


def _names(use: TermUse) -> tuple[str, ...]:
    """What a text knows a term by once it has stood in full."""
    return () if use.spoken else (use.concept.id, *map(_plain, use.concept.chinese))


@lru_cache(maxsize=20_000)
def _plain(form: str) -> str:
    return Plain(form).text


def _rendered(
    mention: Mention, words: Words, hits: dict[str, list[Hit]], everything: Sequence[Hit], introduced: set[str]
) -> TermUse | None:
    """The use of a term whose rendering stands there word by word, right or wrong; None where it does not."""
    own = [hit for concept in mention.concepts for hit in hits[concept.id]]
    if not own:
        return None
    good = [h for h in own if h.rendering.kind.approved]
    if all(h.rendering.kind is Kind.ABBREVIATION and match.bracketed(words, h.first) for h in good):
        good = []  # an acronym in brackets is only as good as the words before it
    wrong = [h for h in own if h.rendering.kind is Kind.FORBIDDEN and not _covered(h, everything, hits)]
    if wrong:
        return _use(mention, words, Grade.REWORDED, wrong, wrong=wrong[0].rendering)
    if good:
        best = min(h.rendering.kind for h in good)
        return _use(mention, words, _grade(best, good, words), good)
    old = [h for h in own if h.rendering.kind is Kind.SUPERSEDED]
    if old:
        return _use(mention, words, Grade.ADMITTED, old, superseded=old[0].rendering)
    brief = _brief(own, words)
    known = any(c.id in introduced for c in mention.concepts)
    return _use(mention, words, Grade.ADMITTED, brief) if brief and known else None


def _brief(hits: Iterable[Hit], words: Words) -> list[Hit]:
    """The short forms of a term that stand with a determiner: the ministry."""
    return [h for h in hits if h.rendering.kind is Kind.SHORT and match.bare(words, h.first, h.end)]


def _covered(wrong: Hit, everything: Iterable[Hit], present: Container[str]) -> bool:
    """Whether the words are part of a longer approved rendering, or are that of another term of the source."""
    concept = wrong.rendering.concept.id
    return any(
        hit.rendering.kind.approved
        and hit.first <= wrong.first
        and wrong.end <= hit.end
        and (hit.end - hit.first > wrong.end - wrong.first or (id != concept and id in present))
        for hit in everything
        for id in (hit.rendering.concept.id,)
    )


def _grade(kind: Kind, hits: Sequence[Hit], words: Words) -> Grade:
    if kind is not Kind.PREFERRED:
        return Grade.ADMITTED
    for hit in hits:
        written = words.span(hit.first, hit.end).of(words.text)
        if written.lower() == hit.rendering.text.lower():
            return Grade.EXACT
    return Grade.OTHER_FORM


def _use(
    mention: Mention,
    words: Words,
    grade: Grade,
    hits: Sequence[Hit],
    wrong: Rendering | None = None,
    superseded: Rendering | None = None,
) -> TermUse:
    spans = tuple(words.span(h.first, h.end) for h in longest(hits))
    concept = hits[0].rendering.concept
    return TermUse(
        concept,
        mention.spans,
        spans,
        grade,
        spans[0].of(words.text),
        concept.english,
        wrong=wrong,
        superseded=superseded,
    )


def _sought(index: TermIndex, mention: Mention, words: Words, taken: set[int], unit: Unit) -> TermUse:
    """The use of a term whose rendering does not stand there word by word: in another shape, in other words, or not."""
    renderings = [r for concept in mention.concepts for r in index.renderings(concept) if r.kind.approved]
    concept = mention.concepts[0]
    matched = match.loose(words, renderings) or match.near(words, renderings)
    brief = _brief((h for c in mention.concepts for h in index.hits_of(c, words)), words) if matched is None else []
    if brief:
        return _use(mention, words, Grade.NEAR_VARIANT, brief)
    if matched is None and renderings:
        run = _run_instead(mention, words, renderings, taken, unit)
        matched = match.short(words, renderings)
        if run is not None and (matched is None or matched.runs[0] != run):
            again = _is_again(mention, words, run, renderings, unit)
            span, grade = words.span(*run), Grade.NEAR_VARIANT if again else Grade.REWORDED
            found = span.of(words.text)
            return TermUse(concept, mention.spans, (span,), grade, found, concept.english, again=again)
    if matched is None:
        again = _is_left_out(mention, words, renderings, unit)
        return TermUse(concept, mention.spans, (), Grade.ABSENT, None, concept.english, again=again)
    spans = tuple(words.span(first, end) for first, end in matched.runs)
    text = words.text[spans[0].start : spans[-1].end]
    own = matched.rendering.concept
    again = matched.grade is Grade.NEAR_VARIANT and _is_again(mention, words, matched.extent, renderings, unit)
    return TermUse(own, mention.spans, spans, matched.grade, text, own.english, again=again)


def _run_instead(
    mention: Mention, words: Words, renderings: Sequence[Rendering], taken: set[int], unit: Unit
) -> Run | None:
    """The words that most likely stand for a term, as a range of word numbers."""
    acronym = match.introduction(words, renderings)
    share = mention.spans[0].start / max(1, len(unit.source.text))
    form = _form(mention, unit)
    context = unit.context
    context.precedent = context.precedent or Precedent(context.bitext.pairs)
    sought = Sought(form, Plain(unit.source.text).text, tuple(renderings), context.precedent.beside(form))
    run = in_english(words, sought, taken, acronym)
    return a_body(words, taken, share) if run is None and is_body(mention.concepts[0]) else run


def _form(mention: Mention, unit: Unit) -> str:
    return Plain(mention.spans[0].of(unit.source.text)).text


def _is_introduced(mention: Mention, renderings: Sequence[Rendering], unit: Unit) -> bool:
    """Whether the term has stood in full, or a longer one that holds it or its rendering."""
    form, context = _form(mention, unit), unit.context
    return any(form in name for name in context.introduced) or _stands_in(context.lines, renderings)


def _stands_in(lines: Iterable[str], renderings: Sequence[Rendering]) -> bool:
    wanted = [f" {' '.join(rendering.lemmas)} " for rendering in renderings]
    return any(rendering in line for line in lines for rendering in wanted)


def _is_again(mention: Mention, words: Words, run: Run, renderings: Sequence[Rendering], unit: Unit) -> bool:
    """Whether words are a part of a rendering that stands for the whole of it."""
    earlier = [lemma for other in unit.before[-1:] for lemma in Words(other.target.text).lemmas]
    if ellipsis.is_part(words, run, renderings, earlier):
        return True
    return _is_introduced(mention, renderings, unit) and ellipsis.is_again(words, run, renderings)


def _is_left_out(mention: Mention, words: Words, renderings: Sequence[Rendering], unit: Unit) -> bool:
    """Whether a head or a pronoun stands for a term without counterpart that has stood in full shortly before."""
    if not _is_introduced(mention, renderings, unit):
        return False
    near = _stands_in((Words(other.target.text).line for other in unit.before), renderings)
    if ellipsis.head_again(words, renderings):
        return True
    return near and (ellipsis.is_taken_up(words.text) or ellipsis.has_pronoun(words.text))


def _taken(words: Words, uses: Iterable[TermUse]) -> set[int]:
    """The numbers of the words that stand for other terms."""
    places = [span for use in uses for span in use.target]
    return {n for n, s in enumerate(words.spans) if any(p.start <= s.start and s.end <= p.end for p in places)}


def _into_chinese(index: TermIndex, unit: Unit) -> tuple[TermUse, ...]:
    words = Words(unit.source.text)
    hits = [h for h in longest(index.hits(words)) if h.rendering.kind in (Kind.PREFERRED, Kind.ADMITTED)]
    hits = [h for h in hits if _in_own_form(words.raw[h.end - 1], h.rendering)]
    if not hits:
        return ()
    plain = Plain(unit.target.text)
    places: dict[tuple[int, int], list[Concept]] = {}
    for hit in hits:
        places.setdefault((hit.first, hit.end), []).append(hit.rendering.concept)
    uses: dict[str, TermUse] = {}
    for (first, end), concepts in places.items():
        span = words.span(first, end)
        before = next((uses[c.id] for c in concepts if c.id in uses), None)
        use = before or _chinese_use(concepts, plain, unit, span)
        spans = tuple(sorted((*(before.source if before else ()), span)))
        uses[use.concept.id] = TermUse(use.concept, spans, use.target, use.grade, use.found, use.expected)
    return tuple(sorted(uses.values(), key=lambda u: u.source[0].start - u.source[0].end))


def _in_own_form(word: str, rendering: Rendering) -> bool:
    """Whether the last word of a name for a thing is no other word: a policy *brief* is no policy *briefing*."""
    own = Words(rendering.text).raw[-1]
    return rendering.concept.pos == "verb" or own.endswith("ing") == word.endswith("ing")


def _chinese_use(concepts: Sequence[Concept], plain: Plain, unit: Unit, place: Span) -> TermUse:
    target = unit.target.text
    for concept in concepts:
        for form in concept.chinese:
            found = in_another_shape(plain, Plain(form).text, concept.case == "exact")
            if found is not None:
                span = plain.span(*found)
                grade = Grade.OTHER_FORM if form != span.of(target) else Grade.ADMITTED
                grade = Grade.EXACT if span.of(target) == concept.zh else grade
                return TermUse(concept, (), (span,), grade, span.of(target), concept.chinese)
    concept = concepts[0]
    forms = [Plain(form).text for c in concepts for form in c.chinese]
    located = instead(plain, forms, place.of(unit.source.text))
    if located is None:
        return TermUse(concept, (), (), Grade.ABSENT, None, concept.chinese)
    span = plain.span(located.start, located.end)
    return TermUse(concept, (), (span,), located.grade, span.of(target), concept.chinese)
