"""Units that captions and headers give for the cells of a table in a document, where rows and columns are known."""

import pytest

from termqa.analyse import Context, Unit
from termqa.analyse.figures.rows import rows
from termqa.model import Bitext, FigureRow, Kind, Lang, Pair, Problem, Segment, Text
from termqa.rules import RULES

ZH = (("行业", "绝对额", "同比增长（%）"), ("工业", "81264", "4.7"), ("建筑业", "20915", "1.3"))
EN = (("Sector", "Amount", "Growth (%)"), ("Industry", "8,126.4", "4.7"), ("Construction", "2,091.5", "1.3"))
RULE = {
    rule.name: rule for rule in RULES if rule.name.startswith("number-") or rule.name in ("text-omitted", "text-added")
}


def checked(
    captions: tuple[str, str], amount: str = "Amount", **cells: str
) -> tuple[list[tuple[str, str, Problem]], list[FigureRow]]:
    """What the rules say of the table, each with the source cell, and the ledger; ``cells`` changes English ones: r1c2."""
    pairs = [_pair(1, *captions, Kind.PARAGRAPH, "paragraph 1")]
    for r, (ours, theirs) in enumerate(zip(ZH, EN, strict=True)):
        for c, (zh, en) in enumerate(zip(ours, theirs, strict=True)):
            en = amount if en == "Amount" else cells.get(f"r{r}c{c}", en)
            pairs.append(_pair(len(pairs) + 1, zh, en, Kind.CELL, f"table 1, row {r + 1}"))
    context = Context(Bitext("t.en.docx", pairs, Lang.ZH, Lang.EN, "t.zh.docx"))
    units = [Unit(pair, context) for pair in pairs]
    found, ledger = [], []
    for n, unit in enumerate(units):
        unit.before, unit.after = tuple(units[max(0, n - 2) : n]), tuple(units[n + 1 : n + 3])
        ledger += rows(unit)
        for name, rule in RULE.items():
            assert rule.check or rule.gather
            if rule.check:
                found += [(name, unit.source.text, problem) for problem in rule.check(unit, rule.options)]
    return found, ledger


def _pair(number: int, zh: str, en: str, kind: Kind, place: str) -> Pair:
    where = Text(place, place)
    return Pair(str(number), Segment(zh, Lang.ZH, where, kind), Segment(en, Lang.EN, where, kind))


UNITS = [
    pytest.param(("单位：亿元", "Unit: billion yuan"), "Amount", id="in both captions"),
    pytest.param(("表3 行业产值（单位：亿元）", "Table 3 Output (unit: billion yuan)"), "Amount", id="in both titles"),
    pytest.param(("单位：亿元", ""), "Amount (billion yuan)", id="in a caption and a header"),
]


@pytest.mark.parametrize(("captions", "amount"), UNITS)
def test_a_table_with_its_unit_above_and_a_column_of_percent_is_silent(captions: tuple[str, str], amount: str):
    assert checked(captions, amount)[0] == []


@pytest.mark.parametrize(("captions", "amount"), UNITS)
def test_a_cell_ten_times_too_large_is_found_beside_a_column_of_percent(captions: tuple[str, str], amount: str):
    ((rule, cell, problem),) = checked(captions, amount, r2c1="20,915")[0]
    assert (rule, cell, problem.suggestion) == ("number-magnitude", "20915", "2,091.5")
    assert "“亿元”" in problem.message.en and "%" not in problem.message.en


@pytest.mark.parametrize(("captions", "amount"), UNITS)
def test_a_transposed_digit_is_another_value_in_the_unit_of_the_caption(captions: tuple[str, str], amount: str):
    ((rule, _, problem),) = checked(captions, amount, r1c1="8,162.4")[0]
    assert (rule, problem.suggestion) == ("number-value", "8,126.4")


def test_a_column_of_percent_is_compared_as_it_stands():
    ((rule, cell, problem),) = checked(*UNITS[0].values, r1c2="7.4")[0]  # type: ignore[arg-type]
    assert (rule, cell, problem.suggestion) == ("number-value", "4.7", "4.7")


def test_a_unit_that_no_text_gives_for_the_source_is_an_omission():
    assert [rule for rule, _, _ in checked(("单位：亿元", ""), r1c1="81,264", r2c1="20,915")[0]] == ["text-omitted"]


def test_cells_in_other_units_are_converted_and_stand_in_the_ledger_with_what_they_are_worth():
    of = {row.source: row for row in checked(("单位：亿元", "Unit: billion yuan"))[1]}
    assert (of["81264"].verdict, of["81264"].form) == ("converted", "8,126,400,000,000 CNY")
    assert of["81264"].target_form == of["81264"].form and of["4.7"].verdict == "equal"
