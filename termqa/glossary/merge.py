"""Three versions of a glossary into one, by id and field; what both sides changed differently is a conflict."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept
from termqa.glossary.lint import RULES, faults_of
from termqa.glossary.table import cell, concept, header, parse, split, table_row, table_rows

LISTS = frozenset(
    {
        "zh_variants", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded", "inflect",
        "applies_when", "not_when",
    }
)  # fmt: skip
_RENDERINGS = ("en", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded")
"""What one side has in its own way where both together contradict each other."""
ROW = "row"
"""The name of a conflict about a row as a whole."""
SIDES = ("ours", "theirs")
OURS, MIDDLE, THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"
"""Git's conflict markers."""
ADMIT = "admit"
"""Keep our rendering and admit theirs."""


class Conflict(NamedTuple):
    """What both sides say of one field, and what stood there before."""

    id: str
    zh: str
    column: str
    base: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        if self.column not in (*COLUMNS, ROW):
            return f"{self.id} {self.zh} {self.column}: together, both sides contradict each other: {self.ours}"
        before = f" (before: “{self.base}”)" if self.base else ""
        return f"{self.id} {self.zh} {self.column}: ours “{self.ours}”, theirs “{self.theirs}”{before}"


class Merged(NamedTuple):
    """The merged concepts, and what has to be decided before they can be used."""

    concepts: tuple[Concept, ...]
    conflicts: tuple[Conflict, ...]


class Choice(NamedTuple):
    """How conflicts are decided: field by field (``(id, column)``), and all others."""

    by_field: Mapping[tuple[str, str], str] = {}
    others: str = ""

    def of(self, id_: str, column: str) -> str:
        """ours, theirs, admit, or nothing where it is not decided."""
        return self.by_field.get((id_, column), self.others)


def choice(takes: Collection[str], prefer: str) -> Choice:
    """The choice that ``--take c0001.en=theirs`` and ``--prefer`` say; ``UserError`` for what makes no sense."""
    fields: dict[tuple[str, str], str] = {}
    for take in takes:
        where, _, side = take.partition("=")
        id_, _, column = where.rpartition(".")
        allowed = (*SIDES, ADMIT) if column == "en" else SIDES
        if not id_ or column not in (*COLUMNS, ROW, *RULES) or side not in allowed:
            raise UserError(f"--take {take}", "is not understood", "write ID.FIELD=ours or theirs: c0001.en=theirs")
        fields[id_, column] = side
    if prefer not in ("", *SIDES):
        raise UserError(f"--prefer {prefer}", "is neither ours nor theirs")
    return Choice(fields, prefer)


def merge(base: Iterable[Concept], ours: Iterable[Concept], theirs: Iterable[Concept], decided: Choice) -> Merged:
    """The three-way merge: a change of one side is taken, lists take in the changes of both."""
    b, o, t = ({c.id: c for c in side} for side in (base, ours, theirs))
    concepts: list[Concept] = []
    conflicts: list[Conflict] = []
    for id_ in sorted(b.keys() | o.keys() | t.keys()):
        row, open_ = merge_row(b.get(id_), o.get(id_), t.get(id_), decided)
        conflicts += open_
        if row is not None:
            concepts.append(row)
    conflicts += _twice(concepts, b.keys() | (o.keys() & t.keys()), o, t)
    return Merged(tuple(concepts), tuple(conflicts))


def marked(text: str, name: str, conflicts: Collection[Conflict], theirs: Iterable[Concept]) -> str:
    """The text of a merged glossary with git's conflict markers around each row that is not decided.

    ``theirs`` are the rows as they would be with the other side's word in each conflict.
    """
    rows = {c.id: c for c in theirs}
    columns = header(next(table_rows(text, name)).cells, name)
    lines = {c.line: c.id for c in parse(text, name)}
    open_ = {c.id for c in conflicts}
    parts = text.splitlines(keepends=True)
    end = "\r\n" if parts[0].endswith("\r\n") else "\n"
    for row in reversed([*table_rows(text, name)][1:]):
        id_ = lines[row.line]
        if id_ in open_:
            other = table_row([cell(rows[id_], c) for c in columns], end) if id_ in rows else ""
            parts[row.line - 1] = f"{OURS}{end}" + parts[row.line - 1]
            parts[row.last - 1] += f"{MIDDLE}{end}{other}{THEIRS}{end}"
            open_.remove(id_)
    for id_ in sorted(open_ & rows.keys()):  # rows that we removed
        other = table_row([cell(rows[id_], c) for c in columns], end)
        parts.append(f"{OURS}{end}{MIDDLE}{end}{other}{THEIRS}{end}")
    return "".join(parts)


