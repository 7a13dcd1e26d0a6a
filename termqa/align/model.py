"""What a bead scores: its prior, the evidence of its features in both directions, and how well the lengths fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from termqa.align.evidence import Side
from termqa.analyse.script import is_han

Beads = Mapping[tuple[int, int], float]
"""Log prior of each bead (Chinese units, English units)."""


def _priors(table: dict[str, float]) -> Beads:
    return {(int(k[0]), int(k[2])): log(p) for k, p in table.items()}


OFFICIAL = _priors(
    {"1-1": 0.90, "1-0": 0.02, "0-1": 0.02, "1-2": 0.06, "2-1": 0.025, "2-2": 0.0015, "1-3": 0.006, "3-1": 0.003,
     "2-3": 0.0005, "3-2": 0.0003, "1-4": 0.002, "4-1": 0.0005}
)  # fmt: skip
FREE = _priors(
    {"1-1": 0.60, "1-0": 0.01, "0-1": 0.01, "1-2": 0.20, "2-1": 0.08, "2-2": 0.02, "1-3": 0.05, "3-1": 0.01,
     "2-3": 0.01, "3-2": 0.005, "1-4": 0.02, "4-1": 0.003}
)  # fmt: skip
PARAGRAPH = _priors(
    {"1-1": 0.93, "1-0": 0.015, "0-1": 0.015, "1-2": 0.015, "2-1": 0.015, "2-2": 0.001, "1-3": 0.002, "3-1": 0.002,
     "1-4": 0.0007, "4-1": 0.0007}
)  # fmt: skip
SENTENCE_WEIGHT, PARAGRAPH_WEIGHT = 0.6, 1.0
_LENGTH_WEIGHT, _SPREAD, _WORST = 0.4, 1.2, 12.0
_SKIP = 1.2 * _LENGTH_WEIGHT
_CROSSING = log(0.002)
_USUAL, _USUAL_MASS = 3.6, 200.0
"""English characters for a Chinese one, and how many Chinese characters that experience is worth."""


@dataclass(slots=True)
class Model:
    """The units of one level and the weights that hold for them."""

    zh: Side
    en: Side
    zh_length: Sequence[float]
    en_length: Sequence[float]
    beads: Beads
    weight: float
    zh_skip: Sequence[float] = ()
    """By unit: log prior of leaving it alone, where it differs from the bead's."""
    en_skip: Sequence[float] = ()
    ratio: float = _USUAL
    crossing: float = _CROSSING
    """Log prior of two neighbours changing places."""

    def fit(self, zh: Sequence[int], en: Sequence[int]) -> None:
        """Sets the ratio of lengths from units known to correspond."""
        total = _USUAL_MASS + sum(self.zh_length[i] for i in zh)
        ratio = (_USUAL * _USUAL_MASS + sum(self.en_length[j] for j in en)) / total
        self.ratio = min(6.0, max(2.0, ratio))

    def skip_zh(self, unit: int) -> float:
        """The score of leaving a Chinese unit without a counterpart."""
        return (self.zh_skip[unit] if self.zh_skip else self.beads[1, 0]) - _SKIP

    def skip_en(self, unit: int) -> float:
        """The score of leaving an English unit without a counterpart."""
        return (self.en_skip[unit] if self.en_skip else self.beads[0, 1]) - _SKIP

    def length(self, zh: float, en: float) -> float:
        """How well the lengths of two blocks fit (Gale and Church 1993, capped)."""
        expected = self.ratio * zh
        off = en - expected
        return -_LENGTH_WEIGHT * min(_WORST, off * off / (2 * max(expected, 8.0) * _SPREAD * self.ratio))

    def evidence(self, zh: int, en: int) -> float:
        """The weighted evidence of one unit for one of the other side, both ways."""
        return self.weight / 2 * (self.zh.one(zh, en) + self.en.one(en, zh))

    def pair(self, zh: int, en: int) -> float:
        """The score of a bead of one unit each."""
        return self.beads[1, 1] + self.evidence(zh, en) + self.length(self.zh_length[zh], self.en_length[en])

    def block(self, zh: Sequence[int], en: Sequence[int]) -> float:
        """The score of a bead of units that need not stand side by side; only for sizes that are beads."""
        evidence = sum(self.zh.several(i, en) for i in zh) + sum(self.en.several(j, zh) for j in en)
        lengths = self.length(sum(self.zh_length[i] for i in zh), sum(self.en_length[j] for j in en))
        return self.beads[len(zh), len(en)] + self.weight / 2 * evidence + lengths


def zh_length(text: str) -> float:
    """Han characters, and half the letters and digits."""
    return sum(1.0 if is_han(c) else 0.5 if c.isalnum() else 0.0 for c in text)


def en_length(text: str) -> float:
    """Characters that are not white space."""
    return float(sum(map(len, text.split())))
