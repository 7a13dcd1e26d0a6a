"""``termqa check``."""

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from termqa.cli.options import (
    BUG,
    CLEAN,
    FOUND,
    LEVELS,
    MEND,
    Config,
    Decisions,
    Encoding,
    Glossaries,
    Language,
    NoDefault,
    SourceLang,
    complain,
    day,
    language,
    names,
    one_of,
    settings_of,
    severities,
)
from termqa.cli.progress import explained, shown
from termqa.errors import UserError
from termqa.model import STYLES, Severity

FORMATS = ("text", "json", "jsonl", "csv", "md", "html", "sarif", "github")


def check(
    paths: Annotated[list[str], typer.Argument(help="原文和译文，或双语文件，或文件夹 source and translation, bilingual files, folders, one English text, or -")],
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    output: Annotated[list[str], typer.Option("--output", "-o", help="报告文件 report file, format by suffix; repeatable.")] = [],  # noqa: B006
    format_: Annotated[str, typer.Option("--format", help=f"写到标准输出 to stdout: {', '.join(FORMATS)}.")] = "",
    all_: Annotated[bool, typer.Option("--all", help="含提示级 info findings too.")] = False,
    select: Annotated[list[str], typer.Option("--select", help="只用这些规则 only these rules, by name or beginning.")] = [],  # noqa: B006
    ignore: Annotated[list[str], typer.Option("--ignore", help="不用这些规则 without these rules.")] = [],  # noqa: B006
    severity: Annotated[list[str], typer.Option("--severity", help="改级别 RULE=LEVEL.")] = [],  # noqa: B006
    fail_on: Annotated[str, typer.Option("--fail-on", help="退出码 1 的最低级别 critical, major (default), minor, info or never.")] = "",
    date: Annotated[str, typer.Option("--date", help="文件日期 date of the document, YYYY-MM-DD.")] = "",
    style: Annotated[str, typer.Option("--style", help="数字写法 how suggestions write figures: auto (default), scio, nbs, gwr, pboc.")] = "",
    source_lang: SourceLang = "",
    encoding: Encoding = "",
    decisions: Decisions = "",
    was: Annotated[str, typer.Option("--was", help="旧稿 the source as it was when the translation was made: what has changed since.")] = "",
    reference: Annotated[list[str], typer.Option("--reference", help="以往译文 earlier accepted texts: a folder, a bilingual file, a TMX; repeatable.")] = [],  # noqa: B006
    since: Annotated[str, typer.Option("--since", help="与早先的报告比较 what has changed since an earlier report, .xlsx or .json.")] = "",
    track: Annotated[bool, typer.Option("--track", help="可靠的建议作为修订写入 safe suggestions as tracked changes in -o NAME.docx.")] = False,
    max_rows: Annotated[int, typer.Option("--max-rows", help="每表行数上限 rows on a sheet, 0 = all.")] = 5000,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="进程数 check texts in so many processes, 0 = as the machine has cores, where there are many texts.")] = 0,
    config: Config = "",
    lang: Language = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="不显示摘要 no summary.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="说明设置、词表、配对和用时 tell of settings, glossaries, pairs of files and times.")] = False,
) -> None:  # fmt: skip
    """检查译文 Check a translation: termqa check briefing.zh.docx briefing.en.docx."""
    from termqa.config.template import shown as shown_settings
    from termqa.outcome import open_findings
    from termqa.pipeline import check as run
    from termqa.report import format_of, write

    settings = settings_of(
        config,
        lang=language(lang),
        glossaries=tuple(glossary) or None,
        default_glossary=False if no_default_glossary else None,
        select=names(select) or None,
        ignore=names(ignore) or None,
        severity=severities(severity) or None,
        date=day(date),
        style=one_of("--style", style, STYLES) if style else None,
        show_info=all_,
        source_lang=language(source_lang, "--source-lang"),
        encoding=encoding or None,
        max_rows=max_rows,
        jobs=jobs,
        decisions=decisions or None,
        was=was or None,
        reference=tuple(reference) or None,
        since=since or None,
    )
    if fail_on:
        limit = one_of("--fail-on", fail_on, (*LEVELS, "never"))
        settings = replace(settings, fail_on=None if limit == "never" else Severity(limit))
    if decisions and not Path(decisions).is_file():
        raise UserError("--decisions", f"there is no file {decisions}", "termqa review import makes it from a workbook")
    if format_:
        one_of("--format", format_, FORMATS)
        if len(output) == 1 and Path(output[0]).suffix.lstrip(".") != {"text": "txt"}.get(format_, format_):
            raise UserError("--format", f"{format_} does not fit {output[0]}", "give the file that suffix")
    files = output or ([] if format_ else ["termqa-report.xlsx"])
    for file in files:
        format_of(file)
        if since and Path(file).resolve() == Path(since).resolve():
            raise UserError(file, "is the report to compare with", "write the new one to another file with -o")
    _spare_decisions(files, settings)
    if track and ".docx" not in {format_of(file).suffix for file in files}:
        raise UserError("--track", "needs a Word file to write to", "add -o NAME.docx")
    if verbose:
        for line in shown_settings(settings, chosen=True):
            print(line, file=sys.stderr)
    with explained(verbose), shown(not (quiet or verbose)) as progress:
        report = run(paths, settings=settings, progress=progress)
    report.track = track
    _spare_inputs(files, [*paths, *(name for pair in report.documents for name in pair if name)])
    for file in files:
        started = perf_counter()
        write(report, file, settings.lang, max_rows)
        if verbose:
            print(f"→ {file} ({perf_counter() - started:.2f} s)", file=sys.stderr)
    if format_ and not output:
        _show(report, format_, settings.lang, max_rows)
    elif not quiet:
        _summarise(report, files, settings.lang)
    for failure in report.failures:
        complain(failure.where, failure.what, failure.hint)
    if any(f.bug for f in report.failures):
        raise typer.Exit(BUG)
    if open_findings(report, settings):
        raise typer.Exit(FOUND)
    raise typer.Exit(MEND if report.failures else CLEAN)


def _spare_inputs(files: list[str], inputs: list[str]) -> None:
    """Refuse to write a report over a text that was read; raises UserError."""
    texts = {Path(name).resolve() for name in inputs}
    for file in files:
        if Path(file).resolve() in texts:
            raise UserError(file, "is a text that is being checked", "write the report to another file")


def _spare_decisions(files: list[str], settings: Any) -> None:
    """Refuse to write over a workbook with people's work that nobody has read in; raises UserError."""
    from termqa.review import load
    from termqa.review.intake import not_taken_in, signed

    for file in files:
        if not file.lower().endswith(".xlsx") or not Path(file).exists():
            continue
        if lost := not_taken_in(Path(file), load(Path(settings.decisions))):
            hint = f"termqa review import {file} takes them in; or write to another file with -o"
            raise UserError(file, f"holds {lost} decisions or comments that are not on record", hint)
        if signed(Path(file)):
            raise UserError(file, "bears signatures beside its figures", "write to another file with -o")


def _show(report: Any, format_: str, lang: Any, max_rows: int) -> None:
    """Write the report to standard output; text goes to a terminal as text, so that it may have colour."""
    from termqa.report import REPORTS, console, write_stream

    if format_ == "text" and sys.stdout.isatty():
        console.write(report, sys.stdout, lang, max_rows)
    else:
        sys.stdout.flush()
        write_stream(report, REPORTS[format_], sys.stdout.buffer, lang, max_rows)


def _summarise(report: Any, files: list[str], lang: Any) -> None:
    from termqa.report import console

    console.write_summary(report, sys.stdout, lang)
    for file in files:
        print(f"→ {file}")
