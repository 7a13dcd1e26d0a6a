"""Later glossaries overrule earlier ones; shipped files are in force, optional ones when named."""

from pathlib import Path

import pytest

from termqa.errors import UserError
from termqa.glossary import OPTIONAL, Concept, Glossary, default_glossary, load_layers, shipped_files
from termqa.glossary.table import parse


def glossary(text: str) -> Glossary:
    return Glossary(parse(text, "g.csv"))


def test_a_later_layer_wins_by_id():
    below = glossary("id,zh,en\nc1,甲,a\nc2,乙,b\n")
    above = glossary("id,zh,en\nc2,乙,other\n")
    assert [(c.id, c.en) for c in below.under(above)] == [("c1", "a"), ("c2", "other")]


@pytest.mark.parametrize("row", ["zh,en\n乙,other\n", "id,zh,en\np7,乙,other\n"])
def test_a_later_row_takes_the_place_of_the_same_chinese(row: str):
    below = glossary("id,zh,en\nc1,甲,a\nc2,乙,b\n")
    assert sorted((c.zh, c.en) for c in below.under(glossary(row))) == [("乙", "other"), ("甲", "a")]


def test_a_later_row_with_a_condition_stands_beside_the_same_chinese():
    below = glossary("id,zh,en\nc1,主席,president\n")
    above = glossary("id,zh,en,applies_when\np1,主席,chairman,followed_by:协会\n")
    assert [c.en for c in below.under(above)] == ["president", "chairman"]


def test_concepts_stand_in_the_order_of_their_ids_and_are_found_by_them():
    both = Glossary((Concept(id="c2", zh="乙", en="b"), Concept(id="c1", zh="甲", en="a")))
    assert [c.id for c in both] == ["c1", "c2"]
    first = both.get("c1")
    assert first is not None and first.zh == "甲" and both.get("c3") is None


def test_files_given_go_over_the_default_glossary_or_stand_alone(tmp_path: Path):
    path = tmp_path / "project.csv"
    path.write_text("zh,en\n经营主体,business operators\n", encoding="utf-8")
    alone = load_layers([path], use_default=False)
    over = load_layers([path])
    assert [c.en for c in alone] == ["business operators"]
    assert [c.en for c in over if c.zh == "经营主体"] == ["business operators"]
    assert len(over) == len(default_glossary())


def test_no_optional_file_is_in_force_by_default():
    assert not {c.domain for c in default_glossary()} & OPTIONAL


def test_a_shipped_file_can_be_named_and_a_wrong_name_is_refused():
    name = next(iter(shipped_files()))
    assert {c.domain for c in load_layers([f"@{name}"], use_default=False)} == {name}
    with pytest.raises(UserError, match="no shipped glossary file"):
        load_layers(["@nothing"])
