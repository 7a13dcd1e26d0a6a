"""What is wrong with the figures of a pair, before a rule puts it into words."""

from dataclasses import dataclass

from termqa.analyse.figures.quantity import Quantity
from termqa.model import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the figures of a pair, under the rule ``number-<rule>``."""

    rule: str
    source: tuple[Quantity, ...] = ()
    target: tuple[Quantity, ...] = ()
    severity: Severity | None = None
    detail: str = ""
    """What tells the slip: the words of the bound or direction, say."""
