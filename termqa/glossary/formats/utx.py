"""
UTX 1.11 (AAMT): tab-separated UTF-8 without a byte order mark, one line a pair of terms with its status.

It holds ids, both languages, admitted and forbidden renderings, the approval, the domain and a note.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from termqa.errors import UserError
from termqa.glossary.concept import Concept, Status, Wrong
from termqa.glossary.formats.incoming import Incoming, joined
from termqa.glossary.table import concept, made_id, text_of

HEAD = "#UTX 1.11; zh-CN/en-US; written by termqa;"
COLUMNS = ("src", "tgt", "src:pos", "term status", "concept ID", "domain", "comment")
_HELD = frozenset({"zh", "zh_variants", "en", "en_admitted", "en_forbidden", "pos", "domain", "status", "note"})
_POS = {
    "noun": "noun", "proper": "properNoun", "verb": "verb", "adj": "adjective", "adv": "adverb", "phrase": "sentence",
}  # fmt: skip
_FROM_POS = {utx: ours for ours, utx in _POS.items()}
_STATUS = {Status.APPROVED: "approved", Status.PROPOSED: "provisional"}


def write(concepts: Sequence[Concept], stream: IO[bytes]) -> None:
    """Write the approved and the proposed concepts as UTX."""
    lines = [HEAD, "#" + "\t".join(COLUMNS)]
    lines += [line for row in concepts if row.status in _STATUS for line in _lines(row)]
    stream.write("".join(f"{line}\r\n" for line in lines).encode("utf-8"))


def _lines(row: Concept) -> Iterator[str]:
    pairs = [(row.zh, row.en, _STATUS[row.status])]
    pairs += [(variant, row.en, "non-standard") for variant in row.zh_variants]
    pairs += [(row.zh, text, "non-standard") for text in row.en_admitted]
    pairs += [(row.zh, wrong.text, "forbidden") for wrong in row.en_forbidden]
    for n, (zh, en, status) in enumerate(pairs):
        cells = (zh, en, _POS.get(row.pos, "-"), status, row.id, row.domain, row.note if n == 0 else "")
        yield "\t".join(" ".join(text.split()) for text in cells)


def read(path: Path) -> Incoming:
    """The concepts of a UTX file; lines with one concept ID, else with the same source, are one concept."""
    heads, body = _split(text_of(path))
    columns = heads[-1].lower().split("\t") if heads else []
    if "src" not in columns or "tgt" not in columns:
        raise UserError(f"{path}:1", "has no UTX columns", "a UTX file has a line #src, tgt, src:pos …")
    groups: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, text in body:
        cells = dict(zip(columns, (c.strip() for c in text.split("\t")), strict=False))
        if cells.get("src") and cells.get("tgt"):
            groups.setdefault(cells.get("concept id") or cells["src"], []).append((line, cells))
    rows, twice = joined(_concept(path, lines) for lines in groups.values())
    held = _HELD if "term status" in columns else _HELD - {"status"}
    return Incoming(rows, held, remarks=twice, foreign=HEAD not in f"#{heads[0]}")


def _split(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    heads: list[str] = []
    body: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            if not body:
                heads.append(line.removeprefix("#"))
        elif line.strip():
            body.append((number, line))
    return heads, body


def _concept(path: Path, lines: list[tuple[int, dict[str, str]]]) -> Concept:
    """One concept of the lines that belong to it: the first that is not forbidden gives the preferred pair."""
    chief = next((c for _, c in lines if c.get("term status") in (None, "", "approved", "provisional")), lines[0][1])
    zh, en = chief["src"], chief["tgt"]
    admitted, variants, wrong = list[str](), list[str](), list[Wrong]()
    for _, cells in lines:
        if cells.get("term status") == "forbidden":
            wrong.append(Wrong(cells["tgt"]))
        elif cells["tgt"] != en:
            admitted.append(cells["tgt"])
        if cells["src"] != zh:
            variants.append(cells["src"])
    identity = chief.get("concept id") or ""
    found = {
        "id": identity if identity[:1].isalpha() else made_id(zh),
        "zh": zh.replace("|", "\\|"),
        "en": en.replace("|", "\\|"),
        "pos": _FROM_POS.get(chief.get("src:pos", ""), ""),
        "domain": chief.get("domain", ""),
        "note": chief.get("comment", ""),
        "status": "approved" if chief.get("term status") == "approved" else "proposed",
        "zh_variants": _joined(variants),
        "en_admitted": _joined(admitted),
        "en_forbidden": _joined([w.text for w in wrong]),
    }
    return concept(found, f"{path}:{lines[0][0]}", str(path), lines[0][0])


def _joined(items: list[str]) -> str:
    return "|".join(i.replace("|", "\\|") for i in dict.fromkeys(items))
