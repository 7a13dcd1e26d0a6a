"""Findings on the terminal: one line each (``text``), or a short summary with the worst of them.

Words of a text are printed as they are, never read as markup; what a terminal would obey is replaced.
"""

import os
from typing import IO

from termqa.model import Finding, Lang, Report, Severity, Text
from termqa.report.cell_text import one_line, visible
from termqa.report.columns import place_words
from termqa.report.rows import count_figures, finding_rows
from termqa.report.summary import decided_words, since_words, verdict
from termqa.report.words import SEVERITIES, STATES, word

WORST_SHOWN = 10
_COLORS = {Severity.CRITICAL: "1;31", Severity.MAJOR: "33", Severity.MINOR: "36", Severity.INFO: "2"}


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 0) -> None:
    """Write one line for each finding, in the order of the text, then the verdict."""
    color = colored(stream)
    for finding in report.findings:
        stream.write(finding_line(finding, lang, color) + "\n")
    stream.write(verdict(report, count_figures(report.figures), lang) + "\n")
    _write_history(report, stream, lang)


def write_summary(report: Report, stream: IO[str], lang: Lang, worst: int = WORST_SHOWN) -> None:
    """Write the verdict, what was not checked, and the worst open findings."""
    color = colored(stream)
    stream.write(_painted(verdict(report, count_figures(report.figures), lang), "1", color) + "\n")
    _write_history(report, stream, lang)
    for gone in report.since.fixed[:worst] if report.since else ():
        label = Text("已改", "fixed").in_(lang)
        severity = word(SEVERITIES, gone.severity, lang).lower()
        said = one_line(gone.message.partition("\n")[0])
        stream.write(f"{_painted(label, '32', color)}: {severity} {gone.rule} {one_line(gone.file)} {said}\n")
    for failure in report.failures:
        told = ": ".join(part for part in (failure.where, failure.what) if part)
        label = Text("未能检查", "not checked").in_(lang)
        stream.write(f"{_painted(label, '31', color)} {one_line(told)}\n")
    open_rows = [row.finding for row in finding_rows(report) if row.finding.state != "closed"]
    for finding in open_rows[:worst]:
        stream.write(finding_line(finding, lang, color) + "\n")
    if len(open_rows) > worst:
        more = len(open_rows) - worst
        how = Text(
            f"另有 {more} 处，见报告；--format text 在此全部列出。\n",
            f"{more} more in the report; --format text lists them all here.\n",
        )
        stream.write(how.in_(lang))


def _write_history(report: Report, stream: IO[str], lang: Lang) -> None:
    """Write what has changed since an earlier report, and what became of earlier decisions."""
    for words in (since_words(report, lang), decided_words(report, lang)):
        if words:
            stream.write(one_line(words) + "\n")


def finding_line(finding: Finding, lang: Lang, color: bool = False) -> str:
    """The finding in one line that can be searched: file, segment, place, severity, rule, message, suggestion, id."""
    place = place_words(finding.pair, lang, Text("，", ", ").in_(lang))
    segment = Text(f"第{finding.segment}段", f"segment {finding.segment}").in_(lang)
    where = f"{finding.file}: {segment}" + (f" ({place})" if place else "")
    severity = _painted(word(SEVERITIES, finding.severity, lang).lower(), _COLORS[finding.severity], color)
    state = "" if finding.state == "new" else f" ({word(STATES, finding.state, lang).lower()})"
    problem = finding.problem
    fix = f" → {one_line(visible(problem.suggestion))}" if problem.suggestion else ""
    said = one_line(problem.message.in_(lang))
    return f"{one_line(where)}: {severity} {finding.rule}{state} {said}{fix} [{finding.id}]"


def colored(stream: IO[str]) -> bool:
    """Whether to colour: on a terminal, unless ``NO_COLOR`` is set or the terminal is dumb."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _painted(words: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if color else words
