"""Settings: the command line over the project's file over the defaults, and errors that name the line."""

import datetime
import json
from pathlib import Path

import pytest

from termqa.config import Item, Settings, chosen_rules, find, resolve
from termqa.errors import UserError
from termqa.model import Lang, Severity

ROWS = "id\tzh\ten\n1\t产值达4437亿元。\tOutput reached 44.37 billion yuan.\n2\t增长5.3%。\tIt  grew by 5.3 percent.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Writes a settings file into the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "termqa.toml") -> Path:
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def test_every_key_of_the_file_becomes_a_setting_and_says_where_it_comes_from(project):
    project(
        'lang = "zh"\nglossaries = ["@prescribed", "own/terms.csv"]\ndecisions = "d.jsonl"\nfail-on = "never"\n'
        'select = ["number"]\nignore = ["number-bound"]\ndate = 2024-04-18\nstyle = "nbs"\n'
        '[severity]\nnumber-date = "minor"\n[rules.text-quotes]\n[per-file-ignores]\n"archive/*" = ["term"]\n'
        '[[checklist]]\nname = "work-report"\nsource = "政府工作报告"\nmessage = "Mind the title"\n'
    )
    settings = resolve()
    assert settings == Settings(
        lang=Lang.ZH, glossaries=("@prescribed", "own/terms.csv"), decisions="d.jsonl", fail_on=None,
        select=("number",), ignore=("number-bound",), date=datetime.date(2024, 4, 18), style="nbs",
        severity={"number-date": Severity.MINOR}, rules={"text-quotes": {}}, per_file_ignores={"archive/*": ("term",)},
        checklist=(Item("work-report", "Mind the title", "政府工作报告"),),
    )  # fmt: skip
    assert settings.origin("style") == "termqa.toml:8" and settings.origin("checklist") == "termqa.toml:14"


def test_the_command_line_wins_over_the_file_but_glossaries_and_severities_lie_over_it(project):
    project('style = "nbs"\nglossaries = ["a.csv"]\n[severity]\nnumber = "minor"\nterm = "minor"\n')
    said = {"style": "pboc", "glossaries": ("b.csv",), "severity": {"term": Severity.INFO}, "lang": None}
    settings = resolve(said)
    assert (settings.style, settings.glossaries) == ("pboc", ("a.csv", "b.csv"))
    assert settings.severity == {"number": Severity.MINOR, "term": Severity.INFO}
    assert (settings.origin("style"), settings.lang) == ("--style", Lang.EN)


