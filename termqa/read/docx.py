"""
Word documents: paragraphs, headings, lists, tables and text boxes in the order of the page; then notes; then running
heads and feet.

Tracked changes count as accepted. Comments, hidden text and the marks of notes are left out. Pictures and charts are
not read but counted, so that the report can say what was not checked.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError, XMLParser, _Element, fromstring

from termqa.analyse.script import language
from termqa.errors import UserError
from termqa.model import Block, Kind, Lang, Text
from termqa.read.files import Input, ReadOptions, check_package, name, refuse_other_kind
from termqa.read.tables import Row, Table, is_bilingual
from termqa.read.text import is_note_mark, paragraph, table_row

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_MC}Fallback"
_SKIPPED = frozenset(
    {f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "rt", "txbxContent", "object", "pict", "drawing")}
    | {_FALLBACK}
)
"""Elements whose text is not the paragraph's: deleted, ruby, drawn, or there a second time for old programs."""
_WRAPPERS = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_UNREAD = {
    "pic": Text("图片：{}幅", "pictures: {}"),
    "imagedata": Text("图片：{}幅", "pictures: {}"),
    "chart": Text("图表：{}个", "charts: {}"),
    "relIds": Text("图示（SmartArt）：{}个", "diagrams: {}"),
    "object": Text("嵌入对象：{}个", "embedded objects: {}"),
}
_NOTES = {"footnotes": Text("脚注{}", "footnote {}"), "endnotes": Text("尾注{}", "endnote {}")}
_MARGINS = {"header": Text("页眉", "header"), "footer": Text("页脚", "footer")}


def read_docx(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The blocks of a Word document, and what it holds beside them; raises ``UserError`` where it is none."""
    document = _open(file)
    body = document.element.body
    walk = _Walk({style.style_id: style for style in document.styles})
    blocks = (*walk.blocks(body), *_notes(document, walk, file), *_margins(document, walk, file))
    return blocks, _unread(body)


def read_docx_tables(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The tables of a document that consists of a bilingual table; none where it is a text of one language."""
    document = _open(file)
    found = [
        table
        for number, element in enumerate(_below(document.element.body, f"{_W}tbl"), 1)
        if (table := _bilingual(element, number, file))
    ]
    held = sum(len(cell) for table in found for row in table.rows() for cell in row.cells)
    whole = sum(len(_text(p)) for p in document.element.body.iter(f"{_W}p"))
    return tuple(found) if held * 2 > whole else ()


def _open(file: Input) -> Any:  # noqa: ANN401
    """The document; raises ``UserError`` where the file is none."""
    refuse_other_kind(file, ".docx")
    check_package(file, "word/document.xml", "Word")
    try:
        with file.open() as stream:
            document = docx.Document(stream)
        assert document.element.body is not None and document.styles is not None
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, AssertionError) as error:
        raise UserError(
            name(file.path), "is damaged: Word's own parts are missing", "open it in Word and save it again"
        ) from error
    return document


def _notes(document: Any, walk: "_Walk", file: Input) -> Iterator[Block]:  # noqa: ANN401
    """The paragraphs of footnotes and endnotes, without the lines that only part them from the text."""
    for kind, place in _NOTES.items():
        for root in _parts(document, kind, file):
            notes = [note for note in root if note.get(f"{_W}type") in (None, "normal")]
            for number, note in enumerate(notes, 1):
                at = Text(place.zh.format(number), place.en.format(number))
                yield from (replace(block, place=at) for block in walk.blocks(note))


def _margins(document: Any, walk: "_Walk", file: Input) -> Iterator[Block]:  # noqa: ANN401
    """The running heads and feet, each text once."""
    seen = set()
    for kind, place in _MARGINS.items():
        for root in _parts(document, kind, file):
            for block in walk.blocks(root):
                if block.text not in seen:
                    seen.add(block.text)
                    yield Block(block.text, place, Kind.MARGIN)


def _parts(document: Any, kind: str, file: Input) -> Iterator[_Element]:  # noqa: ANN401
    """The roots of the parts that the document's text is related to in this way."""
    parser = XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            try:
                yield fromstring(relation.target_part.blob, parser)
            except LxmlError as error:
                where = f"{name(file.path)}: {relation.target_part.partname}"
                raise UserError(where, "is damaged", "open it in Word and save it again") from error


# --- a table of two languages ---


@dataclass(frozen=True, slots=True)
class WordTable:
    """A Word table, under a header of its own or one made for it."""

    file: str
    number: int
    lines: tuple[Row, ...]
    sheet: str = ""

    def rows(self) -> Iterator[Row]:
        """All rows with the header."""
        return iter(self.lines)

    def place(self, row: int, column: int) -> Text:
        """The table's row."""
        return table_row(self.number, row)


