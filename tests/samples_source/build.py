"""Build the documents in ``samples/`` from the readable texts beside this file.

Run ``python tests/samples_source/build.py``; the same texts give the same bytes. A document text holds one line
for each pair of sentences, ``Chinese || English``, either side may be empty; lines that follow each other form one
paragraph.

    # ## ###            heading of this level
    - text              first line of a list item
    =table, =unit       caption of a table, the unit that holds for it (at the right margin)
    | a | b || x | y    row of a table
    [words](url)        hyperlink
    //                  comment

``table.tsv`` holds the rows of the workbook: id, zh, en, note.
"""

import csv
import datetime
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
WRITTEN = datetime.datetime(2025, 10, 29, 10, 0)
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
PAIRS = ("briefing", "clean")
HEAD = re.compile(r"(?P<mark>#{1,3} |- |=table |=unit |\| )?(?P<text>.*)", re.DOTALL)
SPEAKER = re.compile(r"(?:发言人|记者)：|(?:Spokesperson|Reporter):")
LINK = re.compile(r"\[(?P<words>[^]]+)\]\((?P<url>[^)]+)\)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: its mark (``""`` for a plain sentence) and both sides."""

    mark: str
    zh: str
    en: str

    def side(self, lang: str) -> str:
        """The words in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


def paragraphs(path: Path) -> Iterator[list[Line]]:
    """The paragraphs of a text (and the tables, one a list of rows), in order."""
    for row in path.read_text("utf-8").split("\n\n"):
        lines = [_line(text) for text in row.splitlines() if text.strip() and not text.startswith("//")]
        # A table's caption and unit are paragraphs of their own, its rows belong together.
        number = 0
        numbered: list[tuple[int, Line]] = []
        for line in lines:
            number += bool(line.mark) and not (line.mark == "|" and numbered and numbered[-1][1].mark == "|")
            numbered.append((number, line))
        for _, group in groupby(numbered, key=lambda pair: pair[0]):
            yield [line for _, line in group]


def _line(text: str) -> Line:
    found = HEAD.fullmatch(text)
    assert found is not None
    zh, _, en = f" {found['text']} ".partition(" || ")
    return Line((found["mark"] or "").strip(), zh.strip(), en.strip())


def write_docx(blocks: list[list[Line]], lang: str, path: Path) -> None:
    """Write one side of a text as a Word document."""
    document = docx.Document()
    _fonts(document)
    for lines in blocks:
        mark = lines[0].mark
        if mark == "|":
            _table(document, [[cell.strip() for cell in line.side(lang).split(" | ")] for line in lines])
            continue
        text = ("" if lang == "zh" else " ").join(line.side(lang) for line in lines if line.side(lang))
        if text:
            _paragraph(document, mark, text)
    _properties(document.core_properties, blocks[0][0].side(lang), lang)
    document.save(str(path))
    settle(path)


def _paragraph(document: Document, mark: str, text: str) -> None:
    if mark.startswith("#"):
        document.add_heading(text, level=len(mark))
        return
    style = {"-": "List Bullet", "=table": "Caption"}.get(mark)
    paragraph = document.add_paragraph(style=style)
    if mark == "=unit":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if speaker := SPEAKER.match(text):
        paragraph.add_run(speaker.group()).bold = True
        text = text[speaker.end() :]
    end = 0
    for link in LINK.finditer(text):
        paragraph.add_run(text[end : link.start()])
        _hyperlink(paragraph, link["words"], link["url"])
        end = link.end()
    paragraph.add_run(text[end:])


def _hyperlink(paragraph: Paragraph, words: str, url: str) -> None:
    """Append a real hyperlink, which python-docx reads but does not write."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for number, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.text = text
            if number:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def _fonts(document: Document) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "SimSun" if name == "Normal" else "SimHei")


def _properties(properties: Any, title: str, lang: str) -> None:
    """Fix what the libraries would fill in with the clock or with their own name."""
    properties.title, properties.language = title, lang
    for name in ("author", "creator", "comments", "description", "last_modified_by", "lastModifiedBy", "keywords"):
        if hasattr(properties, name):
            setattr(properties, name, "")
    properties.created = properties.modified = WRITTEN


def write_xlsx(rows: list[list[str]], path: Path) -> None:
    """Write the bilingual workbook: id, zh, en, note."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "table"
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for row in (["id", "zh", "en", "note"], *rows):
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    for column, width in {"A": 8, "B": 52, "C": 76, "D": 18}.items():
        sheet.column_dimensions[column].width = width
    _properties(book.properties, "table", "zh")
    book.save(path)
    settle(path)


def settle(path: Path) -> None:
    """Take the clock out of a saved package: the times of its parts, and the time of saving in its properties."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    modified = f"{WRITTEN.isoformat()}Z</dcterms:modified>".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = re.sub(rb"[^<>]+</dcterms:modified>", modified, data)
            package.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, zipfile.ZIP_DEFLATED)


def planted_faults(texts: dict[str, list[tuple[str, str, str]]]) -> list[str]:
    """What is wrong with ``planted.toml`` itself: words that do not stand in the pair it speaks of.

    ``texts`` holds for each translation its pairs (id, Chinese, English).
    """
    faults = []
    for error in tomllib.loads((SAMPLES / "planted.toml").read_text("utf-8"))["error"]:
        fits = [
            pair
            for pair in texts[error["file"]]
            if error["source"] in pair[1]
            and error["target"] in pair[2]
            and error["context"] in pair[2]
            and (not pair[0] or pair[0] == error["segment"])
        ]
        if len(fits) != 1:
            faults.append(f"{error['rule']} {error['target'] or error['source']!r}: fits {len(fits)} pairs")
    return faults


def main() -> None:
    """Write all samples; stop with a message where ``planted.toml`` does not fit them."""
    texts: dict[str, list[tuple[str, str, str]]] = {}
    for name in PAIRS:
        blocks = list(paragraphs(HERE / f"{name}.txt"))
        for lang in ("zh", "en"):
            write_docx(blocks, lang, SAMPLES / f"{name}.{lang}.docx")
        texts[f"{name}.en.docx"] = [("", line.zh, line.en) for lines in blocks for line in lines]
    with (HERE / "table.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    write_xlsx(rows, SAMPLES / "table.xlsx")
    texts["table.xlsx"] = [(row[0], row[1], row[2]) for row in rows]
    if faults := planted_faults(texts):
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
