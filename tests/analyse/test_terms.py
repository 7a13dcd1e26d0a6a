"""Which terms a pair holds, and what stands for each."""

import csv
import io
import re
from pathlib import Path

import pytest

from termqa.analyse import Context, Unit
from termqa.analyse.terms import Plain, TermIndex, TermUse
from termqa.errors import UserError
from termqa.glossary import Concept, Glossary
from termqa.glossary.table import parse
from termqa.model import Bitext, Grade, Lang, Pair, Segment, Span

LINES = Path(__file__).with_name("terms.txt").read_text(encoding="utf-8").splitlines()


def concepts(line: str) -> tuple[Concept, ...]:
    cells = dict(part.strip().split("=", 1) for part in line.removeprefix("@glossary ").split(";"))
    out = io.StringIO()
    csv.writer(out).writerows([cells.keys(), cells.values()])
    return parse(out.getvalue(), "case")


INDEX = TermIndex(Glossary(tuple(c for line in LINES if line.startswith("@") for c in concepts(line))))


def uses(source: str, target: str, index: TermIndex, langs: tuple[Lang, Lang] = (Lang.ZH, Lang.EN)) -> list[TermUse]:
    pair = Pair("1", Segment(source, langs[0]), Segment(target, langs[1]))
    return list(Unit(pair, Context(Bitext("t", [pair], *langs, source_file="s"), terms=index)).terms)


def index(*rows: str) -> TermIndex:
    return TermIndex(Glossary(tuple(c for row in rows for c in concepts(row))))


def found(text: str, terms: TermIndex) -> list[str]:
    """The Chinese words that are terms, in the order of the text."""
    spans = [span for mention in terms.mentions(Plain(text)) for span in mention.spans]
    return [span.of(text) for span in sorted(spans)]


@pytest.mark.parametrize("line", [line for line in LINES if "||" in line and line[0] not in "#@"])
def test_the_grade_and_the_words_found_are_those_of_the_case(line: str):
    grade, rest = line.split(" | ", 1)
    source, marked = rest.split(" || ")
    target = re.sub("[⟦⟧]", "", marked)
    (use,) = uses(source, target, INDEX)
    assert use.grade is Grade(grade)
    assert [span.of(target) for span in use.target] == re.findall("⟦(.*?)⟧", marked)


def test_the_longest_term_hides_those_inside_it_and_those_that_cross_it():
    terms = index("id=1; zh=工业; en=a", "id=2; zh=工业互联网; en=b", "id=3; zh=互联网平台; en=c")
    assert found("工业和工业互联网平台", terms) == ["工业", "工业互联网"]


def test_script_width_case_blanks_and_quotation_marks_make_no_difference():
    terms = index("id=1; zh=“5G+工业互联网”; en=a", "id=2; zh=发展新业态; en=b")
    text = "「５Ｇ+工業互聯網」、5g+ 工业互联网、發展“新業態”"
    assert found(text, terms) == ["５Ｇ+工業互聯網", "5g+ 工业互联网", "發展“新業態"]


@pytest.mark.parametrize(
    ("conditions", "text", "expected"),
    [
        ("not_when=两新组织", "两新组织和两新", ["两新"]),
        ("not_when=两新组织|新两新", "新两新，两新组织，两新", ["两新"]),
        ("not_when=near:组织", "两新组织", []),
        ("applies_when=preceded_by:number", "3两新，大两新", ["两新"]),
        ("applies_when=preceded_by:落实/推进", "推进两新，大两新", ["两新"]),
        ("not_when=preceded_by:country", "美国两新、俄罗斯两新、日两新", []),
        ("not_when=preceded_by:country", "我国两新，5日两新，近日两新，去美国，两新", ["两新"] * 4),
        ("applies_when=followed_by:政策", "两新政策，两新人", ["两新"]),
        ("applies_when=re:“?两新”?(?=政策)", "两新人", []),
        ("applies_when=设备", "两新", []),
        ("applies_when=设备", "设备更新等两新", ["两新"]),
    ],
)
def test_conditions_decide_where_a_form_is_the_term(conditions: str, text: str, expected: list[str]):
    assert found(text, index(f"id=1; zh=两新; en=a; {conditions}")) == expected


def test_a_pattern_that_is_not_valid_is_the_users_to_mend():
    with pytest.raises(UserError, match="not valid"):
        index("id=1; zh=甲乙; en=a; not_when=re:(")


def test_one_chinese_form_of_two_concepts_is_satisfied_by_either():
    terms = index("id=1; zh=主席; en=president", "id=2; zh=主席; en=chairman")
    assert [u.grade for u in uses("主席讲话。", "The chairman spoke.", terms)] == [Grade.EXACT]


def test_a_term_said_twice_is_one_use_with_both_places():
    (use,) = uses("海滨发展局和海滨发展局", "the Coastal Development Authority", INDEX)
    assert use.source == (Span(0, 5), Span(6, 11))


