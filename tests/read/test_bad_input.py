"""Whatever is wrong with the input is one ``UserError`` that says what, where and how to mend it."""

import io
import tracemalloc
import zipfile

import docx
import openpyxl
import pytest

from termqa.errors import UserError
from termqa.model import Lang
from termqa.read import Job, OneFile, ReadOptions, TwoDocuments, Unaligned, load, tmx, xliff, xml

ZH, EN = "增长5.3%。", "Growth was 5.3%."
DEFAULT = ReadOptions()
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


def word(text: str = ZH) -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def excel(*rows: list[str], title: str = "Sheet1") -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def with_entity(content: bytes, part: str, encoding: str = "utf-8") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name == part:
                text = xml.decode().split("?>", 1)[-1]
                xml = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{text}'.encode(encoding)
            new.writestr(name, xml)
    return stream.getvalue()


WORD, EXCEL = word(), excel(["zh", "en"], [ZH, EN])
BOMB = package(**{"word/document.xml": b"0" * (80 << 20)})

UNIT = f'<tu><tuv xml:lang="zh"><seg>{ZH}</seg></tuv><tuv xml:lang="en"><seg>{EN}</seg></tuv></tu>'
TMX = f'<tmx version="1.4"><header srclang="zh"/><body>{UNIT}</body></tmx>'
XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><body><trans-unit id="1">'
    f"<source>{ZH}</source><target>{EN}</target></trans-unit></body></file></xliff>"
)

