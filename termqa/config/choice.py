"""Which rules a run uses, with which options, and how severe their findings are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from fnmatch import fnmatch
from typing import Any

from termqa.config.checklist import rule_of
from termqa.config.settings import Settings
from termqa.errors import UserError, did_you_mean
from termqa.model import Severity
from termqa.rules import RULES, Rule


def known_rules(settings: Settings) -> tuple[Rule, ...]:
    """Our rules, and those of the checklist."""
    return (*RULES, *map(rule_of, settings.checklist))


def chosen_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules in force, with their options: the longest name in select and ignore wins, ignore at equal length.

    Raises UserError for a name that no rule has, and for an option that a rule does not have.
    """
    rules = known_rules(settings)
    known = [rule.name for rule in rules]
    for field in ("select", "ignore", "severity", "rules"):
        check_names(getattr(settings, field), known, settings.origin(field))
    for patterns in settings.per_file_ignores.values():
        check_names(patterns, known, settings.origin("per_file_ignores"))

    def wanted(rule: str) -> bool:
        chosen = _longest(settings.select, rule) if settings.select else 0
        return chosen >= 0 and chosen > _longest(settings.ignore, rule)

    return tuple(_with_options(r, settings) for r in rules if wanted(r.name))


def ignored_in(file: str, settings: Settings) -> tuple[str, ...]:
    """The names of rules, or their beginnings, that are silent in a file."""
    patterns = settings.per_file_ignores
    return tuple(name for pattern, names in patterns.items() if _fits(file, pattern) for name in names)


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
        "rules": ", ".join(f"{rule}.{name}={value}" for rule, s in settings.rules.items() for name, value in s.items()),
        "per-file-ignores": ", ".join(f"{file}: {' '.join(n)}" for file, n in settings.per_file_ignores.items()),
        "checklist": ", ".join(item.name for item in settings.checklist),
        "fail-on": settings.fail_on.value if settings.fail_on else "never",
        "date": settings.date.isoformat() if settings.date else "",
        "style": settings.style,
        "reference": ", ".join(settings.reference),
        "default glossary": "" if settings.default_glossary else "not used",
    }
    return {name: value for name, value in facts.items() if value}


def _longest(names: Iterable[str], rule: str) -> int:
    return max((len(n) for n in names if rule.startswith(n)), default=-1)


def check_names(given: Iterable[str], known: Collection[str], where: str) -> None:
    """Raise UserError for a name that is none of the known rules' and that none of their names begins with."""
    for name in given:
        if not any(n.startswith(name) for n in known):
            beginnings = sorted({n.partition("-")[0] for n in known})
            hint = did_you_mean(name, (*beginnings, *known), '"termqa rules" lists them all')
            raise UserError(where, f'unknown rule "{name}"', hint)


def _with_options(rule: Rule, settings: Settings) -> Rule:
    """The rule with the values that the settings give its options."""
    given = settings.rules.get(rule.name)
    if not given:
        return rule
    known = {f.name.replace("_", "-"): type(getattr(rule.options, f.name)) for f in fields(rule.options)}
    return replace(rule, options=replace(rule.options, **_typed(given, known, rule, settings.origin("rules"))))


def _typed(given: Mapping[str, Any], known: Mapping[str, type], rule: Rule, where: str) -> dict[str, Any]:
    typed = {}
    for name, value in given.items():
        kind = known.get(name)
        if kind is None:
            raise UserError(where, f'{rule.name} has no option "{name}"', did_you_mean(name, list(known)))
        if not isinstance(value, (int, float) if kind is float else kind) or isinstance(value, bool) != (kind is bool):
            raise UserError(where, f"{rule.name}.{name} is {value!r}", f"give it a value like {kind.__name__}")
        typed[name.replace("-", "_")] = kind(value)
    return typed


def _fits(file: str, pattern: str) -> bool:
    """Whether a file, as the report names it, fits a pattern; a pattern without a folder fits a name in any."""
    return fnmatch(file, pattern) or fnmatch(file, f"*/{pattern}")
