"""``termqa-decisions.jsonl``: one decision a line, sorted, so that versions compare and merge well."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from termqa.errors import UserError
from termqa.model import Lang
from termqa.report import whole_file
from termqa.report.json import dumps
from termqa.report.words import DECISIONS


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision; the texts are there for people, and to know the finding again after an edit."""

    id: str
    rule: str
    decision: str
    comment: str = ""
    reviewer: str = ""
    date: str = ""
    """YYYY-MM-DD."""
    severity: str = ""
    count: int = 1
    """How many identical findings were decided together."""
    file: str = ""
    source: str = ""
    target: str = ""
    message: str = ""


_FIELDS = {field.name: field.type for field in fields(Entry)}


def load(path: Path, missing_ok: bool = True) -> list[Entry]:
    """The decisions in a file, none where there is no file; raises UserError for a line that is none."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except FileNotFoundError:
        if missing_ok:
            return []
        raise UserError(str(path), "there is no such file", "termqa review import makes it from a workbook") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(str(path), f"cannot be read: {error}", "it must be a text file in UTF-8") from error
    return [_entry(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _entry(line: str, where: str) -> Entry:
    hint = 'each line holds one decision: {"id": …, "rule": …, "decision": …}'
    try:
        read: Any = json.loads(line)
    except ValueError as error:
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise UserError(where, "a merge conflict of version control", "keep the lines that are right") from error
        raise UserError(where, f"is not JSON: {error}", hint) from error
    if not isinstance(read, dict) or not all(isinstance(read.get(name), str) for name in ("id", "rule", "decision")):
        raise UserError(where, "is not a decision", hint)
    if read["decision"] not in DECISIONS:
        raise UserError(where, f'there is no decision "{read["decision"]}"', f"it can be: {', '.join(DECISIONS)}")
    known = {name: value for name, value in read.items() if name in _FIELDS and value is not None}
    if not isinstance(known.get("count", 1), int) or any(
        not isinstance(value, str) for name, value in known.items() if name != "count"
    ):
        raise UserError(where, "count must be a number and all else text", hint)
    return Entry(**known)


def save(path: Path, entries: Iterable[Entry], lang: Lang = Lang.EN) -> None:
    """Write the decisions, sorted by file, rule and id: the whole file, or none."""
    ordered = sorted(entries, key=lambda entry: (entry.file, entry.rule, entry.id))
    with whole_file(path, lang) as stream:
        for entry in ordered:
            stream.write((dumps(asdict(entry)) + "\n").encode("utf-8"))
