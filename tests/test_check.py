"""The whole run: what the library gives back, and that a rule which crashes does not end it."""

import dataclasses
import datetime
import importlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import termqa.config.choice
import termqa.pipeline
from termqa.analyse import Context
from termqa.analyse.figures import read
from termqa.config import Settings
from termqa.errors import UserError
from termqa.model import Document, Severity
from termqa.pipeline import check
from termqa.read import OneFile
from termqa.rules import RULES
from termqa.texts import texts

from .rules.casefile import Case, marked

SAMPLES = Path(__file__).parents[1] / "samples"
ROWS = "id\tzh\ten\n1\t产值达4437亿元。\tOutput  reached 44.37 billion yuan.\n2\t增长5.3%。\tIt grew by 5.3 percent.\n"
WORDS = [
    "4437亿元", "443.7 billion yuan", "5.3%", "5.3 percent", "3.5个百分点", "同比", "year on year", "“", "”", "(", "。",
    ". ", "，", ", ", " ", "9月末", "September", "“十四五”", "14th Five-Year", "新质生产力", "the ", "约",
    "about ", "万", "十", "one-third", "第一", "first", "-", "—", "1、", "\n", "\u3000", "&nbsp;", "𠮷", "e\u0301",
]  # fmt: skip


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "2024-03-05.tsv"
    path.write_text(ROWS, "utf-8")
    return str(path)


def test_findings_stand_in_the_order_of_the_text_and_carry_their_pair(rows: str):
    found = check([rows]).findings
    assert [(f.rule, f.segment, f.severity) for f in found] == [
        ("number-magnitude", "1", Severity.CRITICAL),
        ("text-space", "1", Severity.MINOR),
    ]
    assert [span.of(found[0].pair.source.text) for span in found[0].problem.source] == ["4437亿元"]


UNDONE = "全国规模以上工业增加值同比增长5.3%，民间投资增长3%，产值达4437亿元，前景向好，信心增强。"


def test_a_segment_that_nobody_translated_is_one_finding(tmp_path: Path):
    path = tmp_path / "news.csv"
    done = "出口增长3%。,Exports grew by 3 percent.\n进口形势总体平稳。,Imports were stable on the whole.\n"
    path.write_text(f"source,target\n{done * 9}{UNDONE},{UNDONE}\n出口增长4%。,Exports grew: 出口增长5%.\n", "utf-8")
    found = [(f.rule, f.segment) for f in check([str(path)]).findings]
    assert [rule for rule, segment in found if segment == "19"] == ["text-untranslated"]
    assert {rule for rule, segment in found if segment == "20"} == {"number-missing", "text-untranslated"}


def test_where_a_sentence_is_lacking_is_told_only_of_documents(tmp_path: Path):
    path = tmp_path / "news.csv"
    path.write_text("zh,en\n出口增长3%。,Exports grew by 3 percent.\n形势总体平稳。,\n", "utf-8")
    (omitted,) = check([str(path)]).findings
    assert omitted.problem.message.en == "“形势总体平稳。” has no translation."


@pytest.mark.parametrize(
    ("more", "severity"),
    [
        ("Outlays for cruisers, trucks and guests dwindled.", Severity.MINOR),
        (
            "Fishers in the far north caught more cod, herring, eel and crab than ever, and they sold all of it "
            "abroad at a very good price.",
            Severity.MAJOR,
        ),
    ],
)
def test_a_sentence_that_may_be_the_end_of_a_long_one_counts_less_as_an_addition(more: str, severity: Severity):
    source = "春耕开始。\n\n本市深入学习贯彻海洋强省建设工作会议精神，大兴调查研究，“双车”费用减。\n\n渔港建成。"
    target = (
        "Spring ploughing began.\n\nThe city carefully studied and applied the guiding principles of the conference "
        f"on building a strong maritime province and did extensive research. {more}\n\nThe fishing port was built."
    )
    report = check(Document.from_text(source), Document.from_text(target))
    assert [f.severity for f in report.findings if f.rule == "text-added"] == [severity]


def test_the_date_of_a_document_is_found_in_its_name(rows: str):
    assert check([rows]).date == datetime.date(2024, 3, 5)
    assert check([rows], settings=Settings(date=datetime.date(2025, 1, 1))).date == datetime.date(2025, 1, 1)


def test_every_source_figure_is_in_the_ledger_with_its_verdict(rows: str):
    figures = [(f.segment, f.source, f.target, f.verdict) for f in check([rows]).figures]
    assert figures == [
        ("1", "4437亿元", "44.37 billion yuan", "differs"),
        ("2", "5.3%", "5.3 percent", "equal"),
    ]


def test_a_finding_keeps_its_id_when_its_segment_moves(tmp_path: Path, rows: str):
    head, first, second = ROWS.splitlines()
    moved = tmp_path / "moved.tsv"
    moved.write_text("\n".join([head, second, first.replace("1", "9", 1)]), "utf-8")
    assert [f.id for f in check([str(moved)]).findings] == [f.id for f in check([rows]).findings]


