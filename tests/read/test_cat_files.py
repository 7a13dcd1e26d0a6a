"""Files of CAT tools: other programs read the same segments from them, and size is no trouble."""

import tracemalloc
from pathlib import Path

import pytest
from translate.storage import po, tmx, xliff

from termqa.read import READERS, ReadOptions
from termqa.read.files import Input
from termqa.read.tables import bitexts

CASES = Path(__file__).with_name("cases")
MEMORY = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="zh-CN"/><body>\n{}</body></tmx>'
UNIT = (
    '<tu tuid="{0}"><tuv xml:lang="zh-CN"><seg>第{0}项增长5.3%。</seg></tuv>'
    '<tuv xml:lang="en"><seg>Item {0} grew by 5.3%.</seg></tuv></tu>\n'
)


def texts(path: Path) -> list[tuple[str, str]]:
    """The pairs as termqa reads them."""
    tables = READERS[path.suffix].read(Input(str(path)), ReadOptions())
    return [(p.source.text, p.target.text) for b in bitexts(tables, ReadOptions()) for p in b.pairs]


def test_another_program_reads_the_same_entries_of_a_catalogue():
    path = CASES / "catalogue.po"
    other = po.pofile.parsefile(str(path))
    theirs = [
        (str(unit.source), str(form))
        for unit in other.units
        if unit.source and not unit.isfuzzy() and not unit.isobsolete()
        for form in (unit.target.strings if unit.hasplural() else [unit.target])
    ]
    assert texts(path) == theirs


def test_another_program_reads_the_same_units_of_a_memory(tmp_path: Path):
    path = tmp_path / "memory.tmx"
    path.write_text(MEMORY.format("".join(UNIT.format(n) for n in range(1, 30))), "utf-8")
    other = tmx.tmxfile.parsefile(str(path))
    assert texts(path) == [(unit.source, unit.target) for unit in other.units]


def test_another_program_reads_the_same_segments_of_an_xliff_file(tmp_path: Path):
    path = tmp_path / "a.xliff"
    units = "".join(
        f'<trans-unit id="{n}"><source>第{n}项增长5.3%。</source><target>Item {n} grew by 5.3%.</target></trans-unit>'
        for n in range(1, 30)
    )
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext"'
        f' source-language="zh" target-language="en"><body>{units}</body></file></xliff>',
        "utf-8",
    )
    other = xliff.xlifffile.parsefile(str(path))
    assert texts(path) == [(str(unit.source), str(unit.target)) for unit in other.units]


@pytest.mark.parametrize("unit", [UNIT, "<tu/>\n" * 4], ids=["full", "empty"])
def test_a_memory_is_read_as_a_stream(tmp_path: Path, unit: str):
    path = tmp_path / "large.tmx"
    path.write_text(MEMORY.format("".join([UNIT.format(0), *(unit.format(n) for n in range(20_000))])), "utf-8")
    (bitext,) = bitexts(READERS[".tmx"].read(Input(str(path)), ReadOptions()), ReadOptions())
    tracemalloc.start()
    count = sum(1 for _ in bitext.pairs)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == (20_001 if unit is UNIT else 1)
    assert peak < 2_000_000
