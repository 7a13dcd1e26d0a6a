"""What continuous integration reads: SARIF 2.1.0 and the annotations of GitHub."""

import dataclasses
import io
import json

import pytest

from termqa.model import Lang, Report
from termqa.report import github, sarif
from termqa.rules import RULES


@pytest.fixture
def log(report: Report) -> dict:
    stream = io.StringIO()
    sarif.write(report, stream, Lang.EN)
    return json.loads(stream.getvalue())


def test_the_log_has_what_the_standard_requires(log: dict):
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"] == "termqa" and log["runs"][0]["columnKind"] == "unicodeCodePoints"
    for result in log["runs"][0]["results"]:
        assert result["message"]["text"] and result["level"] in ("error", "warning", "note")
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert not set(location["physicalLocation"]["artifactLocation"]["uri"]) & set(' "\\<>')
        assert location["logicalLocations"][0]["fullyQualifiedName"]


def test_all_rules_are_declared_once_also_those_that_found_nothing(log: dict):
    names = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(set(names)) == len(names) and {r.name for r in RULES} <= set(names)
    assert {result["ruleId"] for result in log["runs"][0]["results"]} <= set(names)


def test_a_result_tells_its_identity_its_words_and_the_fix(log: dict, report: Report):
    first, finding = log["runs"][0]["results"][0], report.findings[0]
    assert first["partialFingerprints"] == {"termqa/v1": finding.id}
    assert first["message"]["text"].endswith(f"→ {finding.problem.suggestion}")
    start, end = first["properties"]["targetSpans"][0]
    assert first["properties"]["target"][start:end] == "4,437 billion yuan"


def test_a_finding_that_a_reviewer_waived_is_suppressed(log: dict, report: Report):
    closed = [f.id for f in report.findings if f.state == "closed"]
    suppressed = [r["partialFingerprints"]["termqa/v1"] for r in log["runs"][0]["results"] if "suppressions" in r]
    assert closed and suppressed == closed


def test_annotations_come_worst_first_without_waived_findings_and_with_their_marks_escaped(report: Report):
    odd = dataclasses.replace(report.findings[0], file="a,b:c.docx")
    report = dataclasses.replace(report, findings=[*report.findings, odd], failures=[])
    stream = io.StringIO()
    github.write(report, stream, Lang.EN)
    lines = stream.getvalue().splitlines()
    assert len(lines) == sum(f.state != "closed" for f in report.findings)
    levels = [line.partition(" ")[0] for line in lines]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    assert any("file=a%2Cb%3Ac.docx,title=number-magnitude::" in line for line in lines)
    assert all(line.count("\n") == 0 for line in lines)
