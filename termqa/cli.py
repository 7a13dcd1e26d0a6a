"""The command line: arguments → library → exit code; no logic of its own."""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from termqa import __version__
from termqa.errors import UserError

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=True,
    help="termqa 译文术语与数字检查 · terminology and translation QA for Chinese–English official texts",
)  # fmt: skip

CLEAN, FOUND, MEND, BUG, INTERRUPTED = 0, 1, 2, 101, 130

LEVELS = ("critical", "major", "minor", "info")
FORMATS = ("text", "json", "jsonl", "csv")
Language = Annotated[str, typer.Option("--lang", help="消息语言 language of messages: zh or en.")]
Glossaries = Annotated[
    list[str], typer.Option("--glossary", "-g", help="词表 a glossary (CSV), or @NAME for an optional one; repeatable.")
]
NoDefault = Annotated[bool, typer.Option("--no-default-glossary", help="不用自带词表 without the shipped glossary.")]
SourceLang = Annotated[str, typer.Option("--source-lang", help="原文语言 language of the source: zh or en.")]
Encoding = Annotated[str, typer.Option("--encoding", help="文本编码 encoding of text files, if it is not found.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"termqa {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def _of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise UserError(option, f'"{value}" is not one of {", ".join(allowed)}')
    return value


def _language(lang: str) -> Any:
    from termqa.model import Lang

    return Lang(_of("--lang", lang or _locale_lang(), ("zh", "en")))


def _locale_lang() -> str:
    for name in ("TERMQA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _severities(options: list[str]) -> dict[str, Any]:
    from termqa.model import Severity

    found = {}
    for option in options:
        rule, _, level = option.partition("=")
        found[rule] = Severity(_of(f"--severity {option}", level, LEVELS))
    return found


def _names(options: list[str]) -> tuple[str, ...]:
    return tuple(n.strip() for o in options for n in o.split(",") if n.strip())


@app.command()
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
    fail_on: Annotated[str, typer.Option("--fail-on", help="退出码 1 的最低级别 critical, major, minor, info or never.")] = "major",
    date: Annotated[str, typer.Option("--date", help="文件日期 date of the document, YYYY-MM-DD.")] = "",
    style: Annotated[str, typer.Option("--style", help="数字写法 how suggestions write figures: auto, scio, nbs, gwr, pboc.")] = "auto",
    source_lang: SourceLang = "",
    encoding: Encoding = "",
    max_rows: Annotated[int, typer.Option("--max-rows", help="每表行数上限 rows on a sheet, 0 = all.")] = 5000,
    lang: Language = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="不显示摘要 no summary.")] = False,
) -> None:  # fmt: skip
    """检查译文 Check a translation: termqa check briefing.zh.docx briefing.en.docx."""
    from termqa.check import check as run
    from termqa.check import open_findings
    from termqa.config import Settings
    from termqa.model import Lang, Severity
    from termqa.report import format_of, write

    limit = _of("--fail-on", fail_on, (*LEVELS, "never"))
    settings = Settings(
        lang=_language(lang),
        glossaries=tuple(glossary),
        default_glossary=not no_default_glossary,
        select=_names(select),
        ignore=_names(ignore),
        severity=_severities(severity),
        fail_on=None if limit == "never" else Severity(limit),
        date=_date(date),
        style=_of("--style", style, ("auto", "scio", "nbs", "gwr", "pboc")),
        show_info=all_,
        source_lang=Lang(_of("--source-lang", source_lang, ("zh", "en"))) if source_lang else None,
        encoding=encoding or None,
        max_rows=max_rows,
    )
    if format_:
        _of("--format", format_, FORMATS)
        if len(output) == 1 and Path(output[0]).suffix.lstrip(".") != {"text": "txt"}.get(format_, format_):
            raise UserError("--format", f"{format_} does not fit {output[0]}", "give the file that suffix")
    files = output or ([] if format_ else ["termqa-report.xlsx"])
    for file in files:
        format_of(file)
    report = run(paths, settings)
    _spare_inputs(files, [*paths, *(name for pair in report.documents for name in pair if name)])
    for file in files:
        write(report, file, settings.lang, max_rows)
    if format_ and not output:
        _show(report, format_, settings.lang, max_rows)
    elif not quiet:
        _summarise(report, files, settings.lang)
    for failure in report.failures:
        _complain(failure.where, failure.what, failure.hint)
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


def _date(text: str) -> Any:
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UserError("--date", f'"{text}" is not a date', "write it as 2024-04-18") from None


@app.command()
def align(
    source: Annotated[str, typer.Argument(help="原文 the source.")],
    target: Annotated[str, typer.Argument(help="译文 the translation.")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="输出文件 the file to write: .xlsx, .tsv, .tmx or .json.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", help="格式 tsv, tmx or json.")] = "",
    unit: Annotated[str, typer.Option("--unit", help="单位 sentence, paragraph or line.")] = "sentence",
    source_lang: SourceLang = "",
    encoding: Encoding = "",
) -> None:
    """对齐 Align two documents: termqa align a.zh.docx a.en.docx -o pairs.xlsx."""
    from termqa.exchange import write_alignment
    from termqa.model import Lang

    _of("--unit", unit, ("sentence", "paragraph", "line"))
    write_alignment(
        source, target, output, format_, unit,
        source_lang=Lang(_of("--source-lang", source_lang, ("zh", "en"))) if source_lang else None,
        encoding=encoding or None,
    )  # fmt: skip


