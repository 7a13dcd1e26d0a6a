"""Two documents become a bitext: parts first, sentences inside them, then what has moved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from termqa.align import features
from termqa.align.evidence import Side, grouped, sides
from termqa.align.furniture import put_back
from termqa.align.model import OFFICIAL, PARAGRAPH, PARAGRAPH_WEIGHT, SENTENCE_WEIGHT, Model, en_length, zh_length
from termqa.align.moves import Link, moved
from termqa.align.parts import Outline, Part, Split
from termqa.align.path import CERTAIN
from termqa.align.solve import as_links, inside, solve
from termqa.align.units import in_source_order, skips
from termqa.model import Bitext, Document, Lang, Pair

if TYPE_CHECKING:
    from termqa.analyse.terms.index import TermIndex


def align(source: Document, target: Document, terms: "TermIndex | None" = None, split: Split | None = None) -> Bitext:
    """The two documents in pairs, in the order of the source; ``split`` cuts paragraphs into sentences."""
    from termqa.analyse.sentences import split as usual

    swapped = source.lang is Lang.EN
    outlines = [Outline(document, split or usual) for document in (source, target)]
    zh, en = reversed(outlines) if swapped else outlines
    links = _Alignment(zh, en, terms).links()
    links = put_back(in_source_order(links, swapped), outlines[0].furniture, outlines[1].furniture, swapped)
    pairs = []
    for number, x in enumerate(links, 1):
        own, other = (x.en, x.zh) if swapped else (x.zh, x.en)
        pairs.append(Pair(str(number), outlines[0].segment(own), outlines[1].segment(other), round(x.odds, 4), x.moved))
    return Bitext(
        file=target.path.replace("\\", "/"),
        pairs=tuple(pairs),
        source_lang=source.lang,
        target_lang=target.lang,
        source_file=source.path.replace("\\", "/"),
        unread=(*source.unread, *target.unread),
    )


class _Alignment:
    """The work on one text and its translation."""

    def __init__(self, zh: Outline, en: Outline, terms: "TermIndex | None") -> None:
        self.zh, self.en = zh, en
        zh_tags, en_tags = _common(zh.tags(), en.tags())
        zh_texts, en_texts = ([unit.text for unit in outline.units[: outline.size]] for outline in (zh, en))
        self._lengths = [zh_length(t) for t in zh_texts], [en_length(t) for t in en_texts]
        self._sides = sides(features.read(zh_texts, en_texts, terms, zh_tags, en_tags))
        self.sentences = self._model(*self._sides, *self._lengths, sentences=True)
        self._rows: _Rows | None = None

    def links(self) -> list[Link]:
        """The links of all units."""
        zh, en = self.zh, self.en
        if not zh.text or not en.text:
            return self._alone(Link(tuple(range(len(zh.text))), tuple(range(len(en.text))), CERTAIN))
        model = self._grouped(*([unit.part for unit in side.units[: side.size]] for side in (zh, en)))
        model.zh_skip = skips([part.text for part in zh.text], PARAGRAPH[1, 0])
        model.en_skip = skips([part.text for part in en.text], PARAGRAPH[0, 1])
        found: list[Link] = []
        links = solve(model, range(len(zh.text)), range(len(en.text)))
        self.sentences.ratio = model.ratio
        for x in links:
            found += self._inside(x) if x.zh and x.en else self._alone(x)
        return moved(self.sentences, self._met(found), whole=True)

    def _alone(self, x: Link) -> list[Link]:
        """Parts without a counterpart, one link each; a table by its rows."""
        links = []
        for number in x.zh:
            part = self.zh.parts[number]
            links += [Link(tuple(units), (), x.odds) for units in part.rows or (part.units,)]
        for number in x.en:
            part = self.en.parts[number]
            links += [Link((), tuple(units), x.odds) for units in part.rows or (part.units,)]
        return links

    def _inside(self, x: Link) -> list[Link]:
        """The units inside linked parts; no surer than the parts are."""
        zh, en = self.zh.parts[x.zh[0]], self.en.parts[x.en[0]]
        if len(x.zh) == len(x.en) == 1 and zh.rows and en.rows:
            links = self._table(zh, en)
        else:
            last_zh, last_en = self.zh.parts[x.zh[-1]], self.en.parts[x.en[-1]]
            links = self._units(range(zh.units.start, last_zh.units.stop), range(en.units.start, last_en.units.stop))
            if max(x.zh[-1] - x.zh[0] - len(x.zh), x.en[-1] - x.en[0] - len(x.en)) >= 0:
                links = self._only(links, x)
        return [replace(y, odds=min(y.odds, x.odds), moved=_moved(x, y)) for y in links]

    def _met(self, links: list[Link]) -> list[Link]:
        """The links, with a sentence that stands alone joined to the one beside it that stands alone on the other side.

        Paragraphs that are cut otherwise leave such a pair where they end.
        """
        met: list[Link] = []
        for y in links:
            last = met[-1] if met else None
            if last and self._is_pair(last, y):
                i, j = (last.zh or y.zh)[0], (last.en or y.en)[0]
                met[-1] = Link((i,), (j,), self.sentences.pair(i, j) - self._alone_score(i, j))
            else:
                met.append(y)
        return met

    def _is_pair(self, one: Link, other: Link) -> bool:
        """Whether two links hold a sentence each, of either language, that fit each other better than nothing."""
        zh, en = one.zh + other.zh, one.en + other.en
        if len(zh) != 1 or len(en) != 1 or (one.zh and one.en) or not (one.zh or one.en) or not (other.zh or other.en):
            return False
        return self.sentences.pair(zh[0], en[0]) > self._alone_score(zh[0], en[0])

    def _alone_score(self, zh: int, en: int) -> float:
        return self.sentences.skip_zh(zh) + self.sentences.skip_en(en)

    def _only(self, links: list[Link], x: Link) -> list[Link]:
        """The links without the units of parts that stand in the midst of others but are not linked with them."""
        zh, en = self.zh.units, self.en.units
        own = [
            replace(y, zh=tuple(i for i in y.zh if zh[i].part in x.zh), en=tuple(j for j in y.en if en[j].part in x.en))
            for y in links
        ]
        return [y for y in own if y.zh or y.en]

    def _units(self, zh: range, en: range) -> list[Link]:
        if len(zh) == len(en) == 1:
            return [Link(tuple(zh), tuple(en), CERTAIN)]
        return as_links(inside(self.sentences, zh, en))

    def _table(self, zh: Part, en: Part) -> list[Link]:
        """Cells by rows and columns where the tables have the same shape, else by what they say."""
        if len(zh.rows) == len(en.rows):
            pairs = list(zip(zh.rows, en.rows, strict=True))
            return [y for own, other in pairs for y in self._row(own, other, CERTAIN)]
        if self._rows is None:
            self._rows = _Rows(self)
        links: list[Link] = []
        for x in self._rows.align(zh, en):
            if len(x.zh) == len(x.en) == 1:
                links += self._row(self._rows.zh[x.zh[0]], self._rows.en[x.en[0]], x.odds)
            else:
                own = tuple(n for row in x.zh for n in self._rows.zh[row])
                other = tuple(n for row in x.en for n in self._rows.en[row])
                links.append(Link(own, other, x.odds))
        return links

    def _row(self, zh: range, en: range, odds: float) -> list[Link]:
        if len(zh) == len(en):
            return [Link((i,), (j,), odds) for i, j in zip(zh, en, strict=True)]
        return [replace(y, odds=min(y.odds, odds)) for y in self._units(zh, en)]

    def _grouped(self, zh_group: Sequence[int], en_group: Sequence[int]) -> Model:
        zh, en = self._sides
        lengths = [_sums(own, group) for own, group in zip(self._lengths, (zh_group, en_group), strict=True)]
        return self._model(grouped(zh, zh_group, en_group), grouped(en, en_group, zh_group), *lengths, sentences=False)

    @staticmethod
    def _model(zh: Side, en: Side, zh_size: Sequence[float], en_size: Sequence[float], *, sentences: bool) -> Model:
        beads = OFFICIAL if sentences else PARAGRAPH
        return Model(zh, en, zh_size, en_size, beads, SENTENCE_WEIGHT if sentences else PARAGRAPH_WEIGHT)


class _Rows:
    """The rows of all tables as units of a level of their own, for tables that differ in their number."""

    def __init__(self, alignment: _Alignment) -> None:
        self.zh, self.en = _rows(alignment.zh), _rows(alignment.en)
        self._model = alignment._grouped(_numbers(self.zh), _numbers(self.en))
        self._model.ratio = alignment.sentences.ratio
        self._zh_start = {row.start: number for number, row in enumerate(self.zh)}
        self._en_start = {row.start: number for number, row in enumerate(self.en)}

    def align(self, zh: Part, en: Part) -> list[Link]:
        """The links between the rows of two tables."""
        i, j = self._zh_start[zh.units.start], self._en_start[en.units.start]
        return as_links(inside(self._model, range(i, i + len(zh.rows)), range(j, j + len(en.rows))))


def _rows(outline: Outline) -> list[range]:
    return [units for part in outline.text for units in part.rows or (part.units,)]


def _numbers(rows: Sequence[range]) -> list[int]:
    return [number for number, units in enumerate(rows) for _ in units]


def _sums(lengths: Sequence[float], group: Sequence[int]) -> list[float]:
    total = [0.0] * (group[-1] + 1)
    for length, number in zip(lengths, group, strict=True):
        total[number] += length
    return total


def _moved(parts: Link, units: Link) -> bool:
    """Whether units have moved: by themselves or with their parts; what stands alone has not."""
    return bool(units.zh and units.en) and (parts.moved or units.moved)


def _common(zh: list[str], en: list[str]) -> tuple[list[str], list[str]]:
    """The tags that both documents use: a text file has no headings, and that says nothing."""
    both = set(zh) & set(en)
    return [t if t in both else "" for t in zh], [t if t in both else "" for t in en]
