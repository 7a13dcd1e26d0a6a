"""Findings in Word: comments on the right words, changes that can be accepted or rejected, all else untouched."""

import re
import shlex
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from termqa.config import Settings
from termqa.errors import UserError
from termqa.model import Finding, Lang, Pair, Problem, Report, Segment, Severity, Span, Stretch, Text
from termqa.pipeline import check
from termqa.read import READERS, ReadOptions
from termqa.read.files import Input
from termqa.read.word import text_of
from termqa.report import write
from termqa.report.docx.changes import paste
from termqa.report.docx.runs import Runs

from .word import (
    NAMES,
    accept,
    characters,
    commented,
    comments,
    document_of,
    finding_on,
    plain,
    reject,
    report_on,
    run,
    settled,
    texts,
)

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
BOLD = "<w:b/>"
OTHER = 'w:author="another" w:date="2026-01-01T00:00:00Z"'


def words_of(path: Path) -> list[str]:
    return [words for words, _ in comments(path)]


def hull(finding: Finding) -> str:
    """The words from the first marked one to the last."""
    spans = finding.problem.target
    return Span(min(s.start for s in spans), max(s.end for s in spans)).of(finding.pair.target.text)


@pytest.fixture(scope="module")
def briefing() -> Report:
    return check(
        [str(SAMPLES / "briefing.zh.docx"), str(SAMPLES / "briefing.en.docx")], settings=Settings(show_info=True)
    )


# --- the sample ---


@pytest.mark.parametrize("track", [False, True])
def test_every_finding_on_the_sample_is_a_comment_on_its_words(briefing: Report, tmp_path: Path, track: bool):
    write(replace(briefing, track=track), tmp_path / "out.docx", Lang.EN)
    found = comments(tmp_path / "out.docx")
    assert len(found) == len(briefing.findings) >= 40
    marked = 0
    for finding, (words, said) in zip(briefing.findings, found, strict=True):
        assert finding.problem.message.en in said and finding.problem.suggestion in said
        assert f"{finding.rule} {finding.id}" in said and finding.pair.source.text[:20] in said
        if finding.problem.target:
            marked += 1
            assert words == hull(finding)
    assert marked >= 40


def test_accepting_gives_the_suggestions_and_rejecting_the_original(briefing: Report, tmp_path: Path):
    write(replace(briefing, track=True), tmp_path / "out.docx", Lang.EN)
    original = docx.Document(str(SAMPLES / "briefing.en.docx")).element.body
    assert characters(settled(tmp_path / "out.docx", reject)) == characters(original)
    wanted = "\n".join(texts(original))
    safe = [(f, pasted) for f in briefing.findings if (pasted := paste(f))]
    assert len(safe) >= 25
    for finding, (span, words) in safe:
        text = finding.pair.target.text
        before, after = text[: span.start][-30:], text[span.end :][:10]
        assert words.lower() == finding.problem.suggestion.lower()
        assert wanted.count(before + span.of(text) + after) == 1, text
        wanted = wanted.replace(before + span.of(text) + after, before + words + after)
    assert "\n".join(texts(settled(tmp_path / "out.docx", accept))) == wanted


def test_all_other_parts_of_the_file_stay_as_they_were(briefing: Report, tmp_path: Path):
    write(briefing, tmp_path / "out.docx", Lang.ZH)

    def parts(path: Path) -> dict[str, bytes]:
        with zipfile.ZipFile(path) as package:
            held = {name: package.read(name) for name in package.namelist()}
        return {
            name: etree.canonicalize(content.decode()).encode() if name.endswith(("xml", "rels")) else content
            for name, content in held.items()
        }

    before, after = parts(SAMPLES / "briefing.en.docx"), parts(tmp_path / "out.docx")
    changed = {name for name in after if before.get(name) != after[name]}
    assert before.keys() <= after.keys()
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }


