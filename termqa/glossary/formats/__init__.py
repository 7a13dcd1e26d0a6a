"""
Glossaries in the formats of other programs, read and written.

To add one: ``formats/<name>.py`` with ``read(path) -> Incoming`` and ``write(concepts, stream)``, and a line in
``FORMATS``. What a format drops is not declared anywhere: it is found by reading back what was written.
"""

import io
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept, Status
from termqa.glossary.edit import BOM
from termqa.glossary.formats.incoming import Incoming
from termqa.glossary.table import cell, table
from termqa.model import Lang
from termqa.writing import whole_file

__all__ = ["FORMATS", "Format", "Incoming", "dropped", "export", "format_named", "read"]

Mapped = Mapping[str, str]
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that ``--format`` takes; only a few hold rows that are not approved."""

    suffix: str
    read: Callable[[Path, Mapped], Incoming]
    write: Callable[[Sequence[Concept], IO[bytes]], None]
    whole: bool = True
    """Whether rows that are not approved are written without ``--all``."""


def _write_csv(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    stream.write(BOM + table(concepts).encode("utf-8"))


def _read_csv(path: Path, given: Mapped) -> Incoming:
    from termqa.glossary.formats import flat

    return flat.read(path, given)


def _write_xlsx(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    from termqa.glossary.formats import xlsx

    xlsx.write(concepts, stream)


def _read_xlsx(path: Path, given: Mapped) -> Incoming:
    from termqa.glossary.formats import xlsx

    return xlsx.read(path, given)


def _tbx_writer(style: str) -> Callable[[Sequence[Concept], IO[bytes]], None]:
    def write(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
        from termqa.glossary.formats import tbx

        tbx.write(concepts, stream, style)

    return write


def _read_tbx(path: Path, given: Mapped) -> Incoming:
    from termqa.glossary.formats import tbx

    return tbx.read(path)


def _write_utx(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    from termqa.glossary.formats import utx

    utx.write(concepts, stream)


def _read_utx(path: Path, given: Mapped) -> Incoming:
    from termqa.glossary.formats import utx

    return utx.read(path)


def _write_tmx(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    from termqa.glossary.formats import tmx

    tmx.write(concepts, stream)


def _read_tmx(path: Path, given: Mapped) -> Incoming:
    from termqa.glossary.formats import tmx

    return tmx.read(path)


FORMATS: dict[str, Format] = {
    "csv": Format(".csv", _read_csv, _write_csv),
    "xlsx": Format(".xlsx", _read_xlsx, _write_xlsx),
    "tbx": Format(".tbx", _read_tbx, _tbx_writer("dca"), whole=False),
    "tbx-dct": Format(".tbx", _read_tbx, _tbx_writer("dct"), whole=False),
    "tbx2": Format(".tbx", _read_tbx, _tbx_writer("v2"), whole=False),
    "utx": Format(".utx", _read_utx, _write_utx, whole=False),
    "tmx": Format(".tmx", _read_tmx, _write_tmx, whole=False),
}
"""All formats; the first of several with one suffix is the default."""
_ALSO = {".tsv": "csv", ".txt": "csv", ".xml": "tbx", ".martif": "tbx", ".mtf": "tbx"}


def format_named(path: Path, given: str = "") -> Format:
    """The format of that name, else of the file's suffix; ``UserError`` where there is none."""
    if given:
        if given not in FORMATS:
            raise UserError("--format", f'"{given}" is not one of {", ".join(FORMATS)}')
        return FORMATS[given]
    suffix = path.suffix.lower()
    for known in FORMATS.values():
        if known.suffix == suffix:
            return known
    if suffix in _ALSO:
        return FORMATS[_ALSO[suffix]]
    hint = f"it can be {' '.join(dict.fromkeys(f.suffix for f in FORMATS.values()))}"
    raise UserError(str(path), f'no glossary format has the suffix "{suffix}"', hint)


def read(path: Path, given: Mapped, format_: str = "") -> Incoming:
    """What a file of any format brings; raises ``UserError``."""
    if not path.is_file():
        raise UserError(str(path), "there is no such file", "check the path")
    return format_named(path, format_).read(path, given)


def export(concepts: Sequence[Concept], path: Path, format_: Format, all_: bool) -> tuple[tuple[Concept, ...], int]:
    """Write concepts to a file, whole or not at all; what was written, and how many were left out as not approved."""
    for row in concepts:
        if any(_UNPRINTABLE.search(cell(row, column)) for column in COLUMNS):
            raise UserError(
                f"{row.file}:{row.line}", "holds a control character", "termqa glossary lint --fix mends it"
            )
    chosen = tuple(c for c in concepts if format_.whole or all_ or c.status is Status.APPROVED)
    with whole_file(path, Lang.EN) as stream:
        format_.write(chosen, stream)
    return chosen, len(concepts) - len(chosen)


def dropped(concepts: Sequence[Concept], format_: Format) -> Counter[str]:
    """How many concepts lose something of each column on the way through a format; rows lost are under ``row``."""
    data = io.BytesIO()
    format_.write(concepts, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"glossary{format_.suffix}"
        path.write_bytes(data.getvalue())
        back = {c.id: c for c in format_.read(path, {}).rows}
    lost: Counter[str] = Counter()
    for row in concepts:
        found = back.get(row.id)
        if found is None:
            lost["row"] += 1
        else:
            lost.update(c for c in COLUMNS if cell(row, c) != cell(found, c))
    return lost