CLASH = (
    "Nearly 3,000 smart clinics were built in the province.",
    "More than 3,000 smart clinics were built in the province.",
    "The share of clean power was 41.2 percent in 2023.",
)


def test_what_contradicts_across_texts_is_found_whatever_their_order(tmp_path: Path):
    paths = [tmp_path / f"{n}.en.txt" for n in range(3)]
    for path, sentence in zip(paths, CLASH, strict=True):
        path.write_text(f"The meeting was held on April 18, 2024.\n\n{sentence}\n", "utf-8")
    runs = [
        check([str(p) for p in order], settings=Settings(select=("number-inconsistent",))).findings
        for order in (paths, paths[::-1])
    ]
    told = [[(f.id, f.file, [p.file for p in f.problem.places]) for f in found] for found in runs]
    assert told[0] == told[1] == [(runs[0][0].id, str(paths[1]), [str(paths[0])])]


def test_what_contradicts_in_one_text_is_found_whatever_the_order_of_its_segments(tmp_path: Path):
    found = []
    for n, lines in enumerate((CLASH, CLASH[::-1])):
        path = tmp_path / f"{n}.en.txt"
        path.write_text("\n\n".join(lines), "utf-8")
        found.append([f.id for f in check([str(path)], settings=Settings(select=("number-inconsistent",))).findings])
    assert found[0] == found[1] and len(found[0]) == 1


def test_a_date_and_a_range_are_one_row_of_the_ledger_in_one_form_on_both_sides(tmp_path: Path):
    path = tmp_path / "a.tsv"
    path.write_text(
        "zh\ten\n2024年4月18日，工期为20至30天。\tOn April 18, 2024, the work was to take 20 to 30 days.\n", "utf-8"
    )
    figures = [(f.source, f.target, f.form, f.target_form) for f in check([str(path)]).figures]
    assert figures == [
        ("2024年4月18日", "April 18, 2024", "2024-04-18", "2024-04-18"),
        ("20至30天", "20 to 30 days", "20–30 day", "20–30 day"),
    ]


def test_a_row_shows_what_tells_equal_figures_apart(tmp_path: Path):
    path = tmp_path / "a.tsv"
    path.write_text("zh\ten\n出口下降5.2%。\tExports rose 5.2 percent.\n", "utf-8")
    (row,) = check([str(path)]).figures
    assert (row.verdict, row.form, row.target_form) == ("differs", "5.2% (down)", "5.2% (up)")


def test_a_figure_that_the_translation_repeats_has_a_row_too(tmp_path: Path):
    path = tmp_path / "a.tsv"
    path.write_text("zh\ten\n产量为412吨。\tOutput was 412 tonnes, and 412 tonnes were sold.\n", "utf-8")
    assert [(f.source, f.target, f.verdict) for f in check([str(path)]).figures] == [
        ("412吨", "412 tonnes", "equal"),
        (None, "412 tonnes", "justified"),
    ]


def test_a_rule_that_crashes_is_reported_by_name_and_place_and_the_run_goes_on(
    rows: str, monkeypatch: pytest.MonkeyPatch
):
    def broken(unit: object, options: object):
        raise ZeroDivisionError("no such thing")
        yield

    rules = tuple(dataclasses.replace(r, check=broken) if r.name == "number-magnitude" else r for r in RULES)
    monkeypatch.setattr(termqa.config.choice, "RULES", rules)
    report = check([rows])
    assert [f.rule for f in report.findings] == ["text-space"]
    (failure,) = report.failures
    assert failure.bug and failure.where.endswith("segment 1")
    assert "number-magnitude" in failure.what and "ZeroDivisionError" in failure.what


LINES = (
    ("出口增长3%。", "Exports grew by 4 percent."),
    ("民间投资增长5%。", "Private investment  grew by 6 percent."),
    ("进口增长7%。", "Imports grew by 8 percent."),
)


WITHOUT = ["number-value", "text-space", "number-value"]
ALL = ["number-value", "number-value", "text-space", "number-value"]


@pytest.mark.parametrize(
    ("module", "function", "what", "still"),
    [
        ("termqa.analyse.figures", "read", "the reading of figures", WITHOUT),
        ("termqa.analyse.figures.zh", "_read", "the reading of figures", WITHOUT),
        ("termqa.analyse.figures.compare", "compare", "the comparison of figures", WITHOUT),
        ("termqa.analyse.terms", "find_uses", "the search for terms", ALL),
        ("termqa.run", "rows", "the figure ledger", ALL),
        ("termqa.rules.number_inconsistent", "_said", "rule number-inconsistent", ALL),
    ],
)
@pytest.mark.parametrize("kind", ["bilingual", "documents"])
def test_an_analysis_that_crashes_is_reported_by_name_and_place_and_the_other_segments_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, function: str, what: str, still: list[str], kind: str
):
    whole = getattr(importlib.import_module(module), function)

    def broken(about: object, *others: object):
        text = about if isinstance(about, str) else about.pair.source.text
        if "民间" in text:
            raise ZeroDivisionError("no such thing")
        return whole(about, *others)

    read.cache_clear()
    monkeypatch.setattr(importlib.import_module(module), function, broken)
    if kind == "bilingual":
        paths = [tmp_path / "news.tsv"]
        paths[0].write_text("zh\ten\n" + "".join(f"{zh}\t{en}\n" for zh, en in LINES), "utf-8")
    else:
        paths = [tmp_path / "news.zh.txt", tmp_path / "news.en.txt"]
        for path, lines in zip(paths, zip(*LINES, strict=True), strict=True):
            path.write_text("\n".join(lines), "utf-8")
    report = check([str(path) for path in paths])
    read.cache_clear()
    assert [f.rule for f in report.findings] == still
    (failure,) = report.failures
    assert failure.bug and failure.where == f"{paths[-1]}: segment 2"
    assert failure.what.startswith(f"{what} crashed: ZeroDivisionError: no such thing (test_check.py:")
    assert report.documents


