"""The findings and the ledger as JSON, schema ``termqa/1``, written row by row; and as JSON Lines, a finding a line."""

import json
import re
from collections.abc import Iterable
from typing import IO, Any

from termqa.ledger import row_blocks
from termqa.model import ChangeRow, Finding, Lang, Place, Report, Span, Text
from termqa.report.run import tool_version

SCHEMA = "termqa/1"
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 0) -> None:
    """Write one JSON object; neither the language nor the number of rows matters, JSON is always complete."""
    stream.write("{")
    for name, value in _head(report).items():
        stream.write(f"{dumps(name)}: {dumps(value)},\n ")
    stream.write('"findings": [')
    _write_items(stream, (dumps(finding_object(finding)) for finding in report.findings))
    stream.write('],\n "figures": [')
    separator = "\n  "
    for rows in row_blocks(report.figures):  # lone surrogates: the stream escapes them alike
        stream.write(separator + rows.replace("\n", ",\n  "))
        separator = ",\n  "
    stream.write("]}\n")


def write_lines(report: Report, stream: IO[str], lang: Lang, max_rows: int = 0) -> None:
    """Write one line for each finding, as in the JSON report."""
    for finding in report.findings:
        stream.write(dumps(finding_object(finding)) + "\n")


def dumps(value: object) -> str:
    """The value as JSON on one line, Chinese as it is; a lone surrogate, which no file can hold, stays an escape."""
    return _escaped(_ENCODER.encode(value))


def _escaped(written: str) -> str:
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", written)


def _write_items(stream: IO[str], items: Iterable[str]) -> None:
    separator = "\n  "
    for item in items:
        stream.write(separator + item)
        separator = ",\n  "


def _head(report: Report) -> dict[str, Any]:
    closed = sum(finding.state == "closed" for finding in report.findings)
    return {
        "schema": SCHEMA,
        "tool": {"name": "termqa", "version": tool_version()},
        "summary": {
            "documents": len(report.documents),
            "segments": report.segments,
            "findings": report.counts(),
            "closed": closed,
        },
        "documents": [{"source_file": source or None, "file": file} for source, file in report.documents],
        "not_checked": [{"file": file, "what": _both(what)} for file, what in report.unread],
        "failures": [{"where": f.where, "what": f.what, "hint": f.hint, "bug": f.bug} for f in report.failures],
        "glossaries": report.glossaries,
        "settings": report.settings,
        "date": report.date.isoformat() if report.date else None,
        "changes": [_change_object(row) for row in report.changes],
    }


def _change_object(row: ChangeRow) -> dict[str, Any]:
    names = ("file", "segment", "was", "now", "target")
    return {name: getattr(row, name) for name in names} | {"carried": row.carried.value, "what": _both(row.what)}


def finding_object(finding: Finding) -> dict[str, Any]:
    """The finding as the schema has it."""
    pair, problem, term = finding.pair, finding.problem, finding.problem.term
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "state": finding.state,
        "file": finding.file,
        "segment": finding.segment,
        "source_place": pair.source.place.en,
        "target_place": pair.target.place.en,
        "decision": finding.decision,
        "comment": finding.comment,
        "reviewer": finding.reviewer,
        "source": pair.source.text,
        "target": pair.target.text,
        "source_spans": _spans(problem.source),
        "target_spans": _spans(problem.target),
        "message": _both(problem.message),
        "suggestion": problem.suggestion,
        "places": list(map(_place, problem.places)),
        "term": term
        and {
            "id": term.id,
            "zh": term.zh,
            "expected": list(term.expected),
            "found": term.found,
            "grade": str(term.grade),
        },
    }


def _both(words: Text) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "segment": place.segment,
        "target_spans": _spans(place.spans),
        "text": place.text,
    }
