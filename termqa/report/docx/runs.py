"""The runs of a Word paragraph, cut so that some of its words stand in runs of their own."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element

from termqa.model import Span
from termqa.read.word import W, pieces


class _Piece(NamedTuple):
    """An element that holds some of the paragraph's words, and where they stand in its text."""

    span: Span
    element: _Element


class Runs:
    """A paragraph whose runs have borders at the given offsets of its text."""

    def __init__(self, paragraph: _Element, offsets: Iterable[int] = ()) -> None:
        self.paragraph = paragraph
        self._pieces: list[_Piece] = []
        at = 0
        for text, element in pieces(paragraph):
            if text:
                self._pieces.append(_Piece(Span(at, at + len(text)), element))
                at += len(text)
        for offset in sorted(set(offsets), reverse=True):
            self._cut(offset)

    def of(self, span: Span) -> list[_Element]:
        """The runs that hold the words of the span, in order."""
        held = (p.element for p in self._pieces if p.span.meets(span))
        return list(dict.fromkeys(self._run(element) for element in held))

    def ends(self, span: Span) -> tuple[_Element, _Element] | None:
        """The first and the last element of what a comment on the span goes around; None where the span has no words.

        A field goes in whole: Word fills it anew, and what stands in it is lost then.
        """
        own = self.of(span)
        if not own:
            return None
        first, last = own[0], own[-1]
        for field in _fields(self.paragraph):
            first = field[0] if first in field else first
            last = field[-1] if last in field else last
        return _outside(first), _outside(last)

    def fit(self, span: Span) -> bool:
        """Whether runs begin and end with the span."""
        return {span.start, span.end} <= {offset for p in self._pieces for offset in p.span}

    def _cut(self, offset: int) -> None:
        """Part the run that goes on over the offset; what holds no words stays with the words on its side."""
        for number, (span, element) in enumerate(self._pieces):
            if span.start < offset < span.end and self._is_plain(element):
                right = _parted(element, offset - span.start)
                own = _Piece(Span(span.start, offset), element), _Piece(Span(offset, span.end), right)
                self._pieces[number : number + 1] = own
                break
        for span, element in self._pieces:
            if offset in (span.start, span.end) and self._is_plain(element):
                _move_on(element, itself=offset == span.start)

    def _run(self, element: _Element) -> _Element:
        """The outermost run around an element that holds words; the element itself if it stands in none."""
        run = element
        for parent in element.iterancestors():
            if parent is self.paragraph:
                break
            run = parent if parent.tag == f"{W}r" else run
        return run

    def _is_plain(self, element: _Element) -> bool:
        """Whether the element stands in a run directly, so that this can be parted."""
        parent = element.getparent()
        return parent is not None and parent.tag == f"{W}r" and self._run(element) is parent


def _parted(element: _Element, at: int) -> _Element:
    """The second part of a text element, the first one staying what it was."""
    text = element.text or ""
    right = deepcopy(element)
    element.text, right.text = text[:at], text[at:]
    for half in (element, right):
        half.set(qn("xml:space"), "preserve")
    element.addnext(right)
    return right


def _move_on(element: _Element, itself: bool) -> None:
    """Move what follows the element in its run, or begins with it, into a run of its own with the same formatting."""
    run = element.getparent()
    assert run is not None
    moving = [*([element] if itself else []), *element.itersiblings()]
    left = [child for child in run if child not in moving and child.tag != f"{W}rPr"]
    if not moving or not left:
        return
    rest = deepcopy(run)
    for child in list(rest):
        if child.tag != f"{W}rPr":
            rest.remove(child)
    run.addnext(rest)
    rest.extend(moving)


def _outside(run: _Element) -> _Element:
    """The outermost simple field around the run; the run itself where there is none."""
    return [run, *run.iterancestors(f"{W}fldSimple")][-1]


def _fields(paragraph: _Element) -> Iterator[list[_Element]]:
    """The runs of each field that begins and ends in the paragraph; links, whose words are not made anew, are none."""
    depth = 0
    field: list[_Element] = []
    for run in paragraph.iter(f"{W}r"):
        marks = [mark.get(f"{W}fldCharType") for mark in run.findall(f"{W}fldChar")]
        depth += marks.count("begin")
        if depth > 0:
            field.append(run)
        depth = max(depth - marks.count("end"), 0)
        if depth == 0 and field:
            code = "".join(text.text or "" for r in field for text in r.findall(f"{W}instrText"))
            if not code.lstrip().startswith("HYPERLINK"):
                yield field
            field = []
