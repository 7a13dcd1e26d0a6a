"""Translation memories (TMX 1.4): each unit that holds both languages is a pair; read as a stream."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from termqa.errors import UserError
from termqa.model import Code, Lang, Text
from termqa.read.files import Input, ReadOptions, name
from termqa.read.tables import Row, Table, declared_language, other
from termqa.read.xml import events, forget, marked, tag

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Memory:
    """A translation memory as a table of pairs."""

    input: Input
    source_lang: Lang
    sheet: str = ""

    @property
    def file(self) -> str:
        """The path as given."""
        return self.input.path

    @property
    def declared(self) -> tuple[Lang, Lang]:
        """The languages that the units' variants name."""
        return self.source_lang, other(self.source_lang)

    def rows(self) -> Iterator[Row]:
        """The units that hold both languages, under a header."""
        yield Row(0, ("id", "source", "target"))
        number = 0
        for event, element in events(self.input, "tu"):
            if event == "end":
                number += 1
                if row := self._row(element, number):
                    yield row
                forget(element)

    def _row(self, unit: etree._Element, number: int) -> Row | None:
        sides: dict[Lang, tuple[str, tuple[Code, ...]]] = {}
        for variant in unit.iterchildren("{*}tuv"):
            lang = declared_language(variant.get(_LANG) or variant.get("lang") or "")
            segment = variant.find("{*}seg")
            if lang and segment is not None:
                sides.setdefault(lang, marked(segment))
        if len(sides) < 2:
            return None
        source, target = sides.pop(self.source_lang), *sides.values()
        return Row(number, (unit.get("tuid", ""), source[0], target[0]), ((), source[1], target[1]))

    def place(self, row: int, column: int) -> Text:
        """The unit's number from 1."""
        return _place(row)


@lru_cache(maxsize=1)
def _place(number: int) -> Text:
    """The place of both sides of a unit, made once, as findings hold it."""
    return Text(f"第{number}条", f"unit {number}")


def read_tmx(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The memory's pairs, from the header's source language (or the one asked for) into the other."""
    start = events(file)
    _, root = next(start)
    if tag(root) != "tmx":
        raise UserError(name(file.path), f"is no TMX: its root is <{tag(root)}>", "export it again as TMX 1.4")
    header = next((element for _, element in start if tag(element) in ("header", "body")), root)
    declared = declared_language(header.get("srclang", ""))
    return (Memory(file, options.source_lang or declared or Lang.ZH),)
