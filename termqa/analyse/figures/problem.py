"""A fault of figures as a problem to report: the words marked, the right figure ready to paste, a stable key."""

import re
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from termqa.analyse.figures.en_words import BOUND_AFTER
from termqa.analyse.figures.fault import Fault
from termqa.analyse.figures.quantity import POINTS, SHARE, Bound, Kind, Quantity, replace
from termqa.analyse.figures.turn import turned
from termqa.analyse.figures.units import BY_NAME, TIME, YUAN
from termqa.analyse.figures.write import (
    GROWN,
    HEDGES,
    ORDINALS,
    english_number,
    grouped,
    ordinal,
    plain,
    rendering,
    roman,
)
from termqa.model import Lang, Problem, Span, Text

if TYPE_CHECKING:
    from termqa.analyse import Unit


def words(quantities: tuple[Quantity, ...], text: str) -> str:
    """The figures as they stand in the text, joined."""
    return ", ".join(q.span.of(text) for q in quantities)


def normal(q: Quantity) -> str:
    """The quantity's value for the ledger and for messages: 443,700,000,000; 1–9 for a period."""
    if q.value is None or q.paired:
        return f"{plain(q.low)}–{plain(q.high)}" if q.low is not None and q.high is not None else ""
    return f"{q.value:,f}".rstrip("0").rstrip(".") if "." in f"{q.value:f}" else f"{q.value:,f}"


def right(unit: "Unit", fault: Fault) -> str:
    """The source figures in the language of the translation, in the style asked for, else as its own text writes."""
    lang, text = unit.pair.target.lang, unit.target.text
    if len(fault.source) == 1 == len(fault.target) and (
        short := _beside_its_unit(fault.source[0], fault.target[0], text)
    ):
        return short
    percent = "%" if lang is Lang.EN and ("%" in text or "‰" in text) else "percent"
    style = unit.context.style
    if style == "auto":
        style = "pboc" if "RMB" in text else "scio"
    hedged = any(q.bound is not Bound.EXACT for q in fault.target) and fault.rule != "bound"
    figures = [replace(q, bound=Bound.EXACT) if hedged else q for q in fault.source]  # the hedge stands there already
    if lang is Lang.EN:
        figures = [_as_there(q, fault, text) for q in figures]
    written = [_in_words(q, fault, text) or rendering(q, lang, percent, style) for q in figures]
    if "工作日" in words(fault.source, unit.source.text):
        written = [w.replace(" day", " working day") for w in written]
    if written and all(written):
        signed = "-" if all(q.negative for q in (*fault.source, *fault.target)) else ""
        return signed + _listed(written)
    return ""


_DOLLARS = {"HK$": "HKD", "NT$": "TWD", "US$": "USD", "$": "$"}
_CHINESE = frozenset({"jin", "mu", "liang", "li"})
"""Units that English texts convert."""
_DOLLAR = re.compile(r"(?:\b(?:HK|NT|US))?\$")


def _as_there(q: Quantity, fault: Fault, text: str) -> Quantity:
    """The figure in the currency sign of the English text, and in the unit of its figure where that is another."""
    sign = _DOLLAR.search(text)
    if q.currency == YUAN or (q.currency == "USD" and sign and sign[0] == "$"):
        return replace(q, currency=_DOLLARS[sign[0]] if sign else "CNY")
    own, there = BY_NAME.get(q.unit), BY_NAME.get(fault.target[0].unit) if fault.target else None
    converted = own and (own.name in _CHINESE or fault.rule != "unit")
    if converted and own and there and own is not there and own.dimension == there.dimension not in TIME:
        ratio = own.factor / there.factor
        exact = len(ratio.normalize().as_tuple().digits) == 1  # a power of ten, or a jin of half a kilogram
        size = q.size * ratio if exact else Context(prec=4).multiply(q.size, ratio)
        return replace(q, value=size, unit=there.name)
    return q


def _in_words(q: Quantity, fault: Fault, text: str) -> str:
    """The figure in the form of the one that it replaces: fifth, sixth; IX; 50th anniversary; tripling; 8 a.m.; else nothing."""
    old = fault.target[0].span.of(text) if len(fault.target) == 1 else ""
    if q.kind is Kind.ORDINAL and old and not old.strip("IVXL") and 0 < q.size < 50:
        return roman(int(q.size))
    if q.kind is Kind.ORDINAL and old.isalpha() and q.unit == "" and 0 < q.size <= len(ORDINALS):
        return ORDINALS[int(q.size) - 1]
    if q.kind is Kind.ORDINAL and old.isdecimal():
        return plain(q.size)
    if (joined := _JOINED.fullmatch(old)) and q.unit == fault.target[0].unit:
        return f"{grouped(q.size)}{joined[1]}"
    if q.unit == "year" and old.endswith("anniversary"):
        return f"{ordinal(int(q.size))} anniversary"
    if q.kind is Kind.CLOCK and (half := _HALF_OF_DAY.search(old)):
        hour, minute = divmod(int(q.size), 60)
        shown = f"{(hour - 1) % 12 + 1}{f':{minute:02d}' if minute else ''}"
        return f"{shown}{half['space']}{'ap'[12 <= hour < 24]}{half['rest']}"
    if q.kind is Kind.MULTIPLE and q.role == "by" and old.isalpha() and not old.endswith("ed"):
        grown = GROWN.get(q.size, "").removesuffix("d")
        form = grown.removesuffix("e") + "ing" if old.endswith("ing") else grown
        return HEDGES.get(q.bound, "") + form if grown else ""
    return ""