def test_a_text_whose_check_crashes_is_reported_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(job: OneFile, *others: object):
        if job.path.endswith("2.tsv"):
            raise ZeroDivisionError("no such thing")
        return texts(job, *others)

    monkeypatch.setattr(termqa.pipeline, "texts", broken)
    for n in range(1, 4):
        (tmp_path / f"{n}.tsv").write_text(ROWS, "utf-8")
    report = check([str(tmp_path)])
    assert [Path(file).name for _, file in report.documents] == ["1.tsv", "3.tsv"]
    assert [(f.bug, Path(f.where).name) for f in report.failures] == [(True, "2.tsv")]


def test_the_only_file_raises_what_is_wrong_with_it(tmp_path: Path):
    path = tmp_path / "broken.docx"
    path.write_bytes(b"no Word document")
    with pytest.raises(UserError, match=r"broken\.docx"):
        check([str(path)])


def test_a_glossary_of_the_user_adds_to_the_default_or_stands_alone(tmp_path: Path):
    (tmp_path / "own.csv").write_text("zh,en,en_forbidden\n蓝色粮仓,blue granaries,blue barns\n", "utf-8")
    text = tmp_path / "text.tsv"
    text.write_text("zh\ten\n建设蓝色粮仓。\tWe build blue barns.\n民间投资增长。\tCivil investment grew.\n", "utf-8")

    def terms(**settings: object) -> list[str]:
        report = check([str(text)], settings=Settings(select=("term",), **settings))
        return [f.problem.term.zh for f in report.findings if f.problem.term]

    own = (str(tmp_path / "own.csv"),)
    assert terms() == ["民间投资"]
    assert terms(glossaries=own) == ["蓝色粮仓", "民间投资"]
    assert terms(glossaries=own, default_glossary=False) == ["蓝色粮仓"]


@given(st.lists(st.tuples(*[st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=6)] * 2), min_size=1,
                max_size=3))  # fmt: skip
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_no_rule_raises_on_any_two_texts_and_every_mark_lies_inside_its_text(lines):
    texts = [tuple("".join(side).replace("⟦", "").replace("⟧", "") for side in line) for line in lines]
    for rule in RULES:
        marked(rule, Case(1, texts))


@pytest.mark.parametrize(
    ("since", "day", "level", "why"),
    [
        ("2021-02-21", None, Severity.MINOR, " The date of the document is unknown (--date gives it), so the level"
         " is lowered."),
        ("", datetime.date(2025, 1, 1), Severity.MINOR, " When it changed is unknown, so the level is lowered."),
        ("2021-02-21", datetime.date(2025, 1, 1), Severity.MAJOR, ""),
    ],
)  # fmt: skip
def test_a_superseded_rendering_whose_dates_are_unknown_says_why_it_counts_less(
    tmp_path: Path, since: str, day: datetime.date | None, level: Severity, why: str
):
    terms, text = tmp_path / "terms.csv", tmp_path / "news.csv"
    row = f"渔村振兴,fishing village revitalization,fishing village vitalization,{since}"
    terms.write_text(f"zh,en,en_superseded,since\n{row}\n", "utf-8")
    text.write_text("zh,en\n推进渔村振兴。,We will advance fishing village vitalization.\n", "utf-8")
    (found,) = check(
        str(text), settings=Settings(glossaries=(str(terms),), date=day, select=("term-superseded",))
    ).findings
    assert found.severity is level
    assert found.problem.message.en.partition("”.")[2] == why


def test_a_long_text_is_several_documents_to_the_rules_about_one_and_none_of_its_segments_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("termqa.run.BATCH", 16)
    monkeypatch.setattr("termqa.run.PART", 64)
    cleared = []
    monkeypatch.setattr(Context, "begin_part", lambda context: cleared.append(context))
    rows = [f"第{n}项。\tItem {n}{'  is' if n in (5, 150) else ' is'} done." for n in range(1, 201)]
    path = tmp_path / "long.tsv"
    path.write_text("zh\ten\n" + "\n".join(rows) + "\n", "utf-8")
    found = check(path, settings=Settings(select=("text-space",))).findings
    assert [(f.segment, f.problem.target[0].of(f.pair.target.text)) for f in found] == [
        ("5", "5  is"), ("150", "150  is"),
    ]  # fmt: skip
    assert len(cleared) == 3
