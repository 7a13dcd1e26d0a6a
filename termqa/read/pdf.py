"""
PDF files with a text layer: lines put together to paragraphs again, in the order of reading.

Lines are the library's; here they are read column by column and become paragraphs, words broken at a line's end become
whole, and running heads and page numbers are told from the text. A scanned PDF has no text and is refused.
"""

import io
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import regex

from termqa.analyse.script import han_count
from termqa.errors import UserError, needs_extra
from termqa.model import Block, Kind, Text
from termqa.read.files import Input, ReadOptions, name

_MARGIN = 0.07
"""Part of a page's height at its top and bottom where running heads and page numbers stand."""
_WIDE = 0.6
"""Part of the text's width from which on a line spans all columns."""
_BESIDE = 0.15
"""Part of its height that a line shares with another to count as standing beside it."""
_INDENT, _SHORT, _GAP = 0.9, 3.0, 1.4
"""In sizes of the type: how far in a paragraph begins, how far a last line may stop short, and how far apart
paragraphs stand that are not indented."""
_NUMBER = regex.compile(
    r"[\W_]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/,，共of]+\s*\d{1,4}\s*页?)?|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)[\W_]*",
    regex.I,
)
_END = regex.compile(r"[。！？：；….!?:;][”’\"'」』）)》\s]*$")
_BROKEN = regex.compile(r"([A-Za-z]+)[-\u00ad]$")
_ODD = regex.compile(r"[\u2e80-\u2fdf\ufb00-\ufb06\uf900-\ufaff]")
"""Radicals, ligatures and doubles that fonts put in the place of the characters meant."""


class _Line(NamedTuple):
    """A line of type with its place on the page, in points from the lower left corner."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    column: tuple[float, float]
    """Left and right edge of the column that the line stands in."""
    edge: bool
    """Whether it stands in the page's upper or lower margin."""


def read_pdf(file: Input, options: ReadOptions) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """The paragraphs of a PDF, then its running heads; raises ``UserError`` where it has no text or is damaged."""
    lines, pictures = _lines(file)
    if not lines:
        raise UserError(name(file.path), "has no text layer: it is a scan", "give the Word file, or run OCR on it")
    heads = _heads(lines)
    text = [line for line in lines if _shape(line) not in heads and not (line.edge and _NUMBER.fullmatch(line.text))]
    words = _vocabulary(text)
    normal = Counter(round(line.size) for line in text for _ in line.text).most_common(1)[0][0] if text else 0
    blocks = []
    for number, group in enumerate(_paragraphs(text), 1):
        page = group[0].page
        large = group[0].size > normal + 1.5 and sum(len(line.text) for line in group) < 200
        place = Text(f"第{page}页第{number}段", f"page {page}, paragraph {number}")
        blocks.append(Block(_joined(group, words), place, Kind.HEADING if large else Kind.PARAGRAPH))
    margins = [Block(head, Text("页眉页脚", "running head"), Kind.MARGIN) for head in dict.fromkeys(heads.values())]
    unread = (Text(f"图片：{pictures}幅", f"pictures: {pictures}"),) if pictures else ()
    return (*blocks, *margins), unread


def _lines(file: Input) -> tuple[list[_Line], int]:
    """All lines in the order of reading, and the number of pictures."""
    where = name(file.path)
    if not regex.match(rb"\s*%PDF-", file.head()):
        raise UserError(where, "is no PDF", "check the file, or give it its right suffix")
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams, LTFigure
        from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
        from pdfminer.psexceptions import PSException
    except ImportError:
        raise needs_extra(where, "pdf") from None
    lines: list[_Line] = []
    pictures = 0
    try:
        with file.open() as stream:
            content = io.BytesIO(stream.read())
        for number, page in enumerate(extract_pages(content, laparams=LAParams(boxes_flow=None, char_margin=4)), 1):
            lines += _of_page(page, number)
            pictures += sum(isinstance(box, LTFigure) for box in page)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UserError(where, "is encrypted with a password", "save it again without a password") from error
    except (PSException, ValueError, TypeError, KeyError, AttributeError, AssertionError, IndexError) as error:
        raise UserError(where, "is damaged or cut off", "fetch it again, or print it to a new PDF") from error
    return lines, pictures


