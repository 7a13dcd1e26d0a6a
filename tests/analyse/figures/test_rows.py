"""The ledger rows of a pair."""

import pytest

from termqa.analyse import Context, Unit
from termqa.analyse.figures.rows import rows
from termqa.model import Bitext, Lang, Pair, Segment, Text


def test_figures_that_have_changed_places_stand_beside_what_is_in_their_place():
    line = Text("1", "1")
    zh = Segment("出口和进口分别增长3.1%和4.2%。", Lang.ZH, line)
    en = Segment("Exports and imports grew by 4.2 percent and 3.1 percent, respectively.", Lang.EN, line)
    pair = Pair("1", zh, en)
    made = rows(Unit(pair, Context(Bitext("t.tsv", [pair], Lang.ZH, Lang.EN, "t.tsv"))))
    assert [(row.source, row.target, row.form, row.target_form, row.verdict) for row in made] == [
        ("3.1%", "4.2 percent", "3.1%", "4.2%", "differs"),
        ("4.2%", "3.1 percent", "4.2%", "3.1%", "differs"),
    ]


PARAGRAPH = [
    ("前三季度，全市产值增长6.1%。", "In the first three quarters, output in the city grew 6.1 percent."),
    ("消费持续恢复。", "Consumption continued to recover."),
    ("物价保持平稳。", "Prices were stable."),
    ("就业形势向好。", "Employment improved."),
    ("前三季度，新增就业30万人。", "A total of 300,000 jobs were created."),
]


@pytest.mark.parametrize(("places", "verdict"), [("11111", "context"), ("11112", "missing")])
def test_a_period_that_a_paragraph_has_named_need_not_be_named_again(places: str, verdict: str):
    pairs = [
        Pair(str(n), Segment(zh, Lang.ZH, Text(place, place)), Segment(en, Lang.EN, Text(place, place)))
        for n, ((zh, en), place) in enumerate(zip(PARAGRAPH, places, strict=True))
    ]
    context = Context(Bitext("t.en.docx", pairs, Lang.ZH, Lang.EN, "t.zh.docx"))
    last = [rows(Unit(pair, context)) for pair in pairs][-1]
    assert (last[0].source, last[0].verdict) == ("前三季度", verdict)
