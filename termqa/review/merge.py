"""Joins what a workbook says with the decisions that are known: three ways, so that nobody overwrites somebody unseen.

What was exported under an id is the common ancestor. A cell that still says it is no change; a cell that says something
else is the reviewer's decision, unless the file says a third thing by now: that is a conflict, listed for people.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from termqa.fingerprint import FAMILY, segment_digits
from termqa.model import NOWHERE, Severity, Text
from termqa.report.cell_text import CUT
from termqa.report.words import DECISIONS, STATES, WAIVING, Decision, decision_of
from termqa.review.form import Form, Row, severity_code
from termqa.review.store import Entry


class Kind(StrEnum):
    """What became of a row."""

    NEW = "new"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    CONFLICT = "conflict"


KINDS: Mapping[str, Text] = {
    Kind.NEW: Text("新决定", "new"),
    Kind.CHANGED: Text("改动", "changed"),
    Kind.CONFIRMED: Text("确认沿用", "confirmed"),
    Kind.WITHDRAWN: Text("撤回", "withdrawn"),
    Kind.REFUSED: Text("未采纳", "refused"),
    Kind.CONFLICT: Text("冲突", "conflict"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a workbook that says something, and what became of it."""

    kind: Kind
    row: Row
    decision: str = ""
    why: Text = NOWHERE


@dataclass(slots=True)
class Merge:
    """The decisions after a workbook was joined, and what it changed."""

    entries: dict[str, Entry]
    changes: list[Change] = field(default_factory=list)
    warnings: list[Text] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[Change]:
        """The changes of some kinds."""
        return [change for change in self.changes if change.kind in kinds]


def merge(entries: Sequence[Entry], form: Form, day: str, by: str = "", replacing: bool = False) -> Merge:
    """The decisions with those of the workbook; ``replacing``: where they conflict, the workbook's wins."""
    made = Merge({entry.id: entry for entry in entries})
    if form.exported is None:
        made.warnings.append(
            Text(
                "隐藏表 _termqa 不见了，只凭编号和原文认行",
                "the hidden sheet _termqa is gone: rows are known by finding id and source text alone",
            )
        )
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in form.rows:
        if why := _foreign(row):
            if decision_of(row.decision) is not Decision.OPEN and row.decision:
                made.changes.append(Change(Kind.REFUSED, row, row.decision, why))
        else:
            groups[row.id].append(row)
    for id_, rows in groups.items():
        change = _decided(rows, made.entries.get(id_), form, replacing)
        if change is None:
            continue
        made.changes.append(change)
        if change.kind is Kind.WITHDRAWN:
            made.entries.pop(id_, None)
        elif change.kind not in (Kind.REFUSED, Kind.CONFLICT):
            made.entries[id_] = _entry(change, len(rows), day, by)
    return made


def _foreign(row: Row) -> Text | None:
    """Why the id of the row cannot be its own; None where it can."""
    shown = row.source or row.target
    if shown.endswith(CUT) or segment_digits(row.source, row.target) == row.id[FAMILY:]:
        return None
    return Text("编号与本行文字对不上", "the id does not belong to the text of this row")


def _decided(rows: Sequence[Row], known: Entry | None, form: Form, replacing: bool) -> Change | None:
    """What the rows of one id say together; identical findings share one decision."""
    for row in rows:
        if row.decision and decision_of(row.decision) is None:
            why = Text(
                f"不认识的处理“{row.decision}”，可选：{'、'.join(words.zh for words in DECISIONS.values())}",
                f"“{row.decision}” is not one of the decisions: {', '.join(words.en for words in DECISIONS.values())}",
            )
            return Change(Kind.REFUSED, row, row.decision, why)
    before = _exported(rows[0], known, form)
    said = [(row, decision_of(row.decision) or Decision.OPEN) for row in rows]
    spoken = [(row, decision) for row, decision in said if decision != before]
    if len({decision for _, decision in spoken}) > 1:
        why = Text("同一问题在几行中处理不同", "rows of the same finding are decided differently")
        return Change(Kind.CONFLICT, spoken[-1][0], spoken[-1][1], why)
    row, decision = (spoken or said)[0]
    row = next((one for one, _ in said if one.comment), row) if not row.comment else row
    if known and decision == known.decision and row.comment in ("", known.comment):
        return None
    if not spoken and not _says_more(row, decision, known):
        return None
    if known and spoken and known.decision not in (before, decision) and not replacing:
        why = Text(
            f"已记为“{known.decision}”（{known.reviewer}）", f"it is on record as {known.decision} {known.reviewer}"
        )
        return Change(Kind.CONFLICT, row, decision, why)
    if decision in WAIVING and severity_code(row.severity) == Severity.CRITICAL and not row.comment:
        why = Text("严重问题须写明意见才能了结", "a critical finding can only be waived with a comment")
        return Change(Kind.REFUSED, row, decision, why)
    return Change(_kind(row, decision, known), row, decision)


def _exported(row: Row, known: Entry | None, form: Form) -> str:
    """The decision that was written into the row; without the hidden sheet, as far as the row's state tells."""
    if form.exported is not None:
        return form.exported.get(row.id) or Decision.OPEN
    prefilled = any(word in row.state for word in (STATES["carried"].en, STATES["closed"].en))
    return known.decision if known and (prefilled or decision_of(row.decision) == known.decision) else Decision.OPEN


def _says_more(row: Row, decision: str, known: Entry | None) -> bool:
    """Whether a row whose decision is as it was still tells something: a comment, or that a carried one stands."""
    if known:
        return bool(row.comment) and row.comment != known.comment and decision == known.decision
    return bool(row.comment) if decision == Decision.OPEN else _is_carried(row)


def _is_carried(row: Row) -> bool:
    return STATES["carried"].en in row.state


def _kind(row: Row, decision: str, known: Entry | None) -> Kind:
    """What the row does; an Open under no known id is kept too, as it says no to a decision that was carried over."""
    if known:
        return Kind.WITHDRAWN if decision == Decision.OPEN and not row.comment else Kind.CHANGED
    return Kind.CONFIRMED if _is_carried(row) and decision != Decision.OPEN else Kind.NEW


def _entry(change: Change, count: int, day: str, by: str) -> Entry:
    row = change.row
    return Entry(
        id=row.id,
        rule=row.rule,
        decision=change.decision,
        comment=row.comment,
        reviewer=row.reviewer or by,
        date=day,
        severity=severity_code(row.severity),
        count=count,
        file=row.file,
        source=row.source,
        target=row.target,
        message=row.message,
    )
