"""How much the features of a unit speak for or against a stretch of units on the other side.

Naive Bayes: a feature with ``df`` of the other side's ``N`` units answering it is answered by chance in ``b`` units
with p0 = 1-(1-(df+.3)/(N+1))^b, and in its true counterpart with its own p1; a hit is worth ln(p1/p0), a miss
ln((1-p1)/(1-p0)). Rare features weigh more by themselves, and misses count, so that glueing a stranger on costs.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from termqa.align.features import Features

MOST = 4
"""No bead holds more units of one side."""
_NEGLIGIBLE = 0.05


@dataclass(frozen=True, slots=True)
class Side:
    """The units of one side and where on the other side each of their features is answered."""

    units: list[tuple[int, ...]]
    where: list[list[int]]
    """By feature: the other side's units that answer it, in order."""
    chance: list[float]
    others: int
    """How many units the other side has."""
    gain: list[tuple[float, ...]]
    """By feature: what a hit is worth over a miss, for stretches of 1, 2 … units."""
    missing: list[tuple[float, ...]]
    """By unit: what it is worth if none of its features is answered, for stretches of 1, 2 … units."""

    def windows(self, unit: int, low: int, high: int, most: int = MOST) -> list[list[float]]:
        """For stretches of 1, 2 … units, the unit's evidence for the one that starts at each place in low..high-1."""
        width = high - low
        table = [[missing] * width for missing in self.missing[unit][:most]]
        for feature in self.units[unit]:
            places = self.where[feature]
            start = bisect_left(places, low)
            before = low - 1
            gain = self.gain[feature]
            for place in places[start : bisect_left(places, high + most - 1, start)]:
                for length in range(most):
                    row, worth = table[length], gain[length]
                    for at in range(max(place - length, before + 1), min(place + 1, high)):
                        row[at - low] += worth
                before = place
        return table

    def one(self, unit: int, other: int) -> float:
        """The evidence of one unit for one of the other side."""
        total = self.missing[unit][0]
        for feature in self.units[unit]:
            if _holds(self.where[feature], other):
                total += self.gain[feature][0]
        return total

    def several(self, unit: int, others: Sequence[int]) -> float:
        """The evidence of one unit for several of the other side together, wherever they stand."""
        length = min(len(others), MOST) - 1
        total = self.missing[unit][length]
        for feature in self.units[unit]:
            if any(_holds(self.where[feature], other) for other in others):
                total += self.gain[feature][length]
        return total


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def side(units: list[tuple[int, ...]], where: list[list[int]], chance: list[float], others: int) -> Side:
    """A side with the worth of its features worked out; features that say nothing are left out."""
    gain: list[tuple[float, ...]] = []
    miss: list[tuple[float, ...]] = []
    for places, p1 in zip(where, chance, strict=True):
        gains, misses = _worth(len(places), others, p1)
        gain.append(gains)
        miss.append(misses)
    kept = [tuple(f for f in unit if gain[f][0] > _NEGLIGIBLE) for unit in units]
    nothing = (0.0,) * MOST
    missing = [tuple(map(sum, zip(*(miss[f] for f in unit), strict=True))) if unit else nothing for unit in kept]
    return Side(kept, where, chance, others, gain, missing)


@lru_cache(maxsize=50_000)
def _worth(df: int, others: int, chance: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    gains, misses = [], []
    absent = 1 - (df + 0.3) / (others + 1)
    for length in range(1, MOST + 1):
        p0 = 1 - max(0.0, absent) ** length
        miss = log((1 - chance) / (1 - p0)) if p0 < chance else 0.0  # what is everywhere says nothing
        misses.append(miss)
        gains.append(log(chance / p0) - miss if p0 < chance else 0.0)
    return tuple(gains), tuple(misses)


def sides(features: Features) -> tuple[Side, Side]:
    """Both sides of a text and its translation, the Chinese one first."""
    en_places = _places(features.en, len(features.key_chance))
    zh_places = _places(features.zh, len(features.answers))
    asking: list[list[int]] = [[] for _ in features.key_chance]
    for feature, keys in enumerate(features.answers):
        for key in keys:
            asking[key].append(feature)
    return (
        side(features.zh, [_union(en_places, keys) for keys in features.answers], features.chance, len(features.en)),
        side(features.en, [_union(zh_places, fs) for fs in asking], features.key_chance, len(features.zh)),
    )


def _places(units: Sequence[tuple[int, ...]], count: int) -> list[list[int]]:
    places: list[list[int]] = [[] for _ in range(count)]
    for number, unit in enumerate(units):
        for feature in unit:
            places[feature].append(number)
    return places


def _union(places: list[list[int]], which: Sequence[int]) -> list[int]:
    if len(which) == 1:
        return places[which[0]]
    return sorted({place for number in which for place in places[number]})


def grouped(own: Side, own_group: Sequence[int], other_group: Sequence[int]) -> Side:
    """The side with its units, and those of the other side, taken together in groups that are numbered in order."""
    units: list[dict[int, None]] = [{} for _ in range(own_group[-1] + 1)] if own_group else []
    for unit, group in zip(own.units, own_group, strict=True):
        units[group].update(dict.fromkeys(unit))
    where = [list(dict.fromkeys(other_group[place] for place in places)) for places in own.where]
    return side([tuple(unit) for unit in units], where, own.chance, other_group[-1] + 1 if other_group else 0)
