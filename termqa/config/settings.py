"""Everything a run can be told, frozen."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from termqa.config.checklist import Item
from termqa.model import Lang, Severity

DECISIONS = "termqa-decisions.jsonl"
"""The file of decisions, beside ``termqa.toml`` or else in the current folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told; each field is an option of ``termqa check`` or a key of ``termqa.toml``."""

    lang: Lang = Lang.EN
    """Of messages."""
    glossaries: tuple[str, ...] = ()
    """Files over the default glossary, a later one winning; ``@name`` is an optional shipped one."""
    default_glossary: bool = True
    decisions: str = DECISIONS
    select: tuple[str, ...] = ()
    """Rule names or their beginnings; empty is all."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Values for the fields of a rule's ``Options``, by the rule's name."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rule names or their beginnings, by a pattern of file names."""
    checklist: tuple[Item, ...] = ()
    fail_on: Severity | None = Severity.MAJOR
    """None: never."""
    date: datetime.date | None = None
    style: str = "auto"
    show_info: bool = False
    source_lang: Lang | None = None
    encoding: str | None = None
    max_rows: int = 5000
    jobs: int = 1
    """Processes that check texts; 0: as many as there are cores, where there are many texts."""
    was: str = ""
    """The source as it was when the translation was made."""
    reference: tuple[str, ...] = ()
    """Earlier, accepted texts."""
    since: str = ""
    """An earlier report to compare with."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where a value comes from, by the field's name: an option, or a line of a file; default values are not in it."""

    def origin(self, name: str) -> str:
        """Where the field's value comes from, for messages."""
        return self.origins.get(name, name.replace("_", "-"))
