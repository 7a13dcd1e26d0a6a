"""Terms are proposed where they come often and in changing company; their renderings are counted."""

from pathlib import Path

import openpyxl
import pytest

from termqa.errors import UserError
from termqa.extract import HEADER, Seen, candidates, extract, write
from termqa.glossary import Concept, Glossary
from termqa.model import Lang

PAIRS = [
    ("全市建成城市书房十二座。", "The city has built 12 city reading rooms."),
    ("每座城市书房藏书五千册。", "Each of the city reading rooms holds 5,000 books."),
    ("市民喜欢城市书房，常来看书。", "Residents like the city reading rooms and often come to read."),
    ("明年再建城市书房八座。", "Eight more urban studies will be built next year."),
    ("市民也喜欢公园。", "Residents like the parks too."),
    ("公园明年扩建。", "The parks will be extended next year."),
]


@pytest.fixture
def texts(tmp_path: Path) -> str:
    path = tmp_path / "pairs.tsv"
    path.write_text("zh\ten\n" + "".join(f"{zh}\t{en}\n" for zh, en in PAIRS), "utf-8")
    return str(path)


def proposed(texts: str, *known: Concept):
    return {c.zh: c for c in extract([texts], Glossary(known), 3, source_lang=None, encoding=None)}


def test_a_frequent_term_comes_with_its_renderings_and_their_counts_the_most_frequent_first(texts: str):
    found = proposed(texts)["城市书房"]
    assert found.times == 4 and found.renderings[0] == Seen("city reading rooms", 3)
    assert "city reading rooms" in found.target and found.file == texts


def test_a_term_of_the_glossary_is_not_proposed_nor_a_part_of_it(texts: str):
    assert proposed(texts, Concept("c1", "城市书房", en="city reading rooms")) == {}


def test_only_runs_whose_company_changes_are_candidates():
    texts = ["大力发展数字经济", "推动数字经济增长", "看好数字经济，规模大", "数字经济强市"]
    assert candidates(texts, 3) == {"数字经济": 4}


def test_a_candidate_does_not_begin_or_end_with_a_small_word_or_the_rest_of_a_figure():
    texts = [f"{a}的城市更新了{b}" for a, b in ("甲乙", "丙丁", "戊己")] + [f"{n}万亿元投资" for n in "三四五"]
    assert set(candidates(texts, 3)) <= {"城市更新"}


def test_the_workbook_has_a_row_for_each_candidate_that_can_be_imported(texts: str, tmp_path: Path):
    write(list(proposed(texts).values()), tmp_path / "c.xlsx", Lang.EN)
    header, *rows = openpyxl.load_workbook(tmp_path / "c.xlsx").active.iter_rows(values_only=True)
    row = next(dict(zip(header, row, strict=True)) for row in rows if row[0] == "城市书房")
    assert header == HEADER and (row["en"], row["count"], row["status"]) == ("city reading rooms", 4, "proposed")
    assert "city reading rooms ×3" in row["renderings seen"]


def test_a_text_without_its_other_side_is_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Residents like the parks.", "utf-8")
    with pytest.raises(UserError, match="is one text alone"):
        extract([str(tmp_path / "a.txt")], Glossary(), 3, source_lang=None, encoding=None)
