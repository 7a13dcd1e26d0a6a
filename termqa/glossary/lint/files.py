"""Whole files under lint: what cannot be read, what is not in its canonical form, and mending."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from termqa.errors import UserError
from termqa.glossary import OPTIONAL
from termqa.glossary.concept import Concept
from termqa.glossary.edit import revise, write
from termqa.glossary.fmt import formatted, is_formatted
from termqa.glossary.lint import FILE_RULES, Message, fixed, lint
from termqa.glossary.table import parse_all, read, text_of
from termqa.model import Text


def lint_files(files: Sequence[Path], today: datetime.date | None) -> tuple[list[Message], list[UserError]]:
    """The messages on files, and what of them cannot be read. The files of a folder are one glossary, but for optional
    ones; a file by itself is compared with no other.
    """
    found: list[Message] = []
    faults: list[UserError] = []
    for _, group in groupby(files, key=lambda path: (path.parent, path.stem if path.stem in OPTIONAL else "")):
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
        found += lint(tuple(rows), today)
    return found, faults


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
