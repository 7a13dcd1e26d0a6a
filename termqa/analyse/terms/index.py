"""The glossary as two automata, so that what a segment costs does not grow with the glossary."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from termqa.analyse.script import fold
from termqa.analyse.terms.condition import compile_all, holds
from termqa.analyse.terms.edges import is_cut
from termqa.analyse.terms.lemma import STOPS, Words
from termqa.glossary import Concept, Glossary
from termqa.model import Span

if TYPE_CHECKING:
    from termqa.analyse.terms.lookalike import Lookalikes

_DROPPED = re.compile(r"[\s“”‘’\"'「」『』《》〈〉]+")
_TYPED = str.maketrans("巿", "市")  # look-alikes that no folding joins
_HEADS = ("of", "for")
"""What stands behind the head of a name, which may be a plural."""
_ARTICLES = re.compile(r"(?<=\w )(?:an?|the)(?= )")
_ASIDE = re.compile(r"\s*\([^()]*\)")


class Kind(IntEnum):
    """What a rendering is to its concept."""

    PREFERRED = 0
    ADMITTED = 1
    ABBREVIATION = 2
    SHORT = 3
    SUPERSEDED = 4
    FORBIDDEN = 5

    @property
    def approved(self) -> bool:
        """Whether it may stand at any mention."""
        return self <= Kind.ABBREVIATION


@dataclass(frozen=True, slots=True, eq=False)
class Rendering:
    """One English rendering of a concept; ``lemmas`` is what it is compared by."""

    concept: Concept
    text: str
    kind: Kind
    lemmas: tuple[str, ...]
    hint: str = ""
    literal: tuple[str, ...] = ()
    """The words as they must be inflected, where only that tells a forbidden rendering from an approved one."""


class Hit(NamedTuple):
    """A rendering standing in an English text from word ``first`` up to word ``end``."""

    rendering: Rendering
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Chinese words that are a term: the concepts they can be, and every place where they stand."""

    concepts: tuple[Concept, ...]
    spans: tuple[Span, ...]


class Plain:
    """A Chinese text folded, without blanks and quotation marks, that knows where its characters stood."""

    def __init__(self, text: str) -> None:
        folded = fold(text).translate(_TYPED)
        low = folded.lower()
        folded = low if len(low) == len(folded) else folded
        self._kept: list[int] | None = None
        if _DROPPED.search(folded):
            self._kept = [i for i, c in enumerate(folded) if not _DROPPED.match(c)]
            folded = _DROPPED.sub("", folded)
        self.text = folded

    def span(self, start: int, end: int) -> Span:
        """The range in the original text."""
        return Span(start, end) if self._kept is None else Span(self._kept[start], self._kept[end - 1] + 1)


