"""What a run found, in many formats. To add one: ``report/<format>.py`` with ``write(report, stream, lang, max_rows)``,
and a line in ``REPORTS``.

Each format is imported only when it is written.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from termqa.errors import UserError
from termqa.model import Lang, Report
from termqa.writing import whole_file

__all__ = ["DEFAULT_ROWS", "REPORTS", "Format", "format_of", "whole_file", "write", "write_stream"]

DEFAULT_ROWS = 5000
"""How many rows a sheet shows unless the user asks for more."""

Writer = Callable[[Report, Any, Lang, int], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report; ``write(report, stream, lang, max_rows)`` wants a text stream, or a binary one."""

    suffix: str
    write: Writer
    binary: bool = False


def _xlsx(report: Report, stream: IO[bytes], lang: Lang, max_rows: int) -> None:
    from termqa.report import xlsx

    xlsx.write(report, stream, lang, max_rows)


def _json(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import json

    json.write(report, stream, lang, max_rows)


def _jsonl(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import json

    json.write_lines(report, stream, lang, max_rows)


def _csv(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import csv

    csv.write(report, stream, lang, max_rows)


def _text(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import console

    console.write(report, stream, lang, max_rows)


def _html(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import html

    html.write(report, stream, lang, max_rows)


def _md(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import md

    md.write(report, stream, lang, max_rows)


def _sarif(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import sarif

    sarif.write(report, stream, lang, max_rows)


def _github(report: Report, stream: IO[str], lang: Lang, max_rows: int) -> None:
    from termqa.report import github

    github.write(report, stream, lang, max_rows)


def _docx(report: Report, stream: IO[bytes], lang: Lang, max_rows: int) -> None:
    from termqa.report import docx

    docx.write(report, stream, lang, max_rows)


REPORTS: dict[str, Format] = {
    "xlsx": Format(".xlsx", _xlsx, binary=True),
    "json": Format(".json", _json),
    "jsonl": Format(".jsonl", _jsonl),
    "csv": Format(".csv", _csv),
    "md": Format(".md", _md),
    "html": Format(".html", _html),
    "sarif": Format(".sarif", _sarif),
    "github": Format("", _github),
    "text": Format(".txt", _text),
    "docx": Format(".docx", _docx, binary=True),
}
"""All formats by the name that ``--format`` takes."""


def format_of(path: str | Path) -> Format:
    """The format that the file's suffix names; raises UserError where it names none."""
    suffix = Path(path).suffix.lower()
    for known in REPORTS.values():
        if suffix and known.suffix == suffix:
            return known
    suffixes = " ".join(known.suffix for known in REPORTS.values() if known.suffix)
    raise UserError(str(path), f'no report format has the suffix "{suffix}"', f"use one of {suffixes}")


def write(report: Report, path: str | Path, lang: Lang = Lang.ZH, max_rows: int = DEFAULT_ROWS) -> None:
    """Write the report to a file in the format of its suffix: the whole file, or none; raises UserError."""
    known = format_of(path)
    with whole_file(Path(path), lang) as raw:
        if known.binary:
            known.write(report, raw, lang, max_rows)
        else:
            write_stream(report, known, raw, lang, max_rows)


def write_stream(report: Report, known: Format, raw: IO[bytes], lang: Lang, max_rows: int = DEFAULT_ROWS) -> None:
    """Write the report to a binary stream; a text format as UTF-8 whatever the system's encoding is."""
    if known.binary:
        known.write(report, raw, lang, max_rows)
        return
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="", write_through=False)
    try:
        known.write(report, stream, lang, max_rows)
        stream.flush()
    finally:
        stream.detach()
