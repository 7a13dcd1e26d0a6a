"""Decisions find their findings again after the edits that translators make, and no others."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from termqa.config import Settings
from termqa.pipeline import check
from termqa.review import Entry, compare, honour
from termqa.review.match import match

from .conftest import ROWS, Desk, found, tsv
from .edits import EDITS, Row, simulate

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def sample_rows() -> list[Row]:
    """The pairs of the sample with planted errors."""
    report = check([str(SAMPLES / "briefing.zh.docx"), str(SAMPLES / "briefing.en.docx")], settings=Settings())
    pairs = [pair for _, pair in report.pairs]
    return [(pair.id, *(" ".join(side.text.split()) for side in (pair.source, pair.target))) for pair in pairs]


def write(path: str, rows: list[Row]) -> None:
    tsv(Path(path), rows)


@pytest.mark.parametrize("edit", EDITS)
def test_at_least_95_percent_of_decisions_are_kept_and_none_is_wrongly_applied(
    edit: str, sample_rows: list[Row], tmp_path: Path
):
    outcomes = [simulate(edit, seed, str(tmp_path / "b.tsv"), sample_rows, write) for seed in range(3)]
    again, kept = sum(o.again for o in outcomes), sum(o.kept for o in outcomes)
    assert again >= 20
    assert (kept >= 0.95 * again, sum(o.wrong for o in outcomes)) == (True, 0), (kept, again)


LONG = "上半年，全国民间投资同比增长3%，增速总体平稳。"


def entry_of(desk: Desk, zh: str, en: str = "Civil investment increased by 3 percent in the first half.") -> Entry:
    finding = found(desk.check([("1", zh, en)]))["1", "term-forbidden"]
    return Entry(finding.id, finding.rule, "accept", file="news.tsv", source=zh, target=en)


def states(desk: Desk, entry: Entry, *rows: tuple[str, str]) -> list[str]:
    report = desk.check([(str(n), *row) for n, row in enumerate(rows, 1)])
    honour(report, [entry], "decisions")
    return [f.state for f in report.findings if f.rule == "term-forbidden"]


EN = "Civil investment increased by 3 percent in the first half."


@pytest.mark.parametrize(
    ("zh", "en", "state"),
    [
        (LONG, "In the first half, civil investment rose by 3 percent.", "closed"),
        ("  " + LONG.replace("，", ","), EN, "closed"),
        ("上半年，全国民间投资同比增长3%，增速基本平稳。", EN, "carried"),
        ("上半年，全国民间投资同比增长3%，", EN, "carried"),
        ("民间投资占全部投资的一半。", EN, "new"),
        ("上半年，全国民间投资同比增长3%，增速基本平稳。", "Nothing else is alike: civil investment matters.", "new"),
    ],
    ids=["english reworded", "punctuated", "chinese reworded", "split", "other source", "other translation"],
)
def test_how_far_a_decision_reaches(desk: Desk, zh: str, en: str, state: str):
    assert states(desk, entry_of(desk, LONG), (zh, en)) == [state]


def test_between_two_that_are_equally_alike_no_decision_is_carried(desk: Desk):
    near = [LONG.replace("总体", "基本"), LONG.replace("总体", "大致")]
    assert states(desk, entry_of(desk, LONG), *[(zh, EN) for zh in near]) == ["new", "new"]


def test_an_exact_match_leaves_nothing_to_carry(desk: Desk):
    assert states(desk, entry_of(desk, LONG), (LONG, EN), (LONG.replace("总体", "基本"), EN)) == ["closed", "new"]


def test_one_decision_is_not_carried_to_a_finding_that_two_could_claim(desk: Desk):
    entries = [entry_of(desk, LONG.replace("总体", word)) for word in ("总体", "大致")]
    report = desk.check([("1", LONG.replace("总体", "基本"), EN)])
    honour(report, entries, "decisions")
    assert found(report)["1", "term-forbidden"].state == "new"


def test_of_more_copies_than_were_decided_those_in_the_same_file_come_first(desk: Desk):
    report = desk.check([("1", LONG, EN), ("2", LONG, EN)])
    first, second = (f for f in report.findings if f.rule == "term-forbidden")
    elsewhere = replace(first, file="other.tsv")
    entry = Entry(first.id, first.rule, "accept", file="news.tsv", source=LONG, target=EN)
    assert match([entry], [elsewhere, second]) == {1: (0, True)}


def test_a_report_tells_what_was_fixed_what_is_still_open_and_what_is_new(desk: Desk, tmp_path: Path):
    desk.export(desk.check(), "before.xlsx")
    rows = [("1", ROWS[0][1], "Annual output reached 443.7 billion yuan, a record high."), *ROWS[1:]]
    after = desk.check(
        [*rows, ("8", "进口增长7%。", "Imports grew by 9 percent.")], since=str(tmp_path / "before.xlsx")
    )
    states = {key: finding.state for key, finding in found(after).items()}
    assert states["2", "number-value"] == "open" and states["8", "number-value"] == "new"
    assert after.since and [(e.rule, e.segment) for e in after.since.fixed] == [("number-magnitude", "1")]
    assert (after.since.new, after.since.still) == (1, len(after.findings) - 1)


@pytest.mark.parametrize("suffix", ["xlsx", "json"])
def test_an_earlier_report_may_be_a_workbook_or_json(desk: Desk, suffix: str, tmp_path: Path):
    desk.export(desk.check(), f"before.{suffix}")
    after = desk.check(since=str(tmp_path / f"before.{suffix}"))
    assert {f.state for f in after.findings} == {"open"}
    assert after.since and (after.since.fixed, after.since.new) == ((), 0)


ROUNDED = [*ROWS, ("8", "进出口总额达10.34万亿元。", "Imports and exports totaled over 10 trillion yuan.")]


def test_findings_that_a_run_does_not_list_are_neither_new_nor_fixed(desk: Desk, tmp_path: Path):
    desk.export(desk.check(ROUNDED), "short.xlsx")
    everything = desk.check(show_info=True)
    assert everything.counts()["info"] == 1
    desk.export(everything, "all.xlsx")
    for before, settings in (
        ("short.xlsx", {}),
        ("all.xlsx", {}),
        ("all.xlsx", {"show_info": True}),
        ("all.xlsx", {"select": ("number",)}),
    ):
        after = desk.check(since=str(tmp_path / before), **settings)
        assert after.since and (after.since.fixed, after.since.new) == ((), 0), (before, settings)


def test_findings_of_a_text_that_is_not_checked_now_are_not_called_fixed(desk: Desk):
    report = desk.check()
    earlier = desk.check()
    known = [replace_file(f) for f in earlier.findings]
    compare(report, known, "before.xlsx")
    assert report.since and report.since.fixed == ()


def replace_file(finding):
    from termqa.model import Earlier

    return Earlier("0" * 16, finding.rule, "major", "elsewhere.tsv", "1", "x", "y", "")


def test_a_decision_that_nothing_needs_is_counted_as_unused(desk: Desk):
    report = desk.check([("1", "谢谢大家。", "Thank you all.")])
    entry: Callable[[str], Entry] = lambda decision: Entry("0" * 16, "term-case", decision, file="old/news.tsv")  # noqa: E731
    for decision, count in (("accept", 1), ("fix", 0)):
        honour(report, [entry(decision)], "decisions")
        assert report.decided and report.decided.unused == count
