"""``termqa glossary diff|merge``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from termqa.cli.glossary.files import Dry, concepts_in
from termqa.cli.options import FOUND, one_of
from termqa.errors import UserError

Take = Annotated[
    list[str], typer.Option("--take", help="逐项裁定 decide one field: c0001.en=ours, theirs or admit; repeatable.")
]
Prefer = Annotated[str, typer.Option("--prefer", help="其余冲突听谁的 decide all other conflicts: ours or theirs.")]


def diff(
    before: Annotated[str, typer.Argument(help="旧词表 the old file or folder.")],
    after: Annotated[str, typer.Argument(help="新词表 the new one.")],
    format_: Annotated[str, typer.Option("--format", help="text or md (for a pull request).")] = "text",
) -> None:
    """比较 What differs between two versions of a glossary, by id and field."""
    from termqa.glossary.diff import diff as compare
    from termqa.glossary.diff import markdown_lines, text_lines

    one_of("--format", format_, ("text", "md"))
    found = compare(concepts_in([before]), concepts_in([after]))
    for line in (markdown_lines if format_ == "md" else text_lines)(found):
        print(line)


def merge(
    base: Annotated[str, typer.Argument(help="共同的旧版 the version both sides began with.")],
    ours: Annotated[str, typer.Argument(help="我方 our version.")],
    theirs: Annotated[str, typer.Argument(help="对方 their version.")],
    output: Annotated[str, typer.Option("--output", "-o", help="写到哪里 the file to write; OURS by default.")] = "",
    take: Take = [],  # noqa: B006
    prefer: Prefer = "",
    markers: Annotated[
        bool, typer.Option("--markers", help="给 git 用：写入冲突标记 for git: write all, with markers at conflicts.")
    ] = False,
    dry_run: Dry = False,
) -> None:
    """合并 Merge three versions by id and field; with conflicts it lists them, writes nothing and exits with 1."""
    from termqa.glossary.diff import diff as compare
    from termqa.glossary.diff import text_lines
    from termqa.glossary.edit import revise, revised, write
    from termqa.glossary.merge import SIDES, choice, marked
    from termqa.glossary.merge import merge as three_way
    from termqa.glossary.table import text_of

    if Path(ours).is_dir():
        raise UserError(ours, "is a folder", "merge one file at a time")
    old, own, other = (concepts_in([name]) for name in (base, ours, theirs))
    merged = three_way(old, own, other, choice(take, prefer))
    if merged.conflicts and markers and not dry_run:
        with_ours, with_theirs = (three_way(old, own, other, choice(take, side)).concepts for side in SIDES)
        found = compare(own, with_ours)
        gone = [d.before.id for d in found if d.before and not d.after]
        text = revised(text_of(Path(ours)), ours, [d.after for d in found if d.after], gone)
        write(Path(output or ours), marked(text, ours, merged.conflicts, with_theirs))
        conflicts(merged.conflicts, "marked in the file with <<<<<<<; all else is merged")
    if merged.conflicts:
        conflicts(merged.conflicts)
    changes = compare(own, merged.concepts)
    if not dry_run:
        gone = [d.before.id for d in changes if d.before and not d.after]
        revise(Path(output or ours), [d.after for d in changes if d.after], gone, like=Path(ours))
    for line in text_lines(changes):
        print(line)


def conflicts(found: "tuple[object, ...]", what: str = "nothing is written") -> None:
    """Print the list of conflicts and leave with exit code 1."""
    for conflict in found:
        print(f"conflict: {conflict}")
    print(f"{len(found)} conflict{'s' if len(found) > 1 else ''}: {what}", file=sys.stderr)
    print(
        "hint: decide with --take ID.FIELD=ours (or theirs, for en also admit), or --prefer ours|theirs",
        file=sys.stderr,
    )
    raise typer.Exit(FOUND)
