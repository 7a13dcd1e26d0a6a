"""What a file brings into a glossary."""

from dataclasses import dataclass

from termqa.glossary.concept import COLUMNS, Concept


@dataclass(frozen=True, slots=True)
class Incoming:
    """Concepts read from a file, and how much the file says of them."""

    rows: tuple[Concept, ...]
    held: frozenset[str] = frozenset(COLUMNS)
    """The columns that the file says something of; of others an existing row keeps its own."""
    base: tuple[Concept, ...] | None = None
    """The rows as they were exported, where the file remembers them."""
    remarks: tuple[str, ...] = ()
    """How columns were understood, what was left out."""
