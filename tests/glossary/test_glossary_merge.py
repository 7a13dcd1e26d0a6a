"""Three versions become one where they agree; what they say differently is a conflict until somebody decides."""

from dataclasses import replace

import pytest

from termqa.errors import UserError
from termqa.glossary import Concept, Status, Wrong
from termqa.glossary.bring import plan
from termqa.glossary.diff import diff, markdown_lines, text_lines
from termqa.glossary.formats import Incoming
from termqa.glossary.merge import Choice, choice, merge
from termqa.glossary.table import parse

BASE = Concept("c1", "经营主体", en="business entities", en_admitted=("businesses",), source="A", note="n")
OTHER = Concept("c2", "算力", en="computing power")


def merged(base, ours, theirs, decided: Choice = Choice()):  # noqa: B008
    rows, conflicts = merge(base, ours, theirs, decided)
    return {c.id: c for c in rows}, [(c.id, c.column) for c in conflicts]


def test_changes_of_different_fields_and_rows_are_all_taken():
    ours = replace(BASE, en="market entities")
    theirs = replace(BASE, source="B")
    rows, conflicts = merged([BASE], [ours, OTHER], [theirs])
    assert conflicts == [] and rows == {"c1": replace(BASE, en="market entities", source="B"), "c2": OTHER}


def test_lists_take_in_what_both_sides_add_and_lose_what_either_removes():
    ours = replace(BASE, en_admitted=("businesses", "market players"))
    theirs = replace(BASE, en_admitted=("enterprises",))
    rows, conflicts = merged([BASE], [ours], [theirs])
    assert conflicts == [] and rows["c1"].en_admitted == ("market players", "enterprises")


def test_one_field_changed_in_two_ways_is_a_conflict_that_shows_all_three():
    ours, theirs = replace(BASE, en="market entities"), replace(BASE, en="operators")
    (found,) = merge([BASE], [ours], [theirs], Choice()).conflicts
    assert str(found) == "c1 经营主体 en: ours “market entities”, theirs “operators” (before: “business entities”)"


@pytest.mark.parametrize(
    ("take", "prefer", "en", "admitted"),
    [
        (["c1.en=theirs"], "", "operators", ("businesses",)),
        (["c1.en=ours"], "theirs", "market entities", ("businesses",)),
        ([], "theirs", "operators", ("businesses",)),
        (["c1.en=admit"], "", "market entities", ("businesses", "operators")),
    ],
    ids=str,
)
def test_a_conflict_is_decided_field_by_field_or_for_one_side(take, prefer, en, admitted):
    ours, theirs = replace(BASE, en="market entities"), replace(BASE, en="operators")
    rows, conflicts = merged([BASE], [ours], [theirs], choice(take, prefer))
    assert conflicts == [] and (rows["c1"].en, rows["c1"].en_admitted) == (en, admitted)


@pytest.mark.parametrize(
    ("take", "prefer"), [(["c1.en"], ""), (["c1.nothing=ours"], ""), (["c1.note=admit"], ""), ([], "mine")], ids=str
)
def test_a_decision_that_makes_no_sense_is_refused(take, prefer):
    with pytest.raises(UserError):
        choice(take, prefer)


def test_a_row_removed_on_one_side_goes_unless_the_other_side_changed_it():
    assert merged([BASE, OTHER], [BASE], [BASE, OTHER]) == ({"c1": BASE}, [])
    changed = replace(OTHER, en="compute")
    assert merged([BASE, OTHER], [BASE], [BASE, changed])[1] == [("c2", "row")]
    assert merged([BASE, OTHER], [BASE], [BASE, changed], choice(["c2.row=ours"], ""))[0] == {"c1": BASE}


def test_two_sound_changes_that_contradict_each_other_are_a_conflict():
    ours = replace(BASE, en_admitted=("businesses", "market players"))
    theirs = replace(BASE, en_forbidden=(Wrong("market players"),))
    assert merged([BASE], [ours], [theirs])[1] == [("c1", "approved-and-forbidden")]
    assert merged([BASE], [ours], [theirs], choice(["c1.approved-and-forbidden=theirs"], "")) == ({"c1": theirs}, [])
    assert merged([BASE], [ours], [theirs], choice([], "ours")) == ({"c1": ours}, [])


def test_the_same_term_added_on_both_sides_under_different_ids_is_a_conflict():
    twin = replace(OTHER, id="c9", en="compute")
    assert merged([BASE], [BASE, OTHER], [BASE, twin])[1] == [("c9", "zh")]
    assert merged([BASE], [BASE, OTHER], [BASE, OTHER])[1] == []


def test_a_difference_shows_what_a_list_gains_and_loses():
    after = replace(BASE, en_admitted=("a|b",), status=Status.PROPOSED)
    assert list(text_lines(diff([BASE, OTHER], [after, replace(OTHER, id="c3")]))) == [
        "~ c1 经营主体",
        "    en_admitted: −“businesses” +“a|b”",
        "    status: “approved” → “proposed”",
        "- c2 算力 → computing power",
        "+ c3 算力 → computing power",
        "1 added, 1 removed, 1 changed",
    ]


