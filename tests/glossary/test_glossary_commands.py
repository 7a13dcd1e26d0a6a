"""``termqa glossary …``: options, exit codes, and nothing half-written."""

import io
import sys
from pathlib import Path

import openpyxl
import pytest

from termqa.glossary import COLUMNS, load, shipped_files
from termqa.glossary.formats import FORMATS
from termqa.glossary.formats.xlsx import SHEET
from termqa.glossary.lint import RULES

ROOT = Path(__file__).parents[2]
SMALL = "id,zh,en\nc1,算力,computing power\nc2,网络,network\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A glossary of two rows beside the command line, that the project's settings name."""
    (tmp_path / "termqa.toml").write_text('glossaries = ["terms.csv"]\n', "utf-8")
    path = tmp_path / "terms.csv"
    path.write_text(SMALL, "utf-8")
    return path


def test_list_shows_what_is_in_force_and_filters_it(termqa, small: Path):
    everything = termqa("glossary", "list").out.splitlines()
    assert "c1\t算力\tcomputing power\tmust approved" in everything
    bodies = termqa("glossary", "list", "--domain", "bodies", "--status", "approved").out.splitlines()
    assert 0 < len(bodies) < len(everything) and all(line.endswith("\tbodies") for line in bodies)
    alone = termqa("glossary", "list", "--no-default-glossary", "--enforce", "prefer")
    assert (alone.code, alone.out) == (0, "")


def test_list_files_names_shipped_ones_and_the_projects(termqa, small: Path):
    out = termqa("glossary", "list", "--files").out
    assert all(f"@{name}" in out for name in shipped_files())
    assert [line.split(maxsplit=2) for line in out.splitlines()][-1] == ["terms.csv", "2", "on, yours"]


def test_show_says_which_layer_a_term_comes_from(termqa, small: Path):
    assert "default glossary: " in termqa("glossary", "show", "国家统计局").out
    assert "project glossary: terms.csv:2" in termqa("glossary", "show", "computing power").out
    (small.parent / "more.csv").write_text("id,zh,en\nc1,算力,compute\n", "utf-8")
    assert "command line: more.csv:2" in termqa("glossary", "show", "算力", "-g", "more.csv").out


def test_rows_of_an_optional_file_are_found_while_it_is_off_and_say_how_to_switch_it_on(termqa):
    off = "(off, --glossary @prescribed)"
    assert all(line.endswith(off) for line in termqa("glossary", "search", "两岸关系", "-n", "1").out.splitlines())
    assert off in termqa("glossary", "show", "两岸关系").out
    assert off not in termqa("glossary", "search", "两岸关系", "-g", "@prescribed").out
    assert off not in termqa("glossary", "show", "两岸关系", "-g", "@prescribed").out
    assert termqa("glossary", "search", "两岸关系", "--no-default-glossary").code == 1


def test_a_search_without_a_hit_exits_with_1(termqa):
    outcome = termqa("glossary", "search", "qwertz")
    assert (outcome.code, outcome.out) == (1, "") and "qwertz" in outcome.err


def test_add_writes_one_row_into_the_projects_glossary(termqa, small: Path):
    outcome = termqa("glossary", "add", "储能", "energy storage", "--forbid", "energy saving", "--set", "case=lower")
    assert outcome.code == 0, outcome.err
    (row,) = [c for c in load(small) if c.zh == "储能"]
    assert (row.en, row.case, row.status, [w.text for w in row.en_forbidden]) == (
        "energy storage", "lower", "proposed", ["energy saving"],
    )  # fmt: skip
    assert set(SMALL.splitlines()[1:]) < set(small.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "算力", "compute"], "is there already: c1"),
        (["add", "储能", "energy storage", "--forbid", "Energy Storage"], "approved-and-forbidden"),
        (["add", "储能", "energy storage", "--set", "colour=red"], "--set colour=red"),
        (["add", "储能", "energy storage", "--status", "aproved"], 'did you mean "approved"?'),
        (["add"], "no terminal to ask on"),
        (["edit", "c1", "--set", "since=2024/3/5"], "is not a date"),
        (["edit", "c1", "--forbid", "computing power"], "approved-and-forbidden"),
        (["edit", "c1", "--drop", "nothing"], "has no such form"),
        (["add", "储能", "energy \udcff storage"], "is not valid UTF-8"),
        (["edit", "c1"], "no terminal to ask on"),
        (["edit", "qwertz", "--approve"], "is no id or term"),
        (["add", "储能", "energy storage", "--file", "@bodies"], "is a shipped glossary"),
    ],
    ids=str,
)
def test_an_edit_that_makes_no_sense_is_refused_and_nothing_is_written(termqa, small: Path, arguments, words: str):
    outcome = termqa("glossary", *arguments)
    assert outcome.code == 2 and words in outcome.err and "Traceback" not in outcome.err
    assert small.read_text("utf-8") == SMALL


