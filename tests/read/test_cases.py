"""
Each file in ``cases/`` with its ``.expected`` beside it: add two files to add a case.

A text has a line ``kind · place · 位置 · text`` for each block; a table has ``source>target doc`` for each bitext and a
line ``id · place · 位置 · source || target`` for each pair; ⏎ is a line end inside a cell, ‹1› an inline code.
"""

from pathlib import Path

import pytest

from termqa.model import Segment
from termqa.read import READERS, Blocks, ReadOptions
from termqa.read.files import Input
from termqa.read.tables import bitexts

CASES = sorted(path for path in Path(__file__).with_name("cases").iterdir() if path.suffix != ".expected")


def shown(path: Path) -> str:
    reader = READERS[path.suffix]
    if isinstance(reader, Blocks):
        blocks, _ = reader.read(Input(str(path)), ReadOptions())
        return "".join(f"{b.kind} · {b.place.en} · {b.place.zh} · {b.text}\n" for b in blocks)
    lines = []
    for bitext in bitexts(reader.read(Input(str(path)), ReadOptions()), ReadOptions()):
        lines.append(f"{bitext.source_lang}>{bitext.target_lang} {bitext.doc}".rstrip())
        for p in bitext.pairs:
            words = " || ".join(map(with_codes, (p.source, p.target))).replace("\r\n", "⏎")
            lines.append(f"{p.id} · {p.source.place.en} · {p.source.place.zh} · {words}")
    return "\n".join(lines) + "\n"


def with_codes(segment: Segment) -> str:
    text = segment.text
    for code in reversed(segment.codes):
        text = f"{text[: code.at]}‹{code.name}›{text[code.at :]}"
    return text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_file_reads_as_expected(path):
    assert shown(path) == path.with_name(f"{path.name}.expected").read_text(encoding="utf-8")
