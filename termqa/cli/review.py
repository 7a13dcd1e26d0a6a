"""``termqa review``: decisions that reviewers made in a workbook."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from termqa.cli.options import (
    CLEAN,
    FOUND,
    MEND,
    Decisions,
    Glossaries,
    Language,
    NoDefault,
    complain,
    day,
    messages,
    one_of,
    settings_of,
)
from termqa.errors import UserError

app = typer.Typer(no_args_is_help=True, help="审校决定 Decisions that reviewers made in a workbook.")

DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="只显示，不写入 show what would change, write nothing.")]


@app.command("import")
def import_(
    workbooks: Annotated[list[str], typer.Argument(help="填好的报告 workbooks that came back; two reviewers' copies are merged.")],
    decisions: Decisions = "",
    glossary: Annotated[str, typer.Option("--glossary", "-g", help="“改词表”写入的词表 the glossary that proposals go into.")] = "",
    by: Annotated[str, typer.Option("--by", help="审校姓名 the reviewer, where a row names none.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="冲突时以工作簿为准 where decisions conflict, the workbook's wins.")] = False,
    dry_run: DryRun = False,
    lang: Language = "",
) -> None:  # fmt: skip
    """导入 Read decisions from workbooks: termqa review import report.xlsx."""
    from termqa.report.cell_text import one_line
    from termqa.review import load, save
    from termqa.review.intake import take_in
    from termqa.review.proposals import add_proposals

    words = messages(lang)
    settings = settings_of(decisions=decisions or None)
    path, proposed_in = Path(settings.decisions), Path(glossary or _project_glossary(settings))
    taken = take_in(workbooks, load(path), date.today().isoformat(), by, replace)
    for line in taken.lines(words):
        print(one_line(line))
    if not dry_run:
        save(path, taken.entries, words)
        proposed = add_proposals(proposed_in, taken.concepts) if taken.concepts else 0
        if proposed:
            print(f"→ {proposed_in.as_posix()} (+{proposed} proposed)")
        print(f"→ {path}")
    raise typer.Exit(FOUND if taken.open_questions else CLEAN)


@app.command("list")
def list_(
    decisions: Decisions = "",
    only: Annotated[str, typer.Option("--only", help="只列这种决定 only this decision: fix, false-positive, accept …")] = "",
    json_: Annotated[bool, typer.Option("--json", help="一行一个 JSON one JSON object a line.")] = False,
    lang: Language = "",
) -> None:  # fmt: skip
    """列出 List the decisions on record."""
    from dataclasses import asdict

    from termqa.report.cell_text import one_line
    from termqa.report.json import dumps
    from termqa.report.words import DECISIONS
    from termqa.review.intake import entry_line

    if only:
        one_of("--only", only, tuple(str(code) for code in DECISIONS))
    for entry in _entries(decisions):
        if not only or entry.decision == only:
            print(dumps(asdict(entry)) if json_ else one_line(entry_line(entry, messages(lang))))


@app.command()
def explain(
    finding: Annotated[str, typer.Argument(help="问题编号 a finding id, or its beginning.")],
    decisions: Decisions = "",
    lang: Language = "",
) -> None:
    """说明 Show one decision with the texts that it is about."""
    from termqa.review.intake import entry_page

    found = [entry for entry in _entries(decisions) if entry.id.startswith(finding.lower())]
    if not found:
        raise UserError(finding, "no decision has this id", '"termqa review list" shows them all')
    print("\n\n".join(entry_page(entry, messages(lang)) for entry in found))


@app.command()
def prune(
    paths: Annotated[list[str], typer.Argument(help="文本 the texts, as termqa check takes them.")],
    decisions: Decisions = "",
    before: Annotated[str, typer.Option("--before", help="只删此日之前的 only decisions made before YYYY-MM-DD.")] = "",
    glossary: Glossaries = [],  # noqa: B006
    no_default_glossary: NoDefault = False,
    dry_run: DryRun = False,
    lang: Language = "",
) -> None:
    """清理 Drop decisions about these texts that no finding needs any more."""
    from dataclasses import replace

    from termqa.config import chosen_rules
    from termqa.pipeline import check
    from termqa.report.cell_text import one_line
    from termqa.review import load, save, unused
    from termqa.review.intake import entry_line

    words, limit = messages(lang), day(before, "--before")
    settings = settings_of(
        lang=words,
        decisions=decisions or None,
        glossaries=tuple(glossary) or None,
        default_glossary=False if no_default_glossary else None,
        show_info=True,
    )
    path = Path(settings.decisions)
    entries = load(path)
    report = check(paths, settings=replace(settings, per_file_ignores={}))
    for failure in report.failures:
        complain(failure.where, failure.what, failure.hint)
    if report.failures:
        raise typer.Exit(MEND)  # a text that was not read would seem to need no decision
    ran = {rule.name for rule in chosen_rules(settings)}
    judged = [e for e in entries if e.rule in ran and (limit is None or e.date < limit.isoformat())]
    gone = {e.id for e in unused(judged, report)}
    for entry in entries:
        if entry.id in gone:
            print(one_line(entry_line(entry, words)))
    if gone and not dry_run:
        save(path, [entry for entry in entries if entry.id not in gone], words)
        print(f"→ {path}")


def _entries(decisions: str) -> list[Any]:
    from termqa.review import load

    return load(Path(settings_of(decisions=decisions or None).decisions), missing_ok=not decisions)


def _project_glossary(settings: Any) -> str:
    """The file that proposals go into: the strongest of the project's, else the one that ``termqa init`` writes."""
    from termqa.config.template import GLOSSARY

    own = [file for file in settings.glossaries if not file.startswith("@")]
    return own[-1] if own else (Path(settings.decisions).parent / GLOSSARY).as_posix()