@app.command()
def rules(
    name: Annotated[str, typer.Argument(help="规则名 the name of a rule.")] = "",
    lang: Language = "",
) -> None:
    """规则 List the rules, or explain one with its examples."""
    from termqa.guide import explain, table

    language = _language(lang)
    print(explain(name, language) if name else table(language))


@app.command()
def figure(
    texts: Annotated[list[str], typer.Argument(help="数字 figures or sentences, or - for one text a line.")],
    json_: Annotated[bool, typer.Option("--json", help="一行一个 JSON one JSON object a text.")] = False,
) -> None:
    """数字 What a figure means and how the other language writes it: termqa figure "4437亿元"."""
    from termqa.figure import json_lines, plain_lines

    given = _lines(sys.stdin.buffer) if texts == ["-"] else texts
    for line in (json_lines if json_ else plain_lines)(given):
        print(line)


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    """The lines of a stream in UTF-8, as they come."""
    for n, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if n == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            raise UserError(f"line {n}", "is not UTF-8", "convert the text to UTF-8") from None


def _complain(where: str, what: str, hint: str) -> None:
    print(f"error: {where}: {what}" if where else f"error: {what}", file=sys.stderr)
    if hint:
        print(f"hint: {hint}", file=sys.stderr)


def _leave(code: int) -> NoReturn:
    """Exit, also when the reader of our output has gone away."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def main() -> NoReturn:
    """Run the command line; never shows a traceback for what a user can mend."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = app(standalone_mode=False)
    except UserError as error:
        _complain(error.where, error.what, error.hint)
        _leave(MEND)
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except SystemExit as left:  # Typer's own way out, also where the reader of our output has gone away
        if not isinstance(left.__context__, BrokenPipeError):
            raise
        code = CLEAN
    except Exception as bug:
        if isinstance(bug, typer.Abort):
            _leave(INTERRUPTED)
        code = _usage_or_bug(bug)
    _leave(code if isinstance(code, int) else CLEAN)


def _usage_or_bug(bug: Exception) -> int:
    """Show a usage error as Typer does; anything else is a bug of ours."""
    show = getattr(bug, "show", None)
    if show is not None:
        show()
        return MEND
    if os.environ.get("TERMQA_DEBUG"):
        raise bug
    print(f"termqa: internal error: {type(bug).__name__}: {bug} (TERMQA_DEBUG=1 shows where)", file=sys.stderr)
    return BUG