def test_a_difference_in_markdown_has_a_row_for_each_field_and_no_bar_breaks_its_tables():
    lines = list(markdown_lines(diff([BASE], [replace(BASE, en="a|b", note="two\nlines"), OTHER])))
    assert lines[0] == "**Glossary: 1 added, 0 removed, 1 changed**"
    assert "| c2 | 算力 | computing power | approved |  |" in lines
    assert "| c1 | 经营主体 | en | business entities | a\\\\\\|b |" in lines
    assert "| c1 | 经营主体 | note | n | two lines |" in lines
    assert list(markdown_lines(diff([BASE], [BASE]))) == ["**Glossary: 0 added, 0 removed, 0 changed**"]


def test_a_forbidden_rendering_that_comes_back_without_its_hint_is_the_same():
    ours = replace(BASE, en_forbidden=(Wrong("market body", "business entity"),))
    theirs = replace(BASE, en_forbidden=(Wrong("market body"), Wrong("market subject")))
    (row,) = plan([ours], Incoming((theirs,)), Choice()).put
    assert row.en_forbidden == (Wrong("market body", "business entity"), Wrong("market subject"))


# --- imports ---


def incoming(text: str, *held: str) -> Incoming:
    rows = parse(text, "in.csv")
    return Incoming(rows, frozenset(held or ("zh", "en", "note", "en_admitted")))


def test_a_row_meets_ours_by_its_chinese_and_fills_what_is_empty():
    found = plan([OTHER], incoming("zh,en,note\n算力,computing power,from abroad\n"), Choice())
    assert found.put == (replace(OTHER, note="from abroad"),) and found.conflicts == found.faults == ()


def test_traditional_characters_and_quotation_marks_make_no_other_term():
    found = plan([replace(OTHER, zh="“算术”")], incoming("zh,en,note\n算術,computing power,n\n"), Choice())
    assert found.conflicts == () and found.put == (replace(OTHER, zh="“算术”", note="n"),)


def test_another_rendering_is_a_conflict_and_can_be_admitted():
    rows = incoming("zh,en\n算力,compute\n")
    (conflict,) = plan([OTHER], rows, Choice()).conflicts
    assert (conflict.id, conflict.column, conflict.ours, conflict.theirs) == ("c2", "en", "computing power", "compute")
    assert plan([OTHER], rows, choice(["c2.en=admit"], "")).put == (replace(OTHER, en_admitted=("compute",)),)


def test_an_existing_row_keeps_what_the_file_does_not_speak_of():
    own = replace(OTHER, status=Status.APPROVED, source="A")
    assert plan([own], incoming("zh,en\n算力,computing power\n"), Choice(), Status.PROPOSED).put == ()


def test_a_row_with_the_id_of_another_term_gets_one_of_its_own_and_meets_its_row_again():
    rows = replace(incoming("id,zh,en\nc2,风筝,kite\nc7,灯笼,lantern\n"), foreign=True)
    default = Concept("c7", "算法", en="algorithm")
    found = plan([OTHER], rows, Choice(), others=[default])
    assert [(c.zh, c.id in ("c2", "c7")) for c in found.put] == [("风筝", False), ("灯笼", False)]
    assert found.conflicts == () and len(found.remarks) == 2 and "c7 is the id of 算法" in found.remarks[1]
    assert plan([OTHER, *found.put], rows, Choice(), others=[default]).put == ()


def test_a_table_of_ours_may_change_the_chinese_of_its_own_row_but_not_take_an_id_of_the_default_glossary():
    rows = incoming("id,zh,en\nc2,计算力,computing power\n")
    assert [c.column for c in plan([OTHER], rows, Choice()).conflicts] == ["zh"]
    (row,) = plan([], rows, Choice(), others=[OTHER]).put
    assert row.id != "c2"


def test_a_row_that_would_be_wrong_stands_against_the_whole_import():
    found = plan([], incoming("id,zh,en,en_forbidden\nc1,甲乙,a,A\nc2,丙丁,b,\n"), Choice())
    assert [(m.id, m.rule, m.line) for m in found.faults] == [("c1", "approved-and-forbidden", 2)]


def test_a_form_is_merged_with_what_has_changed_since_its_export():
    ours = replace(BASE, source="B")
    theirs = replace(BASE, en_admitted=())
    found = plan([ours, OTHER], Incoming((theirs, OTHER), base=(BASE, OTHER)), Choice())
    assert found.put == (replace(BASE, source="B", en_admitted=()),) and found.conflicts == ()
    both = plan([replace(BASE, en="x")], Incoming((replace(BASE, en="y"),), base=(BASE,)), Choice())
    assert [c.column for c in both.conflicts] == ["en"]


def test_rows_that_a_form_lacks_are_kept_unless_their_removal_is_asked_for():
    form = Incoming((BASE,), base=(BASE, OTHER))
    kept = plan([BASE, OTHER], form, Choice())
    assert (kept.put, kept.remove, kept.missing) == ((), (), (OTHER,))
    assert plan([BASE, OTHER], form, Choice(), delete=True).remove == ("c2",)


def test_of_a_form_of_another_glossary_only_what_was_edited_comes_in_unless_there_is_nothing_yet():
    edited = replace(BASE, en="operators")
    form = Incoming((edited, OTHER), base=(BASE, OTHER))
    mine = Concept("p1", "储能", en="energy storage")
    assert plan([mine], form, Choice()).put == (edited,)
    assert plan([], form, Choice()).put == (edited, OTHER)