def test_a_short_form_is_admitted_once_the_full_name_has_stood():
    pairs = [
        Pair(
            "1", Segment("海滨发展局成立。", Lang.ZH), Segment("The Coastal Development Authority was set up.", Lang.EN)
        ),
        Pair("2", Segment("海滨发展局表示。", Lang.ZH), Segment("The authority said so.", Lang.EN)),
    ]
    context = Context(Bitext("t", pairs, Lang.ZH, Lang.EN, source_file="s"), terms=INDEX)
    assert [Unit(pair, context).terms[0].grade for pair in pairs] == [Grade.EXACT, Grade.ADMITTED]


def test_an_abbreviation_that_is_a_word_is_found_in_capitals_only():
    assert uses("信息技术局成立。", "IT was set up.", INDEX)[0].grade is Grade.ADMITTED
    assert uses("信息技术局成立。", "They set it up.", INDEX)[0].grade is Grade.ABSENT


def test_a_superseded_rendering_is_named_and_does_not_count_as_missing():
    (use,) = uses(
        "经营主体", "market entities", index("id=1; zh=经营主体; en=business entities; en_superseded=market entities")
    )
    assert use.superseded is not None and use.superseded.text == "market entities" and not use.spoken


def test_deprecated_and_rejected_rows_are_no_terms():
    terms = index(
        "id=1; zh=甲乙; en=a; status=deprecated", "id=2; zh=丙丁; en=b; status=rejected", "id=3; zh=戊己; en=c"
    )
    assert found("甲乙丙丁戊己", terms) == ["戊己"]


def test_from_english_the_longest_rendering_is_the_term_and_any_chinese_form_serves():
    terms = index("id=1; zh=工业互联网; zh_variants=产业互联网; en=industrial internet", "id=2; zh=互联网; en=internet")
    text = "The industrial internet grows."
    (use,) = uses(text, "产业互联网发展壮大。", terms, (Lang.EN, Lang.ZH))
    assert use.source[0].of(text) == "industrial internet"
    assert (use.found, use.grade) == ("产业互联网", Grade.ADMITTED)


def test_a_pair_without_one_of_its_sides_and_a_run_without_a_glossary_have_no_uses():
    assert uses("海滨发展局", " ", INDEX) == []
    pair = Pair("1", Segment("海滨发展局", Lang.ZH), Segment("the authority", Lang.EN))
    assert Unit(pair, Context(Bitext("t", [pair], Lang.ZH, Lang.EN, source_file="s"))).terms == ()


@pytest.mark.parametrize("en", ["the", "who", "5", "of", "A-B", "PMI"])
def test_a_rendering_without_a_content_word_is_no_stumbling_block(en: str):
    (use,) = uses("5G产业发展。", "In 2020 it had 5 of 6, and who (PBC) knows?", index(f"id=1; zh=5G产业; en={en}"))
    assert use.concept.en == en


def test_an_empty_glossary_finds_nothing():
    assert uses("海滨发展局", "the Coastal Development Authority", TermIndex(Glossary())) == []


def test_what_a_segment_costs_does_not_grow_with_the_glossary():
    """Twenty thousand concepts must not be looked through one by one: only those that the text names are touched."""
    rows = tuple(Concept(id=f"c{n:05}", zh=f"第{n:05}号项目", en=f"project number {n:05}") for n in range(20_000))
    terms = TermIndex(Glossary(rows))
    text = "第00007号项目开工。"
    assert [u.concept.id for u in uses(text, "Project number 00007 has begun.", terms)] == ["c00007"]
    assert len(terms.mentions(Plain(text))) == 1


def test_the_company_that_a_term_keeps_in_the_text_names_the_words_used_instead():
    """No dictionary joins 潮间带 and "foreshore", but four pairs of the text do."""
    terms = index("id=1; zh=潮间带; en=littoral")
    lines = [
        ("潮间带很宽。", "The foreshore is wide."),
        ("我们保护潮间带。", "We protect the foreshore."),
        ("潮间带有鸟。", "Birds live on the foreshore."),
        ("游客喜欢潮间带。", "Visitors like the foreshore."),
        *[("海水很深。", "The water is deep.")] * 30,
    ]
    pairs = [Pair(str(n), Segment(zh, Lang.ZH), Segment(en, Lang.EN)) for n, (zh, en) in enumerate(lines)]

    def words_found(some: list[Pair]) -> str | None:
        return Unit(pairs[1], Context(Bitext("t", some, Lang.ZH, Lang.EN, source_file="s"), terms=terms)).terms[0].found

    assert (words_found(pairs[:2]), words_found(pairs)) == (None, "foreshore")


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("规上", "船厂按规上报，违规上市", []),
        ("规上", "规上船厂增加，全国规上报告发布", ["规上", "规上"]),
        ("财政部", "财政部长和财政部门", []),
        ("财政部", "财政部长期支持，财政部会同各地", ["财政部", "财政部"]),
        ("中试", "其中试点港口", []),
        ("中试", "建设中试平台，其中中试基地", ["中试", "中试"]),
        ("渔业和信息化部", "渔业和信息化部门", []),
        ("外汇基金", "在外汇基金的支持下", ["外汇基金"]),
        ("民生", "农民生活改善，惠民生", ["民生"]),
    ],
)
def test_a_word_of_the_dictionary_that_crosses_a_terms_edge_makes_it_no_term(form: str, text: str, expected: list[str]):
    assert found(text, index(f"id=1; zh={form}; en=a")) == expected
