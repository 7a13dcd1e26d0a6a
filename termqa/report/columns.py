"""What each sheet shows; the same columns feed every tabular format.

To add a column: one ``Column`` in the sheet's tuple. ``value(row, lang)`` gives the text and the spans to mark in it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from termqa.model import Carried, ChangeRow, Finding, Lang, Pair, Place, Report, Span, TermRow, Text
from termqa.report.cell_text import excerpt, visible
from termqa.report.rows import (
    FindingRow,
    LedgerRow,
    PairRow,
    finding_rows,
    ledger_rows,
    pair_rows,
)
from termqa.report.words import (
    CARRIED,
    FAULTS,
    GOOD_GRADES,
    GRADES,
    KINDS,
    SEVERITIES,
    STATES,
    VERDICTS,
    choice,
    named,
    title,
    word,
)

PLACES_SHOWN = 10
SURE = 2.0
"""Confidence of an alignment, in natural-log odds, from which on it is not worth a second look."""


class Cell(NamedTuple):
    """What one cell shows."""

    value: str | int
    spans: tuple[Span, ...] = ()
    """The words to mark in the value."""
    tone: str = ""
    """Which variant of the column's style: a severity, ``good``, ``doubt``, ``bad``."""
    pair: int | None = None
    """The number of the pair on the Segments sheet that the cell leads to."""
    finding: int | None = None
    """The number of the finding on the Findings sheet that the cell leads to."""


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title, its width in characters, the name of its style, and what it shows of a row."""

    title: Text
    width: float
    style: str
    value: Callable[[R, Lang], Cell]
    printed: bool = True

    def header(self, lang: Lang) -> str:
        """The title, always with the English word."""
        return title(self.title, lang)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """One table of a report."""

    title: Text
    columns: tuple[Column[R], ...]
    rows: Callable[[Report], Iterable[R]]
    empty: Text
    """What stands in place of rows where there are none."""

    @property
    def name(self) -> str:
        """The name on the sheet's tab, the same in every language."""
        return title(self.title, Lang.ZH)

    def headers(self, lang: Lang) -> list[str]:
        """The header row."""
        return [column.header(lang) for column in self.columns]

    def cells(self, row: R, lang: Lang) -> list[Cell]:
        """What the columns show of the row."""
        return [column.value(row, lang) for column in self.columns]


def rule_words(name: str, lang: Lang) -> str:
    """What the rule is called in the language; empty for a rule that is not ours (of a checklist)."""
    from termqa.rules import RULES

    return next((rule.title.in_(lang) for rule in RULES if rule.name == name), "")


def place_words(pair: Pair, lang: Lang, separator: str = "\n") -> str:
    """Where the two sides stand in their files; once if both stand in the same place or one has none."""
    source, target = pair.source.place.in_(lang), pair.target.place.in_(lang)
    if not source or not target or source == target:
        return source or target
    return Text(f"原 {source}{separator}译 {target}", f"S: {source}{separator}T: {target}").in_(lang)


def message_words(finding: Finding, lang: Lang) -> str:
    """The message, and the other places that it speaks of."""
    message = finding.problem.message.in_(lang)
    places = finding.problem.places
    if not places:
        return message
    shown = [_other_place(place, finding.file, lang) for place in places[:PLACES_SHOWN]]
    more = len(places) - len(shown)
    if more:
        shown.append(Text(f"另 {more} 处", f"{more} more").in_(lang))
    return message + "\n" + Text("另见：" + "；".join(shown), "Also: " + "; ".join(shown)).in_(lang)


def _other_place(place: Place, file: str, lang: Lang) -> str:
    where = Text(f"第{place.segment}段", f"segment {place.segment}").in_(lang)
    if place.file != file:
        where = f"{place.file} {where}"
    return f"{where} “{place.text}”" if place.text else where


def segment_number(segment: str) -> str | int:
    """The segment as a number where it is one, so that a spreadsheet sorts it as one."""
    plain = segment.isascii() and segment.isdigit() and len(segment) <= 15 and str(int(segment)) == segment
    return int(segment) if plain else segment


def _severity(row: FindingRow, lang: Lang) -> Cell:
    severity = row.finding.severity
    return Cell(named(SEVERITIES, severity, lang), tone=severity.value)


def _rule(row: FindingRow, lang: Lang) -> Cell:
    words = rule_words(row.finding.rule, lang)
    return Cell(f"{row.finding.rule}\n{words}" if words else row.finding.rule)


def _target_figure(row: LedgerRow, lang: Lang) -> Cell:
    return Cell(row.figure.target or "—", tone="bad" if row.figure.verdict in FAULTS else "")


def _value(row: LedgerRow, lang: Lang) -> Cell:
    return Cell(row.figure.form or word(KINDS, row.figure.kind, lang))


def _verdict(row: LedgerRow, lang: Lang) -> Cell:
    bad = row.figure.verdict in FAULTS
    return Cell(named(VERDICTS, row.figure.verdict, lang), tone="bad" if bad else "good")


