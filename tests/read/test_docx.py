"""Word documents, built here so that what is in them can be read."""

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from termqa.model import Block, Kind
from termqa.read import READERS, ReadOptions
from termqa.read.files import Input


@pytest.fixture
def read(tmp_path):
    def read(document) -> tuple[list[Block], list[str]]:
        path = tmp_path / "text.docx"
        document.save(path)
        blocks, unread = READERS[".docx"].read(Input(str(path)), ReadOptions())
        return list(blocks), [what.en for what in unread]

    return read


def paragraph(inside: str, properties: str = ""):
    return parse_xml(f"<w:p {nsdecls('w', 'r', 'a', 'pic', 'wp')}><w:pPr>{properties}</w:pPr>{inside}</w:p>")


def add(document, inside: str, properties: str = "") -> None:
    document.element.body.insert(len(document.element.body) - 1, paragraph(inside, properties))


def shown(blocks: list[Block]) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.place.en, block.text) for block in blocks]


def test_headings_paragraphs_lists_and_tables_keep_their_order_and_places(read):
    document = docx.Document()
    document.add_heading("Briefing", 1)
    document.add_paragraph("")
    document.add_paragraph("GDP rose 5.3%.")
    table = document.add_table(2, 2)
    for cell, text in zip([c for row in table.rows for c in row.cells], ["Item", "Growth", "GDP", ""], strict=True):
        cell.text = text
    document.add_paragraph("One.", style="List Bullet")
    document.add_paragraph("Two.", style="List Number")
    blocks, unread = read(document)
    assert shown(blocks) == [
        ("heading", "paragraph 1", "Briefing"),
        ("paragraph", "paragraph 2", "GDP rose 5.3%."),
        ("cell", "table 1, row 1", "Item"),
        ("cell", "table 1, row 1", "Growth"),
        ("cell", "table 1, row 2", "GDP"),
        ("list-item", "paragraph 3", "One."),
        ("list-item", "paragraph 4", "Two."),
    ]
    assert [block.row for block in blocks if block.kind is Kind.CELL] == [(1, 1), (1, 1), (1, 2)]
    assert (blocks[1].place.zh, blocks[2].place.zh) == ("第2段", "第1个表第1行")
    assert unread == []


def test_a_nested_table_and_cells_of_several_paragraphs_are_read(read):
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Before."
    cell.add_table(1, 1).cell(0, 0).text = "Inner."
    cell.add_paragraph("After.")
    assert [(b.text, b.row) for b in read(document)[0]] == [("Before.", (1, 1)), ("Inner.", (2, 1)), ("After.", (1, 1))]


def test_a_merged_cell_is_read_once(read):
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "All."
    assert [block.text for block in read(document)[0]] == ["All."]


