"""
What is wrong with a glossary, as messages with names in words.

To add a rule on one row: a function and a line in ``characters.RULES`` or ``row.RULES``; on several rows: in
``across.RULES``; and a loud and a silent block in ``tests/glossary/lint.txt``.
"""

import datetime
from collections.abc import Iterator, Sequence

from termqa.glossary.concept import Concept, Status
from termqa.glossary.lint import across, characters, row
from termqa.glossary.lint.message import Level, Message, RowRule, Rows, SetRule
from termqa.model import Text

__all__ = ["RULES", "Level", "Message", "by_rule", "faults_of", "fixed", "lint"]

ROW_RULES: tuple[RowRule, ...] = (*characters.RULES, *row.RULES)
DATED = {"in-the-future": Level.ERROR, "expired": Level.WARNING}
"""Rules that need to know what day it is."""
FILE_RULES = {"unreadable": Level.ERROR, "not-formatted": Level.WARNING}
"""What the command says of a file as a whole."""
LAYER_RULES = {"id-of-another-term": Level.WARNING}
"""What is said of a file of the user's beside those that come with termqa."""
CORPUS_RULES = {"never-used": Level.INFO, "forbidden-in-use": Level.INFO}
"""What is said where texts are given to compare with."""
RULES: dict[str, Level] = (
    {r.name: r.level for r in ROW_RULES}
    | DATED
    | {r.name: r.level for r in across.RULES}
    | FILE_RULES
    | LAYER_RULES
    | CORPUS_RULES
)
"""Every rule with its level."""


def lint(rows: Rows, today: datetime.date | None = None) -> list[Message]:
    """All messages on the rows of a glossary, in the order of files and lines; without a day none about dates to come."""
    found = [m for concept in rows for m in _of_row(concept, today)]
    for rule in across.RULES:
        found += [_message(rule, concept, text) for concept, text in rule.check(rows)]
    order = {file: n for n, file in enumerate(dict.fromkeys(c.file for c in rows))}
    return sorted(found, key=lambda m: (order[m.file], m.line, list(RULES).index(m.rule)))


def faults_of(concept: Concept) -> list[Message]:
    """The errors of one row by itself."""
    return [m for m in _of_row(concept, None) if m.level is Level.ERROR]


def fixed(concept: Concept) -> Concept:
    """The concept without what can be mended safely: blanks, signs, repetitions."""
    for rule in ROW_RULES:
        if rule.fix and any(True for _ in rule.check(concept)):
            concept = rule.fix(concept)
    return concept


def _of_row(concept: Concept, today: datetime.date | None) -> Iterator[Message]:
    for rule in ROW_RULES:
        yield from (_message(rule, concept, text) for text in rule.check(concept))
    if today:
        for name, text in _dated(concept, today):
            yield Message(DATED[name], name, concept.file, concept.line, concept.id, text)


def _message(rule: RowRule | SetRule, concept: Concept, text: Text) -> Message:
    return Message(rule.level, rule.name, concept.file, concept.line, concept.id, text)


def _dated(concept: Concept, today: datetime.date) -> Iterator[tuple[str, Text]]:
    if concept.source_date > today.isoformat():
        date = concept.source_date
        yield "in-the-future", Text(f"source_date {date} 在将来。", f"source_date {date} is in the future.")
    if concept.until and concept.until < today and concept.status is Status.APPROVED and not concept.en_superseded:
        yield (
            "expired",
            Text(
                f"until {concept.until} 已过，仍为 approved。",
                f"until {concept.until} has passed, and it is still approved.",
            ),
        )


def by_rule(messages: Sequence[Message]) -> dict[str, int]:
    """How many messages each rule has, in the order of the rules."""
    return {name: n for name in RULES if (n := sum(m.rule == name for m in messages))}
