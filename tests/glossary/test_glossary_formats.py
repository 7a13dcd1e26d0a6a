"""What goes out in a format comes back equal in every field that the format holds, whatever was sorted meanwhile."""

import datetime
import random
from dataclasses import replace
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from termqa.errors import UserError
from termqa.glossary import COLUMNS, Concept, Enforce, Status, Wrong, load, shipped_files
from termqa.glossary.bring import plan
from termqa.glossary.formats import FORMATS, Incoming, dropped, export, read
from termqa.glossary.formats.xlsx import BASE, SHEET
from termqa.glossary.merge import Choice
from termqa.glossary.table import cell
from termqa.model import Severity

BY_ID = attrgetter("id")
SHIPPED = tuple(concept for path in shipped_files().values() for concept in load(path))
FULL = Concept(
    "c-full", "两会", ("全国两会", "“两会”"), "two sessions", ("the <two> & sessions", "a|b"), ("TS",), ("sessions",),
    (Wrong("two meetings", "two sessions"), Wrong("=2+3")), ("two conferences",), Enforce.PREFER, True, "proper",
    "exact", ("none",), "keep", "politics", ("near:全国",), ("两会场", "re:第.两会"), Severity.MINOR, Status.DEPRECATED,
    datetime.date(2020, 1, 2), datetime.date(2024, 3, 5), "China Daily, 2024", "2024-03", "全国两会召开。",
    "termqa:note=odd\nand _x0041_ on two lines",
)  # fmt: skip
PLAIN = Concept("1-2", "算力", en="computing power", status=Status.PROPOSED)
WHOLE = ("csv", "xlsx", "tbx", "tbx-dct", "tbx2", "tmx")


def through(name: str, concepts: tuple[Concept, ...], folder: Path) -> Incoming:
    path = folder / f"glossary{FORMATS[name].suffix}"
    export(concepts, path, FORMATS[name], all_=True)
    return read(path, {}, name)


@pytest.mark.parametrize("name", WHOLE)
def test_the_shipped_glossary_comes_back_equal_in_every_field(name: str, tmp_path: Path):
    back = through(name, SHIPPED, tmp_path)
    assert sorted(back.rows, key=BY_ID) == sorted(SHIPPED, key=BY_ID) and back.held == frozenset(COLUMNS)
    assert dropped(SHIPPED, FORMATS[name]) == {}


@pytest.mark.parametrize("name", [n for n in WHOLE if n != "tmx"])
def test_a_concept_with_every_field_filled_comes_back_equal(name: str, tmp_path: Path):
    back = through(name, (FULL, PLAIN), tmp_path)
    assert {c.id: c for c in back.rows} == {"c-full": FULL, "1-2": PLAIN}


WORD = st.text(st.characters(categories=("L", "M", "N", "P", "S")), min_size=1, max_size=8).filter(
    lambda t: "=>" not in t and not t.endswith("\\")
)
ROW = st.builds(
    Concept, st.from_regex(r"[a-z][0-9]{1,3}", fullmatch=True), WORD, st.lists(WORD, max_size=2).map(tuple), WORD,
    st.lists(WORD, max_size=3).map(tuple), note=WORD, source=WORD, evidence=WORD,
    en_forbidden=st.lists(st.builds(Wrong, WORD, WORD), max_size=2).map(tuple), status=st.sampled_from(Status),
)  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25, deadline=None)
@given(row=ROW)
def test_whatever_characters_a_concept_holds_come_back(name: str, row: Concept):
    assert dropped((row,), FORMATS[name]) == {}


