"""``termqa review``, and the options of ``termqa check`` that belong to it."""

import json
from pathlib import Path

import openpyxl
import pytest

from .review.conftest import ROWS, decide, tsv


@pytest.fixture
def text(tmp_path: Path) -> str:
    tsv(tmp_path / "news.tsv", ROWS)
    return "news.tsv"


def only(rule: str, **values: str):
    return lambda fields: values if rule in fields["rule"] else {}


def test_check_decide_import_check_again(termqa, text: str, tmp_path: Path):
    assert termqa("check", text, "--fail-on", "major").code == 1
    decide(tmp_path / "termqa-report.xlsx", lambda fields: {"decision": "误报", "comment": "ok"})
    outcome = termqa("review", "import", "termqa-report.xlsx")
    assert outcome.code == 0 and outcome.out.endswith("→ termqa-decisions.jsonl\n")
    assert termqa("check", text, "--fail-on", "info").code == 0
    findings = json.loads(termqa("check", text, "--format", "json").out)
    assert {f["state"] for f in findings["findings"]} == {"closed"}
    assert set(findings["summary"]["findings"].values()) == {0}


def test_a_refused_row_gives_exit_code_1_and_says_why(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", only("number-magnitude", decision="Accept"))
    outcome = termqa("review", "import", "termqa-report.xlsx")
    assert outcome.code == 1
    assert "refused Accept number-magnitude" in outcome.out and "only be waived with a comment" in outcome.out


def test_a_dry_run_writes_nothing(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", only("term-forbidden", decision="改词表"))
    before = sorted(path.name for path in tmp_path.iterdir())
    outcome = termqa("review", "import", "termqa-report.xlsx", "--dry-run")
    assert "Update glossary term-forbidden" in outcome.out
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_updating_the_glossary_writes_a_proposal_into_the_file_that_is_named(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", only("term-forbidden", decision="改词表"))
    outcome = termqa("review", "import", "termqa-report.xlsx", "--glossary", "ours.csv")
    assert "→ ours.csv (+1 proposed)" in outcome.out
    assert "民间投资" in (tmp_path / "ours.csv").read_text("utf-8-sig")


def test_decisions_are_listed_and_explained(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", only("number-value", decision="Fix", reviewer="甲"))
    termqa("review", "import", "termqa-report.xlsx")
    line = termqa("review", "list").out
    assert line.startswith("news.tsv: Fix number-value (甲 ")
    assert termqa("review", "list", "--only", "accept").out == ""
    entry = json.loads(termqa("review", "list", "--json").out)
    page = termqa("review", "explain", entry["id"][:6]).out
    assert ROWS[1][1] in page and "decision: Fix" in page
    assert termqa("review", "explain", "ffff").code == 2


def test_pruning_drops_decisions_about_these_texts_that_nothing_needs(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", lambda fields: {"decision": "误报", "comment": "ok"})
    termqa("review", "import", "termqa-report.xlsx")
    known = (tmp_path / "termqa-decisions.jsonl").read_text("utf-8").count("\n")
    tsv(
        tmp_path / "news.tsv",
        [("1", ROWS[0][1], "Annual output reached 443.7 billion yuan, a record high."), *ROWS[1:]],
    )
    assert termqa("review", "prune", text, "--before", "2020-01-01").out == ""
    assert "number-magnitude" in termqa("review", "prune", text, "--dry-run").out
    termqa("review", "prune", text)
    left = (tmp_path / "termqa-decisions.jsonl").read_text("utf-8")
    assert (left.count("\n"), "number-magnitude" in left) == (known - 1, False)


def test_pruning_keeps_decisions_about_rules_that_do_not_run(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", lambda fields: {"decision": "误报", "comment": "ok"})
    termqa("review", "import", "termqa-report.xlsx")
    (tmp_path / "termqa.toml").write_text('ignore = ["number"]\n[per-file-ignores]\n"*.tsv" = ["term"]\n', "utf-8")
    assert termqa("review", "prune", text).out == ""


def test_since_tells_in_a_short_text_what_changed(termqa, text: str, tmp_path: Path):
    termqa("check", text, "-o", "before.xlsx")
    tsv(
        tmp_path / "news.tsv",
        [("1", ROWS[0][1], "Annual output reached 443.7 billion yuan, a record high."), *ROWS[1:]],
    )
    out = termqa("check", text, "--since", "before.xlsx").out
    assert "Since before.xlsx: 1 fixed, 6 still open, 0 new." in out
    assert "fixed: critical number-magnitude" in out


def test_since_counts_a_waived_finding_as_closed_and_not_as_still_open(termqa, text: str, tmp_path: Path):
    termqa("check", text, "-o", "before.xlsx")
    decide(tmp_path / "before.xlsx", only("term-forbidden", decision="误报", comment="ok"))
    termqa("review", "import", "before.xlsx")
    lines = termqa("check", text, "--since", "before.xlsx").out.splitlines()
    assert lines[0].startswith("5 open findings")
    assert "Since before.xlsx: 0 fixed, 2 closed, 5 still open, 0 new." in lines


def test_the_report_to_compare_with_is_not_overwritten(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    outcome = termqa("check", text, "--since", "termqa-report.xlsx")
    assert (outcome.code, "is the report to compare with" in outcome.err) == (2, True)


@pytest.mark.parametrize("options", [(), ("-o", "q.xlsx")], ids=["its usual name", "-o"])
@pytest.mark.parametrize(
    "said", [{"decision": "需修改 Fix"}, {"decision": "误报", "comment": "ok"}, {"comment": "ask the bureau"}]
)
def test_a_workbook_with_decisions_that_are_not_on_record_is_not_overwritten(
    termqa, text: str, tmp_path: Path, options: tuple[str, ...], said: dict[str, str]
):
    name = options[-1] if options else "termqa-report.xlsx"
    termqa("check", text, *options)
    assert termqa("check", text, *options).code == 1  # nothing is lost yet
    filled = decide(tmp_path / name, only("number-value", **said)).read_bytes()
    outcome = termqa("check", text, *options)
    assert (outcome.code, f"{name}: holds 1 decisions or comments" in outcome.err) == (2, True)
    assert (tmp_path / name).read_bytes() == filled
    termqa("review", "import", name)
    assert termqa("check", text, *options).code == 1


def test_a_workbook_with_refused_rows_is_not_overwritten_after_its_import(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", only("number-magnitude", decision="Accept"))
    assert termqa("review", "import", "termqa-report.xlsx").code == 1
    outcome = termqa("check", text)
    assert (outcome.code, "holds 1 decisions" in outcome.err) == (2, True)


def test_a_workbook_with_signed_figures_is_not_overwritten(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    book = openpyxl.load_workbook(tmp_path / "termqa-report.xlsx")
    sheet = book["数字 Numbers"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("Checked by") + 1).value = "甲"
    book.save(tmp_path / "termqa-report.xlsx")
    outcome = termqa("check", text)
    assert (outcome.code, "bears signatures" in outcome.err) == (2, True)


def test_a_workbook_that_only_repeats_what_is_on_record_is_overwritten(termqa, text: str, tmp_path: Path):
    termqa("check", text)
    decide(tmp_path / "termqa-report.xlsx", lambda fields: {"decision": "误报", "comment": "ok"})
    termqa("review", "import", "termqa-report.xlsx")
    tsv(tmp_path / "news.tsv", [(id_, zh.replace("。", "，为近年最高。"), en) for id_, zh, en in ROWS])
    states = {f["state"] for f in json.loads(termqa("check", text, "--format", "json").out)["findings"]}
    assert "carried" in states
    assert [termqa("check", text).code for _ in range(3)] == [1, 1, 1]
    decide(tmp_path / "termqa-report.xlsx", lambda fields: {"comment": "seen"} if "Carried" in fields["state"] else {})
    assert termqa("check", text).code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "news.tsv", "--decisions", "none.jsonl"], "there is no file none.jsonl"),
        (["check", "news.tsv", "--since", "none.xlsx"], "there is no such file"),
        (["check", "news.tsv", "--since", "news.tsv"], "is not an earlier report"),
        (["review", "import", "news.tsv"], "workbook"),
        (["review", "list", "--only", "maybe"], "is not one of"),
        (["review", "prune", "news.tsv", "--before", "soon"], "is not a date"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_a_user_can_mend_is_said_in_one_line(termqa, text: str, arguments: list[str], said: str):
    outcome = termqa(*arguments)
    assert outcome.code == 2 and said in outcome.err and "Traceback" not in outcome.err
