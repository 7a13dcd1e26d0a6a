"""XLIFF 1.2 and 2.x, with what Trados (.sdlxliff) and memoQ (.mqxliff) make of 1.2: each segment is a pair."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from termqa.errors import UserError
from termqa.model import Code, Lang, Text
from termqa.read.files import Input, ReadOptions, name
from termqa.read.tables import Row, Table, declared_pair
from termqa.read.xml import events, forget, marked, tag

_HEADER = ("doc", "id", "source", "target")


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of an XLIFF file as a table; a ``<file>`` of it is a text of its own."""

    input: Input
    declared: tuple[Lang, Lang] | None
    """By the first ``<file>``."""
    sheet: str = ""

    @property
    def file(self) -> str:
        """The path as given."""
        return self.input.path

    def rows(self) -> Iterator[Row]:
        """A row a segment under a header; units that are not to be translated are left out."""
        yield Row(0, _HEADER)
        number = 0
        original = ""
        for event, element in events(self.input, "file", "group", *_UNITS):
            kind = tag(element)
            if event == "start":
                if kind == "file":
                    original = element.get("original") or element.get("id") or ""
                continue
            if kind in _UNITS and element.get("translate") != "no":
                for id_, source, target in _UNITS[kind](element):
                    number += 1
                    yield Row(number, (original, id_, source[0], target[0]), ((), (), source[1], target[1]))
            forget(element)

    def place(self, row: int, column: int) -> Text:
        """The segment's number from 1."""
        return Text(f"第{row}句段", f"segment {row}")


_Marked = tuple[str, tuple[Code, ...]]
_NOTHING: _Marked = ("", ())


def _of_12(unit: etree._Element) -> Iterator[tuple[str, _Marked, _Marked]]:
    """The segments of a ``trans-unit``: those that ``seg-source`` marks, or the whole unit."""
    source, target = unit.find("{*}source"), unit.find("{*}target")
    parts = {m.get("mid", ""): m for m in _segments(unit.find("{*}seg-source"))}
    if parts:
        translated = {m.get("mid", ""): m for m in _segments(target)}
        for mid, part in parts.items():
            found = translated.get(mid)
            yield (_id(unit, mid, len(parts)), marked(part), marked(found) if found is not None else _NOTHING)
    elif source is not None:
        yield (unit.get("id", ""), marked(source), marked(target) if target is not None else _NOTHING)


def _segments(side: etree._Element | None) -> Iterator[etree._Element]:
    if side is not None:
        yield from (m for m in side.iter("{*}mrk") if m.get("mtype") == "seg")


def _id(unit: etree._Element, mid: str, parts: int) -> str:
    """The segment's own number where a tool numbers all segments in a row, else the unit's id with it."""
    own = unit.get("id", "")
    return own if parts == 1 and own else "-".join(filter(None, (own, mid)))


def _of_2(unit: etree._Element) -> Iterator[tuple[str, _Marked, _Marked]]:
    """The segments of a ``unit``; ``ignorable`` parts hold no text to translate."""
    segments = list(unit.iterchildren("{*}segment"))
    for n, segment in enumerate(segments, 1):
        source, target = segment.find("{*}source"), segment.find("{*}target")
        if source is None:
            continue
        part = segment.get("id") or (str(n) if len(segments) > 1 else "")
        own = unit.get("id", "")
        id_ = own if len(segments) == 1 else "-".join(filter(None, (own, part)))
        yield (id_, marked(source), marked(target) if target is not None else _NOTHING)


_UNITS = {"trans-unit": _of_12, "unit": _of_2}


def read_xliff(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The segments of an XLIFF file, in the languages that it declares, or else those of the texts."""
    start = events(file)
    _, root = next(start)
    if tag(root) != "xliff":
        raise UserError(name(file.path), f"is no XLIFF: its root is <{tag(root)}>", "export it again as XLIFF")
    first = next((element for _, element in start if tag(element) == "file"), root)
    return (
        Segments(file, _declared(root, "srcLang", "trgLang") or _declared(first, "source-language", "target-language")),
    )


def _declared(element: etree._Element, source: str, target: str) -> tuple[Lang, Lang] | None:
    return declared_pair(element.get(source, ""), element.get(target, ""))
