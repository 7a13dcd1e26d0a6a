"""Rules on a set of texts: within and across texts, in any order, with earlier texts as precedent."""

import random
from pathlib import Path

import pytest

from termqa.config import Settings
from termqa.model import Report
from termqa.pipeline import check

RULES = ("term-inconsistent", "text-inconsistent", "text-reused")
SETTINGS = Settings(select=RULES, default_glossary=False)
TEXTS = {
    "one.tsv": [
        ("我们建设海上风电场。", "We build offshore wind farms."),
        ("海上风电场并网发电。", "An offshore wind farm was connected to the grid."),
        ("下一步将继续改善山区的交通条件。", "Transport in mountain areas will be further improved."),
        ("渔民的收入比上年增加了两成。", "The incomes of fishermen rose by a fifth from the year before."),
        ("下一步将继续改善山区的交通条件。", "Transport in mountain areas will be made better."),
    ],
    "two.tsv": [
        ("福建的海上风电场建成了。", "The marine wind farms in Fujian are finished."),
        ("对海上风电场进行检查。", "The offshore wind farms were inspected."),
        ("介绍一下海上风电场。", "Let me talk about marine wind farms."),
        ("下一步将继续改善山区的交通条件。", "Transport in mountain areas will be further improved."),
        ("图书馆晚上十点才关门。", "The incomes of fishermen rose by a fifth from the year before."),
    ],
    "three.tsv": [
        ("没有海上风电场就没有电。", "Without offshore wind farms there is no power."),
        ("今天天气很好，适合出门走走。", "It is fine today, just right for a walk outside with the children."),
    ],
}


def write(texts: dict[str, list[tuple[str, str]]], folder: Path) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, pairs in texts.items():
        (folder / name).write_text("source\ttarget\n" + "".join(f"{zh}\t{en}\n" for zh, en in pairs), "utf-8")
    return [str(folder / name) for name in texts]


def told(report: Report) -> set[tuple[str, ...]]:
    """What the findings say, whatever the numbers of their segments."""
    return {
        (Path(f.file).name, f.id, f.problem.message.en.replace(str(Path(f.file).parent), ""), f.pair.target.text)
        for f in report.findings
    }


@pytest.fixture
def found(tmp_path: Path) -> Report:
    write(TEXTS, tmp_path / "texts")
    return check([str(tmp_path / "texts")], settings=SETTINGS)


def test_a_folder_is_compared_within_and_across_its_texts(found: Report):
    assert sorted((f.rule, Path(f.file).name) for f in found.findings) == [
        ("term-inconsistent", "two.tsv"),
        ("text-inconsistent", "one.tsv"),
        ("text-reused", "two.tsv"),
    ]
    (term,) = (f for f in found.findings if f.rule == "term-inconsistent")
    assert term.problem.suggestion == "offshore wind farms"
    assert {Path(p.file).name for p in term.problem.places} == {"one.tsv", "two.tsv", "three.tsv"}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_and_of_segments_changes_nothing(found: Report, tmp_path: Path, seed: int):
    chance = random.Random(seed)
    names = chance.sample(list(TEXTS), len(TEXTS))
    shuffled = {name: chance.sample(TEXTS[name], len(TEXTS[name])) for name in names}
    paths = write(shuffled, tmp_path / "texts")
    assert told(check(paths, settings=SETTINGS)) == told(found)


def test_the_terms_sheet_has_each_rendering_text_by_text(found: Report):
    rows = {(r.rendering, Path(r.file).name): r.count for r in found.terms if r.zh == "海上风电场"}
    assert rows == {
        ("offshore wind farms", "one.tsv"): 2,
        ("offshore wind farms", "two.tsv"): 1,
        ("offshore wind farms", "three.tsv"): 1,
        ("marine wind farms", "two.tsv"): 2,
    }


def test_earlier_accepted_texts_are_precedent_and_are_not_reported_themselves(tmp_path: Path):
    write({"old.tsv": TEXTS["one.tsv"]}, tmp_path / "archive")
    new = [(zh, en.replace("offshore", "marine")) for zh, en in TEXTS["two.tsv"]]
    (path,) = write({"new.tsv": new}, tmp_path / "texts")
    assert not check([path], settings=SETTINGS).findings
    report = check(
        [path], settings=Settings(select=RULES, default_glossary=False, reference=(str(tmp_path / "archive"),))
    )
    assert {f.file for f in report.findings} == {path}
    (term,) = (f for f in report.findings if f.rule == "term-inconsistent")
    assert term.problem.suggestion == "offshore wind farms" and "old.tsv" in term.problem.message.en
    assert report.segments == len(new)


def test_a_reference_that_is_being_checked_is_no_precedent_for_itself(tmp_path: Path):
    paths = write(TEXTS, tmp_path / "texts")
    alone = check(paths, settings=SETTINGS)
    settings = Settings(select=RULES, default_glossary=False, reference=(str(tmp_path / "texts"),))
    assert told(check(paths, settings=settings)) == told(alone)


def test_what_a_longer_term_reports_is_not_reported_again_for_its_parts(found: Report):
    marked = [(f.file, f.segment, s) for f in found.findings for s in f.problem.target]
    assert len(marked) == len(set(marked))
