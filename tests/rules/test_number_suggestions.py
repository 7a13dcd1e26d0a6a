"""A suggestion pasted over what is marked, from the first word to the last, leaves its rule nothing to say."""

from dataclasses import replace
from pathlib import Path

import pytest

from termqa.model import Severity
from termqa.rules import RULES, Rule

from .casefile import Case, bitext_of, cases, problems_of

NUMBER_RULES = [rule for rule in RULES if rule.name.startswith("number-")]
LOUD = [
    pytest.param(case, id=f"{file.name}:{case.number}")
    for file in sorted(Path(__file__).parent.glob("number_*.txt"))
    for case in cases(file.read_text("utf-8"))
    if len(case.lines) == 1 and "⟦" in case.lines[0][1]
]


def _serious(case: Case) -> list[tuple[Rule, str, str]]:
    """What the number rules call critical or major: the rule, the target with the suggestion pasted, the suggestion."""
    bitext = bitext_of(case)
    (pair,) = bitext.pairs
    found = []
    for rule in NUMBER_RULES:
        for _, problem in problems_of(rule, bitext, case):
            if (problem.severity or rule.severity) in (Severity.CRITICAL, Severity.MAJOR):
                text = pair.target.text
                if problem.target:
                    start, end = min(s.start for s in problem.target), max(s.end for s in problem.target)
                    text = text[:start] + problem.suggestion + text[end:]
                found.append((rule, text, problem.suggestion))
    return found


@pytest.mark.parametrize("case", LOUD)
def test_a_pasted_suggestion_leaves_the_rule_nothing_to_say(case: Case):
    source = case.lines[0][0]
    for rule, healed, suggestion in _serious(case):
        if suggestion:
            again = _serious(replace(case, lines=[(source, healed)]))
            assert not [r.name for r, _, _ in again if r is rule], healed


@pytest.mark.parametrize(("line", "suggestion"), [
    ("逾4.5万人到场。 || Nearly 45,000 people came.", "More than 45,000"),
    ("情况如下：逾4.5万人到场。 || The facts: Nearly 45,000 people came.", "More than 45,000"),
    ("7座桥已通车。 || Five bridges are open.", "Seven"),
    ("有近7座桥已通车。 || Nearly five bridges are open.", "seven"),
    ("共有逾4.5万人到场。 || A crowd of nearly 45,000 came.", "more than 45,000"),
    ("增长率为-2.6‰。 || The growth rate was -6.2‰.", "-2.6‰"),
    ("增长率为-2.6‰。 || The growth rate was 2.6‰.", "-2.6‰"),
    ("死亡率为7.1‰。 || The death rate was 7.1 percent.", "7.1 per thousand"),
    ("死亡率为7.1‰。 || The death rate was 7.1%.", "7.1‰"),
    ("气温降至-9℃。 || It fell to 9 degrees Celsius.", "-9 degrees Celsius"),
    ("连续第4个月回升。 || It rose for the fifth month in a row.", "fourth"),
    ("三分之二的县达标。 || A third of the counties met the standard.", "Two-thirds"),
    ("今年是建馆30周年。 || This year marks the library's 40th anniversary.", "30th anniversary"),
    ("晚上7时开演。 || The show begins at 7 a.m.", "7 p.m."),
    ("产值有望翻番。 || Output value may triple.", "double"),
    ("罚款总额為3亿元。 || Fines totaled $3 billion.", "$300 million"),
    ("应在7个工作日内答复。 || A reply shall be given within 17 working days.", "7 working days"),
    ("班车24时停运。 || The shuttle stops at 11 p.m.", "12 a.m."),
    ("收成123456吨。 || The harvest was 12,345,600 kg.", "123.456 million kilograms"),
    ("领取面粉1235斤。 || They received 1,235 kilograms of flour.", "617.5 kilograms"),
    ("林地1234亩。 || It has 1,234 hectares of woodland.", "82.27 hectares"),
    ("新增林地600万亩。 || Six million hectares of woodland were added.", "400,000 hectares"),
    ("用户翻了一番多。 || The number of users has nearly doubled.", "more than doubled"),
    ("推出72小时通票。 || A 48-hour pass is on offer.", "72-hour"),
    ("天舟八号升空。 || Tianzhou-9 lifted off.", "8"),
    ("贷款同比少增2000亿元。 || Loans increased by 200 billion yuan.", ""),
])  # fmt: skip
def test_a_suggestion_has_the_capital_the_sign_and_the_kind_that_its_place_asks_for(line: str, suggestion: str):
    (case,) = cases(line)
    assert [said for _, _, said in _serious(case)] == [suggestion]
