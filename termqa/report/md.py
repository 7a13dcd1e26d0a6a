"""The report as Markdown, for a pull request, an issue or a wiki: the summary's tables, then one part a finding."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import IO

from termqa.model import Lang, Report, Text
from termqa.report.cell_text import clean, pieces, visible
from termqa.report.columns import FINDINGS, MESSAGE, PLACE, RULE, SOURCE, STATE, SUGGESTION, TARGET, Cell
from termqa.report.rows import FindingRow, count_figures
from termqa.report.summary import Block, cap_note, decided_words, page, since_words
from termqa.report.words import SEVERITIES, STATES, named, word

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$@]|:(?=//)|^[#+=-]|(?<=^\d)[.)])", re.MULTILINE)
"""What would be markup, a link or a mention, and at the beginning of a line a heading or a list."""


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 5000) -> None:
    """Write the page; ``max_rows`` findings at most (0: all)."""
    content = page(report, count_figures(report.figures), lang, max_rows)
    stream.write(f"# {_text(content.title)}\n\n**{_text(content.verdict)}**\n\n")
    for told in (since_words(report, lang), decided_words(report, lang), *content.about):
        if told:
            stream.write(f"{_text(told)}\n\n")
    stream.write(f"## {_text(FINDINGS.title.in_(lang))}\n\n")
    total = len(report.findings)
    if not total:
        stream.write(f"{_text(FINDINGS.empty.in_(lang))}\n\n")
    waived = False
    for row in islice(FINDINGS.rows(report), max_rows or None):  # open ones stand first
        if not waived and row.finding.state == "closed":
            waived = True
            stream.write(f"## {_text(word(STATES, 'closed', lang))}\n\n")
        stream.write(_finding(row, lang))
    if max_rows and total > max_rows:
        stream.write(f"_{_text(cap_note(max_rows, total, lang))}_\n\n")
    for block in content.blocks:
        stream.writelines(_block(block))


def _finding(row: FindingRow, lang: Lang) -> str:
    cells = {column.title: column.value(row, lang) for column in FINDINGS.columns}
    finding = row.finding
    rule, _, title = str(cells[RULE].value).partition("\n")
    place = str(cells[PLACE].value).replace("\n", ", ")
    segment = Text(f"第{finding.segment}段", f"segment {finding.segment}").in_(lang)
    where = " · ".join(_text(part) for part in (finding.file, segment, place, str(cells[STATE].value)) if part)
    lines = [
        f"### {row.number}. {_text(named(SEVERITIES, finding.severity, lang))} · {_text(title)} `{rule}`",
        f"{where} · `{finding.id}`",
        *(f"> {_marked(cells[side])}" for side in (SOURCE, TARGET) if cells[side].value),
        _text(str(cells[MESSAGE].value)),
    ]
    if cells[SUGGESTION].value:
        lines.append(f"{Text('建议', 'Suggestion').in_(lang)}: **{_text(str(cells[SUGGESTION].value))}**")
    return "\n\n".join(lines) + "\n\n"


def _block(block: Block) -> Iterator[str]:
    if not block.rows or block.workbook:
        return
    headers, rows = block.fixed()
    width = max(len(headers), *(len(row) for row in rows))
    yield f"## {_text(block.title)}\n\n"
    yield _line([*map(_text, headers), *[""] * (width - len(headers))]) + _line(["---"] * width)
    for row in rows:
        yield _line([*(_text(str(cell.value)) for cell in row), *[""] * (width - len(row))])
    yield "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _marked(cell: Cell) -> str:
    shown = ((visible(words) if marked else words, marked) for words, marked in pieces(str(cell.value), cell.spans))
    return "".join(f"<mark>{_text(words)}</mark>" if marked else _text(words) for words, marked in shown)


def _text(words: str) -> str:
    """The words on one line, so that nothing in them is markup."""
    return _SPECIAL.sub(r"\\\1", clean(words).replace("\t", " ")).replace("\n", "<br>")
