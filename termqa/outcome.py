"""What becomes of findings once all texts have been checked: left out, decided, compared, counted."""

from pathlib import Path

from termqa import review
from termqa.config import Settings, described, ignored_in
from termqa.model import Finding, Report, Severity


def settle(report: Report, settings: Settings, ran: set[str]) -> None:
    """Make the report of all that was found by the rules that ran what the settings say that it shall show."""
    _honour(report, settings, ran)
    report.settings = described(settings)
    if settings.per_file_ignores:
        _silence(report, settings)
    if not settings.show_info:
        _hide_info(report)
    if settings.since:
        _compare(report, settings, ran)


def _silence(report: Report, settings: Settings) -> None:
    """Leave out the findings of rules that are ignored in their file."""
    ignored = {file: ignored_in(file, settings) for file in {f.file for f in report.findings}}
    report.findings = [f for f in report.findings if not f.rule.startswith(ignored[f.file])]


def _honour(report: Report, settings: Settings, ran: set[str]) -> None:
    """Honour the decisions that reviewers made about the rules that ran."""
    decisions = Path(settings.decisions)
    if decisions.exists():
        entries = [entry for entry in review.load(decisions) if entry.rule in ran]
        review.honour(report, entries, settings.decisions)


def _compare(report: Report, settings: Settings, ran: set[str]) -> None:
    """Say what has changed since an earlier report, as far as this run would list it."""
    listed = [
        finding
        for finding in review.read_earlier(settings.since)
        if finding.rule in ran and (settings.show_info or finding.severity != Severity.INFO)
    ]
    review.compare(report, listed, settings.since)


def _hide_info(report: Report) -> None:
    """Count the info findings without listing them."""
    shown = [f for f in report.findings if f.severity is not Severity.INFO]
    report.hidden_info = sum(f.severity is Severity.INFO and f.state != "closed" for f in report.findings)
    report.findings = shown


def open_findings(report: Report, settings: Settings) -> list[Finding]:
    """The findings that count for ``--fail-on``."""
    limit = settings.fail_on
    return [f for f in report.findings if limit and f.state != "closed" and f.severity.rank <= limit.rank]
