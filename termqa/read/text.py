"""Plain text and Markdown: a paragraph is a line that is not empty."""

import re
from collections.abc import Iterator

from termqa.model import Block, Kind, Text
from termqa.read.files import Input, ReadOptions, refuse_other_kind, text_of

_LINE_END = re.compile(r"\r\n|\n|\r")

# Markdown, as far as it is plain from one line. Emphasis by underscore is left alone: so are names_like_this.
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<text>.*)$")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+(?P<text>.*)$")
_ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*$")
_DRAWN = re.compile(r"\s*(?:(?:[-*_=][ \t]*){3,}|```.*|~~~.*|[|:\- \t]*-{3,}[|:\- \t]*)$")
_STRONG = re.compile(r"(\*{1,3})(?=\S)([^*]*[^*\s])\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


def lines(text: str) -> list[str]:
    r"""
    The lines of the text; only CR and LF end one, never U+2028 or a form feed.

    >>> lines("a\r\nb\u2028c\rd")
    ['a', 'b\u2028c', 'd']
    """
    return _LINE_END.split(text)


def paragraph(number: int) -> Text:
    """The place of the paragraph with this 1-based number."""
    return Text(f"第{number}段", f"paragraph {number}")


def table_row(table: int, row: int) -> Text:
    """The place of a table row, both numbers 1-based."""
    return Text(f"第{table}个表第{row}行", f"table {table}, row {row}")


_NOTE_MARK = re.compile(
    r"\s*(?:[\[(〔［（]\s*)?(?:\d{1,3}(?:\s*[,，、-]\s*\d{1,3})*|[*†‡※①-⑳]|[a-z]|注\d*)(?:\s*[\])〕］）])?\s*", re.I
)
_TAKES_POWERS = re.compile(r"(?:^|[^A-Za-z])(?:[kcdmμn]?m|h|s|[xyrnR])\s*$|(?:×\s*|\s)10\s*$")


def is_note_mark(before: str, raised: str) -> bool:
    """
    Whether a superscript is a note mark, and not the power of a unit or of ten.

    >>> is_note_mark("国内生产总值", "[2]"), is_note_mark("1260582亿元", "1")
    (True, True)
    >>> is_note_mark("5 km", "2"), is_note_mark("the 1", "st")
    (False, False)
    """
    if not _NOTE_MARK.fullmatch(raised):
        return False
    return not (raised.strip().isdigit() and _TAKES_POWERS.search(before))


def read_text(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The blocks of a plain text file, and nothing unread."""
    refuse_other_kind(file, ".txt")
    return blocks(text_of(file, options)), ()


def blocks(text: str) -> tuple[Block, ...]:
    """A block for each line that is not blank, exactly as it stands."""
    kept = (line for line in lines(text) if line.strip())
    return tuple(Block(line, paragraph(n)) for n, line in enumerate(kept, 1))


def read_markdown(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The blocks of a Markdown file without their marks, and nothing unread."""
    refuse_other_kind(file, ".md")
    return tuple(markdown_blocks(text_of(file, options))), ()


def markdown_blocks(text: str) -> Iterator[Block]:
    """Headings, list items, table cells and paragraphs: each line's own words, without heading, list and link marks."""
    number = table = row = 0
    for line in lines(text):
        cells = _ROW.match(line)
        if _DRAWN.match(line):
            continue
        if cells:
            table, row = (table, row + 1) if row else (table + 1, 1)
            for cell in map(_plain, cells["cells"].split("|")):
                if cell:
                    yield Block(cell, table_row(table, row), Kind.CELL, (table, row))
            continue
        row = 0
        if line.strip():
            number += 1
            kind, words = _kind(line)
            if words:
                yield Block(words, paragraph(number), kind)


def _kind(line: str) -> tuple[Kind, str]:
    for kind, pattern in ((Kind.HEADING, _HEADING), (Kind.LIST_ITEM, _ITEM), (Kind.PARAGRAPH, _QUOTE)):
        if found := pattern.match(line):
            return kind, _plain(found["text"])
    return Kind.PARAGRAPH, _plain(line)


def _plain(line: str) -> str:
    return _STRONG.sub(r"\2", _LINK.sub(r"\1", line)).strip()
