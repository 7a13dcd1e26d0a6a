"""The command line: options, exit codes, formats, and errors of one line."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

import termqa as package

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
TABLE = SAMPLES / "table.xlsx"
CLEAN = "id\tzh\ten\n1\t增长5.3%。\tIt grew by 5.3 percent.\n"
WRONG = "id\tzh\ten\n1\t产值达4437亿元。\tOutput reached 44.37 billion yuan.\n"
BLANKS = "id\tzh\ten\n1\t增长5.3%。\tIt  grew by 5.3 percent.\n"


@pytest.fixture
def write(tmp_path: Path):
    """Writes files beside the command line."""

    def write(**files: str) -> None:
        for stem, text in files.items():
            (tmp_path / f"{stem}.tsv").write_text(text, "utf-8")

    return write


def start(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    """A process of its own that runs the same package as these tests."""
    environment = os.environ | {"PYTHONPATH": str(Path(package.__file__).parents[1]), "LANG": "en_US.UTF-8"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen([sys.executable, "-m", "termqa", *arguments], env=environment, **pipes)


def test_the_exit_code_is_0_where_nothing_is_wrong(termqa, write):
    write(clean=CLEAN)
    outcome = termqa("check", "clean.tsv")
    assert (outcome.code, outcome.err) == (0, "")


def test_the_exit_code_is_1_where_a_figure_is_wrong_and_the_summary_names_it(termqa, write):
    write(wrong=WRONG)
    outcome = termqa("check", "wrong.tsv")
    assert outcome.code == 1
    assert "number-magnitude" in outcome.out and "wrong.tsv" in outcome.out and "443.7 billion yuan" in outcome.out


@pytest.mark.parametrize(("level", "code"), [("critical", 0), ("major", 0), ("minor", 1), ("info", 1), ("never", 0)])
def test_fail_on_says_from_which_level_a_finding_counts(termqa, write, level: str, code: int):
    write(blanks=BLANKS)
    assert termqa("check", "blanks.tsv", "--fail-on", level).code == code


def test_a_severity_given_by_the_user_counts_for_fail_on(termqa, write):
    write(blanks=BLANKS)
    assert termqa("check", "blanks.tsv", "--severity", "text-space=major").code == 1


def test_select_and_ignore_take_rules_by_name_or_beginning_and_the_longer_one_wins(termqa, write):
    write(both=BLANKS + "2\t产值达4437亿元。\tOutput reached 44.37 billion yuan.\n")

    def rules(*options: str) -> list[str]:
        return [
            f["rule"] for f in json.loads(termqa("check", "both.tsv", "--format", "json", *options).out)["findings"]
        ]

    assert rules() == ["text-space", "number-magnitude"]
    assert rules("--select", "number") == ["number-magnitude"]
    assert rules("--ignore", "number,text") == []
    assert rules("--select", "text-space", "--ignore", "text") == ["text-space"]
    assert rules("--select", "text", "--ignore", "text-space") == []


@pytest.mark.parametrize(
    ("arguments", "what", "hint"),
    [
        (["check", TABLE, "--select", "text-ommited"], 'unknown rule "text-ommited"', 'did you mean "text-omitted"?'),
        (["check", TABLE, "--ignore", "nubmer-value"], 'unknown rule "nubmer-value"', 'did you mean "number-value"?'),
        (["rules", "term-mising"], 'unknown rule "term-mising"', 'did you mean "term-missing"?'),
        (["check", TABLE, "--fail-on", "bad"], '"bad" is not one of critical', ""),
        (["check", TABLE, "--severity", "text-space=bad"], '"bad" is not one of critical', ""),
        (["check", TABLE, "--format", "pdf"], '"pdf" is not one of text', ""),
        (["check", TABLE, "--date", "18.4.2024"], '"18.4.2024" is not a date', "2024-04-18"),
        (["check", TABLE, "--lang", "fr"], '"fr" is not one of zh, en', ""),
        (["check", TABLE, "-o", "report.pdf"], ".pdf", ".xlsx"),
        (["check", TABLE, "-o", "a.csv", "--format", "json"], "json does not fit a.csv", "suffix"),
        (["check", TABLE, "-g", "none.csv"], "none.csv", ""),
        (["check", TABLE, "-g", "@none"], "@none", "industry"),
        (["check", "missing.docx"], "missing.docx", "check the path"),
        (["align", SAMPLES / "clean.zh.docx", "missing.docx"], "missing.docx", "check the path"),
        (["align", SAMPLES / "clean.zh.docx", SAMPLES / "clean.en.docx", "--unit", "word"], '"word" is not one of', ""),
        (["align", SAMPLES / "clean.zh.docx", SAMPLES / "clean.en.docx", "-o", "a.pdf"], 'pairs as "pdf"', "xlsx"),
    ],
    ids=str,
)
def test_what_the_user_can_mend_is_one_line_with_a_hint_and_exit_code_2(termqa, arguments, what: str, hint: str):
    outcome = termqa(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    error, *more = outcome.err.splitlines()
    assert error.startswith("error: ") and what in error
    assert len(more) <= 1 and hint in "".join(more) and all(line.startswith("hint: ") for line in more)


@pytest.mark.parametrize("arguments", [["chek"], ["check"], ["check", "--colour", "x"], []], ids=str)
def test_a_command_line_that_makes_no_sense_shows_the_usage_and_exits_with_2(termqa, arguments: list[str]):
    outcome = termqa(*arguments)
    assert outcome.code == 2 and outcome.out == "" and "Usage: " in outcome.err
    assert "Traceback" not in outcome.err


def test_the_version_is_that_of_the_package(termqa):
    assert termqa("--version").out == f"termqa {package.__version__}\n"


def test_json_holds_what_its_schema_promises(termqa):
    outcome = termqa("check", TABLE, "--format", "json")
    report = json.loads(outcome.out)
    assert (outcome.code, report["schema"]) == (1, "termqa/1")
    assert report["tool"] == {"name": "termqa", "version": package.__version__}
    assert report["summary"]["documents"] == 1 and {*report["summary"]["findings"]} == {
        "critical", "major", "minor", "info",
    }  # fmt: skip
    for finding in report["findings"]:
        assert {*finding} == {
            "id", "rule", "severity", "state", "file", "segment", "source_place", "target_place", "decision", "source",
            "target", "source_spans", "target_spans", "message", "suggestion", "places", "term",
            "comment", "reviewer",
        }  # fmt: skip
        assert len(finding["id"]) == 16 and {*finding["message"]} == {"zh", "en"}
        if finding["term"]:
            assert {*finding["term"]} == {"id", "zh", "expected", "found", "grade"}
    for figure in report["figures"]:
        assert {"file", "segment", "source", "target", "value", "source_place", "source_span", "target_span", "kind",
                "verdict"} <= {*figure}  # fmt: skip


def test_findings_are_the_same_in_every_format(termqa, tmp_path: Path):
    files = ["a.json", "a.jsonl", "a.csv", "a.xlsx", "a.txt"]
    assert termqa("check", TABLE, *(part for file in files for part in ("-o", file))).code == 1
    ids = [f["id"] for f in json.loads((tmp_path / "a.json").read_text("utf-8"))["findings"]]
    assert len(ids) == len({*ids}) > 0
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert [finding["id"] for finding in map(json.loads, lines) if "rule" in finding] == ids
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row["Finding ID"] for row in csv.DictReader(file)) == sorted(ids)
    header, *rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["问题 Findings"].iter_rows(values_only=True)
    column = next(n for n, title in enumerate(header) if "Finding ID" in str(title))
    assert sorted(row[column] for row in rows) == sorted(ids)
    text = (tmp_path / "a.txt").read_text("utf-8")
    assert [id for id in ids if f"[{id}]" not in text] == []


def test_without_output_and_format_a_workbook_is_written_and_with_a_format_none(termqa, write, tmp_path: Path):
    write(wrong=WRONG)
    termqa("check", "wrong.tsv", "--format", "json")
    assert not (tmp_path / "termqa-report.xlsx").exists()
    termqa("check", "wrong.tsv")
    assert (tmp_path / "termqa-report.xlsx").exists()


def test_messages_are_in_the_language_asked_for(termqa, write):
    write(wrong=WRONG)
    assert "待处理问题 1 处" in termqa("check", "wrong.tsv", "--lang", "zh").out
    assert "1 open finding" in termqa("check", "wrong.tsv", "--lang", "en").out


def test_info_findings_are_counted_and_listed_with_all_only(termqa, write):
    rows = "".join(f"{n}\t增长{n}%。\tIt grew by {n}{unit}.\n" for n, unit in ((5, "%"), (6, " percent"), (7, "%")))
    write(mixed=f"id\tzh\ten\n{rows}")
    listed, counted = [], []
    for options in ([], ["--all"]):
        report = json.loads(termqa("check", "mixed.tsv", "--format", "json", *options).out)
        listed.append([f["rule"] for f in report["findings"]])
        counted.append(report["summary"]["findings"]["info"])
    assert (listed, counted) == ([[], ["text-percent"]], [1, 1])


def test_rules_lists_every_rule_and_explains_one_with_its_examples(termqa):
    from termqa.rules import RULES

    names = [line.split()[0] for line in termqa("rules").out.splitlines()]
    assert names == [rule.name for rule in RULES]
    for rule in RULES:
        page = termqa("rules", rule.name).out
        assert "Why:" in page and [example for example in rule.loud + rule.quiet if example not in page] == []


def test_lines_are_aligned_as_units_numbered_from_0(termqa, tmp_path: Path):
    (tmp_path / "a.zh.txt").write_text("一季度增长5.3%。\n就业稳定。\n出口达1421亿元。\n", "utf-8")
    (tmp_path / "a.en.txt").write_text(
        "Growth was 5.3 percent in the first quarter.\nEmployment was stable.\nExports reached 142.1 billion yuan.\n",
        "utf-8",
    )
    outcome = termqa("align", "a.zh.txt", "a.en.txt", "--unit", "line", "--format", "json")
    beads = json.loads(outcome.out)["alignments"]
    assert [(b["source"], b["target"]) for b in beads] == [([0], [0]), ([1], [1]), ([2], [2])]
    assert outcome.code == 0 and all({*b} == {"source", "target", "score"} for b in beads)


def test_aligned_pairs_written_as_tmx_hold_both_sides_and_their_confidence(termqa, tmp_path: Path):
    (tmp_path / "a.zh.txt").write_text("产量增长5%。\n价格<平稳>。\n", "utf-8")
    (tmp_path / "a.en.txt").write_text("Output grew 5 percent.\nPrices were <stable>.\n", "utf-8")
    assert termqa("align", "a.zh.txt", "a.en.txt", "-o", "pairs.tmx").code == 0
    units = ElementTree.parse(tmp_path / "pairs.tmx").getroot().findall("body/tu")
    assert [[seg.text for seg in unit.iter("seg")] for unit in units] == [
        ["产量增长5%。", "Output grew 5 percent."],
        ["价格<平稳>。", "Prices were <stable>."],
    ]
    assert all(float(unit.findtext("prop[@type='x-confidence']") or "") > 0 for unit in units)


def test_aligned_pairs_written_to_a_workbook_are_checked_as_the_documents_are(termqa, tmp_path: Path):
    documents = [SAMPLES / "briefing.zh.docx", SAMPLES / "briefing.en.docx"]
    assert termqa("align", *documents, "-o", "pairs.xlsx").code == 0
    found = [
        [(f["segment"], f["rule"]) for f in json.loads(termqa("check", *given, "--format", "json").out)["findings"]]
        for given in (documents, ["pairs.xlsx"])
    ]
    assert len(found[0]) > 20
    assert {*found[1]} >= {item for item in found[0] if item[1].startswith(("term-", "number-"))}


def test_a_bad_file_in_a_folder_is_reported_and_the_others_are_checked(termqa, tmp_path: Path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "broken.docx").write_bytes(b"this is no Word document")
    (folder / "good.tsv").write_text(CLEAN, "utf-8")
    outcome = termqa("check", "texts", "--format", "json")
    assert outcome.code == 2 and "broken.docx" in outcome.err and "Traceback" not in outcome.err
    (folder / "good.tsv").write_text(WRONG, "utf-8")
    outcome = termqa("check", "texts", "--format", "json")
    assert outcome.code == 1 and "broken.docx" in outcome.err
    assert [f["rule"] for f in json.loads(outcome.out)["findings"]] == ["number-magnitude"]


def test_a_file_that_cannot_be_read_is_one_line_and_exit_code_2(termqa, tmp_path: Path):
    (tmp_path / "broken.docx").write_bytes(b"this is no Word document")
    outcome = termqa("check", "broken.docx")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: broken.docx: ") and len(outcome.err.splitlines()) <= 2


def test_standard_input_is_an_english_text_and_the_process_exits_with_the_code(tmp_path: Path):
    process = start("check", "-", "--format", "jsonl", "--fail-on", "minor", cwd=tmp_path)
    out, err = process.communicate(b"Output grew by 3 percent in the the first quarter.")
    assert (process.returncode, err) == (1, b"")
    (finding,) = [f for f in map(json.loads, out.splitlines()) if "rule" in f]
    assert (finding["rule"], finding["source"], finding["target_spans"]) == ("text-repeated-word", "", [[28, 35]])


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path):
    process = start("rules", "number-magnitude", cwd=tmp_path)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.stdin is not None
    process.stdin.close()
    assert (process.wait(), error) == (0, b"")


def test_a_report_is_never_written_over_a_text_that_was_read(termqa, tmp_path: Path):
    (tmp_path / "wrong.csv").write_text("source,target\n产值增长5.2%。,It grew 5.3 percent.\n", "utf-8")
    before = (tmp_path / "wrong.csv").read_bytes()
    outcome = termqa("check", "wrong.csv", "-o", "wrong.csv")
    assert (outcome.code, "is a text that is being checked" in outcome.err) == (2, True)
    assert (tmp_path / "wrong.csv").read_bytes() == before


def test_no_report_is_written_where_one_of_its_suffixes_is_unknown(termqa, tmp_path: Path):
    (tmp_path / "wrong.tsv").write_text("source\ttarget\n产值增长5.2%。\tIt grew 5.3 percent.\n", "utf-8")
    assert termqa("check", "wrong.tsv", "-o", "a.json", "-o", "b.pptx").code == 2
    assert not (tmp_path / "a.json").exists()


def test_a_bug_leaves_a_report_of_all_else_and_the_exit_code_101(termqa, write, monkeypatch: pytest.MonkeyPatch):
    def broken(unit: object):
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr("termqa.analyse.figures.compare.compare", broken)
    write(both=WRONG + "2\t形势平稳。\tThe  situation was stable.\n")
    outcome = termqa("check", "both.tsv", "--format", "json")
    assert outcome.code == 101
    assert "error: both.tsv: segment 1: the comparison of figures crashed: ZeroDivisionError" in outcome.err
    assert [f["rule"] for f in json.loads(outcome.out)["findings"]] == ["text-space"]


def test_verbose_tells_settings_glossaries_pairs_and_times_on_standard_error(termqa, write, tmp_path: Path):
    (tmp_path / "termqa.toml").write_text('fail-on = "critical"\nglossaries = ["own.csv"]\n', "utf-8")
    (tmp_path / "own.csv").write_text("zh,en\n蓝色粮仓,blue granaries\n", "utf-8")
    (tmp_path / "texts").mkdir()
    for name, text in (("a.zh.txt", "出口增长3%。"), ("a.en.txt", "Exports grew by 3 percent.")):
        (tmp_path / "texts" / name).write_text(text, "utf-8")
    silent = termqa("check", "texts", "--format", "json", "--select", "number")
    told = termqa("check", "texts", "-v", "--format", "json", "--select", "number")
    assert (told.code, told.out, silent.err) == (silent.code, silent.out, "")
    lines = re.sub(r"\d\.\d\d s", "N s", told.err).splitlines()
    assert [line for line in lines if not line.startswith("glossaries:")] == [
        "glossaries = [own.csv]  # termqa.toml:2",
        "fail-on = critical  # termqa.toml:1",
        "select = [number]  # --select",
        f"{Path('texts', 'a.zh.txt')} + {Path('texts', 'a.en.txt')}: 1 segments (N s)",
        "across all texts (N s)",
    ]
    assert any(line.startswith("glossaries: @") and line.endswith("own.csv (N s)") for line in lines)
    assert termqa("check", "texts", "--format", "json", "--select", "number").err == ""
