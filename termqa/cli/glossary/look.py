"""``termqa glossary list|search|show|stats``."""

from typing import Annotated

import typer

from termqa.cli.glossary.files import SHIPPED, concepts_in, layer_of, layers, switch, with_optional
from termqa.cli.options import FOUND, Config, Glossaries, NoDefault, complain, one_of


def list_(
    domain: Annotated[str, typer.Option("--domain", help="领域 only this domain.")] = "",
    status: Annotated[str, typer.Option("--status", help="proposed, approved, deprecated, rejected.")] = "",
    enforce: Annotated[str, typer.Option("--enforce", help="must, prefer, reference.")] = "",
    mine: Annotated[bool, typer.Option("--mine", help="只列自己的词表 only rows of files of yours.")] = False,
    files: Annotated[bool, typer.Option("--files", help="有哪些词表文件 the glossary files there are.")] = False,
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    config: Config = "",
) -> None:
    """列出 List the concepts, and proposals not in force: id, Chinese, English, how strictly, status, domain."""
    from termqa.glossary import Enforce, Status
    from termqa.glossary.page import line

    one_of("--status", status, ("", *Status))
    one_of("--enforce", enforce, ("", *Enforce))
    in_force, settings = layers(glossary, config, no_default_glossary)
    if files:
        _files(settings)
        return
    for concept in sorted((*in_force, *in_force.waiting), key=lambda c: c.id):
        if mine and layer_of(concept, glossary) == SHIPPED:
            continue
        if domain in ("", concept.domain) and status in ("", concept.status) and enforce in ("", concept.enforce):
            print(line(concept, in_force.beside(concept)))


def _files(settings: object) -> None:
    """Every file with its state and how many concepts it holds."""
    from pathlib import Path

    from termqa.glossary import OPTIONAL, load, shipped_files

    given = [str(name) for name in getattr(settings, "glossaries", ())]
    rows = []
    for name, path in shipped_files().items():
        optional = name in OPTIONAL
        on = f"@{name}" in given if optional else getattr(settings, "default_glossary", True)
        rows.append((f"@{name}", len(load(path)), ("on" if on else "off") + (", optional" if optional else "")))
    rows += [(name, len(load(Path(name))), "on, yours") for name in given if not name.startswith("@")]
    width = max(len(name) for name, _, _ in rows)
    for name, count, state in rows:
        print(f"{name:<{width}}  {count:>5}  {state}")


def search(
    words: Annotated[list[str], typer.Argument(help="中文或英文 words of either language.")],
    most: Annotated[int, typer.Option("--most", "-n", help="最多几条 how many at most.")] = 20,
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    config: Config = "",
) -> None:
    """查找 Find concepts by words of either language, also misspelt, also in optional files: glossary search 生产力."""
    from termqa.glossary.page import line
    from termqa.glossary.search import search as find

    in_force, settings = layers(glossary, config, no_default_glossary)
    hits = find(with_optional(in_force, settings), " ".join(words), most)
    for hit in hits:
        other = "" if hit.form in (hit.concept.zh, hit.concept.en, hit.concept.id) else f"\t({hit.form})"
        off = switch(hit.concept, in_force)
        print(line(hit.concept, in_force.beside(hit.concept)) + other + (f"\t({off})" if off else ""))
    if not hits:
        complain("", f'nothing in the glossary is like "{" ".join(words)}"', "")
        raise typer.Exit(FOUND)


def show(
    term: Annotated[str, typer.Argument(help="编号或术语 an id, or a term in either language.")],
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    config: Config = "",
) -> None:
    """显示 Show all that a glossary says of a term, and which layer and file it comes from."""
    from termqa.glossary.page import page
    from termqa.glossary.search import named

    in_force, settings = layers(glossary, config, no_default_glossary)
    pages = [
        page(concept, layer_of(concept, glossary), in_force.beside(concept))
        + (f" ({off})" if (off := switch(concept, in_force)) else "")
        for concept in named(with_optional(in_force, settings), term)
    ]
    print("\n\n".join(pages))


def stats(
    paths: Annotated[list[str], typer.Argument(help="词表 files or folders; what is in force by default.")] = [],  # noqa: B006
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    config: Config = "",
) -> None:
    """统计 Count concepts by status, enforcement and domain, and those with a source, with wrong renderings …"""
    from termqa.glossary.stats import lines
    from termqa.glossary.stats import stats as count

    if paths:
        print("\n".join(lines(count(concepts_in(paths)))))
        return
    in_force, _ = layers(glossary, config, no_default_glossary)
    print("\n".join(lines(count((*in_force, *in_force.waiting)), len(in_force.waiting))))
