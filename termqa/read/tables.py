"""
Bilingual tables: rows with a source and a target column, found by the header, whatever program wrote them.

``.tsv`` and ``.csv`` stand here, ``.xlsx`` in its own module. Nothing is held: each pass over the pairs reads the file
anew.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Protocol

from termqa.analyse.script import fold, language
from termqa.errors import UserError
from termqa.model import Bitext, Code, Lang, Pair, Segment, Stretch, Text
from termqa.read.files import Input, ReadOptions, encoding_of, name, refuse_other_kind

_SIDES = {
    "source": ("source", "原文", "源文"),
    "target": ("target", "译文"),
    "zh": ("zh", "中文", "chinese", "zh-cn", "zh-hans", "zh-hant"),
    "en": ("en", "英文", "english", "en-us", "en-gb"),
}
"""Names of columns, in lower case and simplified characters."""
_GLOSSARY_COLUMNS = frozenset({"enforce", "en_forbidden", "zh_variants", "en_admitted"})
_SAMPLE = 50
"""Rows that languages are judged by."""


class Row(NamedTuple):
    """One row of a table with its 1-based number."""

    number: int
    cells: Sequence[str]
    codes: Sequence[tuple[Code, ...]] = ()
    """The inline codes of the cells, where the format has such."""
    stretches: Sequence[tuple[Stretch, ...]] = ()
    """Where in the document the cells' text stands, where the format has blocks."""

    def cell(self, column: int | None) -> str:
        """The text in a 0-based column, empty where the row is shorter."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def codes_in(self, column: int) -> tuple[Code, ...]:
        """The inline codes of a 0-based column."""
        return self.codes[column] if column < len(self.codes) else ()

    def stretches_of(self, column: int) -> tuple[Stretch, ...]:
        """Where the text of a 0-based column stands."""
        return self.stretches[column] if column < len(self.stretches) else ()


class Table(Protocol):
    """Rows that can be gone through more than once."""

    @property
    def file(self) -> str:
        """The path as given."""

    @property
    def sheet(self) -> str:
        """The name of the sheet, empty where a file holds one table."""

    @property
    def declared(self) -> tuple[Lang, Lang] | None:
        """The languages of source and target, where the file itself says them."""

    def rows(self) -> Iterator[Row]:
        """All rows with the header, from the start."""

    def place(self, row: int, column: int) -> Text:
        """How people call the place of a cell; the column is 0-based."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A ``.tsv`` (plain tabs, no quoting) or ``.csv`` (RFC 4180) file."""

    input: Input
    encoding: str
    delimiter: str
    quoted: bool
    sheet: str = ""
    declared: None = None

    @property
    def file(self) -> str:
        """The path as given."""
        return self.input.path

    def rows(self) -> Iterator[Row]:
        """All rows; raises ``UserError`` where a quotation mark is never closed."""
        import io

        with self.input.open() as raw, io.TextIOWrapper(raw, encoding=self.encoding, newline="") as lines:
            if not self.quoted:
                for number, line in enumerate(lines, 1):
                    yield Row(number, line.rstrip("\r\n").split(self.delimiter))
                return
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            try:
                for number, cells in enumerate(reader, 1):
                    yield Row(number, cells)
            except csv.Error as error:
                where = f"{name(self.file)}:{reader.line_num}"
                raise UserError(where, f"is not well-formed CSV ({error})", 'write " inside a cell as ""') from error

    def place(self, row: int, column: int) -> Text:
        """The row's number, the header being row 1."""
        return Text(f"第{row}行", f"row {row}")


