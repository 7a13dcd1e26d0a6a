"""What several commands share: option types, and the words of an option made into values."""

import os
import sys
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any

import typer

from termqa.errors import UserError
from termqa.model import Lang, Severity

CLEAN, FOUND, MEND, BUG, INTERRUPTED = 0, 1, 2, 101, 130
"""Exit codes."""

LEVELS = tuple(level.value for level in Severity)

Language = Annotated[str, typer.Option("--lang", help="消息语言 language of messages: zh or en.")]
Glossaries = Annotated[
    list[str], typer.Option("--glossary", "-g", help="词表 a glossary (CSV), or @NAME for an optional one; repeatable.")
]
NoDefault = Annotated[bool, typer.Option("--no-default-glossary", help="不用自带词表 without the shipped glossary.")]
SourceLang = Annotated[str, typer.Option("--source-lang", help="原文语言 language of the source: zh or en.")]
Config = Annotated[str, typer.Option("--config", help="设置文件 the settings file; otherwise the nearest termqa.toml.")]
Encoding = Annotated[str, typer.Option("--encoding", help="文本编码 encoding of text files, if it is not found.")]

Decisions = Annotated[
    str, typer.Option("--decisions", help="审校决定 reviewers' decisions (termqa-decisions.jsonl beside termqa.toml).")
]


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    """The value of an option that takes one of a few words; raises UserError for another."""
    if value not in allowed:
        raise UserError(option, f'"{value}" is not one of {", ".join(allowed)}')
    return value


def language(given: str, option: str = "--lang") -> Lang | None:
    """The language that an option names; None where it is not given."""
    return Lang(one_of(option, given, ("zh", "en"))) if given else None


def settings_of(config: str = "", **given: Any) -> Any:
    """The ``Settings`` in force; messages are in the language of the locale where nobody chooses one."""
    from termqa.config import resolve

    settings = resolve(given, config or None)
    return settings if "lang" in settings.origins else replace(settings, lang=_locale_language())


def messages(given: str) -> Lang:
    """The language of messages: the option, else the project's, else what the locale says."""
    lang: Lang = settings_of(lang=language(given)).lang
    return lang


def _locale_language() -> Lang:
    """The language of the user's locale: Chinese, or English for all others."""
    for name in ("TERMQA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    return Lang.EN


def severities(options: list[str]) -> dict[str, Severity]:
    """The levels that ``RULE=LEVEL`` options give to rules."""
    found = {}
    for option in options:
        rule, _, level = option.partition("=")
        found[rule] = Severity(one_of(f"--severity {option}", level, LEVELS))
    return found


def names(options: list[str]) -> tuple[str, ...]:
    """The names in options that may hold several with commas between."""
    return tuple(n.strip() for o in options for n in o.split(",") if n.strip())


def day(text: str, option: str = "--date") -> date | None:
    """The day that an option names; None where it is empty; raises UserError for what is no date."""
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UserError(option, f'"{text}" is not a date', "write it as 2024-04-18") from None


def complain(where: str, what: str, hint: str) -> None:
    """Tell the user on standard error what is to be mended, and how."""
    print(f"error: {where}: {what}" if where else f"error: {what}", file=sys.stderr)
    if hint:
        print(f"hint: {hint}", file=sys.stderr)
