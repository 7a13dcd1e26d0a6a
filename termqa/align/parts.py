"""A document taken apart for alignment: parts (paragraphs, whole tables) and the units inside them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from re import Match, compile

from termqa.align.furniture import Piece, furniture
from termqa.align.wrap import paragraphs
from termqa.model import NOWHERE, Block, Document, Kind, Lang, Segment, Span, Stretch, Text

Split = Callable[[str, Lang], Sequence[Span]]
_NUMBERED_ZH = compile(r"第(\d+)(\D+)")
_NUMBERED_EN = compile(r"(\D+ )(\d+)")
_TAGS = {Kind.HEADING: "heading", Kind.LIST_ITEM: "list", Kind.CELL: "table"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (or a table cell): ``span`` is its range in the text of its part."""

    part: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or list item (several blocks where lines were broken), or a whole table."""

    blocks: tuple[int, ...]
    text: str
    kind: Kind
    starts: tuple[int, ...]
    """Where in the text each block begins."""
    units: range
    rows: tuple[range, ...] = ()
    """The units of each row of a table."""


class Outline:
    """The parts and units of a document; those of the page's furniture stand behind those of the text."""

    def __init__(self, document: Document, split: Split) -> None:
        self.document = document
        self.parts: list[Part] = []
        self.units: list[Unit] = []
        self._aside: list[tuple[int, int, str]] = []
        blocks = document.blocks
        filled = [number for number, block in enumerate(blocks) if block.text.strip()]
        for table, run in groupby(filled, key=lambda number: _table(blocks[number])):
            if table is None:
                self._add_text(list(run), split)
            else:
                self._add_table(list(run))
        self.text = tuple(self.parts)
        """The parts of the text alone."""
        self.size = len(self.units)
        """How many units the text has."""
        self.furniture = [self._add_piece(*piece) for piece in self._aside]

    def _add_text(self, numbers: list[int], split: Split) -> None:
        blocks = [self.document.blocks[number] for number in numbers]
        lines = [block.text for block in blocks]
        free = [block.kind is Kind.PARAGRAPH for block in blocks]
        names = furniture(lines)
        for group in paragraphs(lines, names, free):
            if names[group[0]]:
                self._aside.append((numbers[group[0]], len(self.units), names[group[0]]))
                continue
            text, starts = _join([lines[n] for n in group])
            begin = len(self.units)
            kind = blocks[group[0]].kind
            whole = (Span(0, len(text)),)
            cut = whole if kind is Kind.HEADING else split(text.replace("\n", " "), self.document.lang)
            for span in cut or whole:
                self.units.append(Unit(len(self.parts), span, span.of(text)))
            own = tuple(numbers[n] for n in group)
            self.parts.append(Part(own, text, kind, starts, range(begin, len(self.units))))

    def _add_piece(self, block: int, before: int, name: str) -> Piece:
        text = self.document.blocks[block].text
        unit = len(self.units)
        self.units.append(Unit(len(self.parts), Span(0, len(text)), text))
        self.parts.append(Part((block,), text, self.document.blocks[block].kind, (0,), range(unit, unit + 1)))
        return Piece(unit, before, name)

    def _add_table(self, numbers: list[int]) -> None:
        text, starts = _join([self.document.blocks[number].text for number in numbers])
        begin = len(self.units)
        rows = []
        for _, cells in groupby(range(len(numbers)), key=lambda n: self.document.blocks[numbers[n]].row):
            first = len(self.units)
            for n in cells:
                cell = self.document.blocks[numbers[n]].text
                self.units.append(Unit(len(self.parts), Span(starts[n], starts[n] + len(cell)), cell))
            rows.append(range(first, len(self.units)))
        units = range(begin, len(self.units))
        self.parts.append(Part(tuple(numbers), text, Kind.CELL, starts, units, tuple(rows)))

    def tags(self) -> list[str]:
        """What the document says of each unit."""
        return [_TAGS.get(self.parts[unit.part].kind, "") for unit in self.units[: self.size]]

    def segment(self, units: Sequence[int]) -> Segment:
        """The units (in order) as one segment: a slice of their block where they stand side by side in one."""
        if not units:
            return Segment("", self.document.lang)
        pieces: list[str] = []
        stretches: list[Stretch] = []
        for part_number, group in groupby(units, key=lambda n: self.units[n].part):
            part = self.parts[part_number]
            for first, last in _runs(list(group)):
                span = Span(self.units[first].span.start, self.units[last].span.end)
                pieces.append(span.of(part.text))
                stretches += _stretches(part, span)
        found = [self.document.blocks[number] for number in dict.fromkeys(stretch.block for stretch in stretches)]
        place = places([block.place for block in found])
        return Segment("\n".join(pieces), self.document.lang, place, found[0].kind, stretches=tuple(stretches))


def _table(block: Block) -> int | None:
    return block.row[0] if block.kind is Kind.CELL and block.row else None


def _join(texts: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    return "\n".join(texts), tuple(starts)


def _runs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """(first, last) of each stretch of numbers without a gap."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _stretches(part: Part, span: Span) -> list[Stretch]:
    """What a range of the part's text is of each block that it touches."""
    ends = [*(start - 1 for start in part.starts[1:]), len(part.text)]
    return [
        Stretch(block, max(span.start, start) - start, min(span.end, end) - start)
        for block, start, end in zip(part.blocks, part.starts, ends, strict=True)
        if start < span.end and span.start <= end
    ]


def places(found: Sequence[Text]) -> Text:
    """Several places as one: "paragraphs 3–4", "第3–4段"; those that do not count on are listed."""
    if not found:
        return NOWHERE
    return Text(
        _joined([t.zh for t in found], _NUMBERED_ZH.fullmatch, _range_zh, "、"),
        _joined([t.en for t in found], _NUMBERED_EN.fullmatch, _range_en, "; "),
    )


def _joined(
    names: Sequence[str],
    numbered: Callable[[str], Match[str] | None],
    spanned: Callable[[Match[str], Match[str]], str],
    comma: str,
) -> str:
    first, last = numbered(names[0]), numbered(names[-1])
    if len(names) == 1 or names[0] == names[-1]:
        return names[0]
    if first and last and (name := spanned(first, last)):
        return name
    return comma.join(names)


def _range_zh(first: Match[str], last: Match[str]) -> str:
    return f"第{first[1]}–{last[1]}{first[2]}" if first[2] == last[2] else ""


def _range_en(first: Match[str], last: Match[str]) -> str:
    name = first[1].rstrip()
    return f"{name}s {first[2]}–{last[2]}" if first[1] == last[1] and name.isalpha() else ""
