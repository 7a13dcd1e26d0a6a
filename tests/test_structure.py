"""Each thing stands once, under its own name, and the README tells users of it."""

import functools
import importlib
import inspect
import pkgutil
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

import termqa
from termqa import rules
from termqa.cli import CLEAN, FOUND, MEND, app
from termqa.config import Settings
from termqa.guide import documentation
from termqa.model import Lang
from termqa.report import REPORTS
from termqa.rules import RULES, Rule

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
COMMANDS = sorted(get_command(app).commands)
CONSOLE = re.compile(r"^```console\n\$ termqa ([^\n]*)\n(.*?)```$", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def readme_table() -> str:
    """The table of rules as the README shows it."""
    rows = [
        f"| `{rule.name}` | {rule.severity.value} | {rule.title.in_(Lang.EN)} · {rule.title.in_(Lang.ZH)} |\n"
        for rule in RULES
    ]
    return "".join(["| rule | severity | what it finds |\n", "|---|---|---|\n", *rows])


def test_every_rule_file_is_listed_once_under_its_own_name_in_alphabetical_order():
    folder = Path(rules.__file__).parent
    files = sorted(path.stem for path in folder.glob("*.py") if path.stem not in ("__init__", "rule"))
    assert [rule.name for rule in RULES] == sorted(stem.replace("_", "-") for stem in files)
    for stem, rule in zip(files, RULES, strict=True):
        assert importlib.import_module(f"termqa.rules.{stem}").RULE is rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_why_in_its_documentation_and_has_a_title_in_both_languages(rule: Rule):
    page = documentation(rule)
    first = page.partition("\n\n")[0]
    assert first.endswith((".", ":")) and re.search(r"^Why: \S", page, re.MULTILINE)
    assert rule.title.zh and rule.title.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_either_checks_pairs_or_gathers_and_concludes(rule: Rule):
    assert bool(rule.check) != bool(rule.gather) and bool(rule.gather) == bool(rule.conclude)


def test_the_readme_lists_every_rule_as_it_is(update: bool):
    text = README.read_text("utf-8")
    if update:
        text = TABLE.sub(lambda _: readme_table(), text)
        README.write_text(text, "utf-8", newline="\n")
    assert TABLE.findall(text) == [readme_table()]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str):
    assert f"termqa {command}" in README.read_text("utf-8")


def test_the_output_that_the_readme_shows_is_what_its_commands_print(termqa, update: bool):
    shutil.copytree(ROOT / "samples", "samples")
    text = README.read_text("utf-8")
    shown = CONSOLE.findall(text)
    assert len(shown) >= 3
    for command, output in shown:
        printed = termqa(*shlex.split(command)).out
        if update:
            text = text.replace(f"$ termqa {command}\n{output}", f"$ termqa {command}\n{printed}")
            README.write_text(text, "utf-8", newline="\n")
        else:
            assert output == printed


def test_the_readme_names_every_option_of_check():
    text = README.read_text("utf-8")
    options = [o for p in get_command(app).commands["check"].params for o in p.opts if o.startswith("--")]
    assert len(options) > len(Settings.__dataclass_fields__) / 2
    assert [option for option in options if f"`{option}" not in text] == []


def test_the_readme_names_every_report_format_and_exit_code():
    text = README.read_text("utf-8")
    assert [known.suffix for known in REPORTS.values() if known.suffix and f"`{known.suffix}`" not in text] == []
    assert [code for code in (CLEAN, FOUND, MEND) if f"| {code} |" not in text] == []


def test_the_readme_and_the_continuous_checks_run_the_same_tests():
    readme, checks = README.read_text("utf-8"), (ROOT / ".ci" / "run").read_text("utf-8")
    assert ".venv/bin/python -m pytest\n" in readme and '"$bin/python" -m pytest\n' in checks
    assert ".venv/bin/termqa check samples/\n" in readme and '"$bin/termqa" check samples/' in checks


def test_what_is_remembered_of_words_has_a_bound_so_that_memory_does_not_grow_with_the_text():
    found = pkgutil.walk_packages(termqa.__path__, "termqa.")
    names = [module.name for module in found if not module.name.endswith("__main__")]
    things = [thing for name in names for thing in vars(importlib.import_module(name)).values()]
    caches = {thing for thing in things if isinstance(thing, functools._lru_cache_wrapper)}
    ours = [c for c in caches if c.__module__.startswith("termqa.") and inspect.signature(c).parameters]
    assert len(ours) > 20
    assert [c.__qualname__ for c in ours if c.cache_parameters()["maxsize"] is None] == []


def test_no_file_of_the_package_names_a_machine():
    texts = {path: path.read_text("utf-8") for path in (ROOT / "termqa").rglob("*.py")}
    assert [path.name for path, text in texts.items() if re.search(r"[\"'(](/home/|/work/|/Users/|C:\\)", text)] == []
