"""Text made safe for a cell of a spreadsheet or a line of a terminal, and cut into marked and unmarked pieces."""

import re
from collections.abc import Iterable, Sequence

from termqa.model import Span

CELL_LIMIT = 32_767
"""UTF-16 units that a cell of Excel can hold."""

CUT = " …[截断 truncated]"

_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TERMINAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_VISIBLE = {" ": "␣", "\u00a0": "°", "\u202f": "°", "\u3000": "□", "\t": "→", "\n": "↵"}

Piece = tuple[str, bool]
"""Some words, and whether they are marked."""


def clean(text: str) -> str:
    r"""The text as XML can carry it: what cannot stand there becomes U+FFFD, one for one, line ends become ``\n``.

    >>> clean("a\x00b\ud800c\r\nd")
    'a�b�c\nd'
    """
    return text if text.isprintable() else _LINE_END.sub("\n", _BROKEN.sub("\ufffd", text))


def escape(text: str) -> str:
    """The text with Excel's own escapes escaped, so that a literal ``_x0041_`` does not turn into A.

    >>> escape("_x0041_ and x_1")
    '_x005F_x0041_ and x_1'
    """
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def unescape(text: str) -> str:
    """The text before ``escape``, whether or not the reader of the workbook has undone it already.

    >>> unescape("_x005F_x0041_"), unescape("_x0041_")
    ('_x0041_', '_x0041_')
    """
    return text.replace("_x005F_x", "_x")


def formula_like(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula when it is typed or read from CSV."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def one_line(text: str) -> str:
    r"""The text for a terminal: one line, and nothing in it that a terminal would obey.

    >>> one_line("two\nlines \x1b[31mred")
    'two lines �[31mred'
    """
    return _TERMINAL.sub("\ufffd", re.sub(r"[\r\n\t]+", " ", text))


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The text cut at the spans; overlapping ones count once, and those outside the text not at all.

    >>> pieces("3 billion yuan", [Span(2, 9), Span(0, 3)])
    [('3 billion', True), (' yuan', False)]
    """
    cut: list[Piece] = []
    at = 0
    for start, end in _joined(spans, len(text)):
        if start > at:
            cut.append((text[at:start], False))
        cut.append((text[start:end], True))
        at = end
    if at < len(text):
        cut.append((text[at:], False))
    return cut


def _joined(spans: Iterable[Span], length: int) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        start, end = max(start, 0), min(end, length)
        if start >= end:
            continue
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return joined


def excerpt(text: str, span: Span, around: int) -> tuple[str, tuple[Span, ...]]:
    """What stands ``around`` so many characters on either side of the span, and where the span is in it.

    >>> excerpt("Output of cars reached 3 million units in May.", Span(23, 32), 9)
    ('…reached 3 million units…', (Span(start=9, end=18),))
    """
    start, end = max(span.start - around, 0), min(span.end + around, len(text))
    if not _WIDE.search(text, start, end):  # no half words
        start = text.find(" ", start, span.start) + 1 if start and " " in text[start : span.start] else start
        end = text.rfind(" ", span.end, end) if end < len(text) and " " in text[span.end : end] else end
    cut = "…" if start > 0 else ""
    shown = cut + text[start:end] + ("…" if end < len(text) else "")
    at = span.start - start + len(cut)
    return shown, (Span(at, at + span.end - span.start),)


def visible(words: str) -> str:
    """The words; if they are nothing but blanks, signs that can be seen in their place.

    >>> visible(" \u00a0"), visible("two words")
    ('␣°', 'two words')
    """
    return "".join(_VISIBLE.get(c, "·") for c in words) if words and words.isspace() else words


def cell_pieces(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The pieces as a cell shows them: cleaned, marked blanks visible, and cut where a cell is full."""
    if not spans:
        return _within([(clean(text), False)], CELL_LIMIT) if text else []
    shown = [(clean(visible(words) if marked else words), marked) for words, marked in pieces(text, spans)]
    return _within(shown, CELL_LIMIT)


def _within(shown: Sequence[Piece], limit: int) -> list[Piece]:
    if sum(len(words) for words, _ in shown) <= limit // 2 or sum(_units(words) for words, _ in shown) <= limit:
        return list(shown)
    room = limit - len(CUT)
    kept: list[Piece] = []
    for words, marked in shown:
        part = words.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
        kept.append((part, marked))
        room -= _units(part)
        if room <= 1:
            break
    return [*kept, (CUT, False)]


def _units(text: str) -> int:
    return len(text) + (0 if text.isascii() else len(_ASTRAL.findall(text)))


_WIDE = re.compile("[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\uffdc\U0001f300-\U0001faff\U00020000-\U0003ffff]")


def width(text: str) -> float:
    """How many columns of a spreadsheet the text is wide, about: 1.9 for a Chinese character, 1 for a letter."""
    return len(text) + (0.0 if text.isascii() else 0.9 * len(_WIDE.findall(text)))
