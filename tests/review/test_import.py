"""A workbook that comes back: what is taken in, what is refused, what conflicts."""

from pathlib import Path

import openpyxl
import pytest

from termqa.errors import UserError
from termqa.glossary import Status, load
from termqa.model import Lang
from termqa.review import store, xlsx
from termqa.review.intake import entry_page
from termqa.review.merge import Kind
from termqa.review.proposals import add_proposals

from .conftest import ROWS, Desk, decide, found, mistreat


def on(segment: str, rule: str = "", **values: str):
    """Says something about the findings of one segment."""

    def said(fields: dict[str, str]) -> dict[str, str]:
        return values if fields["segment"] == segment and rule in fields["rule"] else {}

    return said


def kinds(taken) -> list[str]:
    return [change.kind.value for _, change in taken.told]


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    "words", [" 误报", "FALSE POSITIVE", "误报 False positive", "false-positive", "误报\nFalse positive"]
)
def test_a_decision_is_read_in_either_language_however_it_is_typed(desk: Desk, words: str, lang: Lang):
    path = decide(desk.export(desk.check(), lang=lang), on("3", decision=words))
    desk.take_in(path)
    (entry,) = store.load(desk.decisions)
    assert (entry.decision, entry.rule, entry.source, entry.severity) == (
        *("false-positive", "term-forbidden", ROWS[2][1], "major"),
    )


def test_a_waived_finding_is_closed_in_the_next_report_and_counts_no_more(desk: Desk):
    before = desk.check()
    path = decide(desk.export(before), on("3", decision="接受译文 Accept", comment="本报惯例", reviewer="甲"))
    desk.take_in(path)
    after = desk.check()
    finding = found(after)["3", "term-forbidden"]
    assert (finding.state, finding.decision, finding.comment, finding.reviewer) == (
        "closed",
        "accept",
        "本报惯例",
        "甲",
    )
    assert after.counts()["major"] == before.counts()["major"] - 1
    sheet = openpyxl.load_workbook(desk.export(after))["问题 Findings"]
    assert [c.value for c in sheet[sheet.max_row]][10:14] == ["接受译文 Accept", "本报惯例", "甲", "已了结 Closed"]


def test_a_fix_that_was_not_made_is_still_open_and_shows_what_was_decided(desk: Desk):
    desk.take_in(decide(desk.export(desk.check()), on("2", decision="Fix")))
    report = desk.check()
    finding = found(report)["2", "number-value"]
    assert (finding.state, finding.decision) == ("open", "fix")
    mended = desk.check([*ROWS[:1], ("2", ROWS[1][1], "Exports grew by 5.2 percent."), *ROWS[2:]])
    assert ("2", "number-value") not in found(mended)
    assert mended.decided and mended.decided.unused == 0


def test_a_critical_finding_is_not_waived_without_a_comment(desk: Desk):
    path = desk.export(desk.check())
    taken = desk.take_in(decide(path, on("1", decision="误报 False positive")))
    assert kinds(taken) == ["refused"] and taken.open_questions
    assert store.load(desk.decisions) == []
    taken = desk.take_in(decide(path, on("1", decision="误报 False positive", comment="按旧口径")))
    assert kinds(taken) == ["new"] and not taken.open_questions


def test_what_is_no_decision_is_refused_by_name_and_the_other_rows_are_taken(desk: Desk):
    path = decide(desk.export(desk.check()), on("3", decision="不改"))
    taken = desk.take_in(decide(path, on("2", decision="待议")))
    assert sorted(kinds(taken)) == ["new", "refused"]
    assert any("不改”，可选：待处理、需修改、误报" in line for line in taken.lines(Lang.ZH))
    assert any("one of the decisions: Open, Fix, False positive" in line for line in taken.lines(Lang.EN))
    assert [entry.decision for entry in store.load(desk.decisions)] == ["discuss"]


def test_rows_are_known_by_id_and_text_alone_whatever_was_done_to_the_sheet(desk: Desk):
    def said(fields: dict[str, str]) -> dict[str, str]:
        return {"decision": "误报", "comment": f"about {fields['segment']} {fields['rule'].split()[0]}"}

    report = desk.check()
    taken = desk.take_in(mistreat(decide(desk.export(report), said)))
    assert [note.en for note in taken.notes if "hidden sheet" in note.en]
    assert not taken.open_questions
    after = desk.check()
    assert {f.state for f in after.findings} == {"closed"}
    for finding in after.findings:
        segments = {"4", "6"} if finding.segment in ("4", "6") else {finding.segment}
        assert finding.comment in {f"about {segment} {finding.rule}" for segment in segments}


