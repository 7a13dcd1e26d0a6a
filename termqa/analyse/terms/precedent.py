"""Which English words stand in the same pairs of a text as a Chinese term: the renderings used elsewhere in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from termqa.analyse.stems import stems
from termqa.analyse.terms.index import Plain
from termqa.model import Lang, Pair

_MOST = 4000
"""So many pairs of a text are looked at: enough to tell what is usual, and a bound on time and memory."""
_FEWEST, _SHARE = 4, 0.4
"""Words that share fewer pairs with the term, or a smaller part of its pairs, may do so by chance."""


class Precedent:
    """The pairs of a text as sets of stems, to be asked for the company that a term keeps."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._sources: list[str] = []
        self._targets: list[frozenset[str]] = []
        for pair in islice(pairs, _MOST):
            zh, en = (pair.source, pair.target) if pair.source.lang is Lang.ZH else (pair.target, pair.source)
            self._sources.append(Plain(zh.text).text)
            self._targets.append(frozenset(stems(en.text)))
        self._spread = Counter(key for found in self._targets for key in found)
        self._known: dict[str, Mapping[str, float]] = {}

    def beside(self, form: str) -> Mapping[str, float]:
        """The stems that stand beside the term more often than by chance, from 0 to 1."""
        if form not in self._known:
            self._known[form] = self._weighed(form)
        return self._known[form]

    def _weighed(self, form: str) -> Mapping[str, float]:
        with_it = [self._targets[n] for n, text in enumerate(self._sources) if form in text]
        count, total = len(with_it), len(self._targets)
        joint = Counter(key for found in with_it for key in found)
        weights = {}
        for key, shared in joint.items():
            spread = self._spread[key]
            more = shared - count * spread / total
            if shared >= max(_FEWEST, _SHARE * count) and more > 0:
                weights[key] = min(1.0, more / ((count + 1.5) * (spread + 1.5)) ** 0.5)
        return weights
