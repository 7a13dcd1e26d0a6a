"""TMX 1.4: one translation unit a concept, its other fields as properties ``termqa:column``."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept, Status
from termqa.glossary.formats import xml
from termqa.glossary.formats.incoming import Incoming, joined
from termqa.glossary.formats.xml import LANG, Element
from termqa.glossary.table import cell, concept, made_id

_PREFIX = "termqa:"


def write(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    """Write the concepts as TMX."""
    from lxml import etree

    from termqa.version import __version__

    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", {
        "creationtool": "termqa", "creationtoolversion": __version__, "segtype": "phrase", "o-tmf": "termqa",
        "adminlang": "en", "srclang": "zh", "datatype": "plaintext",
    })  # fmt: skip
    body = etree.SubElement(root, "body")
    for row in concepts:
        unit = etree.SubElement(body, "tu", tuid=row.id)
        for column in COLUMNS[1:]:
            value = cell(row, column)
            if value and column not in ("zh", "en"):
                etree.SubElement(unit, "prop", type=_PREFIX + column).text = value
        for lang, text in (("zh", row.zh), ("en", row.en)):
            variant = etree.SubElement(unit, "tuv", {LANG: lang})
            etree.SubElement(variant, "seg").text = text
    stream.write(xml.to_bytes(root))


def read(path: Path) -> Incoming:
    """The concepts of a TMX file: each unit with a Chinese and an English segment."""
    root = xml.read(path)
    if xml.name(root) != "tmx":
        raise UserError(str(path), f"is no TMX file: its root is <{xml.name(root)}>", "export it as TMX")
    rows: list[Concept] = []
    ours, skipped = False, 0
    for unit in root.iter():
        if xml.name(unit) != "tu":
            continue
        cells = _unit(unit)
        ours = ours or "status" in cells
        if not cells.get("zh") or not cells.get("en"):
            skipped += 1
            continue
        cells = {"status": Status.PROPOSED.value} | cells
        cells["id"] = cells["id"] or made_id(cells["zh"])
        rows.append(concept(cells, f"{path}:{unit.sourceline}", str(path), unit.sourceline))
    remarks = (f"{skipped} units without a Chinese and an English segment were left out",) if skipped else ()
    once, twice = joined(rows)
    held = frozenset(COLUMNS if ours else ("zh", "en", "en_admitted", "note"))
    return Incoming(once, held, remarks=remarks + twice, foreign=not ours)


def _unit(unit: Element) -> dict[str, str]:
    identity = unit.get("tuid") or ""
    cells = {"id": identity if identity[:1].isalpha() else ""}
    for node in unit:
        if xml.name(node) == "prop" and (node.get("type") or "").startswith(_PREFIX):
            column = node.get("type")[len(_PREFIX) :]
            if column in COLUMNS:
                cells[column] = xml.text(node)
        elif xml.name(node) == "note":
            cells["note"] = xml.text(node)
        elif xml.name(node) == "tuv":
            lang = (node.get(LANG) or node.get("lang") or "").lower()[:2]
            segment = next((xml.text(n) for n in node if xml.name(n) == "seg"), "")
            if lang in ("zh", "en") and segment:
                cells[lang] = segment.replace("|", "\\|")
    return cells
