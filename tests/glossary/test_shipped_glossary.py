"""The shipped glossary keeps its own rules, so that a finding can be trusted."""

import re
from collections import Counter

import pytest

from termqa.analyse.terms import TermIndex
from termqa.analyse.terms.index import Plain
from termqa.analyse.terms.lemma import Words
from termqa.glossary import OPTIONAL, Concept, Enforce, Status, default_glossary, load, load_layers, shipped_files
from termqa.glossary.table import table

FILES = shipped_files()
ALL = [concept for path in FILES.values() for concept in load(path)]
NUMBER_WORDS = re.compile(
    "(?:[〇零一二三四五六七八九十百千万亿两几半个]|美?元|吨|亩|公里|千瓦时?|近|约|超|逾|余|多|达|左右|以上|以下|上下|不到|不足|至少|最多|"
    "同比|环比|比上年|比上月|百分之|百分点|倍|翻番|累计|平均|年均|增长|增加|提高|上升|上涨|下降|下跌|减少|增速|增幅|降幅)+"
)
"""Forms that are nothing but a figure, its unit, its bound or its basis of comparison: the number rules know them."""


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_written_as_our_own_writer_writes_it(name: str):
    concepts = load(FILES[name]).concepts
    assert FILES[name].read_bytes() == b"\xef\xbb\xbf" + table(concepts).encode()
    assert {c.domain for c in concepts} == {name}


def test_no_id_is_given_twice_and_no_chinese_form_belongs_to_two_rows_without_conditions():
    assert [id for id, n in Counter(c.id for c in ALL).items() if n > 1] == []
    forms = Counter(form for c in ALL if not (c.applies_when or c.not_when) for form in set(c.chinese))
    assert [form for form, n in forms.items() if n > 1] == []


@pytest.mark.parametrize("concept", ALL, ids=lambda c: c.id)
def test_a_row_contradicts_itself_nowhere(concept: Concept):
    good = [f" {' '.join(Words(text).raw)} " for text in (*concept.english, *concept.en_abbr, *concept.en_short)]
    wrong = [f" {' '.join(Words(w.text).raw)} " for w in concept.en_forbidden]
    wrong += [f" {' '.join(Words(text).raw)} " for text in concept.en_superseded]
    assert not [w for w in wrong for g in good if w in g]
    assert all(text == text.strip() for text in (*concept.chinese, *concept.english))
    assert concept.source or concept.status is not Status.APPROVED
    assert not concept.alone or concept.en_forbidden


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        ("韩国科技部", set()), ("科技部", {"科学技术部"}), ("美国退役军人事务部", set()), ("越南海关总署", set()),
        ("泰国外交部副部长", set()), ("工信部副部长", {"副部长"}), ("联合国副秘书长", {"联合国副秘书长"}),
        ("大会副秘书长", {"副秘书长"}), ("中国人民银行同欧洲央行", {"中国人民银行"}),
    ],
)  # fmt: skip
def test_a_body_or_a_title_of_another_country_is_not_taken_for_a_chinese_one(zh: str, expected: set[str]):
    domains = ("bodies", "titles")
    found = {c.zh for m in TermIndex(default_glossary()).mentions(Plain(zh)) for c in m.concepts if c.domain in domains}
    assert found - {"央行"} == expected


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        ("七十七国集团发表声明", False), ("二十七国集团开会", False), ("七国集团峰会闭幕", True),
        ("阿盟全盟草原面积扩大", False), ("阿盟秘书长到访", True), ("阿盟和中东各方对话", True),
        ("他毕业于国际法院系", False), ("国际法院作出裁决", True),
        ("新加坡金管局发债", False), ("香港金管局发债", True),
        ("中俄两国方案公布", False), ("以“两国方案”化解巴以冲突", True), ("以色列应接受两国方案", True),
    ],
)  # fmt: skip
def test_an_organization_or_a_plan_is_not_found_in_words_that_only_look_like_its_name(zh: str, expected: bool):
    ids = {"c1803", "c1804", "c1805", "c1812", "c1828"}
    found = {c.id for m in TermIndex(default_glossary()).mentions(Plain(zh)) for c in m.concepts}
    assert bool(found & ids) is expected