def test_an_id_that_was_filled_down_over_other_rows_is_refused(desk: Desk):
    path = desk.export(desk.check())
    first: list[str] = []

    def said(fields: dict[str, str]) -> dict[str, str]:
        first.append(fields["id"])
        return {"id": first[0], "decision": "Accept", "comment": "x"}

    taken = desk.take_in(decide(path, said))
    assert kinds(taken).count("new") == 1
    assert {change.why.en for _, change in taken.told if change.kind is Kind.REFUSED} == {
        "the id does not belong to the text of this row"
    }


def test_identical_findings_share_a_decision_and_a_new_copy_is_reported(desk: Desk):
    desk.take_in(decide(desk.export(desk.check()), on("4", "text-space", decision="误报")))
    thanks = [entry for entry in store.load(desk.decisions) if entry.rule == "text-space"]
    assert [(entry.count, entry.decision) for entry in thanks] in ([(1, "false-positive")], [(2, "false-positive")])
    copies = desk.check([*ROWS, ("8", "出口增长5.2%。", "Exports grew by 2.5 percent.")])
    assert found(copies)["8", "number-value"].id == found(copies)["2", "number-value"].id
    desk.take_in(decide(desk.export(copies), on("2", decision="误报", comment="c")))
    assert [(e.count, e.decision) for e in store.load(desk.decisions) if e.rule == "number-value"] == [
        (2, "false-positive")
    ]
    more = desk.check([*ROWS, *[(str(n), "出口增长5.2%。", "Exports grew by 2.5 percent.") for n in (8, 9)]])
    states = [f.state for f in more.findings if f.rule == "number-value"]
    assert sorted(states) == ["closed", "closed", "new"]


def test_copies_of_one_finding_that_are_decided_differently_conflict(desk: Desk):
    report = desk.check([*ROWS, ("8", "出口增长5.2%。", "Exports grew by 2.5 percent.")])
    path = decide(desk.export(report), on("2", decision="误报", comment="c"))
    taken = desk.take_in(decide(path, on("8", decision="Fix")))
    assert kinds(taken) == ["conflict"] and store.load(desk.decisions) == []


def test_two_reviewers_copies_merge_and_where_they_differ_nobody_wins_unseen(desk: Desk):
    blank = desk.export(desk.check())
    first = decide(blank, on("2", decision="Fix", reviewer="甲"), desk.folder / "a.xlsx")
    first = decide(first, on("3", decision="Accept", reviewer="甲"))
    second = decide(blank, on("3", decision="Fix", reviewer="乙"), desk.folder / "b.xlsx")
    second = decide(second, on("7", decision="Discuss", reviewer="乙"))
    taken = desk.take_in(first, second)
    assert kinds(taken) == ["new", "new", "conflict", "new"] and taken.open_questions
    decided = {entry.rule: (entry.decision, entry.reviewer) for entry in store.load(desk.decisions)}
    assert decided["term-forbidden"] == ("accept", "甲")
    assert decided["number-percent-point"] == ("discuss", "乙")
    assert kinds(desk.take_in(second, replacing=True)) == ["changed"]
    assert {e.decision for e in store.load(desk.decisions) if e.rule == "term-forbidden"} == {"fix"}


def test_importing_the_same_workbook_again_changes_nothing(desk: Desk):
    path = decide(desk.export(desk.check()), on("3", decision="Accept", comment="c"))
    desk.take_in(path)
    before = desk.decisions.read_bytes()
    taken = desk.take_in(path)
    assert (kinds(taken), desk.decisions.read_bytes()) == ([], before)


def test_a_decision_is_withdrawn_by_setting_it_back_to_open(desk: Desk):
    desk.take_in(decide(desk.export(desk.check()), on("3", decision="Accept", comment="c")))
    again = decide(desk.export(desk.check()), on("3", decision="Open", comment=""))
    assert kinds(desk.take_in(again)) == ["withdrawn"]
    assert found(desk.check())["3", "term-forbidden"].state == "new"


def test_a_comment_on_an_open_finding_is_kept(desk: Desk):
    desk.take_in(decide(desk.export(desk.check()), on("3", comment="待查")))
    finding = found(desk.check())["3", "term-forbidden"]
    assert (finding.state, finding.decision, finding.comment) == ("open", "open", "待查")


REWORDED = ("3", "今年民间投资增长3%。", "Civil investment increased by 3 percent.")