def test_comments_speak_the_language_asked_for(briefing: Report, tmp_path: Path):
    write(briefing, tmp_path / "out.docx", Lang.ZH)
    for finding, (_, said) in zip(briefing.findings, comments(tmp_path / "out.docx"), strict=True):
        assert finding.problem.message.zh in said and ("建议：" in said) == bool(finding.problem.suggestion)


def test_the_stretches_of_a_segment_are_its_text(briefing: Report):
    blocks, _ = READERS[".docx"].read(Input(str(SAMPLES / "briefing.en.docx")), ReadOptions())
    targets = [pair.target for _, pair in briefing.pairs if pair.target.text]
    assert len(targets) >= 100
    for target in targets:
        parts = [blocks[stretch.block].text[stretch.start : stretch.end] for stretch in target.stretches]
        assert "\n".join(parts) == target.text


# --- where words can stand ---

LINK = f'<w:hyperlink r:id="rId1">{run("about 44.37 ")}{run("billion yuan", BOLD)}</w:hyperlink>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("table 4")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIMPLE_FIELD = f'<w:fldSimple w:instr="REF x">{run("table 4")}</w:fldSimple>'
CONTROL = f"<w:sdt><w:sdtContent>{run('It fell 5 percent')}</w:sdtContent></w:sdt>"
INSERTED = f'<w:ins w:id="7" {OTHER}>{run("a rise of 6 percent")}</w:ins>'
DELETED = f'<w:del w:id="8" {OTHER}><w:r><w:delText>seven</w:delText></w:r></w:del>'
NOTED = run("2", '<w:vertAlign w:val="superscript"/>')
RUBY = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('x')}</w:rt><w:rubyBase>{run('Beijing')}</w:rubyBase></w:ruby></w:r>"

PLACES = [
    ("in the middle of a run", run("Output was 44.37 billion yuan."), "44.37 billion", True),
    ("a whole run", run("44.37 billion"), "44.37 billion", True),
    ("over runs of other formatting", run("Out: 44.") + run("37 bil", BOLD) + run("lion yuan."), "44.37 billion", True),
    ("in a link", run("It was ") + LINK + run("."), "44.37 billion", True),
    ("over the border of a link", run("It was ") + LINK + run(" in all."), "yuan in", False),
    ("in a field", run("See ") + FIELD + run(" below."), "table 4", False),
    ("in a simple field", run("See ") + SIMPLE_FIELD, "table 4", False),
    ("in the field of a link", run("See ") + FIELD.replace("REF x", 'HYPERLINK "http://a.b"'), "4", False),
    ("behind a field", run("See ") + FIELD + run(" below: 5 tons."), "5 tons", True),
    ("in a content control", CONTROL + run("."), "5 percent", True),
    ("in another's insertion", run("There was ") + INSERTED + run("."), "6 percent", False),
    ("beside another's deletion", run("It made ") + DELETED + run("8 percent."), "8 percent", True),
    ("around another's deletion", run("It made 8") + DELETED + run(" percent."), "8 percent", False),
    ("around a note mark", run("It made 8") + NOTED + run(" percent."), "8 percent", False),
    ("around a tab", "<w:r><w:t>Total</w:t><w:tab/><w:t>44 tons</w:t></w:r>", "Total\t44", False),
    ("behind a line break", "<w:r><w:t>Total</w:t><w:br/><w:t>44 tons</w:t></w:r>", "44", True),
    ("with a ruby", run("In ") + RUBY + run(" 44 tons."), "Beijing 44", False),
    ("beside a ruby", run("In ") + RUBY + run(" 44 tons."), "44", True),
    ("with a proofing mark", run("It is ") + '<w:proofErr w:type="spellStart"/>' + run("4") + "<w:bookmarkStart "
     'w:id="900" w:name="x"/>' + run("4 tons") + '<w:bookmarkEnd w:id="900"/>', "44", True),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "words", "safe"), [place[1:] for place in PLACES], ids=[p[0] for p in PLACES])
