"""
Two versions of one text in one language: which sentence of the new one was which of the old one.

Equal sentences are the longest common subsequence; what lies between is matched by likeness in its order, one against
one or two; what is then left over is looked for elsewhere, as moved.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

ALIKE = 0.5
"""From this likeness on (0 to 1) a sentence is an other version of one at the same place."""
MOVED = 0.75
"""From this likeness on it is one from elsewhere."""
_ELSEWHERE = 400
"""No more sentences than these are looked for elsewhere by likeness; equal ones always are."""


class Version(NamedTuple):
    """Sentences of the old text and what became of them, by number; one side is empty where they came or went."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def versions(old: Sequence[str], new: Sequence[str]) -> list[Version]:
    """
    Each sentence of both texts once, in the order of the new text; what went stands where it stood.

    >>> [(v.old, v.new) for v in versions(["甲去。", "乙来了三次。"], ["乙来了五次。", "丙走。"])]
    [((0,), ()), ((1,), (0,)), ((), (1,))]
    """
    found: list[Version] = []
    for step in LCSseq.opcodes([_plain(s) for s in old], [_plain(s) for s in new]):
        olds, news = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
        if step.tag == "equal":
            found += (Version((a,), (b,)) for a, b in zip(olds, news, strict=True))
        else:
            found += _between(olds, news, old, new)
    return _with_moves(_adjacent(found, old, new), old, new)


def alike(a: str, b: str) -> float:
    """How like two sentences are, 0 to 1."""
    return fuzz.ratio(_plain(a), _plain(b)) / 100


def _plain(text: str) -> str:
    return "".join(text.split())


def _adjacent(found: Sequence[Version], old: Sequence[str], new: Sequence[str]) -> list[Version]:
    """A run of sentences that went beside a run that came is matched as one gap, wherever the steps were cut."""
    result: list[Version] = []
    gone: list[int] = []
    come: list[int] = []

    def close() -> None:
        result.extend(_between(gone, come, old, new) if gone and come else _alone(gone, come))
        gone.clear()
        come.clear()

    for version in found:
        if version.old and version.new:
            close()
            result.append(version)
        else:
            gone.extend(version.old)
            come.extend(version.new)
    close()
    return result


def _alone(gone: Sequence[int], come: Sequence[int]) -> Iterator[Version]:
    yield from (Version((n,), ()) for n in gone)
    yield from (Version((), (n,)) for n in come)


def _between(olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str]) -> list[Version]:
    """The best matching of two runs in their order: the greatest sum of likeness over ``ALIKE``."""
    olds, news = list(olds), list(news)
    if not olds or not news or len(olds) * len(news) > 250_000:
        return list(_alone(olds, news))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for i in range(len(olds) + 1):
        for j in range(len(news) + 1):
            choices = [(0.0, (0, 0))] if i == j == 0 else []
            for a, b in ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1)):
                if i >= a and j >= b:
                    gain = _gain(olds[i - a : i], news[j - b : j], old, new)
                    choices.append((best[i - a, j - b][0] + gain, (a, b)))
            best[i, j] = max(choices)
    result = []
    i, j = len(olds), len(news)
    while i or j:
        a, b = best[i, j][1]
        result.append(Version(tuple(olds[i - a : i]), tuple(news[j - b : j])))
        i, j = i - a, j - b
    return result[::-1]


def _gain(olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str]) -> float:
    if not olds or not news:
        return 0.0
    likeness = alike("".join(old[n] for n in olds), "".join(new[n] for n in news))
    size = len(olds) + len(news)
    return max(0.0, likeness - ALIKE) * size / 2 - (0.1 if size > 2 else 0.0) if likeness > ALIKE else -1.0


def _with_moves(found: list[Version], old: Sequence[str], new: Sequence[str]) -> list[Version]:
    """The versions with what went here and came there joined as moved."""
    gone = [v.old[0] for v in found if not v.new]
    come = [v.new[0] for v in found if not v.old]
    equal: dict[str, list[int]] = defaultdict(list)
    for n in gone:
        equal[_plain(old[n])].append(n)
    source: dict[int, int] = {}
    for n in come:
        if same := equal.get(_plain(new[n])):
            source[n] = same.pop(0)
    left = [n for n in gone if n not in source.values()]
    rest = [n for n in come if n not in source]
    if len(left) <= _ELSEWHERE and len(rest) <= _ELSEWHERE:
        likest = sorted(((-alike(old[a], new[b]), a, b) for a in left for b in rest), key=lambda found: found)
        for unlike, a, b in likest:
            if -unlike >= MOVED and a not in source.values() and b not in source:
                source[b] = a
    moved = set(source.values())
    return [
        Version((source[v.new[0]],), v.new, moved=True) if not v.old and v.new[0] in source else v
        for v in found
        if v.new or v.old[0] not in moved
    ]