def merge_row(
    base: Concept | None, ours: Concept | None, theirs: Concept | None, decided: Choice, held: Collection[str] = COLUMNS
) -> tuple[Concept | None, list[Conflict]]:
    """One row of the merge; theirs says nothing of columns that are not ``held``."""
    if ours is None or theirs is None:
        return _one_side(base, ours, theirs, decided)
    before = _cells(base) if base else dict.fromkeys(COLUMNS, "")
    a, b = _cells(ours), _cells(theirs)
    merged, conflicts = dict(a), list[Conflict]()
    for column in COLUMNS[1:]:
        if column not in held or a[column] == b[column]:
            continue
        value = _field(before[column], a[column], b[column], column, base is not None)
        side = decided.of(ours.id, column) if value is None else ""
        if value is not None:
            merged[column] = value
        elif side == "theirs":
            merged[column] = b[column]
        elif not side:
            conflicts.append(Conflict(ours.id, ours.zh, column, before[column], a[column], b[column]))
    if decided.of(ours.id, "en") == ADMIT and b["en"] != merged["en"]:
        merged["en_admitted"] = _union(merged["en_admitted"], b["en"])
    row = concept(merged, ours.id, ours.file, ours.line)
    if conflicts or not (found := _contradictions(row, ours, theirs)):
        return row, conflicts
    side = next((side for c in found if (side := decided.of(ours.id, c.column))), "")
    if side not in SIDES:
        return row, found
    merged |= {c: (a if side == "ours" else b)[c] for c in _RENDERINGS if c in held}
    row = concept(merged, ours.id, ours.file, ours.line)
    return row, _contradictions(row, ours, theirs)


def _contradictions(row: Concept, ours: Concept, theirs: Concept) -> list[Conflict]:
    """Errors of a merged row that neither side has by itself: one admits what the other forbids."""
    known = {m.text for side in (ours, theirs) for m in faults_of(side)}
    return [Conflict(row.id, row.zh, m.rule, "", m.text.en, "") for m in faults_of(row) if m.text not in known]


def _one_side(
    base: Concept | None, ours: Concept | None, theirs: Concept | None, decided: Choice
) -> tuple[Concept | None, list[Conflict]]:
    """A row that one side lacks: new there, or removed here; a conflict where the other side has changed it."""
    kept = ours or theirs
    if base is None or kept is None:
        return kept, []
    if kept == base:
        return None, []
    side = decided.of(base.id, ROW)
    if side:
        return (ours if side == "ours" else theirs), []
    said = ["removed" if s is None else "changed" for s in (ours, theirs)]
    return kept, [Conflict(base.id, base.zh, ROW, "", *said)]


def _field(base: str, ours: str, theirs: str, column: str, known: bool) -> str | None:
    """The merged cell, None where both sides say different things."""
    if known and base == ours:
        return theirs
    if known and base == theirs:
        return ours
    if column in LISTS:
        return _three_lists(split(base), split(ours), split(theirs))
    if not known and not (ours and theirs):
        return ours or theirs
    return None


def _three_lists(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    kept = [i for i in ours if i in theirs or i not in base]
    hinted = {i.partition("=>")[0].strip() for i in ours if "=>" in i}  # a format without hints brings the bare item
    return _joined([*kept, *(i for i in theirs if i not in ours and i not in base and i not in hinted)])


def _union(cell_: str, more: str) -> str:
    return _joined(list(dict.fromkeys((*split(cell_), *split(more)))))


def _joined(items: list[str]) -> str:
    return "|".join(i.replace("|", "\\|") for i in items)


def _cells(row: Concept) -> dict[str, str]:
    return {column: cell(row, column) for column in COLUMNS}


def _twice(
    merged: Iterable[Concept], old: Collection[str], ours: Mapping[str, Concept], theirs: Mapping[str, Concept]
) -> Iterator[Conflict]:
    """Rows that both sides added for the same Chinese under different ids."""
    new = [c for c in merged if c.id not in old]
    added = {c.zh: c for c in new if c.id in ours and not (c.applies_when or c.not_when)}
    for row in new:
        other = added.get(row.zh)
        if row.id in theirs and other and other.id != row.id and not (row.applies_when or row.not_when):
            yield Conflict(row.id, row.zh, "zh", "", f"{other.id} {other.en}", f"{row.id} {row.en}")