def test_a_write_that_breaks_off_leaves_the_old_file_as_it_was(tmp_path: Path):
    def write(rows, stream):
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    path = tmp_path / "g.csv"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="cannot be written: No space left"):
        export((PLAIN,), path, replace(FORMATS["csv"], write=write), all_=True)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_utx_holds_pairs_with_status_and_says_what_it_drops(tmp_path: Path):
    back = through("utx", SHIPPED, tmp_path)
    bare = [replace(c, en_forbidden=tuple(Wrong(w.text) for w in c.en_forbidden)) for c in SHIPPED]
    columns = sorted(back.held | {"id"})
    assert [[cell(c, h) for h in columns] for c in back.rows] == [[cell(c, h) for h in columns] for c in bare]
    lost = dropped((FULL, SHIPPED[0]), FORMATS["utx"])
    assert lost["row"] == 1 and lost["source"] == 1
    assert not (tmp_path / "glossary.utx").read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_approved_rows_go_out_unless_all_are_asked_for_but_an_edit_form_has_all(tmp_path: Path):
    rows = (PLAIN, Concept("c1", "甲", en="a"))
    for name, approved in (("tbx", ["c1"]), ("tmx", ["c1"]), ("xlsx", ["1-2", "c1"]), ("csv", ["1-2", "c1"])):
        written, left_out = export(rows, tmp_path / f"g{FORMATS[name].suffix}", FORMATS[name], all_=False)
        assert [c.id for c in written] == approved and left_out == 2 - len(approved)


def test_tbx_2_is_read_by_another_program_with_its_ids_and_terms(tmp_path: Path):
    from translate.storage.tbx import tbxfile

    export(SHIPPED, tmp_path / "g.tbx", FORMATS["tbx2"], all_=True)
    store = tbxfile.parsefile(str(tmp_path / "g.tbx"))
    assert [(unit.source, unit.target) for unit in store.units] == [(c.zh, c.en) for c in SHIPPED]
    assert [unit.getid() for unit in store.units] == [c.id for c in SHIPPED]


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "tbx2"])
def test_a_term_section_of_tbx_has_the_order_that_the_standard_prescribes(name: str, tmp_path: Path):
    export((FULL, *SHIPPED), tmp_path / "g.tbx", FORMATS[name], all_=True)
    for section in ElementTree.parse(tmp_path / "g.tbx").getroot().iter():
        names = [child.tag.rpartition("}")[2] for child in section]
        if section.tag.rpartition("}")[2] in ("termSec", "tig"):
            first_other = next((n for n, tag in enumerate(names) if tag not in ("term", "termNote")), len(names))
            assert names[0] == "term" and not {"term", "termNote"} & set(names[first_other:])
        if section.tag.rpartition("}")[2] in ("conceptEntry", "termEntry"):
            assert names[-2:] in (["langSec"] * 2, ["langSet"] * 2) and not {"langSec", "langSet"} & set(names[:-2])


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("tbx", "termNote[@type='administrativeStatus']"),
        ("tbx-dct", "{http://www.tbxinfo.net/ns/min}administrativeStatus"),
    ],
)
def test_tbx_3_says_of_each_rendering_how_good_it_is(name: str, status: str, tmp_path: Path):
    export((FULL,), tmp_path / "g.tbx", FORMATS[name], all_=True)
    core = "{urn:iso:std:iso:30042:ed-2}"
    root = ElementTree.parse(tmp_path / "g.tbx").getroot()
    assert (root.tag, root.get("type"), root.get("style")) == (
        f"{core}tbx",
        "TBX-Basic",
        "dct" if "dct" in name else "dca",
    )
    path = status if status.startswith("{") else f"{core}{status}"
    said = {s.findtext(f"{core}term"): s.findtext(path) for s in root.iter(f"{core}termSec")}
    assert said["two sessions"] == "preferredTerm-admn-sts" and said["TS"] == "admittedTerm-admn-sts"
    assert said["two meetings"] == "deprecatedTerm-admn-sts" and said["two conferences"] == "supersededTerm-admn-sts"


# --- the edit form ---


@pytest.fixture
def form(tmp_path: Path) -> Path:
    export(SHIPPED[:20], tmp_path / "form.xlsx", FORMATS["xlsx"], all_=True)
    return tmp_path / "form.xlsx"


