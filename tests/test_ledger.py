"""The ledger: what goes in comes out, as rows and as JSON."""

import json

import pytest

from termqa.ledger import Ledger, row_json
from termqa.model import FigureRow, Span

ROWS = [
    FigureRow("a.tsv", str(n), '“三"亿\t元\u2028', None, "cardinal", "missing", "300000000", source_span=Span(1, 4))
    for n in range(600)
]


def test_rows_come_back_in_order_however_often_and_while_more_are_added():
    ledger = Ledger()
    ledger.extend(ROWS[:300])
    assert list(ledger) == ROWS[:300]
    ledger.extend(ROWS[300:])
    assert len(ledger) == 600
    assert list(ledger) == list(ledger) == ROWS


@pytest.mark.parametrize("row", [ROWS[0], FigureRow("a\ud800", "1", None, "x", "year", "extra", form="2024")])
def test_a_row_is_the_json_that_the_standard_library_reads(row: FigureRow):
    spans = {k: v and list(v) for k, v in row._asdict().items() if k.endswith("span")}
    assert json.loads(row_json(row)) == row._asdict() | spans
