"""
The glossary: concepts, and the files they come from in layers, of which a later one wins.

``table`` reads the files, ``edit`` changes rows of them, ``fmt`` and ``lint`` keep them right, ``diff`` and ``merge``
compare versions, ``formats`` exchanges them with other programs, ``bring`` works out what an import changes.

To add a term or forbid a rendering, edit one row of ``glossary/*.csv``: no code. A new column is a field of
``Concept``, a name in ``COLUMNS`` and a line in ``table.py``.
"""

import importlib.resources
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from termqa.errors import UserError
from termqa.glossary.concept import COLUMNS, Concept, Enforce, Status, Wrong
from termqa.glossary.table import read

__all__ = [
    "COLUMNS",
    "OPTIONAL",
    "Concept",
    "Enforce",
    "Glossary",
    "Status",
    "Wrong",
    "default_glossary",
    "load",
    "load_layers",
    "shipped_concepts",
    "shipped_files",
]

OPTIONAL = frozenset({"prescribed"})
"""Shipped files that are off until somebody names them (``@prescribed``): the wording in them is house policy."""


@dataclass(frozen=True)
class Glossary:
    """Concepts ordered by id; ``files`` names where they come from, the strongest last."""

    concepts: tuple[Concept, ...] = ()
    files: tuple[str, ...] = ()
    waiting: tuple[Concept, ...] = ()
    """Proposals that are not in force, since an approved row stands in their place: see ``beside``."""
    _by_id: dict[str, Concept] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.concepts, key=lambda c: c.id))
        object.__setattr__(self, "concepts", ordered)
        object.__setattr__(self, "_by_id", {c.id: c for c in ordered})

    def __len__(self) -> int:
        return len(self.concepts)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def get(self, id: str) -> Concept | None:
        """The concept with this id, None where there is none."""
        return self._by_id.get(id)

    def beside(self, concept: Concept) -> Concept | None:
        """The row in force in whose place a proposal waits; None where the concept is in force itself."""
        if concept not in self.waiting:
            return None
        return self._by_id.get(concept.id) or next((c for c in self.concepts if c.zh == concept.zh), None)

    def under(self, later: "Glossary") -> "Glossary":
        """The glossary with a later layer over it, which wins by id.

        A later row also takes the place of an earlier one with the same Chinese, unless it has conditions that tell
        the two apart, so that a plain two-column file can overrule the default. A proposal takes the place of nothing
        that is approved.
        """
        merged = dict(self._by_id)
        by_zh = {c.zh: c.id for c in self.concepts}
        waiting = {c.id: c for c in self.waiting}
        for concept in later.concepts:
            same = merged.get(concept.id) or merged.get(by_zh.get(concept.zh, ""))
            waiting.pop(concept.id, None)
            if same and concept.status is Status.PROPOSED and same.status is Status.APPROVED:
                waiting[concept.id] = concept
                continue
            if not (concept.applies_when or concept.not_when):
                merged.pop(by_zh.get(concept.zh, ""), None)
            merged[concept.id] = concept
        waiting |= {c.id: c for c in later.waiting}
        return Glossary(tuple(merged.values()), self.files + later.files, tuple(waiting.values()))


def load(path: Path) -> Glossary:
    """The glossary in one CSV file; ``UserError`` names file and line of what cannot be read unambiguously."""
    return Glossary(read(path), (path.as_posix(),))


def shipped_files() -> dict[str, Path]:
    """The glossary files that come with termqa, by name, in the order of their names."""
    package = Path(str(importlib.resources.files("termqa.glossary"))).parent
    folder = package / "default_glossary"
    if not folder.is_dir():  # a checkout
        folder = package.parent / "glossary"
    return {path.stem: path for path in sorted(folder.glob("*.csv"))}


def shipped_concepts() -> tuple[Concept, ...]:
    """The rows of every file that comes with termqa, optional ones too."""
    return tuple(concept for path in shipped_files().values() for concept in load(path))


def default_glossary() -> Glossary:
    """What is in force where nobody chooses: every shipped file that is not optional."""
    return _joined(load(path) for name, path in shipped_files().items() if name not in OPTIONAL)


def load_layers(files: Sequence[str | Path], use_default: bool = True) -> Glossary:
    """The default glossary (if wanted) with the files over it, a later one winning; ``@name`` is a shipped file."""
    named = _joined(
        load(_shipped(file[1:]) if isinstance(file, str) and file.startswith("@") else Path(file)) for file in files
    )
    return default_glossary().under(named) if use_default else named


def _joined(layers: Iterable[Glossary]) -> Glossary:
    glossary = Glossary()
    for layer in layers:
        glossary = glossary.under(layer)
    return glossary


def _shipped(name: str) -> Path:
    files = shipped_files()
    if name not in files:
        raise UserError(f"@{name}", "there is no shipped glossary file of this name", f"there are: {', '.join(files)}")
    return files[name]