def test_a_sorted_and_filtered_form_with_its_columns_moved_comes_back_equal(form: Path):
    book = openpyxl.load_workbook(form)
    sheet = book[SHEET]
    header, *rows = [[c.value for c in row] for row in sheet.iter_rows()]
    random.Random(1).shuffle(rows)
    order = list(range(len(header)))
    random.Random(2).shuffle(order)
    for number, values in enumerate([header, *rows], 1):
        for column, source in enumerate(order, 1):
            sheet.cell(number, column).value = values[source]
    sheet.row_dimensions[3].hidden = True
    book.save(form)
    back = read(form, {})
    assert sorted(back.rows, key=lambda c: c.id) == sorted(SHIPPED[:20], key=lambda c: c.id)
    assert back.base == SHIPPED[:20]


def test_a_form_has_choices_a_frozen_header_and_guards_its_ids(form: Path):
    sheet = openpyxl.load_workbook(form)[SHEET]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    assert rules[columns["status"] + "2"].formula1 == '"proposed,approved,deprecated,rejected"'
    assert rules["A2"].type == "custom" and BASE in rules["A2"].formula1 and rules["A2"].errorStyle == "stop"
    assert sheet.freeze_panes == "D2" and sheet.auto_filter.ref and sheet["B2"].number_format == "@"
    assert openpyxl.load_workbook(form)[BASE].sheet_state == "veryHidden"
    assert [bool(sheet.cell(row, 2).font.bold) for row in (1, 2, 3)] == [True, False, False]
    assert [sheet.cell(row, 2).fill.fill_type for row in (1, 2, 3)] == ["solid", None, None]


def changed(form: Path, **cells: object) -> Path:
    book = openpyxl.load_workbook(form)
    for place, value in cells.items():
        book[SHEET][place] = value
    book.save(form)
    return form


def test_a_new_row_without_an_id_is_read_and_gets_one(form: Path):
    back = read(changed(form, B40="算力网络", D40="computing power network"), {})
    assert [(c.zh, c.id[:2], c.status) for c in back.rows if c.id not in {r.id for r in SHIPPED}] == [
        ("算力网络", "c-", Status.PROPOSED)
    ]


@pytest.mark.parametrize(
    ("cells", "where", "words"),
    [
        ({"A2": "c9999"}, "!A2", "is not one of this form"),
        ({"D3": datetime.datetime(2024, 3, 5)}, "!D3", "has made a date of en"),
        ({"T4": "aproved"}, "!4", 'status = "aproved"'),
        ({"D5": None}, "!5", "the English (en)"),
        ({"D1": "remark"}, "!1", 'the column "en" is missing'),
    ],
    ids=str,
)
def test_what_a_form_cannot_mean_is_refused_with_its_cell(form: Path, cells, where: str, words: str):
    with pytest.raises(UserError) as caught:
        read(changed(form, **cells), {})
    assert caught.value.where.endswith(where) and words in caught.value.what and caught.value.hint


NOTE = f"{get_column_letter(COLUMNS.index('note') + 1)}1"


def test_a_column_that_somebody_put_in_and_a_term_entered_again_are_told(form: Path):
    known = SHIPPED[0]
    found = read(changed(form, AA1="remark", AA2="see below", B40=known.zh, D40="another rendering"), {})
    assert any("no glossary has it: remark" in remark for remark in found.remarks)
    assert any(remark == f"row 40: {known.zh} is in the form already: {known.id}" for remark in found.remarks)
    assert len(found.rows) == 21
    assert found.held == frozenset(COLUMNS)
    assert "note" not in read(changed(form, **{NOTE: "remarks"}), {}).held


def test_a_copied_row_is_refused(form: Path):
    book = openpyxl.load_workbook(form)
    book[SHEET].append([c.value for c in book[SHEET][2]])
    book.save(form)
    with pytest.raises(UserError, match="stands in row 2 already"):
        read(form, {})


