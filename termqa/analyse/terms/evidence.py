"""What speaks for an English word as part of a Chinese term's rendering, and what speaks against it.

For it: the dictionary's glosses of the term's Chinese words, the words of the approved renderings, words spelled like
those, and words that the dictionary often gives beside them. Against it: the glosses of the Chinese around the term.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz

from termqa.analyse import lexicon
from termqa.analyse.script import is_han
from termqa.analyse.stems import STOP, WORD, stem
from termqa.analyse.terms.index import Rendering

_PART, _CHARACTER, SPELLED, _NEXT = 0.8, 0.4, 0.8, 0.5
"""What part of a longer word, a single character, likeness of spelling and a common gloss weigh; a whole word is 1."""
_JOINING = "的及与和、之"
_PRIVATIVE = ("less", "lessness")
_MORE = frozenset({"of", "for", "and", "other", "such", "good", "thing", "one", "make", "get", "use", "way"})

Weights = Mapping[str, float]
"""Stems of English words and how much speaks for each, from 0 to 1."""


def for_term(forms: Iterable[str], renderings: Sequence[Rendering], beside: Weights) -> Weights:
    """
    The stems that may stand in a term's rendering, by its Chinese words (folded) and its approved renderings.

    ``beside`` are stems that keep it company elsewhere in the text.

    A key that ends in a hyphen is what words derived from such a stem begin with: ``defen-`` for defence and defend.
    """
    weights: dict[str, float] = {}
    for form in forms:
        for word, weight in _parts(form):
            for rank, gloss in enumerate(_glosses(word)):
                _raise(weights, (gloss,), weight * max(0.6, 1.0 - 0.1 * rank))
    approved = [stem(word) for rendering in renderings for word in _content(rendering)]
    for known in approved:
        _raise(weights, _beside(known), _NEXT)
    _raise(weights, approved, 1.0)
    for known, weight in beside.items():
        _raise(weights, (known,), weight)
    for known, weight in list(weights.items()):
        if len(known) > 4 and weight >= 0.6:
            _raise(weights, (known[:5] + "-",), weight)
    return weights


def parts_of(form: str) -> tuple[frozenset[str], ...]:
    """For each Chinese word of the term the stems of its glosses and of those of its characters."""
    return tuple(
        frozenset(gloss for part, _ in _parts(word) for gloss in _glosses(part))
        for word in _words(form)
        if word not in _JOINING
    )


def words_of(form: str) -> tuple[frozenset[str], ...]:
    """For each word of the dictionary in the term, of two characters and more, the stems of its glosses."""
    known = lexicon.load().words
    sizes = [(at, size) for at in range(len(form)) for size in range(2, lexicon.LONGEST + 1) if at + size <= len(form)]
    return tuple(glossed(form[at : at + size]) for at, size in sizes if form[at : at + size] in known)


def for_head(form: str, renderings: Sequence[Rendering]) -> frozenset[str]:
    """The stems that may end a term's rendering: the glosses of its last Chinese word, and what ends the approved."""
    known = lexicon.load().words
    start = next((n for n in range(len(form) - 2, len(form) - 4, -1) if form[max(n, 0) :] in known), len(form) - 1)
    others, last = _words(form[: max(start, 0)]), form[max(start, 0) :]
    heads = set(_glosses(last)).difference(*map(_glosses, others))
    for rendering in renderings:
        name = rendering.text.lower().partition(" of ")[0]
        heads.update(stem(word) for word in WORD.findall(name)[-1:])
    return frozenset(heads)


class Claim(NamedTuple):
    """A Chinese word outside the term: where it stands in the source, and how much it counts."""

    at: int
    weight: float


def around_term(text: str, form: str) -> tuple[Mapping[str, list[Claim]], Mapping[str, list[Claim]]]:
    """
    What the Chinese outside the term claims of each stem: by other words, and by words that the term also holds.

    The latter only decide between places where the word stands more than once, since the term claims it as well.
    """
    own = {word for word, _ in _parts(form)}
    text = text.replace(form, "\n" * len(form))
    other: dict[str, list[Claim]] = defaultdict(list)
    same: dict[str, list[Claim]] = defaultdict(list)
    for at, word in placed_words(text):
        claims = same if word in own else other
        for found in _glosses(word):
            claims[found].append(Claim(at, 1.0 if len(word) > 1 else _CHARACTER))
    return other, same


