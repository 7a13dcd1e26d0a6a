"""Search finds by either language, also misspelt, the likest first."""

import pytest

from termqa.errors import UserError
from termqa.glossary import Glossary, default_glossary
from termqa.glossary.page import page
from termqa.glossary.search import named, search
from termqa.glossary.stats import lines, stats
from termqa.glossary.table import parse

GLOSSARY = Glossary(
    parse(
        "id,zh,zh_variants,en,en_abbr,en_forbidden,status,source,domain\n"
        "c1,新质生产力,,new quality productive forces,,new-type productivity=>better forces,,GWR 2024,politics\n"
        "c2,生产力,,productive forces,,,,,\n"
        "c3,国家统计局,统计局,National Bureau of Statistics,NBS,,proposed,,bodies\n"
        "c4,全要素生产率,,total factor productivity,,,,GWR 2025,economy\n",
        "g.csv",
    )
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("生产力", ["c2", "c1"]),
        ("新质生产", ["c1"]),
        ("productive forces", ["c2", "c1"]),
        ("new qualty productive force", ["c1"]),
        ("prodctive", ["c2", "c1"]),
        ("productiv forces", ["c2", "c1"]),
        ("statistics bureau national", ["c3"]),
        ("國家統計局", ["c3"]),
        ("新制生产力", ["c1"]),
        ("NBS", ["c3"]),
        ("nbs", ["c3"]),
        ("productivity", ["c1", "c4"]),
        ("c4", ["c4"]),
        ("weather", []),
        (" ", []),
    ],
)
def test_search_puts_the_likest_first(query: str, ids: list[str]):
    found = [hit.concept.id for hit in search(GLOSSARY, query)]
    assert found[: len(ids)] == ids and (ids or not found)


def test_the_shipped_glossary_is_searched_by_a_misspelt_english_name():
    assert search(default_glossary(), "Natoinal Bureau of Statistcs")[0].concept.zh == "国家统计局"


def test_a_concept_is_named_by_id_or_by_any_form_and_a_wrong_name_shows_the_likest():
    assert [c.id for c in named(GLOSSARY, "「統計局」")] == [c.id for c in named(GLOSSARY, "nbs")] == ["c3"]
    with pytest.raises(UserError) as caught:
        named(GLOSSARY, "生产")
    assert "c2 生产力" in caught.value.hint


def test_a_page_shows_every_field_that_says_something_and_where_it_comes_from():
    text = page(GLOSSARY.concepts[0], "project glossary")
    assert "new-type productivity (write better forces)" in text
    assert text.splitlines()[-1].split(None, 1) == ["from", "project glossary: g.csv:2"]
    assert "inflect" not in text


def test_counts_name_status_source_wrong_renderings_and_domains():
    found = stats(GLOSSARY)
    assert (found.concepts, found.status["approved"], found.approved_with_source, found.with_wrong) == (4, 3, 2, 1)
    table = dict(line.rsplit(None, 1) for line in lines(found) if "%" not in line)
    assert {table[k] for k in ("domain bodies", "status proposed", "with en_abbr")} == {"1"}
    assert any(line.startswith("approved with a source") and line.endswith("2 (66%)") for line in lines(found))
