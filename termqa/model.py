"""
The nouns of termqa; imports nothing of ours but errors.

Data flows one way: a file is read to a ``Document`` (one language) or a ``Bitext`` (source and translation aligned);
two documents are aligned to a ``Bitext``; each of its pairs becomes a ``Unit`` (analyse); a rule yields a ``Problem``;
``check`` stamps it as a ``Finding``; a report shows findings and figures.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Lang(StrEnum):
    """A language that termqa reads."""

    ZH = "zh"
    EN = "en"


class Severity(StrEnum):
    """How bad a finding is; ``rank`` is 0 for the worst."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Place in the order critical, major, minor, info."""
        return list(Severity).index(self)

    def lowered(self, steps: int = 1) -> "Severity":
        """The severity this many steps milder, info at the mildest."""
        return list(Severity)[min(self.rank + steps, 3)]


class Span(NamedTuple):
    """Half-open range of code points in a segment's original text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words in ``text`` that the span covers."""
        return text[self.start : self.end]

    def meets(self, other: "Span") -> bool:
        """Whether both cover some of the same characters."""
        return self.start < other.end and other.start < self.end

    @classmethod
    def whole(cls, text: str) -> "Span":
        """The range of a text without blanks at its ends."""
        return cls(len(text) - len(text.lstrip()), len(text.rstrip()))


STYLES = ("auto", "scio", "nbs", "gwr", "pboc")
"""Whose way of writing figures suggestions follow; ``auto``: the text's own."""


class Text(NamedTuple):
    """Words for people, in both languages."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """The words in one language."""
        return self.zh if lang is Lang.ZH else self.en


NOWHERE = Text("", "")


class Kind(StrEnum):
    """What part of a document a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CELL = "cell"
    MARGIN = "margin"
    """A running head or foot."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table cell; ``row`` names the table row a cell stands in, for alignment."""

    text: str
    place: Text
    kind: Kind = Kind.PARAGRAPH
    row: tuple[int, int] | None = None
    """(table, row), both 1-based."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language, in blocks exactly as in the file."""

    path: str
    lang: Lang
    blocks: tuple[Block, ...]
    unread: tuple[Text, ...] = ()
    """What the file holds that was not read (pictures, charts …), for the report."""

    @classmethod
    def from_text(cls, text: str, lang: Lang | str | None = None, path: str = "text") -> "Document":
        """The document that a text makes, a paragraph a line; in the language that most of it is in if nobody says."""
        han = sum("\u4e00" <= c <= "\u9fff" for c in text)
        letters = sum(c.isascii() and c.isalpha() for c in text)
        found = lang or (Lang.ZH if han and 3 * han >= letters else Lang.EN)  # a character is worth three letters
        lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
        blocks = (Block(line, Text(f"第{n}段", f"paragraph {n}")) for n, line in enumerate(lines, 1))
        return cls(path, Lang(found), tuple(blocks))


class Code(NamedTuple):
    """An inline code (formatting, a placeholder) that a CAT tool keeps in a segment, taken out of its text."""

    at: int
    """Offset in the text where it stood."""
    name: str
    """The same on both sides: ``1`` opens, ``/1`` closes, ``1/`` stands alone."""


class Stretch(NamedTuple):
    """A part of a document's block."""

    block: int
    """0-based number of the block in the document."""
    start: int
    """Offset in the block's text, in code points."""
    end: int


