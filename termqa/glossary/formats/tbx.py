"""
TBX: version 3 (ISO 30042:2019, TBX-Basic in the styles DCA and DCT) and version 2 (ISO 30042:2008, MARTIF).

What TBX-Basic has no data category for stands in notes ``termqa:column=value``, so that nothing is lost.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept, Status
from termqa.glossary.formats import xml
from termqa.glossary.formats.incoming import Incoming, joined
from termqa.glossary.formats.xml import LANG, Element
from termqa.glossary.table import cell, concept, made_id

V3 = "urn:iso:std:iso:30042:ed-2"
MIN, BASIC = "http://www.tbxinfo.net/ns/min", "http://www.tbxinfo.net/ns/basic"
_MODULE = {
    "administrativeStatus": MIN, "partOfSpeech": MIN, "subjectField": MIN,
    "termType": BASIC, "source": BASIC, "context": BASIC,
}  # fmt: skip
_ELEMENT = {
    "administrativeStatus": "termNote", "partOfSpeech": "termNote", "termType": "termNote",
    "subjectField": "descrip", "context": "descrip", "source": "admin",
}  # fmt: skip
_POS = {
    "noun": "noun", "proper": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb", "phrase": "other",
    "other": "other",
}  # fmt: skip
_FROM_POS = {
    "noun": "noun", "verb": "verb", "adjective": "adj", "adverb": "adv", "other": "other", "properNoun": "proper",
    "proper noun": "proper",
}  # fmt: skip
_NATIVE = frozenset(
    {
        "zh", "zh_variants", "en", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded", "domain",
        "source", "evidence", "note", "pos",
    }
)  # fmt: skip
_NOTED = tuple(c for c in COLUMNS if c not in _NATIVE - {"pos"} and c != "id")
_XML_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_PREFIX = "termqa:"
STYLES = ("dca", "dct", "v2")


class _Term(NamedTuple):
    """A term of one language with its status and what else is said of it."""

    text: str
    status: str
    type: str = ""
    pos: str = ""
    context: str = ""
    source: str = ""
    note: str = ""


def write(concepts: Sequence[Concept], stream: IO[bytes], style: str = "dca") -> None:
    """Write the concepts as TBX in the style ``dca``, ``dct`` (version 3) or ``v2``."""
    writer = _Writer(style)
    for row in concepts:
        writer.add(row)
    stream.write(xml.to_bytes(writer.root))


class _Writer:
    """Builds the tree of one file."""

    def __init__(self, style: str) -> None:
        from lxml import etree

        self._etree = etree
        self.style = style
        if style == "v2":
            self.root = etree.Element("martif", {"type": "TBX", LANG: "en"})
            head = self._in(self.root, "martifHeader")
        else:
            names: Any = {None: V3} | ({"min": MIN, "basic": BASIC} if style == "dct" else {})
            self.root = etree.Element(f"{{{V3}}}tbx", {"type": "TBX-Basic", "style": style, LANG: "en"}, nsmap=names)
            head = self._in(self.root, "tbxHeader")
        about = self._in(self._in(head, "fileDesc"), "sourceDesc")
        self._in(about, "p", "Chinese-English glossary written by termqa")
        if style == "v2":
            self._in(self._in(head, "encodingDesc"), "p", "TBXXCSV02.xcs", type="XCSURI")
        self._body = self._in(self._in(self.root, "text"), "body")

    def add(self, row: Concept) -> None:
        """Add one entry."""
        entry = self._in(self._body, "termEntry" if self.style == "v2" else "conceptEntry")
        if _XML_ID.fullmatch(row.id):
            entry.set("id", row.id)
        else:
            self._note(entry, "id", row.id)
        if row.domain:
            self._say(entry, "subjectField", row.domain)
        if self.style == "v2" and row.dnt == "keep":
            self._in(entry, "descrip", "No", type="Translation needed")
        for column in _NOTED:
            if value := cell(row, column):
                self._note(entry, column, value)
        if row.note:
            self._note(entry, "note", row.note) if row.note.startswith(_PREFIX) else self._in(entry, "note", row.note)
        for lang, terms in (("zh", _chinese(row)), ("en", _english(row))):
            section = self._in(entry, "langSet" if self.style == "v2" else "langSec")
            section.set(LANG, lang)
            for term in terms:
                self._term(section, term)

    def _term(self, section: Element, term: _Term) -> None:
        place = self._in(section, "tig" if self.style == "v2" else "termSec")
        self._in(place, "term", term.text)
        self._say(place, "administrativeStatus", f"{term.status}Term-admn-sts")
        for name, value in (
            ("partOfSpeech", term.pos), ("termType", term.type), ("context", term.context), ("source", term.source),
        ):  # fmt: skip
            if value:
                self._say(place, name, value)
        if term.note:
            self._note(place, "hint", term.note)

    def _say(self, parent: Element, category: str, value: str) -> None:
        """A data category in the way of the style: an attribute (DCA, version 2) or an element of its own (DCT)."""
        if self.style == "dct":
            self._etree.SubElement(parent, f"{{{_MODULE[category]}}}{category}").text = value
        else:
            self._in(parent, _ELEMENT[category], value, type=category)

    def _note(self, parent: Element, column: str, value: str) -> None:
        self._in(parent, "note", f"{_PREFIX}{column}={value}")

    def _in(self, parent: Element, name: str, text: str = "", **attributes: str) -> Element:
        tag = name if self.style == "v2" else f"{{{V3}}}{name}"
        made = self._etree.SubElement(parent, tag, attributes)
        made.text = text or None
        return made


def _chinese(row: Concept) -> Iterator[_Term]:
    yield _Term(row.zh, "preferred", context=row.evidence)
    yield from (_Term(text, "admitted") for text in row.zh_variants)


def _english(row: Concept) -> Iterator[_Term]:
    yield _Term(row.en, "preferred", pos=_POS.get(row.pos, ""), source=row.source)
    yield from (_Term(text, "admitted") for text in row.en_admitted)
    yield from (_Term(text, "admitted", "acronym") for text in row.en_abbr)
    yield from (_Term(text, "admitted", "shortForm") for text in row.en_short)
    yield from (_Term(wrong.text, "deprecated", note=wrong.hint) for wrong in row.en_forbidden)
    yield from (_Term(text, "superseded") for text in row.en_superseded)


def read(path: Path) -> Incoming:
    """The concepts of a TBX file of either version and any style."""
    root = xml.read(path)
    if xml.name(root) not in ("tbx", "martif"):
        raise UserError(str(path), f"is no TBX file: its root is <{xml.name(root)}>", "export it as TBX")
    rows: list[Concept] = []
    skipped: list[str] = []
    ours = False
    for entry in root.iter():
        if xml.name(entry) in ("conceptEntry", "termEntry"):
            cells, own = _entry(entry)
            ours = ours or own
            if cells is None:
                skipped.append(f"line {entry.sourceline}")
                continue
            rows.append(concept(cells, f"{path}:{entry.sourceline}", str(path), entry.sourceline))
    remarks = (f"without a term in both languages, left out: {', '.join(skipped)}",) if skipped else ()
    once, twice = joined(rows)
    return Incoming(once, frozenset(COLUMNS) if ours else _NATIVE, remarks=remarks + twice, foreign=not ours)


def _entry(entry: Element) -> tuple[dict[str, str] | None, bool]:
    """The cells of an entry (None without Chinese and English), and whether it is one that termqa wrote."""
    cells: dict[str, str] = {"id": entry.get("id") or ""}
    said = dict(_said(entry))
    cells["domain"] = said.get("subjectField", "")
    if said.get("Translation needed") == "No":
        cells["dnt"] = "keep"
    own, free = _notes(entry)
    lists: dict[str, list[str]] = {}
    for section in entry.iter():
        if xml.name(section) in ("langSec", "langSet"):
            lang = (section.get(LANG) or section.get("lang") or "").lower().replace("_", "-").partition("-")[0]
            if lang in ("zh", "en"):
                _section(section, lang, cells, lists)
    if not lists.get("zh") or not lists.get("en"):
        return None, bool(own)
    for column, items in lists.items():
        cells[column] = "|".join(i.replace("|", "\\|") for i in items)
    cells["note"] = "; ".join(free)
    cells |= own
    if "status" not in cells:
        cells["status"] = Status.PROPOSED.value
    cells["id"] = cells["id"] or made_id(lists["zh"][0])
    return cells, bool(own)


def _section(section: Element, lang: str, cells: dict[str, str], lists: dict[str, list[str]]) -> None:
    for place in section.iter():
        if xml.name(place) not in ("termSec", "tig", "ntig"):
            continue
        term = next((xml.text(node) for node in place.iter() if xml.name(node) == "term"), "")
        said = dict(_said(place))
        if not term:
            continue
        column = _column(lang, said, bool(lists.get(lang)))
        hint = _notes(place)[0].get("hint", "")
        lists.setdefault(column, []).append(f"{term}=>{hint}" if hint else term)
        if column == "en":
            cells["pos"] = _FROM_POS.get(said.get("partOfSpeech", ""), "")
            cells["source"] = said.get("source", "")
        if said.get("context") and not cells.get("evidence"):
            cells["evidence"] = said["context"]


def _column(lang: str, said: dict[str, str], has_preferred: bool) -> str:
    """The column that a term belongs in by its status and type."""
    status = said.get("administrativeStatus") or said.get("normativeAuthorization", "")
    if lang == "zh":
        return "zh_variants" if has_preferred or status.startswith(("deprecated", "superseded")) else "zh"
    if status.startswith("deprecated") or status == "forbidden":
        return "en_forbidden"
    if status.startswith(("superseded", "obsolete")):
        return "en_superseded"
    if said.get("termType") in ("acronym", "abbreviation", "initialism"):
        return "en_abbr"
    if said.get("termType") == "shortForm":
        return "en_short"
    return "en_admitted" if has_preferred else "en"


def _said(place: Element) -> Iterator[tuple[str, str]]:
    """(data category, value) of what is said at this level and in its groups, not inside another term or language."""
    for node in place:
        name = xml.name(node)
        if name in ("termNote", "descrip", "admin"):
            yield node.get("type") or "", xml.text(node)
        elif name in _MODULE:
            yield name, xml.text(node)
        elif name.endswith("Grp"):
            yield from _said(node)


def _notes(place: Element) -> tuple[dict[str, str], list[str]]:
    """Our own notes by column, and the others."""
    own: dict[str, str] = {}
    free: list[str] = []
    for node in place:
        if xml.name(node) == "note":
            note = xml.text(node)
            column, is_ours, value = note.removeprefix(_PREFIX).partition("=")
            if note.startswith(_PREFIX) and is_ours and column in (*COLUMNS, "hint"):
                own[column] = value
            elif note:
                free.append(note)
    return own, free
