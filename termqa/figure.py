"""One figure explained: what it means, and how the other language writes it."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from termqa.analyse.figures import Quantity, read
from termqa.analyse.figures.quantity import Kind
from termqa.analyse.figures.write import grouped, plain, rendering
from termqa.analyse.script import fold, language
from termqa.model import Lang

COUNTED = {"人": "people", "名": "people"} | dict.fromkeys("个台件套辆部架艘枚只", "units")
"""What a bare count in Chinese counts, by the classifier that follows: 364.7万个 is 3.647 million units."""

_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Characters that some readers take for the end of a line."""


def describe(text: str) -> dict[str, Any]:
    """The figures of a Chinese or English text and how the other language writes them, as JSON has it.

    Fractions carry their value (0.5 for a half), percent and points the printed number, periods their first and last
    month, clock times the minutes since midnight. A text without letters is read as English.

    >>> [(f["value"], f["currency"], f["rendering"]) for f in describe("达4437亿元")["figures"]]
    [('443700000000', 'CNY', '443.7 billion yuan')]
    """
    lang = language(text)
    found = read(text, lang) if lang else read(fold(text), Lang.EN)
    other = Lang.EN if lang is Lang.ZH else Lang.ZH
    return {"text": text, "figures": [_figure(q, text, other) for q in found]}


def _figure(q: Quantity, text: str, other: Lang) -> dict[str, Any]:
    return {
        "text": q.span.of(text),
        "value": _number(q, -q.value if q.negative and q.value else q.value),
        "low": _number(q, q.low),
        "high": _number(q, q.high),
        "kind": q.kind.value,
        "unit": q.unit or None,
        "currency": q.currency or None,
        "bound": q.bound.value,
        "direction": q.direction or None,
        "span": list(q.span),
        "rendering": rendering(q, other) or None,
    }


def _number(q: Quantity, value: Decimal | None) -> str | None:
    if value is None:
        return None
    return plain(value / 100 if q.kind is Kind.FRACTION else value)


def json_lines(texts: Iterable[str]) -> Iterator[str]:
    """One JSON object a text, each on a line of its own."""
    for text in texts:
        yield json.dumps(describe(text), ensure_ascii=False).translate(_BREAKS)


def plain_lines(texts: Iterable[str]) -> Iterator[str]:
    """One line a figure for people, or one that says that a text has none.

    >>> list(plain_lines(["364.7万个", "万一"]))
    ['364.7万个 → 3.647 million (units)', '万一: no figure']
    """
    for text in texts:
        figures = describe(text)["figures"]
        for figure in figures:
            yield _line(figure, text)
        if not figures:
            yield f"{text}: no figure"


def _line(figure: dict[str, Any], text: str) -> str:
    """The figure with its classifier, an arrow, and its rendering, or its extent where there is no one rendering."""
    words, end = figure["text"], figure["span"][1]
    written = figure["rendering"] or _extent(figure)
    bare = figure["kind"] == Kind.CARDINAL and not (figure["unit"] or figure["currency"])
    counted = COUNTED.get(text[end : end + 1]) if bare else None
    if counted and not text.startswith("人次", end):
        return f"{words}{text[end]} → {written} ({counted})"
    return f"{words} → {written}"


def _extent(figure: dict[str, Any]) -> str:
    if figure["low"] and figure["high"]:
        return f"{grouped(Decimal(figure['low']))} to {grouped(Decimal(figure['high']))}"
    return grouped(Decimal(figure["value"])) if figure["value"] else figure["kind"]
