"""
From the command line's paths to texts: ``jobs`` says what belongs together, ``load`` reads it.

To add a format: ``read/<format>.py`` with a function that gives blocks (one language) or tables (both), and a line in
``READERS``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from termqa.analyse.script import language
from termqa.analyse.sentences import split
from termqa.errors import UserError
from termqa.model import Bitext, Block, Document, Kind, Lang, Pair, Segment, Span, Stretch, Text
from termqa.read.files import STDIN, Input, ReadOptions, name, open_input, refuse_other_kind, text_of
from termqa.read.folder import Job, OneFile, TwoDocuments, jobs
from termqa.read.tables import Table, bitexts, is_bilingual, other, read_csv, read_tsv
from termqa.read.text import lines, read_markdown, read_text

__all__ = [
    "READERS",
    "STDIN",
    "Aligned",
    "Job",
    "Loaded",
    "OneFile",
    "ReadOptions",
    "TwoDocuments",
    "Unaligned",
    "alone",
    "jobs",
    "load",
]


@dataclass(frozen=True, slots=True)
class Unaligned:
    """Two documents that are still to be aligned."""

    source: Document
    target: Document


@dataclass(frozen=True, slots=True)
class Aligned:
    """The bitexts of a bilingual file, or one text alone; gone through once, each is dropped for the next."""

    bitexts: Iterator[Bitext]


Loaded = Unaligned | Aligned


def _later(format_: str, function: str = "") -> Callable[[Input, ReadOptions], Any]:
    """The reader ``read_<format>`` of the module of that name, imported when the first file of its kind is read."""

    def read(file: Input, options: ReadOptions) -> Any:  # noqa: ANN401
        module = import_module(f"termqa.read.{format_}")
        return getattr(module, function or f"read_{format_}")(file, options)

    return read


@dataclass(frozen=True, slots=True)
class Blocks:
    """A reader of files in one language: the blocks, and what was not read."""

    read: Callable[[Input, ReadOptions], tuple[tuple[Block, ...], tuple[Text, ...]]]
    tables: Callable[[Input, ReadOptions], tuple[Table, ...]] | None = None
    """Finds the bilingual tables that such a file may consist of instead."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A reader of files in both languages."""

    read: Callable[[Input, ReadOptions], tuple[Table, ...]]


READERS: Mapping[str, Blocks | Tables] = {
    ".txt": Blocks(read_text),
    ".md": Blocks(read_markdown),
    ".html": Blocks(_later("html")),
    ".htm": Blocks(_later("html")),
    ".docx": Blocks(_later("docx"), _later("docx", "read_docx_tables")),
    ".pdf": Blocks(_later("pdf")),
    ".tsv": Tables(read_tsv),
    ".csv": Tables(read_csv),
    ".xlsx": Tables(_later("xlsx")),
    ".tmx": Tables(_later("tmx")),
    ".xlf": Tables(_later("xliff")),
    ".xliff": Tables(_later("xliff")),
    ".sdlxliff": Tables(_later("xliff")),
    ".mqxliff": Tables(_later("xliff")),
    ".po": Tables(_later("po")),
}
"""Who reads a file, by its suffix."""

_MISTAKEN = {
    ".doc": "the old Word format",
    ".xls": "the old Excel format",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".wps": "the WPS format",
}


def load(job: Job, options: ReadOptions) -> Loaded:
    """
    What the job's files hold; raises ``UserError`` where the user must mend something.

    A bilingual file is read as its pairs are asked for, so that a CSV fault far below may raise ``UserError`` then.
    """
    if isinstance(job, TwoDocuments):
        return _two(job, options)
    file, reader = _open(job.path, options)
    if isinstance(reader, Tables):
        return Aligned(bitexts(reader.read(file, options), options))
    if reader.tables and (tables := reader.tables(file, options)):
        return Aligned(bitexts(tables, options))
    document = _document(file, reader, options)
    if document.lang is Lang.ZH:
        raise UserError(
            name(job.path), "is Chinese, and only an English text can be checked alone", "give its translation too"
        )
    return Aligned(iter((alone(document),)))


def alone(document: Document) -> Bitext:
    """The document's sentences as pairs without a source."""
    nothing = Segment("", other(document.lang))
    segments = [
        Segment(span.of(block.text), document.lang, block.place, block.kind, stretches=(Stretch(number, *span),))
        for number, block in enumerate(document.blocks)
        for span in _sentences(block, document.lang)
    ]
    pairs = tuple(Pair(str(number), nothing, segment) for number, segment in enumerate(segments, 1))
    return Bitext(document.path, pairs, nothing.lang, document.lang, unread=document.unread)


def _sentences(block: Block, lang: Lang) -> tuple[Span, ...]:
    if block.kind is Kind.HEADING:
        return (Span(0, len(block.text)),)
    return split(block.text, lang)


def _open(path: str, options: ReadOptions) -> tuple[Input, Blocks | Tables]:
    """The file and who reads it."""
    file = open_input(path)
    if path == STDIN:
        refuse_other_kind(file, ".txt")
        header = next((line for line in lines(text_of(file, options)) if line.strip()), "")
        return file, READERS[".tsv" if is_bilingual(header.split("\t")) else ".txt"]
    suffix = Path(path).suffix.lower()
    if reader := READERS.get(suffix):
        return file, reader
    if suffix in _MISTAKEN:
        as_ = ".xlsx" if suffix == ".xls" else ".docx"
        raise UserError(path, f"termqa does not read {_MISTAKEN[suffix]}", f"open it and save it as {as_}")
    raise UserError(path, f'termqa does not read files of the kind "{suffix}"', f"it reads {' '.join(READERS)}")


def _document(file: Input, reader: Blocks, options: ReadOptions) -> Document:
    """The document, in the language of its script."""
    blocks, unread = reader.read(file, options)
    if not blocks:
        raise UserError(name(file.path), "holds no text", "text in pictures is not read; type it in")
    lang = language("\n".join(block.text for block in blocks))
    if lang is None:
        raise UserError(name(file.path), "is neither Chinese nor English", "check the file and its encoding")
    return Document(file.path, lang, blocks, unread)


def _two(job: TwoDocuments, options: ReadOptions) -> Unaligned:
    """Both documents, the source first: by ``source_lang`` if it is given, else in the order of the job."""
    read = []
    for path in (job.source, job.target):
        file, reader = _open(path, options)
        if isinstance(reader, Tables):
            raise UserError(name(path), "holds both languages, and is no half of a pair", "check it by itself")
        read.append(_document(file, reader, options))
    source, target = read
    if source.lang is not target.lang:
        return Unaligned(target, source) if options.source_lang is target.lang else Unaligned(source, target)
    if lang := options.source_lang:
        return Unaligned(replace(source, lang=lang), replace(target, lang=other(lang)))
    speak = "Chinese" if source.lang is Lang.ZH else "English"
    hint = "give a source and its translation; check English texts one by one; or say --source-lang zh or en"
    raise UserError(name(job.target), f"is in {speak}, as {name(job.source)} is", hint)
