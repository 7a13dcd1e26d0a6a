"""Findings as workflow commands, which GitHub shows as annotations of the files."""

from typing import IO

from termqa.model import Finding, Lang, Report, Severity
from termqa.report.columns import place_words

LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.INFO: "notice"}


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 0) -> None:
    """Write one command for each open finding, the worst first: GitHub shows ten of a kind and step."""
    found = [f for f in report.findings if f.state != "closed"]
    for finding in sorted(found, key=lambda f: f.severity.rank):
        stream.write(_command(finding, lang) + "\n")
    for failure in report.failures:
        stream.write(f"::error title=termqa::{_data(f'{failure.where}: {failure.what}')}\n")


def _command(finding: Finding, lang: Lang) -> str:
    problem = finding.problem
    place = place_words(finding.pair, lang, ", ")
    said = problem.message.in_(lang) + (f" → {problem.suggestion}" if problem.suggestion else "")
    words = f"{finding.segment}{f' ({place})' if place else ''}: {said} [{finding.id}]"
    file, title = _property(finding.file), _property(finding.rule)
    return f"::{LEVELS[finding.severity]} file={file},title={title}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
