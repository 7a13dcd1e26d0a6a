"""Figures in English: find digits and number words, then read what stands before and after each."""

import re
from collections.abc import Iterator
from decimal import Decimal

import regex

from termqa.analyse.figures import en_words as words
from termqa.analyse.figures.en_named import named, quantity
from termqa.analyse.figures.numerals import ONES, ORDINAL_ONES, SCALES, TENS, english
from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity, Strength, replace
from termqa.analyse.figures.units import EN_CURRENCY_WORD, EN_UNIT, TIME, en_currency, en_unit
from termqa.model import Span

_CARD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_ORD = "|".join(sorted(ORDINAL_ONES, key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|quadrillion|quintillion|lakh|crore"
_SCALE = rf"[ -]?(?:{_BIG}|bn|mn|mln|bln|tn|trn)\b|k\b|(?<=[$£€¥\d.]\d)[mb]\b"
_DIG = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_WORDS = rf"(?:(?:{_CARD}|{_BIG})(?:[- ]|\s+and\s+)?)+(?<![- ])"

CODE = regex.compile(
    r"\b(?:[A-Z][A-Za-z]*|[a-z]{1,2})[-−]?\d[\w.-]*\b(?<!\$)|\b\d+(?:\.\d+)?(?:G|D|A|P)\b(?:-[A-Z]\b)?|\b(?:COVID|Shenzhou|Chang'e|Tianwen|Tianzhou|Long March|Beidou)[- ]?\d+\w?\b|"
    r"\[\d{1,3}\]|https?://\S+|\S+@\S+|\b\d+\.0\b(?= era)"
)
CURRENCY = r"RM(?=\s?\d)|(?:US|HK|NT|AU?|C|S|R|JP)?\$|RMB|CNY|USD|HKD|EUR|GBP|€|£|¥|￥"
NUMBER = regex.compile(
    rf"(?P<loose>(?:several |many |few |a few |some |tens? of |dozens? of |scores of )?(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:(?: upon (?:tens|hundreds|thousands|millions))|(?: of (?:hundreds|thousands|millions|billions|trillions)))*\b(?! digits))|"
    rf"(?P<multi>\bmulti-?(?:million|billion|trillion))|"
    rf"(?P<several>(?:several|a few|few|many|multiple|a couple of)[ -](?:dozen|{_BIG})\b)|"
    rf"(?P<digits>(?<![\w.])(?P<sign>[-−–](?=[\d.$])|minus |negative )?(?:(?P<money>{CURRENCY})\s?(?P<sign2>[-−](?=\d))?)?(?P<num>{_DIG})(?P<tail>(?:{_SCALE})*)(?:(?P<suffix>st|nd|rd|th|s|'s)\b)?)|"
    rf"(?P<half>\b(?:half (?:a |an )?|a )(?:{_BIG}|dozen|decade|century|year|month|hour)\b)|"
    rf"(?P<ordinal>\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:{_ORD})\b(?!\s*-?\s*(?:class|hand|tier|rate|line)\b))|"
    rf"(?P<words>\b(?:minus |negative )?{_WORDS}\b)",
    regex.IGNORECASE,
)
_NO_CODE = regex.compile(
    rf"(?:{CURRENCY})\d|[A-Za-z]+-\d+-[a-z]|[QH]\d\b|(?:[Ee]nd|[Mm]id|[Ll]ate|[Ee]arly|[Pp]re|[Pp]ost|[Ss]ince|[Yy]ear)-|[A-Z][a-z'’]{{3,}}-\d{{1,3}}$"
)
_CODE_DIGIT = re.compile(r"\d(?:(?<=[A-Za-z\[]\d)|(?<=[A-Za-z][-−]\d)|(?=[GDAP]|\.0 era))")
_CODE_NAMES = ("://", "@", "COVID", "Shenzhou", "Chang'e", "Tianwen", "Tianzhou", "Long March", "Beidou")
"""What a text must hold for ``CODE`` to be worth trying; for speed only, like ``_TOKEN``."""
_TOKEN = re.compile(r"([A-Za-z]+)|\d+|[-−–](?=[\d.$])|[$€£¥￥]|\.(?=\d)")
"""Where a figure may begin: at digits and signs, and at the words of ``_STARTS``."""
_STARTS = frozenset([*ONES, *TENS, *ORDINAL_ONES, *_BIG.split("|")]) | frozenset(
    "a few some several many multiple half minus negative multi multimillion multibillion multitrillion "
    "tens dozen dozens scores hundreds thousands millions billions trillions "
    "us hk nt au c s r jp rmb cny usd hkd eur gbp rm".split()
)
_GLUED = frozenset(word[:4] for word in _STARTS if len(word) > 3)
"""How a run of number words begins that lacks its blanks: twentyfive."""


def _numbers(text: str) -> Iterator[regex.Match[str]]:
    """The matches of ``NUMBER``, tried only where a figure may begin."""
    at = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < at:
            continue
        word = token[1]
        if word and (word := word.lower()) not in _STARTS and (len(word) < 7 or word[:4] not in _GLUED):
            continue
        if m := NUMBER.match(text, start):
            yield m
            at = m.end()


def read_en(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, in order."""
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []

    def add(span: tuple[int, int], quantities: Iterator[Quantity] | list[Quantity]) -> None:
        if any(a < span[1] and span[0] < b for a, b in taken):
            return
        made = list(quantities)
        if made:
            found.extend(made)
            taken.append((min(span[0], *(q.span.start for q in made)), max(span[1], *(q.span.end for q in made))))

    coded = _CODE_DIGIT.search(text) or any(name in text for name in _CODE_NAMES)
    for m in CODE.finditer(text) if coded else ():
        if not _NO_CODE.match(m[0]):
            taken.append(m.span())
    for m, read in named(text):
        add(m.span(), (_in_context(text, q) if q.kind in (Kind.MULTIPLE, Kind.FRACTION) else q for q in read(m)))
    for m in _numbers(text):
        add(m.span(), _read_one(text, m))
    found.sort(key=lambda q: (q.span.start, q.span.end))
    return tuple(_shared(text, found))


_LOOSE_WORD = regex.compile(r"tens?|dozens?|scores|hundreds?|thousands?|millions?|billions?|trillions?")
_LETTERS = regex.compile(r"[A-Za-z]+")
_BLANK = regex.compile(r"[- ]+")
_PER_MILLE = regex.compile("‰|thousand|mille|1,000")
_OF = regex.compile(r"[\s-]*(?:of\s+(?:a\s+)?)?")


def _loose(m: regex.Match[str]) -> Quantity:
    text = m[0].lower()
    value = Decimal(1)
    for word in _LOOSE_WORD.findall(text.partition(" upon ")[0]):
        name = word.rstrip("s")
        value *= {"ten": 10, "dozen": 10, "score": 20}.get(name) or SCALES[name]
    if m["several"] and text.startswith("a couple"):
        return Quantity(Kind.CARDINAL, Span(*m.span()), value * 2, value * 2, value * 3, quantum=value, loose=True)
    if m["several"] and text.endswith("dozen"):
        return Quantity(
            Kind.CARDINAL, Span(*m.span()), Decimal(36), Decimal(24), Decimal(120), quantum=Decimal(12), loose=True
        )
    return Quantity(Kind.CARDINAL, Span(*m.span()), value, value * 2, value * 10, quantum=value, loose=True)


def _read_one(text: str, m: regex.Match[str]) -> Iterator[Quantity]:
    if m["multi"]:
        scale = Decimal(SCALES[m["multi"].lower().removeprefix("multi").lstrip("-")])
        yield _typed(
            text, Quantity(Kind.CARDINAL, Span(*m.span()), scale, scale, scale * 1000, quantum=scale, loose=True)
        )
        return
    if m["loose"] or m["several"]:
        yield _typed(text, _loose(m))
        return
    if m["ordinal"]:
        number = _ordinal_number(m["ordinal"])
        strength = Strength.OPTIONAL if number == 1 else Strength.EXPECTED
        yield quantity(Kind.ORDINAL, m.span(), number, strength=strength)
        return
    parsed = _parsed(m)
    if parsed is None:
        return
    q, suffix = parsed
    if suffix in ("st", "nd", "rd", "th"):
        strong = Strength.REQUIRED if q.size > 3 else Strength.EXPECTED
        yield replace(q, kind=Kind.ORDINAL, strength=strong)
        return
    yield _typed(text, q)


def _ordinal_number(text: str) -> int:
    parts = text.lower().replace("-", " ").split()
    return sum(TENS.get(p, 0) or ORDINAL_ONES.get(p, 0) for p in parts)


def _parsed(m: regex.Match[str]) -> tuple[Quantity, str] | None:
    if m["digits"]:
        tail = [w.lower() for w in _LETTERS.findall(m["tail"] or "")]
        if tail in (["m"], ["b"]) and not m["money"]:
            tail = []
        number = english(
            [m["num"].replace(" ", "").lstrip(".") if not m["num"].startswith(".") else "0" + m["num"], *tail]
        )
        if number is None:
            return None
        negative = bool(m["sign"] or m["sign2"])
        currency = en_currency(m["money"]) if m["money"] else ""
        q = Quantity(
            Kind.CARDINAL, Span(*m.span()), number.value, quantum=number.quantum,
            scale=number.scale, digits=number.digits, currency=currency, negative=negative,
        )  # fmt: skip
        return q, (m["suffix"] or "").lower()
    body = m[0].lower()
    negative = body.startswith(("minus ", "negative "))
    parts = [w for w in _BLANK.split(body) if w and w not in ("and", "a", "an", "minus", "negative")]
    unit = parts[-1] if parts and parts[-1] in ("decade", "century", "year", "month", "hour") else ""
    number = english(parts[:-1] if unit else parts) if parts[: len(parts) - bool(unit)] else None
    if number is None and unit and m["half"]:
        number = english(["one"])
    if number is None:
        return None
    q = Quantity(
        Kind.DURATION if unit else Kind.CARDINAL, Span(*m.span()), number.value, quantum=abs(number.quantum),
        scale=number.scale, digits=number.digits, unit=unit, negative=negative,
    )  # fmt: skip
    if unit and m["half"] and body.startswith("a "):
        q = replace(q, strength=Strength.OPTIONAL)
    if number.scale == "dozen" and number.value == 12:
        q = replace(q, loose=True, low=Decimal(10), high=Decimal(15))
    if body in ("one", "a hundred", "a thousand") or m["half"]:
        q = replace(q, strength=Strength.OPTIONAL if body in ("one",) or unit else q.strength)
    elif not number.scale and number.value < 13:
        q = replace(q, strength=Strength.EXPECTED)
    return q, ""


_I = regex.IGNORECASE
_AFTER = (
    (regex.compile(r"[\s-]?(?:percentage[- ]points?|percent points?|pps?\b|ppts?\b|%[- ]points?)", _I), Kind.POINT),
    (regex.compile(r"[\s-]?(?:basis[- ]points?|bps\b|bp\b)", _I), Kind.BASIS_POINT),
    (
        regex.compile(
            r"\s?(?:%|％|percent\b|per cent\b|pct\b|‰|per mille\b|per thousand\b|per 1,000\b(?! (?:people|residents|persons))|per 10,000\b(?! (?:people|residents|persons|yuan)))|-percent\b",
            _I,
        ),
        Kind.PERCENT,
    ),
    (regex.compile(r"[\s-]?(?:times\b(?! (?:a|per|each|every|in a|daily)\b)|-?fold\b|x\b(?! \d))", _I), Kind.MULTIPLE),
)


def _typed(text: str, q: Quantity) -> Quantity:
    """With its kind and unit from what stands after it, and bound, direction, basis from the words around."""
    end = q.span.end
    for pattern, kind in _AFTER:
        if m := pattern.match(text, end):
            unit = "per mille" if kind is Kind.PERCENT and _PER_MILLE.search(m[0]) else ""
            q = replace(q, kind=kind, span=Span(q.span.start, m.end()), strength=Strength.REQUIRED, unit=unit)
            if kind is Kind.PERCENT and "10,000" in m[0]:
                q = replace(q, value=q.size / 100, unit="")
            if kind is Kind.MULTIPLE and (q.scale or text.startswith(("%",), m.end())):
                q = replace(q, kind=Kind.CARDINAL)
            return _in_context(text, q)
    gap = _OF.match(text, end)
    at = gap.end() if gap else end
    if m := EN_CURRENCY_WORD.match(text, at):
        if not q.currency:
            q = replace(q, currency=en_currency(m[0]), span=Span(q.span.start, m.end()))
        return _in_context(text, q)
    if m := EN_UNIT.match(text, at):
        measure = en_unit(m[0])
        inside_word = m[0] in ("li", "m", "ha", "ft", "foot", "mu") and text[m.end() :][:1].strip(" ,.;)") != ""
        if measure and not inside_word:
            kind = Kind.DURATION if measure.dimension in TIME else q.kind
            q = replace(q, kind=kind, unit=measure.name, span=Span(q.span.start, m.end()))
            return _in_context(text, q)
    plain = q.digits.isdigit() and len(q.digits) == 4 and "," not in text[q.span.start : q.span.end] and not q.scale
    if plain and not q.currency and 1500 <= q.size <= 2100 and text[q.span.start].isdigit():
        return replace(q, kind=Kind.YEAR)
    return _in_context(text, q)


def _in_context(text: str, q: Quantity) -> Quantity:
    whole = text[max(0, q.span.start - 90) : q.span.start]
    before = whole
    for mark in (". ", "; ", "? ", "! "):
        before = before.rpartition(mark)[2]
    after = text[q.span.end : q.span.end + 110]
    for mark in (". ", "; "):
        after = after.partition(mark)[0]
    past = q.unit in _PERIODS and bool(words.PAST_PERIOD.search(before))
    before, after = before.lower(), after.lower()
    last = _last_word(before)
    changes: dict[str, object] = {}
    if bound := _bound(before, after, last, past):
        changes["bound"] = bound
    if compared := _comparison(before, after, last):
        changes["comparison"] = compared
    if direction := _direction(before, after, last):
        changes["direction"] = direction
    if role := _role(whole.lower(), before):
        changes["role"] = role
    if q.negative:
        changes["direction"] = "up" if changes.get("direction") == "down" else "down"
    if basis := _basis(before, after):
        changes["basis"] = basis
    return replace(q, **changes) if changes else q


_PERIODS = frozenset({"year", "month", "day", "week", "decade", "quarter", "hour"})


def _last_word(before: str) -> str:
    """The word directly before the figure, nothing where none stands there; for speed, it tells what to look for."""
    ends = before.split()[-2:] if before[-1:].isspace() else []
    word = "" if not ends else ends[0] if ends[-1] == "the" else ends[-1]
    return word if word.isalpha() else _LETTERS.findall(word)[-1] if _LETTERS.search(word) else ""


def _bound(before: str, after: str, last: str, past: bool) -> Bound | None:
    if words.MAY_BOUND_AFTER.match(after):
        for pattern, bound in words.BOUND_AFTER:
            if pattern.match(after):
                return bound
    if past or last[:4] not in words.BOUND_ENDS:
        return None
    return next((b for p, b in words.BOUND_BEFORE if p.search(before)), None)


def _comparison(before: str, after: str, last: str) -> str:
    if last == "of" and (m := words.ABOVE_LEVEL.search(before)):
        return "more" if m["more"] else "less"
    if last == "by":
        if words.OUTPACING.search(before):
            return "more"
        if words.BEHIND.search(before):
            return "less"
    m = words.MORE_AFTER.match(after)
    return "" if not m else "more" if m["more"] else "less"


def _direction(before: str, after: str, last: str) -> str:
    m = (last == "by" and words.BY_VERB.search(before)) or words.DIRECTION_BEFORE.search(before)
    m = m or words.DIRECTION_AFTER.match(after)
    return "" if not m else "up" if m["up"] else "down"


def _role(whole: str, before: str) -> str:
    """To, by or from, where a word says so; ``whole`` reaches back over the marks that end ``before``."""
    came = "from" in whole
    if " to" in whole[-25:] and ((came and words.FROM_TO.search(whole)) or words.ROLE_TO.search(before)):
        return "to"
    if words.MAY_ROLE_BY.search(before) and words.ROLE_BY.search(before):
        return "by"
    return "from" if came and words.FROM.search(before) else ""


_NEXT_FIGURE = re.compile(r"\d")
_TO_NEXT_FIGURE = re.compile(r"\D*")


def _basis(before: str, after: str) -> str:
    """The basis named nearest after the figure (before the next figure), else before it in the clause."""
    near = after[: m.end()] if (m := _TO_NEXT_FIGURE.match(after)) else after
    best = min(((m.start(), name) for name, p in _bases(near) if (m := p.search(near))), default=None)
    if best:
        return best[1]
    tail = _NEXT_FIGURE.split(before)[-1]
    last = max(((m.start(), name) for name, p in _bases(tail) for m in p.finditer(tail)), default=None)
    return last[1] if last else ""


def _bases(text: str) -> list[tuple[str, re.Pattern[str]]]:
    """The bases that the text may name."""
    found = []
    for name, signs, pattern in words.BASES:
        for sign in signs:
            if sign in text:
                found.append((name, pattern))
                break
    return found


_GAP = regex.compile(
    r"\s*(?:,|and|or|to|–|—|-|,\s*and|through|but not|/|and nearly|and over|and about|and more than)\s*"
)
_CURRENCY_SIGN = regex.compile(r"(?:US|HK)?\$|RMB")
_DASH = regex.compile(r"\s*[–—-]\s*")
_COMMA = regex.compile(r"(?:,| and|, and|\s)+")
_RANGE = regex.compile(r"\s*(?:to|–|—|-|and|through)\s*")


def _shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """What is written once for several: unit, scale, kind in lists and ranges; direction carried on."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        gap = text[here.span.end : after.span.start]
        gap = _CURRENCY_SIGN.sub("", gap)
        if not _GAP.fullmatch(gap):
            continue
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
                found[i + 1] = replace(after, in_range=True)
            found[i] = replace(here, **changes)
        elif here.kind is Kind.YEAR and after.kind is Kind.CARDINAL and _DASH.fullmatch(gap) and 10 <= after.size <= 99:
            year = here.size - here.size % 100 + after.size
            found[i + 1] = replace(after, kind=Kind.YEAR, value=year)
        elif here.currency and after.kind is Kind.CARDINAL and not after.currency and after.scale == here.scale:
            found[i + 1] = replace(after, currency=here.currency)
    for i in range(1, len(found)):
        before, here = found[i - 1], found[i]
        if before.kind is here.kind and _COMMA.fullmatch(text[before.span.end : here.span.start]):
            carried = {
                n: getattr(before, n) for n in ("direction", "basis") if not getattr(here, n) and getattr(before, n)
            }
            found[i] = replace(here, **carried)
    return found
