"""``termqa glossary add|edit``: one row, from options or by asking."""

import sys
from dataclasses import replace
from typing import Annotated, Any

import typer

from termqa.cli.glossary.files import Dry, File, layers, target, tell_displaced
from termqa.cli.options import MEND, Config, Glossaries, messages
from termqa.errors import UserError

Admit = Annotated[list[str], typer.Option("--admit", help="可用译法 a rendering that is right too; repeatable.")]
Forbid = Annotated[
    list[str], typer.Option("--forbid", help="禁用译法 a wrong rendering, wrong=>right if you like; repeatable.")
]
Drop = Annotated[list[str], typer.Option("--drop", help="删去 take a rendering out of every list; repeatable.")]
Set = Annotated[list[str], typer.Option("--set", help="任意字段 any field: --set case=exact; repeatable.")]
Domain = Annotated[str, typer.Option("--domain", help="领域 domain.")]
Enforcing = Annotated[str, typer.Option("--enforce", help="must, prefer or reference.")]
Source = Annotated[str, typer.Option("--source", help="出处 where the rendering comes from.")]
Note = Annotated[str, typer.Option("--note", help="备注 a note.")]

_ASKED = ("zh", "en", "en_admitted", "en_forbidden", "domain", "enforce", "status", "source", "note")


def add(
    zh: Annotated[str, typer.Argument(help="中文 the Chinese term.")] = "",
    en: Annotated[str, typer.Argument(help="英文 the preferred rendering.")] = "",
    admit: Admit = [],  # noqa: B006
    forbid: Forbid = [],  # noqa: B006
    domain: Domain = "",
    enforce: Enforcing = "",
    status: Annotated[str, typer.Option("--status", help="proposed (default), approved …")] = "proposed",
    source: Source = "",
    note: Note = "",
    set_: Set = [],  # noqa: B006
    file: File = "",
    glossary: Glossaries = [],  # noqa: B006
    dry_run: Dry = False,
    config: Config = "",
) -> None:
    """新增 Add a concept: termqa glossary add 中文 "English"; without arguments it asks."""
    from termqa.glossary.edit import new_concept

    in_force, settings = layers(glossary, config, no_default=False)
    path = target(file, settings)
    cells = {
        "zh": zh, "en": en, "en_admitted": _cell(admit), "en_forbidden": _cell(forbid), "domain": domain,
        "enforce": enforce, "status": status, "source": source, "note": note,
    } | _settings(set_)  # fmt: skip
    if not (zh and en):
        cells = _ask(cells)
    own = _own(path)
    row = new_concept(cells, own)
    tell_displaced([row], in_force, path)
    _write(path, own, None, row, dry_run)


def edit(
    term: Annotated[str, typer.Argument(help="编号或术语 an id or a term.")],
    en: Annotated[str | None, typer.Option("--en", help="首选译法 another preferred rendering.")] = None,
    admit: Admit = [],  # noqa: B006
    forbid: Forbid = [],  # noqa: B006
    drop: Drop = [],  # noqa: B006
    domain: Domain | None = None,
    enforce: Enforcing | None = None,
    status: Annotated[str, typer.Option("--status", help="proposed, approved, deprecated, rejected.")] = "",
    approve: Annotated[bool, typer.Option("--approve", help="批准 the same as --status approved.")] = False,
    source: Source | None = None,
    note: Note | None = None,
    set_: Set = [],  # noqa: B006
    file: File = "",
    glossary: Glossaries = [],  # noqa: B006
    dry_run: Dry = False,
    config: Config = "",
) -> None:
    """修改 Change a concept; one of the default glossary is copied to yours first. Without options it asks."""
    from termqa.glossary.concept import COLUMNS
    from termqa.glossary.edit import changed, extended, row_to_change
    from termqa.glossary.search import forms
    from termqa.glossary.table import cell

    in_force, settings = layers(glossary, config, no_default=False)
    path = target(file, settings)
    own = _own(path)
    before = row_to_change(term, own, in_force)
    said = {
        "en": en, "domain": domain, "enforce": enforce, "status": "approved" if approve else status or None, "source": source,
        "note": note,
    }  # fmt: skip
    cells = {column: text for column, text in said.items() if text is not None} | _settings(set_)
    for text in drop:
        if text not in forms(before):
            raise UserError(f"--drop {text}", f"{before.id} {before.zh} has no such form", "see: termqa glossary show")
    row = changed(extended(before, admit, forbid, drop), cells, term)
    if row == before and not (cells or admit or forbid or drop):
        row = changed(before, _ask({column: cell(before, column) for column in COLUMNS}), term)
    tell_displaced([row], in_force, path)
    _write(path, own, before, row, dry_run)


def _own(path: Any) -> Any:
    from termqa.glossary import load

    return tuple(load(path)) if path.exists() else ()


def _cell(items: list[str]) -> str:
    return "|".join(i.replace("|", "\\|") for i in items)


def _settings(options: list[str]) -> dict[str, str]:
    """The cells that ``--set FIELD=VALUE`` gives."""
    from termqa.glossary.concept import COLUMNS

    cells = {}
    for option in options:
        column, sign, value = option.partition("=")
        if not sign or column not in COLUMNS[1:]:
            raise UserError(
                f"--set {option}", "is not understood", f"write FIELD=VALUE; fields: {', '.join(COLUMNS[1:])}"
            )
        cells[column] = value
    return cells


def _ask(cells: dict[str, str]) -> dict[str, str]:
    """The cells with what the user answers; UserError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UserError(
            "", "nothing is said of the term, and there is no terminal to ask on", "see --help for the options"
        )
    print("回车保留原值 Enter keeps the value; lists are parted by |", file=sys.stderr)
    return cells | {c: typer.prompt(c, default=cells.get(c, ""), show_default=True, err=True).strip() for c in _ASKED}


def _write(path: Any, own: Any, before: Any, row: Any, dry_run: bool) -> None:
    """Show the change and write it; refuses, with exit code 2, a row that has errors."""
    from termqa.glossary.diff import diff, text_lines
    from termqa.glossary.edit import revise
    from termqa.glossary.lint import Level, lint

    row = replace(row, has_id=True, file=path.as_posix(), line=0)
    after = (*(c for c in own if c.id != row.id), row)
    faults = [m for m in lint(after) if m.level is Level.ERROR and m.id == row.id]
    for fault in faults:
        print(f"error: {row.id} {row.zh}: {fault.rule}: {fault.text.in_(messages(''))}", file=sys.stderr)
    if faults:
        print("hint: nothing is written", file=sys.stderr)
        raise typer.Exit(MEND)
    for line in list(text_lines(diff([before] if before else [], [row])))[:-1]:
        print(line)
    if not dry_run:
        revise(path, [row])
    print(f"{'would change' if dry_run else '→'} {path.as_posix()}", file=sys.stderr)
