"""Which glossary files a command is about."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from termqa.cli.options import settings_of
from termqa.errors import UserError

File = Annotated[
    str, typer.Option("--file", "-f", help="写入的词表 the file to write; the project's glossary by default.")
]
SHIPPED = "default glossary"
"""The layer of the files that come with termqa."""
Dry = Annotated[bool, typer.Option("--dry-run", help="只显示，不写入 show what would change, write nothing.")]


Force = Annotated[bool, typer.Option("--force", help="覆盖已有文件 write over a file that is there.")]


def free(output: str, force: bool) -> Path:
    """The path of a file to write; raises UserError where it would be lost, unless that is meant."""
    path = Path(output)
    if path.exists() and not force:
        raise UserError(output, "is there already", "choose another name, or write over it with --force")
    return path


def layers(given: list[str], config: str, no_default: bool) -> tuple[Any, Any]:
    """(the glossary in force, the settings): default < project < command line."""
    from termqa.glossary import load_layers

    settings = settings_of(
        config, glossaries=tuple(given) or None, default_glossary=False if no_default else None
    )  # fmt: skip
    return load_layers(settings.glossaries, use_default=settings.default_glossary), settings


def with_optional(in_force: Any, settings: Any) -> Any:
    """The glossary in force over the optional shipped files, which are there to be found while they are off."""
    from termqa.glossary import OPTIONAL, load_layers

    if not settings.default_glossary:
        return in_force
    return load_layers([f"@{name}" for name in sorted(OPTIONAL)], use_default=False).under(in_force)


def switch(concept: Any, in_force: Any) -> str:
    """What switches on the optional file that a concept stands in; empty where the concept is in force."""
    from termqa.glossary import shipped_files

    off = not in_force.get(concept.id) and Path(concept.file) in shipped_files().values()
    return f"off, --glossary @{Path(concept.file).stem}" if off else ""


def layer_of(concept: Any, given: list[str]) -> str:
    """The name of the layer that a concept comes from."""
    from termqa.glossary import shipped_files

    if Path(concept.file) in shipped_files().values():
        return SHIPPED
    return "command line" if concept.file in {Path(g).as_posix() for g in given} else "project glossary"


def in_files(paths: list[str]) -> list[Path]:
    """The CSV files that the paths name: files, folders with such files, ``@name`` for shipped ones; UserError else."""
    from termqa.glossary import shipped_files

    found: list[Path] = []
    for name in paths:
        path = Path(name)
        if name.startswith("@") and name[1:] in shipped_files():
            found.append(shipped_files()[name[1:]])
        elif path.is_dir():
            inside = sorted(p for p in path.glob("*.csv") if not p.name.startswith((".", "~")))
            if not inside:
                raise UserError(name, "holds no glossary (.csv)", "name a file")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise UserError(name, "there is no such file", "check the path")
    return found


def concepts_in(paths: list[str]) -> tuple[Any, ...]:
    """All concepts of the files that the paths name."""
    from termqa.glossary import load

    return tuple(concept for path in in_files(paths) for concept in load(path))


def target(file: str, settings: Any) -> Path:
    """The file that is written to: the one given, else the project's last glossary; UserError where there is none."""
    if file:
        if file.startswith("@"):
            raise UserError(file, "is a shipped glossary", "write to a file of your own: --file terms.csv")
        return Path(file)
    own = [name for name in settings.glossaries if not str(name).startswith("@")]
    if not own:
        raise UserError("--file", "there is no project glossary to write to", "say --file terms.csv, or: termqa init")
    return Path(own[-1])


def tell_displaced(rows: Any, in_force: Any, path: Path) -> None:
    """Say on standard error which rows of the layers below these rows take the place of, or will."""
    from termqa.glossary.bring import displaced

    for row, other in displaced(rows, in_force, path.as_posix()):
        where = layer_of(other, [])
        waits = row.status == "proposed" and other.status == "approved"
        when = " once approved" if waits else ""
        print(f"{row.zh} takes the place of {other.id} → {other.en} ({where}){when}", file=sys.stderr)
