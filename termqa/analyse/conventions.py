"""How English official prose writes dates and figures where usage leaves a choice: order, month, units, signs.

To add a choice: a function that yields a ``Chosen`` for each place, listed in ``DATES`` or ``NUMBERS``.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from termqa.analyse import Unit
from termqa.analyse.habits import Manner, manner
from termqa.analyse.words import prose
from termqa.model import Kind, Lang, Span


class Chosen(NamedTuple):
    """A place where usage leaves a choice: what it is, which way the text took, and the words."""

    choice: str
    way: str
    span: Span


def chosen(unit: Unit, find: Callable[[str], Iterator[Chosen]]) -> Iterator[Manner]:
    """How the running English text of a unit's target chose, wherever ``find`` sees a choice; tables are left out."""
    target = unit.target
    if target.lang is Lang.EN and target.segment.kind is not Kind.CELL:
        for found in find(target.text):
            yield manner(unit, found.choice, found.way, found.span)


_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?P<th>st|nd|rd|th)?"
_NO_AMOUNT = r"(?![\d%:]|[.,]\d|\s?(?:percent|per cent|million|billion|trillion|yuan|km|kg|tonnes|tons)\b)"
_MONTH_FIRST = regex.compile(rf"\b(?P<month>{_FULL}|{_SHORT}) {_DAY}\b{_NO_AMOUNT}(?:,? \d{{4}}\b)?")
_DAY_FIRST = regex.compile(rf"(?<![\d.,]|\d )\b{_DAY} (?P<month>{_FULL}|{_SHORT})(?!\p{{L}})(?:,? \d{{4}}\b)?")
_DIGITS = regex.compile(r"(?<![\d./-])(?:19|20)\d\d(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}(?![\d/-])")


def dates(text: str) -> Iterator[Chosen]:
    """The choices that the dates of the text make: the order of day and month, the month's name, the day's ending.

    >>> [(c.choice, c.way) for c in dates("on 18 Apr. 2024")]
    [('order', 'day first'), ('month', 'short')]
    """
    bare = prose(text)
    for way, pattern in (("month first", _MONTH_FIRST), ("day first", _DAY_FIRST)):
        for match in pattern.finditer(bare):
            span = Span(*match.span())
            yield Chosen("order", way, span)
            if match["month"] != "May":
                yield Chosen("month", "full" if regex.fullmatch(_FULL, match["month"]) else "short", span)
            if way == "month first":
                yield Chosen("ending", "th" if match["th"] else "plain", span)
    for match in _DIGITS.finditer(bare):
        yield Chosen("order", "digits", Span(*match.span()))


_LONG = regex.compile(r"(?<![\d.,/:A-Za-z-])(?:\d{1,3}(?:,\d{3})+|\d{5,9})(?:\.\d+)?(?![\d/:A-Za-z-]|,\d)")
_SCALE = regex.compile(r"\d ?(?P<scale>million|billion|trillion|mn|bn|tn)\b(?! ?/|²|³)")
_UNIT = regex.compile(r"\d(?P<blank>[ \xa0]?)(?:km|kg|kWh|MWh|GWh|MW|GW|kW|cm|mm|mt|mu|ha|GB|TB|MHz|GHz)\b")
_BOUND = r"(?:\d{1,3}(?:\.\d+)?|\d{4})"
_RANGE = regex.compile(rf"(?<![\d.,/–-]){_BOUND}(?P<dash>[-–]){_BOUND}%?(?![\d/–-]|\.\d|\p{{L}})")
_SCALES = "(?:million|billion|trillion)"
_YUAN = regex.compile(
    rf"(?:(?P<first>RMB|CNY|¥|￥) ?[\d.,]*\d(?: ?{_SCALES})?|\d(?: {_SCALES})? (?P<last>yuan|renminbi|RMB))\b"
)


def numbers(text: str) -> Iterator[Chosen]:
    """The choices that the figures of the text make: the comma of thousands, million or mn, units, ranges, yuan.

    >>> [(c.choice, c.way) for c in numbers("12500 cars, RMB5 bn, 3-5 km")]
    [('thousands', 'plain'), ('scale', 'short'), ('range', '-'), ('unit', 'blank'), ('yuan', 'RMB')]
    """
    bare = prose(text)
    for match in _LONG.finditer(bare):
        yield Chosen("thousands", "comma" if "," in match[0] else "plain", Span(*match.span()))
    for match in _SCALE.finditer(bare):
        yield Chosen("scale", "full" if match["scale"].endswith("illion") else "short", _whole(bare, match))
    for match in _RANGE.finditer(bare):
        yield Chosen("range", match["dash"], Span(*match.span()))
    for match in _UNIT.finditer(bare):
        yield Chosen("unit", "blank" if match["blank"] else "joined", _whole(bare, match))
    for match in _YUAN.finditer(bare):
        yield Chosen("yuan", match["first"] or match["last"], _whole(bare, match))


def _whole(text: str, match: "regex.Match[str]") -> Span:
    """The range of the match with the digits before it."""
    start = match.start()
    while start > 0 and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    return Span(start, match.end())
