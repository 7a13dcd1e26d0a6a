"""Each rule marks exactly the words that its case file and its own examples mark."""

from pathlib import Path

import pytest

from termqa.rules import RULES, Rule

from .casefile import Case, cases, marked

HERE = Path(__file__).parent
BY_FILE = {rule.name.replace("-", "_"): rule for rule in RULES}
FILES = sorted(HERE.glob("*.txt"))
LINES = [
    pytest.param(BY_FILE[file.stem], case, id=f"{file.name}:{case.number}")
    for file in FILES
    if file.stem in BY_FILE
    for case in cases(file.read_text("utf-8"))
]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name} {kind} {n}")
    for rule in RULES
    for kind, examples in (("quiet", rule.quiet), ("loud", rule.loud))
    for n, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("rule", "case"), LINES)
def test_a_case_is_marked_as_its_file_says(rule: Rule, case: Case):
    assert marked(rule, case) == case.lines


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_marked_as_the_rule_itself_says(rule: Rule, example: str):
    (case,) = cases(example)
    assert marked(rule, case) == case.lines


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_case_file_belongs_to_a_rule_and_has_more_quiet_lines_than_loud(file: Path):
    assert file.stem in BY_FILE
    lines = ["".join(line) for case in cases(file.read_text("utf-8")) for line in case.lines]
    loud = sum("⟦" in line for line in lines)
    assert 0 < loud < len(lines) - loud


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_quiet_examples_have_no_marks_and_loud_ones_have(rule: Rule):
    assert rule.quiet and not [e for e in rule.quiet if "⟦" in e]
    assert rule.loud and not [e for e in rule.loud if "⟦" not in e]
