"""One figure explained: what it means, and how the other language writes it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

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
    groups = list(joined(found, lambda q: q, text))
    taken = [(group, part[0]) for group in groups if (part := _part_of_month(group, text))]
    for group in groups:  # the ten days of "the last ten days of October" are a part of it
        at = group[0].span.start
        if not any(span.start <= at < span.end and other is not group for other, span in taken):
            yield group


class _PartOfMonth(NamedTuple):
    """How both languages name a part of a month, and how each writes it."""

    zh: re.Pattern[str]
    """After the month."""
    en: re.Pattern[str]
    """Before it."""
    in_zh: str
    in_en: str


_PARTS_OF_MONTH = tuple(
    _PartOfMonth(re.compile(zh), re.compile(rf"\b(?:{en})$", re.IGNORECASE), in_zh, in_en)
    for zh, en, in_zh, in_en in (
        ("上旬", r"(?:the )?first (?:ten|10) days of ", "上旬", "early {}"),
        ("中旬", r"mid[- ]?|middle of |(?:the )?middle (?:ten|10) days of ", "中旬", "mid-{}"),
        ("下旬", r"late |(?:the )?last (?:ten|10) days of ", "下旬", "late {}"),
        ("初", r"early |(?:the )?(?:beginning|start) of ", "初", "early {}"),
        ("中(?![旬国央部外])", r"(?!)", "中", "mid-{}"),
        ("[底末]", r"(?:the )?end[ -](?:of )?", "底", "the end of {}"),
    )
)


def _part_of_month(parts: Parts, text: str) -> tuple[Span, str, str] | None:
    """Where a month stands with the part of it that the text names, and how Chinese and English write the part."""
    q, span = parts[-1], Span(parts[0].span.start, parts[-1].span.end)
    if q.kind not in (Kind.PERIOD, Kind.YEAR) or not any(p.kind is Kind.PERIOD and p.low == p.high for p in parts):
        return None
    for part in _PARTS_OF_MONTH:
        if q.kind is Kind.PERIOD and (m := part.zh.match(fold(text), span.end)):
            return Span(span.start, m.end()), part.in_zh, part.in_en
        if m := part.en.search(text, 0, span.start):
            return Span(m.start(), span.end), part.in_zh, part.in_en
    return None


def _written(parts: Parts, text: str, other: Lang) -> tuple[Span, str]:
    """Where the figure stands with all that belongs to it, and how the other language writes it, if in one way."""
    written, part = phrase(parts, other), _part_of_month(parts, text)
    if not part or not written:
        return Span(parts[0].span.start, parts[-1].span.end), written
    return part[0], written + part[1] if other is Lang.ZH else part[2].format(written)


def _figure(parts: Parts, text: str, other: Lang) -> dict[str, Any]:
    q = parts[-1]
    one = len(parts) == 1
    span, written = _written(parts, text, other)
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
        "rendering": written or None,
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
    (start, end), written = _written(parts, text, Lang.EN if han else Lang.ZH)
    if q.bound is not Bound.EXACT and len(parts) == 1:
        start, end = hedged(q, text, fold(text), han)
    written = written or form(parts) or q.kind.value
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
