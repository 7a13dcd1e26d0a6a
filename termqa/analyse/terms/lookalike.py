"""
Near-variants of official renderings in an English text without its source, found by their form.

A rendering of three content words and more is meant where all of its words but one stand in their order and the odd one
is another gloss of the concept's own Chinese: "enterprises above designated *scale*" (规模), "new quality
*productivity*" (生产力) in the place of two words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from termqa.analyse.stems import stem
from termqa.analyse.terms import evidence
from termqa.analyse.terms.index import Hit, Kind, Plain, Rendering
from termqa.analyse.terms.lemma import STOPS, Words, root
from termqa.analyse.terms.lemma import lemma as lemma_of
from termqa.analyse.terms.window import EMPTY
from termqa.glossary import Enforce, Status

_FEWEST = 3
"""Renderings of fewer content words resemble too many common phrases."""
_LINKS = frozenset({"and", "or"})
"""What joins two things, where the rendering names one."""
_MORE = 2
"""So many function words may stand between the words beyond those of the rendering."""


class Lookalikes:
    """Official renderings, findable by any two words that stand together in them."""

    def __init__(self, renderings: Iterable[Rendering]) -> None:
        self._by_pair: dict[tuple[str, str], list[tuple[Rendering, tuple[str, ...], int]]] = defaultdict(list)
        for rendering in renderings:
            concept = rendering.concept
            wanted = concept.enforce is Enforce.MUST and concept.status is Status.APPROVED
            roots = tuple(root(lemma) for lemma in rendering.lemmas if lemma not in EMPTY and lemma not in STOPS)
            if wanted and rendering.kind is Kind.PREFERRED and _units(rendering.text) >= _FEWEST:
                for n in range(len(roots) - 1):
                    for other in roots[n + 1 : n + 3]:
                        self._by_pair[roots[n], other].append((rendering, roots, n))

    def find(self, words: Words) -> list[Hit]:
        """The near-variants in a text, one a place; approved renderings of other concepts may be among them."""
        places = [n for n, lemma in enumerate(words.lemmas) if lemma not in EMPTY]
        roots = [root(words.lemmas[n]) for n in places]
        found: dict[tuple[int, int], Hit] = {}
        for at, first in enumerate(roots):
            for other in roots[at + 1 : at + 3]:
                for rendering, wanted, n in self._by_pair.get((first, other), ()):
                    if at >= n:
                        run = _run(words, places[at - n :], roots[at - n :], rendering, wanted)
                        if run is not None:
                            found.setdefault(run, Hit(rendering, *run))
        return list(found.values())


def _units(text: str) -> int:
    """How many content words a rendering has, hyphened ones as one."""
    return sum(bool(set(Words(unit).lemmas) - EMPTY - STOPS) for unit in text.split())


def _run(
    words: Words, places: Sequence[int], roots: Sequence[str], rendering: Rendering, wanted: tuple[str, ...]
) -> tuple[int, int] | None:
    """The words from the first to the last one, if all are the rendering's but one that is a gloss of its Chinese."""
    count = len(wanted)
    odd = [n for n in range(min(count, len(roots))) if roots[n] != wanted[n]]
    if len(roots) >= count and len(odd) == 1:
        run = _known(words, places[:count], odd[0], rendering, wanted[odd[0] : odd[0] + 1])
        if run is not None:
            return run
    last = count - 2
    shorter = count > _FEWEST and len(roots) > last and (not odd or odd[0] >= last)
    shorter = shorter and rendering.text.islower()  # a name is not given in fewer words
    whole = len(roots) >= count and roots[count - 1] == wanted[count - 1]
    if shorter and not whole and words.lemmas[places[last]] not in rendering.lemmas:
        return _known(words, places[: last + 1], last, rendering, wanted[last:])  # one word for the last two
    return None


def _known(
    words: Words, places: Sequence[int], odd: int, rendering: Rendering, instead: Sequence[str]
) -> tuple[int, int] | None:
    """The words at these places with what stands between them, if they are one phrase and the odd one fits."""
    first, end = places[0], places[-1] + 1
    between = words.span(first, end).of(words.text)
    joined = STOPS.isdisjoint(words.lemmas[first:end]) and end - first <= len(rendering.lemmas) + _MORE
    joined = joined and ("," not in between or "," in rendering.text)
    joined = joined and not _LINKS.intersection(words.lemmas[first:end]).difference(rendering.lemmas)
    odd_word = words.raw[places[odd]]
    own = {root(lemma) for lemma in rendering.lemmas}.difference(instead)
    fits = joined and root(lemma_of(odd_word)) not in own and _is_gloss(odd_word, rendering, instead)
    return (first, end) if fits else None


def _is_gloss(word: str, rendering: Rendering, instead: Sequence[str]) -> bool:
    """Whether a word glosses a Chinese word of the concept that only the words it stands for may gloss as well."""
    form, key = Plain(rendering.concept.zh).text, stem(word)
    known = {stem(w) for w in Words(rendering.text).raw if root(lemma_of(w)) not in instead}
    return any(key in glosses and known.isdisjoint(glosses - {key}) for glosses in evidence.words_of(form))
