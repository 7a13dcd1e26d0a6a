"""
Web pages: the words of the main text, in paragraphs, headings, list items and table cells.

Where a page says which part is its main text, only that is read; menus, banners and footers are left out in any case,
and counted, so that the report can say so. A superscript note mark is no part of the figure that it follows.
"""

import codecs
from collections.abc import Iterator

import regex
from lxml import etree
from lxml import html as lxml_html

from termqa.errors import UserError
from termqa.model import Block, Kind, Text
from termqa.read.files import Input, ReadOptions, encoding_of, name
from termqa.read.text import is_note_mark, paragraph, table_row

_HEADINGS = frozenset(f"h{n}" for n in range(1, 7)) | {"summary", "caption", "figcaption"}
_PARTS = (
    frozenset(
        "address article blockquote body center dd details div dl dt fieldset figure html li main ol p pre section"
        " table tbody td tfoot th thead tr ul".split()
    )
    | _HEADINGS
)
"""Elements that begin a paragraph of their own; all others stand inside one."""
_NO_TEXT = frozenset(
    "script style noscript template svg math object iframe select option button textarea head rp rt".split()
)
_AROUND = frozenset("nav header footer aside form menu".split())
_AROUND_ROLES = frozenset("navigation banner contentinfo search complementary".split())
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.I)
_BLANKS = regex.compile(r"[ \t\n\r\f]+")
_CHARSET = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", regex.I)
_MAIN = ("//main", "//*[@role='main']", "//article", "//*[@itemprop='articleBody']")
_FEWEST = 200
"""Characters that a main part must have to be believed."""


def read_html(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The blocks of a web page, and what stands around its text; raises ``UserError`` where it holds no page."""
    with file.open() as stream:
        data = stream.read()
    try:
        page = lxml_html.document_fromstring(data.decode(_encoding(file, data, options), "replace").lstrip("\ufeff"))
    except (etree.ParserError, ValueError) as error:
        raise UserError(name(file.path), "is no web page", "save the page again as HTML") from error
    walk = _Walk()
    blocks = tuple(block for part in _main(page) for block in walk.blocks(part))
    return blocks, walk.unread()


def _encoding(file: Input, data: bytes, options: ReadOptions) -> str:
    """The encoding asked for, else the one that the page declares, else the one that its bytes show."""
    declared = _CHARSET.search(data[:4096])
    if (
        declared
        and not options.encoding
        and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        said = declared[1].decode("ascii", "replace").lower()
        said = "gb18030" if said in ("gb2312", "gbk", "x-gbk") else said  # browsers read them so
        try:
            data.decode(said)
            return said
        except (LookupError, UnicodeDecodeError):
            pass
    return encoding_of(file, options.encoding)


def _main(page: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    """The parts that the page calls its main text, else the whole page."""
    for path in _MAIN:
        parts = [part for part in page.xpath(path) if not any(a in page.xpath(path) for a in part.iterancestors())]
        if sum(len(part.text_content().strip()) for part in parts) >= _FEWEST:
            return parts
    return [page]


class _Walk:
    """One pass through a page, counting paragraphs and tables."""

    def __init__(self) -> None:
        self.paragraphs = self.tables = self.around = self.pictures = 0

    def unread(self) -> tuple[Text, ...]:
        """What the page holds beside its text."""
        counts = (
            (self.around, Text("导航、页眉页脚等：{}处", "menus, banners and footers: {}")),
            (self.pictures, Text("图片：{}幅", "pictures: {}")),
        )
        return tuple(Text(what.zh.format(n), what.en.format(n)) for n, what in counts if n)

    def blocks(
        self, element: lxml_html.HtmlElement, kind: Kind = Kind.PARAGRAPH, row: tuple[int, int] | None = None
    ) -> Iterator[Block]:
        """The blocks below an element: words between parts are a paragraph of their own."""
        words: list[str] = [element.text or ""]
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if _is_part(child, tag):
                yield from self._block(words, kind, row)
                words = []
                yield from self._part(child, tag, kind, row)
            elif tag and tag not in _PARTS:
                self._inside(child, tag, words)
            words.append(child.tail or "")
        yield from self._block(words, kind, row)

    def _part(self, child: lxml_html.HtmlElement, tag: str, kind: Kind, row: tuple[int, int] | None) -> Iterator[Block]:
        if child.get("role") in _AROUND_ROLES:
            self.around += 1
        elif tag == "table":
            yield from self._table(child)
        elif tag in _HEADINGS:
            yield from self.blocks(child, Kind.HEADING, row)
        elif tag == "li":
            yield from self.blocks(child, Kind.LIST_ITEM if kind is not Kind.CELL else kind, row)
        else:
            yield from self.blocks(child, kind, row)

    def _inside(self, child: lxml_html.HtmlElement, tag: str, words: list[str]) -> None:
        """Add the words of an element that stands inside a paragraph."""
        if tag in _AROUND:
            self.around += 1
        elif tag == "img":
            self.pictures += 1
        elif tag == "br":
            words.append("\v")
        elif tag == "sup" and is_note_mark("".join(words), child.text_content()):
            return
        elif tag not in _NO_TEXT and not _is_hidden(child):
            words.append(child.text or "")
            for below in child:
                if isinstance(below.tag, str):
                    self._inside(below, below.tag, words)
                words.append(below.tail or "")

    def _table(self, element: lxml_html.HtmlElement) -> Iterator[Block]:
        """The cells of a table; one that holds parts of its own only arranges the page."""
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if any(cell.find(".//table") is not None or len(cell.findall(".//p")) > 3 for row in cells for cell in row):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell)
            return
        self.tables += 1
        table = self.tables
        for number, row in enumerate(cells, 1):
            for cell in row:
                yield from self.blocks(cell, Kind.CELL, (table, number))

    def _block(self, words: list[str], kind: Kind, row: tuple[int, int] | None) -> Iterator[Block]:
        for piece in "".join(words).split("\v"):
            text = _BLANKS.sub(" ", piece).strip(" ")
            if not text.strip():
                continue
            if row:
                yield Block(text, table_row(*row), Kind.CELL, row)
            else:
                self.paragraphs += 1
                yield Block(text, paragraph(self.paragraphs), kind)


def _is_part(element: lxml_html.HtmlElement, tag: str) -> bool:
    """Whether the element begins a paragraph, or is one of those that stand inside one and holds some all the same."""
    if tag in _PARTS:
        return not _is_hidden(element)
    holds = tag not in _NO_TEXT and tag not in _AROUND and any(e.tag in _PARTS for e in element.iterdescendants())
    return bool(tag) and holds and not _is_hidden(element)


def _is_hidden(element: lxml_html.HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
