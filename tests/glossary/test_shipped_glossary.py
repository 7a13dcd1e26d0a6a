"""The shipped glossary keeps its own rules, so that a finding can be trusted."""

from collections import Counter

import pytest

from termqa.analyse.terms.lemma import Words
from termqa.glossary import Concept, Enforce, Status, default_glossary, load, shipped_files
from termqa.glossary.table import table

FILES = shipped_files()
ALL = [concept for path in FILES.values() for concept in load(path)]


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


def test_the_default_glossary_names_bodies_and_indicators_and_holds_must_and_prefer_apart():
    by_zh = {c.zh: c for c in default_glossary()}
    assert by_zh["国家统计局"].en == "National Bureau of Statistics"
    assert by_zh["社会消费品零售总额"].en == "total retail sales of consumer goods"
    assert by_zh["国家统计局"].enforce is Enforce.MUST
    assert by_zh["数据要素"].enforce is Enforce.PREFER
    assert by_zh["大数据"].enforce is Enforce.REFERENCE
