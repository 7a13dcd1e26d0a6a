"""What the case files of the number rules leave unmarked leaves every number rule silent."""

from collections import defaultdict
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


def _lines_by_phenomenon() -> dict[str, list[str]]:
    """The lines under each heading of the case files; a heading is the same phenomenon in whichever file it stands.

    The headings of number_inconsistent.txt tell the silent cases from the loud ones instead.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for file in FILES:
        if file.stem == "number_inconsistent":
            continue
        heading = ""
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("# "):
                heading = line
            elif "||" in line:
                found[heading].append(line)
    return found


@pytest.mark.parametrize(("heading", "lines"), _lines_by_phenomenon().items(), ids=lambda value: str(value)[:60])
def test_a_phenomenon_has_five_silent_lines_and_three_loud_ones(heading: str, lines: list[str]):
    loud = sum("⟦" in line for line in lines)
    assert len(lines) - loud >= 5, heading
    assert loud >= 3, heading
