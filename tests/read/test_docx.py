"""Word documents, built here so that what is in them can be read."""

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
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


def test_pictures_text_boxes_and_notes_are_counted_as_unread(read):
    document = docx.Document()
    document.add_paragraph("Text.")
    add(document, "<w:r><w:drawing><pic:pic/></w:drawing><w:drawing><pic:pic/></w:drawing></w:r>")
    add(document, '<w:r><w:t>Note.</w:t><w:footnoteReference w:id="2"/></w:r>')
    add(
        document,
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    )
    blocks, unread = read(document)
    assert [block.text for block in blocks] == ["Text.", "Note."]
    assert unread == ["pictures: 2", "footnotes: 1", "text boxes: 1"]