def test_without_a_project_glossary_a_file_must_be_named(termqa, tmp_path: Path):
    outcome = termqa("glossary", "add", "储能", "energy storage")
    assert outcome.code == 2 and "--file" in outcome.err
    assert termqa("glossary", "add", "储能", "energy storage", "--file", "new.csv").code == 0
    assert [c.zh for c in load(tmp_path / "new.csv")] == ["储能"]


def test_an_edit_of_the_default_glossary_is_a_row_in_the_projects(termqa, small: Path):
    assert termqa("glossary", "edit", "国家统计局", "--admit", "Statistics Bureau").code == 0
    (row,) = [c for c in load(small) if c.zh == "国家统计局"]
    (shipped,) = [c for path in shipped_files().values() for c in load(path) if c.zh == "国家统计局"]
    assert row.id == shipped.id and row.en_admitted == (*shipped.en_admitted, "Statistics Bureau")


def test_an_edit_starts_from_the_row_of_the_file_though_another_is_in_force(termqa, small: Path):
    mine = ["--status", "proposed", "--forbid", "Numbers Office", "--note", "mine"]
    assert termqa("glossary", "edit", "国家统计局", *mine).code == 0
    outcome = termqa("glossary", "edit", "国家统计局", "--source", "NBS 2024")
    assert len(outcome.out.splitlines()) == 2 and outcome.out.endswith("→ “NBS 2024”\n"), outcome.out
    (row,) = [c for c in load(small) if c.zh == "国家统计局"]
    assert (row.status, row.note, row.source) == ("proposed", "mine", "NBS 2024")
    assert "Numbers Office" in [w.text for w in row.en_forbidden]


def test_an_edit_never_overwrites_another_term_that_has_the_id(termqa, small: Path):
    shipped = next(c for path in shipped_files().values() for c in load(path) if c.zh == "国家统计局")
    small.write_text(f"id,zh,en,status\n{shipped.id},风筝,kite,proposed\n", "utf-8")
    outcome = termqa("glossary", "edit", "国家统计局", "--note", "n")
    assert outcome.code == 2 and f"has its id, {shipped.id}, for another term: 风筝" in outcome.err
    assert termqa("glossary", "edit", shipped.id, "--note", "n").code == 0
    assert [(c.zh, c.note) for c in load(small)] == [("风筝", "n")]


def test_a_proposal_for_a_shipped_term_is_shown_and_can_be_approved(termqa, small: Path):
    shipped = next(c for path in shipped_files().values() for c in load(path) if c.zh == "国家统计局")
    outcome = termqa("glossary", "add", "国家统计局", "State Statistics Bureau")
    assert f"takes the place of {shipped.id}" in outcome.err and "once approved" in outcome.err
    (row,) = [c for c in load(small) if c.zh == "国家统计局"]
    beside = f"not in force beside {shipped.id}"
    assert beside in termqa("glossary", "list", "--status", "proposed").out
    assert termqa("glossary", "list", "--mine").out.count("\n") == 3
    assert beside in termqa("glossary", "search", "State Statistics Bureau").out
    shown = termqa("glossary", "show", "国家统计局").out
    assert "terms.csv:2" in shown and f"not in force   beside {shipped.id}" in shown
    assert "not in force beside approved ones" in termqa("glossary", "stats").out
    assert "once approved" not in termqa("glossary", "edit", row.id, "--approve").err
    shown = termqa("glossary", "show", "国家统计局").out
    assert "State Statistics Bureau" in shown and "not in force" not in shown and shown.count("from ") == 1


def test_an_empty_option_clears_its_field(termqa, small: Path):
    assert termqa("glossary", "edit", "c1", "--note", "n", "--source", "S").code == 0
    assert termqa("glossary", "edit", "c1", "--note", "").code == 0
    assert [(c.note, c.source) for c in load(small) if c.id == "c1"] == [("", "S")]


def test_an_import_that_changes_nothing_names_no_file_as_written(termqa, small: Path):
    (small.parent / "in.csv").write_text("中文,英文\n算力,computing power\n", "utf-8")
    outcome = termqa("glossary", "import", "in.csv")
    assert outcome.out == "0 added, 0 removed, 0 changed\n" and "→ terms.csv" not in outcome.err


