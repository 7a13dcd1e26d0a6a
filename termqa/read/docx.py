"""
Word documents: paragraphs, headings, lists, tables and text boxes in the order of the page; then notes; then running
heads and feet.

Tracked changes count as accepted. Comments, hidden text and the marks of notes are left out. Pictures and charts are
not read but counted, so that the report can say what was not checked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError, _Element

from termqa.analyse.script import language
from termqa.errors import UserError
from termqa.model import Block, Lang, Stretch, Text
from termqa.read.files import Input, ReadOptions, check_package, name, refuse_other_kind
from termqa.read.tables import Row, Table, is_bilingual
from termqa.read.text import table_row
from termqa.read.word import FALLBACK, W, below, paragraphs, rows_of, text_of

_UNREAD = {
    "pic": Text("图片：{}幅", "pictures: {}"),
    "imagedata": Text("图片：{}幅", "pictures: {}"),
    "chart": Text("图表：{}个", "charts: {}"),
    "relIds": Text("图示（SmartArt）：{}个", "diagrams: {}"),
    "object": Text("嵌入对象：{}个", "embedded objects: {}"),
}


def read_docx(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The blocks of a Word document, and what it holds beside them; raises ``UserError`` where it is none."""
    document = open_document(file)
    blocks = tuple(found.block for found in paragraphs(document, name(file.path)))
    return blocks, _unread(document.element.body)


def read_docx_tables(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The tables of a document that consists of a bilingual table; none where it is a text of one language."""
    document = open_document(file)
    body = document.element.body
    numbers = {found.element: n for n, found in enumerate(paragraphs(document, name(file.path)))}
    found = [
        table
        for number, element in enumerate(below(body, f"{W}tbl"), 1)
        if (table := _bilingual(element, number, file, numbers))
    ]
    held = sum(len(cell) for table in found for row in table.rows() for cell in row.cells)
    whole = sum(len(text_of(p)) for p in body.iter(f"{W}p"))
    return tuple(found) if held * 2 > whole else ()


def open_document(file: Input) -> Any:  # noqa: ANN401
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


# --- a table of two languages ---


@dataclass(frozen=True, slots=True)
class WordTable:
    """A Word table, under a header of its own or one made for it."""

    file: str
    number: int
    lines: tuple[Row, ...]
    sheet: str = ""
    declared: None = None

    def rows(self) -> Iterator[Row]:
        """All rows with the header."""
        return iter(self.lines)

    def place(self, row: int, column: int) -> Text:
        """The table's row."""
        return table_row(self.number, row)


def _bilingual(element: _Element, number: int, file: Input, numbers: Mapping[_Element, int]) -> WordTable | None:
    """The table, if one of its columns is Chinese and another English; ``numbers``: of the paragraphs with text."""
    cells = [[_cell(cell, numbers) for cell in below(row, f"{W}tc")] for row in rows_of(element)]
    rows = tuple(
        Row(n, [text for text, _ in line], stretches=[held for _, held in line]) for n, line in enumerate(cells, 1)
    )
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


def _cell(cell: _Element, numbers: Mapping[_Element, int]) -> tuple[str, tuple[Stretch, ...]]:
    """The words of a cell, and the paragraphs that they are."""
    own = [(text_of(p), numbers[p]) for p in cell.iter(f"{W}p") if p in numbers]
    return "\n".join(text for text, _ in own), tuple(Stretch(block, 0, len(text)) for text, block in own)


def _unread(body: _Element) -> tuple[Text, ...]:
    """What the body holds that has no blocks, with how many of each."""
    counts: Counter[Text] = Counter()
    for element in body.iter(*(f"{{*}}{tag}" for tag in _UNREAD)):
        if not any(parent.tag == FALLBACK for parent in element.iterancestors()):
            counts[_UNREAD[element.tag.rpartition("}")[2]]] += 1
    return tuple(Text(what.zh.format(n), what.en.format(n)) for what, n in counts.items())
