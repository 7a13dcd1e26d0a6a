"""Commands about texts other than checking them: pairs, rules, figures."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from termqa.cli.options import Config, Encoding, Language, SourceLang, language, messages, one_of, settings_of
from termqa.errors import UserError


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

    one_of("--unit", unit, ("sentence", "paragraph", "line"))
    write_alignment(
        source, target, output, format_, unit,
        source_lang=language(source_lang, "--source-lang"), encoding=encoding or None,
    )  # fmt: skip


def rules(
    name: Annotated[str, typer.Argument(help="规则名 the name of a rule.")] = "",
    config: Config = "",
    lang: Language = "",
) -> None:
    """规则 List the rules, the project's checklist among them, or explain one with its examples."""
    from termqa.config import known_rules
    from termqa.guide import explain, table

    settings = settings_of(config, lang=language(lang))
    known = known_rules(settings)
    print(explain(name, known, settings.lang) if name else table(known, settings.lang))


def figure(
    texts: Annotated[list[str], typer.Argument(help="数字 figures or sentences, or - for one text a line.")],
    json_: Annotated[bool, typer.Option("--json", help="一行一个 JSON one JSON object a text.")] = False,
    lang: Language = "",
) -> None:
    """数字 What a figure means and how the other language writes it: termqa figure "4437亿元"."""
    from termqa.figure import json_lines, plain_lines

    given = _lines(sys.stdin.buffer) if texts == ["-"] else texts
    for line in json_lines(given) if json_ else plain_lines(given, messages(lang)):
        print(line)


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    """The lines of a stream in UTF-8, as they come."""
    for n, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if n == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            raise UserError(f"line {n}", "is not UTF-8", "convert the text to UTF-8") from None
