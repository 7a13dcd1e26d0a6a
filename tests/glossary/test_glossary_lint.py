"""Each lint rule speaks of exactly the lines of its loud block and is silent in the other; fixes are safe."""

import datetime
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from termqa.glossary import load, shipped_files
from termqa.glossary.edit import revised
from termqa.glossary.lint import CORPUS_RULES, FILE_RULES, LAYER_RULES, RULES, Level, by_rule, fixed, lint
from termqa.glossary.lint.files import lint_files
from termqa.glossary.table import parse

TODAY = datetime.date(2026, 6, 1)
BLOCK = re.compile(r"^== ([a-z-]+): ([\d ]+|none)\n(.*?)(?=^==|^#|\Z)", re.MULTILINE | re.DOTALL)
MENDED = ("spaces", "invisible-character", "full-width-in-english", "half-width-in-chinese", "not-composed", "repeated")


class Block(NamedTuple):
    rule: str
    lines: list[int]
    text: str


def unescaped(text: str) -> str:
    return re.sub(r"\{U\+([0-9A-F]{4})\}", lambda m: chr(int(m[1], 16)), text)


BLOCKS = [
    Block(rule, [int(n) for n in lines.split()] if lines != "none" else [], unescaped(text).strip("\n") + "\n")
    for rule, lines, text in BLOCK.findall((Path(__file__).parent / "lint.txt").read_text("utf-8"))
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: f"{b.rule} {'loud' if b.lines else 'silent'}")
def test_a_rule_speaks_of_the_lines_that_its_block_names(block: Block):
    found = lint(parse(block.text, "g.csv"), TODAY)
    assert sorted({m.line for m in found if m.rule == block.rule}) == block.lines
    assert all(m.text.zh and m.text.en and m.level is RULES[m.rule] for m in found)


def test_each_rule_has_a_loud_and_a_silent_block():
    loud = {b.rule for b in BLOCKS if b.lines}
    silent = {b.rule for b in BLOCKS if not b.lines}
    assert (
        loud == silent == RULES.keys() - FILE_RULES.keys() - CORPUS_RULES.keys() - LAYER_RULES.keys() - {"duplicate-id"}
    )


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.rule in MENDED and b.lines], ids=lambda b: b.rule)
def test_a_fix_mends_its_own_fault_and_makes_no_other(block: Block):
    rows = parse(block.text, "g.csv")
    before, after = lint(rows), lint(tuple(map(fixed, rows)))
    assert block.rule not in by_rule(after)
    assert {(m.rule, m.id) for m in after} <= {(m.rule, m.id) for m in before}


def test_a_row_without_a_fault_is_not_touched_by_a_fix():
    rows = [row for path in shipped_files().values() for row in load(path)]
    assert [row.id for row in rows if fixed(row) != row] == []


def test_the_shipped_glossary_has_no_error():
    found, faults = lint_files([list(shipped_files().values())], TODAY)
    assert [(m.where, m.rule) for m in found if m.level is Level.ERROR] == [] and faults == []


def test_an_id_in_two_files_of_a_glossary_is_an_error_but_a_layer_and_an_optional_file_may_overrule(tmp_path: Path):
    files = [tmp_path / name for name in ("a.csv", "b.csv", "prescribed.csv", "project.csv")]
    for path in files:
        path.write_text(f"id,zh,en\nc1,算力,word {path.stem}\n", "utf-8")
    found, _ = lint_files([files[:3], files[3:]], TODAY)
    assert [(Path(m.file).name, m.rule) for m in found if m.level is Level.ERROR] == [("b.csv", "duplicate-id")]


def test_lint_names_every_row_that_cannot_be_read_and_goes_on(tmp_path: Path):
    path = tmp_path / "g.csv"
    path.write_text("id,zh,en,status\nc1,甲,a,aproved\nc2,乙乙,b  b,\nc2,丙,c,\n", "utf-8")
    found, faults = lint_files([[path]], None)
    assert [fault.where.rpartition(":")[2] for fault in faults] == ["2", "4"]
    assert [(m.line, m.rule) for m in found if m.level is Level.ERROR] == [(3, "spaces")]


def test_mended_rows_go_into_a_file_whose_other_rows_keep_their_bytes():
    text = 'id,zh,en\nc1,"甲乙","a"\nc2,丙丁,b  b\n'
    (row,) = [fixed(row) for row in parse(text, "g.csv") if fixed(row) != row]
    assert revised(text, "g.csv", [row]) == 'id,zh,en\nc1,"甲乙","a"\nc2,丙丁,b b\n'