def test_a_control_character_is_refused_before_anything_is_written(tmp_path: Path):
    bad = Concept("c1", "甲", en="a\x0bb", file="g.csv", line=7)
    for name, known in FORMATS.items():
        path = tmp_path / f"{name}{known.suffix}"
        with pytest.raises(UserError, match="control character") as caught:
            export((bad,), path, known, all_=True)
        assert caught.value.where == "g.csv:7" and not path.exists()


# --- tables of other programs ---


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("算力,computing power\n网络,network\n", [("算力", "computing power", ()), ("网络", "network", ())]),
        ("computing power\t算力\nnetwork\t网络\n", [("算力", "computing power", ()), ("网络", "network", ())]),
        ("中文术语,英文译名\n算力,computing power; compute\n", [("算力", "computing power", ("compute",))]),
        ("Chinese;English;English\n算力;computing power;compute\n", [("算力", "computing power", ("compute",))]),
        ("Entry_ID;Entry_Note;Chinese_PRC;Chinese_PRC_Def;English_United_States;Term_Info;English_United_States\n"
         "12;n;算力;def;computing power;x;compute\n", [("算力", "computing power", ("compute",))]),
        ("source,target\n算力,computing power\n", [("算力", "computing power", ())]),
        ("﻿术语,译法\n算力,\n网络,network\n", [("网络", "network", ())]),
    ],
    ids=["plain", "turned", "Chinese headers", "MultiTerm", "memoQ", "source and target", "a gap"],
)  # fmt: skip
def test_tables_of_other_programs_are_understood_and_the_mapping_is_shown(tmp_path: Path, text: str, rows):
    path = tmp_path / "terms.csv"
    path.write_text(text, "utf-8")
    found = read(path, {})
    assert [(c.zh, c.en, c.en_admitted) for c in found.rows] == rows
    assert {c.status for c in found.rows} == {Status.PROPOSED}
    assert any(remark.startswith("columns: ") for remark in found.remarks)


RANKED = (
    "Entry_ID;Chinese;Chinese_Status;English;English_Status;English;English_Status;English;English_Status\n"
    "1;风筝;preferred;flying toy;forbidden;kite;preferredTerm-admn-sts;paper kite;admitted\n"
    "2;灯笼;首选;lantern;已审定;light cage;拒用;;\n"
)


def test_a_status_beside_each_term_says_what_is_preferred_and_what_forbidden(tmp_path: Path):
    (tmp_path / "terms.csv").write_text(RANKED, "utf-8")
    kite, lantern = read(tmp_path / "terms.csv", {}).rows
    assert (kite.en, kite.en_admitted, kite.en_forbidden) == ("kite", ("paper kite",), (Wrong("flying toy"),))
    assert (lantern.en, lantern.en_forbidden, lantern.status) == ("lantern", (Wrong("light cage"),), Status.PROPOSED)
    assert "en_forbidden" in read(tmp_path / "terms.csv", {}).held


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (";forbidden;", ";nogo;", '"English_Status" says "nogo", which is not understood'),
        ("lantern;已审定", "lantern;禁用", "灯笼 has no rendering that is right"),
    ],
)
def test_a_status_that_nobody_can_understand_stops_an_import(tmp_path: Path, old: str, new: str, words: str):
    (tmp_path / "terms.csv").write_text(RANKED.replace(old, new), "utf-8")
    with pytest.raises(UserError, match=words) as caught:
        read(tmp_path / "terms.csv", {})
    assert caught.value.hint


