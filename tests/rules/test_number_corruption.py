"""A figure of the translation with a wrong digit is never passed over, whatever else the pair holds."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from termqa.analyse import Context, Unit
from termqa.analyse.figures.quantity import Quantity, Strength
from termqa.model import Span
from termqa.rules import RULES

from .casefile import Case, bitext_of, cases, problems_of

NUMBER_RULES = [rule for rule in RULES if rule.name.startswith("number-")]


class Digit(NamedTuple):
    """The first digit of a figure of a silent pair's translation."""

    case: Case
    at: int
    figures: tuple[Quantity, ...]


def _printed(text: str, span: Span) -> list[int]:
    return [n for n in range(span.start, span.end) if text[n].isascii() and text[n].isdigit()]


def _digits() -> list[Digit]:
    """Those of figures that demand a counterpart and have it, printed in digits, exactly, once in either text."""
    found = []
    for file in sorted(Path(__file__).parent.glob("number_*.txt")):
        for case in cases(file.read_text("utf-8")):
            if len(case.lines) != 1 or "⟦" in "".join(case.lines[0]):
                continue
            bitext = bitext_of(case)
            unit = Unit(next(iter(bitext.pairs)), Context(bitext))
            figures = unit.source.figures + unit.target.figures
            for m in unit.figures.matches:
                sure = Strength.REQUIRED in (m.source.strength, m.target.strength)
                once = sum(q.size == m.target.size for q in figures) <= 2
                printed = _printed(unit.target.text, m.target.span)
                if sure and once and printed and m.relation.cost == 0 and not (m.source.loose or m.target.loose):
                    found.append(Digit(case, printed[0], figures))
    return found


DIGITS = _digits()


@given(st.sampled_from(DIGITS), st.integers(1, 8))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_a_wrong_digit_in_a_silent_pair_is_heard(digit: Digit, more: int):
    (source, target) = digit.case.lines[0]
    wrong = str((int(target[digit.at]) - 1 + more) % 9 + 1)
    corrupt = replace(digit.case, lines=[(source, target[: digit.at] + wrong + target[digit.at + 1 :])])
    bitext = bitext_of(corrupt)
    heard = [problem for rule in NUMBER_RULES for _, problem in problems_of(rule, bitext, corrupt)]
    assert heard, corrupt.lines
