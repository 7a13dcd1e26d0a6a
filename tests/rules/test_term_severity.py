"""How grave a missing term is: what only mentions a term again is information, another name for it stays a fault."""

from pathlib import Path

import pytest

from termqa.model import Severity
from termqa.rules import RULES

from .casefile import bitext_of, cases, problems_of

RULE = next(rule for rule in RULES if rule.name == "term-missing")
TEXT = Path(__file__).with_name("term_missing.txt").read_text("utf-8")
ROWS = "".join(line for line in TEXT.splitlines(keepends=True) if line.startswith("@glossary"))


def severities(lines: str) -> list[Severity]:
    (case,) = cases(ROWS + lines)
    return [problem.severity or RULE.severity for _, problem in problems_of(RULE, bitext_of(case), case)]


AGAIN = [
    "渔网投资增长，渔港设备投资下降。 || Investment in nets grew, while that in fishing port equipment fell.",
    "渔船经理指数上升。 || The managers' index (FMI) for fishing fleets rose.",
    "冷冻水产品网上零售额增长3%。 || Online retail sales are up, with frozen seafood making up 3 percent.",
    "在册渔船空置率为3%。 || The registered vessel vacancy rate was 3 percent.\n在册渔船空置率减。 || The rate fell.",
    "在册渔船空置率为3%。 || The registered vessel vacancy rate was 3 percent.\n在册渔船空置率持平。 || It was flat.",
    "渔网投资平稳。 || Investment in nets fell.\n渔港设备投资除外。 || Excluding fishing port equipment, it fell.",
    "公布渔船经理指数表。 || A fishing fleet managers' index list is out.\n渔船经理指数升。 || The index rose.",
    "渔船经理指数升。 || Fishing fleet managers' indices rose.\n渔船经理指数降。 || Indices fell.",
    "深海基金增资。 || The Deep Sea Fund grew.\n支持深海基金行动。 || They support further Fund action.",
    "深海基金增资。 || The Deep Sea Fund grew.\n深海基金任重道远。 || This cause has a long way to go.",
    "深海基金增资。 || The Deep Sea Fund grew.\n深海基金有新意。 || Money comes in, and such a new idea pays.",
    "规模以上渔业增长。 || Fisheries above designated size grew.\n快于规模以上渔业。 || It outpaced overall fisheries.",
]
"""The rendering's own words, carried by the sentence or by the segment before."""

OTHERS = [
    "在册渔船空置率持平。 || The rate of idle boats was flat.",
    "在册渔船空置率为3%。 || The registered vessel vacancy rate was 3 percent.\n在册渔船空置率减。 || Idle boats fell.",
    "渔港设备投资降。 || Investment in fishing port equipment fell.\n渔港设备投资降。 || Port machines fell.",
    "渔网投资增长。 || Investment in nets grew.\n渔港设备投资下降。 || Fishing port gear fell.",
    "深海基金增资。 || The Deep Sea Fund grew.\n鱼多。 || Fish abound.\n虾多。 || Shrimps abound.\n"
    "蟹多。 || Crabs abound.\n深海基金和渔村扩大。 || This plan is good for villages.",
]
"""Other words, whether the term has stood in full before or not."""


NEARBY = [
    "深海基金增资。 || The Deep Sea Fund grew.\n深海基金和渔村扩大。 || Villages grow under these new policies.",
    "深海基金增资。 || The Deep Sea Fund grew.\n深海基金和渔村扩大。 || Villages carry out this plan.",
]
"""A noun that could take up the term right after it has stood in full, but is not what the clause speaks of."""


@pytest.mark.parametrize("lines", NEARBY)
def test_a_policy_or_plan_in_passing_does_not_mention_a_term_again(lines: str):
    assert severities(lines) == [Severity.MINOR]


@pytest.mark.parametrize("lines", AGAIN)
def test_a_term_mentioned_again_is_information(lines: str):
    assert severities(lines) == [Severity.INFO]


@pytest.mark.parametrize("lines", OTHERS)
def test_other_words_for_a_term_are_a_fault_though_it_stood_in_full_before(lines: str):
    assert severities(lines) == [Severity.MAJOR]
