"""Where in a Word document a finding is shown."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml.etree import _Element

from termqa.errors import UserError
from termqa.model import NOWHERE, Finding, Pair, Segment, Span, Text
from termqa.read.word import W, paragraphs


class Place(NamedTuple):
    """The words of a paragraph (or a run of it) that a comment hangs on."""

    paragraph: _Element
    span: Span
    run: _Element | None = None
    """Stands for the words where these are no paragraph's of the body: in a note, a text box."""
    said: Text = NOWHERE
    """What the comment must say because it does not hang on the words in question."""
    exact: bool = False
    """Whether these are the marked words."""


class Places:
    """The places of a document's findings, which stand in ``pairs``."""

    def __init__(self, document: Any, file: str, pairs: Sequence[Pair], *, bilingual: bool) -> None:  # noqa: ANN401
        self.file = file
        self.body = document.element.body
        self.paragraphs = paragraphs(document, file)
        self.pairs = pairs
        self.bilingual = bilingual
        self._numbers = {pair: number for number, pair in enumerate(pairs)}

    def of(self, finding: Finding) -> Place:
        """Where the finding is shown: at its words, or as near to them as a comment can be.

        Raises ``UserError`` where the document is not what it was when it was checked.
        """
        pair = finding.pair
        if pair.target.stretches:
            return self._within(pair.target, finding.problem.target)
        if self.bilingual and pair.source.stretches:
            return self._within(pair.source, finding.problem.source)
        number = self._numbers.get(pair, 0)
        before = next((p.target for p in reversed(self.pairs[:number]) if p.target.stretches), None)
        if before:
            return self._within(before, (), last=True)._replace(said=Text("在此之后：", "After this: "))
        after = next((p.target for p in self.pairs[number:] if p.target.stretches), None)
        if after:
            return self._within(after, ())._replace(said=Text("在此之前：", "Before this: "))
        return self._first()

    def _within(self, segment: Segment, spans: Sequence[Span], last: bool = False) -> Place:
        """The words from the first span to the last, as far as one paragraph holds them; without any, all its words."""
        marked = [span for span in spans if 0 <= span.start < span.end <= len(segment.text)]
        start = min((span.start for span in marked), default=0)
        end = max((span.end for span in marked), default=len(segment.text))
        parts: list[tuple[int, Span]] = []
        at = 0
        for block, first, stop in segment.stretches:
            if self._text(block)[first:stop] != segment.text[at : at + stop - first]:
                raise UserError(self.file, "has changed since it was checked", "check it again")
            own = Span(max(start - at, 0) + first, min(end - at, stop - first) + first)
            if own.start < own.end:
                parts.append((block, own))
            at += stop - first + 1
        if not parts:  # nothing but a line break is marked
            return self._within(segment, ())
        return self._placed(*parts[-1 if last else 0], exact=bool(marked) and len(parts) == 1)

    def _text(self, block: int) -> str:
        return self.paragraphs[block].block.text if block < len(self.paragraphs) else ""

    def _placed(self, block: int, span: Span, *, exact: bool) -> Place:
        """The place in the body for words of any paragraph: Word has no comments in notes, boxes and margins."""
        found, element = self.paragraphs[block].block, self.paragraphs[block].element
        outside = self._note_mark(element) if not self._is_in_body(element) else _box(element)
        if outside is None and self._is_in_body(element):
            return Place(element, span, exact=exact)
        words = span.of(found.text)
        said = Text(f"{found.place.zh}“{words}”：", f"{found.place.en.capitalize()}, “{words}”: ")
        if outside is None:
            return self._first()._replace(said=said)
        return Place(next(outside.iterancestors(f"{W}p")), Span(0, 0), outside, said)

    def _is_in_body(self, element: _Element) -> bool:
        return element.getroottree().getroot() is self.body.getparent()

    def _note_mark(self, element: _Element) -> _Element | None:
        """The run of the body that holds the mark of the note around the element."""
        for note in element.iterancestors(f"{W}footnote", f"{W}endnote"):
            for mark in self.body.iter(f"{note.tag}Reference"):
                if mark.get(f"{W}id") == note.get(f"{W}id"):
                    parent: _Element = mark.getparent()
                    return parent
        return None

    def _first(self) -> Place:
        """The first paragraph of the body."""
        for found in self.paragraphs:
            if self._is_in_body(found.element) and _box(found.element) is None:
                return Place(found.element, Span(0, len(found.block.text)))
        if (element := next(self.body.iter(f"{W}p"), None)) is None:
            raise UserError(self.file, "has no paragraph that could take a comment", "write the report to a workbook")
        return Place(element, Span(0, 0))


def _box(element: _Element) -> _Element | None:
    """The run that holds the text box around the element; None where there is none."""
    around = list(element.iterancestors())
    if not any(parent.tag == f"{W}txbxContent" for parent in around):
        return None
    return next(parent for parent in reversed(around) if parent.tag == f"{W}r")