def _of_page(page: Any, number: int) -> Iterator[_Line]:  # noqa: ANN401
    """The lines of a page as they are read: what spans the page parts it into bands, and each has its columns."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    found = [line for box in page if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]
    found = sorted((line for line in found if line.get_text().strip()), key=lambda line: (-line.y1, line.x0))
    if not found:
        return
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    inner = [line for line in found if not _at_edge(line, page)]
    columns = _columns([line for line in inner if line.x1 - line.x0 <= _WIDE * (right - left)])
    waiting: list[list[_Line]] = [[] for _ in columns]
    for line in found:
        at = next((n for n, (start, end) in enumerate(columns) if start <= line.x0 and line.x1 <= end), None)
        if at is None:
            yield from chain.from_iterable(waiting)
            waiting = [[] for _ in columns]
            yield _line(line, page, number, (left, right))
        else:
            waiting[at].append(_line(line, page, number, columns[at]))
    yield from chain.from_iterable(waiting)


def _columns(lines: Sequence[Any]) -> list[tuple[float, float]]:
    """The left and right edges of the page's columns; none where few of its narrow lines stand side by side."""
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if columns and line.x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.x1)
        else:
            columns.append((line.x0, line.x1))
    heights = sorted((line.y0, line.y1) for line in lines)
    beside = sum(2 for low, high in pairwise(heights) if low[1] - high[0] > _BESIDE * (low[1] - low[0]))
    return columns if len(columns) > 1 and beside * 2 >= len(lines) else []


def _line(line: Any, page: Any, number: int, column: tuple[float, float]) -> _Line:  # noqa: ANN401
    from pdfminer.layout import LTChar

    size = next((char.size for char in line if isinstance(char, LTChar)), line.height)
    text, edge = _plain(line.get_text()).strip(), _at_edge(line, page)
    return _Line(text, number, line.x0, line.x1, line.y0, line.y1, size, column, edge)


def _at_edge(line: Any, page: Any) -> bool:  # noqa: ANN401
    return bool(line.y1 < page.height * _MARGIN or line.y0 > page.height * (1 - _MARGIN))


def _plain(text: str) -> str:
    """The characters meant, and one blank for as many as the setting of the line took."""
    return regex.sub(r"[ \t]+", " ", _ODD.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text))


def _shape(line: _Line) -> str:
    """By which a running head is known from page to page: its words without the page's number."""
    return regex.sub(r"\d+", "#", line.text) if line.edge else ""


def _heads(lines: Sequence[_Line]) -> dict[str, str]:
    """The words of running heads, by their shape: lines in the margin that at least half of the pages have."""
    pages = max(line.page for line in lines)
    seen = Counter(shape for shape, _ in {(_shape(line), line.page) for line in lines if line.edge})
    common = {shape for shape, times in seen.items() if times >= 3 and times * 2 >= pages - 1}
    return {
        _shape(line): line.text
        for line in reversed(lines)
        if _shape(line) in common and not _NUMBER.fullmatch(line.text)
    }


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of each paragraph, also where it runs on over a column or a page."""
    group: list[_Line] = []
    for line in lines:
        if group and _begins(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: Sequence[_Line], line: _Line) -> bool:
    """Whether a line begins a paragraph after those of the one before."""
    last, size = group[-1], line.size
    if abs(last.size - size) > 1:
        return True
    ended = bool(_END.search(last.text))
    stops_short = last.column[1] - last.right > _SHORT * size
    if last.page != line.page or last.column != line.column:
        return ended or (stops_short and len(group) > 1)
    indented = line.left - line.column[0] > _INDENT * size and last.left - last.column[0] <= _INDENT * size
    apart = last.bottom - line.top > _GAP * size or last.bottom - line.top < -size * 3
    return indented or apart or (ended and stops_short)


def _joined(lines: Sequence[_Line], words: Counter[str]) -> str:
    """The paragraph's text: Chinese lines meet without a blank, and a word broken at a line's end is whole again."""
    text = lines[0].text
    for line in lines[1:]:
        broken = _BROKEN.search(text)
        if broken and line.text[:1].isalpha() and line.text[:1].isascii():
            right = regex.split(r"[^A-Za-z]", line.text)[0]
            text = (text[:-1] if _one_word(broken[1], right, words) else text) + line.text
        elif han_count(text[-1:] + line.text[:1]) or not (text[-1:].isascii() or line.text[:1].isascii()):
            text += line.text
        else:
            text += " " + line.text
    return text


def _vocabulary(lines: Sequence[_Line]) -> Counter[str]:
    """The words of the text in lower case, without the halves of those that are broken at a line's end."""
    running = "\n".join(line.text for line in lines)
    whole = regex.sub(r"[A-Za-z]+[-\u00ad]\n[A-Za-z]+", " ", running)
    return Counter(word.lower() for word in regex.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", whole))


def _one_word(left: str, right: str, words: Counter[str]) -> bool:
    """Whether the hyphen between two halves only breaks a word; the text's own words tell."""
    if words[(left + right).lower()]:
        return True
    if words[f"{left}-{right}".lower()] or not right[0].islower():
        return False
    return not (words[left.lower()] and words[right.lower()])