def test_a_dry_run_shows_the_change_and_writes_nothing(termqa, small: Path):
    outcome = termqa("glossary", "edit", "c1", "--en", "compute", "--dry-run")
    assert "en: “computing power” → “compute”" in outcome.out and small.read_text("utf-8") == SMALL


class Terminal(io.StringIO):
    """Answers typed on a terminal."""

    def isatty(self) -> bool:
        return True


def test_add_and_edit_ask_on_a_terminal(termqa, small: Path, monkeypatch: pytest.MonkeyPatch):
    answers = ["储能", "energy storage", "power storage", "", "energy", "", "approved", "NEA 2024", ""]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join([*answers, ""])))
    assert termqa("glossary", "add").code == 0
    (row,) = [c for c in load(small) if c.zh == "储能"]
    assert (row.en, row.en_admitted, row.domain, row.source) == (
        "energy storage",
        ("power storage",),
        "energy",
        "NEA 2024",
    )
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(["", "storage", *[""] * 7, ""])))
    assert termqa("glossary", "edit", "储能").code == 0
    (row,) = [c for c in load(small) if c.zh == "储能"]
    assert (row.en, row.en_admitted) == ("storage", ("power storage",))


def test_lint_exits_with_0_1_or_2_and_names_file_line_level_and_rule(termqa, small: Path):
    assert termqa("glossary", "lint", ROOT / "glossary").code == 0
    small.write_text("id,zh,en\nc1,算力,computing  power\n", "utf-8")
    outcome = termqa("glossary", "lint", "terms.csv")
    assert outcome.code == 1 and outcome.out.startswith("terms.csv:1: warning not-formatted")
    assert "\nterms.csv:2: error spaces c1: en has blanks" in outcome.out
    assert "中有多余或特殊的空白" in termqa("glossary", "lint", "--lang", "zh").out
    small.write_bytes("id,zh,en\nc1,算力,computing power\n".encode("gbk"))
    outcome = termqa("glossary", "lint", "terms.csv")
    assert outcome.code == 2 and "error unreadable" in outcome.out and "GBK" in outcome.out


def test_lint_warns_of_a_row_that_takes_over_the_id_of_another_shipped_term(termqa, small: Path):
    shipped = next(c for path in shipped_files().values() for c in load(path) if c.zh == "国家统计局")
    small.write_text(f"id,zh,en,status\n{shipped.id},风筝,kite,proposed\n", "utf-8")
    outcome = termqa("glossary", "lint")
    assert outcome.code == 0 and f"terms.csv:2: warning id-of-another-term {shipped.id}" in outcome.out
    small.write_text(f"id,zh,en,status\n{shipped.id},国家统计局,Bureau,proposed\n", "utf-8")
    assert "id-of-another-term" not in termqa("glossary", "lint").out


def test_lint_with_texts_names_rows_they_never_use_and_forbidden_renderings_they_often_have(termqa, small: Path):
    small.write_text("id,zh,en,en_forbidden\nc1,算力,computing power,compute\nc2,网络,network,\n", "utf-8")
    rows = "".join(f"算力增长{n}%。\tCompute grew by {n} percent.\n" for n in (3, 4, 5))
    (small.parent / "texts.tsv").write_text("zh\ten\n" + rows, "utf-8")
    lines = termqa("glossary", "lint", "--all", "--corpus", "texts.tsv").out.splitlines()
    assert "terms.csv:2: info forbidden-in-use c1: “compute”, forbidden, stands 3 times in the translations." in lines
    assert [line for line in lines if "never-used" in line] == [
        "terms.csv:3: info never-used c2: does not stand in these texts."
    ]


def test_lint_fix_mends_and_formats_what_is_safe(termqa, small: Path):
    small.write_text("id,zh,en,en_admitted\nc2,网络,network,network\nc1,算力,computing  power，compute,\n", "utf-8")
    assert termqa("glossary", "lint", "--fix").code == 0
    assert small.read_bytes().decode("utf-8") == (
        '\ufeffid,zh,en,en_admitted\nc1,算力,"computing power, compute",\nc2,网络,network,\n'
    )


def test_fmt_check_says_which_files_would_change_and_fmt_changes_them_once(termqa, small: Path):
    assert (termqa("glossary", "fmt", "--check").code, termqa("glossary", "fmt", "--check").out) == (1, "terms.csv\n")
    assert termqa("glossary", "fmt").code == 0 and termqa("glossary", "fmt", "--check").code == 0
    assert termqa("glossary", "fmt", ROOT / "glossary", "--check").code == 0


