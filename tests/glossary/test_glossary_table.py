"""A glossary file is read as it was meant, or refused with the line to mend."""

from pathlib import Path

import pytest

from termqa.errors import UserError
from termqa.glossary import COLUMNS, Concept, Enforce, Status, Wrong, load
from termqa.glossary.table import made_id, parse, table
from termqa.model import Severity


def refusal(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        parse(text, "g.csv")
    return caught.value


def test_two_columns_are_enough_and_the_rest_has_its_defaults():
    (concept,) = parse("zh,en\n数字经济,digital economy\n", "g.csv")
    assert (concept.zh, concept.en) == ("数字经济", "digital economy")
    assert (concept.enforce, concept.status, concept.severity) == (Enforce.MUST, Status.APPROVED, None)
    assert concept.id == made_id("数字经济") and not concept.has_id


def test_lists_are_split_at_bars_and_a_hint_follows_an_arrow():
    text = "id,zh,zh_variants,en,en_admitted,en_forbidden\nc1,甲,乙|丙,first,a|b\\|c,x|y=>z\n"
    (concept,) = parse(text, "g.csv")
    assert concept.chinese == ("甲", "乙", "丙")
    assert concept.english == ("first", "a", "b|c")
    assert concept.en_forbidden == (Wrong("x"), Wrong("y", "z"))


def test_every_column_comes_back_from_a_written_table():
    concept = Concept(
        id="c9", zh="两会", zh_variants=("全国两会",), en="two sessions", en_admitted=('the "two sessions"', "a|b"),
        en_abbr=("TS",), en_short=("the sessions",), en_forbidden=(Wrong("two meetings", "two sessions"),),
        en_superseded=("two conferences",), enforce=Enforce.PREFER, alone=True, pos="noun", case="any",
        inflect=("none",), dnt="", domain="politics", applies_when=("near:全国",), not_when=("两会场", "re:第.两会"),
        severity=Severity.MINOR, status=Status.PROPOSED, source="China Daily, 2024", source_date="2024-03",
        evidence="全国两会召开。", note="a, b",
    )  # fmt: skip
    text = table([concept])
    assert parse(text, "g.csv") == (concept,)
    assert text.splitlines()[0] == ",".join(COLUMNS)


def test_a_table_is_sorted_by_id_and_ends_lines_with_lf_only():
    text = table([Concept(id="c2", zh="乙", en="b"), Concept(id="c1", zh="甲", en="a")])
    assert [line.split(",")[0] for line in text.splitlines()] == ["id", "c1", "c2"]
    assert "\r" not in text


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=repr)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=repr)
def test_a_byte_order_mark_and_the_line_ends_make_no_difference(tmp_path: Path, mark: bytes, end: bytes):
    path = tmp_path / "g.csv"
    path.write_bytes(mark + end.join([b"zh,en", "算力,computing power".encode(), b""]))
    assert [c.zh for c in load(path)] == ["算力"]


def test_an_unknown_column_is_refused_with_the_one_that_was_meant():
    error = refusal("zh,en,en_forbiden\n")
    assert (error.where, error.what) == ("g.csv:1", 'unknown column "en_forbiden"')
    assert error.hint.startswith('did you mean "en_forbidden"?')


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("zh,en\n甲,a\n,b\n", "g.csv:3", "(zh) is missing"),
        ("zh,en\n甲,\n", "g.csv:2", "(en) of 甲 is missing"),
        ("zh\n甲\n", "g.csv:1", 'column "en" is missing'),
        ("zh,en,zh\n", "g.csv:1", "stands twice"),
        ("id,zh,en\nc1,甲,a\n\nc1,乙,b\n", "g.csv:4", "c1 stands in line 2 already"),
        ("zh,en\n甲,a\n甲,b\n", "g.csv:3", "甲 (without id) stands in line 2"),
        ("zh,en,enforce\n甲,a,maybe\n", "g.csv:2", 'enforce = "maybe"'),
        ("zh,en,status\n甲,a,aproved\n", "g.csv:2", 'status = "aproved"'),
        ("zh,en,severity\n甲,a,bad\n", "g.csv:2", 'severity = "bad"'),
        ("zh,en,since\n甲,a,45356\n", "g.csv:2", 'since = "45356"'),
        ("zh,en\n甲,one, two\n", "g.csv:2", "3 cells under 2 columns"),
        ("zh;en\n甲;a\n", "g.csv:1", "separated by semicolons"),
        ("zh\ten\n甲\ta\n", "g.csv:1", "separated by tabs"),
        ('zh,en\n"甲,a\n', "g.csv:2", "not valid CSV"),
        ("", "g.csv", "empty"),
    ],
)
def test_what_cannot_be_read_unambiguously_is_refused_with_its_line(text: str, where: str, words: str):
    error = refusal(text)
    assert error.where == where and words in error.what and error.hint


def test_a_line_break_inside_a_cell_does_not_shift_the_line_that_an_error_names():
    assert refusal('zh,en\n甲,"a\nb"\n,c\n').where == "g.csv:4"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("zh,en\n增加值,value added\n".encode("gb18030"), "looks like GBK"),
        ("zh,en\n增加值,value added\n".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest of a workbook", "Excel workbook"),
    ],
    ids=["GB18030", "UTF-16", "workbook"],
)
def test_a_file_in_another_encoding_is_refused_with_a_way_to_save_it(tmp_path: Path, data: bytes, words: str):
    path = tmp_path / "g.csv"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        load(path)
    assert words in caught.value.what and "UTF-8" in caught.value.hint


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="cannot read the glossary"):
        load(tmp_path / "none.csv")


def test_a_term_that_is_kept_as_it_is_needs_no_english():
    (concept,) = parse("zh,en,dnt\nC919,,keep\n", "g.csv")
    assert concept.en == "C919"