class TermIndex:
    """All concepts in force, findable in Chinese by any form and in English by any rendering."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        forms: dict[str, list[Concept]] = defaultdict(list)
        lines: dict[str, list[Rendering]] = defaultdict(list)
        self._renderings: dict[str, tuple[Rendering, ...]] = {}
        for concept in glossary:
            if not concept.in_force:
                continue
            compile_all(concept)
            for form in dict.fromkeys(Plain(form).text for form in concept.chinese):
                if form:
                    forms[form].append(concept)
            self._renderings[concept.id] = renderings = tuple(_renderings(concept))
            for rendering in renderings:
                lines[f" {' '.join(rendering.lemmas)}"].append(rendering)
        alone = [
            f" {' '.join(r.lemmas)} "
            for renderings in self._renderings.values()
            for r in renderings
            if r.kind is Kind.FORBIDDEN and r.concept.alone
        ]
        self._alone = AhoCorasick(alone, matchkind=MatchKind.Standard) if alone else None
        self._forms = list(forms.values())
        self._lines = list(lines.values())
        self._chinese = AhoCorasick(list(forms), matchkind=MatchKind.Standard) if forms else None
        self._english = AhoCorasick(list(lines), matchkind=MatchKind.Standard) if lines else None

    def __reduce__(self) -> tuple[type["TermIndex"], tuple[Glossary]]:
        """What another process makes it of anew, as automata do not pickle."""
        return TermIndex, (self._glossary,)

    def speaks_alone(self, words: Words) -> bool:
        """Whether a forbidden rendering that speaks without its source may stand in an English text."""
        return self._alone is not None and bool(self._alone.find_matches_as_indexes(words.line))

    @cached_property
    def lookalikes(self) -> "Lookalikes":
        """The official renderings whose near-variants can be told by their form."""
        from termqa.analyse.terms.lookalike import Lookalikes

        return Lookalikes(r for renderings in self._renderings.values() for r in renderings)

    def renderings(self, concept: Concept) -> tuple[Rendering, ...]:
        """Every rendering of a concept, the preferred one first."""
        return self._renderings[concept.id]

    def mentions(self, plain: Plain) -> list[Mention]:
        """The terms of a Chinese text, the longest first; a term hides what is inside it or crosses it."""
        if self._chinese is None:
            return []
        found = self._chinese.find_matches_as_indexes(plain.text, overlapping=True)
        if not found:
            return []
        found.sort(key=lambda m: (m[1] - m[2], m[1]))
        taken = bytearray(len(plain.text))
        places: dict[int, tuple[tuple[Concept, ...], list[Span]]] = {}
        for number, start, end in found:
            if any(taken[start:end]):
                continue
            concepts = tuple(c for c in self._forms[number] if holds(c, plain.text, start, end))
            if concepts and not is_cut(plain.text, start, end):
                taken[start:end] = b"\x01" * (end - start)
                places.setdefault(number, (concepts, []))[1].append(plain.span(start, end))
        return _joined(Mention(concepts, tuple(sorted(spans))) for concepts, spans in places.values())

    def hits_of(self, concept: Concept, words: Words) -> list[Hit]:
        """Every rendering of one concept that stands word by word in an English text."""
        hits = []
        line = words.line
        for rendering in self._renderings[concept.id]:
            wanted = f" {' '.join(rendering.lemmas)} "
            start = line.find(wanted)
            while start >= 0:
                first = words.number(start)
                if _is_meant(words, first, rendering):
                    hits.append(Hit(rendering, first, first + len(rendering.lemmas)))
                start = line.find(wanted, start + 1)
        return hits

    def hits(self, words: Words) -> list[Hit]:
        """Every rendering of every concept that stands word by word in an English text."""
        if self._english is None:
            return []
        line = words.line
        hits = []
        for number, start, end in self._english.find_matches_as_indexes(line, overlapping=True):
            if line[end] == " ":  # not the beginning of a longer word
                first = words.number(start)
                for rendering in self._lines[number]:
                    if _is_meant(words, first, rendering):
                        hits.append(Hit(rendering, first, first + len(rendering.lemmas)))
        return hits


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that stand inside no longer one, in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.end, h.first)):
        if not any(k.first <= hit.first and hit.end <= k.end and k.end - k.first > hit.end - hit.first for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def _joined(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of the same concepts by several forms as one."""
    joined: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        key = tuple(c.id for c in mention.concepts)
        before = joined.get(key)
        spans = mention.spans if before is None else tuple(sorted((*before.spans, *mention.spans)))
        joined[key] = Mention(mention.concepts, spans)
    return list(joined.values())


def _renderings(concept: Concept) -> Iterator[Rendering]:
    kinds = (
        (Kind.PREFERRED, (concept.en,)),
        (Kind.ADMITTED, concept.en_admitted),
        (Kind.ABBREVIATION, concept.en_abbr),
        (Kind.SHORT, concept.en_short),
        (Kind.SUPERSEDED, concept.en_superseded),
        (Kind.FORBIDDEN, concept.en_forbidden),
    )
    known: set[tuple[str, ...]] = set()
    for kind, items in kinds:
        for item in items:
            text, hint = item if isinstance(item, tuple) else (item, "")
            for version in dict.fromkeys((text, _ASIDE.sub("", text))):
                lemmas = _lemmas(version)
                wrong = kind is Kind.FORBIDDEN
                if lemmas and (wrong or lemmas not in known):
                    yield Rendering(concept, text, kind, lemmas, hint, _raw(version) if lemmas in known else ())
                    known.add(lemmas)


