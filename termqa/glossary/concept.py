"""A concept: one meaning, its Chinese forms and its English renderings, and how strictly they are held to."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from termqa.model import Severity


class Enforce(StrEnum):
    """How strictly a concept is held to."""

    MUST = "must"
    """An absent rendering is reported: bodies, titles, laws, indicators, slogans."""
    PREFER = "prefer"
    """Only a rendering known to be wrong or superseded is reported."""
    REFERENCE = "reference"
    """Search, alignment and suggestions only; never a finding."""


class Status(StrEnum):
    """Where a concept is in the approval process."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DEPRECATED = "deprecated"
    REJECTED = "rejected"


class Wrong(NamedTuple):
    """A rendering known to be wrong, with what to write instead where that is not the preferred one."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of a glossary; the fields are the columns of the file, lists as tuples."""

    id: str
    zh: str
    zh_variants: tuple[str, ...] = ()
    en: str = ""
    en_admitted: tuple[str, ...] = ()
    en_abbr: tuple[str, ...] = ()
    en_short: tuple[str, ...] = ()
    en_forbidden: tuple[Wrong, ...] = ()
    en_superseded: tuple[str, ...] = ()
    enforce: Enforce = Enforce.MUST
    alone: bool = False
    """Whether its forbidden renderings speak in an English text without its source."""
    pos: str = ""
    case: str = ""
    inflect: tuple[str, ...] = ()
    dnt: str = ""
    domain: str = ""
    applies_when: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()
    severity: Severity | None = None
    status: Status = Status.APPROVED
    since: datetime.date | None = None
    until: datetime.date | None = None
    source: str = ""
    source_date: str = ""
    evidence: str = ""
    note: str = ""
    has_id: bool = field(default=True, compare=False)
    """False where the id was made from the Chinese because the row gives none."""
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def chinese(self) -> tuple[str, ...]:
        """All Chinese forms, the canonical one first."""
        return (self.zh, *self.zh_variants)

    @property
    def english(self) -> tuple[str, ...]:
        """The renderings that may stand at any mention, the preferred one first."""
        return (self.en, *self.en_admitted) if self.en else self.en_admitted

    @property
    def in_force(self) -> bool:
        """Whether texts are compared with it: approved rows fully, proposed ones as information."""
        return self.status in (Status.APPROVED, Status.PROPOSED)


COLUMNS = (
    "id", "zh", "zh_variants", "en", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded", "enforce",
    "alone", "pos", "case", "inflect", "dnt", "domain", "applies_when", "not_when", "severity", "status", "since",
    "until", "source", "source_date", "evidence", "note",
)  # fmt: skip
"""The columns of a glossary file in their order."""