def _bilingual(element: _Element, number: int, file: Input) -> WordTable | None:
    """The table, if one of its columns is Chinese and another English."""
    cells = [
        ["\n".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in _below(row, f"{_W}tc")]
        for row in _rows(element)
    ]
    rows = tuple(Row(n, line) for n, line in enumerate(cells, 1))
    if not rows or len(rows[0].cells) < 2:
        return None
    if is_bilingual(rows[0].cells):
        return WordTable(file.path, number, rows)
    held = [language("\n".join(row.cell(column) for row in rows)) for column in range(len(rows[0].cells))]
    if Lang.ZH not in held or Lang.EN not in held:
        return None
    titles = [""] * len(held)
    for lang in (Lang.ZH, Lang.EN):
        titles[held.index(lang)] = lang.value
    if held[0] is None:
        titles[0] = "id"
    return WordTable(file.path, number, (Row(0, titles), *rows))


class _Walk:
    """One pass through a body, counting paragraphs and tables."""

    def __init__(self, styles: dict[str, Any]) -> None:
        self.styles = styles
        self.paragraphs = self.tables = self.boxes = 0

    def blocks(self, parent: _Element, row: tuple[int, int] | None = None) -> Iterator[Block]:
        """The blocks below an element; inside a table ``row`` says where."""
        for child in parent.iterchildren():
            if child.tag == f"{_W}p":
                if (text := _text(child)).strip():
                    yield self._block(child, text, row)
                yield from self._boxes(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, row)

    def _block(self, element: _Element, text: str, row: tuple[int, int] | None) -> Block:
        if row:
            return Block(text, table_row(*row), Kind.CELL, row)
        self.paragraphs += 1
        return Block(text, paragraph(self.paragraphs), self._kind(element))

    def _boxes(self, element: _Element) -> Iterator[Block]:
        """The text boxes that hang on a paragraph."""
        for box in element.iter(f"{_W}txbxContent"):
            around = [parent.tag for parent in box.iterancestors()]
            if _FALLBACK not in around and f"{_W}txbxContent" not in around:
                self.boxes += 1
                place = Text(f"文本框{self.boxes}", f"text box {self.boxes}")
                yield from (block if block.row else replace(block, place=place) for block in self.blocks(box))

    def _table(self, element: _Element) -> Iterator[Block]:
        self.tables += 1
        table = self.tables
        for number, row in enumerate(_rows(element), 1):
            for cell in _below(row, f"{_W}tc"):
                yield from self.blocks(cell, (table, number))

    def _kind(self, element: _Element) -> Kind:
        style_id = element.find(f"{_W}pPr/{_W}pStyle")
        style = self.styles.get(style_id.get(f"{_W}val", "")) if style_id is not None else None
        listed = _list_number(element)
        while style is not None:
            title = (style.name or "").lower()
            if (
                title.startswith(("heading", "title", "subtitle", "标题"))
                or style.element.find(f"{_W}pPr/{_W}outlineLvl") is not None
            ):
                return Kind.HEADING
            if listed is None:
                listed = True if title.startswith("list") else _list_number(style.element)
            style = style.base_style
        if element.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            return Kind.HEADING
        return Kind.LIST_ITEM if listed else Kind.PARAGRAPH


def _list_number(element: _Element) -> bool | None:
    """Whether the paragraph or style is a list item; None where it does not say, so that its style decides."""
    number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return None if number is None else number.get(f"{_W}val") != "0"


def _rows(element: _Element) -> Iterator[_Element]:
    """The rows of a table that are not deleted."""
    return (row for row in _below(element, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None)


def _below(parent: _Element, tag: str) -> Iterator[_Element]:
    """The children with this tag, also where a content control or a tracked insertion wraps them."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child, tag)


def _text(element: _Element) -> str:
    """The paragraph's words: links, fields and insertions with it, deletions, hidden text and note marks without."""
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: _Element, pieces: list[str]) -> None:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag == f"{_W}br" and child.get(f"{_W}type") in {"page", "column"}:
            continue
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[child.tag])
        elif child.tag == f"{_W}r" and (properties := child.find(f"{_W}rPr")) is not None:
            _collect_run(child, properties, pieces)
        elif child.tag not in _SKIPPED:
            _collect(child, pieces)


def _collect_run(run: _Element, properties: _Element, pieces: list[str]) -> None:
    """Add a run's words, unless they are hidden or a note mark."""
    if any(_on(properties, flag) for flag in ("vanish", "webHidden")):
        return
    own: list[str] = []
    _collect(run, own)
    raised = properties.find(f"{_W}vertAlign")
    is_raised = raised is not None and raised.get(f"{_W}val") == "superscript"
    if not (is_raised and is_note_mark("".join(pieces), "".join(own))):
        pieces += own


def _on(properties: _Element, flag: str) -> bool:
    found = properties.find(f"{_W}{flag}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _unread(body: _Element) -> tuple[Text, ...]:
    """What the body holds that has no blocks, with how many of each."""
    counts: Counter[Text] = Counter()
    for element in body.iter(*(f"{{*}}{tag}" for tag in _UNREAD)):
        if not any(parent.tag == _FALLBACK for parent in element.iterancestors()):
            counts[_UNREAD[element.tag.rpartition("}")[2]]] += 1
    return tuple(Text(what.zh.format(n), what.en.format(n)) for what, n in counts.items())
