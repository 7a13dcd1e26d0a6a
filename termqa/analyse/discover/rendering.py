"""The words that the translations of a Chinese term have in common, found by votes instead of in one text.

Every pair that holds the term votes for each run of English words that holds a gloss of it. What is said around the
term differs from pair to pair, what renders it comes back: a run wins by its votes and by how much of the term it
glosses, and words that nearly always touch it belong to it, unless the Chinese around the term accounts for them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from termqa.analyse.stems import STOP, stem
from termqa.analyse.terms import evidence
from termqa.analyse.terms.lemma import STOPS, Words, lemma

_LONGEST = 7
_JOINS = frozenset({"of", "for", "and", "in", "on", "to", "or"})
"""Small words that may stand inside a rendering."""
EMPTY = STOP - {"old", "used", "own", "over", "literary", "idiom"}
"""Words that no rendering begins or ends with."""
_MODIFIERS = (
    "ial",
    "ical",
    "onal",
    "ural",
    "tive",
    "sive",
    "ary",
    "ory",
    "ous",
    "ful",
    "able",
    "ible",
    "ic",
    "ly",
    "ify",
)
_NOUNS = frozenset(
    """
    material potential official tutorial commercial professional national initiative objective representative
    perspective executive cooperative incentive alternative archive narrative directive collective secretary library
    subsidiary summary inventory territory history category laboratory factory directory advisory salary boundary
    judiciary dictionary beneficiary documentary theory memory victory music traffic topic public logistic clinic
    fabric republic cable table vegetable assembly family supply monopoly anomaly ally reply festival
    """.split()
)
"""What ends like a modifier and is a noun."""
_GLOSS = 0.6
"""A word with less evidence is no gloss of the term."""
_WHOLE, _FULLER = 0.7, 0.5
"""A longer run is the rendering where it has this part of the votes of the shorter; less where that is too short."""
_OF_FIGURES = frozenset("percent percentage points yuan thousand million billion trillion year quarter".split())
"""Words that go with figures, not with terms."""
_FEW, _MOSTLY = 3, 0.6
"""How often a word must stand beside the term to be its company."""
Run = tuple[str, ...]
"""Words in the form in which they are compared."""


class Use(NamedTuple):
    """A pair that holds the term: its source, folded, and the words of its translation."""

    source: str
    target: Words


class Glosses:
    """What the dictionary says of a term: of the whole, and of each of its words."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.weights = evidence.for_term((form,), (), {})
        self.parts = [part for part in evidence.parts_of(form) if part]
        self.company: frozenset[str] = frozenset()
        """Words that stand beside the term more often than not, though nothing in the source accounts for them."""
        self._own = Counter(found for part in self.parts for found in part)

    def of(self, raw: str) -> float:
        """How much speaks for a word's standing in the rendering, from 0 to 1."""
        found = max(self.weights.get(key, 0.0) for key in _keys(raw))
        derived = 0.8 * self.weights.get(stem(raw)[:5] + "-", 0.0)
        return max(found, derived, 0.8 if raw in self.company else 0.0)

    def coverage(self, raw: Sequence[str]) -> float:
        """The part of the term's words of which a gloss stands among these."""
        keys = {key for word in raw for key in _keys(word)}
        roots = {key[:5] for key in keys if len(key) > 4}
        hits = sum(any(g in keys or g[:5] in roots for g in part) for part in self.parts)
        company = len(self.company.intersection(raw))
        if company > 1 or (hits and company):
            hits = max(hits, (len(self.parts) + 1) // 2)
        return hits / len(self.parts) if self.parts else 0.0

    def claimed(self, raw: str, source: str) -> bool:
        """Whether the Chinese around the term accounts for a word."""
        times = source.count(self.form)
        around = glossed(source)
        return any(around.get(key, 0) > self._own.get(key, 0) * times for key in _keys(raw))


@lru_cache(maxsize=20_000)
def _keys(raw: str) -> tuple[str, ...]:
    """What a word is looked up by in the dictionary: as it is written, and in American spelling."""
    key, american = stem(raw), stem(lemma(raw))
    return (key,) if key == american else (key, american)


@lru_cache(maxsize=2048)
def glossed(source: str) -> Mapping[str, int]:
    """For each stem how many of the Chinese words of a text it glosses."""
    return Counter(found for _, word in evidence.placed_words(source) for found in evidence.glossed(word))


def runs(words: Words, glosses: Glosses) -> Iterator[tuple[int, int]]:
    """The runs of a translation that may be the rendering: with a gloss, from a content word to a content word."""
    lemmas, raw = words.lemmas, words.raw
    most = max(len(glosses.parts) + 2, len(glosses.form) + 1)
    seen: set[tuple[int, int]] = set()
    barred = [lemma in STOPS or (word in EMPTY and word not in _JOINS) for lemma, word in zip(lemmas, raw, strict=True)]
    for at in [n for n, word in enumerate(raw) if not barred[n] and word not in EMPTY and glosses.of(word) >= _GLOSS]:
        for first in range(at, max(-1, at - _LONGEST), -1):
            if barred[first]:
                break
            if raw[first] in EMPTY:
                continue
            content = 0
            for end in range(first + 1, min(len(lemmas), first + _LONGEST) + 1):
                content += raw[end - 1] not in EMPTY
                if barred[end - 1] or content > most:
                    break
                if end > at and raw[end - 1] not in EMPTY and (first, end) not in seen:
                    seen.add((first, end))
                    yield first, end


class Common(NamedTuple):
    """The run of words that translations of a term have in common."""

    run: Run
    votes: int
    coverage: float
    """The part of the term's words that it glosses."""


def common(glosses: Glosses, uses: Sequence[Use], fewest: int = 2) -> Common | None:
    """The run that most translations of the term have in common and how many have it; None where none comes back."""
    glosses.company = _company(glosses, uses)
    votes: Counter[Run] = Counter()
    raws: dict[Run, Run] = {}
    voters: dict[Run, list[str]] = {}
    for source, words in uses:
        found = {tuple(words.lemmas[a:b]): tuple(words.raw[a:b]) for a, b in runs(words, glosses)}
        votes.update(found.keys())
        raws.update(found)
        for run in found:
            voters.setdefault(run, []).append(source)
    worth = {
        run: _worth(raws[run], glosses, voters[run]) * count / len(uses)
        for run, count in votes.items()
        if count >= fewest
    }
    if not worth:
        return None
    best = max(worth, key=lambda run: (worth[run], -len(run), run))
    for run in sorted(worth, key=lambda run: (len(run), -votes[run], run)):
        part = _FULLER if _content(raws[best]) < len(glosses.parts) else _WHOLE
        fuller = glosses.coverage(raws[run]) > glosses.coverage(raws[best])
        if len(run) > len(best) and _holds(run, best) and votes[run] >= max(3 - fuller, part * votes[best]):
            extra = [word for word in raws[run] if word not in raws[best] and word not in EMPTY]
            if not any(_strange(word, glosses, voters[run]) for word in extra):
                best = run
    last = raws[best][-1]
    if any(_strange(word, glosses, voters[best]) for word in raws[best] if word not in EMPTY) or not is_noun(last):
        return None
    return Common(best, votes[best], glosses.coverage(raws[best]))


def _company(glosses: Glosses, uses: Sequence[Use]) -> frozenset[str]:
    """The words that stand in most translations of the term and that no word of the sources accounts for."""
    if len(uses) < _FEW:
        return frozenset()
    counts = Counter(
        word for use in uses for word in set(use.target.raw) if word not in EMPTY | _OF_FIGURES and word.isalpha()
    )
    most = max(_FEW, _MOSTLY * len(uses))
    often = [word for word, count in counts.items() if count >= most]
    sources = [use.source for use in uses]
    return frozenset(word for word in often if not _strange(word, glosses, sources))


def _worth(raw: Run, glosses: Glosses, sources: Sequence[str]) -> float:
    strange = sum(_strange(word, glosses, sources) for word in raw if word not in EMPTY)
    unknown = sum(glosses.of(word) < 0.4 for word in raw if word not in EMPTY)
    joins = sum(word in EMPTY for word in raw)
    return (glosses.coverage(raw) + 0.1) / (1 + 0.5 * strange + 0.15 * unknown + 0.05 * joins)


def _strange(raw: str, glosses: Glosses, sources: Sequence[str]) -> bool:
    """Whether the term does not account for a word and what stands around it mostly does."""
    return glosses.of(raw) < 0.4 and 2 * sum(glosses.claimed(raw, source) for source in sources) >= len(sources)


def _content(raw: Run) -> int:
    return sum(word not in EMPTY for word in raw)


def is_noun(raw: str) -> bool:
    """Whether a word does not look like a modifier, with which no rendering ends."""
    return raw in _NOUNS or not raw.endswith(_MODIFIERS)


def _holds(run: Run, part: Run) -> bool:
    return any(run[n : n + len(part)] == part for n in range(len(run) - len(part) + 1))
