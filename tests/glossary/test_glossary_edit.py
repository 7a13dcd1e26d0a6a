"""Edits change one row and nothing else; what cannot be read is refused and nothing is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termqa.errors import UserError
from termqa.glossary import COLUMNS, Concept, Wrong, load
from termqa.glossary.edit import changed, extended, new_concept, new_id, revise, revised
from termqa.glossary.fmt import formatted, is_formatted
from termqa.glossary.table import made_id, parse, table

ODD = '\ufeff"id",zh,en\r\nc1,"甲",  a\r\n\r\nc5,"乙","two\nlines"\r\n'
ROW = Concept("c3", "丙", en="c, d")


def test_a_row_is_put_at_its_place_and_the_others_keep_their_bytes():
    text = ODD.removeprefix("\ufeff")
    lines = revised(text, "g.csv", [ROW])
    assert lines == '"id",zh,en\r\nc1,"甲",  a\r\n\r\nc3,丙,"c, d"\r\nc5,"乙","two\nlines"\r\n'
    assert revised(lines, "g.csv", [], ["c3"]) == text


def test_a_row_takes_the_place_of_the_one_with_its_id():
    assert revised("id,zh,en\nc1,甲,a\nc3,丙,old\n", "g.csv", [ROW]) == 'id,zh,en\nc1,甲,a\nc3,丙,"c, d"\n'


def test_a_file_that_is_not_in_order_gets_new_rows_at_its_end():
    assert revised("id,zh,en\nc9,甲,a\nc1,乙,b", "g.csv", [ROW]) == 'id,zh,en\nc9,甲,a\nc1,乙,b\nc3,丙,"c, d"\n'


def test_a_column_that_only_the_new_row_needs_is_added_to_the_header_alone():
    wide = Concept("c3", "丙", en="c", en_forbidden=(Wrong("x", "c"),))
    assert revised("zh,en\n甲,a\n", "g.csv", [wide]) == "zh,en,id,en_forbidden\n甲,a\n丙,c,c3,x=>c\n"


def test_the_byte_order_mark_stays_as_it_was(tmp_path: Path):
    for mark in (b"", b"\xef\xbb\xbf"):
        path = tmp_path / "g.csv"
        path.write_bytes(mark + "id,zh,en\nc1,甲,a\n".encode())
        revise(path, [ROW])
        assert path.read_bytes() == mark + 'id,zh,en\nc1,甲,a\nc3,丙,"c, d"\n'.encode()


def test_a_file_that_does_not_exist_is_made_with_all_columns(tmp_path: Path):
    revise(tmp_path / "new.csv", [ROW])
    assert (tmp_path / "new.csv").read_bytes() == b"\xef\xbb\xbf" + table([ROW]).encode()


@pytest.mark.parametrize(
    "text",
    ["id,zh,en\nc1,甲,a\nc1,乙,b\n",
     "id,zh,en,status\nc1,甲,a,aproved\n", "id,zh,en,extra\nc1,甲,a,x\n", 'id,zh,en\nc1,"甲,a\n'],
    ids=["id twice", "unknown value", "unknown column", "open quote"],
)  # fmt: skip
def test_a_file_with_a_row_that_is_not_understood_is_refused_and_stays_as_it_is(tmp_path: Path, text: str):
    path = tmp_path / "g.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError):
        revise(path, [ROW])
    assert path.read_text("utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_an_id_is_the_same_for_the_same_chinese_unless_it_is_taken():
    assert new_id("算力", []) == made_id("算力")
    assert new_id("算力", [made_id("算力")]) not in ("", made_id("算力"))


def test_a_term_that_is_there_is_not_added_again_unless_a_condition_tells_it_apart():
    own = (Concept("c1", "主席", en="president"),)
    with pytest.raises(UserError, match="is there already: c1"):
        new_concept({"zh": "主席", "en": "chairman"}, own)
    assert new_concept({"zh": "主席", "en": "chairman", "applies_when": "followed_by:协会"}, own).id == made_id("主席")


def test_what_is_forbidden_is_admitted_no_longer_and_the_reverse():
    row = Concept("c1", "经营主体", en="business entities", en_admitted=("market players",))
    forbidden = extended(row, [], ["market players=>business entities"], [])
    assert (forbidden.en_admitted, forbidden.en_forbidden) == ((), (Wrong("market players", "business entities"),))
    assert extended(forbidden, ["market players"], [], []) == row
    assert extended(forbidden, [], [], ["market players"]).en_forbidden == ()


def test_a_changed_cell_is_read_as_in_a_file():
    row = Concept("c1", "主席", en="president")
    assert changed(row, {"applies_when": "near:国家|near:外交部", "since": "2024-01-02"}, "c1").applies_when == (
        "near:国家", "near:外交部",
    )  # fmt: skip
    with pytest.raises(UserError, match=r"since = .2024/1/2. is not a date"):
        changed(row, {"since": "2024/1/2"}, "c1")


CELL = st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="|\\=>"), min_size=1).filter(
    lambda t: t.strip()
)
ZH = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=4)
CONCEPT = st.builds(
    Concept, st.from_regex(r"c[0-9]{1,3}", fullmatch=True), ZH, st.lists(ZH, max_size=2).map(tuple), CELL,
    st.lists(CELL, max_size=3).map(tuple), note=CELL,
)  # fmt: skip


@given(st.lists(CONCEPT, unique_by=lambda c: c.id, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_a_formatted_file_stays_as_it_is_and_keeps_its_concepts(concepts: list[Concept], end: str):
    once = formatted(table(concepts, ("id", "note", "zh", "en", "zh_variants", "en_admitted")).replace("\n", end), "g")
    assert formatted(once, "g") == once
    assert once.splitlines()[0] == "id,zh,zh_variants,en,en_admitted,note"
    assert [c.id for c in parse(once, "g")] == sorted(c.id for c in concepts)


@given(st.lists(CONCEPT, unique_by=lambda c: c.id, min_size=1, max_size=6), CONCEPT)
def test_a_row_put_in_is_the_only_one_that_differs(concepts: list[Concept], row: Concept):
    text = table(concepts)
    lines = revised(text, "g", [row]).split("\n")
    assert {c.id for c in parse("\n".join(lines), "g")} == {c.id for c in concepts} | {row.id}
    assert set(text.split("\n")) - set(lines) <= {line for line in text.split("\n") if line.startswith(f"{row.id},")}


def test_a_file_without_ids_keeps_the_order_of_its_rows_and_its_columns(tmp_path: Path):
    path = tmp_path / "g.csv"
    path.write_text("en,zh\n b ,乙\na,甲\n", "utf-8")
    assert formatted(path.read_text("utf-8"), "g") == "zh,en\n乙,b\n甲,a\n"
    assert not is_formatted(path)


def test_every_column_comes_back_after_an_edit(tmp_path: Path):
    path = tmp_path / "g.csv"
    full = Concept("c1", "甲|乙", ("丙",), "a|b", ("c",), ("D",), ("e",), (Wrong("f", "g"),), ("h",), note="i, j")
    revise(path, [full])
    assert load(path).concepts == (full,) and path.read_text("utf-8-sig").splitlines()[0] == ",".join(COLUMNS)
