"""Rows put into a glossary file or taken out of it; all other rows keep their bytes."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from termqa.errors import UserError
from termqa.glossary import Glossary
from termqa.glossary.concept import COLUMNS, Concept, Enforce, Status, Wrong
from termqa.glossary.script import plain
from termqa.glossary.search import named
from termqa.glossary.table import cell, header, made_id, parse, table_row, table_rows, text_of
from termqa.glossary.table import concept as read_cells
from termqa.model import Lang
from termqa.writing import whole_file

BOM = b"\xef\xbb\xbf"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DEFAULTS = {"enforce": Enforce.MUST, "status": Status.APPROVED}


def revise(path: Path, put: Iterable[Concept] = (), remove: Collection[str] = (), *, like: Path | None = None) -> None:
    """Put concepts into a file, each in the place of the row with its id, and take out the rows with the ids given.

    A file that does not exist is made; with ``like`` the result of editing that one. ``UserError`` where a row of the
    file cannot be read: nothing is written.
    """
    source = like or path
    old = source.read_bytes() if source.exists() else b""
    text = text_of(source) if old else ""
    new = revised(text, str(path), tuple(put), remove)
    parse(new, str(path))  # never leave a file that cannot be read again
    write(path, new, bom=not old or old.startswith(BOM))


def write(path: Path, text: str, bom: bool = True) -> None:
    """Write the text of a glossary file, whole or not at all; with a byte order mark, so that Excel knows UTF-8."""
    with whole_file(path, Lang.EN) as stream:
        stream.write((BOM if bom else b"") + text.encode("utf-8"))


def revised(text: str, name: str, put: Sequence[Concept], remove: Collection[str] = ()) -> str:
    """The text of a glossary with concepts put in (by id, new ones in order) and rows taken out."""
    if not text.strip():
        text = table_row(COLUMNS)
    concepts = {c.line: c for c in parse(text, name)}
    lines = _LINES.findall(text)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[-1].endswith(("\r", "\n")):
        lines[-1] += end
    first, *rows = table_rows("".join(lines), name)
    columns = _wide_enough(header(first.cells, name), put)
    before = "".join(lines[: first.line - 1])
    head = "".join(lines[first.line - 1 : first.last])
    if columns != header(first.cells, name):
        head = table_row(columns, end)
    waiting = {c.id: table_row([_cell(c, column) for column in columns], end) for c in put}
    order = [concepts[row.line].id for row in rows]
    in_order = order == sorted(order)
    parts, at = [before, head], first.last
    for row in rows:
        id_ = concepts[row.line].id
        early = sorted(i for i in waiting if i < id_ and i not in order) if in_order else []
        own = "".join(lines[row.line - 1 : row.last])
        parts += ["".join(lines[at : row.line - 1]), *(waiting.pop(i) for i in early)]
        parts.append(waiting.pop(id_, "" if id_ in remove else own))
        at = row.last
    return "".join([*parts, *lines[at:], *(waiting[i] for i in sorted(waiting))])


def _wide_enough(columns: list[str], put: Sequence[Concept]) -> list[str]:
    """The columns of a file, and after them those that the concepts need; rows may be shorter than the header."""
    needed = [column for column in COLUMNS if column not in columns and any(_needs(c, column) for c in put)]
    return [*columns, *needed]


def _needs(concept: Concept, column: str) -> bool:
    if column == "id":
        return concept.has_id
    return bool(cell(concept, column)) and getattr(concept, column) != _DEFAULTS.get(column)


def _cell(concept: Concept, column: str) -> str:
    return "" if column == "id" and not concept.has_id else cell(concept, column)


def new_id(zh: str, taken: Collection[str]) -> str:
    """An id for a new concept: made from its Chinese, so that two people who add it meet in one row."""
    id_, more = made_id(zh), zh
    while id_ in taken:
        more += "·"
        id_ = made_id(more)
    return id_


def row_to_change(term: str, own: Sequence[Concept], in_force: Glossary) -> Concept:
    """The row that an edit starts from: one of the file's own, whatever is in force; else one of the layers below.

    Raises ``UserError`` where the term names none or several, or where the file has its id for another term.
    """
    ids, terms = {c.id: c for c in own}, {c.zh for c in own if not (c.applies_when or c.not_when)}
    below = [c for c in in_force if c.id not in ids and c.zh not in terms]
    try:
        found = named(Glossary((*own, *below)), term)
    except UserError:
        hidden = [c for c in in_force if c.id in ids and plain(term) in map(plain, (*c.chinese, *c.english))]
        if not hidden:
            raise
        what = f"the file has its id, {hidden[0].id}, for another term: {ids[hidden[0].id].zh}"
        raise UserError(term, what, "give that row another id first") from None
    if len(found) > 1:
        raise UserError(term, "is more than one concept", ", ".join(f"{c.id} {c.zh}" for c in found))
    return found[0]


def changed(concept: Concept, changes: dict[str, str], where: str) -> Concept:
    """The concept with cells replaced, by column; ``UserError`` for a value that cannot be."""
    cells = {column: cell(concept, column) for column in COLUMNS} | changes
    try:
        return read_cells(cells, where, concept.file, concept.line)
    except UserError as error:
        raise UserError(where, error.what, error.hint) from error


def new_concept(cells: dict[str, str], own: Sequence[Concept]) -> Concept:
    """A concept that a glossary does not have yet, with an id of its own; ``UserError`` where the term is there."""
    row = read_cells(cells, "the new concept")
    apart = row.applies_when or row.not_when
    same = next((c for c in own if plain(c.zh) == plain(row.zh)), None)
    if same and not apart:
        hint = (
            f"change it with: termqa glossary edit {same.id}; or tell the two apart by a condition (--set not_when=…)"
        )
        raise UserError(row.zh, f"is there already: {same.id} → {same.en}", hint)
    return replace(row, id=new_id(row.zh, [c.id for c in own]), has_id=True)


def extended(concept: Concept, admit: Sequence[str], forbid: Sequence[str], drop: Sequence[str]) -> Concept:
    """The concept with renderings admitted, forbidden (``wrong=>right``) or taken out of every list.

    What is forbidden is admitted no longer, and the reverse.
    """
    wrong = tuple(Wrong(text.strip(), hint.strip()) for text, _, hint in (f.partition("=>") for f in forbid))
    out = {*drop, *(w.text for w in wrong)}
    lists: dict[str, Any] = {
        column: tuple(i for i in getattr(concept, column) if i not in out)
        for column in ("zh_variants", "en_admitted", "en_abbr", "en_short", "en_superseded")
    }
    lists["en_admitted"] = tuple(dict.fromkeys((*lists["en_admitted"], *admit)))
    gone = {*drop, *admit, *(w.text for w in wrong)}
    kept = tuple(w for w in concept.en_forbidden if w.text not in gone)
    return replace(concept, **lists, en_forbidden=(*kept, *wrong))
