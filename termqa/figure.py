"""One figure explained: what it means, and how the other language writes it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from termqa.analyse.figures import Quantity, read
from termqa.analyse.figures.forms import form, joined
from termqa.analyse.figures.phrase import phrase
from termqa.analyse.figures.quantity import Bound, Kind
from termqa.analyse.figures.statements import hedged
from termqa.analyse.figures.write import plain
from termqa.analyse.script import fold, language
from termqa.model import Lang, Span, Text

_UNITS = Text("个", "units")
COUNTED = (
    {"人次": Text("人次", "visits or trips")}
    | dict.fromkeys("人名位", Text("人", "people"))
    | {"户": Text("户", "households"), "家": Text("家", "companies or institutions")}
    | dict.fromkeys("个台件套辆部架艘枚只", _UNITS)
)
"""What a bare count in Chinese counts, by the classifier that follows: 364.7万个 is 3.647 million units."""

_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Characters that some readers take for the end of a line."""

Parts = tuple[Quantity, ...]


def describe(text: str) -> dict[str, Any]:
    """The figures of a Chinese or English text and how the other language writes them, as JSON has it.

    A range has ``low`` and ``high``; a date in several parts has no one value, and its ``form``. Fractions carry their
    value (0.5 for a half), percent and points the printed number, periods their first and last month, clock times the
    minutes since midnight. A text without letters is read as English.

    >>> [(f["value"], f["currency"], f["rendering"]) for f in describe("达4437亿元")["figures"]]
    [('443700000000', 'CNY', '443.7 billion yuan')]
    """
    other = Lang.EN if language(text) is Lang.ZH else Lang.ZH
    return {"text": text, "figures": [_figure(parts, text, other) for parts in _read(text)]}


def _read(text: str) -> Iterator[Parts]:
    """The figures, dates and ranges of the text, each in its parts."""
    lang = language(text)
    found = read(text, lang) if lang else read(fold(text), Lang.EN)
    return joined(found, lambda q: q, text)


def _figure(parts: Parts, text: str, other: Lang) -> dict[str, Any]:
    q = parts[-1]
    one = len(parts) == 1
    span = Span(parts[0].span.start, q.span.end)
    return {
        "text": span.of(text),
        "value": _number(q, -q.value if q.negative and q.value else q.value) if one else None,
        "low": _number(q, q.low if one else parts[0].value) if one or q.in_range else None,
        "high": _number(q, q.high if one else q.value) if one or q.in_range else None,
        "kind": q.kind.value if one or q.in_range else "date",
        "unit": q.unit or None,
        "currency": q.currency or parts[0].currency or None,
        "bound": q.bound.value,
        "direction": q.direction or None,
        "span": list(span),
        "rendering": phrase(parts, other) or None,
        "form": form(parts) or None,
    }


def _number(q: Quantity, value: Decimal | None) -> str | None:
    if value is None:
        return None
    return plain(value / 100 if q.kind is Kind.FRACTION else value)


def json_lines(texts: Iterable[str]) -> Iterator[str]:
    """One JSON object a text, each on a line of its own."""
    for text in texts:
        yield json.dumps(describe(text), ensure_ascii=False).translate(_BREAKS)


def plain_lines(texts: Iterable[str], lang: Lang = Lang.EN) -> Iterator[str]:
    """One line a figure for people, or one that says that a text has none; ``lang`` is that of the remarks.

    >>> list(plain_lines(["364.7万个", "万一", "20至30天"]))
    ['364.7万个 → 3.647 million (units)', '万一: no figure', '20至30天 → 20 to 30 days']
    """
    for text in texts:
        found = list(_read(text))
        for parts in found:
            yield _line(parts, text, lang)
        if text.strip() and not found:
            yield Text(f"{text}：没有数字", f"{text}: no figure").in_(lang)


def _line(parts: Parts, text: str, lang: Lang) -> str:
    """The figure with its hedge and classifier, an arrow, and its rendering, or else its form."""
    q, han = parts[-1], language(text) is Lang.ZH
    start, end = parts[0].span.start, q.span.end
    if q.bound is not Bound.EXACT and len(parts) == 1:
        start, end = hedged(q, text, fold(text), han)
    written = phrase(parts, Lang.EN if han else Lang.ZH) or form(parts) or q.kind.value
    remark, taken = _counted(parts, text, end) if han else (None, "")
    return f"{text[start:end]}{taken} → {written}" + (f" ({remark.in_(lang)})" if remark else "")


def _counted(parts: Sequence[Quantity], text: str, end: int) -> tuple[Text | None, str]:
    """What a bare count counts, and the classifier that says so."""
    q = parts[-1]
    if q.kind is not Kind.CARDINAL or q.unit or q.currency:
        return None, ""
    for length in (2, 1):
        word = text[end : end + length]
        if word in COUNTED:
            return COUNTED[word], word
        if text[end - length : end] in COUNTED:
            return COUNTED[text[end - length : end]], ""
    return None, ""
