"""A quick look for the path, in a wide band, by one direction of the evidence and with few beads.

Long texts first get anchors: pairs of units that share rare features, chained in order. Three traps lie in texts that
repeat themselves: a limit of rarity that grows with the text makes the search for anchors quadratic, a band that
grows with the gap between anchors makes the search for the path so, and of several identical candidates the one
nearest the diagonal must be kept, or the true path falls out in silence.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import inf, log
from typing import NamedTuple

from termqa.align.evidence import Side
from termqa.align.model import Model
from termqa.align.path import Band

_SMALL = 250_000
"""Up to so many cells no anchors are needed."""
_RAREST, _RARE, _RARE_SHARE = 3, 25, 0.01
_CANDIDATES = 3
_STRONG = 1.6
_NEAR, _FARTHEST, _SLACK = 12, 80, 0.6
_DIAGONAL = 150
MARGIN = 4
Path = list[tuple[int, int]]
"""Nodes (Chinese units passed, English units passed) in order, from the first corner to the last."""


def guide(model: Model, zh: range, en: range, wider: int = 1) -> Path:
    """The path that a quick look finds."""
    if len(zh) * len(en) <= _SMALL:
        rows = len(zh) + 1
        return _walk(model, Band(zh.start, [en.start] * rows, [en.stop] * rows))
    return _walk(model, _band(anchors(model.zh, zh, en), zh, en, wider))


def around(path: Path, margin: int = MARGIN) -> Band:
    """The narrow band around a path."""
    first, last, end = path[0][0], path[-1][0], path[-1][1]
    begin = path[0][1]
    low = [end] * (last - first + 1)
    high = [begin] * (last - first + 1)
    for i, j in path:
        low[i - first] = min(low[i - first], j)
        high[i - first] = max(high[i - first], j)
    for row in range(len(low)):
        if low[row] > high[row]:  # a bead of several units passes over the row
            low[row], high[row] = low[row - 1], high[row - 1]
    low = [max(begin, j - margin) for j in low]
    high = [min(end, j + margin) for j in high]
    low[0], high[-1] = begin, end
    return Band(first, low, high)


class _Row(NamedTuple):
    """What is remembered of a row: its first column, the best score to each node, the next unit's evidence there."""

    start: int
    score: list[float]
    single: list[float]
    double: list[float]


def _walk(model: Model, band: Band) -> Path:
    """The best path of beads of at most three units, by the Chinese units' evidence alone."""
    first, low, high = band
    rows: list[bytearray] = []
    above = above2 = _Row(low[0], [], [], [])
    for row in range(len(low)):
        start, stop = low[row], high[row]
        score = [-inf] * (stop - start + 1)
        moves = bytearray(stop - start + 1)
        if row:
            _enter(model, first + row - 1, start, score, moves, above, above2)
        else:
            score[0] = 0.0
        for at in range(1, len(score)):
            value = score[at - 1] + model.skip_en(start + at - 1)
            if value > score[at]:
                score[at], moves[at] = value, _DOWN
        rows.append(moves)
        if row + 1 < len(low):
            single, double = model.zh.windows(first + row, start, stop + 1, 2)
            above2, above = above, _Row(start, score, single, double)
    return _back(rows, band)


def _enter(
    model: Model, unit: int, start: int, score: list[float], moves: bytearray, above: _Row, above2: _Row
) -> None:
    """Fills in the best way to each node of a row from the rows above; lengths are looked at only if they decide."""
    weight, en_length, length = model.weight, model.en_length, model.length
    one, one_two, two_one = model.beads[1, 1], model.beads[1, 2], model.beads[2, 1]
    skip, chars = model.skip_zh(unit), model.zh_length[unit]
    size, size2 = len(above.score), len(above2.score)
    for at in range(len(score)):
        j = start + at
        k = j - above.start
        best, move = (above.score[k] + skip, _ACROSS) if k < size else (-inf, 0)
        if 0 < k <= size:
            value = above.score[k - 1] + one + weight * above.single[k - 1]
            if value > best and (value := value + length(chars, en_length[j - 1])) > best:
                best, move = value, _ONE
            m = j - 1 - above2.start
            if 0 <= m < size2:
                value = above2.score[m] + two_one + weight * (above.single[k - 1] + above2.single[m])
                more = chars + model.zh_length[unit - 1]
                if value > best and (value := value + length(more, en_length[j - 1])) > best:
                    best, move = value, _TWO_ONE
        if 1 < k <= size + 1:
            value = above.score[k - 2] + one_two + weight * above.double[k - 2]
            if value > best and (value := value + length(chars, en_length[j - 1] + en_length[j - 2])) > best:
                best, move = value, _ONE_TWO
        score[at], moves[at] = best, move