def test_diff_compares_files_and_folders(termqa, small: Path):
    (small.parent / "new.csv").write_text(SMALL.replace("network", "web"), "utf-8")
    assert "en: “network” → “web”" in termqa("glossary", "diff", "terms.csv", "new.csv").out
    assert termqa("glossary", "diff", "terms.csv", "new.csv", "--format", "md").out.startswith("**Glossary: 0 added")
    assert termqa("glossary", "diff", ROOT / "glossary", ROOT / "glossary").out == "0 added, 0 removed, 0 changed\n"


def test_merge_writes_over_ours_or_lists_conflicts_and_writes_nothing(termqa, small: Path):
    (small.parent / "ours.csv").write_text(SMALL.replace("network", "web"), "utf-8")
    (small.parent / "theirs.csv").write_text(SMALL.replace("network", "net"), "utf-8")
    outcome = termqa("glossary", "merge", "terms.csv", "ours.csv", "theirs.csv")
    assert outcome.code == 1 and "conflict: c2 网络 en: ours “web”, theirs “net” (before: “network”)" in outcome.out
    assert (small.parent / "ours.csv").read_text("utf-8") == SMALL.replace("network", "web")
    assert termqa("glossary", "merge", "terms.csv", "ours.csv", "theirs.csv", "--take", "c2.en=theirs").code == 0
    assert [c.en for c in load(small.parent / "ours.csv")] == ["computing power", "net"]


def test_a_merge_for_git_writes_all_that_is_clean_and_marks_the_rest(termqa, small: Path):
    base = "id,zh,en,note\nc1,算力,computing power,\nc2,网络,network,\nc3,风筝,kite,\nc4,灯笼,lantern,\n"
    small.write_text(base, "utf-8")
    theirs = base.replace("network", "net").replace("kite,", "kite,theirs").replace("lantern", "lamp")
    ours = base.replace("network,", "web,ours").replace("c4,灯笼,lantern,\n", "")
    (small.parent / "ours.csv").write_text(ours, "utf-8")
    (small.parent / "theirs.csv").write_text(theirs, "utf-8")
    outcome = termqa("glossary", "merge", "--markers", "terms.csv", "ours.csv", "theirs.csv")
    assert outcome.code == 1 and "conflict: c2 网络 en" in outcome.out and "all else is merged" in outcome.err
    assert (small.parent / "ours.csv").read_text("utf-8-sig") == (
        "id,zh,en,note\nc1,算力,computing power,\n"
        "<<<<<<< ours\nc2,网络,web,ours\n=======\nc2,网络,net,ours\n>>>>>>> theirs\n"
        "c3,风筝,kite,theirs\n<<<<<<< ours\n=======\nc4,灯笼,lamp,\n>>>>>>> theirs\n"
    )
    outcome = termqa("glossary", "list", "-g", "ours.csv")
    assert outcome.code == 2 and "ours.csv:3: a merge left a conflict open here" in outcome.err


def test_an_edit_form_comes_back_with_only_what_was_edited(termqa, small: Path, tmp_path: Path):
    assert termqa("glossary", "export", "terms.csv", "-o", "form.xlsx").code == 0
    assert termqa("glossary", "edit", "c2", "--note", "changed meanwhile").code == 0
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    book[SHEET].cell(2, COLUMNS.index("en_forbidden") + 1).value = "calculating power"
    book.save(tmp_path / "form.xlsx")
    outcome = termqa("glossary", "import", "form.xlsx")
    assert outcome.code == 0 and outcome.out.splitlines()[-1] == "0 added, 0 removed, 1 changed"
    assert [(c.note, [w.text for w in c.en_forbidden]) for c in load(small)] == [
        ("", ["calculating power"]), ("changed meanwhile", []),
    ]  # fmt: skip


def test_an_import_with_a_wrong_row_writes_nothing_and_names_it(termqa, small: Path):
    (small.parent / "in.csv").write_text(
        "中文,英文,禁用译法\n储能,energy storage,Energy Storage\n风电,wind power,\n", "utf-8"
    )
    outcome = termqa("glossary", "import", "in.csv")
    assert outcome.code == 2 and "in.csv:2: error approved-and-forbidden" in outcome.out
    assert small.read_text("utf-8") == SMALL


