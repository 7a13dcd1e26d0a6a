"""What is done to one paragraph of a translation is reported there, and nothing after it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from termqa.pipeline import check

TEXT = (Path(__file__).parent / "samples_source" / "clean.txt").read_text("utf-8")
PARAGRAPHS = [
    [line.split(" || ") for line in block.splitlines() if " || " in line and not line.startswith("#")]
    for block in TEXT.split("\n\n")
]
ZH = ["".join(zh.strip() for zh, _ in lines) for lines in PARAGRAPHS if lines]
EN = [" ".join(en.strip() for _, en in lines) for lines in PARAGRAPHS if lines]
Findings = list[tuple[str, str]]


@pytest.fixture
def findings(tmp_path: Path) -> Callable[[list[str], list[str]], Findings]:
    """(rule, first marked words) of every finding on two texts given in paragraphs."""

    def found(zh: list[str], en: list[str]) -> Findings:
        paths = tmp_path / "a.zh.txt", tmp_path / "a.en.txt"
        for path, text in zip(paths, (zh, en), strict=True):
            path.write_text("\n".join(text) + "\n", "utf-8")
        report = check([str(path) for path in paths])
        marked = [
            (f.rule, f.problem.target, f.pair.target) if f.problem.target else (f.rule, f.problem.source, f.pair.source)
            for f in report.findings
        ]
        return [(rule, spans[0].of(segment.text)) for rule, spans, segment in marked]

    return found


def test_the_texts_as_they_are_give_nothing(findings):
    assert findings(ZH, EN) == []


@pytest.mark.parametrize("at", range(2, len(EN)))
def test_a_missing_paragraph_is_reported_and_nothing_else(findings, at: int):
    found = findings(ZH, EN[:at] + EN[at + 1 :])
    assert {rule for rule, _ in found} == {"text-omitted"}
    assert all(words in ZH[at] for _, words in found)


def test_two_swapped_paragraphs_are_reported_and_nothing_else(findings):
    long = sorted(range(len(EN)), key=lambda n: -len(EN[n]))[:2]
    swapped = EN.copy()
    swapped[long[0]], swapped[long[1]] = swapped[long[1]], swapped[long[0]]
    found = findings(ZH, swapped)
    assert found and {rule for rule, _ in found} == {"text-moved"}


def test_merged_sentences_give_nothing(findings):
    merged = [text.replace(". The ", ", and the ", 1) for text in EN]
    assert merged != EN
    assert findings(ZH, merged) == []


def test_merged_paragraphs_give_nothing(findings):
    long = max(range(len(EN) - 1), key=lambda n: min(len(EN[n]), len(EN[n + 1])))
    assert findings(ZH, [*EN[:long], EN[long] + " " + EN[long + 1], *EN[long + 2 :]]) == []
