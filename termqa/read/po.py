"""Gettext catalogues (PO): each finished entry is a pair."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from termqa.errors import UserError, needs_extra
from termqa.model import Lang, Text
from termqa.read.files import Input, ReadOptions, name, text_of
from termqa.read.tables import Row, Table, declared_pair

_PART = 1 << 14
"""So many characters of a catalogue are taken apart together, as the entries need forty times the room of the text."""
_BETWEEN = re.compile(r'"[ \t]*\r?\n(?:[ \t]*\r?\n)+(?=#|msgid|msgctxt)')
"""Blank lines between two entries."""
_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of a catalogue as a table, without obsolete ones and those marked as unfinished (fuzzy)."""

    file: str
    text: str
    declared: tuple[Lang, Lang] | None
    sheet: str = ""

    def rows(self) -> Iterator[Row]:
        """The entries under a header; raises ``UserError`` where the text is no catalogue."""
        yield Row(0, ("source", "target"))
        start = before = 0
        while start < len(self.text):
            between = _BETWEEN.search(self.text, start + _PART)
            end = between.end() if between else len(self.text)
            for entry in _read(self.file, self.text[start:end], before):
                if entry.msgid and not (entry.obsolete or entry.fuzzy):
                    for translated in entry.msgstr_plural.values() or (entry.msgstr,):
                        yield Row(before + entry.linenum - 1, (entry.msgid, translated))
            before += self.text.count("\n", start, end)
            start = end

    def place(self, row: int, column: int) -> Text:
        """The line on which the entry begins."""
        return Text(f"第{row}行", f"line {row}")


def read_po(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The entries of a catalogue, in the languages that its head declares."""
    text = text_of(file, options)
    head = _BETWEEN.search(text)
    said = _read(file.path, text[: head.end() if head else len(text)], 0).metadata
    declared = declared_pair(said.get("X-Source-Language", ""), said.get("Language", ""))
    return (Catalogue(file.path, text, declared),)


def _read(path: str, text: str, before: int) -> Any:  # noqa: ANN401
    """What ``polib`` makes of a part of a catalogue before which so many lines stand."""
    try:
        import polib
    except ImportError:
        raise needs_extra(name(path), "po") from None
    try:
        return polib.pofile("\n" + text)  # never the name of a file
    except (OSError, ValueError, IndexError) as error:
        line = _LINE.search(str(error))
        where = f"{name(path)}:{before + int(line[1]) - 1}" if line else name(path)
        raise UserError(where, "is no gettext catalogue", "export it again as PO, or mend it at this line") from error
