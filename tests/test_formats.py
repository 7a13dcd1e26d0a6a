"""Each command of the README's table of formats reads a file of its kind and finds the wrong figure in it."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
TABLE = README.partition("| format | for example |")[2].partition("\n\n")[0]
COMMANDS = re.findall(r"`termqa (check [^`]+)`", TABLE)
ZH, EN = "全年产值达4437亿元，同比增长5.3%。", "Annual output reached 44.37 billion yuan, up 5.3 percent year on year."
TMX = (
    '<tmx version="1.4"><header srclang="zh-CN"/><body><tu><tuv xml:lang="zh-CN"><seg>{}</seg></tuv>'
    '<tuv xml:lang="en-US"><seg>{}</seg></tuv></tu></body></tmx>'
)
XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><body><trans-unit id="1">'
    "<source>{}</source><target>{}</target></trans-unit></body></file></xliff>"
)


def word(path: Path, text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(path)


def pdf(path: Path, text: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    canvas.setFont("STSong-Light" if text == ZH else "Helvetica", 11)
    canvas.drawString(72, 700, text)
    canvas.save()


def excel(path: Path, text: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["zh", "en"])
    book.active.append([ZH, EN])
    book.save(path)


def plain(form: str) -> Callable[[Path, str], None]:
    return lambda path, text: path.write_text(form.format(ZH, EN), "utf-8") and None


MAKERS: dict[str, Callable[[Path, str], None]] = {
    ".docx": word, ".pdf": pdf, ".xlsx": excel, ".tmx": plain(TMX), ".sdlxliff": plain(XLIFF),
    ".po": plain('msgid "{}"\nmsgstr "{}"\n'),
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_table_finds_the_wrong_figure(termqa, tmp_path: Path, command: str):
    arguments = shlex.split(command)
    for name in arguments[1:]:
        MAKERS[Path(name).suffix](tmp_path / name, ZH if ".zh." in name else EN)
    outcome = termqa(*arguments, "--format", "json")
    assert outcome.code == 1
    (finding,) = json.loads(outcome.out)["findings"]
    assert (finding["rule"], finding["suggestion"]) == ("number-magnitude", "443.7 billion yuan")


def test_the_table_has_a_command_for_each_kind_of_file():
    assert {Path(shlex.split(command)[-1]).suffix for command in COMMANDS} == set(MAKERS)
