"""A suggestion for a term that a Word file may carry as a tracked change can be pasted as it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from termqa.model import Finding, Severity
from termqa.report.docx.changes import paste
from termqa.rules import RULES, Rule

from .casefile import Case, bitext_of, cases, problems_of

TERM_RULES = [rule for rule in RULES if rule.name.startswith("term-")]
CASES = [
    pytest.param(rule, case, id=f"{rule.name}:{case.number}")
    for rule in TERM_RULES
    for case in cases((Path(__file__).parent / f"{rule.name.replace('-', '_')}.txt").read_text("utf-8"))
    if any("⟦" in target for _, target in case.lines)
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_pasted_suggestion_leaves_the_rule_nothing_to_say(rule: Rule, case: Case):
    pairs = list(bitext_of(case).pairs)
    for number, problem in problems_of(rule, bitext_of(case), case):
        finding = Finding(rule.name, Severity.MAJOR, "", pairs[number], problem, "")
        if pasted := paste(finding):
            text = pairs[number].target.text
            healed = text[: pasted.span.start] + pasted.words + text[pasted.span.end :]
            lines = [(pair.source.text, healed if n == number else pair.target.text) for n, pair in enumerate(pairs)]
            mended = replace(case, lines=lines)
            again = [p.key for n, p in problems_of(rule, bitext_of(mended), mended) if n == number]
            assert problem.key not in again, healed


ADMITTED = "@glossary id=x1; zh=渔业振兴; en=fishery revitalization; en_admitted=fishery renewal\n"
FORMER = "@glossary id=x1; zh=建设静港; en=build a quiet harbor; en_superseded=harbor of calm; pos=verb\n"
OPEN = "@glossary id=x1; zh=开放渔港; en=open harbors; en_forbidden=public harbors; pos=noun\n"


@pytest.mark.parametrize(
    ("name", "lines", "suggestion"),
    [
        ("term-missing", ADMITTED + "渔业振兴加快。 || Fishery revival is under way.", "Fishery revitalization"),
        (
            "term-missing",
            ADMITTED + "渔业振兴见效。 || Fishery renewal works.\n渔业振兴加快。 || Fishery revival is under way.",
            "Fishery renewal",
        ),
        ("term-missing", ADMITTED + "Fishery revitalization is here. || 漁業振奮已經實現。", "漁業振興"),
        ("term-forbidden", OPEN + "建设开放渔港。 || We build public harbors.", "open harbors"),
        ("term-superseded", FORMER + "建设静港。 || We are building a harbor of calm.", "quiet harbor"),
    ],
)
def test_a_suggestion_follows_the_text_and_the_words_it_replaces(name: str, lines: str, suggestion: str):
    (case,) = cases(lines)
    rule = next(rule for rule in RULES if rule.name == name)
    assert [problem.suggestion for _, problem in problems_of(rule, bitext_of(case), case)] == [suggestion]
