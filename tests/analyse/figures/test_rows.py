"""The ledger rows of a pair."""

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
