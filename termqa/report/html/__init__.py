"""The report as one page that needs nothing else: no network, no other file; filters, search, marked words, keys.

What it shows comes from ``columns.py`` like everything tabular; how it looks stands in ``page.css``, what it does in
``page.js``. Every text is escaped, and the page forbids itself (by its content policy) any script but its own.
"""

import base64
import hashlib
import html
import importlib.resources
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

from termqa.model import Lang, Report, Severity, Text
from termqa.report.cell_text import clean, pieces, visible
from termqa.report.columns import (
    COMMENT,
    FIGURES,
    FINDINGS,
    MESSAGE,
    PAIRS,
    PLACE,
    REVIEWER,
    RULE,
    SOURCE,
    STATE,
    SUGGESTION,
    TARGET,
    TERMS,
    Cell,
    Sheet,
    rule_words,
)
from termqa.report.rows import FigureCounts, FindingRow, count_figures
from termqa.report.summary import Block, Page, cap_note, decided_words, page, since_words
from termqa.report.words import DECISIONS, SEVERITIES, STATES, named, word

_KEYS = Text(
    "快捷键：/ 搜索，j k 下一处、上一处，Enter 看所在段，Backspace 返回，c 复制建议，Esc 清除筛选",
    "Keys: / search, j k next and previous, Enter to the segment, Backspace back, c copy the suggestion, Esc clear",
)


def write(report: Report, stream: IO[str], lang: Lang, max_rows: int = 5000) -> None:
    """Write the page; a table shows ``max_rows`` rows at most (0: all)."""
    figures = count_figures(report.figures)
    content = page(report, figures, lang, max_rows)
    for part in _parts(report, content, figures, lang, max_rows):
        stream.write(part)


