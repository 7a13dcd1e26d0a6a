"""What lint has to say, and how bad it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from termqa.glossary.concept import Concept
from termqa.model import Text


class Level(StrEnum):
    """How bad a message is; only errors give exit code 1, infos are shown when asked for."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to mend, and the row that shows it."""

    level: Level
    rule: str
    file: str
    line: int
    id: str
    text: Text

    @property
    def where(self) -> str:
        """File and line as editors know them."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule that looks at one row; ``fix`` gives the row without the fault where that is safe."""

    name: str
    level: Level
    check: Callable[[Concept], Iterator[Text]]
    fix: Callable[[Concept], Concept] | None = None


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule that compares the rows of a glossary with each other."""

    name: str
    level: Level
    check: Callable[["Rows"], Iterator[tuple[Concept, Text]]]


Rows = tuple[Concept, ...]
