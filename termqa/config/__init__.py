"""
The settings of a run: the command line, over the project's file, over the defaults.

A new setting is a field of ``Settings``, a line in ``project.KEYS`` (with its parser and its words for ``termqa init``)
and an option in ``cli/check.py``.
"""

from termqa.config.checklist import Item
from termqa.config.choice import chosen_rules, described, ignored_in, known_rules, severity_of
from termqa.config.project import find, resolve
from termqa.config.settings import Settings

__all__ = [
    "Item",
    "Settings",
    "chosen_rules",
    "described",
    "find",
    "ignored_in",
    "known_rules",
    "resolve",
    "severity_of",
]
