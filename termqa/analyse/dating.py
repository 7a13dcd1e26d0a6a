"""The date of a document, from its name or from the first full date near its top."""

import datetime
from collections.abc import Sequence

import regex

from termqa.analyse.figures import read
from termqa.analyse.figures.quantity import Kind, Quantity
from termqa.model import Bitext, Pair

_IN_NAME = regex.compile(r"(20\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])")


def document_date(bitext: Bitext, head: Sequence[Pair]) -> datetime.date | None:
    """The date that the file's name or one of the first pairs gives in full, None if neither does."""
    for name in (bitext.file, bitext.source_file):
        if (m := _IN_NAME.search(name.rpartition("/")[2])) and (found := _date(int(m[1]), int(m[2]), int(m[3]))):
            return found
    for pair in head:
        for segment in (pair.source, pair.target):
            if "20" in segment.text and (found := _full(read(segment.text, segment.lang))):
                return found
    return None


def _full(figures: tuple[Quantity, ...]) -> datetime.date | None:
    """The first year, month and day that stand together, in whichever order."""
    for three in zip(figures, figures[1:], figures[2:], strict=False):
        parts = {q.kind: q for q in three}
        year, month, day = parts.get(Kind.YEAR), parts.get(Kind.PERIOD), parts.get(Kind.DAY)
        if year and month and day and month.low == month.high and three[2].span.start - three[0].span.end < 12:
            return _date(int(year.size), int(month.size), int(day.size))
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
