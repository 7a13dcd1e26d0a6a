"""What English writes once for several figures: unit, scale and kind in lists and ranges; direction and basis go on."""

import re

from termqa.analyse.figures.en_numerals import SCALES
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength, replace

_GAP = re.compile(r"\s*(?:,|and|or|to|–|—|-|,\s*and|through|but not|/|and nearly|and over|and about|and more than)\s*")
_LONGEST_GAP = 24
_DASH = re.compile(r"\s*[–—-]\s*|/")
_DASHED = re.compile(r"\s*[–—-]\s*")
_COMMA = re.compile(r"(?:,| and|, and|\s)+")
_RANGE = re.compile(r"\s*(?:to|–|—|-|and|through)\s*")


def _measured(q: Quantity, year: Quantity) -> bool:
    """Whether it is an amount or a measure that makes of the "year" before it the lower end of a range."""
    return bool(q.currency or (q.unit and q.kind is Kind.CARDINAL)) and year.size < q.size < 10 * year.size


def shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """What is written once for several: unit, scale, kind in lists and ranges; direction carried on."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if after.span.start - here.span.end > _LONGEST_GAP:
            continue
        gap = text[here.span.end : after.span.start]
        if gap == ", " and "aged" in text[max(0, here.span.start - 14) : here.span.start]:
            continue  # for those aged 25 to 29, 7.2 percent
        if not _GAP.fullmatch(gap):
            continue
        if here.kind is Kind.YEAR and _measured(after, here) and _RANGE.fullmatch(gap) and gap.strip() != "and":
            here = found[i] = replace(here, kind=Kind.CARDINAL)  # 1900 to 2000 yuan
        bare = here.kind is Kind.CARDINAL and not here.unit
        if (
            bare
            and (
                not here.currency or after.currency == here.currency or (not after.currency and after.kind is here.kind)
            )
            and not (here.scale and after.kind is not Kind.CARDINAL)
            and after.kind not in CALENDAR | {Kind.ORDINAL}
        ):
            changes: dict[str, object] = {"kind": after.kind, "unit": after.unit}
            if after.currency and not here.currency:
                changes["currency"] = after.currency
            if after.scale and not here.scale and here.value is not None and after.value and _RANGE.fullmatch(gap):
                factor = SCALES.get(after.scale, 1)
                if here.value < 1000 and here.value * factor <= after.value * 1000 and here.digits:
                    changes |= {"value": here.value * factor, "quantum": here.quantum * factor, "scale": after.scale}
            if after.strength is Strength.REQUIRED:
                changes["strength"] = Strength.REQUIRED
            if _RANGE.fullmatch(gap) and gap.strip() != "and":
                changes["in_range"] = True
                found[i + 1] = replace(after, in_range=True, currency=after.currency or here.currency)
            found[i] = replace(here, **changes)
        elif (
            here.kind is after.kind and here.unit == after.unit and _DASHED.fullmatch(gap) and here.kind not in CALENDAR
        ):
            found[i], found[i + 1] = replace(here, in_range=True), replace(after, in_range=True)
        elif here.kind is Kind.YEAR and after.kind is Kind.CARDINAL and _DASH.fullmatch(gap) and 10 <= after.size <= 99:
            year = here.size - here.size % 100 + after.size
            found[i + 1] = replace(after, kind=Kind.YEAR, value=year)
        elif here.currency and after.kind is Kind.CARDINAL and not after.currency and after.scale == here.scale:
            found[i + 1] = replace(after, currency=here.currency)
    for i in range(1, len(found)):
        before, here = found[i - 1], found[i]
        apart = here.span.start - before.span.end
        if (
            before.kind is here.kind
            and apart < _LONGEST_GAP
            and _COMMA.fullmatch(text[before.span.end : here.span.start])
        ):
            carried = {
                n: getattr(before, n) for n in ("direction", "basis") if not getattr(here, n) and getattr(before, n)
            }
            found[i] = replace(here, **carried)
    return found