def _found_in_pair(row: PairRow, lang: Lang) -> Cell:
    numbers = ", ".join(str(found.number) for found in row.findings)
    return Cell(numbers, tone=row.findings[0].finding.severity.value if row.findings else "")


def _confidence(row: PairRow, lang: Lang) -> Cell:
    score = row.pair.score
    if score is None:
        return Cell(Text("原文件", "As in file").in_(lang))
    if not (row.pair.source.text.strip() and row.pair.target.text.strip()):
        said = Text("无对应", "no counterpart")
    elif score >= SURE:
        said = Text("可靠", "sure")
    else:
        said = Text("较可靠", "likely") if score >= 0 else Text("对齐存疑", "alignment uncertain")
    return Cell(f"{said.in_(lang)} {score:.1f}", tone="doubt" if score < 0 else "")


def _place(row: LedgerRow, lang: Lang) -> Cell:
    if row.pair is None:
        return Cell(row.figure.source_place or row.figure.target_place or "")
    return _labelled(row.pair, row.labels, lang)


def _labelled(pair: Pair, labels: Sequence[str], lang: Lang) -> Cell:
    """The place; in a table also what heads the row and the column, as a figure alone says little."""
    return Cell("\n".join(filter(None, (place_words(pair, lang), " · ".join(labels)))))


def _sentence(row: LedgerRow, source: bool) -> Cell:
    if row.pair is None:
        return Cell("")
    span = row.figure.source_span if source else row.figure.target_span
    text = (row.pair.source if source else row.pair.target).text
    return Cell(*excerpt(text, Span(*span), 16 if source else 36)) if span else Cell("")


def _marks(row: PairRow, source: bool) -> tuple[Span, ...]:
    problems = [found.finding.problem for found in row.findings if found.finding.state != "closed"]
    return tuple(span for problem in problems for span in (problem.source if source else problem.target))


def _blank(row: object, lang: Lang) -> Cell:
    return Cell("")


_NO = Text("序号", "No.")
PLACE = Text("位置", "Place")

SEVERITY = Text("级别", "Severity")
RULE = Text("规则", "Rule")
FILE = Text("文件", "File")
SEGMENT = Text("段", "Segment")
SOURCE = Text("原文", "Source")
TARGET = Text("译文", "Target")
MESSAGE = Text("说明", "Message")
SUGGESTION = Text("建议", "Suggestion")
DECISION = Text("处理", "Decision")
COMMENT = Text("意见", "Comment")
REVIEWER = Text("审校", "Reviewer")
STATE = Text("状态", "State")
FINDING_ID = Text("编号", "Finding ID")

FINDINGS: Sheet[FindingRow] = Sheet(
    Text("问题", "Findings"),
    (
        Column(_NO, 6, "count", lambda r, _: Cell(r.number)),
        Column(SEVERITY, 13, "severity", _severity),
        Column(RULE, 22, "label", _rule),
        Column(FILE, 16, "small", lambda r, _: Cell(r.finding.file)),
        Column(SEGMENT, 11, "link", lambda r, _: Cell(segment_number(r.finding.segment), pair=r.pair_number)),
        Column(PLACE, 19, "small", lambda r, lang: _labelled(r.finding.pair, r.labels, lang)),
        Column(SOURCE, 40, "text", lambda r, _: Cell(r.finding.pair.source.text, r.finding.problem.source)),
        Column(TARGET, 48, "text", lambda r, _: Cell(r.finding.pair.target.text, r.finding.problem.target)),
        Column(MESSAGE, 36, "text", lambda r, lang: Cell(message_words(r.finding, lang))),
        Column(SUGGESTION, 24, "suggestion", lambda r, _: Cell(visible(r.finding.problem.suggestion))),
        Column(DECISION, 18, "choice", lambda r, _: Cell(choice(r.finding.decision))),
        Column(COMMENT, 24, "input", lambda r, _: Cell(r.finding.comment)),
        Column(REVIEWER, 12, "input", lambda r, _: Cell(r.finding.reviewer)),
        Column(STATE, 12, "small", lambda r, lang: Cell(named(STATES, r.finding.state, lang)), False),
        Column(FINDING_ID, 20, "small", lambda r, _: Cell(r.finding.id), False),
    ),
    finding_rows,
    Text("没有发现问题。", "Nothing was found."),
)

TERMS: Sheet[TermRow] = Sheet(
    Text("术语", "Terms"),
    (
        Column(Text("词条", "Concept"), 14, "small", lambda r, _: Cell(r.id)),
        Column(Text("中文", "Chinese"), 30, "text", lambda r, _: Cell(r.zh)),
        Column(Text("译法", "Rendering"), 46, "text", lambda r, _: Cell(r.rendering or "—")),
        Column(
            Text("评定", "Grade"),
            18,
            "verdict",
            lambda r, lang: Cell(named(GRADES, r.grade, lang), tone="good" if r.grade in GOOD_GRADES else "doubt"),
        ),
        Column(Text("次数", "Count"), 9, "count", lambda r, _: Cell(r.count)),
        Column(FILE, 24, "small", lambda r, _: Cell(r.file)),
        Column(
            Text("所在段", "Segments"),
            28,
            "small",
            lambda r, _: Cell(", ".join(r.segments) + ", …" * (r.count > len(r.segments))),
        ),
    ),
    lambda report: report.terms,
    Text("原文中没有词表收录的术语。", "The texts hold no term of the glossary."),
)

