"""What differs between two versions of a glossary, by id and field."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from termqa.glossary.concept import COLUMNS, Concept
from termqa.glossary.table import cell, split


class Change(NamedTuple):
    """One field that differs."""

    column: str
    before: str
    after: str


class Difference(NamedTuple):
    """One concept that differs; one side is None where it was added or removed."""

    before: Concept | None
    after: Concept | None
    changes: tuple[Change, ...] = ()

    @property
    def concept(self) -> Concept:
        """The concept as it is now, or was."""
        found = self.after or self.before
        assert found is not None
        return found


_LISTS = frozenset(COLUMNS[2:3] + COLUMNS[4:9] + ("inflect", "applies_when", "not_when"))


def diff(before: Iterable[Concept], after: Iterable[Concept]) -> list[Difference]:
    """What differs, in the order of ids."""
    old, new = ({c.id: c for c in side} for side in (before, after))
    found = []
    for id_ in sorted(old.keys() | new.keys()):
        a, b = old.get(id_), new.get(id_)
        if a is None or b is None:
            found.append(Difference(a, b))
        elif changes := tuple(_changes(a, b)):
            found.append(Difference(a, b, changes))
    return found


def _changes(before: Concept, after: Concept) -> Iterator[Change]:
    for column in COLUMNS[1:]:
        a, b = cell(before, column), cell(after, column)
        if a != b:
            yield Change(column, a, b)


def summary(found: list[Difference]) -> str:
    """How many concepts were added, removed, changed."""
    added = sum(d.before is None for d in found)
    removed = sum(d.after is None for d in found)
    return f"{added} added, {removed} removed, {len(found) - added - removed} changed"


def text_lines(found: list[Difference]) -> Iterator[str]:
    """The differences for a terminal: + added, - removed, ~ changed with each field below."""
    for d in found:
        sign = "+" if d.before is None else "-" if d.after is None else "~"
        renderings = "" if sign == "~" else f" → {d.concept.en}"
        yield f"{sign} {d.concept.id} {d.concept.zh}{renderings}"
        for change in d.changes:
            yield f"    {change.column}: {' '.join(_shown(change))}"
    yield summary(found)


def _shown(change: Change) -> Iterator[str]:
    """A field's change: what a list gains and loses, or the old and the new value."""
    if change.column not in _LISTS:
        yield f"“{change.before}” → “{change.after}”"
        return
    before, after = split(change.before), split(change.after)
    yield from (f"−“{item}”" for item in before if item not in after)
    yield from (f"+“{item}”" for item in after if item not in before)
    if sorted(before) == sorted(after):
        yield "other order"


def markdown_lines(found: list[Difference]) -> Iterator[str]:
    """The differences as Markdown tables, for a pull request."""
    yield f"**Glossary: {summary(found)}**"
    parts = (
        ("Added", [d for d in found if d.before is None]),
        ("Removed", [d for d in found if d.after is None]),
    )
    for title, part in parts:
        if part:
            yield from ("", f"### {title}", "", "| id | Chinese | English | status | source |", "|---|---|---|---|---|")
            for d in part:
                c = d.concept
                yield _row(c.id, c.zh, c.en, c.status.value, c.source)
    changed = [d for d in found if d.before and d.after]
    if changed:
        yield from ("", "### Changed", "", "| id | Chinese | field | before | after |", "|---|---|---|---|---|")
        for d in changed:
            for change in d.changes:
                yield _row(d.concept.id, d.concept.zh, change.column, change.before, change.after)


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(c.replace("\\", "\\\\").replace("|", "\\|").split()) for c in cells) + " |"
