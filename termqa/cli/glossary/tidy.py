"""``termqa glossary lint|fmt``."""

import datetime
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from termqa.cli.glossary.files import concepts_in, in_files
from termqa.cli.options import FOUND, MEND, Config, Language, messages, settings_of


def lint(
    paths: Annotated[
        list[str], typer.Argument(help="词表 files or folders; the project's by default, else the shipped ones.")
    ] = [],  # noqa: B006
    fix: Annotated[bool, typer.Option("--fix", help="改正可以放心改的 mend what is safe to mend.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="含提示级 infos too.")] = False,
    corpus: Annotated[
        list[str],
        typer.Option(
            "--corpus", help="对照这些双语文本 bilingual texts: rows that they never use are infos; repeatable."
        ),
    ] = [],  # noqa: B006
    lang: Language = "",
    config: Config = "",
) -> None:
    """检查词表 Say what is wrong with a glossary: file:line: level rule message; exit code 1 with errors."""
    from termqa.glossary.lint import Level, by_rule
    from termqa.glossary.lint.files import lint_files, mend

    groups = _groups(paths, config)
    files = [path for group in groups for path in group]
    if fix:
        for path, rows in mend(files):
            print(f"{path}: mended {rows} rows" if rows else f"{path}: formatted", file=sys.stderr)
    language = messages(lang)
    found, faults = lint_files(groups, datetime.date.today())
    if corpus:
        from termqa.extract import in_texts

        found += in_texts(corpus, concepts_in([str(path) for path in files]))
    for message in found:
        if all_ or message.level is not Level.INFO:
            print(f"{message.where}: {message.level} {message.rule} {message.id}: {message.text.in_(language)}")
    for fault in faults:
        print(f"{fault.where}: error unreadable: {fault.what}" + (f" ({fault.hint})" if fault.hint else ""))
    counts = ", ".join(f"{name} {n}" for name, n in by_rule(found).items())
    levels = [f"{sum(m.level is level for m in found)} {level}s" for level in Level]
    print(f"{len(files)} files: {', '.join(levels)}" + (f" ({counts})" if counts else ""), file=sys.stderr)
    if faults:
        raise typer.Exit(MEND)
    if any(m.level is Level.ERROR for m in found):
        raise typer.Exit(FOUND)


def fmt(
    paths: Annotated[list[str], typer.Argument(help="词表 files or folders; the project's by default.")] = [],  # noqa: B006
    check: Annotated[
        bool, typer.Option("--check", help="只检查 write nothing; exit code 1 if a file would change.")
    ] = False,
    config: Config = "",
) -> None:
    """整理 Write files in their canonical form: sorted by id, trimmed, NFC, quoting, UTF-8 with BOM, LF."""
    from termqa.glossary.edit import write
    from termqa.glossary.fmt import formatted, is_formatted
    from termqa.glossary.table import text_of

    files = [path for group in _groups(paths, config) for path in group]
    texts: list[tuple[Path, Any]] = [(path, formatted(text_of(path), str(path))) for path in files]
    odd = [(path, text) for path, text in texts if not is_formatted(path)]
    for path, text in odd:
        print(path.as_posix())
        if not check:
            write(path, text)
    if check and odd:
        raise typer.Exit(FOUND)


def _groups(paths: list[str], config: str) -> list[list[Path]]:
    """The files that are named, else the project's, else the shipped ones; those of a folder are one glossary."""
    from termqa.glossary import shipped_files

    own = [str(name) for name in settings_of(config).glossaries if not str(name).startswith("@")]
    return [in_files([name]) for name in paths or own] or [list(shipped_files().values())]
