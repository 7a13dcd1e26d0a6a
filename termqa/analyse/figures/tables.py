"""Units that a caption, header or stub gives once for the cells below it: 收入（亿元）, Revenue (billion yuan).

A cell is right where the ratio of the two units holds for its figures: under 亿元 and "billion yuan", 4437 is 443.7.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import regex

from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, replace
from termqa.analyse.figures.units import (
    BY_NAME,
    ZH_CURRENCY,
    ZH_UNIT,
    Unit,
    en_measure,
)
from termqa.model import Kind as BlockKind
from termqa.model import Lang, Segment

if TYPE_CHECKING:
    from termqa.analyse import Side
    from termqa.analyse import Unit as Pair

LONGEST = 100
"""More characters than this are no heading and no cell."""
_SENTENCE_END = regex.compile(r"[。；;!?！？]|\.(?:\s|$)")
_GIVEN = {
    Lang.ZH: regex.compile(r"(?:单位\s*[:：]\s*(?P<a>[^()（）]+)|[(（](?:单位\s*[:：])?(?P<a>[^()（）]+)[)）]|^(?P<a>[^()（）]+))\s*$"),
    Lang.EN: regex.compile(
        r"(?:\bunits?\s*:\s*(?:in )?(?P<a>[^()]+)|[(](?:units?\s*:\s*)?(?:in )?(?P<a>[^()]+)[)]|^(?:in )?(?P<a>[^()]+))\s*$",
        regex.IGNORECASE,
    ),
}  # fmt: skip
"""Where a unit stands that holds for what is below: after 单位, in brackets at the end, or alone."""
_BARE_ZH = regex.compile(r"[%％‰]|人次|[人户家个件台辆套次]")
_BARE_EN = regex.compile(r"%|percent|persons?|people|units?|yuan", regex.IGNORECASE)
_SHARES, _NO_SHARE = frozenset("%％‰"), 1000
_NUMBER_ZH = regex.compile(r"[百千万亿]+")
_NUMBER_EN = regex.compile(
    r"(?:(?:rmb|us\$|hk\$|\$|cny|usd|hkd)\s?)?(?:10{1,4}|10?,000|100,000)?\s?(?:hundred|thousand|million|billion|trillion)?s?(?: of)?\b",
    regex.IGNORECASE,
)


class Given(NamedTuple):
    """A unit given for cells: how many of it a figure counts, its name or currency, and the words."""

    size: Decimal
    unit: str
    currency: str
    words: str

    def whole(self, q: Quantity) -> Quantity:
        """The figure of a cell in full: 4437 under 亿元 is 443,700,000,000 yuan."""
        return replace(scaled(q, self.size), unit=self.unit, currency=self.currency)


class Heading(NamedTuple):
    """A unit given for cells by both texts, and how many times the source's the translation's is."""

    ratio: Decimal
    source: Given
    target: Given

    def may_hold(self, q: Quantity) -> bool:
        """Whether the figure can be one in this unit: no share is 4,437 percent."""
        return q.size < _NO_SHARE or self.source.words not in _SHARES


@dataclass(slots=True)
class Table:
    """What the headings of the table at hand have said; nothing where no table is at hand."""

    loose: list[Heading] = field(default_factory=list)
    """Of captions, and of headers whose column is not known."""
    columns: dict[int, Heading] = field(default_factory=dict)
    row: str = ""
    at: int = 0
    shift: int = 0
    """1 where the header row lacks its first cell."""
    halves: dict[bool, Given] = field(default_factory=dict)
    """Units that only one text has given yet for the table at hand or to come; True for the source's."""
    told: set[Decimal] = field(default_factory=set)
    """By how much cells have been reported to be off: the whole column is off, and once is enough."""

    def clear(self) -> None:
        """Forget the table."""
        self.loose.clear()
        self.columns.clear()
        self.told.clear()
        self.row = ""

    def enter(self, segment: Segment, numeric: bool) -> None:
        """Go to the next cell of the row, or to the next row."""
        if segment.kind is not BlockKind.CELL:
            return
        place = segment.place.en
        if place.partition(", row")[0] != self.row.partition(", row")[0]:
            if self.columns:
                self.halves.clear()
            self.columns.clear()
            self.told.clear()
            self.shift = 0
        if place == self.row:
            self.at += 1
            return
        self.row, self.at = place, 0
        if self.columns and not numeric and 0 in self.columns:
            self.shift = 1

    def add(self, heading: Heading, segment: Segment) -> None:
        """Take in a heading."""
        if segment.kind is BlockKind.CELL:
            self.columns[self.at] = heading
        else:
            self.told.clear()
            self.loose.append(heading)

    def here(self, q: Quantity) -> list[Heading]:
        """The headings of which one holds for the figure of the cell at hand: its column's, else the captions'."""
        own = self.columns.get(self.at - self.shift)
        if own:
            return [own]
        stub = [self.columns[0]] if 0 in self.columns else []
        return [h for h in (*self.loose, *(stub or ([] if self.loose else self.columns.values()))) if h.may_hold(q)]

    def complete(self, given: Given, *, of_source: bool) -> Heading | None:
        """The heading that a unit which one text gives makes with the one that the other has given elsewhere."""
        other = self.halves.get(not of_source)
        if other is None:
            self.halves[of_source] = given
            return None
        return _together(given, other) if of_source else _together(other, given)