def test_words_are_found_wherever_they_stand(inside: str, words: str, safe: bool, tmp_path: Path):
    document = document_of("Before it.", inside, "Behind it.")
    before, signs = texts(document.element.body), characters(document.element.body)
    out = commented(document, tmp_path, [(words, "⟨new⟩")], track=True)
    ((marked, said),) = comments(out)
    unread = next((sign for sign in ("2", "seven", "x") if sign in marked and sign not in words), "")
    assert marked.replace(unread, "") == words.replace("\t", "")
    assert ("tracked change" in said) == safe
    assert characters(settled(out, reject)) == signs
    after = [text.replace(words, "⟨new⟩") for text in before] if safe else before
    assert texts(settled(out, accept)) == after


def test_the_new_words_look_as_the_first_of_the_old_ones(tmp_path: Path):
    out = commented(document_of(run("was ") + run("44", BOLD) + run(" tons")), tmp_path, [("44 tons", "45 tons")], True)
    body = settled(out, accept)
    (new,) = [r for r in body.iter(qn("w:r")) if plain(r) == "45 tons"]
    assert new.find(qn("w:rPr")).find(qn("w:b")) is not None


def test_several_findings_on_the_same_words_are_several_comments_and_one_change(tmp_path: Path):
    marked = [("4 percent", "5 percent"), ("4", "6"), ("rose by 4", "fell by 4"), ("7", "8")]
    out = commented(document_of("It rose by 4 percent to 7."), tmp_path, marked, track=True)
    assert words_of(out) == ["4 percent", "4", "rose by 4", "7"]
    assert texts(settled(out, accept)) == ["It rose by 5 percent to 8."]
    assert texts(settled(out, reject)) == ["It rose by 4 percent to 7."]


def test_a_sentence_that_stands_several_times_is_marked_where_it_was_found(tmp_path: Path):
    document = document_of("It rose 4 percent. It rose 4 percent.", "It rose 4 percent.")
    document.save(tmp_path / "text.docx")
    report = report_on(tmp_path / "text.docx", [("4", "5")])
    for number, (_, pair) in enumerate(report.pairs):
        finding = report.findings[0]
        only = Finding(finding.rule, finding.severity, finding.file, pair, finding.problem, finding.id)
        write(Report([only], pairs=report.pairs, documents=report.documents, track=True), tmp_path / "out.docx")
        expected = ["It rose 4 percent."] * 3
        expected[number] = "It rose 5 percent."
        assert texts(settled(tmp_path / "out.docx", accept)) == [" ".join(expected[:2]), expected[2]]


def test_a_finding_without_words_is_on_the_whole_sentence(tmp_path: Path):
    document = document_of("All is well. It rose 4 percent. Thank you.")
    document.save(tmp_path / "text.docx")
    report = report_on(tmp_path / "text.docx", [("4", "")])
    (finding,) = report.findings
    report.findings = [
        Finding(*(finding.rule, finding.severity, finding.file, finding.pair), Problem(Text("", "")), "x")
    ]
    write(report, tmp_path / "out.docx")
    assert words_of(tmp_path / "out.docx") == ["It rose 4 percent."]


def test_words_of_two_paragraphs_are_marked_in_the_first(tmp_path: Path):
    document_of("It rose 4", "percent in May.").save(tmp_path / "text.docx")
    segment = Segment("It rose 4\npercent in May.", Lang.EN, stretches=(Stretch(0, 0, 9), Stretch(1, 0, 15)))
    pair, file = Pair("1", Segment("", Lang.ZH), segment), str(tmp_path / "text.docx")
    for words, marked in (("4\npercent", "4"), ("percent", "percent"), ("\n", "It rose 4")):
        report = Report([finding_on(pair, file, words, "5 tons", "number-x")], pairs=[(file, pair)])
        report.documents, report.track = [("", file)], words != "percent"
        write(report, tmp_path / "out.docx")
        assert words_of(tmp_path / "out.docx") == [marked]
        assert texts(settled(tmp_path / "out.docx", accept)) == ["It rose 4", "percent in May."]


