"""A user's own checklist: patterns on source and target, each with a message, made into rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex

from termqa.analyse import Unit
from termqa.model import Problem, Severity, Span, Text
from termqa.rules import Rule

PATIENCE = 2.0
"""Seconds that a pattern may take on one segment; beyond it the pattern is to blame, and the run says so."""


class When(StrEnum):
    """Which sides must match for the item to speak."""

    BOTH = "both"
    SOURCE_ONLY = "source-only"
    TARGET_ONLY = "target-only"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist; ``name`` makes the rule ``checklist-name``."""

    name: str
    message: str
    source: str = ""
    """A pattern (as the ``regex`` package has it); empty: any source will do."""
    target: str = ""
    when: When = When.BOTH
    severity: Severity = Severity.MINOR


def rule_of(item: Item) -> Rule:
    """The rule that an item of the checklist stands for."""
    return Rule(
        name=f"checklist-{item.name}", title=Text(item.message, item.message), severity=item.severity,
        check=_check, options=item, quiet=(), loud=(),
    )  # fmt: skip


def _check(unit: Unit, item: Item) -> Iterator[Problem]:
    """Yield one problem for a pair that the item's patterns and its ``when`` fit."""
    source, target = _found(item.source, unit.source.text), _found(item.target, unit.target.text)
    if item.when is When.SOURCE_ONLY:
        speaks, target = bool(source) and not target, ()
    elif item.when is When.TARGET_ONLY:
        speaks, source = bool(target) and not source, ()
    else:
        speaks = (bool(source) or not item.source) and (bool(target) or not item.target)
    if speaks:
        words = "|".join(span.of(unit.target.text) for span in target)
        yield Problem(Text(item.message, item.message), source, target, key=words)


def _found(pattern: str, text: str) -> tuple[Span, ...]:
    if not pattern or not text:
        return ()
    matches = regex.finditer(pattern, text, flags=regex.VERSION1, timeout=PATIENCE)
    return tuple(Span(*m.span()) for m in matches if m.end() > m.start())
