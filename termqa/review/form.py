"""A workbook that came back: what a reviewer decided, whatever was sorted, filtered, inserted or lost on the way.

Cells are found by the header above them, findings by their id; positions mean nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from termqa.model import Earlier, Lang, TermNote
from termqa.report.columns import (
    COMMENT,
    DECISION,
    FILE,
    FINDING_ID,
    MESSAGE,
    REVIEWER,
    RULE,
    SEGMENT,
    SEVERITY,
    SOURCE,
    STATE,
    TARGET,
)
from termqa.report.words import SEVERITIES, STATES, title

HEADERS = {
    "id": FINDING_ID,
    "rule": RULE,
    "severity": SEVERITY,
    "decision": DECISION,
    "comment": COMMENT,
    "reviewer": REVIEWER,
    "state": STATE,
    "file": FILE,
    "segment": SEGMENT,
    "source": SOURCE,
    "target": TARGET,
    "message": MESSAGE,
}
"""The title of the column that each field of a row stands in."""
NEEDED = ("id", "decision")
SEARCHED = 20
"""In how many rows the header is looked for; people insert lines above it."""


class Row(NamedTuple):
    """One finding of a workbook; all is text as it stands in the cells."""

    number: int
    """The row of the sheet."""
    id: str
    rule: str
    severity: str
    decision: str
    comment: str
    reviewer: str
    state: str
    file: str
    segment: str
    source: str
    target: str
    message: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a workbook holds."""

    path: str
    rows: Sequence[Row]
    exported: Mapping[str, str] | None = None
    """The decision that was written under each id; None where the hidden sheet is gone."""
    terms: Mapping[str, TermNote] = field(default_factory=dict)
    """The term that a finding is about, by the finding's id."""


def find_columns(cells: Sequence[str]) -> dict[str, int]:
    r"""The number of the column that each field stands in, where the cells are a header row; else nothing.

    >>> find_columns(["编号 Finding ID", "mine", "处理\nDecision"])
    {'id': 0, 'decision': 2}
    """
    squeezed = [_squeezed(cell) for cell in cells]
    found = {}
    for name, words in HEADERS.items():
        forms = [_squeezed(form) for form in (title(words, Lang.ZH), words.en, words.zh)]
        at = next((squeezed.index(form) for form in forms if form in squeezed), None)
        if at is not None:
            found[name] = at
    return found if all(name in found for name in NEEDED) else {}


def earlier_findings(rows: Iterable[Row]) -> list[Earlier]:
    """The findings that the rows of a report show, without those that were closed in it."""
    return [
        Earlier(
            id=row.id,
            rule=row.rule,
            severity=severity_code(row.severity),
            file=row.file,
            segment=row.segment,
            source=row.source,
            target=row.target,
            message=row.message,
        )
        for row in rows
        if row.id and STATES["closed"].en not in row.state
    ]


def severity_code(words: str) -> str:
    """The severity that a cell names, the words as they are where they name none.

    >>> severity_code("严重 Critical")
    'critical'
    """
    said = _squeezed(words)
    for code, text in SEVERITIES.items():
        if said in (_squeezed(text.zh + text.en), _squeezed(text.zh), _squeezed(text.en)):
            return str(code)
    return words


def _squeezed(words: str) -> str:
    return "".join(words.split()).casefold()
