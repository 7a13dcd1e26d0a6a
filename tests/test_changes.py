"""A source that changed after it was translated: what is still old in the translation is named, and nothing else."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest

MARK = re.compile("[⟦⟧]")
CHANGED = (Path(__file__).parent / "changed.txt").read_text("utf-8").partition("\n\n")[2]


@dataclass(frozen=True)
class Line:
    """A sentence as it was and as it is, and its translation, with the marks that are expected."""

    kind: str
    old: str
    new: str
    en: str


def lines() -> list[list[Line]]:
    """The paragraphs of the text."""
    return [[line(text) for text in part.splitlines()] for part in CHANGED.strip().split("\n\n")]


def line(text: str) -> Line:
    kind, rest = text[0], text[2:]
    zh, _, en = rest.partition(" || ")
    old, _, new = zh.partition(" >> ")
    return {
        "=": Line(kind, old, old, en), "~": Line(kind, old, new, en), ".": Line(kind, old, new, en),
        "+": Line(kind, "", old, ""), "-": Line(kind, old, "", en), "x": Line(kind, old, "", ""),
    }[kind]  # fmt: skip


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    for name, side in (("old.zh.txt", "old"), ("new.zh.txt", "new"), ("new.en.txt", "en")):
        glue = " " if side == "en" else ""
        paragraphs = [glue.join(filter(None, (getattr(x, side) for x in part))) for part in lines()]
        (folder / name).write_text(MARK.sub("", "\n".join(paragraphs)) + "\n", "utf-8")
    return folder


def stale(termqa, texts: Path) -> list[dict]:
    files = [str(texts / name) for name in ("new.zh.txt", "new.en.txt")]
    outcome = termqa(
        "check", *files, "--was", texts / "old.zh.txt", "--select", "text-stale", "--format", "json", "--all"
    )
    assert outcome.err == ""
    return json.loads(outcome.out)["findings"]


def marked(finding: dict, side: str) -> str:
    text, spans = finding[side], finding[f"{side}_spans"]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def test_each_sentence_that_still_renders_the_old_source_is_named_with_its_words_and_no_other(termqa, texts):
    every = [x for part in lines() for x in part]
    expected = {(x.new, x.en) for x in every if x.kind == "~"}
    expected |= {("", x.en) for x in every if x.kind == "-"} | {(f"⟦{x.new}⟧", "") for x in every if x.kind == "+"}
    assert len(expected) >= 40
    found = {(marked(f, "source"), marked(f, "target")) for f in stale(termqa, texts)}
    assert found == expected


def test_a_text_that_has_not_changed_gives_nothing(termqa, texts):
    files = [texts / "old.zh.txt", texts / "new.en.txt"]
    found = json.loads(termqa("check", *files, "--was", files[0], "--format", "json").out)
    assert [f for f in found["findings"] if f["rule"] == "text-stale"] == [] and found["changes"] == []


def test_figures_and_terms_come_with_the_words_to_paste(termqa, texts):
    fixes = {f["source"]: f["suggestion"] for f in stale(termqa, texts)}
    assert fixes["一季度，地区生产总值4473亿元。"] == "447.3 billion yuan"
    assert fixes["试点工作由商务部牵头。"] == "Ministry of Commerce"
    assert fixes["进出口总额562亿美元，同比增长3.4%。"] == "up 3.4 percent"


def test_a_wrong_figure_is_as_severe_as_under_its_own_rule_and_a_missing_sentence_is_major(termqa, texts, issues):
    severities = {f["source"]: f["severity"] for f in stale(termqa, texts)}
    assert (
        severities["一季度，地区生产总值4473亿元。"] == severities["进出口总额562亿美元，同比增长3.4%。"] == "critical"
    )
    assert severities["三家实验室投入运行。"] == severities["试点工作由商务部牵头。"] == "major"
    files = ["2025-04.zh.txt", "2025-04.en.txt", "--reference", "last", "--select", "text-stale", "--format", "json"]
    assert {f["severity"] for f in json.loads(termqa(*("check", *files)).out)["findings"]} == {"critical", "major"}


def test_what_an_old_version_left_behind_is_told_once_and_not_as_a_wrong_figure_too(termqa, texts):
    files = [texts / "new.zh.txt", texts / "new.en.txt"]
    found = json.loads(termqa("check", *files, "--was", texts / "old.zh.txt", "--format", "json").out)["findings"]
    assert [f for f in found if f["rule"].startswith(("number-", "term-", "text-omitted", "text-added"))] == []


def test_the_changes_sheet_lists_what_is_to_do_what_to_look_at_and_what_is_done(termqa, texts, tmp_path):
    files = [texts / "new.zh.txt", texts / "new.en.txt"]
    termqa("check", *files, "--was", texts / "old.zh.txt", "-o", "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["变更 Changes"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    kinds = [x.kind for part in lines() for x in part]
    assert [row[5].split()[-1] for row in rows].count("do") == sum(kinds.count(k) for k in "~-+")
    done = [row[2] for row in rows if row[5].endswith("Done")]
    assert {"固定资产投资增长5.2%。", "口岸通关时间进一步压缩。"} <= set(done)


def test_an_old_source_that_is_another_text_is_refused(termqa, texts, tmp_path):
    (tmp_path / "other.zh.txt").write_text(
        "会议在北京召开。\n各方代表出席了会议。\n与会者就有关问题交换了意见。\n", "utf-8"
    )
    files = [texts / "new.zh.txt", texts / "new.en.txt"]
    outcome = termqa("check", *files, "--was", "other.zh.txt")
    assert outcome.code == 2 and "is not an earlier version of" in outcome.err


def test_an_earlier_source_needs_two_documents(termqa, tmp_path):
    (tmp_path / "rows.tsv").write_text("zh\ten\n增长。\tGrowth.\n", "utf-8")
    outcome = termqa("check", "rows.tsv", "--was", "rows.tsv")
    assert outcome.code == 2 and "needs two documents" in outcome.err


LAST, THIS = (
    [row.split(" || ") for row in part.splitlines()]
    for part in (Path(__file__).parent / "issues.txt").read_text("utf-8").strip().split("\n\n")[1:]
)


@pytest.fixture
def issues(tmp_path: Path) -> Path:
    """Two issues of a monthly text, the second typed over the first."""
    for name, rows in (("last/2025-03", LAST), ("2025-04", THIS)):
        for side, lang in enumerate(("zh", "en")):
            path = tmp_path / f"{name}.{lang}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(MARK.sub("", row[side]) + "\n" for row in rows), "utf-8")
    return tmp_path


def test_figures_and_periods_left_from_the_previous_issue_are_named_as_such_and_fresh_ones_are_not(termqa, issues):
    files = ["2025-04.zh.txt", "2025-04.en.txt", "--reference", "last", "--format", "json", "--all"]
    found = json.loads(termqa("check", *files).out)["findings"]
    left = [f for f in found if f["rule"] == "text-stale"]
    words = [f["target"][a:b] for f in left for a, b in f["target_spans"]]
    expected = re.findall("⟦(.*?)⟧", " ".join(en for _, en in THIS))
    assert len(expected) >= 20 and sorted(words) == sorted(expected)
    assert all("is left from the previous issue" in f["message"]["en"] for f in left)
    assert [f for f in found if f["rule"].startswith("number-") and f["severity"] != "info"] == []


def test_the_first_issue_of_a_text_has_nothing_left_from_another(termqa, issues):
    found = json.loads(
        termqa("check", "last/2025-03.zh.txt", "last/2025-03.en.txt", "--reference", "last", "--format", "json").out
    )
    assert [f for f in found["findings"] if f["rule"] == "text-stale"] == []


def test_the_commands_that_the_readme_shows_for_drafts_and_issues_name_what_is_old(termqa, texts, issues):
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    section = readme.partition("### The evening before")[2].partition("### In Word")[0]
    commands = [shlex.split(line)[1:] for line in section.splitlines() if line.startswith("termqa check")]
    drafts = {
        "briefing.zh": texts / "new.zh.txt",
        "briefing.en": texts / "new.en.txt",
        "older.zh": texts / "old.zh.txt",
    }
    months = {f"2025-04.{lang}": issues / f"2025-04.{lang}.txt" for lang in ("zh", "en")}
    months |= {f"accepted/2025-03.{lang}": issues / "last" / f"2025-03.{lang}.txt" for lang in ("zh", "en")}
    for name, path in (drafts | months).items():
        document = docx.Document()
        for paragraph in path.read_text("utf-8").splitlines():
            document.add_paragraph(paragraph)
        Path(name).parent.mkdir(exist_ok=True)
        document.save(f"{name}.docx")
    assert len(commands) == 2
    for command in commands:
        found = json.loads(termqa(*command, "--format", "json").out)["findings"]
        assert len([f for f in found if f["rule"] == "text-stale"]) >= 10
