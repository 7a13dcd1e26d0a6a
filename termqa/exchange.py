"""Segment pairs as files for use elsewhere: ``termqa align`` writes what ``termqa check`` reads again."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from termqa.align import align, align_units
from termqa.align.units import Level
from termqa.analyse.script import language
from termqa.analyse.terms import TermIndex
from termqa.errors import UserError
from termqa.glossary import load_layers
from termqa.model import Bitext, Document, Lang
from termqa.read import ReadOptions, TwoDocuments, Unaligned, load
from termqa.read.files import open_input, text_of
from termqa.read.text import lines
from termqa.report import whole_file

FORMATS = ("json", "tsv", "xlsx", "tmx")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""
HEADER = ("id", "source", "target", "source_place", "target_place", "confidence")


def write_alignment(
    source: str, target: str, output: str, format_: str, unit: str, *, source_lang: Lang | None, encoding: str | None
) -> None:
    """Align two files and write the pairs to ``output``, or to standard output where it is empty.

    Raises UserError for unreadable input, an unknown format or suffix, and two files in one language.
    """
    kind = format_ or Path(output).suffix.lstrip(".") or "tsv"
    if kind not in FORMATS or (kind == "xlsx" and not output):
        raise UserError(output or "--format", f'cannot write pairs as "{kind}"', f"use one of {', '.join(FORMATS)}")
    if output and Path(output).resolve() in (Path(source).resolve(), Path(target).resolve()):
        raise UserError(output, "is a text that is being aligned", "write the pairs to another file")
    options = ReadOptions(encoding=encoding, source_lang=source_lang)
    if kind == "json":
        text = json.dumps({"alignments": _beads(source, target, unit, options)}, ensure_ascii=False)
        _put(output, text + "\n")
        return
    bitext = _aligned(source, target, options)
    if kind == "tmx":
        _put(output, _tmx(bitext))
        return
    rows = _rows(bitext)
    if kind == "tsv":
        flat = ["\t".join(" ".join(str(cell).split()) for cell in row) for row in (HEADER, *rows)]
        _put(output, "\n".join(flat) + "\n")
    else:
        from termqa.report.xlsx.sheets import write_plain

        with whole_file(Path(output), Lang.EN) as stream:
            write_plain(stream, "Pairs", HEADER, rows)


def _put(output: str, text: str) -> None:
    if not output:
        print(text, end="")
        return
    with whole_file(Path(output), Lang.EN) as stream:
        stream.write(text.encode("utf-8"))


def _aligned(source: str, target: str, options: ReadOptions) -> Bitext:
    loaded = load(TwoDocuments(source, target), options)
    if not isinstance(loaded, Unaligned):
        raise UserError(source, "is a bilingual file already", "give two documents")
    return align(loaded.source, loaded.target, _terms())


def _terms() -> TermIndex:
    """The shipped terms, so that pairs are those that ``check`` makes."""
    return TermIndex(load_layers((), use_default=True))


def _rows(bitext: Bitext) -> list[tuple[str | float, ...]]:
    return [
        (
            p.id, p.source.text, p.target.text, p.source.place.en, p.target.place.en,
            round(p.score, 2) if p.score is not None else "",
        )
        for p in bitext.pairs
    ]  # fmt: skip


def _tmx(bitext: Bitext) -> str:
    """The pairs that have both sides as TMX 1.4, with their confidence and place as properties."""
    from lxml import etree

    from termqa.version import __version__

    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", {
        "creationtool": "termqa", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "termqa",
        "adminlang": "en", "srclang": bitext.source_lang.value, "datatype": "plaintext",
    })  # fmt: skip
    body = etree.SubElement(root, "body")
    for pair in bitext.pairs:
        if not (pair.source.text.strip() and pair.target.text.strip()):
            continue
        unit = etree.SubElement(body, "tu", tuid=pair.id)
        for name, value in (("confidence", pair.score), ("place", pair.source.place.en)):
            if value not in (None, ""):
                etree.SubElement(unit, "prop", type=f"x-{name}").text = str(value)
        for segment in (pair.source, pair.target):
            variant = etree.SubElement(unit, "tuv", {"{http://www.w3.org/XML/1998/namespace}lang": segment.lang.value})
            etree.SubElement(variant, "seg").text = _UNPRINTABLE.sub("\ufffd", segment.text)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")


def _beads(source: str, target: str, unit: str, options: ReadOptions) -> list[dict[str, object]]:
    """The alignment by unit numbers from 0: lines of the files, their paragraphs, or sentences inside paragraphs."""
    if unit == "sentence":
        return _sentence_beads(_aligned(source, target, options))
    if unit == "line":
        texts = [lines(text_of(open_input(path), options)) for path in (source, target)]
        if texts[0] and not texts[0][-1]:
            texts[0].pop()
        if texts[1] and not texts[1][-1]:
            texts[1].pop()
    else:
        loaded = load(TwoDocuments(source, target), options)
        assert isinstance(loaded, Unaligned)
        texts = [_blocks(loaded.source), _blocks(loaded.target)]
    source_lang = options.source_lang or language("\n".join(texts[0][:200])) or Lang.ZH
    target_lang = Lang.EN if source_lang is Lang.ZH else Lang.ZH
    level: Level = "line" if unit == "line" else "paragraph"
    found = align_units(texts[0], texts[1], source_lang, target_lang, level, _terms())
    return [{"source": list(b.source), "target": list(b.target), "score": round(b.score, 4)} for b in found]


def _blocks(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def _sentence_beads(bitext: Bitext) -> list[dict[str, object]]:
    """Beads over the sentences of both texts, numbered as they come."""
    from termqa.analyse.sentences import split

    counts = [0, 0]
    beads: list[dict[str, object]] = []
    for pair in bitext.pairs:
        numbers: list[Sequence[int]] = []
        for side, segment in enumerate((pair.source, pair.target)):
            n = len(split(segment.text, segment.lang)) if segment.text.strip() else 0
            numbers.append(range(counts[side], counts[side] + n))
            counts[side] += n
        score = round(pair.score, 4) if pair.score is not None else None
        beads.append({"source": list(numbers[0]), "target": list(numbers[1]), "score": score})
    return beads
