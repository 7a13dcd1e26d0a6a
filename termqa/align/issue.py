"""The previous issue of a text: which earlier one it is, and what its translation says at each place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from termqa.align.versions import versions
from termqa.model import Bitext

ALIKE = 0.3
"""Part of the segments that a text must share with an earlier one, figures aside, to be taken for its next issue."""
_FIGURE = re.compile(r"[\d.,%％〇零一二三四五六七八九十百千万亿]+")
_SHORTEST = 6
"""Characters of a segment that tells one text from another."""


def previous(bitext: Bitext, earlier: Sequence[Bitext]) -> Bitext | None:
    """
    The earlier text of which this one is the next issue; None where none is like it.

    A name that differs in its figures alone decides (2024-03.docx, 2024-04.docx), else most of the segments do.
    """
    mine = _shapes(bitext)
    if not mine:
        return None
    same_name = [b for b in earlier if _name(b) == _name(bitext) and b.file != bitext.file]
    scored = [((mine & _shapes(b)).total() / mine.total(), b.file, b) for b in same_name or earlier]
    best = max(scored, key=lambda found: found[:2], default=None)
    return best[2] if best and best[0] >= (0.1 if same_name else ALIKE) else None


def with_last(bitext: Bitext, issue: Bitext) -> Bitext:
    """The text with what the previous issue's translation says at the place of each pair."""
    pairs, olds = list(bitext.pairs), list(issue.pairs)
    last: dict[int, list[str]] = {}
    for version in versions([_shape(p.source.text) for p in olds], [_shape(p.source.text) for p in pairs]):
        for n in version.new:
            last.setdefault(n, []).extend(olds[k].target.text for k in version.old)
    return replace(bitext, pairs=tuple(p._replace(last=" ".join(last.get(n, ()))) for n, p in enumerate(pairs)))


def _shape(text: str) -> str:
    """The text without its figures, which change from issue to issue."""
    return _FIGURE.sub("#", "".join(text.split()))


def _shapes(bitext: Bitext) -> Counter[str]:
    shapes = (_shape(pair.source.text) for pair in bitext.pairs)
    return Counter(shape for shape in shapes if len(shape) >= _SHORTEST)


def _name(bitext: Bitext) -> str:
    return re.sub(r"\d+", "#", PurePath(bitext.file).name.lower())