_JOINED = re.compile(r"[\d,.]+(-[a-z]+)")
_HALF_OF_DAY = re.compile(r"(?P<space>\s?)[ap](?P<rest>\.?m\.?)$")


_NUMBER_ALONE, _OTHER = re.compile(r"[\d.,]+"), re.compile(r"\s+other\b")


def _beside_its_unit(source: Quantity, target: Quantity, text: str) -> str:
    """The number alone where the translation's stands alone, its unit or scale being written elsewhere: 15 and 25 percent."""
    printed = target.span.of(text)
    if _OTHER.match(text, target.span.end) and target.digits.isdigit():
        return english_number(source.size - (target.size - Decimal(target.digits)))
    elsewhere = target.unit or target.currency or target.kind in SHARE | POINTS
    if not elsewhere or not _NUMBER_ALONE.fullmatch(printed) or target.kind is not source.kind:
        return ""
    if target.unit != source.unit or (source.currency and target.currency != source.currency):
        return ""
    return grouped(source.size / (target.size / Decimal(printed.replace(",", "")))) if target.size else ""


def _listed(written: list[str]) -> str:
    """The figures as one list, with the unit that they share written once.

    >>> _listed(["3.5 percentage points", "3.4 percentage points"])
    '3.5 and 3.4 percentage points'
    """
    numbers, units = zip(*(w.partition(" ")[::2] for w in written), strict=True)
    if len(written) > 1 and len(set(units)) == 1 and units[0]:
        return f"{', '.join(numbers[:-1])} and {numbers[-1]} {units[0]}"
    return ", ".join(written)


_HEDGE = re.compile(
    r"\b(?:no (?:less|fewer|more|lower|higher) than|not (?:less|fewer|more|lower|higher) than|at least|at most|up to|"
    r"more than|(?:well )?over|above|in excess of|upwards? of|(?:just )?(?:less|fewer) than|(?:just )?(?:under|below)|short of|"
    r"nearly|almost|close to|about|around|some|roughly|approximately|a m(?:in|ax)imum of)\s+$",
    re.IGNORECASE,
)
"""English words that make a bound and can be replaced together with the figure; verbs (exceeds) cannot."""


def with_hedge(q: Quantity, text: str) -> Span | None:
    """The English figure with the words that bound it; None where a verb bounds it, so that nothing can be pasted."""
    before = _HEDGE.search(text, max(0, q.span.start - 40), q.span.start)
    if before and text.endswith(" not be ", 0, before.start()):
        return None
    after = next((m for pattern, _ in BOUND_AFTER if (m := pattern.match(text, q.span.end))), None)
    if q.bound is not Bound.EXACT and not before and not after:
        return None
    return Span(before.start() if before else q.span.start, after.end() if after else q.span.end)


_BALANCE = re.compile(r"\b(?:surplus|deficit)", re.IGNORECASE)


def mend(unit: "Unit", fault: Fault) -> tuple[tuple[Span, ...], str]:
    """The words of the translation that are to be replaced, and what to write for them; empty where nobody can tell."""
    spans, lang = tuple(q.span for q in fault.target), unit.pair.target.lang
    if fault.rule == "direction" and fault.source[0].negative and fault.target[0].unit.startswith("degree"):
        return spans, "-" + spans[0].of(unit.target.text)
    if fault.rule == "direction" and fault.source[0].comparison and not fault.target[0].comparison:
        return spans, ""  # an increase that is smaller is no decrease
    if fault.rule == "direction":
        phrase = turned(fault.target[0], unit.target.folded, lang)
        if phrase and _BALANCE.search(unit.target.text[: spans[0].start]) and not _BALANCE.search(phrase.words):
            return spans, ""  # it may be this word that is wrong: the deficit widened
        if phrase:
            return (phrase.span,), phrase.words
        unsigned = fault.source[0].negative and not fault.target[0].negative
        return spans, "-" + spans[0].of(unit.target.text) if unsigned else ""
    if fault.rule == "bound" and lang is Lang.EN:
        hedged = with_hedge(fault.target[0], unit.target.text)
        spans, fix = ((hedged,), right(unit, fault)) if hedged else (spans, "")
    else:
        fix = right(unit, fault)
    return spans, _as_it_begins(unit.target.text, spans, fix)


_BEGINS = re.compile(r"(?:^|[.!?:]\s)[\s“‘\"'(]*$")


def _as_it_begins(text: str, old: tuple[Span, ...], new: str) -> str:
    """The new words with the capital of a sentence that the old ones begin."""
    start = min(old, default=Span(0, 0)).start
    begins = old and new[:1].islower() and text[start].isupper() and _BEGINS.search(text, 0, start)
    return new[0].upper() + new[1:] if begins else new


def problem(unit: "Unit", fault: Fault, message: Text, suggestion: str | None = None) -> Problem:
    """The problem that a rule reports for a fault."""
    spans, fix = mend(unit, fault)
    key = ">".join("|".join(normal(q) for q in side) for side in (fault.source, fault.target))
    return Problem(
        message,
        tuple(q.span for q in fault.source),
        spans,
        fix if suggestion is None else suggestion,
        key,
        fault.severity,
    )
