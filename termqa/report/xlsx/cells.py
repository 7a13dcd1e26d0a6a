"""Values into cells: the one place where text enters the workbook, with the words in question marked.

A cell is a piece of XML here, because openpyxl takes five times as long to make the same; the frame around the rows
(columns, filters, links, print settings) is openpyxl's.
"""

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.xml.functions import tostring

from termqa.report.cell_text import Piece, cell_pieces, escape, formula_like, width
from termqa.report.columns import Cell
from termqa.report.xlsx.look import BAD, CHARSET, FONT, SIZE, Styles

LINE_HEIGHT = 15.0
"""Of a line of text in points, where Chinese comes from a fallback font too."""
SHORT = 60
"""Texts up to this length are likely to come again."""

_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def _font(font: InlineFont) -> str:
    made = tostring(font.to_tree(tagname="rPr"))
    return made.decode() if isinstance(made, bytes) else made


_PLAIN = _font(InlineFont(rFont=FONT, charset=CHARSET, sz=SIZE))
"""Plain words have no colour, so that a conditional format can grey them."""
_MARKED = _font(InlineFont(rFont=FONT, charset=CHARSET, sz=SIZE, b=True, u="single", color=Color(rgb=BAD)))


class Formula(NamedTuple):
    """A formula of our own, and its value now, for viewers that do not calculate; never give it words of a text."""

    words: str
    value: float | str


def cell_xml(styles: Styles, cell: Cell | Formula, role: str) -> str:
    """The cell's XML after its reference: style, type and content."""
    if isinstance(cell, Formula):
        return _formula(styles, cell, role)
    if not cell.spans and isinstance(cell.value, str) and len(cell.value) <= SHORT:
        return styles.shared((role, cell.value, cell.tone), lambda: _make(styles, cell, role))
    return _make(styles, cell, role)


def lines(text: str, columns: float) -> int:
    """About how many lines the text takes; openpyxl does not fit heights, and viewers do not fit them either.

    Lines are broken between words, so that none is quite full.
    """
    room = max(columns * 0.87, 1.0)
    if len(text) * 1.9 <= room and "\n" not in text:
        return 1
    return sum(1 + int(max(width(line) - 0.01, 0) // room) for line in text.split("\n"))


def _make(styles: Styles, cell: Cell, role: str) -> str:
    if isinstance(cell.value, int):
        return f' s="{styles.style(role, cell.tone)}"><v>{cell.value}</v></c>'
    style = styles.style(role, cell.tone, formula_like(cell.value))
    pieces = cell_pieces(cell.value, cell.spans)
    if any(marked for _, marked in pieces):
        return f' s="{style}" t="inlineStr"><is>{_runs(pieces)}</is></c>'
    if not pieces:
        return f' s="{style}"/>'
    return f' s="{style}" t="inlineStr"><is>{_words("".join(words for words, _ in pieces))}</is></c>'


def _runs(pieces: Sequence[Piece]) -> str:
    return "".join(f"<r>{_MARKED if marked else _PLAIN}{_words(words)}</r>" for words, marked in pieces)


def _words(words: str) -> str:
    return f'<t xml:space="preserve">{escape(words).translate(_XML)}</t>'


def _formula(styles: Styles, formula: Formula, role: str) -> str:
    kind = ' t="str"' if isinstance(formula.value, str) else ""
    words, value = formula.words.translate(_XML), str(formula.value).translate(_XML)
    return f' s="{styles.style(role)}"{kind}><f>{words}</f><v>{value}</v></c>'