def heading(unit: "Pair") -> Heading | None:
    """The heading that a pair is, None where it is none."""
    source, target = _given(unit.source), _given(unit.target)
    return _together(source, target) if source and target else None


def _together(source: Given, target: Given) -> Heading | None:
    """The heading that the units of the two texts make; None where they are of different things."""
    one, other = BY_NAME.get(source.unit), BY_NAME.get(target.unit)
    if source.currency and target.currency and source.currency != target.currency:
        return None
    ratio = target.size / source.size
    if one and other:
        if one.dimension != other.dimension:
            return None
        ratio *= other.factor / one.factor
    return Heading(ratio, source, target)


def half(unit: "Pair") -> tuple[Given, bool] | None:
    """The unit that only one text of the pair gives, and whether that is the source; None where none or both do."""
    found = [
        (given, side is unit.source)
        for side, other in ((unit.source, unit.target), (unit.target, unit.source))
        if _EXPLICIT.search(side.folded) and not _EXPLICIT.search(other.folded) and (given := _given(side))
    ]
    return found[0] if len(found) == 1 else None


_EXPLICIT = regex.compile(r"(?:单位|\bunits?)\s*[:：]|[)）]\s*$", regex.IGNORECASE)
_NEXT = 40
"""Of so many pairs after a caption the first ones may be its table's header."""


def moved(unit: "Pair") -> bool:
    """Whether the unit that one text of the pair gives stands in the other text's heading beside it: 单位, (billion yuan)."""
    mine = half(unit)
    if mine is None:
        return False
    given, of_source = mine
    others = [found for near in (*unit.before, *unit.after) if (found := half(near))]
    pairs = unit.context.bitext.pairs
    if not others and isinstance(pairs, list):
        at = next((i for i, pair in enumerate(pairs) if pair is unit.pair), len(pairs))
        for pair in pairs[at + 1 : at + 1 + _NEXT]:
            if pair.source.kind is BlockKind.CELL and (found := half(type(unit)(pair, unit.context))):
                others.append(found)
    return any(
        of_other is not of_source and (_together(given, other) if of_source else _together(other, given))
        for other, of_other in others
    )


def _given(side: "Side") -> Given | None:
    """The unit that the side gives, None where it gives none."""
    text, lang = side.folded, side.lang
    m = _GIVEN[lang].search(text)
    if m is None or _SENTENCE_END.search(text):
        return None
    words = side.text[m.start("a") : m.end("a")].strip()
    amounts = [q for q in side.figures if q.kind not in CALENDAR and m.start("a") <= q.span.start]
    if not amounts:
        return _alone(words, lang)
    q, printed = amounts[0], amounts[0].span.of(text)
    number = _NUMBER_ZH if lang is Lang.ZH else _NUMBER_EN
    counted = len(amounts) == 1 and q.kind in (Kind.CARDINAL, Kind.DURATION) and number.match(printed)
    return Given(q.size, q.unit, q.currency, words) if counted and not _figure_beside(printed, lang) else None


def _figure_beside(words: str, lang: Lang) -> bool:
    """Whether the words hold digits that are no part of a scale, so that they are an amount: 3 million."""
    return bool(
        regex.search(r"\d", words if lang is Lang.ZH else regex.sub(r"\b1(?:0{0,2},000|0{1,4})(?![\d,])", "", words))
    )


def _alone(words: str, lang: Lang) -> Given | None:
    """A unit without a scale: 元, yuan, TWh, %."""
    if lang is Lang.ZH:
        measure: Unit | str | None = ZH_UNIT.get(words) or ZH_CURRENCY.get(words)
    else:
        found = en_measure(words.lower(), 0)
        measure = found[0] if found and found[1] == len(words) else None
    bare = _BARE_ZH if lang is Lang.ZH else _BARE_EN
    if not measure and not bare.fullmatch(words):
        return None
    return Given(Decimal(1), measure.name if isinstance(measure, Unit) else "", "", words)


def cell(unit: "Pair") -> tuple[Quantity, Quantity] | None:
    """The two figures of a pair that holds nothing else, as a table's cells do; not years, nor what has a unit."""
    found: list[Quantity] = []
    for side in (unit.source, unit.target):
        figures = side.figures
        if len(figures) != 1 or figures[0].span.of(side.text) != side.text.strip():
            return None
        q = figures[0]
        if q.kind is not Kind.CARDINAL or q.unit or q.currency or q.scale or q.value is None:
            return None
        found.append(q)
    return found[0], found[1]


def scaled(q: Quantity, factor: Decimal) -> Quantity:
    """The quantity in a unit that is ``factor`` times as large as the one it is printed in."""
    return replace(q, value=q.size * factor, quantum=q.quantum * factor)


def telling(q: Quantity) -> bool:
    """Whether the figure has so many digits that it stands there in the wrong unit, not as a row's number."""
    return len(q.digits.replace(".", "")) > 2 or "." in q.digits
