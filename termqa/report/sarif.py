"""Findings as SARIF 2.1.0 for code scanning; all rules are declared, so that a clean run closes what earlier ones told.

A document has no lines: ``startLine`` is the number of the segment, and ``logicalLocations`` says the place in words.
Offsets are those of the segment's text, in code points, under ``properties``. The identity of a finding is its
``termqa/v1`` fingerprint.
"""

from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote

from termqa.model import Finding, Lang, Report, Severity
from termqa.report.columns import place_words
from termqa.report.json import dumps
from termqa.report.run import tool_version
from termqa.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.INFO: "note"}


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 0) -> None:
    """Write one log with one run."""
    driver = {
        "name": "termqa",
        "version": tool_version(),
        "rules": [_rule(rule.name, rule.title.in_(lang), rule.severity) for rule in RULES] + _own_rules(report, lang),
    }
    failures = [_failure(f"{failure.where}: {failure.what}") for failure in report.failures]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(failure.bug for failure in report.failures),
                "toolExecutionNotifications": failures,
            }
        ],
        "results": [_result(finding, lang) for finding in report.findings],
    }
    stream.write(dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n")


def _rule(name: str, title: str, severity: Severity) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": ["translation", name.partition("-")[0]]},
    }


def _own_rules(report: Report, lang: Lang) -> list[dict[str, Any]]:
    """The rules that a user's checklist made, as far as they found something."""
    known = {rule.name for rule in RULES}
    found = {f.rule: f for f in reversed(report.findings) if f.rule not in known}
    return [_rule(name, f.problem.message.in_(lang), f.severity) for name, f in sorted(found.items())]


def _failure(words: str) -> dict[str, Any]:
    return {"level": "error", "message": {"text": words}}


def _result(finding: Finding, lang: Lang) -> dict[str, Any]:
    problem = finding.problem
    said = problem.message.in_(lang) + (f" → {problem.suggestion}" if problem.suggestion else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(finding, lang)],
        "partialFingerprints": {"termqa/v1": finding.id},
        "properties": {
            "severity": finding.severity.value,
            "state": finding.state,
            "segment": finding.segment,
            "source": finding.pair.source.text,
            "target": finding.pair.target.text,
            "sourceSpans": _spans(problem.source),
            "targetSpans": _spans(problem.target),
            "suggestion": problem.suggestion,
        },
    }
    if finding.state == "closed":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.comment}]
    return result


def _location(finding: Finding, lang: Lang) -> dict[str, Any]:
    number = int(finding.segment) if finding.segment.isascii() and finding.segment.isdigit() else 1
    words = finding.pair.target.text or finding.pair.source.text
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(finding.file.replace("\\", "/"))},
            "region": {"startLine": max(number, 1), "snippet": {"text": words}},
        },
        "logicalLocations": [{"fullyQualifiedName": place_words(finding.pair, lang, ", ") or finding.segment}],
    }


def _spans(spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    return [list(span) for span in spans]