def repeated(text: str, form: str) -> list[int]:
    """Where words of the term, of two characters and more, stand outside it."""
    own = {word for word, _ in _parts(form) if len(word) > 1}
    return [at for at, word in placed_words(text.replace(form, "\n" * len(form))) if word in own]


def spelled_like(word: str, renderings: Sequence[Rendering]) -> float:
    """How much the spelling of a word speaks for it: near a word of a rendering, or joined from its words."""
    best = 0.0
    for known in (w for rendering in renderings for w in _content(rendering)):
        if len(word) > 4 and len(known) > 3 and (fuzz.ratio(word, known) > 80 or known in word):
            best = SPELLED
    return best


def joined_from(word: str, weights: Weights) -> float:
    """How much speaks for a solid word whose first or last part is a word that does: seafood, jobless."""
    if word.endswith(_PRIVATIVE):
        return weights.get(stem(word.removesuffix("ness").removesuffix("less")), 0.0)
    parts = (word[:n] for n in range(4, len(word) - 2))
    ends = (word[n:] for n in range(3, len(word) - 3))
    found = [weights.get(stem(part), 0.0) for part in (*parts, *ends)] if len(word) > 7 else []
    return _PART * max(found, default=0.0) if max(found, default=0.0) >= _PART else 0.0


def _content(rendering: Rendering) -> Iterator[str]:
    return (w for w in WORD.findall(rendering.text.lower()) if w not in STOP)


def _raise(weights: dict[str, float], stems: Iterable[str], weight: float) -> None:
    for found in stems:
        if found not in _MORE and weights.get(found, 0.0) < weight:
            weights[found] = weight


@lru_cache(maxsize=10_000)
def _glosses(word: str) -> Sequence[str]:
    return tuple(lexicon.load().words.get(word, "").split())


def glossed(word: str) -> frozenset[str]:
    """The stems of a Chinese word's glosses."""
    return frozenset(_glosses(word))


def _words(text: str) -> Iterator[str]:
    """The Chinese words of a text by longest match from the left."""
    return (word for _, word in placed_words(text))


@lru_cache(maxsize=64)
def placed_words(text: str) -> Sequence[tuple[int, str]]:
    """The Chinese words of a text by longest match from the left, each with its offset."""
    known, longest = lexicon.load().words, _longest()
    words = []
    at = 0
    while at < len(text):
        size = longest.get(text[at]) or int(is_han(text[at]))
        while size > 1 and text[at : at + size] not in known:
            size -= 1
        if size:
            words.append((at, text[at : at + size]))
        at += size or 1
    return words


@cache
def _longest() -> Mapping[str, int]:
    """For each character how long a word is at most that begins with it."""
    return {word[0]: len(word) for word in sorted(lexicon.load().words, key=len)}


def _parts(form: str) -> Iterator[tuple[str, float]]:
    """A term's words, their parts and their characters, each with its weight."""
    known = lexicon.load().words
    for word in _words(form):
        alone = len(word) == 1
        yield word, 1.0 if not alone else 1.5 * _CHARACTER
    for at in range(len(form) - 1):
        if form[at : at + 2] in known:
            yield form[at : at + 2], _PART
    for char in form:
        if char not in _JOINING and is_han(char):
            yield char, _CHARACTER


@cache
def _entries() -> tuple[Sequence[str], Mapping[str, Sequence[int]]]:
    """The glosses of every Chinese word, and for each stem the numbers of the words that it glosses, if several."""
    glosses = tuple(lexicon.load().words.values())
    counts = Counter(chain.from_iterable(map(str.split, glosses)))
    places = {found: array("I") for found, count in counts.items() if count > 1}
    for number, stems in enumerate(glosses):
        for found in stems.split():
            if found in places:
                places[found].append(number)
    return glosses, places


@lru_cache(maxsize=4096)
def _beside(known: str) -> frozenset[str]:
    """Stems that gloss the same Chinese words as this one more often than by chance: near-synonyms, as a rule."""
    glosses, places = _entries()
    own = places.get(known, ())
    joint = Counter(found for number in own for found in glosses[number].split())
    return frozenset(
        found
        for found, count in joint.items()
        if count > 1 and count * count > 0.0009 * len(own) * len(places[found]) and found != known
    )
