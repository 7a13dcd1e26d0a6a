"""Where words of a translation stand in relation to the places of a term in the source."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from termqa.analyse.terms import evidence
from termqa.analyse.terms.lemma import Words

_FULL_STOPS = frozenset(".!?")
_FREE = 0.3
"""How much distance costs nothing, since word order differs."""
_CLEARLY = 0.1
"""How much nearer another place must be to be clearly nearer."""
_FADING, _CLOSE = 0.4, 0.5
"""How much of a claim a sentence of distance takes away, and up to where it takes nothing."""


class Near:
    """Places of both texts on one scale: in sentences if both have as many, else as a share of the translation."""

    def __init__(self, words: Words, source: str, form: str) -> None:
        ends = [span.end for span, lemma in zip(words.spans, words.lemmas, strict=True) if lemma in _FULL_STOPS]
        ends = ends if ends and ends[-1] == words.spans[-1].end else [*ends, len(words.text)]
        self._source = _ends(source)
        count = len(self._source)
        self._scale = 1.0 if len(ends) == count else len(ends) / count
        self._share = 1.0 if len(ends) == count else 1 / len(ends)
        self._of_words = [_place(span.start, ends) for span in words.spans]
        found = [self._of(f.start()) for f in re.finditer(re.escape(form), source)]
        self.term = found or [len(ends) / 2]
        self._rivals = [self._of(at) for at in evidence.repeated(source, form)]

    def _of(self, offset: int) -> float:
        return _place(offset, self._source) * self._scale

    def away(self, number: int) -> float:
        """How far from the term a word stands; a little distance is none, since word order differs."""
        own = self._of_words[number]
        return max(0.0, min(2.0, min(abs(own - place) for place in self.term) * self._share) - _FREE)

    def rivalled(self, number: int) -> float:
        """How much nearer than the term a word of it stands that is no part of it: from 0 to 1."""
        own = self._of_words[number]
        rival = min((abs(own - place) for place in self._rivals), default=9.0)
        return max(0.0, min(1.0, min(abs(own - place) for place in self.term) - rival - _CLEARLY))

    def claimed(self, numbers: Sequence[int], claims: Sequence[evidence.Claim], shared: bool) -> dict[int, float]:
        """
        How much each of the places of one word is claimed: each claim counts at one place, the nearest that is free.

        Where the term shares the claim, it takes its own places first come, first served, like the others.
        """
        rivals = [(self._of(claim.at), claim.weight) for claim in claims]
        rivals += [(place, 0.0) for place in self.term] if shared else []
        pairs = sorted((abs(self._of_words[n] - place), i, n) for i, (place, _) in enumerate(rivals) for n in numbers)
        served: dict[int, int] = {}
        for _, rival, number in pairs:
            if number not in served and rival not in served.values():
                served[number] = rival
        return {
            number: rivals[rival][1]
            * max(0.0, 1 - _FADING * max(0.0, abs(self._of_words[number] - rivals[rival][0]) - _CLOSE))
            for number, rival in served.items()
        }


def _ends(text: str) -> list[int]:
    """Where the sentences of a Chinese text end."""
    ends = [found.end() for found in re.finditer("[。!?]+", text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _place(offset: int, ends: Sequence[int]) -> float:
    """A place as the number of sentences before it, with the part of its own."""
    number = min(bisect_right(ends, offset), len(ends) - 1)
    start = ends[number - 1] if number else 0
    return number + (offset - start) / max(1, ends[number] - start)
