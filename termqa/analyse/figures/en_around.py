"""What the words around an English figure say of it: bound, direction, comparison, to or by, basis.

The words before a figure are walked from the figure back, so that each costs one look in a table.
"""

import re
from functools import lru_cache

from termqa.analyse.figures import en_words as words
from termqa.analyse.figures.quantity import Bound, Quantity

_PERIODS = frozenset({"year", "month", "day", "week", "decade", "quarter", "hour"})
_DIGIT = re.compile(r"\d")
_NEXT = re.compile(r"\d|, (?:while|whereas|but) ")
"""What ends the words that may still say the basis of a figure before them."""
_OF_ANOTHER = re.compile(r"\d[^,;:()\d]{0,30}$")
"""Before a basis: the figure that it belongs to, with its unit."""
_CUT = re.compile(r"[.;?!] ")
_REACH_BEFORE, _REACH_AFTER = 90, 110
_OPENING = "(,$"
_QUOTES = "(“\"'—–"
_QUOTED = re.compile(r"[(“\"'—–]")


class Surroundings:
    """A text in lower case, and what its words say of the figures among them."""

    __slots__ = ("_bases", "_cuts", "_quoted", "low")

    def __init__(self, low: str) -> None:
        self.low = low
        self._cuts = [m.end() for m in _CUT.finditer(low)]
        self._quoted = _QUOTED.search(low) is not None
        self._bases: list[tuple[int, str]] | None = None

    def of(self, q: Quantity) -> Quantity:
        """The figure with all that the words around it say."""
        bound, direction, comparison, role, basis = self.say(q.span.start, q.span.end, q.unit, negative=q.negative)
        return q._replace(
            bound=q.bound if bound is Bound.EXACT else bound,
            direction=direction or q.direction,
            comparison=comparison or q.comparison,
            role=role or q.role,
            basis=basis or q.basis,
        )

    def say(self, start: int, end: int, unit: str, *, negative: bool = False) -> tuple[Bound, str, str, str, str]:
        """What the words around a figure say of it: bound, direction, comparison, role and basis."""
        low = self.low
        reach, after = max(0, start - _REACH_BEFORE), end + _REACH_AFTER
        first = reach
        for cut in self._cuts:
            if cut <= start:
                first = max(cut, reach)
            elif cut > end:
                after = min(after, cut - 2)
                break
        before = low[first:start]
        said = before.split()
        if self._quoted and _QUOTED.search(before):
            said = [word for quoted in said if (word := quoted.lstrip(_QUOTES))]
        spaced = before[-1:] == " "
        last = said[-1] if said and spaced else ""
        direction = _direction(low, end, after, said, before, spaced=spaced)
        if negative:
            direction = "up" if direction == "down" else "down"
        return (
            self._bound(end, unit, said, last, before) or Bound.EXACT,
            direction,
            _comparison(low, end, after, last, before),
            _role(said, low, reach, start) if last else "",
            self._basis(start, end, first, after),
        )

    def _bound(self, end: int, unit: str, said: list[str], last: str, before: str) -> Bound | None:
        if self.low.startswith(words.MAY_BOUND_AFTER, end):
            for pattern, bound in words.BOUND_AFTER:
                if pattern.match(self.low, end):
                    return bound
        if not last or (last == "past" and unit in _PERIODS):
            return None
        the = last == "the"
        ends = said[-2] if the and len(said) > 1 else last
        if the and ends in words.BREAKING:
            return Bound.ABOVE
        for lead, bound in words.BOUNDS.get(ends, ()):
            if the and bound not in (Bound.ABOVE, Bound.BELOW):
                continue
            if not lead or said[-1 - len(lead) - the : -1 - the] == lead:
                denied = bound is Bound.ABOVE and ends in words.DENIED and words.DENIAL.search(before)
                return Bound.AT_MOST if denied else bound
        return None

    def _basis(self, start: int, end: int, first: int, after: int) -> str:
        """The basis named nearest after the figure (before the next figure), else before it in the clause.

        One that stands right after another figure is that figure's own; several shared out by "respectively" are nobody's.
        """
        if self._bases is None:
            self._bases = [(m.start(), words.BASIS_NAMES[m.lastindex or 0]) for m in words.BASIS.finditer(self.low)]
        if not self._bases:
            return ""
        if m := _NEXT.search(self.low, end, after):
            after = m.start()
        here, told = "", []
        for at, name in self._bases:
            if end <= at < after:
                told.append(name)
            elif first <= at < start and not _DIGIT.search(self.low, at, start):
                here = "" if _OF_ANOTHER.search(self.low, first, at) else name
        if len(set(told)) > 1 and self.low.find("respectively", end, after) > 0:
            return ""
        return told[0] if told else here


