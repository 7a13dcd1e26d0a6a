"""The best monotone path of beads inside a band, exactly, with the odds of each of its beads."""

from collections.abc import Sequence
from math import exp, inf, log
from typing import NamedTuple

from termqa.align.evidence import MOST
from termqa.align.model import Model

_TEMPER = 0.5
"""Naive Bayes is too sure of itself; odds are worked out from scores times this (measured: see the benchmark)."""
_FAR = 3.0
"""A bead so much worse, a unit, than leaving its units alone twice over is not tried."""
CERTAIN = 20.0
"""No odds go beyond this."""


class Step(NamedTuple):
    """One bead of a path: the Chinese units zh..zh+a-1 and the English units en..en+b-1."""

    zh: int
    a: int
    en: int
    b: int
    odds: float
    """Natural-log odds that the bead is right, given the band."""
    crossed: bool = False
    """Two units a side, the first of one going with the second of the other."""


class Band(NamedTuple):
    """For the rows first..first+len(low)-1 (Chinese units passed), the columns low..high (English units passed)."""

    first: int
    low: Sequence[int]
    high: Sequence[int]

    @property
    def last(self) -> int:
        """The last row."""
        return self.first + len(self.low) - 1


def box(zh: range, en: range) -> Band:
    """The band that leaves nothing out."""
    rows = len(zh) + 1
    return Band(zh.start, [en.start] * rows, [en.stop] * rows)


Edge = tuple[int, int, float, bool]
"""A bead's two sizes, its score, and whether it is crossed."""


def best(model: Model, band: Band) -> list[Step]:
    """The best path from the band's first corner to its last."""
    edges = _edges(model, band)
    first, low = band.first, band.low
    start, end = (first, low[0]), (band.last, band.high[-1])
    value = {start: 0.0}
    back: dict[tuple[int, int], Edge] = {}
    arriving: dict[tuple[int, int], list[float]] = {start: [0.0]}
    forward: dict[tuple[int, int], float] = {}
    for node, out in edges.items():
        if node not in value:
            continue
        here = value[node]
        mass = forward[node] = _sum(arriving.pop(node))
        i, j = node
        for edge in out:
            a, b, score, _ = edge
            there = (i + a, j + b)
            arriving.setdefault(there, []).append(mass + _TEMPER * score)
            if here + score > value.get(there, -inf):
                value[there] = here + score
                back[there] = edge
    return _trace(back, start, end, forward, _backward(edges, end))


def _sum(logs: list[float]) -> float:
    if len(logs) == 1:
        return logs[0]
    most = max(logs)
    return most + log(sum([exp(x - most) for x in logs]))


def _backward(edges: dict[tuple[int, int], list[Edge]], end: tuple[int, int]) -> dict[tuple[int, int], float]:
    """For each node, the log mass of all paths from it to the end."""
    mass = {end: 0.0}
    for node in reversed(edges):
        i, j = node
        onward = [_TEMPER * s + mass[i + a, j + b] for a, b, s, _ in edges[node] if (i + a, j + b) in mass]
        if onward:
            mass[node] = _sum(onward)
    return mass


def _trace(
    back: dict[tuple[int, int], Edge],
    start: tuple[int, int],
    end: tuple[int, int],
    forward: dict[tuple[int, int], float],
    backward: dict[tuple[int, int], float],
) -> list[Step]:
    steps: list[Step] = []
    all_paths = forward[end]
    i, j = end
    while (i, j) != start:
        a, b, score, crossed = back[i, j]
        node = (i - a, j - b)
        log_share = min(-1e-9, forward[node] + _TEMPER * score + backward[i, j] - all_paths)
        odds = log_share - log(max(1e-300, 1 - exp(log_share)))
        steps.append(Step(node[0], a, node[1], b, max(-CERTAIN, min(CERTAIN, odds)), crossed))
        i, j = node
    return steps[::-1]


def _edges(model: Model, band: Band) -> dict[tuple[int, int], list[Edge]]:
    """Every bead inside the band with its score, by the node it starts from, in an order in which paths run."""
    first, low, high = band
    last, end = band.last, high[-1]
    tables = _Tables(model, band)
    hopeless = 2 * min(model.beads[1, 0], model.beads[0, 1]) - _FAR
    two_sided = [(a, b, prior) for (a, b), prior in model.beads.items() if a and b]
    edges: dict[tuple[int, int], list[Edge]] = {}
    for i in range(first, last + 1):
        for j in range(low[i - first], high[i - first] + 1):
            out: list[Edge] = []
            if i < last and low[i + 1 - first] <= j:
                out.append((1, 0, model.skip_zh(i), False))
            if j < high[i - first]:
                out.append((0, 1, model.skip_en(j), False))
            for a, b, prior in two_sided:
                if i + a > last or j + b > end or not low[i + a - first] <= j + b <= high[i + a - first]:
                    continue
                score = prior + tables.evidence(i, a, j, b)
                if score > hopeless * (a + b):
                    out.append((a, b, score + tables.length(i, a, j, b), False))
                if a == b == 2:
                    score = model.crossing + tables.evidence(i, 1, j + 1, 1) + tables.evidence(i + 1, 1, j, 1)
                    if score > hopeless * 4:
                        score += tables.length(i, 1, j + 1, 1) + tables.length(i + 1, 1, j, 1)
                        out.append((a, b, score, True))
            edges[i, j] = out
    return edges


class _Tables:
    """The evidence of all units inside a band, worked out once."""

    def __init__(self, model: Model, band: Band) -> None:
        self._zh = _zh_windows(model, band)
        self._en = _en_windows(model, band)
        self._half = model.weight / 2
        self._model = model

    def evidence(self, i: int, a: int, j: int, b: int) -> float:
        """The evidence, both ways, of a Chinese units from i and b English units from j for each other."""
        total = 0.0
        for unit in range(i, i + a):
            start, table = self._zh[unit]
            total += table[b - 1][j - start]
        for unit in range(j, j + b):
            start, table = self._en[unit]
            total += table[a - 1][i - start]
        return self._half * total

    def length(self, i: int, a: int, j: int, b: int) -> float:
        """How well their lengths fit."""
        return self._model.length(sum(self._model.zh_length[i : i + a]), sum(self._model.en_length[j : j + b]))


Windows = dict[int, tuple[int, list[list[float]]]]


def _zh_windows(model: Model, band: Band) -> Windows:
    """For each Chinese unit: the first column of its table, and the table of its evidence."""
    first, low, high = band
    found = {}
    for row in range(len(low) - 1):
        start = low[max(0, row - MOST + 1)]
        found[first + row] = (start, model.zh.windows(first + row, start, high[row] + 2))  # a crossed bead looks one on
    return found


def _en_windows(model: Model, band: Band) -> Windows:
    """For each English unit: the first row of its table, and the table of its evidence."""
    first, low, high = band
    found = {}
    top = 0
    bottom = 0
    for unit in range(low[0], high[-1]):
        while top < len(low) - 1 and high[top] < unit - MOST + 1:
            top += 1
        bottom = max(bottom, top)
        while bottom + 1 < len(low) and low[bottom + 1] <= unit:
            bottom += 1
        found[unit] = (first + top, model.en.windows(unit, first + top, first + bottom + 2))
    return found
