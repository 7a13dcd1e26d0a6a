"""Whole files under lint: what cannot be read, what is not in its canonical form, and mending."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from termqa.errors import UserError
from termqa.glossary import OPTIONAL, shipped_concepts, shipped_files
from termqa.glossary.concept import Concept
from termqa.glossary.edit import revise, write
from termqa.glossary.fmt import formatted, is_formatted
from termqa.glossary.lint import FILE_RULES, LAYER_RULES, Message, fixed, lint
from termqa.glossary.script import plain
from termqa.glossary.table import parse_all, read, text_of
from termqa.model import Text


def lint_files(groups: Iterable[Sequence[Path]], today: datetime.date | None) -> tuple[list[Message], list[UserError]]:
    """The messages on files, and what of them cannot be read; the files of a group are one glossary.

    A file in a group of its own is a layer, whose rows may take the place of another's.
    """
    found: list[Message] = []
    faults: list[UserError] = []
    for group in _apart(groups):
        rows: list[Concept] = []
        for path in group:
            try:
                concepts, bad = parse_all(text_of(path), path.as_posix())
            except UserError as fault:
                faults.append(fault)
                continue
            rows += concepts
            faults += bad
            if not bad and not is_formatted(path):
                text = Text(
                    "文件未整理；termqa glossary fmt 可整理。", "is not formatted; termqa glossary fmt does it."
                )
                name = "not-formatted"
                found.append(Message(FILE_RULES[name], name, path.as_posix(), 1, "", text))
        found += [*lint(tuple(rows), today), *_taken_ids(rows)]
    return found, faults


def _taken_ids(rows: Sequence[Concept]) -> Iterator[Message]:
    """Rows of the user's that have the id of another term that comes with termqa, and so take its place."""
    own = [row for row in rows if Path(row.file) not in shipped_files().values()]
    shipped = {concept.id: concept for concept in shipped_concepts()} if own else {}
    name = "id-of-another-term"
    for row in own:
        other = shipped.get(row.id)
        if other and not set(map(plain, row.chinese)) & set(map(plain, other.chinese)):
            text = Text(
                f"{row.id} 是自带词表中“{other.zh}”的编号，“{row.zh}”会取代它。",
                f"{row.id} is the id of {other.zh} in the shipped glossary, whose place {row.zh} takes.",
            )
            yield Message(LAYER_RULES[name], name, row.file, row.line, row.id, text)


def _apart(groups: Iterable[Sequence[Path]]) -> Iterator[Sequence[Path]]:
    """The groups, but each optional file by itself, since its rows may take the place of others."""
    for group in groups:
        yield [path for path in group if path.stem not in OPTIONAL]
        yield from ([path] for path in group if path.stem in OPTIONAL)


def mend(files: Sequence[Path]) -> Iterator[tuple[Path, int]]:
    """Mend what is safe in each file and format it; each file that was changed, and how many rows were."""
    for path in files:
        rows = [(row, fixed(row)) for row in read(path)]
        changed = [after for before, after in rows if after != before]
        if changed:
            revise(path, changed)
        if changed or not is_formatted(path):
            write(path, formatted(text_of(path), str(path)))
            yield path, len(changed)
