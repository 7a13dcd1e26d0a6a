"""The pages of ``termqa rules``, made from the rules themselves, so that nothing is written twice."""

import importlib
import inspect
from collections.abc import Sequence
from dataclasses import asdict

from termqa.config.checklist import Item
from termqa.errors import UserError, did_you_mean
from termqa.model import Lang
from termqa.rules import Rule


def table(rules: Sequence[Rule], lang: Lang) -> str:
    """One line a rule: name, severity, title."""
    width = max(len(r.name) for r in rules)
    return "\n".join(f"{r.name:<{width}}  {r.severity.value:<8}  {r.title.in_(lang)}" for r in rules)


def documentation(rule: Rule) -> str:
    """What the rule's file says of itself, or what the item of the checklist looks for."""
    if isinstance(rule.options, Item):
        item = asdict(rule.options)
        return "\n".join(f"{key}: {item[key]}" for key in ("source", "target", "when") if item[key])
    module = importlib.import_module("termqa.rules." + rule.name.replace("-", "_"))
    return inspect.cleandoc(module.__doc__ or "")


def explain(name: str, rules: Sequence[Rule], lang: Lang) -> str:
    """A rule's page with its examples; raises UserError for an unknown name."""
    rule = next((r for r in rules if r.name == name), None)
    if rule is None:
        hint = did_you_mean(name, (r.name for r in rules), '"termqa rules" lists them all')
        raise UserError("rules", f'unknown rule "{name}"', hint)
    silent, speaks = ("不报", "报") if lang is Lang.ZH else ("silent", "found")
    examples = [f"{mark}: {line}" for mark, lines in ((speaks, rule.loud), (silent, rule.quiet)) for line in lines]
    head = f"{rule.name} ({rule.severity.value}): {rule.title.in_(lang)}"
    return "\n".join([head, "", documentation(rule), *([""] * bool(examples)), *examples])
