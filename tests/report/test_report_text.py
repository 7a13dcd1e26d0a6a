"""Terminal, CSV, and the choice and writing of formats."""

import csv
import io
import subprocess
import sys

import pytest

from termqa.errors import UserError
from termqa.model import Lang, Severity
from termqa.report import REPORTS, console, format_of, md, write
from termqa.report.columns import FINDINGS

from .conftest import case_of, make


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_color_settings(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def text_of(report, lang=Lang.EN, stream=None) -> str:
    stream = stream or io.StringIO()
    console.write(report, stream, lang)
    return stream.getvalue()


def test_text_has_one_line_for_each_finding_and_the_verdict_last(report):
    lines = text_of(report).splitlines()
    assert len(lines) == len(report.findings) + 1
    assert lines[0] == (
        "samples/briefing.en.docx: segment 1 (S: paragraph 4, T: paragraph 5): critical number-magnitude "
        "“4437亿元” is 443.7 billion yuan; the translation is 10 times as much (亿 taken for billion). "
        "→ 443.7 billion yuan [01a3f12c4d01b77e]"
    )
    assert lines[-1] == (
        "19 open findings (4 critical, 5 major, 9 minor, 1 info); 6 of 8 source figures have their counterpart; "
        "1 part could not be checked (see Not checked)."
    )


def test_text_in_chinese_keeps_rule_names_in_english(report):
    assert "第1段 (原 第4段，译 第5段): 严重 number-magnitude “4437亿元”是" in text_of(report, Lang.ZH)


def test_the_short_summary_shows_the_worst_findings_and_how_many_more(report):
    stream = io.StringIO()
    console.write_summary(report, stream, Lang.EN, worst=3)
    lines = stream.getvalue().splitlines()
    assert lines[0].startswith("19 open findings")
    assert lines[1].startswith("not checked samples/broken.docx: not a Word document")
    assert [line.split("): ")[1].split()[0] for line in lines[2:5]] == ["critical"] * 3
    assert lines[5] == "16 more in the report; --format text lists them all here."


def test_colour_appears_on_a_terminal_only_and_not_with_no_color(report, monkeypatch):
    assert "\x1b[1;31mcritical\x1b[0m" in text_of(report, stream=Terminal())
    assert "\x1b" not in text_of(report)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in text_of(report, stream=Terminal())


def test_words_of_a_text_are_neither_markup_nor_terminal_commands():
    made = make([case_of("三亿", "x", message="[bold]see[/bold]\n\x1b[31mred\x9b2J")])
    assert "[bold]see[/bold] \ufffd[31mred\ufffd2J" in text_of(made).splitlines()[0]


def test_csv_opens_in_excel_and_holds_the_columns_of_the_findings_sheet(report, tmp_path):
    path = tmp_path / "report.csv"
    write(report, path, Lang.ZH)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert read[0] == FINDINGS.headers(Lang.ZH)
    assert len(read) == 1 + len(report.findings)
    assert read[1][9:11] == ["443.7 billion yuan", "待处理 Open"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "＝1"])
def test_csv_puts_an_apostrophe_before_what_would_be_a_formula(text, tmp_path):
    path = tmp_path / "report.csv"
    write(make([case_of("三亿", text)]), path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream))[1][7] == "'" + text


def test_the_suffix_names_the_format(tmp_path):
    files = {name: known for name, known in REPORTS.items() if known.suffix}
    assert {name: format_of(f"x{known.suffix.upper()}") for name, known in files.items()} == files
    assert set(REPORTS) - set(files) == {"github"}


def test_an_unknown_suffix_is_refused_with_a_list_of_those_that_work(report, tmp_path):
    with pytest.raises(UserError) as caught:
        write(report, tmp_path / "report.pdf")
    assert ".xlsx .json .jsonl .csv .md .html .sarif .txt" in caught.value.hint


def test_a_missing_folder_is_named(report, tmp_path):
    with pytest.raises(UserError) as caught:
        write(report, tmp_path / "no" / "report.json", Lang.EN)
    assert "folder does not exist" in caught.value.what


@pytest.mark.parametrize("name", [name for name, known in REPORTS.items() if known.suffix])
def test_a_writer_that_fails_leaves_the_old_file_whole(name, report, tmp_path):
    path = tmp_path / f"report{REPORTS[name].suffix}"
    path.write_bytes(b"old")
    report.findings[0] = None  # type: ignore[call-overload]
    with pytest.raises((AttributeError, UserError)):  # a Word file cannot hold three texts
        write(report, path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(path.name, b"old")]


def test_info_findings_that_are_not_listed_are_still_counted(report):
    report.hidden_info = 7
    assert report.counts()[Severity.INFO] == 8
    last = text_of(report).splitlines()[-1]
    assert last.startswith("19 open findings (4 critical, 5 major, 9 minor, 1 info); 7 of level info not listed")


def test_openpyxl_is_not_imported_until_a_workbook_is_written():
    code = "import sys, termqa.report, termqa.report.console, termqa.report.json; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_in_markdown_closed_findings_stand_last_under_a_heading_of_their_own(report):
    stream = io.StringIO()
    md.write(report, stream, Lang.EN)
    lines = stream.getvalue().splitlines()
    closed = lines.index("## Closed")
    titles = [n for n, line in enumerate(lines) if line.startswith("### ")]
    states = [["Closed" in lines[n + 2] for n in part] for part in
              ([n for n in titles if n < closed], [n for n in titles if n > closed])]  # fmt: skip
    assert not any(states[0]) and states[1] and all(states[1])
