"""The library: what ``import termqa`` gives, and the example that the README shows."""

import subprocess
import sys
from pathlib import Path

import pytest

import termqa
from termqa import Concept, Document, Glossary, Lang, Settings, UserError, check

ROOT = Path(__file__).parents[1]
ZH, EN = "全年产值达4437亿元。", "Annual output reached 44.37 billion yuan."


def rules(*texts: object, **options: object) -> list[str]:
    return [finding.rule for finding in check(*texts, **options).findings]


def test_all_that_is_public_can_be_had_and_is_documented():
    for name in termqa.__all__:
        assert getattr(termqa, name).__doc__
    with pytest.raises(AttributeError, match="nothing"):
        termqa.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_of_weight():
    heavy = {"regex", "openpyxl", "lxml", "docx", "typer"}
    command = f"import sys, termqa; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "[]\n"


def test_the_example_of_the_readme_prints_what_it_says(capsys: pytest.CaptureFixture[str]):
    section = (ROOT / "README.md").read_text("utf-8").partition("## The library")[2]
    code, printed = (section.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("python", "text"))
    exec(code, {})
    assert capsys.readouterr().out == printed


def test_two_documents_two_paths_and_a_list_of_paths_are_checked_alike(tmp_path: Path):
    for name, text in (("a.zh.txt", ZH), ("a.en.txt", EN)):
        (tmp_path / name).write_text(text, "utf-8")
    paths = tmp_path / "a.zh.txt", tmp_path / "a.en.txt"
    expected = ["number-magnitude"]
    assert rules(Document.from_text(ZH), Document.from_text(EN)) == expected
    assert rules(*paths) == rules([str(path) for path in paths]) == rules(tmp_path) == expected


def test_an_english_document_is_checked_alone_and_english_may_be_the_source():
    assert rules(Document.from_text("It  grew.", Lang.EN)) == ["text-space"]
    assert rules(Document.from_text(EN), Document.from_text(ZH)) == ["number-magnitude"]


def test_a_glossary_of_ones_own_takes_the_place_of_all_others(tmp_path: Path):
    own = Glossary((Concept("t1", "口袋公园", en="pocket park"),))
    texts = Document.from_text("新质生产力和口袋公园。"), Document.from_text("New productivity and a mini park.")
    found = [f.problem.term.zh for f in check(*texts, glossary=own).findings if f.problem.term]
    assert found == ["口袋公园"]
    path = tmp_path / "own.csv"
    path.write_text("zh,en\n口袋公园,pocket park\n", "utf-8")
    assert [f.problem.term.zh for f in check(*texts, glossary=path).findings if f.problem.term] == found


def test_settings_hold_for_the_library_as_for_the_command_line():
    texts = Document.from_text(ZH), Document.from_text(EN)
    assert rules(*texts, settings=Settings(ignore=("number-magnitude",))) == []


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        ((Document.from_text(ZH), None), "has no document beside it"),
        ((Document.from_text(ZH), Document.from_text(ZH)), "is in the language of"),
        (("a.txt", Document.from_text(EN)), "is a document beside a path"),
    ],
)
def test_documents_that_make_no_pair_are_refused(texts: tuple[object, object], what: str):
    with pytest.raises(UserError, match=what):
        check(*texts)
