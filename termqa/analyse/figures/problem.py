"""A fault of figures as a problem to report: the words marked, the right figure ready to paste, a stable key."""

from typing import TYPE_CHECKING

from termqa.analyse.figures.compare import Fault
from termqa.analyse.figures.quantity import Quantity
from termqa.analyse.figures.write import plain, rendering
from termqa.model import Lang, Problem, Text

if TYPE_CHECKING:
    from termqa.analyse import Unit


def words(quantities: tuple[Quantity, ...], text: str) -> str:
    """The figures as they stand in the text, joined."""
    return ", ".join(q.span.of(text) for q in quantities)


def normal(q: Quantity) -> str:
    """The quantity's value for the ledger and for messages: 443,700,000,000; 1–9 for a period."""
    if q.value is None:
        return f"{plain(q.low)}–{plain(q.high)}" if q.low is not None and q.high is not None else ""
    return f"{q.value:,f}".rstrip("0").rstrip(".") if "." in f"{q.value:f}" else f"{q.value:,f}"


def right(unit: "Unit", fault: Fault) -> str:
    """The source figures in the language of the translation, in the style asked for, else as its own text writes."""
    lang, text = unit.pair.target.lang, unit.target.text
    percent = "%" if lang is Lang.EN and "%" in text else "percent"
    style = unit.context.style
    if style == "auto":
        style = "pboc" if "RMB" in text else "scio"
    written = [rendering(q, lang, percent, style) for q in fault.source]
    return ", ".join(written) if all(written) else ""


def problem(unit: "Unit", fault: Fault, message: Text, suggestion: str | None = None) -> Problem:
    """The problem that a rule reports for a fault."""
    key = ">".join("|".join(normal(q) for q in side) for side in (fault.source, fault.target))
    return Problem(
        message,
        tuple(q.span for q in fault.source),
        tuple(q.span for q in fault.target),
        right(unit, fault) if suggestion is None else suggestion,
        key,
        fault.severity,
    )
