"""The samples: every planted error is found, the clean pair stays quiet, and all findings are as they were."""

import re
import tomllib
from pathlib import Path
from typing import Any

import docx
import pytest

from termqa.config import Settings
from termqa.model import Finding, Pair, Report, Severity, Span
from termqa.pipeline import check
from termqa.rules import RULES

from .samples_source import build

SAMPLES = Path(__file__).parents[1] / "samples"
PLANTED = tomllib.loads((SAMPLES / "planted.toml").read_text("utf-8"))["error"]
MISSING = {error["rule"] for error in PLANTED} - {rule.name for rule in RULES}
"""Rules that errors are planted for and that do not exist yet."""
ERRORS = [
    pytest.param(
        error,
        id=f"{error['rule']}: {error['target'] or error['source']}",
        marks=[pytest.mark.skip(f"no rule {error['rule']} yet")] if error["rule"] in MISSING else [],
    )
    for error in PLANTED
]


@pytest.fixture(scope="module")
def report() -> Report:
    return check([str(SAMPLES)], settings=Settings(show_info=True))


def name(path: str) -> str:
    return path.rpartition("/")[2]


def holds(error: dict[str, Any], pair: Pair) -> bool:
    """Whether this is the pair that the error was planted in."""
    source, target = pair.source.text, pair.target.text
    return error["source"] in source and error["target"] in target and error["context"] in target


def touches(spans: tuple[Span, ...], words: str, text: str) -> bool:
    """Whether a span covers some of the words, wherever they stand in the text."""
    places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]
    return any(span.start < place.end and place.start < span.end for span in spans for place in places)


def shows(finding: Finding, error: dict[str, Any]) -> bool:
    """Whether the finding marks the planted words, on each side that has both marks and planted words."""
    source, target = finding.pair.source.text, finding.pair.target.text
    sides = [
        touches(spans, words, text)
        for spans, words, text in (
            (finding.problem.source, error["source"], source),
            (finding.problem.target, error["target"], target),
        )
        if spans and words
    ]
    return bool(sides) and all(sides)


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_found_by_its_rule_at_its_words(error: dict[str, Any], report: Report):
    there = [f for f in report.findings if name(f.file) == error["file"] and holds(error, f.pair)]
    assert [f for f in there if f.rule == error["rule"] and shows(f, error)], [line(f) for f in there]


def test_the_clean_pair_has_nothing_at_major_or_above(report: Report):
    loud = [line(f) for f in report.findings if name(f.file) == "clean.en.docx" and f.severity.rank <= 1]
    assert loud == []


def test_every_finding_on_the_samples_is_in_the_golden_file(report: Report, golden):
    golden("samples.txt", [line(f) for f in report.findings])


def test_every_text_of_the_samples_is_read_and_no_rule_crashes(report: Report):
    assert [name(file) for _, file in report.documents] == ["briefing.en.docx", "clean.en.docx", "table.xlsx"]
    assert report.failures == []


def test_the_planted_segments_are_those_that_hold_the_words(report: Report, update: bool):
    segments = []
    for error in PLANTED:
        pairs = [pair.id for file, pair in report.pairs if name(file) == error["file"] and holds(error, pair)]
        assert len(pairs) == 1, f"{error['target'] or error['source']}: {pairs}"
        segments += pairs
    if update:
        numbers = iter(segments)
        path = SAMPLES / "planted.toml"
        text = re.sub(
            r'^segment = ".*"$', lambda _: f'segment = "{next(numbers)}"', path.read_text("utf-8"), flags=re.M
        )
        path.write_text(text, "utf-8", newline="\n")
    else:
        assert [error["segment"] for error in PLANTED] == segments


@pytest.mark.parametrize("file", sorted(path.name for path in SAMPLES.glob("*.docx")))
def test_a_sample_holds_the_text_that_it_is_built_from(file: str, tmp_path: Path):
    stem, lang, _ = file.split(".")
    build.write_docx(list(build.paragraphs(build.HERE / f"{stem}.txt")), lang, tmp_path / file)
    built, kept = [[p.text for p in docx.Document(str(folder / file)).paragraphs] for folder in (tmp_path, SAMPLES)]
    assert built == kept


def test_a_planted_error_is_as_bad_as_its_rule_says_or_milder(report: Report):
    default = {rule.name: rule.severity for rule in RULES}
    worse = [f.rule for f in report.findings if f.severity.rank < default[f.rule].rank]
    allowed = {"term-forbidden", "term-missing", "term-superseded"}  # a glossary row may raise its own findings
    assert {*worse} <= allowed and Severity.CRITICAL in default.values()


def line(finding: Finding) -> str:
    """One line of the golden file: where, which rule, and the words marked on both sides."""
    problem, pair = finding.problem, finding.pair
    source = " … ".join(span.of(pair.source.text) for span in problem.source)
    target = " … ".join(span.of(pair.target.text) for span in problem.target)
    parts = [name(finding.file), finding.segment, finding.rule, finding.severity.value, f"⟦{source}⟧", f"⟦{target}⟧"]
    places = [f"{place.segment}: {place.text}" for place in problem.places]
    return "  ".join([*parts, *([f"→ {problem.suggestion!r}"] if problem.suggestion else []), *places])