FIGURES: Sheet[LedgerRow] = Sheet(
    Text("数字", "Numbers"),
    (
        Column(_NO, 6, "count", lambda r, _: Cell(r.number)),
        Column(FILE, 14, "small", lambda r, _: Cell(r.figure.file)),
        Column(SEGMENT, 11, "link", lambda r, _: Cell(segment_number(r.figure.segment), pair=r.pair_number)),
        Column(PLACE, 18, "small", _place),
        Column(Text("原文数字", "Source figure"), 18, "label", lambda r, _: Cell(r.figure.source or "—")),
        Column(Text("标准值", "Value"), 25, "figure", lambda r, lang: _value(r, lang)),
        Column(Text("译文数字", "Target figure"), 22, "label", _target_figure),
        Column(Text("译文值", "Target value"), 25, "figure", lambda r, _: Cell(r.figure.target_form or "")),
        Column(Text("结论", "Verdict"), 14, "verdict", _verdict),
        Column(Text("建议写法", "Suggested"), 18, "suggestion", lambda r, _: Cell(_rendering(r))),
        Column(Text("核对人", "Checked by"), 11, "input", _blank),
        Column(Text("复核", "Second check"), 11, "input", _blank),
        Column(SOURCE, 36, "text", lambda r, _: _sentence(r, True)),
        Column(TARGET, 44, "text", lambda r, _: _sentence(r, False)),
    ),
    ledger_rows,
    Text("原文中没有数字，或数字未作核对。", "The texts hold no figures, or figures were not checked."),
)

_TONES = {Carried.DONE: "good", Carried.CHECK: "doubt", Carried.STALE: "bad"}
CHANGES: Sheet[ChangeRow] = Sheet(
    Text("变更", "Changes"),
    (
        Column(FILE, 16, "small", lambda r, _: Cell(r.file)),
        Column(SEGMENT, 11, "count", lambda r, _: Cell(segment_number(r.segment))),
        Column(Text("原文旧稿", "Source before"), 46, "text", lambda r, _: Cell(r.was, _changed(r, True))),
        Column(Text("原文新稿", "Source now"), 46, "text", lambda r, _: Cell(r.now, _changed(r, False))),
        Column(TARGET, 52, "text", lambda r, _: Cell(r.target)),
        Column(
            Text("处理", "To do"),
            14,
            "verdict",
            lambda r, lang: Cell(named(CARRIED, r.carried, lang), tone=_TONES[r.carried]),
        ),
        Column(MESSAGE, 40, "text", lambda r, lang: Cell(r.what.in_(lang))),
    ),
    lambda report: report.changes,
    Text("原文没有变更。", "The source has not changed."),
)

PAIRS: Sheet[PairRow] = Sheet(
    Text("双语对照", "Segments"),
    (
        Column(_NO, 7, "count", lambda r, _: Cell(r.number)),
        Column(FILE, 18, "small", lambda r, _: Cell(r.file)),
        Column(SEGMENT, 11, "count", lambda r, _: Cell(segment_number(r.pair.id))),
        Column(PLACE, 17, "small", lambda r, lang: Cell(place_words(r.pair, lang))),
        Column(SOURCE, 52, "text", lambda r, _: Cell(r.pair.source.text, _marks(r, True))),
        Column(TARGET, 64, "text", lambda r, _: Cell(r.pair.target.text, _marks(r, False))),
        Column(Text("问题序号", "Finding No."), 13, "severity", _found_in_pair),
        Column(Text("对齐", "Alignment"), 13, "verdict", _confidence),
    ),
    pair_rows,
    Text("没有语段。", "There are no segments."),
)

SHEETS: Sequence[Sheet[Any]] = (
    FINDINGS,
    CHANGES,
    TERMS,
    FIGURES,
    PAIRS,
)


def sheets_of(report: Report) -> Sequence[Sheet[Any]]:
    """The sheets of a report; changes only where an earlier source was given."""
    return [sheet for sheet in SHEETS if sheet is not CHANGES or report.changes]


def _changed(row: ChangeRow, before: bool) -> tuple[Span, ...]:
    """The words that are not the same in both versions."""
    from termqa.analyse.changes import hunks

    spans = (hunk.old if before else hunk.new for hunk in hunks(row.was, row.now))
    return tuple(span for span in spans if span.end > span.start)


def _rendering(row: LedgerRow) -> str:
    """How the figure is written, where the translation has it wrong."""
    return row.figure.rendering or "" if row.figure.verdict in FAULTS else ""
