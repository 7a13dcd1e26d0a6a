"""
Decisions of reviewers: brought in from workbooks, kept in ``termqa-decisions.jsonl``, honoured by the next check.

``store`` keeps them, ``match`` finds the findings that they are about, ``form`` reads a workbook that came back,
``merge`` joins it with what is known, ``proposals`` takes "Update glossary" into the glossary. The workbook only
proposes; the file decides.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from termqa.model import Decided, Earlier, Finding, Report, Since
from termqa.report.words import WAIVING, Decision
from termqa.review.earlier import read_earlier
from termqa.review.match import file_name, match
from termqa.review.store import Entry, load, save

__all__ = ["Entry", "compare", "honour", "load", "read_earlier", "save", "unused"]


def honour(report: Report, entries: Sequence[Entry], file: str) -> None:
    """Give the findings of a report the decisions that were made about them, and their states.

    A waived finding is closed. One that is only like a waived one is carried: its decision stands, to be confirmed.
    """
    matched = match(entries, report.findings)
    used = {link.known for link in matched.values()}
    carried = {link.known for link in matched.values() if not link.exact}
    report.findings = [
        _decided(finding, entries[link.known], link.exact) if (link := matched.get(n)) else finding
        for n, finding in enumerate(report.findings)
    ]
    report.decided = Decided(
        file,
        closed=sum(finding.state == "closed" for finding in report.findings),
        carried=len(carried),
        unused=sum(n not in used and _waits(entry, report) for n, entry in enumerate(entries)),
    )


def _decided(finding: Finding, entry: Entry, exact: bool) -> Finding:
    state = "carried" if not exact else "closed" if entry.decision in WAIVING else "open"
    return replace(finding, state=state, decision=entry.decision, comment=entry.comment, reviewer=entry.reviewer)


def _waits(entry: Entry, report: Report) -> bool:
    """Whether the entry speaks of a text that was checked and is not a fix that was made."""
    return entry.decision != Decision.FIX and file_name(entry.file) in {file_name(file) for _, file in report.documents}


def unused(entries: Sequence[Entry], report: Report) -> list[Entry]:
    """The entries about texts of the report that no finding of it needs any more."""
    used = {link.known for link in match(entries, report.findings).values()}
    checked = {file_name(file) for _, file in report.documents}
    return [entry for n, entry in enumerate(entries) if n not in used and file_name(entry.file) in checked]


def compare(report: Report, earlier: Sequence[Earlier], name: str) -> None:
    """Say of the findings whether an earlier report knew them (open) or not (new), and what has been fixed since."""
    matched = match(earlier, report.findings)
    report.findings = [
        replace(finding, state="open") if n in matched and finding.state == "new" else finding
        for n, finding in enumerate(report.findings)
    ]
    left = Counter({n: known.count for n, known in enumerate(earlier)})
    left.subtract(link.known for link in matched.values())
    checked = {file_name(file) for _, file in report.documents}
    fixed = tuple(
        known
        for n, known in enumerate(earlier)
        for _ in range(left[n])
        if file_name(known.file) in checked
    )  # fmt: skip
    is_open = [finding.state != "closed" for finding in report.findings]
    still = sum(is_open[n] for n in matched)
    report.since = Since(name, fixed, still, new=sum(is_open) - still, closed=len(matched) - still)
