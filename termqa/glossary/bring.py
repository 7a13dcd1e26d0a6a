"""What an import does to a glossary, worked out before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from termqa.glossary.concept import Concept, Status
from termqa.glossary.diff import Difference, diff
from termqa.glossary.edit import new_id
from termqa.glossary.formats.incoming import Incoming
from termqa.glossary.lint import Level, Message, lint
from termqa.glossary.merge import Choice, Conflict, merge_row
from termqa.glossary.script import plain
from termqa.glossary.table import made_id


class Plan(NamedTuple):
    """The rows to write and what stands against writing them."""

    put: tuple[Concept, ...]
    remove: tuple[str, ...]
    differences: tuple[Difference, ...]
    conflicts: tuple[Conflict, ...]
    faults: tuple[Message, ...]
    """Errors of the rows as they would be."""
    missing: tuple[Concept, ...]
    """Rows of an edit form's export that it lacks now; kept unless their removal is asked for."""
    warnings: tuple[Message, ...] = ()
    remarks: tuple[str, ...] = ()
    """Rows that got another id, since theirs is that of another term."""


def plan(
    target: Sequence[Concept],
    incoming: Incoming,
    decided: Choice,
    status: Status | None = None,
    delete: bool = False,
    others: Sequence[Concept] = (),
) -> Plan:
    """What the incoming rows change in a glossary: rows meet by id, else by their Chinese.

    An edit form is merged with what has changed since its export, and of one of another glossary only what was edited
    comes in. Of any other file empty cells change nothing, lists are joined, and a value that differs is a conflict.
    ``status`` is that of new rows, whatever the file says; ``others`` are the rows of other layers, whose ids a row
    that comes in does not take over by accident.
    """
    incoming, remarks = _own_ids(incoming, target, others)
    ours = {row.id: row for row in target}
    base = {row.id: row for row in incoming.base or ()}
    merged: dict[str, Concept] = {}
    conflicts: list[Conflict] = []
    by_zh = {plain(row.zh): row for row in reversed(target)}
    for row in incoming.rows:
        before = base.get(row.id)
        own = ours.get(row.id) or (None if before else by_zh.get(plain(row.zh)))
        if own is None:  # unchanged rows of another glossary's form stay where they are
            if before is None or row != before or not target:
                merged[row.id] = replace(row, status=status) if status and not before else row
            continue
        found, open_ = merge_row(before, own, replace(row, id=own.id, zh=_form(own, row)), decided, incoming.held)
        conflicts += open_
        if found:
            merged[found.id] = found
    missing = [row for id_, row in base.items() if id_ not in {r.id for r in incoming.rows} and id_ in ours]
    remove = tuple(row.id for row in missing) if delete else ()
    after = {**ours, **merged}
    for id_ in remove:
        after.pop(id_)
    found_ = diff(target, after.values())
    put = tuple(d.after for d in found_ if d.after)
    touched = {row.id for row in put}
    said = [m for m in lint(tuple(after.values())) if m.level is not Level.INFO and m.id in touched]
    faults = tuple(m for m in said if m.level is Level.ERROR)
    warnings = tuple(m for m in said if m.level is Level.WARNING)
    kept = () if delete else tuple(missing)
    return Plan(put, remove, tuple(found_), tuple(conflicts), faults, kept, warnings, remarks)


def _own_ids(
    incoming: Incoming, target: Sequence[Concept], others: Sequence[Concept]
) -> tuple[Incoming, tuple[str, ...]]:
    """What comes in with another id for each row whose id another term has, and a remark on each of these."""
    if incoming.base is not None:
        return incoming, ()
    owner = {c.id: c for c in (*others, *target)}
    kept = set() if incoming.foreign else {c.id for c in target}  # a row of ours whose Chinese was changed
    taken = {*owner, *(row.id for row in incoming.rows)}
    rows, remarks = [], []
    for row in incoming.rows:
        other = owner.get(row.id)
        if other and row.id not in kept and not set(map(plain, row.chinese)) & set(map(plain, other.chinese)):
            same = owner.get(made_id(row.zh))
            id_ = same.id if same and plain(same.zh) == plain(row.zh) else new_id(row.zh, taken)
            remarks.append(f"{row.file}:{row.line}: {row.id} is the id of {other.zh} already; {row.zh} gets {id_}")
            taken.add(id_)
            row = replace(row, id=id_)
        rows.append(row)
    return replace(incoming, rows=tuple(rows)), tuple(remarks)


def _form(own: Concept, row: Concept) -> str:
    """The Chinese of a row that comes in: ours, where the two differ only in script or quotation marks."""
    return own.zh if plain(own.zh) == plain(row.zh) and own.id != row.id else row.zh


def displaced(put: Sequence[Concept], in_force: Iterable[Concept], target: str) -> list[tuple[Concept, Concept]]:
    """(row, what it takes the place of): rows of other files with the same Chinese, which no condition tells apart.

    Of those with the same id only the ones that a proposal has to wait for.
    """
    others = {row.zh: row for row in in_force if row.file != target}
    found = ((row, others.get(row.zh)) for row in put if not (row.applies_when or row.not_when))
    return [(row, o) for row, o in found if o and (o.id != row.id or (row.status, o.status) == _WAITS)]


_WAITS = (Status.PROPOSED, Status.APPROVED)
