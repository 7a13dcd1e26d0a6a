"""The Findings sheet as CSV that Excel opens as it should: UTF-8 with a BOM, CRLF, and no formulas."""

import csv
from typing import IO

from termqa.model import Lang, Report
from termqa.report.cell_text import clean, formula_like
from termqa.report.columns import FINDINGS


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 0) -> None:
    """Write all findings, one a row; the stream must not translate line ends."""
    stream.write("\ufeff")
    out = csv.writer(stream, lineterminator="\r\n")
    out.writerow(FINDINGS.headers(lang))
    for row in FINDINGS.rows(report):
        out.writerow([_value(cell.value) for cell in FINDINGS.cells(row, lang)])


def _value(value: str | int) -> str | int:
    """The value with an apostrophe before what a spreadsheet would run as a formula."""
    if isinstance(value, int):
        return value
    return ("'" if formula_like(value) else "") + clean(value)