@lru_cache(maxsize=2048)
def _move(word: str) -> str:
    """Whether a word says up or down: up for rose, down for fell, nothing for another."""
    m = words.MOVE.fullmatch(word) or words.MOVE.fullmatch(word.rpartition("-")[2])
    return "" if not m else "up" if m["up"] else "down"


def _comparison(low: str, end: int, after: int, last: str, before: str) -> str:
    if last == "of" and (m := words.ABOVE_LEVEL.search(before)):
        return "more" if m["more"] else "less"
    if last == "by":
        if words.OUTPACING.search(before):
            return "more"
        if words.BEHIND.search(before):
            return "less"
    m = words.MORE_AFTER.match(low, end, after) if low.startswith(" ", end) else None
    return "" if not m else "more" if m["more"] else "less"


def _direction(low: str, end: int, after: int, said: list[str], before: str, *, spaced: bool) -> str:
    if said and said[-1] == "by" and (m := words.BY_VERB.search(before)):
        return "up" if m["up"] else "down"
    if said and (moved := _moved(said, spaced=spaced)):
        return moved
    m = words.DIRECTION_AFTER.match(low, end, after) if low.startswith(" ", end) else None
    return "" if not m else "up" if m["up"] else "down"


def _moved(said: list[str], *, spaced: bool) -> str:
    """The direction of the first word before the figure that does not merely lead up to it."""
    passed = ""
    for i in range(len(said) - 1, -1, -1):
        word = said[i].strip(_OPENING)
        if not word:
            continue
        moved = ""
        if (spaced or i < len(said) - 1) and said[i][-1] not in _OPENING:
            moved = _move(word)
            if word in words.FLOWS and not (i and said[i - 1] == "net"):
                moved = ""
        if word in words.LEADING_UP or (i and said[i - 1] in words.LEADING_PAIRS.get(word, ())):
            passed = moved or passed
            continue
        return moved or passed
    return passed


def _role(said: list[str], low: str, reach: int, start: int) -> str:
    """To, by or from, where a word says so; "from … to" may reach back over the marks that end the clause."""
    i = len(said) - 1
    if said[i] in words.HEDGES:
        i -= 1
    elif said[i] == "than" and i and said[i - 1] == "more":
        i -= 2
    if i < 0:
        return ""
    if said[i] == "to":
        if ("from" in (whole := low[reach:start]) and words.FROM_TO.search(whole)) or _moves_to(said, i):
            return "to"
    elif said[i] in ("by", "of") and i:
        i -= 2 if said[i - 1].endswith("ly") and i > 1 else 1
        return "by" if _move(said[i]) else ""
    return "from" if said[i] == "from" else ""


def _moves_to(said: list[str], i: int) -> bool:
    """Whether a word of rising or falling stands a few words before this "to"."""
    room = 21
    for k in range(i - 1, -1, -1):
        word = said[k]
        if word[-1] in ",.;" or word == "range":
            return False
        if _move(word):
            return True
        room -= 0 if word.endswith("ly") else len(word) + 1
        if room < 0:
            return False
    return False