def read_tsv(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The one table of a ``.tsv`` file."""
    refuse_other_kind(file, ".tsv")
    return (TextTable(file, encoding_of(file, options.encoding), "\t", quoted=False),)


def read_csv(file: Input, options: ReadOptions) -> tuple[Table, ...]:
    """The one table of a ``.csv`` file; the header says whether commas, semicolons or tabs part the cells."""
    refuse_other_kind(file, ".csv")
    encoding = encoding_of(file, options.encoding)
    kinds = [TextTable(file, encoding, mark, quoted=True) for mark in ",;\t"]
    return (max(kinds, key=lambda table: len(_known(_header(table).cells))),)


def is_bilingual(cells: Sequence[str]) -> bool:
    """Whether these header cells name a source and a target."""
    known = _known(cells)
    return {"source", "target"} <= known.keys() or {"zh", "en"} <= known.keys()


def is_glossary(cells: Sequence[str]) -> bool:
    """Whether these are a glossary's columns, which are no text to check."""
    return not _GLOSSARY_COLUMNS.isdisjoint(_title(cell) for cell in cells)


def bitexts(tables: Sequence[Table], options: ReadOptions) -> Iterator[Bitext]:
    """
    The bitexts of a file, in order; raises ``UserError`` at once where no table has columns and text to check.

    A table is one bitext, whose pairs are read anew on each pass. With a column ``doc``, consecutive rows of the same
    value are a bitext, held only until the next one is asked for; rows of one document that do not stand together are
    separate bitexts. Cells beyond the header's are ignored.
    """
    layouts = [(table, layout) for table in tables if (layout := _layout(table, options))]
    if not layouts:
        found = [cell for table in tables for cell in _header(table).cells if cell.strip()]
        columns = ", ".join(found[:8]) or "none"
        raise UserError(
            name(tables[0].file) if tables else "",
            f"lacks the columns source and target (or zh and en); its first row has: {columns}",
            "name the columns in the first row; others are ignored",
        )
    texts = [(table, layout) for table, layout in layouts if layout.rows]
    if not texts:
        hint = "fill in its segments, in a table below the header"
        raise UserError(name(layouts[0][0].file), "holds no text in Chinese and English", hint)
    return _bitexts(texts, len(texts) > 1)


class _Layout(NamedTuple):
    """Where the columns stand, 0-based, and which languages they hold."""

    source: int
    target: int
    id: int | None
    doc: int | None
    source_lang: Lang
    target_lang: Lang
    rows: bool
    """Whether any row holds text."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The pairs of a table, read anew on each pass."""

    table: Table
    layout: _Layout

    def __iter__(self) -> Iterator[Pair]:
        return (pair for _, pair in _pairs(self.table, self.layout))


def _bitexts(texts: list[tuple[Table, _Layout]], several: bool) -> Iterator[Bitext]:
    for table, layout in texts:
        langs, file = (layout.source_lang, layout.target_lang), table.file
        if layout.doc is None:
            yield Bitext(file, _Pairs(table, layout), *langs, source_file=file, doc=table.sheet if several else "")
            continue
        for doc, pairs in groupby(_pairs(table, layout), key=lambda found: found[0]):
            yield Bitext(file, tuple(pair for _, pair in pairs), *langs, source_file=file, doc=doc)


def _pairs(table: Table, layout: _Layout) -> Iterator[tuple[str, Pair]]:
    """Each pair with the value of its ``doc``; rows with neither text are left out and not counted."""
    number = 0
    columns = ((layout.source, layout.source_lang), (layout.target, layout.target_lang))
    for row in _body(table):
        if not row.cell(layout.source).strip() and not row.cell(layout.target).strip():
            continue
        number += 1
        source, target = [
            Segment(
                row.cell(column),
                lang,
                table.place(row.number, column),
                codes=row.codes_in(column),
                stretches=row.stretches_of(column),
            )
            for column, lang in columns
        ]
        id_ = row.cell(layout.id).strip() if layout.id is not None else ""
        yield row.cell(layout.doc).strip() if layout.doc is not None else "", Pair(id_ or str(number), source, target)


def _texts(table: Table, source: int, target: int) -> Iterator[Row]:
    """The rows that hold text in either column."""
    return (row for row in _body(table) if row.cell(source).strip() or row.cell(target).strip())


def _header(table: Table) -> Row:
    """The first row that is not blank."""
    return next((row for row in table.rows() if any(map(str.strip, row.cells))), Row(0, ()))


def _body(table: Table) -> Iterator[Row]:
    """The rows below the header."""
    rows = table.rows()
    if any(any(map(str.strip, row.cells)) for row in rows):  # the header
        yield from rows


def _title(cell: str) -> str:
    return fold(cell).strip("\ufeff \t\r\n").lower()


def _known(cells: Sequence[str]) -> dict[str, int]:
    """The columns that mean something, by name; the first of two equal ones counts."""
    known: dict[str, int] = {}
    for column, cell in enumerate(cells):
        title = _title(cell)
        side = next((side for side, titles in _SIDES.items() if title in titles), None)
        if side or title in {"id", "doc"}:
            known.setdefault(side or title, column)
    return known


def _layout(table: Table, options: ReadOptions) -> _Layout | None:
    """Where the columns stand and what they hold; None where the table is not bilingual."""
    known = _known(_header(table).cells)
    named = not {"source", "target"} <= known.keys()
    if named and not {"zh", "en"} <= known.keys():
        return None
    first, second = ("en", "zh") if options.source_lang is Lang.EN else ("zh", "en")
    if not named:
        first, second = "source", "target"
    columns = known[first], known[second]
    rows = _sample(table, *columns)
    if not rows:
        return _Layout(*columns, known.get("id"), known.get("doc"), Lang.ZH, Lang.EN, rows=False)
    held = [language("\n".join(row.cell(column) for row in rows)) for column in columns]
    declared = (Lang(first), Lang(second)) if named else None if options.source_lang else table.declared
    langs = declared if declared and _possible(table, columns, declared, held) else None
    source, target = langs or _judge(name(table.file), (first, second), named, held, options)
    return _Layout(*columns, known.get("id"), known.get("doc"), source, target, rows=True)


def _sample(table: Table, source: int, target: int) -> list[Row]:
    """The first rows with text that is not merely copied from the source; if all of it is, the first rows."""
    own: list[Row] = []
    copied: list[Row] = []
    for row in _texts(table, source, target):
        kept = copied if row.cell(source) == row.cell(target) else own
        if len(kept) < _SAMPLE:
            kept.append(row)
        if len(own) == _SAMPLE:
            break
    return own or copied


def _possible(table: Table, columns: tuple[int, int], declared: tuple[Lang, Lang], held: Sequence[Lang | None]) -> bool:
    """Whether the columns can be in the languages declared, though the sample of one may hold little but the other.

    A text that is copied from the source is a translation still to be made.
    """
    wrong = [at for at in (0, 1) if held[at] not in (None, declared[at])]
    if len(wrong) != 1:
        return not wrong
    (at,) = wrong
    foreign = False
    for row in _body(table):
        text = row.cell(columns[at])
        if at and text == row.cell(columns[0]):
            continue
        found = language(text)
        if found is declared[at]:
            return True
        foreign = foreign or found is not None
    return not foreign


def _judge(
    where: str, titles: tuple[str, str], named: bool, held: Sequence[Lang | None], options: ReadOptions
) -> tuple[Lang, Lang]:
    """The languages that the texts are in; raises ``UserError`` where they are not those that the columns name."""
    if named:
        wrong = [at for at in (0, 1) if held[at] not in (None, Lang(titles[at]))]
        what = f'the columns "{titles[0]}" and "{titles[1]}" are swapped'
        if len(wrong) == 1:
            what = f'the column "{titles[wrong[0]]}" holds {_SPEAK[other(Lang(titles[wrong[0]]))]}'
        raise UserError(where, what, "put each text under its own language")
    if options.source_lang:
        return options.source_lang, other(options.source_lang)
    source, target = held
    if source is None and target is None:
        raise UserError(
            where, "its text is neither Chinese nor English", "say --source-lang zh or en if it is mostly figures"
        )
    if source is target and source is not None:
        raise UserError(
            where, f"source and target are both {_SPEAK[source]}", "check the columns, or say --source-lang zh or en"
        )
    found = source or other(target or Lang.EN)
    return found, other(found)


_SPEAK = {Lang.ZH: "Chinese", Lang.EN: "English"}


def declared_language(code: str) -> Lang | None:
    """
    The language that a code such as zh-CN or EN_us names, of the two that termqa reads.

    >>> declared_language("zh-Hant"), declared_language("en_GB"), declared_language("de")
    (<Lang.ZH: 'zh'>, <Lang.EN: 'en'>, None)
    """
    start = code.lower().replace("_", "-").partition("-")[0]
    return {"zh": Lang.ZH, "zho": Lang.ZH, "chi": Lang.ZH, "cmn": Lang.ZH, "en": Lang.EN, "eng": Lang.EN}.get(start)


def declared_pair(source: str, target: str) -> tuple[Lang, Lang] | None:
    """The languages that two codes name; one that is missing is the other one.

    >>> declared_pair("zh-CN", ""), declared_pair("", "zh"), declared_pair("zh-CN", "zh-TW")
    ((<Lang.ZH: 'zh'>, <Lang.EN: 'en'>), (<Lang.EN: 'en'>, <Lang.ZH: 'zh'>), None)
    """
    one, two = declared_language(source), declared_language(target)
    if one and (two is other(one) or not target):
        return one, other(one)
    return (other(two), two) if two and not source else None


def other(lang: Lang) -> Lang:
    """The other of the two languages."""
    return Lang.EN if lang is Lang.ZH else Lang.ZH
