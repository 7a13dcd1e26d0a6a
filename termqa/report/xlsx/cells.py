"""Values into cells: the one place where text enters the workbook, with the words in question marked."""

from copy import deepcopy
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.xml.constants import XML_NS
from openpyxl.xml.functions import Element, SubElement

from termqa.report.cell_text import Piece, cell_pieces, escape, formula_like
from termqa.report.columns import Cell
from termqa.report.xlsx.look import BAD, CHARSET, FONT, SIZE, AnyCell, Styles, Worksheet

SHORT = 60
"""Texts up to this length are likely to come again."""

Tree = Any
"""An element of lxml or of the standard library, whichever openpyxl found."""

_PLAIN = InlineFont(rFont=FONT, charset=CHARSET, sz=SIZE)
_MARKED = InlineFont(rFont=FONT, charset=CHARSET, sz=SIZE, b=True, u="single", color=Color(rgb=BAD))
_PLAIN_XML, _MARKED_XML = _PLAIN.to_tree(tagname="rPr"), _MARKED.to_tree(tagname="rPr")


class MarkedText(CellRichText):
    """Text of which some words are bold, underlined and red.

    openpyxl builds the font of every run anew and forgets to keep blanks at the edges of a run; this class, a rich
    text for openpyxl by name only, copies the two fonts it needs (twice as fast) and keeps all blanks. Plain runs
    have no colour, so that a conditional format can grey them.
    """

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = [(escape(words), marked) for words, marked in pieces]
        super().__init__([])

    def to_tree(self) -> Tree:
        """The XML of the runs."""
        tree = Element("is")
        for words, marked in self._pieces:
            run = SubElement(tree, "r")
            run.append(deepcopy(_MARKED_XML if marked else _PLAIN_XML))
            text = SubElement(run, "t", {f"{{{XML_NS}}}space": "preserve"})
            text.text = words
        return tree


def shown(cell: Cell) -> str:
    """The text of the cell as a reader of the workbook gets it."""
    return "".join(words for words, _ in cell_pieces(str(cell.value), cell.spans))


def put(sheet: Worksheet, styles: Styles, cell: Cell, role: str, link: str = "") -> AnyCell:
    """A cell of the sheet with the value, in the style of the role; ``link`` is a place in the workbook."""
    if not link and not cell.spans and isinstance(cell.value, str) and len(cell.value) <= SHORT:
        return styles.shared(sheet, (role, cell), lambda: _make(sheet, styles, cell, role))
    made = _make(sheet, styles, cell, role)
    if link:
        made.hyperlink = Hyperlink(ref="", location=link)
    return made


def _make(sheet: Worksheet, styles: Styles, cell: Cell, role: str) -> AnyCell:
    made: AnyCell = WriteOnlyCell(sheet)
    if isinstance(cell.value, int):
        made.value = cell.value
        made._style = styles.style(role, cell.tone)
    else:
        pieces = cell_pieces(cell.value, cell.spans)
        if any(marked for _, marked in pieces):
            made.value = MarkedText(pieces)
        elif pieces:
            made.value = escape("".join(words for words, _ in pieces))
            made.data_type = "s"
        made._style = styles.style(role, cell.tone, formula_like(cell.value))
    return made


def formula(sheet: Worksheet, styles: Styles, words: str, role: str) -> AnyCell:
    """A cell with a formula of our own; never give it words of a text."""
    made: Any = WriteOnlyCell(sheet, "=" + words)
    made._style = styles.style(role)
    return made
