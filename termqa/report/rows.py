"""What the rows of each sheet are made of: findings, figures and pairs joined with each other, in reading order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from termqa.model import FigureRow, Finding, Kind, Pair, Report, Span, Verdict
from termqa.report.words import FAULTS


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its number in the report, and the number of its pair on the Segments sheet if it stands there."""

    number: int
    finding: Finding
    pair_number: int | None
    labels: tuple[str, ...] = ()
    """What heads the row and the column of a table that the finding stands in."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A figure with the sentences that it stands in, where the report holds them."""

    number: int
    figure: FigureRow
    pair: Pair | None
    pair_number: int | None
    labels: tuple[str, ...] = ()
    """What the first cell of a table's row and the first row's cell above say of the figure."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair with the findings in it."""

    number: int
    file: str
    pair: Pair
    findings: tuple[FindingRow, ...]


def finding_rows(report: Report) -> list[FindingRow]:
    """The findings, open ones first, the worst first, and otherwise in the order of the text."""
    ordered = sorted(report.findings, key=lambda f: (f.state == "closed", f.severity.rank))
    numbers = {pair: number for number, pair in _backwards(report.pairs)}
    labels = cell_labels(report.pairs)
    rows = []
    for number, finding in enumerate(ordered, 1):
        pair_number = numbers.get((finding.file, finding.pair))
        rows.append(FindingRow(number, finding, pair_number, labels.get(pair_number or 0, ())))
    return rows


def ledger_rows(report: Report) -> Iterator[LedgerRow]:
    """The figures in the order of the text."""
    pairs = {(file, pair.id): (number, pair) for number, (file, pair) in _backwards(report.pairs)}
    labels = cell_labels(report.pairs)
    for number, figure in enumerate(report.figures, 1):
        pair_number, pair = pairs.get((figure.file, figure.segment), (None, None))
        if pair is not None and not _stands_in(figure, pair):
            pair_number = pair = None
        yield LedgerRow(number, figure, pair, pair_number, labels.get(pair_number or 0, ()))


def pair_rows(report: Report) -> Iterator[PairRow]:
    """The pairs in the order of the text, each with its findings."""
    found: dict[int, list[FindingRow]] = defaultdict(list)
    for row in finding_rows(report):
        if row.pair_number is not None:
            found[row.pair_number].append(row)
    for number, (file, pair) in enumerate(report.pairs, 1):
        yield PairRow(number, file, pair, tuple(found[number]))


def cell_labels(pairs: Sequence[tuple[str, Pair]]) -> dict[int, tuple[str, ...]]:
    """For each pair that is a table's cell, by its number: the first cell of its row, and the one at its column's head.

    Cells of a row stand in order; what is itself the first of its row or column has no such label.
    """
    tables: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (file, pair) in enumerate(pairs, 1):
        if pair.source.kind is Kind.CELL and (m := _ROW.fullmatch(pair.source.place.en)):
            tables[file, m[1]][m[2]].append(number)
    labels: dict[int, tuple[str, ...]] = {}
    for rows in tables.values():
        header = rows.get("1", [])
        for row, cells in rows.items():
            for column, number in enumerate(cells):
                above = header[column : column + 1] if row != "1" and len(header) == len(cells) else []
                told = [pairs[n - 1][1].source.text.strip() for n in (*(cells[:1] if column else ()), *above)]
                labels[number] = tuple(filter(None, told))
    return labels


_ROW = re.compile(r"table (\d+), row (\d+)")


def _backwards(pairs: list[tuple[str, Pair]]) -> Iterator[tuple[int, tuple[str, Pair]]]:
    """The numbered pairs, last first, so that in a dictionary the first of several alike remains."""
    return zip(range(len(pairs), 0, -1), reversed(pairs), strict=True)


def _stands_in(figure: FigureRow, pair: Pair) -> bool:
    """Whether the figure's words are where it says; segment numbers may repeat within a file of several documents."""
    sides = ((figure.source_span, figure.source, pair.source), (figure.target_span, figure.target, pair.target))
    return all(span is None or Span(*span).of(segment.text) == words for span, words, segment in sides)


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """How many figures of the source were found in the translation, and what became of the others."""

    total: int = 0
    matched: int = 0
    differs: int = 0
    missing: int = 0
    extra: int = 0
    rows: int = 0
    """How many rows the ledger has."""


def count_figures(figures: Iterable[FigureRow]) -> FigureCounts:
    """The ledger in five numbers; one pass, nothing held."""
    total = matched = rows = 0
    faults: Counter[str] = Counter()
    for figure in figures:
        rows += 1
        total += figure.source is not None
        matched += figure.source is not None and figure.verdict not in FAULTS
        faults[figure.verdict] += figure.verdict in FAULTS
    differs, missing, extra = (faults[v] for v in (Verdict.DIFFERS, Verdict.MISSING, Verdict.EXTRA))
    return FigureCounts(total, matched, differs, missing, extra, rows)