_ACROSS, _DOWN, _ONE, _ONE_TWO, _TWO_ONE = 1, 2, 3, 4, 5
_SIZES = {_ACROSS: (1, 0), _DOWN: (0, 1), _ONE: (1, 1), _ONE_TWO: (1, 2), _TWO_ONE: (2, 1)}


def _back(rows: list[bytearray], band: Band) -> Path:
    first, low, high = band
    i, j = band.last, high[-1]
    path = [(i, j)]
    while (i, j) != (first, low[0]):
        a, b = _SIZES[rows[i - first][j - low[i - first]]]
        i, j = i - a, j - b
        path.append((i, j))
    return path[::-1]


def anchors(side: Side, zh: range, en: range) -> list[tuple[int, int]]:
    """Pairs of units that very likely correspond, in order on both sides."""
    size = len(en)
    most = min(_RARE, max(_RAREST, int(_RARE_SHARE * size)))
    enough = _STRONG * log(size + 1)
    slope = size / max(1, len(zh))
    candidates: list[tuple[int, int, float]] = []
    for i in zh:
        weight: dict[int, float] = {}
        for feature in side.units[i]:
            places = side.where[feature]
            if len(places) <= most:
                worth = side.chance[feature] * log((size + 1) / (len(places) + 0.3))
                for j in places[bisect_left(places, en.start) : bisect_left(places, en.stop)]:
                    weight[j] = weight.get(j, 0.0) + worth
        strong = [(j, w) for j, w in weight.items() if w >= enough]
        diagonal = en.start + (i - zh.start) * slope
        strong.sort(key=lambda found: (-round(found[1], 6), abs(found[0] - diagonal), found[0]))
        candidates += [(i, j, w) for j, w in strong[:_CANDIDATES]]
    return _chain(candidates, en)


def _chain(candidates: Sequence[tuple[int, int, float]], en: range) -> list[tuple[int, int]]:
    """The heaviest chain that increases on both sides (a Fenwick tree over the English side holds the best so far)."""
    tree: list[int] = [-1] * (len(en) + 1)
    total = [0.0] * len(candidates)
    before = [-1] * len(candidates)
    number = 0
    while number < len(candidates):
        stop = number
        while stop < len(candidates) and candidates[stop][0] == candidates[number][0]:
            at, top = candidates[stop][1] - en.start, -1
            while at > 0:
                if tree[at] >= 0 and (top < 0 or total[tree[at]] > total[top]):
                    top = tree[at]
                at -= at & -at
            before[stop] = top
            total[stop] = candidates[stop][2] + (total[top] if top >= 0 else 0.0)
            stop += 1
        for mine in range(number, stop):
            at = candidates[mine][1] - en.start + 1
            while at <= len(en):
                if tree[at] < 0 or total[mine] > total[tree[at]]:
                    tree[at] = mine
                at += at & -at
        number = stop
    found = max(range(len(candidates)), key=lambda n: total[n], default=-1)
    chain = []
    while found >= 0:
        chain.append(candidates[found][:2])
        found = before[found]
    return chain[::-1]


def _band(chain: list[tuple[int, int]], zh: range, en: range, wider: int) -> Band:
    """A band along the anchors, wider the farther the next one is; along the diagonal where there are none."""
    if len(chain) < len(zh) / 100:
        chain, widest = [], _DIAGONAL * wider
    else:
        widest = (_NEAR + _FARTHEST) * wider
    fixed = [(zh.start, en.start), *chain, (zh.stop, en.stop)]
    low, high = [], []
    at = 0
    for i in range(zh.start, zh.stop + 1):
        while at + 1 < len(fixed) - 1 and fixed[at + 1][0] <= i:
            at += 1
        (i0, j0), (i1, j1) = fixed[at], fixed[at + 1]
        centre = j0 + (j1 - j0) * (i - i0) / max(1, i1 - i0)
        width = min(widest, _NEAR * wider + _SLACK * min(abs(i - i0), abs(i1 - i)) * wider) if chain else widest
        # Where the gap is longer on one side, the difference can lie anywhere in it.
        width = max(width, min(4 * widest, abs((j1 - j0) - (i1 - i0))))
        low.append(max(en.start, int(centre - width)))
        high.append(min(en.stop, int(centre + width) + 1))
    return _sound(zh.start, low, high, en)


def _sound(first: int, low: list[int], high: list[int], en: range) -> Band:
    """The band made monotone and whole, from corner to corner."""
    low[0], high[-1] = en.start, en.stop
    for row in range(len(low) - 2, -1, -1):
        low[row] = min(low[row], low[row + 1])
    for row in range(1, len(high)):
        high[row] = max(high[row], high[row - 1])
        if low[row] > high[row - 1]:
            high[row - 1] = low[row]
    return Band(first, low, high)
