"""
Word documents: paragraphs, headings, lists and tables in the order of the page.

Tracked changes count as accepted. Pictures, charts, text boxes and notes are not read but counted, so that the
report can say what was not checked.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError, _Element

from termqa.errors import UserError
from termqa.model import Block, Kind, Text
from termqa.read.files import Input, ReadOptions, check_package, name, refuse_other_kind
from termqa.read.text import paragraph, table_row

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    {f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "rt", "txbxContent", "object", "pict", "drawing")}
    | {f"{_MC}Fallback"}
)
"""Elements whose text is not the paragraph's: deleted, ruby, drawn, or there a second time for old programs."""
_WRAPPERS = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_UNREAD = {
    "pic": Text("图片：{}幅", "pictures: {}"),
    "imagedata": Text("图片：{}幅", "pictures: {}"),
    "chart": Text("图表：{}个", "charts: {}"),
    "relIds": Text("图示（SmartArt）：{}个", "diagrams: {}"),
    "txbxContent": Text("文本框：{}个", "text boxes: {}"),
    "object": Text("嵌入对象：{}个", "embedded objects: {}"),
    "footnoteReference": Text("脚注：{}条", "footnotes: {}"),
    "endnoteReference": Text("尾注：{}条", "endnotes: {}"),
}


def read_docx(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The blocks of a Word document, and what it holds beside them; raises ``UserError`` where it is none."""
    refuse_other_kind(file, ".docx")
    check_package(file, "word/document.xml", "Word")

    try:
        with file.open() as stream:
            document = docx.Document(stream)
        body = document.element.body
        styles = {style.style_id: style for style in document.styles}
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        raise UserError(
            name(file.path), "is damaged: Word's own parts are missing", "open it in Word and save it again"
        ) from error
    return tuple(_Walk(styles).blocks(body)), _unread(body)


class _Walk:
    """One pass through a body, counting paragraphs and tables."""

    def __init__(self, styles: dict[str, Any]) -> None:
        self.styles = styles
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, parent: _Element, row: tuple[int, int] | None = None) -> Iterator[Block]:
        """The blocks below an element; inside a table ``row`` says where."""
        for child in parent.iterchildren():
            if child.tag == f"{_W}p":
                if (text := _text(child)).strip():
                    yield self._block(child, text, row)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, row)

    def _block(self, element: _Element, text: str, row: tuple[int, int] | None) -> Block:
        if row:
            return Block(text, table_row(*row), Kind.CELL, row)
        self.paragraphs += 1
        return Block(text, paragraph(self.paragraphs), self._kind(element))

    def _table(self, element: _Element) -> Iterator[Block]:
        self.tables += 1
        table = self.tables
        rows = (row for row in _below(element, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None)
        for number, row in enumerate(rows, 1):
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


def _below(parent: _Element, tag: str) -> Iterator[_Element]:
    """The children with this tag, also where a content control or a tracked insertion wraps them."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child, tag)


def _text(element: _Element) -> str:
    """The paragraph's words: hyperlinks, fields and insertions with it, deletions without."""
    return "".join(_pieces(element))


def _pieces(element: _Element) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}br" and child.get(f"{_W}type") in {"page", "column"}:
            continue
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


def _unread(body: _Element) -> tuple[Text, ...]:
    """What the body holds that has no blocks, with how many of each."""
    counts: Counter[Text] = Counter()
    for element in body.iter(*(f"{{*}}{tag}" for tag in _UNREAD)):
        if not any(parent.tag == f"{_MC}Fallback" for parent in element.iterancestors()):
            counts[_UNREAD[element.tag.rpartition("}")[2]]] += 1
    return tuple(Text(what.zh.format(n), what.en.format(n)) for what, n in counts.items())