BAD: list[tuple[str, bytes | str, str, str]] = [
    # file, content, what the error says, how to mend it
    ("empty.txt", b"", "is empty", "leave it out"),
    ("blank.txt", "  \r\n\u3000\n", "only blanks", "leave it out"),
    ("blank.md", "---\n```\n", "holds no text", "type it in"),
    ("binary.txt", b"abc\0\1\2", "binary", "save it as text"),
    ("figures.txt", "5.3%\n4.7%\n", "neither Chinese nor English", "encoding"),
    ("alone.txt", ZH, "is Chinese", "give its translation"),
    ("word.txt", WORD, "is really a Word", "suffix .docx"),
    ("latin.txt", "China’s growth – it’s strong".encode("cp1252"), "neither UTF-8 nor GB18030", "--encoding"),
    ("broken.txt", b"growth \xff\xff\xff", "neither UTF-8 nor GB18030", "--encoding"),
    ("page.txt", "<!DOCTYPE html><html><body>Growth", "web page", "save it as"),
    ("paper.pdf", b"%PDF-1.7 ...", "is damaged", "fetch it again"),
    ("old.doc", OLE, "the old Word format", "save it as .docx"),
    ("old.xls", OLE, "the old Excel format", "save it as .xlsx"),
    ("letter.rtf", b"{\\rtf1", "RTF", "save it as .docx"),
    ("page.html", "<html>", "holds no text", "type it in"),
    ("memory.tmx", f"<tmx><body>{UNIT}", "no well-formed XML", "export it again"),
    ("latin.tmx", TMX.encode("gb18030"), "no well-formed XML", "export it again"),
    ("entity.tmx", TMX.replace(ZH, "&zhong;"), "no well-formed XML", "export it again"),
    ("foreign.tmx", f'<!DOCTYPE tmx [<!ENTITY e SYSTEM "file:///etc/passwd">]>{TMX}', "declares entities", "without"),
    ("laughs.tmx", f'<!DOCTYPE tmx [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>{TMX}', "declares entities", "without them"),
    ("foreign16.tmx", f'<!DOCTYPE tmx [<!ENTITY e "x">]>{TMX}'.encode("utf-16"), "declares entities", "without"),
    ("other.tmx", "<a><b/></a>", "is no TMX", "TMX 1.4"),
    ("german.tmx", TMX.replace('"en"', '"de"'), "no text in Chinese and English", "below the header"),
    ("deep.tmx", "<tmx>" + "<a>" * 5000, "no well-formed XML", "export it again"),
    ("other.xliff", TMX, "is no XLIFF", "export it again"),
    ("cut.sdlxliff", XLIFF[:150], "no well-formed XML", "export it again"),
    ("entity.xlf", f"<!DOCTYPE x [<!ENTITY e 'x'>]>{XLIFF}", "declares entities", "without them"),
    ("word.mqxliff", WORD, "no well-formed XML", "export it again"),
    ("text.po", f"{ZH}\n{EN}\n", "is no gettext catalogue", "export it again"),
    ("bytes.po", b"\xff\xff\xff", "neither UTF-8 nor GB18030", "--encoding"),
    ("film.mp4", b"film", 'kind ".mp4"', ".docx"),
    ("paper.docx", b"%PDF-1.7 ...", "is really a PDF", "save it as .docx"),
    ("letter.docx", b"{\\rtf1\\ansi", "is really an RTF", "save it as .docx"),
    ("page.docx", "<html>", "web page", "save it as .docx"),
    ("text.docx", EN, "no Word or Excel file", "save it as .docx"),
    ("old.docx", OLE, "old Word or Excel file", "save it as .docx"),
    ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password", "remove the password"),
    ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password", "remove the password"),
    ("cut.docx", WORD[: len(WORD) // 2], "damaged or cut off", "again"),
    ("cut.xlsx", EXCEL[: len(EXCEL) // 2], "damaged or cut off", "again"),
    ("zip.docx", package(a=b"a"), "no Word file", "save it again"),
    ("zip.xlsx", WORD, "no Excel file", "save it again"),
    ("table.docx", EXCEL, "no Word file", "save it again"),
    ("parts.docx", package(**{"word/document.xml": b"<x/>"}), "is damaged", "save it again"),
    ("parts.xlsx", package(**{"xl/workbook.xml": b"<x/>"}), "is damaged", "save it again"),
    ("entity.docx", with_entity(WORD, "word/document.xml"), "document type", "save it again"),
    ("entity16.docx", with_entity(WORD, "word/document.xml", "utf-16"), "document type", "save it again"),
    ("entity.xlsx", with_entity(EXCEL, "xl/workbook.xml"), "document type", "save it again"),
    ("bomb.docx", BOMB, "unpacks to 83,886,080 bytes", "pictures"),
    ("blank.docx", word(""), "holds no text", "type it in"),
    ("report.xlsx", excel(["zh", "en"], [ZH, EN], title="_termqa"), "is a report of termqa", "name the text"),
    ("columns.xlsx", excel(["Chinese text", "note"], [ZH, EN]), "its first row has: Chinese text, note", "first row"),
    ("columns.csv", f"one,two\n{ZH},{EN}\n", "its first row has: one, two", "first row"),
    ("columns.tsv", f"zh,en\n{ZH},{EN}\n", "its first row has: zh,en", "first row"),
    ("rows.tsv", "zh\ten\n\t\n", "no text in Chinese and English", "below the header"),
    ("swapped.tsv", f"zh\ten\n{EN}\t{ZH}\n", 'columns "zh" and "en" are swapped', "its own language"),
    ("swapped.xlsx", excel(["zh", "en"], [EN, ZH]), 'columns "zh" and "en" are swapped', "its own language"),
    ("same.csv", f"zh,en\n{EN},{EN}\n", '"zh" holds English', "its own language"),
    ("half.csv", f"zh,en\n{EN},\n", '"zh" holds English', "its own language"),
    ("both.csv", f"source,target\n{EN},{EN}\n", "both English", "--source-lang"),
    ("figures.csv", "source,target\n5%,5%\n", "neither Chinese nor English", "--source-lang"),
]


def error(job: Job, options: ReadOptions = DEFAULT) -> UserError:
    with pytest.raises(UserError) as raised:
        loaded = load(job, options)
        assert not isinstance(loaded, Unaligned)
        for bitext in loaded.bitexts:
            list(bitext.pairs)
    assert "\n" not in str(raised.value)
    assert raised.value.hint
    return raised.value


@pytest.mark.parametrize(("file", "content", "what", "hint"), BAD, ids=[bad[0] for bad in BAD])
def test_a_bad_file_is_refused_with_its_fault_and_its_remedy(write, file, content, what, hint):
    path = write(file, content)
    found = error(OneFile(path))
    assert found.where.split(":")[0] == path
    assert what in found.what
    assert hint in found.hint


MANY = 20_000
IN_XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><body>{}</body></file></xliff>'
)
IN_XLIFF_2 = '<xliff version="2.1" srcLang="zh" trgLang="en"><file id="f">{}</file></xliff>'
IN_TMX = "<tmx><header/><body>{}</body></tmx>"
NOTHING = [
    ("empty.tmx", IN_TMX.format(UNIT.replace(ZH, "").replace(EN, "") * MANY)),
    ("bare.tmx", IN_TMX.format("<tu/>" * MANY)),
    ("empty.xliff", IN_XLIFF.format("<trans-unit><source/><target/></trans-unit>" * MANY)),
    ("bare.xliff", IN_XLIFF.format("<trans-unit/>" * MANY)),
    ("groups.xliff", IN_XLIFF.format("<group><note/></group>" * MANY)),
    ("files.xliff", f"<xliff version='1.2'>{'<file><header/><body/></file>' * MANY}</xliff>"),
    ("units.xliff", IN_XLIFF_2.format("<unit id='1'><segment><source/></segment></unit>" * MANY)),
    ("empty.po", 'msgid ""\nmsgstr ""\n\n' * MANY),
    ("empty.tsv", "source\ttarget\n" + "\t\n" * MANY),
    ("line.tsv", "source\ttarget\n" + "\t" * MANY),
    ("empty.csv", "source,target\n" + ",\n" * MANY),
    ("quoted.csv", "source,target\n" + '"",""\n' * MANY),
    ("documents.csv", "doc,source,target\n" + "a,,\n" * MANY),
    ("rows.csv", "source,target\n" + "\n" * MANY),
]  # fmt: skip


@pytest.mark.parametrize(("file", "content"), NOTHING, ids=[file for file, _ in NOTHING])
def test_any_number_of_empty_segments_is_one_error_in_little_memory(write, monkeypatch, file, content):
    kept = 0

    def watched(*arguments):
        nonlocal kept
        for event, element in xml.events(*arguments):
            kept = max([kept, *(len(above) for above in element.iterancestors())])
            yield event, element

    monkeypatch.setattr(tmx, "events", watched)
    monkeypatch.setattr(xliff, "events", watched)
    path = write(file, content)
    tracemalloc.start()
    found = error(OneFile(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.where, found.what) == (path, "holds no text in Chinese and English")
    assert kept < MANY / 2 and peak < 10_000_000


def test_any_number_of_blank_lines_is_one_error(write):
    for file in ("a.txt", "a.md", "a.tsv", "a.csv", "a.po"):
        assert error(OneFile(write(file, "\n" * MANY))).what == "is empty: it holds only blanks"


def test_the_line_of_a_catalogue_that_is_wrong_is_named_however_far_down(write):
    path = write("a.po", f'msgid "{ZH}"\nmsgstr "{EN}"\n\n' * MANY + "mgsid\n")
    assert error(OneFile(path)).where == f"{path}:{3 * MANY + 1}"


def test_a_missing_file_is_refused(tmp_path):
    assert "no such file" in error(OneFile(str(tmp_path / "a.docx"))).what


def test_a_folder_is_no_file(tmp_path):
    assert "is a folder" in error(OneFile(str(tmp_path))).what


@pytest.mark.parametrize(("text", "language"), [(ZH, "Chinese"), (EN, "English")])
def test_two_documents_in_one_language_are_refused(write, text, language):
    found = error(TwoDocuments(write("a.txt", text), write("b.txt", text)))
    assert f"is in {language}, as " in found.what
    assert "--source-lang" in found.hint


def test_a_csv_quotation_mark_that_is_never_closed_names_the_line(write):
    path = write("a.csv", "zh,en\n" + f"{ZH},{EN}\n" * 60 + f'"{ZH},{EN}\n')
    found = error(OneFile(path))
    assert found.where == f"{path}:62"
    assert "CSV" in found.what


@pytest.mark.parametrize("encoding", ["utf-9", "hex", "gb\0k"])
def test_an_unknown_encoding_is_refused_by_name(write, encoding):
    found = error(OneFile(write("a.txt")), ReadOptions(encoding=encoding))
    assert found.where == "--encoding"
    assert "unknown encoding" in found.what


def test_a_file_that_is_not_in_the_encoding_asked_for_is_refused(write):
    found = error(OneFile(write("a.txt", "China’s growth")), ReadOptions(encoding="ascii"))
    assert found.what == "is not in the encoding ascii"


def test_source_lang_lets_figures_alone_pass(write):
    loaded = load(OneFile(write("a.csv", "source,target\n5%,5%\n")), ReadOptions(source_lang=Lang.ZH))
    assert not isinstance(loaded, Unaligned)
    (bitext,) = loaded.bitexts
    assert (bitext.source_lang, bitext.target_lang) == (Lang.ZH, Lang.EN)
