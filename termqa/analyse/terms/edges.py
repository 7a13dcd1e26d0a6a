"""Where a term's characters are no term because a word of the dictionary crosses their edge: 按规上报 is not 规上."""

from functools import lru_cache
from typing import NamedTuple

from termqa.analyse import lexicon
from termqa.analyse.script import is_han

_JOINING = "和与及的"
_REACH = 4
"""So many characters beside the term are looked at; few words that cross its edge are longer."""


class _Cost(NamedTuple):
    """What a way to part a text into words costs: fewer words are better, then fewer of a single character."""

    words: int = 0
    singles: int = 0

    def plus(self, other: "_Cost") -> "_Cost":
        return _Cost(self.words + other.words, self.singles + other.singles)


def is_cut(text: str, start: int, end: int) -> bool:
    """
    Whether the text parts better into words if the characters at this place do not belong together.

    A part of the term counts as a word, so that 工业和信息化部门 is read as 工业和信息化 and 部门. Of two readings as
    good the term's is taken, unless it is an abbreviation of two characters that the dictionary does not know.

    >>> is_cut("其中试点", 1, 3), is_cut("中试平台", 0, 2), is_cut("财政部长", 0, 3), is_cut("财政部长期支持", 0, 3)
    (True, False, True, False)
    """
    fronts, backs = _crossing_start(text, start, end), _crossing_end(text, start, end)
    if not fronts and not backs:
        return False
    left, right = _context(text, start, -1), _context(text, end - 1, 1)
    before, after = text[left:start], text[end:right]
    whole = _parted(before).plus(_Cost(1)).plus(_parted(after))
    others = [
        _parted(text[left:a])
        .plus(_Cost(a < start))
        .plus(_rest(text[b:c]))
        .plus(_Cost(d > end))
        .plus(_parted(text[d:right]))
        for a, b in [*fronts, (start, start)]
        for c, d in [*backs, (end, end)]
        if b <= c and (a, d) != (start, end)
    ]
    best = min(others, default=whole)
    unknown = end - start == 2 and text[start:end] not in lexicon.load().words
    return best < whole or (unknown and best == whole)


def _context(text: str, at: int, step: int) -> int:
    """How far the Chinese characters beside a place go, within reach: the end of a range to the right of it."""
    reached = at
    while abs(reached - at) < _REACH and 0 <= reached + step < len(text) and is_han(text[reached + step]):
        reached += step
    return reached if step < 0 else reached + 1


def _crossing_start(text: str, start: int, end: int) -> list[tuple[int, int]]:
    known = lexicon.load().words
    places = range(max(0, start - _REACH), start)
    return [(a, b) for a in places for b in range(start + 1, min(end, a + _REACH + 1)) if text[a:b] in known]


def _crossing_end(text: str, start: int, end: int) -> list[tuple[int, int]]:
    known = lexicon.load().words
    places = range(max(start + 1, end - _REACH + 1), end)
    return [(c, d) for c in places for d in range(end + 1, min(len(text), c + _REACH) + 1) if text[c:d] in known]


def _rest(part: str) -> _Cost:
    """What is left of the term between words that cross its edges: one word, good if it is made of words."""
    return _Cost(bool(part), _parted(part).singles - sum(char in _JOINING for char in part))


@lru_cache(maxsize=20_000)
def _parted(text: str) -> _Cost:
    """The best way to part a few characters into words of the dictionary."""
    known = lexicon.load().words
    best = [_Cost()]
    for end in range(1, len(text) + 1):
        best.append(
            min(
                best[start].plus(_Cost(1, end - start == 1))
                for start in range(end)
                if end - start == 1 or text[start:end] in known
            )
        )
    return best[-1]
