"""A quantity: one figure, date or measure as it stands in a text, and what it means."""

from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from termqa.model import Span


class Kind(StrEnum):
    """What a figure is."""

    __hash__ = str.__hash__
    """In C, for figures are looked up by kind all the time."""

    CARDINAL = "cardinal"
    PERCENT = "percent"
    POINT = "percentage-point"
    BASIS_POINT = "basis-point"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    YEAR = "year"
    PERIOD = "period"
    """Months of a year, low to high: April is 4–4, the first half is 1–6."""
    DAY = "day"
    WEEKDAY = "weekday"
    CLOCK = "clock-time"
    DURATION = "duration"
    DECADE = "decade"
    CENTURY = "century"
    CODE = "code"


CALENDAR = frozenset({Kind.YEAR, Kind.PERIOD, Kind.DAY, Kind.WEEKDAY, Kind.CLOCK, Kind.DECADE, Kind.CENTURY})
SHARE = frozenset({Kind.PERCENT, Kind.FRACTION})
POINTS = frozenset({Kind.POINT, Kind.BASIS_POINT})


HALF_DAY = 720
"""Minutes: the ``quantum`` of a time of which no word says whether it is before or after noon."""


class Bound(StrEnum):
    """On which side of the printed figure the true one lies."""

    EXACT = "exact"
    ABOUT = "about"
    BELOW = "below"
    """Approaching it: nearly, 近."""
    SHORT_OF = "short-of"
    ABOVE = "above"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Strength(StrEnum):
    """Whether the other side must have a counterpart."""

    REQUIRED = "required"
    EXPECTED = "expected"
    OPTIONAL = "optional"
    """May justify a counterpart, never demands one."""


class Quantity(NamedTuple):
    """One figure; ``value`` is None for a range (``low``, ``high``); percent carries the printed number (50 for 50%)."""

    kind: Kind
    span: Span
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    quantum: Decimal = Decimal(1)
    """What one unit in the last printed place is worth (100,000 for 364.7万 is 1,000): the printed precision."""
    unit: str = ""
    currency: str = ""
    bound: Bound = Bound.EXACT
    direction: str = ""
    """up, down, or nothing where no word says so."""
    comparison: str = ""
    """more or less, where the figure is a difference (高于…2.6个百分点, 0.3 points faster than)."""
    role: str = ""
    """to (增长到) or by (增长了), where a word says so."""
    basis: str = ""
    """year, period, year-end, average, real, nominal …, where a word says so."""
    strength: Strength = Strength.REQUIRED
    loose: bool = False
    """Printed without exact digits: 几十, 数百, tens of thousands; ``low`` and ``high`` hold the span of it."""
    in_range: bool = False
    """One end of a printed range: 400万至600万."""
    negative: bool = False
    """Printed with a minus sign or 负; the value is then the amount and the direction down."""
    scale: str = ""
    """The scale word printed with it: 万, 亿, million …; tells which slip it was."""
    digits: str = ""
    """The printed digits, for telling a transposed one."""

    @property
    def demanded(self) -> bool:
        """Whether the other side should have a counterpart, so that its absence can be a fault."""
        return self.strength is not Strength.OPTIONAL

    @property
    def paired(self) -> bool:
        """Whether it is an approximation by two neighbours, narrow enough to be wrong: 三四, 七八十, seven or eight."""
        return self.loose and self.low is not None and self.high is not None and self.low < self.high <= self.low * 2

    @property
    def size(self) -> Decimal:
        """One number to compare by: the value, or the middle of a range."""
        if self.value is not None:
            return self.value
        return ((self.low or Decimal(0)) + (self.high or Decimal(0))) / 2


_PLACE = {name: place for place, name in enumerate(Quantity._fields)}


def replace(q: Quantity, **changes: Any) -> Quantity:  # noqa: ANN401 - as in dataclasses.replace
    """The quantity with some fields changed (faster than ``_replace``, for it is done twice a segment)."""
    values: list[Any] = list(q)
    for name, value in changes.items():
        values[_PLACE[name]] = value
    return Quantity._make(values)


def quantity(kind: Kind, span: tuple[int, int], value: Decimal | int, **more: object) -> Quantity:
    """A quantity of this kind and value at a span, with other fields by name."""
    return Quantity(kind, Span(*span), Decimal(value), **more)  # type: ignore[arg-type]