def test_what_is_left_out_is_told_behind_the_sentence_before(tmp_path: Path):
    (tmp_path / "a.zh.txt").write_text(
        "一季度，全市地区生产总值增长5.3%。\n今年新建公共图书馆46座，覆盖全部乡镇街道。\n城镇新增就业1200万人。\n",
        "utf-8",
    )
    document_of("In Q1 the city's GDP grew by 5.3%.", "Urban employment grew by 12 million.").save(
        tmp_path / "a.en.docx"
    )
    report = check(
        [str(tmp_path / "a.zh.txt"), str(tmp_path / "a.en.docx")], settings=Settings(select=("text-omitted",))
    )
    assert [f.rule for f in report.findings] == ["text-omitted"]
    write(report, tmp_path / "out.docx", Lang.EN)
    ((words, said),) = comments(tmp_path / "out.docx")
    assert words == "In Q1 the city's GDP grew by 5.3%." and "After this: " in said


# --- what a comment cannot stand in ---


def with_note() -> docx.document.Document:
    """A document with a footnote of two figures."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = document_of(run("It grew fast.") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "The end.")
    xml = f'<w:footnotes {NAMES}><w:footnote w:id="2"><w:p>{run("By 3 percent.")}</w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return document


def test_a_note_is_commented_at_its_mark(tmp_path: Path):
    out = commented(with_note(), tmp_path, [("3 percent", "4 percent")], track=True)
    ((_, said),) = comments(out)
    assert "Footnote 1, “3 percent”: " in said and "tracked" not in said
    body = docx.Document(str(out)).element.body
    (start,) = body.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(qn("w:footnoteReference")) is not None


def test_a_text_box_is_commented_where_it_hangs(tmp_path: Path):
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('Up 3 percent.')}</w:p></w:txbxContent></w:pict></w:r>"
    out = commented(document_of(run("See the box.") + box, "The end."), tmp_path, [("3 percent", "4 percent")], True)
    ((words, said),) = comments(out)
    assert words == "Up 3 percent." and "Text box 1, “3 percent”: " in said and "tracked" not in said
    (start,) = docx.Document(str(out)).element.body.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(qn("w:pict")) is not None


def test_a_running_head_is_commented_at_the_first_paragraph(tmp_path: Path):
    document = document_of("The beginning.", "The end.")
    document.sections[0].header.paragraphs[0].text = "Briefing of 2023"
    ((words, said),) = comments(commented(document, tmp_path, [("2023", "2024")], track=True))
    assert words == "The beginning." and "Header, “2023”: " in said and "tracked" not in said


# --- others' work ---


def test_comments_and_changes_of_others_stay(tmp_path: Path):
    document = document_of(run("It rose by 4 percent.") + INSERTED + DELETED)
    document.add_comment(document.paragraphs[0].runs[0], "Really?", author="another", initials="a")
    path = commented(document, tmp_path, [("4", "5")], track=True)
    assert comments(path, "another") == [("It rose by 4 percent.", "Really?")] and words_of(path) == ["4"]
    body = docx.Document(str(path)).element.body
    others = [e for e in body.iter(qn("w:ins"), qn("w:del")) if e.get(qn("w:author")) == "another"]
    assert [(e.get(qn("w:id")), plain(e)) for e in others] == [
        ("7", "a rise of 6 percent"),
        ("8", "seven"),
    ]
    numbers = [e.get(qn("w:id")) for e in body.iter(qn("w:ins"), qn("w:del"))]
    assert len(set(numbers)) == len(numbers) == 4


def test_a_second_round_adds_to_the_first(tmp_path: Path):
    first = commented(document_of("It rose by 4 percent to 7."), tmp_path, [("4", "5")], track=True)
    (tmp_path / "again").mkdir()
    second = commented(docx.Document(str(first)), tmp_path / "again", [("7", "8"), ("5", "6")], track=True)
    assert words_of(second) == ["4", "7", ""]  # our own insertion is left out of the words
    assert texts(settled(second, accept)) == ["It rose by 5 percent to 8."]


# --- a bilingual table ---


def bilingual(folder: Path, rows: list[tuple[str, str]]) -> Path:
    document = docx.Document()
    table = document.add_table(0, 2)
    for row in [("原文", "译文"), *rows]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(folder / "table.docx")
    return folder / "table.docx"


def test_a_bilingual_table_has_its_comments_in_the_cells_of_the_translation(tmp_path: Path):
    rows = [
        ("全年产值达4437亿元。", "Annual output reached 44.37 billion yuan."),
        ("共有3.2万人参加。", "A total of 32,000 people took part."),
        ("全年产值达4437亿元。", "Annual output reached 44.37 billion yuan."),
        ("全市共有图书馆46座，覆盖全部乡镇街道。", "全市共有图书馆46座，覆盖全部乡镇街道。"),
        ("城镇新增就业1200万人，比上年多20万人。", ""),
    ]
    report = check([str(bilingual(tmp_path, rows))], settings=Settings(select=("number-magnitude", "text-")))
    report.track = True
    write(report, tmp_path / "out.docx", Lang.EN)
    table = docx.Document(str(tmp_path / "out.docx")).tables[0]
    at = {}
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            for start in cell._element.iter(qn("w:commentRangeStart")):
                at[start.get(qn("w:id"))] = (number, column)
    found = {f.rule: [] for f in report.findings}
    for finding, place in zip(report.findings, at.values(), strict=True):
        found[finding.rule].append(place)
    assert found["number-magnitude"] == [(1, 1), (3, 1)]
    assert found["text-untranslated"] == [(4, 1)]
    assert found["text-omitted"] == [(5, 0)]
    assert texts(settled(tmp_path / "out.docx", accept))[3] == "Annual output reached 443.7 billion yuan."


# --- what goes wrong ---


def test_hostile_words_stay_words(tmp_path: Path):
    words = "<w:t>&amp; </w:p>\x07\ud800 =1+1 {0} %s\r\n\u202e"
    document_of("It rose by 4 percent.").save(tmp_path / "text.docx")
    report = report_on(tmp_path / "text.docx", [("4", "5")])
    (finding,) = report.findings
    problem = Problem(Text(words, words), (), finding.problem.target, words)
    report.findings = [Finding("number-x", Severity.MAJOR, finding.file, finding.pair, problem, "0")]
    report.track = True
    write(report, tmp_path / "out.docx", Lang.EN)
    ((_, said),) = comments(tmp_path / "out.docx")
    assert "<w:t>&amp; </w:p>\ufffd\ufffd =1+1 {0} %s\n\u202e" in said


def test_only_one_word_document_can_be_commented(termqa, tmp_path: Path):
    (tmp_path / "a.en.txt").write_text("It rose by 4 percent in in May.\n", "utf-8")
    document_of("It rose by 4 percent in in May.").save(tmp_path / "b.en.docx")
    left = termqa("check", "a.en.txt", "-o", "out.docx")
    assert left.code == 2 and "a.en.txt: is no Word document" in left.err
    left = termqa("check", tmp_path, "-o", "out.docx")
    assert left.code == 2 and "2 texts were checked" in left.err
    left = termqa("check", "b.en.docx", "-o", "b.en.docx")
    assert left.code == 2 and "is a text that is being checked" in left.err
    left = termqa("check", "b.en.docx", "-o", "out.xlsx", "--track")
    assert left.code == 2 and "add -o NAME.docx" in left.err
    assert not list(tmp_path.glob("out*")) and not list(tmp_path.glob(".out*"))
    assert termqa("check", "b.en.docx", "-o", "out.docx", "--track").code == 0
    assert words_of(tmp_path / "out.docx") == ["in in"]


@pytest.mark.parametrize(("edit", "track", "refused"), [
    ("readOnly", False, True), ("forms", True, True), ("comments", False, False), ("comments", True, True),
    ("trackedChanges", True, False),
])  # fmt: skip
def test_a_protected_document_is_refused_where_nobody_could_work_with_it(edit, track, refused, tmp_path: Path):
    document = document_of("It rose by 4 percent.")
    attributes = {qn("w:edit"): edit, qn("w:enforcement"): "1"}
    document.settings.element.append(OxmlElement("w:documentProtection", attrs=attributes))
    if refused:
        with pytest.raises(UserError, match="protected against editing"):
            commented(document, tmp_path, [("4", "5")], track)
    else:
        assert words_of(commented(document, tmp_path, [("4", "5")], track)) == ["4"]


def test_a_document_that_was_changed_meanwhile_is_refused(tmp_path: Path):
    document_of("It rose by 4 percent.").save(tmp_path / "text.docx")
    report = report_on(tmp_path / "text.docx", [("4", "5")])
    document_of("It rose by 3 percent.").save(tmp_path / "text.docx")
    with pytest.raises(UserError, match="has changed since it was checked"):
        write(report, tmp_path / "out.docx")


def test_a_read_only_translation_is_read_and_left_alone(tmp_path: Path):
    document_of("It rose by 4 percent.").save(tmp_path / "text.docx")
    (tmp_path / "text.docx").chmod(0o444)
    before = (tmp_path / "text.docx").read_bytes()
    write(report_on(tmp_path / "text.docx", [("4", "5")]), tmp_path / "out.docx")
    assert words_of(tmp_path / "out.docx") == ["4"] and (tmp_path / "text.docx").read_bytes() == before


def test_a_file_that_cannot_be_written_is_a_plain_error(tmp_path: Path):
    document_of("It rose by 4 percent.").save(tmp_path / "text.docx")
    (tmp_path / "out.docx").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        write(report_on(tmp_path / "text.docx", [("4", "5")]), tmp_path / "out.docx", Lang.EN)
    assert not list(tmp_path.glob(".out*"))


def test_a_file_that_is_open_in_word_is_a_plain_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    document_of("It rose by 4 percent.").save(tmp_path / "text.docx")

    def locked(*_: object) -> None:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(UserError) as caught:
        write(report_on(tmp_path / "text.docx", [("4", "5")]), tmp_path / "out.docx", Lang.EN)
    assert "close it in Word" in caught.value.hint and not list(tmp_path.glob("*out*"))


# --- the runs ---

PARTS = st.lists(st.tuples(st.text("ab 4.\t", min_size=1, max_size=6), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(parts=PARTS, data=st.data())
def test_cut_runs_hold_exactly_the_words_asked_for(parts: list[tuple[str, bool]], data: st.DataObject):
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, bold in parts:
        paragraph.add_run(text).bold = bold
    element = paragraph._p
    whole, signs = text_of(element), characters(document.element.body)
    offsets = st.integers(0, len(whole))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(offsets, offsets), max_size=4))]
    runs = Runs(element, {offset for span in spans for offset in span})
    assert text_of(element) == whole and characters(document.element.body) == signs
    for span in spans:
        held = parse_xml(f"<w:p {NAMES}/>")
        held.extend([parse_xml(etree.tostring(r)) for r in runs.of(span)])
        assert text_of(held) == span.of(whole)


# --- the README ---


def test_the_commands_that_the_readme_shows_for_word_do_what_it_says(termqa, tmp_path: Path):
    shutil.copytree(SAMPLES, tmp_path / "samples")
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"^\$ termqa (check .* -o (\S+\.docx).*)$", readme, re.MULTILINE)
    assert len(shown) == 2 and sum("--track" in command for command, _ in shown) == 1
    for command, file in shown:
        assert termqa(*shlex.split(command)).code == 1
        assert len(comments(tmp_path / file)) >= 40
        changes = list(docx.Document(str(tmp_path / file)).element.body.iter(qn("w:ins")))
        assert bool(changes) == ("--track" in command)
