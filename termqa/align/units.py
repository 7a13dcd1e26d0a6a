"""Two lists of units (lines, paragraphs or sentences) aligned as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from termqa.align import features
from termqa.align.evidence import sides
from termqa.align.furniture import cleared, furniture, put_back, repeated
from termqa.align.model import OFFICIAL, PARAGRAPH, PARAGRAPH_WEIGHT, SENTENCE_WEIGHT, Model, en_length, zh_length
from termqa.align.moves import Link
from termqa.align.solve import solve
from termqa.align.wrap import paragraphs
from termqa.model import Lang

if TYPE_CHECKING:
    from termqa.analyse.terms.index import TermIndex

SURE = 2.0
"""A bead with this score or more is right in 99 of 100 cases."""
UNSURE = 0.0
"""A bead with less than this is more likely wrong than right."""
Level = Literal["sentence", "paragraph", "line"]
_REPEATED = -1.0


@dataclass(frozen=True, slots=True)
class Bead:
    """Source units and the target units that render them, by 0-based number; one side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    """Natural-log odds that the bead is right."""
    kind: str
    """``1-1``, ``m-n``, ``moved``, ``skip`` (no counterpart), ``artefact`` (a page number, running head or marker)."""


def align_units(
    source: Sequence[str],
    target: Sequence[str],
    source_lang: Lang,
    target_lang: Lang,
    level: Level = "line",
    terms: "TermIndex | None" = None,
) -> list[Bead]:
    """The beads of two lists of units in source order; for ``line`` the text shows which level its lines are.

    Blank units are in no bead.

    >>> texts = ["第一季度增长5.3%。", "谢谢。"], ["It grew by 5.3% in the first quarter.", "Thank you."]
    >>> [(bead.source, bead.target) for bead in align_units(*texts, Lang.ZH, Lang.EN)]
    [((0,), (0,)), ((1,), (1,))]
    """
    swapped = source_lang is Lang.EN
    zh, en = (_Lines(lines, level) for lines in ((target, source) if swapped else (source, target)))
    wide = level == "paragraph" or (level == "line" and _hold_paragraphs(zh.texts))
    links = in_source_order(_solved(zh.texts, en.texts, wide, terms), swapped)
    own, other = (en, zh) if swapped else (zh, en)
    links = put_back(links, own.cleared.pieces, other.cleared.pieces, swapped)
    return [_bead(link, zh, en, swapped) for link in links]


class _Lines:
    """The lines of one side: joined to paragraphs where they were broken, the furniture behind the text."""

    def __init__(self, lines: Sequence[str], level: Level) -> None:
        filled = [n for n, line in enumerate(lines) if line.strip()]
        names = furniture([lines[n] for n in filled])
        if level == "sentence":
            broken = [[n] for n in range(len(filled))]
        else:
            broken = paragraphs([lines[n] for n in filled], names)
        self.cleared = cleared([names[group[0]] for group in broken])
        self.groups = [[filled[n] for n in broken[unit]] for unit in self.cleared.order]
        self.texts = ["\n".join([lines[n] for n in group]) for group in self.groups[: len(self.cleared.text)]]

    def numbers(self, units: Sequence[int]) -> tuple[int, ...]:
        """The lines of some units."""
        return tuple(sorted(number for unit in units for number in self.groups[unit]))


def _solved(zh: Sequence[str], en: Sequence[str], wide: bool, terms: "TermIndex | None") -> list[Link]:
    """The links of two lists of units of one level."""
    zh_side, en_side = sides(features.read(zh, en, terms))
    beads = PARAGRAPH if wide else OFFICIAL
    lengths = [zh_length(text) for text in zh], [en_length(text) for text in en]
    model = Model(zh_side, en_side, *lengths, beads, PARAGRAPH_WEIGHT if wide else SENTENCE_WEIGHT)
    model.zh_skip, model.en_skip = skips(zh, beads[1, 0]), skips(en, beads[0, 1])
    return solve(model, range(len(zh)), range(len(en)))


def _bead(link: Link, zh: _Lines, en: _Lines, swapped: bool) -> Bead:
    own, other = zh.numbers(link.zh), en.numbers(link.en)
    if swapped:
        own, other = other, own
    aside = any(i >= len(zh.texts) for i in link.zh) or any(j >= len(en.texts) for j in link.en)
    return Bead(own, other, round(link.odds, 4), "artefact" if aside else kind(link))


def in_source_order(links: Sequence[Link], swapped: bool) -> list[Link]:
    """The links by their source units; those without any stay behind the link that they followed."""
    order: list[tuple[int, int, Link]] = []
    last = -1
    settled = [x for x in links if not x.moved]
    for number, x in enumerate(settled):
        own = x.en if swapped else x.zh
        last = own[0] if own else last
        order.append((last, number, x))
    for x in links:
        if x.moved:
            order.append(((x.en if swapped else x.zh)[0], -1, x))
    return [x for _, _, x in sorted(order, key=lambda entry: entry[:2])]


def skips(texts: Sequence[str], usual: float) -> list[float]:
    """The log prior of leaving each unit alone, higher for short lines that repeat themselves."""
    often = repeated(texts)
    return [_REPEATED if text.strip() in often else usual for text in texts]


def _hold_paragraphs(texts: Sequence[str]) -> bool:
    """Whether a good part of the longer units hold several sentences."""
    long = [text for text in texts if len(text) >= 20]
    several = sum(any(end in text.rstrip("。！？” ") for end in "。！？") for text in long)
    return several > 0.25 * len(long)


def kind(link: Link) -> str:
    """The name of the link's kind."""
    if link.moved:
        return "moved"
    if not link.zh or not link.en:
        return "skip"
    return "1-1" if len(link.zh) == len(link.en) == 1 else "m-n"
