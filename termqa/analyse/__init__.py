"""What we understand of a text, worked out once and only if asked for: ``Side`` (one segment) and ``Unit`` (a pair)."""

import datetime
import re
from collections import deque
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from termqa.analyse.script import fold, letter_count
from termqa.model import Bitext, Lang, Pair, Segment

if TYPE_CHECKING:
    from termqa.analyse.figures.compare import Comparison
    from termqa.analyse.figures.quantity import Quantity
    from termqa.analyse.figures.tables import Table
    from termqa.analyse.terms import TermIndex, TermUse
    from termqa.analyse.terms.precedent import Precedent

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LINES = 60
"""So many targets back a reader still knows what a short form stands for."""


@dataclass(slots=True)
class Context:
    """What holds for a whole text while its pairs are gone through in order."""

    bitext: Bitext
    terms: "TermIndex | None" = None
    """The glossary in force, as one automaton; None where no glossary is."""
    date: datetime.date | None = None
    style: str = "auto"
    precedent: "Precedent | None" = None
    """The company that terms keep in the text, once some term has been asked for."""
    introduced: set[str] = field(default_factory=set)
    """Ids and Chinese forms of concepts whose full rendering has stood, and acronyms that have been introduced."""
    people: set[str] = field(default_factory=set)
    """Chinese names that a title has shown and the English has had right."""
    paragraph: str = ""
    """The place of the last pair of which figures were compared."""
    periods: "set[tuple[Decimal | None, Decimal | None]]" = field(default_factory=set)
    """The months, from first to last, that both texts have named in this paragraph."""
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=_LINES))
    """The lemmas of the latest English targets that may hold a term, to tell what has just stood in full."""
    table: "Table | None" = None
    """The units that the headings of the table at hand give for its cells, once one has been met."""

    def begin_part(self) -> None:
        """Forget what earlier parts of a long text have introduced, so that this does not grow with the text."""
        self.introduced.clear()
        self.people.clear()


class Side:
    """One segment and all that we understand of it."""

    def __init__(self, segment: Segment, context: Context) -> None:
        self.segment = segment
        self.text = segment.text
        self.lang = segment.lang
        self.context = context

    @cached_property
    def folded(self) -> str:
        """The text in simplified, half-width characters, offset by offset."""
        return fold(self.text)

    @cached_property
    def figures(self) -> "tuple[Quantity, ...]":
        """Every figure, date and quantity of the text, in order."""
        from termqa.analyse.figures import read

        return read(self.text, self.lang)


class Unit:
    """A pair and all that we understand of it; ``nearby`` holds up to two units on either side while it is checked."""

    def __init__(self, pair: Pair, context: Context) -> None:
        self.pair = pair
        self.context = context
        self.source = Side(pair.source, context)
        self.target = Side(pair.target, context)
        self.zh = self.source if pair.source.lang is Lang.ZH else self.target
        self.en = self.source if pair.source.lang is Lang.EN else self.target
        self.whole = bool(pair.source.text.strip()) and bool(pair.target.text.strip())
        """Whether both sides hold text, so that they can be compared."""
        self.before: tuple[Unit, ...] = ()
        self.after: tuple[Unit, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether the text is checked alone, without its other side."""
        return self.context.bitext.alone

    @property
    def untranslated(self) -> bool:
        """Whether the target is still to be translated: it holds no word of its own language, but some of the other."""
        text = self.target.text
        if self.target.lang is Lang.EN:
            return not text.isascii() and _HAN.search(text) is not None and letter_count(text) < 3
        return text.count(" ") > 2 and _HAN.search(text) is None and letter_count(text) > 2

    @cached_property
    def figures(self) -> "Comparison":
        """The figures of both sides matched with each other, and what is wrong with those that are left."""
        from termqa.analyse.figures.compare import compare

        return compare(self)

    @cached_property
    def was(self) -> "Unit | None":
        """The source as it was, with the translation as it is; None where the source is the same, or new."""
        if not self.pair.was:
            return None
        lang = self.pair.source.lang
        old = Segment(self.pair.was, lang, self.pair.source.place, self.pair.source.kind)
        return Unit(Pair(self.pair.id, old, self.pair.target), Context(self.context.bitext, self.context.terms))

    @cached_property
    def terms(self) -> "tuple[TermUse, ...]":
        """The glossary terms of the source (longest first) with the rendering found for each."""
        from termqa.analyse.terms import find_uses

        return find_uses(self)