def _lemmas(text: str) -> tuple[str, ...]:
    lemmas = Words(text).lemmas
    if len(lemmas) > 1 and lemmas[0] == "to":
        lemmas = lemmas[1:]
    while lemmas and lemmas[-1] in STOPS - {")"}:
        lemmas = lemmas[:-1]
    return tuple(lemmas)


def _raw(text: str) -> tuple[str, ...]:
    return tuple(Words(text).raw)


def in_own_forms(words: Words, at: Iterable[int], rendering: Rendering) -> bool:
    """
    Whether the words of a name stand as it has them: no Working Conference for a Work Conference.

    Of other renderings that is asked of what stands behind a hyphen: no state-owning company for a state-owned one.
    """
    if rendering.concept.case != "exact":
        return "-" not in rendering.text or _compounds_stand(words, list(at), rendering)
    numbers = list(at)
    own, articles = _own_forms(rendering.text)
    first, end = numbers[0], numbers[-1] + 1
    straight = tuple(words.lemmas[first:end]) == rendering.lemmas
    inside = _ARTICLES.findall(words.span(first, end).of(words.text)) if straight else []
    if inside and articles and inside != articles:
        return False
    for n in numbers:
        form = _form(words, n, end - 1)
        wanted = own.get(words.lemmas[n], form)
        if form != wanted and (straight or {form, wanted} - {"", "s", "'s"}):  # not where a name is turned round
            return False
    return True


def _compounds_stand(words: Words, numbers: list[int], rendering: Rendering) -> bool:
    """Whether the participles behind hyphens are the rendering's own."""
    own = _participles(rendering.text)
    return all(own.get(words.lemmas[n], raw) == raw for n in numbers for raw in (words.raw[n],) if raw.endswith("ing"))


@lru_cache(maxsize=4096)
def _participles(name: str) -> dict[str, str]:
    words = Words(name)
    joined = (n for n, span in enumerate(words.spans) if name[: span.start].endswith("-"))
    return {words.lemmas[n]: words.raw[n] for n in joined}


@lru_cache(maxsize=4096)
def _own_forms(name: str) -> tuple[dict[str, str], list[str]]:
    """The endings of a name's words by their lemmas, and the articles inside it."""
    words = Words(name)
    last = len(words.lemmas) - 1
    return {lemma: _form(words, n, last) for n, lemma in enumerate(words.lemmas)}, _ARTICLES.findall(name)


def _form(words: Words, number: int, last: int) -> str:
    """What makes another word of it: a verb's ending, inside a name also the possessive and the plural; else empty."""
    if number < last and words.surface(number)[-2:-1] in "'’":
        return "'s"
    if number < last and words.raw[number].endswith("s") and words.lemmas[number + 1] not in _HEADS:
        return "s"
    return next((ending for ending in ("ing", "ed") if words.raw[number].endswith(ending)), "")


def _is_meant(words: Words, first: int, rendering: Rendering) -> bool:
    """Whether the words are written like the rendering: "it" is not IT, and a survey rate is not a surveyed rate."""
    if rendering.literal:
        return tuple(words.raw[first : first + len(rendering.lemmas)]) == rendering.literal
    if rendering.kind.approved and not in_own_forms(words, range(first, first + len(rendering.lemmas)), rendering):
        return False
    if rendering.kind is not Kind.ABBREVIATION or len(rendering.lemmas) > 1 or not rendering.text.isupper():
        return True
    written = re.split("['’]", words.surface(first))[0].replace(".", "")
    return written.removesuffix("s").isupper()