def test_a_title_is_not_rendered_by_the_name_of_the_body_alone():
    bodies = {c.en for c in ALL if c.domain == "bodies"}
    assert [(c.id, text) for c in ALL if c.domain == "titles" for text in c.english if text in bodies] == []


def test_it_is_large_enough_to_be_worth_opening():
    assert len(ALL) >= 1000
    assert sum(c.status is Status.APPROVED for c in ALL) >= 700
    assert sum(bool(c.en_forbidden or c.en_superseded) for c in ALL) >= 230
    assert {c.enforce for c in ALL} == set(Enforce)


@pytest.mark.parametrize("concept", [c for c in ALL if c.status is Status.APPROVED], ids=lambda c: c.id)
def test_an_approved_row_names_a_document_or_a_body(concept: Concept):
    assert re.match(r"[A-Z].{3,}", concept.source)
    assert not re.search(r"https?:|www|github|known|copy|\bcheck\b", concept.source, re.IGNORECASE)


def test_a_rendering_is_made_of_the_letters_and_marks_of_english():
    renderings = [
        (c.id, text)
        for c in ALL
        for text in (*c.english, *c.en_abbr, *c.en_short, *c.en_superseded, *(w.text for w in c.en_forbidden))
    ]
    assert [r for r in renderings if not re.fullmatch(r"""[A-Za-zÀ-ÿ0-9 ,.&+()'"/-]+""", r[1])] == []
    assert [c.id for c in ALL for text in c.english if re.match("(?:the|an?) ", text)] == []


def test_words_of_number_belong_to_the_number_rules():
    assert all(NUMBER_WORDS.fullmatch(form) for form in ("亿元", "近", "左右", "同比", "个百分点", "翻番"))
    assert [(c.id, form) for c in ALL for form in c.chinese if NUMBER_WORDS.fullmatch(form)] == []


def test_the_wording_that_is_house_policy_is_off_until_somebody_names_it():
    prescribed = {c.id for c in ALL if c.domain == "prescribed"}
    assert len(prescribed) > 80
    assert "prescribed" in OPTIONAL
    assert prescribed.isdisjoint(c.id for c in default_glossary())
    assert prescribed <= {c.id for c in load_layers(["@prescribed"])}


def test_a_name_written_with_capitals_has_some():
    assert [c.id for c in ALL if c.case == "exact" and not any(letter.isupper() for letter in c.en)] == []
    assert [c.id for c in ALL if not c.case] == []


def test_a_rendering_forbidden_for_one_concept_is_right_for_another_only_where_the_chinese_tells_them_apart():
    right = {" ".join(Words(text).raw): c for c in ALL for text in c.english}
    wrong = [(w, c) for c in ALL for w in (*(w.text for w in c.en_forbidden), *c.en_superseded)]
    clashes = {(c.zh, right[key].zh) for text, c in wrong if (key := " ".join(Words(text).raw)) in right}
    assert clashes == {
        ("经营主体", "市场主体"),
        ("全面战略协作伙伴关系", "全面战略合作伙伴关系"),
        ("一个中国原则", "一个中国政策"),
    }


def test_the_default_glossary_names_bodies_and_indicators_and_holds_must_and_prefer_apart():
    by_zh = {c.zh: c for c in default_glossary()}
    assert by_zh["国家统计局"].en == "National Bureau of Statistics"
    assert by_zh["社会消费品零售总额"].en == "total retail sales of consumer goods"
    assert by_zh["国家统计局"].enforce is Enforce.MUST
    assert by_zh["数据要素"].enforce is Enforce.PREFER
    assert by_zh["大数据"].enforce is Enforce.REFERENCE
