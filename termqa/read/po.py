"""Gettext catalogues (PO): each finished entry is a pair."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from termqa.errors import UserError, needs_extra
from termqa.model import Lang, Text
from termqa.read.files import Input, ReadOptions, name, text_of
from termqa.read.tables import Row, Table, declared_pair


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of a catalogue as a table."""

    file: str
    entries: tuple[Row, ...]
    declared: tuple[Lang, Lang] | None
    sheet: str = ""

    def rows(self) -> Iterator[Row]:
        """The entries under a header."""
        yield Row(0, ("source", "target"))
        yield from self.entries

    def place(self, row: int, column: int) -> Text:
        """The line on which the entry begins."""
        return Text(f"第{row}行", f"line {row}")


def read_po(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The entries of a catalogue, without obsolete ones and those marked as unfinished (fuzzy)."""
    try:
        import polib
    except ImportError:
        raise needs_extra(name(file.path), "po") from None
    try:
        catalogue = polib.pofile("\n" + text_of(file, options))  # never the name of a file
    except (OSError, ValueError, IndexError) as error:
        raise UserError(name(file.path), f"is no gettext catalogue: {error}", "export it again as PO") from error
    said = catalogue.metadata
    declared = declared_pair(said.get("X-Source-Language", ""), said.get("Language", ""))
    return (Catalogue(file.path, tuple(_rows(catalogue)), declared),)


def _rows(catalogue: Iterable[Any]) -> Iterator[Row]:
    for entry in catalogue:
        if not (entry.obsolete or entry.fuzzy):
            for translated in entry.msgstr_plural.values() or (entry.msgstr,):
                yield Row(entry.linenum - 1, (entry.msgid, translated))
