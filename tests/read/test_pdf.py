"""PDF files, made here: paragraphs come back whole from lines, columns and pages."""

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from termqa.errors import UserError
from termqa.model import Block, Kind
from termqa.read import READERS, ReadOptions
from termqa.read.files import Input

ZH = "规模以上工业增加值同比增长6.1%，比上年全年加快1.5个百分点，制造业增加值增长6.4%，起步平稳，好于预期。" * 2
EN = (
    "the value added of industrial enterprises above designated size rose 6.1 percent year on year, 1.5 percentage "
    "points higher than in the whole of last year, and high-quality development moved on, as figures show."
)
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def read(path: Path) -> list[Block]:
    blocks, _ = READERS[".pdf"].read(Input(str(path)), ReadOptions())
    return list(blocks)


def made(path: Path, texts: list[str], columns: int = 1) -> Path:
    """A document of several pages with a running head and page numbers; Chinese paragraphs are indented."""
    chinese = any(c >= "\u4e00" for c in texts[0])
    font = "STSong-Light" if chinese else "Helvetica"

    def around(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawString(60, 810, "新闻发布会" if chinese else "Press briefing")
        canvas.drawString(290, 20, f"- {document.page} -")

    width = 475 / columns
    frames = [Frame(60 + n * (width + 10), 60, width - 10, 730) for n in range(columns)]
    document = BaseDocTemplate(str(path), pagesize=(595, 842))
    document.addPageTemplates(PageTemplate(frames=frames, onPage=around))
    body = ParagraphStyle(
        "body", fontName=font, fontSize=11, leading=17, alignment=4, wordWrap="CJK" if chinese else None,
        firstLineIndent=22 if chinese else 0, spaceAfter=0 if chinese else 9,
    )  # fmt: skip
    title = ParagraphStyle("title", fontName=font, fontSize=18, leading=26)
    document.build([Paragraph(texts[0], title), *(Paragraph(text, body) for text in texts[1:])])
    return path


@pytest.mark.parametrize(
    ("texts", "columns", "head"),
    [
        (["一季度情况", *(f"第{n}项，{ZH}" for n in range(1, 31))], 1, "新闻发布会"),
        (["The first quarter", *(f"In item {n}, {EN}" for n in range(1, 41))], 1, "Press briefing"),
        (["The first quarter", *(f"In item {n}, {EN}" for n in range(1, 41))], 2, "Press briefing"),
    ],
    ids=["Chinese, indented", "English, apart", "English, two columns"],
)
def test_paragraphs_come_back_whole_without_page_numbers_and_the_running_head_stands_last(
    tmp_path, texts, columns, head
):
    blocks = read(made(tmp_path / "a.pdf", texts, columns))
    assert (blocks[0].kind, blocks[0].text) == (Kind.HEADING, texts[0])
    assert (blocks[-1].kind, blocks[-1].text) == (Kind.MARGIN, head)
    assert {b.kind for b in blocks[1:-1]} == {Kind.PARAGRAPH}
    # where a sentence ends with its page, nothing tells whether the paragraph does
    joined = "".join(b.text for b in blocks[1:-1]).replace(" ", "")
    assert joined == "".join(texts[1:]).replace(" ", "")
    assert len({b.text for b in blocks} & set(texts)) >= len(texts) - 3


def test_a_word_broken_at_the_end_of_a_line_is_whole_again_and_a_compound_keeps_its_hyphen(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    lines = ["It built new infra-", "structure and high-", "quality roads of quality", "and of high standard."]
    for n, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * n, line)
    canvas.save()
    assert [b.text for b in read(path)] == [
        "It built new infrastructure and high-quality roads of quality and of high standard."
    ]


def test_a_scan_is_refused_with_a_clear_message(tmp_path):
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 200, 200, fill=1)
    canvas.save()
    with pytest.raises(UserError, match="has no text layer: it is a scan") as error:
        read(path)
    assert "OCR" in error.value.hint


def test_an_encrypted_file_is_refused(tmp_path):
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(72, 700, "Growth was 5.3%.")
    canvas.save()
    with pytest.raises(UserError, match="is encrypted with a password"):
        read(path)


@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_a_file_cut_off_gives_text_or_one_clear_error(tmp_path, part: float):
    whole = made(tmp_path / "a.pdf", ["The first quarter", EN]).read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: int(len(whole) * part)])
    try:
        assert read(path)
    except UserError as error:
        assert error.where == str(path) and error.hint


def test_a_file_that_is_no_pdf_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_text("Growth was 5.3%.", "utf-8")
    with pytest.raises(UserError, match="is no PDF"):
        read(path)
