"""Workbooks into the file of decisions, told to people; and what a decision on record looks like."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from termqa.errors import UserError
from termqa.glossary import Concept
from termqa.model import Lang, Text
from termqa.report.words import DECISIONS, SEVERITIES, word
from termqa.review.form import Row
from termqa.review.merge import KINDS, Change, Kind, merge
from termqa.review.proposals import proposals
from termqa.review.store import Entry

_LOUD = (Kind.REFUSED, Kind.CONFLICT)


@dataclass(slots=True)
class Intake:
    """What several workbooks brought."""

    entries: list[Entry]
    told: list[tuple[str, Change]] = field(default_factory=list)
    """(workbook, what became of a row of it)."""
    notes: list[Text] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)
    """Proposed rows for the glossary."""

    @property
    def open_questions(self) -> bool:
        """Whether rows were refused or conflict."""
        return any(change.kind in _LOUD for _, change in self.told)

    def lines(self, lang: Lang) -> Iterator[str]:
        """The import told line by line, the total last."""
        for note in self.notes:
            yield note.in_(lang)
        for path, change in self.told:
            yield _change_line(path, change, lang)
        counts = Counter(change.kind for _, change in self.told)
        parts = [f"{word(KINDS, kind, lang)} {counts[kind]}" for kind in Kind if counts[kind]]
        nothing = Text("没有新的决定", "no new decisions").in_(lang)
        yield Text("，", ", ").in_(lang).join(parts) or nothing


def take_in(
    workbooks: Sequence[str], entries: Sequence[Entry], day: str, by: str = "", replacing: bool = False
) -> Intake:
    """The decisions after each of the workbooks was joined in turn; raises UserError for one that is no report."""
    from termqa.review import xlsx

    taken = Intake(list(entries))
    for workbook in workbooks:
        form = xlsx.read(workbook)
        made = merge(taken.entries, form, day, by, replacing)
        taken.entries = list(made.entries.values())
        taken.told += [(workbook, change) for change in made.changes]
        taken.notes += [Text(f"{workbook}：{note.zh}", f"{workbook}: {note.en}") for note in made.warnings]
        accepted = [change for change in made.changes if change.kind not in _LOUD]
        proposed = proposals(accepted, form, day)
        taken.concepts += proposed.concepts
        taken.notes += [_by_hand(workbook, row, why) for row, why in proposed.by_hand]
    return taken


def not_taken_in(workbook: Path, entries: Sequence[Entry]) -> int:
    """How many findings of a workbook that is to be overwritten are decided in it and not in the entries.

    A decision that was carried over and stands as it was is none: the next workbook shows it again. Who saved the file
    last tells nothing, as programs leave that property as it was.
    """
    from termqa.review import xlsx

    try:
        form = xlsx.read(workbook)
    except UserError:  # some other workbook
        return 0
    known = {(entry.decision, entry.comment) for entry in entries}
    return sum(
        change.kind is not Kind.CONFIRMED or (change.decision, change.row.comment) not in known
        for change in merge(entries, form, "").changes
    )


def signed(workbook: Path) -> bool:
    """Whether somebody has signed figures in a workbook that is to be overwritten."""
    from termqa.review import xlsx

    try:
        return xlsx.signatures(workbook) > 0
    except UserError:  # no workbook at all
        return False


def _by_hand(workbook: str, row: Row, why: Text) -> Text:
    return Text(
        f"{workbook} 第{row.number}行：请手工改词表，{why.zh}",
        f"{workbook} row {row.number}: update the glossary by hand, {why.en}",
    )


def _change_line(path: str, change: Change, lang: Lang) -> str:
    row = change.row
    where = Text(f"{path} 第{row.number}行", f"{path} row {row.number}").in_(lang)
    decision = word(DECISIONS, change.decision, lang)
    why = f" – {change.why.in_(lang)}" if change.why.en else ""
    comment = f" “{row.comment}”" if row.comment and not why else ""
    return f"{where}: {word(KINDS, change.kind, lang)} {decision} {row.rule} [{row.id}]{why}{comment}"


def entry_line(entry: Entry, lang: Lang) -> str:
    """A decision in one line: file, decision, rule, comment, who and when, id."""
    who = " ".join(part for part in (entry.reviewer, entry.date) if part)
    told = [
        f"{entry.file}:",
        word(DECISIONS, entry.decision, lang),
        entry.rule,
        f"“{entry.comment}”" * bool(entry.comment),
    ]
    return " ".join(part for part in (*told, f"({who})" * bool(who), f"[{entry.id}]") if part)


def entry_page(entry: Entry, lang: Lang) -> str:
    """All that is on record of a decision."""
    facts = (
        (Text("编号", "id"), entry.id),
        (Text("处理", "decision"), word(DECISIONS, entry.decision, lang)),
        (Text("意见", "comment"), entry.comment),
        (Text("审校", "reviewer"), " ".join(part for part in (entry.reviewer, entry.date) if part)),
        (Text("规则", "rule"), entry.rule),
        (Text("级别", "severity"), word(SEVERITIES, entry.severity, lang)),
        (Text("文件", "file"), entry.file),
        (Text("相同问题", "identical findings"), str(entry.count)),
        (Text("说明", "message"), entry.message),
        (Text("原文", "source"), entry.source),
        (Text("译文", "target"), entry.target),
    )
    return "\n".join(f"{name.in_(lang)}: {value}" for name, value in facts if value)
