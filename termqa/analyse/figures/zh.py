"""Figures in Chinese: one scan finds the places where a figure may begin, small readers give each its meaning."""

import re
from decimal import Decimal

import regex

from termqa.analyse.figures import zh_named, zh_numerals
from termqa.analyse.figures.quantity import Kind, Quantity, Strength, replace
from termqa.analyse.figures.units import YUAN
from termqa.analyse.figures.zh_after import Found, ordinal, typed
from termqa.analyse.figures.zh_context import in_context
from termqa.analyse.figures.zh_lists import shared
from termqa.analyse.figures.zh_measure import SPOKEN, currency_before, latin_unit, measured, spoken
from termqa.analyse.figures.zh_named import named
from termqa.analyse.figures.zh_numerals import Numeral, numeral_at, run_end
from termqa.analyse.figures.zh_words import LOOK_ALIKES, look_alike
from termqa.analyse.script import fold, is_traditional
from termqa.model import Span

_PLACE = re.compile(
    rf"[{zh_numerals.BEGIN}{zh_named.BEGIN}几h](?:(?<![{zh_named.COMMON}几h])|(?=[{zh_named.FOLLOWED}t]))"
)
"""Where a figure or a web address may begin: at a numeral's character or at the first one of an expression."""
_NUMERALS = frozenset(f"0123456789{zh_numerals.BEGIN}几数上")
_RING = re.compile("(?<=[一二三四五六七八九○])○")
"""A ring written for nought, as Hong Kong does: 二○二五."""
_LOOSE_SPACE = regex.compile(r"(?<=[\d%,。、:;()]|\p{Han})[ \u00a0]+(?=\p{Han}|\d|[%,。、:;()])(?!(?<=\d[ \u00a0]+)\d)")


def read_zh(original: str) -> tuple[Quantity, ...]:
    """The quantities of a Chinese text, in order; blanks between Han characters and digits do not matter."""
    text = fold(original)
    if "○" in text:
        text = _RING.sub("〇", text)
    found = _read_spaced(text) if " " in text or "\u00a0" in text else _read(text)
    if any(q.currency == "CNY" for q in found) and is_traditional(original, text):
        found = [replace(q, currency=YUAN) if _bare_yuan(text, q) else q for q in found]
    return tuple(found)


def _bare_yuan(text: str, q: Quantity) -> bool:
    return q.currency == "CNY" and text[q.span.end - 1] == "元"


def _read_spaced(text: str) -> list[Quantity]:
    """The quantities of a text with blanks, read without those that mean nothing."""
    if not _PLACE.search(text):
        return []
    kept: list[int] = []
    at = 0
    for m in _LOOSE_SPACE.finditer(text):
        kept += range(at, m.start())
        at = m.end()
    if not kept:
        return _read(text)
    kept += range(at, len(text))
    found = _read("".join([text[i] for i in kept]))
    return [replace(q, span=Span(kept[q.span.start], kept[q.span.end - 1] + 1)) for q in found]


def _read(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    at = 0
    while place := _PLACE.search(text, at):
        start = place.start()
        if text[start] in LOOK_ALIKES and (at := look_alike(text, start)):
            continue
        here, at = _read_at(text, start)
        found += here
    return shared(text, found) if len(found) > 1 else found


def _read_at(text: str, start: int) -> tuple[list[Quantity], int]:
    """The quantities that begin there, and where to go on."""
    if expression := named(text, start):
        return [in_context(text, q) for q in expression], expression[-1].span.end
    if text[start] not in _NUMERALS:
        return [], start + 1
    if text[start] == "十" and (plan := _plan(text, start)):
        return [plan], plan.span.end
    n = numeral_at(text, start)
    if n is None:
        return [], run_end(text, start)
    found = _of_numeral(text, n)
    return [in_context(text, q) for q in found], max(n.end, found[-1].span.end if found else 0)


def _of_numeral(text: str, n: Numeral) -> Found:
    """The quantities of a numeral, from what stands around it; none where it is part of a name, a code or a note mark."""
    start, end = n.start, n.end
    if start:
        before = text[start - 1]
        if before == ".":
            if text[start - 2 : start - 1].isalnum():
                return ()
            n = _decimal(text, n)
        if before.isascii() and _in_code(text, start):
            return ()
        if before == "[" and text[end : end + 1] == "]" and len(n.run) < 4:
            return ()
        if before == "第":
            return ordinal(text, n)
    after = text[end : end + 1]
    if after.isascii() and n.run[-1].isdigit() and _LATIN.match(text, end) and not latin_unit(text, end):
        return ()
    if after == "下" and n.run == "零":
        return ()
    if after == "年" and n.low is None and text.startswith("年级", end) and (grades := _grades(text, n)):
        return grades
    if (found := typed(text, n)) is not None:
        return found
    q = (spoken(text, n) if after in SPOKEN else None) or measured(text, n)
    return (q,) if q else ()


def _grades(text: str, n: Numeral) -> Found:
    """二三四年级: the digits one by one."""
    if len(n.run) < 3 or n.run.strip(_DIGITS):
        return ()
    return tuple(
        Quantity(Kind.ORDINAL, Span(i, i + 1), Decimal(_DIGITS.index(text[i])), strength=Strength.EXPECTED)
        for i in range(n.start, n.end)
    )


_DIGITS = "零一二三四五六七八九"
_LATIN = re.compile("[A-FGKPH](?![A-Za-z])")
"""What makes a code of a number before it: 5G, 3D, 4K, 5A."""
_CODE = re.compile("[A-Za-z]-?$")


def _in_code(text: str, start: int) -> bool:
    """Whether letters before the numeral make a code of it: G20, COVID-19; not those of a currency: RMB18."""
    return _CODE.search(text, max(0, start - 2), start) is not None and not currency_before(text, start)


def _decimal(text: str, n: Numeral) -> Numeral:
    """The numeral with the point before it taken in: .5; after an ellipsis it stays as it is."""
    if text.startswith("..", n.start - 2) or not n.run.isdigit():
        return n
    places = -len(n.run)
    return n._replace(start=n.start - 1, value=n.value.scaleb(places), quantum=n.quantum.scaleb(places))


_PLAN = re.compile(
    r"(?P<n>十[一二三四五六七]?)五(?P<close>[”\"」])?(?P<tail>时期|规划|期间|末|收官|开局|以来|目标|计划)?"
    r"(?P<counted>[十百千万亿个名人家岁年月天日次位种条项件号分时点])?"
)


def _plan(text: str, start: int) -> Quantity | None:
    """A five-year plan by its short name: “十四五”, 十四五时期; None for other numerals (十四五岁)."""
    m = _PLAN.match(text, start)
    before = text[start - 1] if start else " "
    if m is None or before in "〇零一二三四五六七八九十百千万亿第":
        return None
    opened = before in '“"「'
    if not (m["tail"] or (opened and m["close"]) or (len(m["n"]) == 2 and not m["counted"])):
        return None
    end = m.end("tail") if m["tail"] else m.end("close") if m["close"] else start + len(m["n"]) + 1
    number = Decimal(10 + ("一二三四五六七".index(m["n"][1]) + 1 if len(m["n"]) == 2 else 0))
    return Quantity(Kind.ORDINAL, Span(start - opened, end), number, unit="plan")
