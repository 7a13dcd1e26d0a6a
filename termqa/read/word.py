"""
The walk through a Word document that its reader and the writer of comments share: which paragraphs it has, in which
order, and which characters of its XML each of their words stands in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from lxml.etree import LxmlError, XMLParser, _Element, fromstring

from termqa.errors import UserError
from termqa.model import Block, Kind, Text
from termqa.read.text import is_note_mark, paragraph, table_row

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    {f"{W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "rt", "txbxContent", "object", "pict", "drawing")}
    | {FALLBACK}
)
"""Elements whose text is not the paragraph's: deleted, ruby, drawn, or there a second time for old programs."""
_WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {"footnotes": Text("脚注{}", "footnote {}"), "endnotes": Text("尾注{}", "endnote {}")}
_MARGINS = {"header": Text("页眉", "header"), "footer": Text("页脚", "footer")}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block and the ``w:p`` that it was read from."""

    block: Block
    element: _Element


class Piece(NamedTuple):
    """Some of a paragraph's words and the element (``w:t``, ``w:tab``, ``w:br`` …) that holds them."""

    text: str
    element: _Element


def paragraphs(document: Any, file: str) -> list[Paragraph]:  # noqa: ANN401
    """
    The paragraphs with text in reading order: the body, then notes, then running heads and feet.

    The order is the same whenever the file is read, so that a paragraph's number tells which it is.
    """
    walk = _Walk({style.style_id: style for style in document.styles})
    body = walk.paragraphs_below(document.element.body)
    return [*body, *_notes(document, walk, file), *_margins(document, walk, file)]


def text_of(element: _Element) -> str:
    """The paragraph's words: links, fields and insertions with it, deletions, hidden text and note marks without."""
    return _joined(pieces(element))


def pieces(element: _Element) -> list[Piece]:
    """The paragraph's words as ``text_of`` gives them, in pieces."""
    found: list[Piece] = []
    _collect(element, found)
    return found


def rows_of(element: _Element) -> Iterator[_Element]:
    """The rows of a table that are not deleted."""
    return (row for row in below(element, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def below(parent: _Element, tag: str) -> Iterator[_Element]:
    """The children with this tag, also where a content control or a tracked insertion wraps them."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from below(child, tag)


def _notes(document: Any, walk: "_Walk", file: str) -> Iterator[Paragraph]:  # noqa: ANN401
    """The paragraphs of footnotes and endnotes, without the lines that only part them from the text."""
    for kind, place in _NOTES.items():
        for root in _parts(document, kind, file):
            notes = [note for note in root if note.get(f"{W}type") in (None, "normal")]
            for number, note in enumerate(notes, 1):
                yield from _placed(walk.paragraphs_below(note), Text(place.zh.format(number), place.en.format(number)))


def _margins(document: Any, walk: "_Walk", file: str) -> Iterator[Paragraph]:  # noqa: ANN401
    """The running heads and feet, each text once."""
    seen = set()
    for kind, place in _MARGINS.items():
        for root in _parts(document, kind, file):
            for found in walk.paragraphs_below(root):
                if found.block.text not in seen:
                    seen.add(found.block.text)
                    yield Paragraph(Block(found.block.text, place, Kind.MARGIN), found.element)


def _parts(document: Any, kind: str, file: str) -> Iterator[_Element]:  # noqa: ANN401
    """The roots of the parts that the document's text is related to in this way."""
    parser = XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            try:
                yield fromstring(relation.target_part.blob, parser)
            except LxmlError as error:
                where = f"{file}: {relation.target_part.partname}"
                raise UserError(where, "is damaged", "open it in Word and save it again") from error


def _placed(found: Iterable[Paragraph], place: Text) -> Iterator[Paragraph]:
    return (Paragraph(replace(one.block, place=place), one.element) for one in found)


class _Walk:
    """One pass through a body, counting paragraphs and tables."""

    def __init__(self, styles: dict[str, Any]) -> None:
        self.styles = styles
        self.paragraphs = self.tables = self.boxes = 0

    def paragraphs_below(self, parent: _Element, row: tuple[int, int] | None = None) -> Iterator[Paragraph]:
        """The paragraphs below an element; inside a table ``row`` says where."""
        for child in parent.iterchildren():
            if child.tag == f"{W}p":
                if (text := text_of(child)).strip():
                    yield Paragraph(self._block(child, text, row), child)
                yield from self._boxes(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.paragraphs_below(child, row)

    def _block(self, element: _Element, text: str, row: tuple[int, int] | None) -> Block:
        if row:
            return Block(text, table_row(*row), Kind.CELL, row)
        self.paragraphs += 1
        return Block(text, paragraph(self.paragraphs), self._kind(element))

    def _boxes(self, element: _Element) -> Iterator[Paragraph]:
        """The text boxes that hang on a paragraph."""
        for box in element.iter(f"{W}txbxContent"):
            around = [parent.tag for parent in box.iterancestors()]
            if FALLBACK not in around and f"{W}txbxContent" not in around:
                self.boxes += 1
                place = Text(f"文本框{self.boxes}", f"text box {self.boxes}")
                for found in self.paragraphs_below(box):
                    yield from (found,) if found.block.row else _placed((found,), place)

    def _table(self, element: _Element) -> Iterator[Paragraph]:
        self.tables += 1
        table = self.tables
        for number, row in enumerate(rows_of(element), 1):
            for cell in below(row, f"{W}tc"):
                yield from self.paragraphs_below(cell, (table, number))

    def _kind(self, element: _Element) -> Kind:
        style_id = element.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(style_id.get(f"{W}val", "")) if style_id is not None else None
        listed = _list_number(element)
        while style is not None:
            title = (style.name or "").lower()
            if (
                title.startswith(("heading", "title", "subtitle", "标题"))
                or style.element.find(f"{W}pPr/{W}outlineLvl") is not None
            ):
                return Kind.HEADING
            if listed is None:
                listed = True if title.startswith("list") else _list_number(style.element)
            style = style.base_style
        if element.find(f"{W}pPr/{W}outlineLvl") is not None:
            return Kind.HEADING
        return Kind.LIST_ITEM if listed else Kind.PARAGRAPH


def _list_number(element: _Element) -> bool | None:
    """Whether the paragraph or style is a list item; None where it does not say, so that its style decides."""
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    return None if number is None else number.get(f"{W}val") != "0"


def _collect(element: _Element, found: list[Piece]) -> None:
    for child in element.iterchildren():
        if child.tag == f"{W}t":
            found.append(Piece(child.text or "", child))
        elif child.tag == f"{W}br" and child.get(f"{W}type") in {"page", "column"}:
            continue
        elif child.tag in _CHARACTERS:
            found.append(Piece(_CHARACTERS[child.tag], child))
        elif child.tag == f"{W}r" and (properties := child.find(f"{W}rPr")) is not None:
            _collect_run(child, properties, found)
        elif child.tag not in _SKIPPED:
            _collect(child, found)


def _collect_run(run: _Element, properties: _Element, found: list[Piece]) -> None:
    """Add a run's words, unless they are hidden or a note mark."""
    if any(_on(properties, flag) for flag in ("vanish", "webHidden")):
        return
    own: list[Piece] = []
    _collect(run, own)
    raised = properties.find(f"{W}vertAlign")
    is_raised = raised is not None and raised.get(f"{W}val") == "superscript"
    if not (is_raised and is_note_mark(_joined(found), _joined(own))):
        found += own


def _joined(found: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in found)


def _on(properties: _Element, flag: str) -> bool:
    switch = properties.find(f"{W}{flag}")
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")
