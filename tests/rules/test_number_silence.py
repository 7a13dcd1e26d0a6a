"""What the case files of the number rules leave unmarked leaves every number rule silent."""

from pathlib import Path

import pytest

from termqa.model import Severity
from termqa.rules import RULES, Rule

from .casefile import Case, bitext_of, cases, problems_of

HERE = Path(__file__).parent
NUMBER_RULES = [rule for rule in RULES if rule.name.startswith("number-")]
FILES = sorted(HERE.glob("number_*.txt"))
CASES = [
    pytest.param(file.stem.replace("_", "-"), case, id=f"{file.name}:{case.number}")
    for file in FILES
    for case in cases(file.read_text("utf-8"))
]


def _loud(rule: Rule, case: Case) -> list[tuple[int, str]]:
    """The lines (from 0) that the rule calls critical or major, with what it says."""
    return [
        (at, f"{rule.name}: {problem.message.en}")
        for at, problem in problems_of(rule, bitext_of(case), case)
        if (problem.severity or rule.severity) in (Severity.CRITICAL, Severity.MAJOR)
    ]


@pytest.mark.parametrize(("own", "case"), CASES)
def test_no_number_rule_speaks_where_nothing_is_marked_and_no_second_one_where_something_is(own: str, case: Case):
    marked = {at for at, line in enumerate(case.lines) if "⟦" in "".join(line)}
    found = [said for rule in NUMBER_RULES for at, said in _loud(rule, case) if not (rule.name == own and at in marked)]
    assert found == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_number_rule_has_five_silent_lines_and_three_loud_ones(file: Path):
    lines = ["".join(line) for case in cases(file.read_text("utf-8")) for line in case.lines]
    loud = sum("⟦" in line for line in lines)
    assert loud >= 3 and len(lines) - loud >= 5
