"""The settings of a run, frozen: what the command line says, over the defaults."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from termqa.errors import UserError
from termqa.model import Lang, Severity
from termqa.rules import RULES, Rule


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told; each field is an option of ``termqa check``."""

    lang: Lang = Lang.EN
    """Of messages."""
    glossaries: tuple[str, ...] = ()
    default_glossary: bool = True
    select: tuple[str, ...] = ()
    """Rule names or their beginnings; empty is all."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = Severity.MAJOR
    """None: never."""
    date: datetime.date | None = None
    style: str = "auto"
    show_info: bool = False
    source_lang: Lang | None = None
    encoding: str | None = None
    max_rows: int = 5000


def _known(name: str, option: str) -> str:
    """The name, if some rule is called so or begins so; raises UserError with the nearest name."""
    names = [r.name for r in RULES]
    if any(n == name or n.startswith(name) for n in names):
        return name
    from rapidfuzz import process

    near = process.extractOne(name, names, score_cutoff=70)
    hint = f'did you mean "{near[0]}"? "termqa rules" lists them all' if near else '"termqa rules" lists them all'
    raise UserError(option, f'unknown rule "{name}"', hint)


def chosen_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules in force: the longest matching name of select and ignore wins, ignore at equal length.

    Raises UserError for a name that no rule has.
    """
    select = [_known(n, "--select") for n in settings.select]
    ignore = [_known(n, "--ignore") for n in settings.ignore]
    for name in settings.severity:
        _known(name, "--severity")

    def longest(names: list[str], rule: str) -> int:
        return max((len(n) for n in names if rule.startswith(n)), default=-1)

    def wanted(rule: str) -> bool:
        chosen = longest(select, rule) if select else 0
        return chosen >= 0 and chosen > longest(ignore, rule)

    return tuple(r for r in RULES if wanted(r.name))


def severity_of(rule: str, found: Severity, settings: Settings) -> Severity:
    """The severity that the settings give a rule's finding, or the one it came with."""
    named = [n for n in settings.severity if rule.startswith(n)]
    return settings.severity[max(named, key=len)] if named else found


def described(settings: Settings) -> dict[str, str]:
    """What a reader of the report wants to know of the settings that differ from the defaults."""
    facts = {
        "select": ", ".join(settings.select),
        "ignore": ", ".join(settings.ignore),
        "severity": ", ".join(f"{rule}={level.value}" for rule, level in settings.severity.items()),
        "fail-on": settings.fail_on.value if settings.fail_on else "never",
        "date": settings.date.isoformat() if settings.date else "",
        "style": settings.style,
        "default glossary": "" if settings.default_glossary else "not used",
    }
    return {name: value for name, value in facts.items() if value}
