"""From a model to the links of one level: a quick look, the exact path near it, and the pieces that have moved."""

from termqa.align.guide import Path, around, guide
from termqa.align.model import FREE, OFFICIAL, Model
from termqa.align.moves import Link, moved
from termqa.align.path import CERTAIN, Step, best, box

_TINY = 49
"""Up to so many cells no guide is needed."""
_CHUNK, _LEEWAY = 400, 150
_FREE_SHARE = 0.75
_STRETCH = 60


def solve(model: Model, zh: range, en: range) -> list[Link]:
    """The links of a whole text: the best path, and the units that have moved away from it."""
    path = _checked(model, guide(model, zh, en))
    _fit(model, path)
    steps = along(model, path)
    if model.beads is OFFICIAL:
        two_sided = [s for s in steps if s.a and s.b]
        if sum(s.a == s.b == 1 for s in two_sided) < _FREE_SHARE * len(two_sided):
            model.beads = FREE
            steps = along(model, guide(model, zh, en))
    return moved(model, as_links(steps))


def inside(model: Model, zh: range, en: range) -> list[Step]:
    """The best path through a small part of a text, such as the sentences of a paragraph."""
    if not zh or not en or len(zh) * len(en) <= _TINY:
        return best(model, box(zh, en))
    return along(model, guide(model, zh, en))


def as_links(steps: list[Step]) -> list[Link]:
    """The steps as links; a crossed one gives two."""
    found = []
    for zh, a, en, b, odds, crossed in steps:
        if crossed:
            found += [Link((zh,), (en + 1,), odds, moved=True), Link((zh + 1,), (en,), odds, moved=True)]
        else:
            found.append(Link(tuple(range(zh, zh + a)), tuple(range(en, en + b)), odds))
    return found


def along(model: Model, path: Path) -> list[Step]:
    """The exact path near a guide, in pieces that are cut where the guide is strongest."""
    steps: list[Step] = []
    begin = 0
    while begin < len(path) - 1:
        stop = len(path) - 1
        if stop - begin > _CHUNK + _LEEWAY:
            near = range(begin + _CHUNK, begin + _CHUNK + _LEEWAY)
            stop = max(near, key=lambda at: (_support(model, path, at), -at))
        steps += best(model, around(path[begin : stop + 1]))
        begin = stop
    return steps


def _support(model: Model, path: Path, at: int) -> float:
    """How sure it is that the path passes the node: the weaker of the single beads before and after it."""
    return min(_single(model, path, at - 1), _single(model, path, at))


def _single(model: Model, path: Path, at: int) -> float:
    """The score of the bead that starts at a node of the path, nothing to be proud of where it is not 1-1."""
    (i, j), (i2, j2) = path[at], path[at + 1]
    return model.evidence(i, j) if (i2 - i, j2 - j) == (1, 1) else -CERTAIN


def _checked(model: Model, path: Path) -> Path:
    """The path, looked for again in a wider band over each long stretch in which it was lost.

    A path is lost where most of its single beads have evidence against them.
    """
    if len(path) <= 4 * _STRETCH:
        return path
    good = [_good(model, path, at) for at in range(0, len(path) - 1, _STRETCH)]
    sound: Path = []
    number = 0
    while number < len(good):
        stop = number + 1
        if not good[number]:
            while stop < len(good) and not good[stop]:
                stop += 1
        begin, end = path[number * _STRETCH], path[min(stop * _STRETCH, len(path) - 1)]
        if good[number]:
            sound += path[number * _STRETCH : stop * _STRETCH]
        else:
            sound += guide(model, range(begin[0], end[0]), range(begin[1], end[1]), 3)[:-1]
        number = stop
    return [*sound, path[-1]]


def _good(model: Model, path: Path, start: int) -> bool:
    singles = [_single(model, path, at) for at in range(start, min(start + _STRETCH, len(path) - 1))]
    return sum(score >= 0 for score in singles) * 2 > len(singles)


def _fit(model: Model, path: Path) -> None:
    singles = [(i, j) for at, (i, j) in enumerate(path[:-1]) if _single(model, path, at) > 1]
    model.fit([i for i, _ in singles], [j for _, j in singles])