def test_runs_hyperlinks_breaks_and_fields_make_one_text(read):
    document = docx.Document()
    link = document.part.relate_to("https://www.gov.cn", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    add(
        document,
        f'<w:r><w:t>3.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2万亿 </w:t></w:r>'
        f'<w:hyperlink r:id="{link}"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
        "<w:r><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"
        '<w:r><w:noBreakHyphen/><w:t>c</w:t><w:br w:type="page"/></w:r>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple><w:r><w:instrText>TOC</w:instrText></w:r>',
    )
    assert [block.text for block in read(document)[0]] == ["3.2万亿 here\na\tb-c7"]


def test_tracked_changes_count_as_accepted(read):
    document = docx.Document()
    add(
        document,
        '<w:r><w:t xml:space="preserve">It rose </w:t></w:r>'
        '<w:del w:id="1" w:author="x"><w:r><w:delText>3</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>4</w:t></w:r></w:ins><w:r><w:t>%.</w:t></w:r>',
    )
    add(document, '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>')
    row = document.add_table(1, 1).rows[0]
    row.cells[0].text = "Gone too."
    row._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="4" w:author="x"/>'))
    assert [block.text for block in read(document)[0]] == ["It rose 4%."]


def test_a_content_control_is_read_like_the_text_around_it(read):
    document = docx.Document()
    body = document.element.body
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Inside.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    body.insert(0, control)
    assert [block.text for block in read(document)[0]] == ["Inside."]


def test_numbering_makes_a_list_item_unless_it_is_switched_off_and_an_outline_level_a_heading(read):
    document = docx.Document()
    text = "<w:r><w:t>Text.</w:t></w:r>"
    add(document, text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    add(document, text, '<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    add(document, text, '<w:outlineLvl w:val="1"/>')
    assert [block.kind for block in read(document)[0]] == [Kind.LIST_ITEM, Kind.PARAGRAPH, Kind.HEADING]


def test_pictures_are_counted_as_unread_and_text_boxes_are_read_where_they_hang(read):
    document = docx.Document()
    add(document, "<w:r><w:drawing><pic:pic/></w:drawing><w:drawing><pic:pic/></w:drawing></w:r>")
    add(
        document,
        "<w:r><w:t>Text.</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    )
    document.add_paragraph("After.")
    blocks, unread = read(document)
    assert [(b.place.en, b.text) for b in blocks] == [
        ("paragraph 1", "Text."), ("text box 1", "Boxed."), ("paragraph 3", "After."),
    ]  # fmt: skip
    assert unread == ["pictures: 2"]


def test_a_text_box_kept_a_second_time_for_old_programs_is_read_once(read):
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    alternate = (
        f'<mc:AlternateContent {markup}><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    add(document, f"<w:r>{alternate}</w:r>")
    assert [b.text for b in read(document)[0]] == ["Boxed."]


def note_part(document, kind: str, inside: str) -> None:
    """Give the document a part with notes."""
    name = PackURI(f"/word/{kind}.xml")
    content = f"<w:{kind} {nsdecls('w')}>{inside}</w:{kind}>".encode()
    part = Part(name, f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml", content)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")


def test_footnotes_and_endnotes_are_read_after_the_text(read):
    document = docx.Document()
    add(document, '<w:r><w:t>Text.</w:t><w:footnoteReference w:id="2"/></w:r>')
    line = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    note = "<w:p>{}<w:r><w:t>{}</w:t></w:r></w:p>"
    note_part(document, "footnotes", f'{line}<w:footnote w:id="2">{note.format(mark, "A note.")}</w:footnote>')
    note_part(document, "endnotes", f'<w:endnote w:id="2">{note.format(mark, "The end.")}</w:endnote>')
    blocks, unread = read(document)
    assert [(b.place.en, b.text) for b in blocks] == [
        ("paragraph 1", "Text."), ("footnote 1", "A note."), ("endnote 1", "The end."),
    ]  # fmt: skip
    assert unread == []


def test_running_heads_and_feet_are_read_once_as_margins(read):
    document = docx.Document()
    document.add_paragraph("Text.")
    document.sections[0].header.paragraphs[0].text = "Briefing of 18 April"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Briefing of 18 April"
    assert [(b.kind.value, b.place.en, b.text) for b in read(document)[0]] == [
        ("paragraph", "paragraph 1", "Text."),
        ("margin", "header", "Briefing of 18 April"),
        ("margin", "footer", "Page 1"),
    ]


def test_hidden_text_comments_and_raised_note_marks_are_left_out_but_powers_are_kept(read):
    document = docx.Document()
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    add(
        document,
        f"<w:r><w:t>国内生产总值</w:t></w:r>{raised.format('[2]')}<w:r><w:t>1260582亿元</w:t></w:r>{raised.format('1')}"
        f"<w:r><w:t>，面积5km</w:t></w:r>{raised.format('2')}"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t></w:r>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t>。</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    assert [b.text for b in read(document)[0]] == ["国内生产总值1260582亿元，面积5km2见。"]


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ([("原文", "译文"), ("增长5.3%。", "Up 5.3%.")], [("1", "增长5.3%。", "Up 5.3%.")]),
        (
            [("增长5.3%。", "Up 5.3%."), ("下降。", "Down.")],
            [("1", "增长5.3%。", "Up 5.3%."), ("2", "下降。", "Down.")],
        ),
        ([("01", "Up 5.3%.", "增长5.3%。")], [("01", "增长5.3%。", "Up 5.3%.")]),
        ([("ID", "Source", "Target"), ("a", "增长。", "Up.")], [("a", "增长。", "Up.")]),
    ],
)
def test_a_document_that_is_a_table_of_two_languages_is_a_bilingual_file(bitexts, tmp_path, rows, texts):
    document = docx.Document()
    document.add_paragraph("对照稿")
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(tmp_path / "pairs.docx")
    (bitext,) = bitexts(str(tmp_path / "pairs.docx"))
    assert [(p.id, p.source.text, p.target.text) for p in bitext.pairs] == texts


def test_a_document_with_a_small_table_of_two_languages_is_a_text(bitexts, tmp_path):
    document = docx.Document()
    document.add_paragraph("The economy grew steadily in the first quarter, and market expectations improved. " * 3)
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "新质生产力", "new quality productive forces"
    document.save(tmp_path / "text.docx")
    (bitext,) = bitexts(str(tmp_path / "text.docx"))
    assert bitext.alone