def _parts(report: Report, content: Page, figures: FigureCounts, lang: Lang, max_rows: int) -> Iterator[str]:
    style, script = _asset("page.css"), _asset("page.js")
    yield f'<!doctype html>\n<html lang="{lang.value}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}; form-action \'none\'">\n'
    yield f"<title>{_text(content.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield from _head(report, content, lang)
    yield from _filters(report, lang)
    yield '<main>\n<section id="findings" tabindex="-1">\n'
    yield from _findings(report, lang, max_rows)
    yield "</section>\n"
    for name, sheet, total in (
        ("segments", PAIRS, max(report.segments, len(report.pairs))),
        ("numbers", FIGURES, figures.rows),
        ("terms", TERMS, len(report.terms)),
    ):
        yield from _table(name, sheet, report, total, lang, max_rows)
    yield from _summary(content)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return importlib.resources.files("termqa.report.html").joinpath(name).read_text("utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _head(report: Report, content: Page, lang: Lang) -> Iterator[str]:
    yield f'<a class="skip" href="#findings">{_say("跳到问题", "Skip to findings", lang)}</a>\n<header>\n'
    yield f"<h1>{_text(content.title)}</h1>\n"
    yield f'<button id="theme" type="button">{_say("明暗", "Light or dark", lang)}</button>\n'
    yield "".join(f'<p class="about">{_text(line)}</p>\n' for line in content.about)
    yield f'<p class="verdict {_attr(content.tone)}">{_text(content.verdict)}</p>\n'
    yield "".join(
        f"<p>{_text(told)}</p>\n" for told in (since_words(report, lang), decided_words(report, lang)) if told
    )
    anchors = (("findings", FINDINGS), ("segments", PAIRS), ("numbers", FIGURES), ("terms", TERMS))
    links = [f'<a href="#{anchor}">{_text(sheet.title.in_(lang))}</a>' for anchor, sheet in anchors]
    links.append(f'<a href="#summary">{_say("汇总", "Summary", lang)}</a>')
    yield f"<nav>{' · '.join(links)}</nav>\n</header>\n"


def _filters(report: Report, lang: Lang) -> Iterator[str]:
    findings = report.findings
    yield f'<form id="filters" role="search" aria-label="{_say("筛选", "Filters", lang)}">\n<fieldset>'
    yield f"<legend>{_say('级别', 'Severity', lang)}</legend>"
    counts = Counter(f.severity.value for f in findings)
    for severity in Severity:
        if counts[severity.value]:
            label = f"{word(SEVERITIES, severity, lang)} {counts[severity.value]}"
            box = f'<input type="checkbox" name="severity" value="{severity.value}" checked>'
            yield f'<label class="{severity.value}">{box} {_text(label)}</label>'
    yield "</fieldset>\n"
    rules = Counter(f.rule for f in findings)
    options = [(name, f"{name} {rule_words(name, lang)} ({count})") for name, count in sorted(rules.items())]
    yield _choice("rule", _say("规则", "Rule", lang), options, lang)
    files = Counter(f.file for f in findings)
    yield _choice("file", _say("文件", "Document", lang), [(n, f"{n} ({c})") for n, c in sorted(files.items())], lang)
    states = Counter(f.state for f in findings)
    options = [(state, f"{word(STATES, state, lang)} ({states[state]})") for state in STATES if states[state]]
    yield _choice("state", _say("状态", "State", lang), options, lang)
    yield f'<label>{_say("搜索", "Search", lang)} <input type="search" id="search" autocomplete="off"></label>\n'
    yield f'<button type="reset">{_say("清除", "Clear", lang)}</button>\n'
    yield '<output id="shown" aria-live="polite"></output>\n'
    yield f'<p class="keys">{_text(_KEYS.in_(lang))}</p>\n</form>\n'


def _choice(name: str, label: str, options: Iterable[tuple[str, str]], lang: Lang) -> str:
    items = "".join(f'<option value="{_attr(value)}">{_text(shown)}</option>' for value, shown in options)
    every = f'<option value="">{_say("全部", "all", lang)}</option>'
    return f'<label>{label} <select name="{name}">{every}{items}</select></label>\n'


def _findings(report: Report, lang: Lang, max_rows: int) -> Iterator[str]:
    total = len(report.findings)
    if not total:
        yield f"<p>{_text(FINDINGS.empty.in_(lang))}</p>\n"
    shown = max_rows or total
    waived = False
    for row in islice(FINDINGS.rows(report), shown):  # open ones stand first
        if not waived and row.finding.state == "closed":
            waived = True
            yield f'<h2 class="closed">{_text(word(STATES, "closed", lang))}</h2>\n'
        yield _finding(row, lang)
    if total > shown:
        yield f'<p class="note">{_text(cap_note(shown, total, lang))}</p>\n'


def _finding(row: FindingRow, lang: Lang) -> str:
    finding = row.finding
    cells = {column.title: column.value(row, lang) for column in FINDINGS.columns}
    segment = f"{_say('第', 'segment ', lang)}{_text(finding.segment)}{_say('段', '', lang)}"
    if row.pair_number is not None:
        segment = f'<a class="jump" href="#s{row.pair_number}">{segment}</a>'
    severity = finding.severity.value
    place = _text(str(cells[PLACE].value).replace("\n", " · "))
    where = " · ".join(part for part in (_text(finding.file), segment, place) if part)
    rule, _, title = str(cells[RULE].value).partition("\n")
    badge = f'<span class="badge">{_text(word(SEVERITIES, severity, lang))}</span>'
    return (
        f'<article class="finding {severity} {_attr(finding.state)}" id="f{row.number}" tabindex="0" '
        f'data-severity="{severity}" data-rule="{_attr(rule)}" data-file="{_attr(finding.file)}" '
        f'data-state="{_attr(finding.state)}">\n'
        f'<h2><span class="number">{row.number}</span> {badge} '
        f"{_text(title)} <code>{_text(rule)}</code></h2>\n"
        f'<p class="where">{where} · {_text(str(cells[STATE].value))} · <code>{_text(finding.id)}</code></p>\n'
        f'<div class="pair">{_side(cells[SOURCE], SOURCE, finding.pair.source.lang, lang)}'
        f"{_side(cells[TARGET], TARGET, finding.pair.target.lang, lang)}</div>\n"
        f'<p class="message">{_text(str(cells[MESSAGE].value))}</p>\n'
        f"{_fix(cells[SUGGESTION], finding.problem.suggestion, lang)}{_decision(row, cells, lang)}</article>\n"
    )


def _side(cell: Cell, title: Text, of: Lang, lang: Lang) -> str:
    if not cell.value:
        return ""
    return f'<div lang="{of.value}"><h3 lang="{lang.value}">{title.in_(lang)}</h3><p>{_marked(cell)}</p></div>'


def _fix(cell: Cell, plain: str, lang: Lang) -> str:
    if not cell.value:
        return ""
    button = f'<button type="button" class="copy" data-copy="{_attr(plain)}">{_say("复制", "Copy", lang)}</button>'
    return f'<p class="fix">{_say("建议", "Suggestion", lang)} <b>{_text(str(cell.value))}</b> {button}</p>\n'


def _decision(row: FindingRow, cells: dict[Text, Cell], lang: Lang) -> str:
    if not row.finding.decision:
        return ""
    said = [named(DECISIONS, row.finding.decision, lang), *(str(cells[title].value) for title in (COMMENT, REVIEWER))]
    return (
        f'<p class="decision">{_say("处理", "Decision", lang)} <b>{_text(" · ".join(p for p in said if p))}</b></p>\n'
    )


def _table(name: str, sheet: Sheet[Any], report: Report, total: int, lang: Lang, max_rows: int) -> Iterator[str]:
    yield f'<section id="{name}" tabindex="-1">\n<h2>{_text(sheet.title.in_(lang))} ({total})</h2>\n'
    shown = [column for column in sheet.columns if column.printed and column.style != "input"]
    yield '<div class="wide"><table><thead><tr>'
    yield "".join(f'<th scope="col">{_text(column.header(lang))}</th>' for column in shown)
    yield "</tr></thead>\n<tbody>\n"
    listed = 0
    for listed, row in enumerate(islice(sheet.rows(report), max_rows or None), 1):  # noqa: B007
        anchor = f' id="s{row.number}" tabindex="-1"' if sheet is PAIRS else ""
        cells = [column.value(row, lang) for column in shown]
        yield f"<tr{anchor}>{''.join(map(_table_cell, cells))}</tr>\n"
    yield "</tbody></table></div>\n"
    if not listed:
        yield f"<p>{_text(sheet.empty.in_(lang))}</p>\n"
    elif listed < total:
        yield f'<p class="note">{_text(cap_note(listed, total, lang))}</p>\n'
    yield "</section>\n"


def _table_cell(cell: Cell) -> str:
    tone = f' class="{_attr(cell.tone)}"' if cell.tone else ""
    inside = _marked(cell)
    if cell.pair is not None:
        inside = f'<a href="#s{cell.pair}">{inside}</a>'
    return f"<td{tone}>{inside}</td>"


def _summary(content: Page) -> Iterator[str]:
    yield '<section id="summary" tabindex="-1">\n'
    for block in content.blocks:
        if block.rows and not block.workbook:
            yield _block(block)
    yield "</section>\n"


def _block(block: Block) -> str:
    headers, rows = block.fixed()
    head = "".join(f'<th scope="col">{_text(header)}</th>' for header in headers)
    body = "".join(f"<tr>{''.join(map(_table_cell, row))}</tr>\n" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"
    return f'<h2>{_text(block.title)}</h2>\n<div class="wide">{table}</div>\n'


def _marked(cell: Cell) -> str:
    if not cell.spans:
        return _text(str(cell.value))
    shown = ((visible(words) if marked else words, marked) for words, marked in pieces(str(cell.value), cell.spans))
    return "".join(f"<mark>{_text(words)}</mark>" if marked else _text(words) for words, marked in shown)


def _text(words: str) -> str:
    return html.escape(clean(words), quote=False)


def _attr(words: str) -> str:
    return html.escape(clean(words), quote=True)


def _say(zh: str, en: str, lang: Lang) -> str:
    """Words of our own, which need no escaping."""
    return Text(zh, en).in_(lang)