def test_the_file_is_searched_upward_to_the_root_of_the_repository_and_its_paths_are_its_own(
    project, tmp_path, monkeypatch
):
    project('glossaries = ["terms.csv"]\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert find() == (tmp_path / "termqa.toml").resolve()
    assert Path(resolve().glossaries[0]) == tmp_path / "terms.csv"
    (tmp_path / "a" / ".git").mkdir()
    assert find() is None


def test_a_pyproject_file_holds_settings_in_a_table_of_its_own(project):
    project('[project]\nname = "x"\n[tool.termqa]\nstyle = "scio"\n', "pyproject.toml")
    assert resolve().style == "scio"
    project('[project]\nname = "x"\n', "pyproject.toml")
    assert find() is None or find().parent != Path.cwd()


@pytest.mark.parametrize(
    ("text", "where", "what", "hint"),
    [
        ('lang = "zh"\nselct = ["a"]\n', "termqa.toml:2", 'unknown key "selct"', 'did you mean "select"?'),
        ('lang = "de"\n', "termqa.toml:1", "lang is 'de'", "it can be: zh, en"),
        ("select = 3\n", "termqa.toml:1", "select is 3", "give it a list"),
        ('date = "18 April"\n', "termqa.toml:1", "date is '18 April'", "write it as 2024-04-18"),
        ('[severity]\nnumber = "bad"\n', "termqa.toml:2", "number is 'bad'", "critical, major"),
        ("[severity]\nfoo = 1\n", "termqa.toml:2", 'unknown rule "foo"', "termqa rules"),
        ('[[checklist]]\nname = "a"\nsource = "("\nmessage = "m"\n', "termqa.toml:1", "source is no pattern", ""),
        ('[[checklist]]\nname = "A b"\nsource = "x"\nmessage = "m"\n', "termqa.toml:1", "has no fitting name", ""),
        ('[[checklist]]\nname = "a"\nmessage = "m"\n', "termqa.toml:1", "lacks a message or both patterns", ""),
        ('[[checklist]]\nname = "a"\nsource = "x"\nwhen = "source-only"\nmessage = "m"\n',
         "termqa.toml:1", "needs source and target", ""),
        ('[[checklist]]\nname = "a"\nsorce = "x"\nmessage = "m"\n', "termqa.toml:1", 'unknown key "sorce"', "source"),
        ("lang = \n", "termqa.toml", "is not valid TOML", "termqa init"),
    ],
)  # fmt: skip
def test_what_the_file_says_wrongly_is_named_with_its_line(project, text: str, where: str, what: str, hint: str):
    project(text)
    with pytest.raises(UserError) as error:
        resolve()
    assert error.value.where == where and what in error.value.what and hint in error.value.hint


def test_a_rule_named_wrongly_is_reported_where_it_stands(project):
    project('[severity]\nnubmer-value = "minor"\n')
    with pytest.raises(UserError, match='unknown rule "nubmer-value"') as error:
        resolve()
    assert error.value.where == "termqa.toml:2" and "number-value" in error.value.hint


@pytest.mark.parametrize(("name", "meant"), [("numbr", "number"), ("txet", "text"), ("checklst", "checklist")])
def test_the_beginning_of_names_of_rules_may_be_what_was_meant(project, name: str, meant: str):
    project('[[checklist]]\nname = "a"\nsource = "x"\nmessage = "m"\n[severity]\nchecklist-a = "minor"\n')
    with pytest.raises(UserError) as error:
        chosen_rules(resolve({"select": (name,)}))
    assert error.value.hint.startswith(f'did you mean "{meant}"?')


def test_options_of_a_rule_take_values_of_their_own_kind(project):
    project("[rules.text-punctuation]\nsentence-words = 9\n")
    rule = next(r for r in chosen_rules(resolve()) if r.name == "text-punctuation")
    assert rule.options.sentence_words == 9
    project('[rules.text-punctuation]\nsentence-words = "nine"\n')
    with pytest.raises(UserError, match="sentence-words is 'nine'"):
        chosen_rules(resolve())
    project("[rules.text-punctuation]\nsentence-wrods = 9\n")
    with pytest.raises(UserError, match="has no option") as error:
        chosen_rules(resolve())
    assert 'did you mean "sentence-words"?' in error.value.hint


@pytest.mark.parametrize(
    ("item", "loud", "silent"),
    [
        ('source = "报告"\ntarget = "memo"', "报告。|A memo.", "报告。|A report."),
        ('source = "报告"\ntarget = "report"\nwhen = "source-only"', "报告。|A memo.", "报告。|A report."),
        ('source = "报告"\ntarget = "report"\nwhen = "target-only"', "讲话。|A report.", "报告。|A report."),
        ('target = "(?i)memo"', "报告。|MEMO.", "报告。|A report."),
        ('source = "报告"', "报告。|A memo.", "讲话。|A speech."),
    ],
)
def test_an_item_of_the_checklist_speaks_where_its_patterns_fit(project, termqa, item: str, loud: str, silent: str):
    project(f'[[checklist]]\nname = "own"\nmessage = "Mind this"\nseverity = "major"\n{item}\n')
    rows = [f"{n}\t" + row.replace("|", "\t") for n, row in enumerate((loud, silent), 1)]
    Path("rows.tsv").write_text("id\tzh\ten\n" + "\n".join(rows) + "\n", "utf-8")
    report = json.loads(termqa("check", "rows.tsv", "--select", "checklist", "--format", "json").out)
    assert [(f["rule"], f["segment"], f["severity"], f["message"]["en"]) for f in report["findings"]] == [
        ("checklist-own", "1", "major", "Mind this")
    ]


def test_a_pattern_that_takes_too_long_is_reported_and_the_run_goes_on(project, termqa, monkeypatch):
    monkeypatch.setattr("termqa.config.checklist.PATIENCE", 0.01)
    project('[[checklist]]\nname = "slow"\nmessage = "m"\ntarget = "(a|aa)+$"\n')
    Path("rows.tsv").write_text(
        f"id\tzh\ten\n1\t报告\t{'a' * 60}!\n2\t达4437亿元。\tIt was 44.37 billion yuan.\n", "utf-8"
    )
    outcome = termqa("check", "rows.tsv", "--format", "text")
    assert "checklist-slow" in outcome.err and "number-magnitude" in outcome.out


def test_rules_are_silent_in_the_files_that_ignore_them(project, termqa):
    project('[per-file-ignores]\n"old.tsv" = ["number"]\n')
    for name in ("old.tsv", "new.tsv"):
        Path(name).write_text(ROWS, "utf-8")
    findings = json.loads(termqa("check", "old.tsv", "new.tsv", "--format", "json").out)["findings"]
    assert {(f["file"], f["rule"]) for f in findings} == {
        ("old.tsv", "text-space"), ("new.tsv", "text-space"), ("new.tsv", "number-magnitude"),
    }  # fmt: skip


def test_init_writes_settings_and_a_glossary_that_check_accepts_and_overwrites_nothing(termqa):
    outcome = termqa("init")
    assert (outcome.code, outcome.out) == (0, "→ termqa.toml\n→ terms.csv\n")
    Path("rows.tsv").write_text(ROWS, "utf-8")
    assert termqa("check", ".", "--format", "text").code == 1
    again = termqa("init")
    assert again.code == 2 and "termqa.toml: is there already" in again.err


def test_config_shows_each_value_with_where_it_comes_from(project, termqa):
    project('style = "nbs"\n[severity]\nnumber = "minor"\n')
    lines = termqa("config").out.splitlines()
    assert "style = nbs  # termqa.toml:1" in lines and "severity = {number: minor}  # termqa.toml:2" in lines
    assert "fail-on = major  # default" in lines


def test_the_settings_file_named_on_the_command_line_is_used(project, termqa):
    project('lang = "zh"\n', "other.toml")
    assert "lang = zh  # other.toml:1" in termqa("config", "--config", "other.toml").out
    missing = termqa("config", "--config", "none.toml")
    assert missing.code == 2 and "none.toml: there is no such settings file" in missing.err


def test_a_rule_of_the_checklist_can_be_looked_up(termqa, tmp_path: Path):
    item = 'name = "report-title"\nsource = "政府工作报告"\ntarget = "working report"\nmessage = "Write: work report"\n'
    (tmp_path / "other.toml").write_text(f"[[checklist]]\n{item}", "utf-8")
    assert termqa("rules", "checklist-report-title").code == 2
    page = termqa("rules", "checklist-report-title", "--config", "other.toml").out.splitlines()
    assert page[0] == "checklist-report-title (minor): Write: work report"
    assert page[2:] == ["source: 政府工作报告", "target: working report", "when: both"]
    assert "checklist-report-title" in termqa("rules", "--config", "other.toml").out.splitlines()[-1]


def test_the_language_of_the_settings_shown_can_be_chosen(termqa):
    assert "lang = zh  # --lang" in termqa("config", "--lang", "zh").out