class Segment(NamedTuple):
    """A piece of one text, exactly as in the file; empty where a pair has only one side."""

    text: str
    lang: Lang
    place: Text = NOWHERE
    kind: Kind = Kind.PARAGRAPH
    codes: tuple[Code, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Where it was read, if a reader says so: these parts of blocks with line breaks between them are its text."""


class Pair(NamedTuple):
    """A source segment and its translation; one of them may be empty."""

    id: str
    """The row's own id if it has one, else the 1-based number of the pair."""
    source: Segment
    target: Segment
    score: float | None = None
    """Confidence of the alignment in natural-log odds (2 and more: sure); None where the file itself pairs them."""
    moved: bool = False
    """Whether the translation stands out of the order of the source."""
    was: str | None = None
    """The source as it was when the translation was made: empty where it is new, None where it is the same or unknown.
    Where the source itself is empty, a sentence that is gone."""
    last: str = ""
    """What stands at this place in the translation of the previous issue, if there is one."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """A text and its translation in pairs; a text checked alone has pairs with an empty source."""

    file: str
    """The path that findings name: the translation's for two documents, with ``/``."""
    pairs: Iterable[Pair]
    """Can be iterated more than once; a large file is read anew each time instead of being held."""
    source_lang: Lang
    target_lang: Lang
    source_file: str = ""
    doc: str = ""
    """The value of the column ``doc`` for a part of a bilingual file."""
    unread: tuple[Text, ...] = ()
    gone: tuple[str, ...] = ()
    """Sentences of an earlier source that are gone, and their translation with them."""

    @property
    def alone(self) -> bool:
        """Whether this is one text without its other side."""
        return not self.source_file


class Place(NamedTuple):
    """Another place that a finding speaks of."""

    file: str
    segment: str
    spans: tuple[Span, ...]
    text: str
    """The marked words."""


class Grade(StrEnum):
    """How well a rendering fits a term; only the last three speak."""

    EXACT = "exact"
    OTHER_FORM = "other-form"
    ADMITTED = "admitted"
    NEAR_VARIANT = "near-variant"
    REWORDED = "reworded"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class TermNote:
    """Which term a problem is about; ``expected`` and ``found`` are in the target's language."""

    id: str
    zh: str
    """The glossary's cell as it stands."""
    expected: tuple[str, ...]
    found: str | None
    grade: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and the words that show it; not aware of its rule."""

    message: Text
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    suggestion: str = ""
    key: str = ""
    """What the fingerprint is made of beside the words: a concept id, a pair of values."""
    severity: Severity | None = None
    """Overrides the rule's own where context lowers or raises it."""
    term: TermNote | None = None
    places: tuple[Place, ...] = ()


class Where(NamedTuple):
    """Where a fact was gathered: the bitext's number in the run and the pair's 0-based number in it."""

    bitext: int
    pair: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with all that any report needs."""

    rule: str
    severity: Severity
    file: str
    pair: Pair
    problem: Problem
    id: str
    """Content fingerprint, 16 hex digits; the same wherever the segment moves."""
    state: str = "new"
    decision: str | None = None
    comment: str = ""
    reviewer: str = ""

    @property
    def segment(self) -> str:
        """The id of the pair."""
        return self.pair.id


class Verdict(StrEnum):
    """What became of a figure."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    CONTEXT = "context"
    JUSTIFIED = "justified"
    DIFFERS = "differs"
    MISSING = "missing"
    EXTRA = "extra"


class FigureRow(NamedTuple):
    """One row of the figure ledger: a source figure beside its counterpart; numbers are strings, as printed in JSON."""

    file: str
    segment: str
    source: str | None
    target: str | None
    kind: str
    verdict: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    target_value: str | None = None
    unit: str | None = None
    currency: str | None = None
    bound: str | None = None
    direction: str | None = None
    rendering: str | None = None
    """How English (or Chinese) would write the source figure, where the translation has it wrong or not at all."""
    source_place: str | None = None
    target_place: str | None = None
    source_span: Span | None = None
    target_span: Span | None = None
    form: str | None = None
    """The source figure (or the extra one) in signs of no language: ≈ 120,000 CNY, 2024-04-18, Q1."""
    target_form: str | None = None
    """The target figure likewise."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One row of the Terms sheet: a concept and one rendering of it in one text."""

    id: str
    zh: str
    rendering: str
    grade: str
    file: str
    count: int
    segments: tuple[str, ...]


class Carried(StrEnum):
    """How far a change of the source has come into the translation."""

    STALE = "stale"
    CHECK = "check"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of the Changes sheet: what the source was and is, and the translation; ``was`` is empty for new text."""

    file: str
    segment: str
    was: str
    now: str
    target: str
    carried: Carried
    what: Text = NOWHERE
    """What there is to do."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, or a rule that crashed, while the run went on."""

    where: str
    what: str
    hint: str = ""
    bug: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finding of an earlier report."""

    id: str
    rule: str
    severity: str
    file: str
    segment: str
    source: str
    target: str
    message: str
    count: int = 1
    """How many findings of that report have this id."""


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the findings of an earlier report."""

    report: str
    fixed: tuple[Earlier, ...]
    """Those that are found no more in the texts checked now."""
    still: int
    """How many are found again and open."""
    new: int
    closed: int = 0
    """How many are found again and have been waived by now."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the decisions that were made before."""

    file: str
    closed: int
    carried: int
    unused: int
    """Decisions that no finding needs any more; a fix that was made is not among them."""


@dataclass(slots=True)
class Report:
    """What a run found; ``figures`` may be read from disk as it is iterated."""

    findings: list[Finding] = field(default_factory=list)
    figures: Iterable[FigureRow] = ()
    terms: list[TermRow] = field(default_factory=list)
    pairs: list[tuple[str, Pair]] = field(default_factory=list)
    """(file, pair) for the Segments sheet, at most ``max_rows`` of them."""
    documents: list[tuple[str, str]] = field(default_factory=list)
    """(source file or "", file) of each text checked."""
    segments: int = 0
    failures: list[Failure] = field(default_factory=list)
    unread: list[tuple[str, Text]] = field(default_factory=list)
    """(file, what was not checked)."""
    glossaries: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    """What a reader of the report wants to know of the settings in force."""
    date: datetime.date | None = None
    hidden_info: int = 0
    """Info findings that are counted but not listed (without ``--all``)."""
    changes: list[ChangeRow] = field(default_factory=list)
    """What has changed in the source since the translation was made, where an earlier one was given."""
    since: Since | None = None
    decided: Decided | None = None

    track: bool = False
    """Whether a Word file shows suggestions as tracked changes too."""

    def counts(self) -> dict[str, int]:
        """Open findings by severity."""
        found = {s.value: 0 for s in Severity}
        found[Severity.INFO.value] = self.hidden_info
        for finding in self.findings:
            if finding.state != "closed":
                found[finding.severity.value] += 1
        return found
