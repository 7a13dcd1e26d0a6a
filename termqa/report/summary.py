"""The first page of a report: the verdict, the counts, what was not checked, and how to use the rest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termqa.model import NOWHERE, Finding, Lang, Report, Severity, Text
from termqa.report.columns import Cell, rule_words
from termqa.report.rows import FigureCounts, finding_rows
from termqa.report.run import moment, tool_version
from termqa.report.words import DECISIONS, SEVERITIES, WAIVING, Decision, choice, named, title

DOCUMENTS_SHOWN, FIXED_SHOWN = 200, 20
TITLE = Text("译文核查报告", "Translation QA report")


class Progress(NamedTuple):
    """A number that a workbook works out itself while reviewers decide: findings of a severity so decided."""

    severity: str
    """As the Severity column shows it; empty for all."""
    decisions: tuple[str, ...]
    """As the Decision column shows them."""
    now: float | str = 0
    """What it is when the report is written."""
    share: bool = False
    """The share of the findings that are *not* so decided, instead of their number."""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page: a heading, perhaps a header row, and rows whose first cell is wide."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell | Progress, ...], ...]
    total: bool = False
    """Whether the last row is a total."""
    chart: Text | None = None
    """The title of a chart of the rows, if one is wanted."""
    workbook: bool = False
    """Whether it speaks of the workbook alone."""

    def fixed(self) -> tuple[list[str], list[list[Cell]]]:
        """The headers and the rows without the columns that only a workbook can work out."""
        moving = {n for row in self.rows for n, cell in enumerate(row) if isinstance(cell, Progress)}
        headers = [header for n, header in enumerate(self.headers) if n not in moving]
        return headers, [[cell for cell in row if isinstance(cell, Cell)] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    about: tuple[str, ...]
    verdict: str
    tone: str
    """The worst severity found, or ``good``."""
    blocks: tuple[Block, ...]


def page(report: Report, figures: FigureCounts, lang: Lang, max_rows: int) -> Page:
    """The page for a report whose sheets show ``max_rows`` rows at most (0: all)."""
    worst = next((name for name, number in report.counts().items() if number and name != Severity.INFO), "good")
    blocks = (
        _changes(report, lang),
        _by_severity(report, lang),
        _figures(figures, lang),
        _by_document(report, lang),
        _by_rule(report, lang),
        _not_checked(report, lang, max_rows),
        _how_to(Lang.ZH),
        _how_to(Lang.EN),
        _settings(report, lang),
    )
    return Page(title(TITLE, lang), _about(report, lang), verdict(report, figures, lang), worst, blocks)


def verdict(report: Report, figures: FigureCounts, lang: Lang) -> str:
    """What the run found, in one sentence."""
    return _verdict_zh(report, figures) if lang is Lang.ZH else _verdict_en(report, figures)


def since_words(report: Report, lang: Lang) -> str:
    """What has changed since an earlier report, in one sentence; empty where there is none to compare with."""
    since = report.since
    if since is None:
        return ""
    fixed = len(since.fixed)
    waived = Text(f"已了结 {since.closed} 处，", f"{since.closed} closed, ") if since.closed else NOWHERE
    return Text(
        f"与 {since.report} 相比：已改 {fixed} 处，{waived.zh}仍在 {since.still} 处，新增 {since.new} 处。",
        f"Since {since.report}: {fixed} fixed, {waived.en}{since.still} still open, {since.new} new.",
    ).in_(lang)


def decided_words(report: Report, lang: Lang) -> str:
    """What became of earlier decisions, in one sentence; empty where none are known."""
    decided = report.decided
    if decided is None:
        return ""
    zh = f"{decided.file}：了结 {decided.closed} 处，沿用待确认 {decided.carried} 处，{decided.unused} 条不再需要。"
    en = f"{decided.file}: {decided.closed} closed, {decided.carried} carried, {decided.unused} no longer needed."
    return Text(zh, en).in_(lang)


def _listed(report: Report) -> dict[str, int]:
    """Open findings by severity, without those that are only counted."""
    counts = report.counts()
    counts[Severity.INFO.value] -= report.hidden_info
    return counts


def _verdict_zh(report: Report, figures: FigureCounts) -> str:
    if report.failures and not report.documents:
        return f"没有核查任何文本（{len(report.failures)} 项未能检查）。"
    counts = _listed(report)
    parts = "、".join(f"{SEVERITIES[s].zh} {counts[s]}" for s in Severity if counts[s])
    said = f"待处理问题 {sum(counts.values())} 处（{parts}）" if parts else "没有发现需要处理的问题"
    if report.hidden_info:
        said += f"；另有提示 {report.hidden_info} 处未列出"
    if figures.total:
        said += f"；原文 {figures.total} 个数字，{figures.matched} 个在译文中对上"
    if report.failures:
        said += f"；{len(report.failures)} 项未能检查，见“未检查”"
    return said + "。"


def _verdict_en(report: Report, figures: FigureCounts) -> str:
    if report.failures and not report.documents:
        failed = len(report.failures)
        return f"Nothing was checked: {failed} part{'s' * (failed != 1)} could not be."
    counts = _listed(report)
    total = sum(counts.values())
    parts = ", ".join(f"{counts[s]} {s}" for s in Severity if counts[s])
    said = f"{total} open finding{'s' * (total != 1)} ({parts})" if parts else "Nothing that needs attention was found"
    if report.hidden_info:
        said += f"; {report.hidden_info} of level info not listed"
    if figures.total:
        said += f"; {figures.matched} of {figures.total} source figures have their counterpart"
    if report.failures:
        said += (
            f"; {len(report.failures)} part{'s' * (len(report.failures) != 1)} could not be checked (see Not checked)"
        )
    return said + "."


def _about(report: Report, lang: Lang) -> tuple[str, ...]:
    files = [f"{source} → {file}" if source else file for source, file in report.documents]
    few = "；".join(files[:2]) if lang is Lang.ZH else "; ".join(files[:2])
    if len(files) > 2:
        few = Text(f"{len(files)} 份文本", f"{len(files)} texts").in_(lang)
    segments = Text(f"{report.segments} 段", f"{report.segments} segments").in_(lang)
    made = f"termqa {tool_version()} · {moment():%Y-%m-%d %H:%M}"
    dated = f"{report.date.isoformat()}" if report.date else ""
    document = Text(f"文本日期 {dated}", f"text of {dated}").in_(lang) if dated else ""
    return (few, " · ".join(part for part in (segments, document, made) if part))


def _changes(report: Report, lang: Lang) -> Block:
    rows = []
    if said := since_words(report, lang):
        rows.append((Cell(Text("与早先报告相比", "Since the last report").in_(lang)), Cell(said)))
    if said := decided_words(report, lang):
        rows.append((Cell(Text("审校决定", "Decisions").in_(lang)), Cell(said)))
    fixed = report.since.fixed if report.since else ()
    for gone in fixed[:FIXED_SHOWN]:
        label = f"{Text('已改', 'Fixed').in_(lang)} {gone.rule}"
        where = Text(f"{gone.file} 第{gone.segment}段", f"{gone.file} segment {gone.segment}").in_(lang)
        rows.append((Cell(label), Cell(f"{where}: " + gone.message.partition("\n")[0], tone="good")))
    if len(fixed) > FIXED_SHOWN:
        more = len(fixed) - FIXED_SHOWN
        rows.append((Cell(""), Cell(Text(f"另有 {more} 处已改", f"{more} more were fixed").in_(lang))))
    return Block(title(Text("变化", "Changes"), lang), (), tuple(rows))


def _by_severity(report: Report, lang: Lang) -> Block:
    counts = _listed(report)
    waived = sum(f.state == "closed" for f in report.findings)
    headers = (Text("级别", "Severity"), Text("发现", "Found"), DECISIONS[Decision.OPEN], DECISIONS[Decision.FIX])
    more = (Text("误报或接受", "Waived"), Text("词表或待议", "Glossary, discuss"), Text("已处理", "Decided"))
    groups = ((Decision.OPEN,), (Decision.FIX,), WAIVING, (Decision.UPDATE_GLOSSARY, Decision.DISCUSS))
    rows: list[tuple[Cell | Progress, ...]] = []
    for severity in Severity:
        shown = named(SEVERITIES, severity, lang)
        progress = _progress([f for f in report.findings if f.severity is severity], shown, groups)
        rows.append((Cell(shown, tone=severity.value), Cell(counts[severity]), *progress))
    total = Cell(Text("合计", "Total").in_(lang))
    rows.append((total, Cell(sum(counts.values())), *_progress(report.findings, "", groups)))
    heading = title(Text("按级别，及处理进度", "By severity, and progress of review"), lang)
    if waived:
        heading += Text(f"（另有已了结 {waived} 处）", f" (and {waived} closed by earlier decisions)").in_(lang)
    headings = tuple(title(h, lang) for h in (*headers, *more))
    chart = Text("各级别问题数", "Findings by severity") if sum(counts.values()) else None
    return Block(heading, headings, tuple(rows), total=True, chart=chart)


def _progress(findings: Sequence[Finding], severity: str, groups: Sequence[Sequence[Decision]]) -> list[Progress]:
    """How many of the findings are decided in each way, and the share of those that are decided at all."""
    counts = Counter(choice(f.decision) for f in findings)
    named_groups = [tuple(map(choice, group)) for group in groups]
    progress = [Progress(severity, group, sum(counts[d] for d in group)) for group in named_groups]
    waiting = sum(counts[words] for words in named_groups[0])
    decided = 1 - waiting / len(findings) if findings else ""
    return [*progress, Progress(severity, named_groups[0], decided, share=True)]


def _figures(figures: FigureCounts, lang: Lang) -> Block:
    rows = (
        (Text("原文中的数字", "Figures in the source"), figures.total, ""),
        (Text("在译文中对上", "with their counterpart"), figures.matched, "good" if figures.total else ""),
        (Text("不符", "that differ"), figures.differs, "bad" if figures.differs else ""),
        (Text("译文缺", "missing in the translation"), figures.missing, "bad" if figures.missing else ""),
        (Text("译文多出", "only in the translation"), figures.extra, "bad" if figures.extra else ""),
    )
    shown = tuple((Cell(label.in_(lang)), Cell(number, tone=tone)) for label, number, tone in rows)
    return Block(title(Text("数字", "Figures"), lang), (), shown)


def _by_rule(report: Report, lang: Lang) -> Block:
    first: dict[str, int] = {}
    for row in finding_rows(report):
        first.setdefault(row.finding.rule, row.number)
    tallied = _tally((f.rule, f) for f in report.findings)
    rows = _count_rows((f"{rule}  {rule_words(rule, lang)}".rstrip(), counts) for rule, counts in tallied)
    linked = tuple(
        (row[0]._replace(finding=first[rule]), *row[1:]) for row, (rule, _) in zip(rows, tallied, strict=True)
    )
    heading = title(Text("按规则", "By rule"), lang)
    header = Text("规则（点击看第一处）", "Rule (click for the first)")
    chart = Text("各规则问题数", "Findings by rule") if rows else None
    return Block(heading, _count_headers(header, lang), linked, chart=chart)


def _by_document(report: Report, lang: Lang) -> Block:
    counted = dict(_tally((f.file, f) for f in report.findings))
    files = {**counted, **{file: Counter() for _, file in report.documents if file not in counted}}
    shown = list(files.items())[:DOCUMENTS_SHOWN]
    rows = _count_rows(shown)
    if len(files) > len(shown):
        more = len(files) - len(shown)
        rows += ((Cell(Text(f"另有 {more} 份文本", f"{more} more texts").in_(lang)),),)
    heading = title(Text("按文件", "By document"), lang)
    return Block(heading, _count_headers(Text("文件", "File"), lang), rows)


def _tally(findings: Iterable[tuple[str, Finding]]) -> list[tuple[str, Counter[str]]]:
    """Open findings by name and severity; those with the worst first."""
    counts: dict[str, Counter[str]] = {}
    for name, finding in findings:
        if finding.state != "closed":
            counts.setdefault(name, Counter())[finding.severity.value] += 1
    return sorted(counts.items(), key=lambda item: (tuple(-item[1][s] for s in Severity), item[0]))


def _count_headers(first: Text, lang: Lang) -> tuple[str, ...]:
    return (title(first, lang), *(named(SEVERITIES, s, lang) for s in Severity), title(Text("合计", "Total"), lang))


def _count_rows(rows: Iterable[tuple[str, Counter[str]]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            Cell(name),
            *(Cell(counts[s] or "", tone=s.value if counts[s] else "") for s in Severity),
            Cell(counts.total()),
        )
        for name, counts in rows
    )


def _not_checked(report: Report, lang: Lang, max_rows: int) -> Block:
    rows: list[tuple[Cell, ...]] = [
        (Cell(f.where), Cell(_joined((f.what, f.hint)), tone="bad")) for f in report.failures
    ]
    rows += [(Cell(file), Cell(what.in_(lang))) for file, what in report.unread]
    if report.hidden_info:
        words = Text(
            f"{report.hidden_info} 处提示只计数，未列出（--all 列出）",
            f"{report.hidden_info} info findings counted, not listed (--all lists them)",
        )
        rows.append((Cell(Text("提示", "Info").in_(lang)), Cell(words.in_(lang))))
    if max_rows and len(report.findings) > max_rows:
        rows.append((Cell(Text("问题", "Findings").in_(lang)), Cell(cap_note(max_rows, len(report.findings), lang))))
    if not rows:
        words = Text("文件中没有发现未读的部分。", "No part of the files is known to have been left unread.")
        rows.append((Cell(words.in_(lang)),))
    return Block(title(Text("未检查", "Not checked"), lang), (), tuple(rows))


def cap_note(shown: int, total: int, lang: Lang) -> str:
    """The line that says that a sheet does not hold everything."""
    return Text(
        f"只列出前 {shown} 行，共 {total} 行；--max-rows 0 列出全部，JSON 与 CSV 总是完整的。",
        f"Only the first {shown} of {total} rows are listed; --max-rows 0 lists all, JSON and CSV are always complete.",
    ).in_(lang)


_HOW_TO = (
    Text(
        "1. 在“问题”表中逐条查看：红色加粗带下划线的是有疑问的词，绿色的是可直接粘贴的建议。",
        "1. Go through the sheet Findings: bold red underlined words are in question, green is a fix ready to paste.",
    ),
    Text(
        "2. 在“处理”列的下拉菜单中选定，写意见，署名。只填蓝色表头的列；可随意排序、筛选、插入行列。",
        "2. Choose in the column Decision, comment, sign. Only the blue-headed columns are yours to fill; sort, filter "
        "and insert as you like.",
    ),
    Text(
        "3. 需修改＝译文要改；误报＝工具错了；接受译文＝有理由这样译；改词表＝词表应收这种译法；待议＝需要商量。"
        "严重问题判为误报或接受时必须写意见。",
        "3. Fix: the translation must change. False positive: the tool is wrong. Accept: it stays, with a reason. "
        "Update glossary: the glossary should have this rendering. Discuss: not yet settled. "
        "A critical finding is only waived with a comment.",
    ),
    Text(
        "4. 在“数字”表中逐个核对并签名：每个原文数字旁是译文数字、标准值和结论。",
        "4. On the sheet Numbers sign off each figure: source and translation side by side, normal value, verdict.",
    ),
    Text(
        "5. 状态为“沿用待确认”的，是从改动前的同一处沿用的决定：不改即为确认，改选即以新选为准。",
        "5. “Carried, confirm” in State: the decision was taken over from before the text was edited; leave it as it "
        "is to confirm, or choose anew.",
    ),
    Text(
        "6. 保存后发回译者，由 termqa review import 读入；下次核查时，决定仍然有效。",
        "6. Save and send it back; termqa review import reads it, and the next check honours the decisions.",
    ),
)


def _how_to(lang: Lang) -> Block:
    rows = tuple((Cell(words.in_(lang)),) for words in _HOW_TO)
    return Block(Text("怎样使用", "How to use").in_(lang), (), rows, workbook=True)


def _settings(report: Report, lang: Lang) -> Block:
    rows = [(Text("词表", "Glossary").in_(lang), name) for name in report.glossaries]
    rows += list(report.settings.items())
    heading = title(Text("词表与设置", "Glossary and settings"), lang)
    return Block(heading, (), tuple((Cell(key), Cell(value)) for key, value in rows))


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)
