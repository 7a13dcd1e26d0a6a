"""``termqa glossary import|export|extract``."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from termqa.cli.glossary.compare import Prefer, Take, conflicts
from termqa.cli.glossary.files import Dry, File, Force, concepts_in, free, layers, target, tell_displaced
from termqa.cli.options import (
    MEND,
    Config,
    Encoding,
    Glossaries,
    NoDefault,
    SourceLang,
    language,
    messages,
    one_of,
)
from termqa.errors import UserError


def import_(
    source: Annotated[str, typer.Argument(help="要导入的文件 .xlsx, .csv, .tsv, .txt, .tbx, .utx or .tmx.")],
    file: File = "",
    map_: Annotated[
        list[str], typer.Option("--map", help='列对应 what a column holds: --map "Term=zh"; - leaves it out.')
    ] = [],  # noqa: B006
    status: Annotated[
        str, typer.Option("--status", help="新词条的状态 status of new rows; proposed unless the file says.")
    ] = "",
    take: Take = [],  # noqa: B006
    prefer: Prefer = "",
    delete: Annotated[
        bool, typer.Option("--delete", help="删去编辑表中删掉的词条 remove rows that the edit form lacks.")
    ] = False,
    format_: Annotated[str, typer.Option("--format", help="格式 format, if the suffix does not tell.")] = "",
    dry_run: Dry = False,
    config: Config = "",
) -> None:
    """导入 Bring rows into a glossary; conflicts and errors are listed and nothing is written."""
    from termqa.glossary import Status, load, shipped_concepts
    from termqa.glossary.bring import plan
    from termqa.glossary.diff import text_lines
    from termqa.glossary.edit import revise
    from termqa.glossary.formats import read
    from termqa.glossary.merge import choice

    one_of("--status", status, ("", *Status))
    in_force, settings = layers([], config, no_default=False)
    path = target(file, settings)
    incoming = read(Path(source), _mapping(map_), format_)
    for remark in incoming.remarks:
        print(remark, file=sys.stderr)
    own = tuple(load(path)) if path.exists() else ()
    known = (*in_force, *shipped_concepts())
    found = plan(own, incoming, choice(take, prefer), Status(status) if status else None, delete, known)
    for remark in found.remarks:
        print(remark, file=sys.stderr)
    _stop_or_go(found, source)
    tell_displaced(found.put, in_force, path)
    if not dry_run and found.differences:
        revise(path, found.put, found.remove)
    for line in text_lines(list(found.differences)):
        print(line)
    if found.differences:
        print(f"{'would change' if dry_run else '→'} {path.as_posix()}", file=sys.stderr)


def _mapping(options: list[str]) -> dict[str, str]:
    mapping = {}
    for option in options:
        column, sign, field = option.rpartition("=")
        if not sign or not column.strip():
            raise UserError(f"--map {option}", "is not understood", 'write --map "Column name=zh"')
        mapping[column.strip()] = field.strip()
    return mapping


def _stop_or_go(found: Any, source: str) -> None:
    """Say what stands against a plan; leaves with exit code 1 for conflicts, 2 for rows with errors."""
    for row in found.missing:
        print(f"{row.id} {row.zh} is missing in {source}: kept (--delete removes it)", file=sys.stderr)
    if found.conflicts:
        conflicts(found.conflicts)
    for note in found.warnings:
        print(f"{note.where}: warning {note.rule} {note.id}: {note.text.in_(messages(''))}", file=sys.stderr)
    if not found.faults:
        return
    for fault in found.faults:
        print(f"{fault.where}: error {fault.rule} {fault.id}: {fault.text.in_(messages(''))}")
    print("hint: mend these rows in the file and import it again; nothing is written", file=sys.stderr)
    raise typer.Exit(MEND)


def export(
    output: Annotated[
        str, typer.Option("--output", "-o", help="输出文件 .xlsx (edit form), .csv, .tbx, .utx or .tmx.")
    ],
    paths: Annotated[list[str], typer.Argument(help="词表 files or folders; what is in force by default.")] = [],  # noqa: B006
    style: Annotated[str, typer.Option("--style", help="TBX 3: dca or dct.")] = "dca",
    tbx2: Annotated[bool, typer.Option("--tbx2", help="TBX 2 (MARTIF), for older programs.")] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="含未批准的 rows that are not approved too (always in .csv, .xlsx).")
    ] = False,
    force: Force = False,
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    config: Config = "",
) -> None:
    """导出 Write a glossary for other programs, and say what their format drops."""
    from termqa.glossary.formats import dropped, format_named
    from termqa.glossary.formats import export as write

    one_of("--style", style, ("dca", "dct"))
    path = free(output, force)
    known = format_named(path)
    if known.suffix == ".tbx":
        known = format_named(path, "tbx2" if tbx2 else {"dca": "tbx", "dct": "tbx-dct"}[style])
    concepts = tuple(concepts_in(paths) if paths else layers(glossary, config, no_default_glossary)[0])
    written, left_out = write(concepts, path, known, all_)
    print(f"→ {path.as_posix()}: {len(written)} concepts")
    if left_out:
        print(f"left out: {left_out} concepts that are not approved (--all writes them)", file=sys.stderr)
    lost = dropped(written, known)
    if lost:
        named = ", ".join(f"{column} ({count})" for column, count in lost.items())
        print(f"dropped, since the format cannot hold it: {named}", file=sys.stderr)


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(help="双语文件、文件夹，或原文和译文 bilingual files, folders, or source and translation."),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="候选词表 the table to review, .xlsx or .csv.")
    ] = "candidates.xlsx",
    least: Annotated[int, typer.Option("--least", help="至少出现几次 how often a term must stand in the texts.")] = 3,
    force: Force = False,
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    source_lang: SourceLang = "",
    encoding: Encoding = "",
    config: Config = "",
) -> None:
    """提取 Propose terms: frequent Chinese words without an entry, with the renderings seen and counts."""
    from termqa.extract import extract as propose
    from termqa.extract import write

    path = free(output, force)
    in_force, settings = layers(glossary, config, no_default_glossary)
    found = propose(
        paths, in_force, least, source_lang=language(source_lang, "--source-lang"), encoding=encoding or None
    )
    write(found, path, settings.lang)
    print(f"→ {output}: {len(found)} candidates")