def test_an_import_says_where_it_takes_the_place_of_the_default_glossary(termqa, small: Path):
    (small.parent / "in.csv").write_text("中文,英文\n国家统计局,Statistics Bureau of China\n", "utf-8")
    outcome = termqa("glossary", "import", "in.csv", "--dry-run")
    assert "takes the place of c" in outcome.err and "National Bureau of Statistics (default" in outcome.err
    assert "columns: 中文 → zh; 英文 → en" in outcome.err and small.read_text("utf-8") == SMALL


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["-o", "g.tbx"], "tbx"),
        (["-o", "g.tbx", "--style", "dct"], "tbx-dct"),
        (["-o", "g.tbx", "--tbx2"], "tbx2"),
        (["-o", "g.tmx"], "tmx"),
    ],
    ids=str,
)
def test_export_writes_what_import_reads(termqa, small: Path, arguments: list[str], name: str):
    assert termqa("glossary", "export", "terms.csv", *arguments).code == 0
    assert FORMATS[name].read(small.parent / arguments[1], {}).rows == load(small).concepts


def test_export_says_what_the_format_drops(termqa, small: Path):
    termqa("glossary", "edit", "c1", "--source", "MIIT 2024", "--set", "en_abbr=CP")
    outcome = termqa("glossary", "export", "terms.csv", "-o", "g.utx")
    assert outcome.code == 0 and "dropped, since the format cannot hold it: en_abbr (1), source (1)" in outcome.err


def test_extract_writes_candidates_that_import_reads(termqa, small: Path, tmp_path: Path):
    pairs = [
        ("全市菜园面积扩大。", "The area of vegetable gardens in the city expanded."),
        ("要发展社区菜园项目。", "Community gardens should be developed."),
        ("各地支持社区菜园建设。", "Localities support the building of community gardens."),
        ("关于社区菜园，问题不多。", "There are few questions about community gardens."),
    ]
    (tmp_path / "pairs.tsv").write_text("zh\ten\n" + "".join(f"{zh}\t{en}\n" for zh, en in pairs), "utf-8")
    assert termqa("glossary", "extract", "pairs.tsv", "-o", "found.xlsx").code == 0
    header, *rows = openpyxl.load_workbook(tmp_path / "found.xlsx").active.iter_rows(values_only=True)
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert (found["社区菜园"]["en"].lower(), found["社区菜园"]["count"]) == ("community gardens", 3)
    assert found["社区菜园"]["renderings seen"].lower() == "community gardens ×3"
    assert termqa("glossary", "import", "found.xlsx").code == 0
    (row,) = [c for c in load(small) if c.zh == "社区菜园"]
    assert row.status == "proposed"
    assert "社区菜园" not in termqa("glossary", "extract", "pairs.tsv", "-o", "again.xlsx").out
    again = openpyxl.load_workbook(tmp_path / "again.xlsx").active
    assert "社区菜园" not in [cell.value for cell in again["A"]]


def test_neither_export_nor_extract_writes_over_a_file_unless_that_is_meant(termqa, small: Path):
    before = small.read_bytes()
    (small.parent / "pairs.tsv").write_text("zh\ten\n社区菜园很好。\tCommunity gardens are good.\n", "utf-8")
    for command in (["export", "-o", "terms.csv"], ["extract", "pairs.tsv", "-o", "terms.csv"]):
        outcome = termqa("glossary", *command)
        assert outcome.code == 2 and "--force" in outcome.err and small.read_bytes() == before
        assert termqa("glossary", *command, "--force").code == 0 and small.read_bytes() != before
        small.write_bytes(before)


def test_candidates_are_written_as_csv_where_the_name_says_so_and_as_nothing_else(termqa, small: Path):
    rows = "".join(f"{a}社区菜园{b}\tCommunity gardens.\n" for a, b in (("发展", "好"), ("支持", "多"), ("新的", "少")))
    (small.parent / "pairs.tsv").write_text("zh\ten\n" + rows, "utf-8")
    assert termqa("glossary", "extract", "pairs.tsv", "-o", "found.csv").code == 0
    assert (small.parent / "found.csv").read_text("utf-8-sig").startswith("zh,en,en_admitted,count,")
    outcome = termqa("glossary", "extract", "pairs.tsv", "-o", "found.txt")
    assert outcome.code == 2 and ".xlsx .csv" in outcome.err and not (small.parent / "found.txt").exists()


def test_the_readme_names_every_command_format_and_lint_rule():
    from typer.main import get_command

    from termqa.cli.glossary import app

    text = (ROOT / "README.md").read_text("utf-8")
    assert [
        name for name in get_command(app).commands if f"`{name}" not in text and f"glossary {name}" not in text
    ] == []
    assert [rule for rule in RULES if f"`{rule}`" not in text] == []
    assert [known.suffix for known in FORMATS.values() if f"`{known.suffix}`" not in text] == []
