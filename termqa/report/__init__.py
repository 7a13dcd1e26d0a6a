"""What a run found, in many formats. To add one: ``report/<format>.py`` with ``write(report, stream, lang, max_rows)``,
and a line in ``REPORTS``.

Each format is imported only when it is written.
"""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from termqa.errors import UserError
from termqa.model import Lang, Report, Text

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


REPORTS: dict[str, Format] = {
    "xlsx": Format(".xlsx", _xlsx, binary=True),
    "json": Format(".json", _json),
    "jsonl": Format(".jsonl", _jsonl),
    "csv": Format(".csv", _csv),
    "text": Format(".txt", _text),
}
"""All formats by the name that ``--format`` takes."""


def format_of(path: str | Path) -> Format:
    """The format that the file's suffix names; raises UserError where it names none."""
    suffix = Path(path).suffix.lower()
    for known in REPORTS.values():
        if known.suffix == suffix:
            return known
    suffixes = " ".join(known.suffix for known in REPORTS.values())
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


@contextmanager
def whole_file(path: Path, lang: Lang) -> Iterator[IO[bytes]]:
    """A file beside the wanted one that takes its place once all is written, and vanishes where that fails."""
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            yield stream
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error, lang) from error
    finally:
        temporary.unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError, lang: Lang) -> UserError:
    if isinstance(error, PermissionError):
        what = Text("无法写入", "cannot be written").in_(lang)
        hint = Text(
            "如果文件正在 Excel 中打开，请先关闭；或用 -o 换一个文件夹",
            "close it in Excel if it is open there, or choose another folder with -o",
        )
    elif isinstance(error, FileNotFoundError):
        what = Text("所在文件夹不存在", "its folder does not exist").in_(lang)
        hint = Text("先建立文件夹，或改正 -o 的路径", "create the folder, or correct the path after -o")
    else:
        what = Text(f"无法写入：{error.strerror}", f"cannot be written: {error.strerror}").in_(lang)
        hint = Text("检查磁盘空间和路径", "look at the free space and the path")
    return UserError(str(path), what, hint.in_(lang))
