"""Which renderings the translations of one term use: the usual one, others that come back, and single deviations."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from termqa.analyse.discover.classes import Class
from termqa.analyse.discover.deviation import Deviation, deviation, stands, usual
from termqa.analyse.discover.rendering import Common, Glosses, Run, Use, common
from termqa.analyse.script import fold
from termqa.analyse.terms.index import Rendering
from termqa.analyse.terms.lemma import Words
from termqa.model import Span

SAMPLE = 40
"""So many pairs vote for the usual rendering."""
MOST = 400
"""In so many pairs without the usual rendering another one is looked for."""
_SHARE, _COVERAGE = 0.4, 0.5
"""The usual rendering is what this part of the pairs has in common, and glosses this part of the term."""


class Found(NamedTuple):
    """How the translations of a term render it."""

    usual: Rendering
    with_it: tuple[tuple[int, Span], ...]
    """The numbers of the pairs where the usual rendering stands word by word, and where."""
    others: tuple[tuple[int, Deviation], ...]
    """The numbers of the pairs with another rendering, and what stands there."""


def judged(form: str, texts: Sequence[tuple[str, str]], accepted: Sequence[bool]) -> Found | None:
    """
    The usual rendering of a term and the deviations from it; None where translations have too little in common.

    ``texts`` are the pairs that hold the term; what most of the earlier ``accepted`` ones say is usual, whatever the
    others say.
    """
    glosses = Glosses(form)
    best = _usual(glosses, [_read(*text) for text in texts[:SAMPLE]]) if glosses.parts else None
    if best is None:
        return None
    found = _parted(glosses, best.run, texts)
    precedents = Counter(
        tuple(Words(seen.span.of(texts[n][1])).lemmas)
        for n, seen in (found.others if found else ())
        if accepted[n] and seen.kind is Class.VARIANT
    )
    run = max(precedents, key=lambda run: (precedents[run], run), default=None)
    if found is None or run is None or precedents[run] <= sum(accepted[n] for n, _ in found.with_it):
        return found
    return _parted(glosses, run, texts) or found


@lru_cache(maxsize=500)
def _read(source: str, target: str) -> Use:
    """The pair as it is looked at; of thousands only some are held, as their words take much more than their text."""
    return Use(fold(source), Words(target))


def _parted(glosses: Glosses, run: Run, texts: Sequence[tuple[str, str]]) -> Found | None:
    """The pairs that have a rendering, and those that have another one."""
    places = {n: span for n, text in enumerate(texts) if (span := stands(run, _read(*text).target))}
    if not places:
        return None
    rendering = usual(glosses.form, _read(*texts[min(places)]).target, run)
    rest = [n for n in range(len(texts)) if n not in places][:MOST]
    found = [(n, seen) for n in rest if (seen := deviation(glosses, rendering, _read(*texts[n])))]
    return Found(rendering, tuple(places.items()), tuple(found))


def _usual(glosses: Glosses, uses: Sequence[Use]) -> Common | None:
    best = common(glosses, uses)
    if best is None:
        return None
    whole = len(best.run) > 1 or (len(glosses.parts) == 1 and len(glosses.form) < 4)
    return best if whole and best.coverage >= _COVERAGE and best.votes >= _SHARE * len(uses) else None