def test_the_status_of_a_row_may_be_in_chinese_and_titles_in_both_languages_below_a_heading(tmp_path: Path):
    titles = "术语 Term,英文译名(English),出处 Source,状态 Status,同义译法"
    text = f"城市文化术语表,,,,\n\n{titles}\n风筝,kite,市志,已审定,paper kite\n"
    (tmp_path / "terms.csv").write_text(text, "utf-8")
    found = read(tmp_path / "terms.csv", {})
    (row,) = found.rows
    assert (row.zh, row.en, row.source, row.status) == ("风筝", "kite", "市志", Status.APPROVED)
    assert row.en_admitted == ("paper kite",) and any("were left out: 1" in remark for remark in found.remarks)


def test_a_term_that_stands_twice_in_a_table_is_joined_and_one_of_our_own_tables_is_refused(tmp_path: Path):
    path = tmp_path / "terms.csv"
    path.write_text("中文,英文\n风筝,kite\n风筝,paper kite\n", "utf-8")
    (row,) = (found := read(path, {})).rows
    assert row.en_admitted == ("paper kite",) and any("stands in line 2 already" in r for r in found.remarks)
    path.write_text("id,zh,en\nc1,风筝,kite\nc1,风筝,x\nc1,风筝,y\n", "utf-8")
    with pytest.raises(UserError, match=r"stands in line 2 already; line 4: "):
        read(path, {})


def test_a_file_that_excel_saved_as_gbk_with_semicolons_is_read_and_it_is_said(tmp_path: Path):
    path = tmp_path / "terms.csv"
    path.write_bytes("中文;英文\n增加值;value added\n".encode("gb18030"))
    found = read(path, {})
    assert [(c.zh, c.en) for c in found.rows] == [("增加值", "value added")] and "GBK" in found.remarks[0]


def test_columns_that_no_name_explains_are_mapped_by_hand(tmp_path: Path):
    path = tmp_path / "terms.csv"
    path.write_text("A栏,B栏,C栏\n算力,computing power,calculating power\n", "utf-8")
    with pytest.raises(UserError, match="no columns are known") as caught:
        read(path, {})
    assert "--map" in caught.value.hint
    (row,) = read(path, {"A栏": "zh", "B栏": "en", "C栏": "en_forbidden"}).rows
    assert row.en_forbidden == (Wrong("calculating power"),)
    with pytest.raises(UserError, match="no such column"):
        read(path, {"D栏": "zh"})


def test_a_workbook_of_a_colleague_is_read_as_a_table(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["中文", "英文", "编号"])
    book.active.append(["算力", "computing power", 7])
    book.save(tmp_path / "terms.xlsx")
    (row,) = read(tmp_path / "terms.xlsx", {}).rows
    assert (row.zh, row.en) == ("算力", "computing power") and row.id.startswith("c-")


def test_the_sheet_that_holds_the_terms_is_found_behind_others(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["How to use this workbook", "Read first", "v2"])
    sheet = book.create_sheet("Terms")
    sheet.append(["中文", "英文"])
    sheet.append(["风筝", "kite"])
    book.save(tmp_path / "terms.xlsx")
    assert [c.zh for c in read(tmp_path / "terms.xlsx", {}).rows] == ["风筝"]


@pytest.mark.parametrize("value", [datetime.datetime(2024, 2, 1), datetime.date(2024, 2, 1), 45292, 1.5, True])
@pytest.mark.parametrize("column", ["zh", "en"])
def test_a_term_that_excel_made_a_date_or_a_number_of_is_an_error(tmp_path: Path, column: str, value: object):
    book = openpyxl.Workbook()
    book.active.append(["中文", "英文"])
    book.active.append([value, "kite"] if column == "zh" else ["风筝", value])
    book.save(tmp_path / "terms.xlsx")
    faults = plan([], read(tmp_path / "terms.xlsx", {}), Choice()).faults
    assert "changed-by-excel" in [fault.rule for fault in faults]