def carried(desk: Desk, decision: str = "Accept") -> Path:
    """The next report after the Chinese of a decided segment was reworded."""
    desk.take_in(decide(desk.export(desk.check()), on("3", decision=decision, comment="c")))
    longer = ("3", "上半年民间投资同比实际增长3%左右。", "Civil investment increased by about 3 percent.")
    desk.check([*ROWS[:2], longer, *ROWS[3:]])
    desk.decisions.unlink()
    long_rows = [*ROWS[:2], ("3", "上半年，全国民间投资同比增长3%，增速总体平稳。", REWORDED[2]), *ROWS[3:]]
    desk.take_in(decide(desk.export(desk.check(long_rows)), on("3", "term", decision=decision, comment="c")))
    edited = ("3", "上半年，全国民间投资同比增长3%，增速基本平稳。", REWORDED[2])
    report = desk.check([*ROWS[:2], edited, *ROWS[3:]])
    assert found(report)["3", "term-forbidden"].state == "carried"
    return desk.export(report, "carried.xlsx")


def test_a_decision_carried_over_by_likeness_counts_until_the_row_comes_back_as_it_was(desk: Desk):
    path = carried(desk)
    assert kinds(desk.take_in(path)) == ["confirmed"]
    assert found(desk.check())["3", "term-forbidden"].state == "closed"


def test_a_decision_carried_over_by_likeness_is_refused_for_good_by_setting_it_to_open(desk: Desk):
    desk.take_in(decide(carried(desk), on("3", "term", decision="Open", comment="")))
    finding = found(desk.check())["3", "term-forbidden"]
    assert (finding.state, finding.decision) == ("open", "open")


def test_updating_the_glossary_proposes_a_row_for_its_keeper(desk: Desk):
    path = decide(desk.export(desk.check()), on("3", decision="改词表", comment="两种都用", reviewer="甲"))
    taken = desk.take_in(decide(path, on("2", decision="改词表")))
    assert [note.en for note in taken.notes] == [f"{path} row 3: update the glossary by hand, it is not about a term"]
    glossary = desk.folder / "ours.csv"
    glossary.write_text("zh,en\n增加值,value added\n", "utf-8")
    assert add_proposals(glossary, taken.concepts) == 1
    assert add_proposals(glossary, taken.concepts) == 0
    assert "\n增加值,value added\n" in glossary.read_text("utf-8")  # other rows keep their bytes
    rows = {concept.zh: concept for concept in load(glossary)}
    assert (rows["增加值"].en, rows["增加值"].status) == ("value added", Status.APPROVED)
    assert (rows["民间投资"].en, rows["民间投资"].status) == ("Civil investment", Status.PROPOSED)
    assert "两种都用" in rows["民间投资"].note and "甲" in rows["民间投资"].note


def test_without_the_hidden_sheet_people_are_told_to_update_the_glossary_by_hand(desk: Desk):
    path = mistreat(decide(desk.export(desk.check()), on("3", decision="改词表")))
    taken = desk.take_in(path)
    assert (taken.concepts, kinds(taken)) == ([], ["new"])
    assert "by hand" in taken.notes[-1].en


def test_a_proposed_row_does_not_take_the_place_of_an_approved_one(desk: Desk):
    taken = desk.take_in(decide(desk.export(desk.check()), on("3", decision="改词表")))
    glossary = desk.folder / "ours.csv"
    add_proposals(glossary, taken.concepts)
    report = desk.check(glossaries=(str(glossary),))
    assert found(report)["3", "term-forbidden"].severity == "major"


def test_a_text_with_marks_of_excel_comes_back_as_it_was(desk: Desk):
    rows = [("1", "_x0041_ 全年产值达4437亿元。", "=Output_x000D_ reached 44.37 billion yuan.")]
    path = desk.export(desk.check(rows))
    (row,) = (row for row in xlsx.read(path).rows if row.rule == "number-magnitude")
    assert (row.source, row.target) == rows[0][1:]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"plain text"], ids=["empty", "broken", "text"])
def test_a_file_that_is_no_workbook_is_named(desk: Desk, content: bytes):
    (desk.folder / "x.xlsx").write_bytes(content)
    with pytest.raises(UserError) as caught:
        desk.take_in(desk.folder / "x.xlsx")
    assert "x.xlsx" in caught.value.where and caught.value.hint


def test_a_workbook_without_findings_is_named(desk: Desk):
    openpyxl.Workbook().save(desk.folder / "x.xlsx")
    with pytest.raises(UserError, match="no sheet with findings"):
        desk.take_in(desk.folder / "x.xlsx")


def test_a_decision_is_explained_without_the_document(desk: Desk):
    desk.take_in(decide(desk.export(desk.check()), on("3", decision="Accept", comment="c", reviewer="甲")))
    page = entry_page(store.load(desk.decisions)[0], Lang.EN)
    assert "decision: Accept" in page and ROWS[2][1] in page and "甲 2026-05-01" in page