def test_tbx_of_another_program_comes_in_as_proposed_with_its_best_term_first(tmp_path: Path):
    (tmp_path / "g.tbx").write_text(
        """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
        <martif type="TBX" xml:lang="en"><text><body><termEntry id="e1">
        <descrip type="subjectField">energy</descrip>
        <langSet xml:lang="zh-CN"><tig><term>储能</term></tig></langSet>
        <langSet xml:lang="en-US"><ntig><termGrp><term>energy storage</term>
        <termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
        <tig><term>power store</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        </langSet></termEntry><termEntry id="e2"><langSet xml:lang="zh"><tig><term>空</term></tig></langSet></termEntry>
        </body></text></martif>""",
        "utf-8",
    )
    found = read(tmp_path / "g.tbx", {})
    (row,) = found.rows
    assert (row.id, row.zh, row.en, row.pos, row.domain) == ("e1", "储能", "energy storage", "noun", "energy")
    assert row.en_forbidden == (Wrong("power store"),) and row.status is Status.PROPOSED
    assert "status" not in found.held and "left out" in found.remarks[0]


def test_terms_that_stand_twice_in_tmx_or_tbx_become_one_row_and_it_is_said(tmp_path: Path):
    pairs = [("风筝", "kite"), ("风筝", "flying kite"), ("灯笼", "lantern")]
    seg = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'
    units = "".join(f"\n<tu>{seg.format('zh', zh)}{seg.format('en', en)}</tu>" for zh, en in pairs)
    (tmp_path / "g.tmx").write_text(f'<tmx version="1.4"><body>{units}</body></tmx>', "utf-8")
    found = read(tmp_path / "g.tmx", {})
    assert [(c.zh, c.en, c.en_admitted) for c in found.rows] == [
        ("风筝", "kite", ("flying kite",)), ("灯笼", "lantern", ()),
    ]  # fmt: skip
    assert found.foreign and any("line 3: 风筝 stands in line 2 already" in r for r in found.remarks)
    lang = '<langSet xml:lang="{}"><tig><term>{}</term></tig></langSet>'
    entries = "".join(
        f'\n<termEntry id="e1">{lang.format("zh", zh)}{lang.format("en", en)}</termEntry>' for zh, en in pairs
    )
    (tmp_path / "g.tbx").write_text(f"<martif><text><body>{entries}</body></text></martif>", "utf-8")
    found = read(tmp_path / "g.tbx", {})
    assert [(c.zh, c.en_admitted) for c in found.rows] == [("风筝", ("flying kite",)), ("灯笼", ())]
    assert found.rows[1].id != "e1" and any("灯笼 gets" in remark for remark in found.remarks)


@pytest.mark.parametrize("suffix", [".tbx", ".tmx"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE tbx [<!ENTITY a "aaa">]><tbx>&a;</tbx>', "declares entities"),
        ('<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', "declares entities"),
        ("<tbx><text></tbx>", "not well-formed"),
        ("<html/>", "its root is <html>"),
    ],
    ids=["entity", "external entity", "broken", "other root"],
)
def test_xml_that_is_unsafe_broken_or_something_else_is_refused(tmp_path: Path, suffix: str, text: str, words: str):
    path = tmp_path / f"g{suffix}"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=words):
        read(path, {})


def test_an_unknown_suffix_and_a_missing_file_are_refused(tmp_path: Path):
    (tmp_path / "g.doc").write_text("x")
    with pytest.raises(UserError, match=r"has the suffix .\.doc."):
        read(tmp_path / "g.doc", {})
    with pytest.raises(UserError, match="there is no such file"):
        read(tmp_path / "none.xlsx", {})


def test_a_form_is_written_the_same_whatever_the_machine(tmp_path: Path):
    stream = BytesIO()
    FORMATS["xlsx"].write((FULL,), stream)
    sheet = openpyxl.load_workbook(stream)[SHEET]
    forbidden = sheet.cell(2, COLUMNS.index("en_forbidden") + 1)
    assert forbidden.data_type == "s" and forbidden.value == "two meetings=>two sessions|=2+3"
