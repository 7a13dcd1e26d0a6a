"""Figures in English: find digits and number words, then read what stands before and after each."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from termqa.analyse.figures import en_words as words
from termqa.analyse.figures.en_named import MONTH, NAMED, quantity
from termqa.analyse.figures.numerals import ONES, ORDINAL_ONES, SCALES, TENS, english
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity, Strength
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
_QUICK = regex.compile(
    rf"\d|\b(?:{_CARD}|{_ORD}|{_BIG}|dozens?|scores|tens|half|halves|halved|halving|double|doubl\w+|triple\w*|tripl\w+|quadrupl\w+|quintupl\w+|twice|thrice|\w+fold|thirds?|quarters?|decades?|centur\w+|both|once|{MONTH}|\w+day)",
    regex.IGNORECASE,
)


def read_en(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, in order."""
    if not _QUICK.search(text):
        return ()
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []

    def add(span: tuple[int, int], quantities: Iterator[Quantity] | list[Quantity]) -> None:
        if any(a < span[1] and span[0] < b for a, b in taken):
            return
        made = list(quantities)
        if made:
            found.extend(made)
            taken.append((min(span[0], *(q.span.start for q in made)), max(span[1], *(q.span.end for q in made))))

    for m in CODE.finditer(text):
        if not _NO_CODE.match(m[0]):
            taken.append(m.span())
    for pattern, read in NAMED:
        for m in pattern.finditer(text):
            add(m.span(), (_in_context(text, q) if q.kind in (Kind.MULTIPLE, Kind.FRACTION) else q for q in read(m)))
    for m in NUMBER.finditer(text):
        add(m.span(), _read_one(text, m))
    found.sort(key=lambda q: (q.span.start, q.span.end))
    return tuple(_shared(text, found))


def _loose(m: regex.Match[str]) -> Quantity:
    text = m[0].lower()
    value = Decimal(1)
    for word in regex.findall(
        r"tens?|dozens?|scores|hundreds?|thousands?|millions?|billions?|trillions?", text.partition(" upon ")[0]
    ):
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
        tail = [w.lower() for w in regex.findall(r"[A-Za-z]+", m["tail"] or "")]
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
    parts = [w for w in regex.split(r"[- ]+", body) if w and w not in ("and", "a", "an", "minus", "negative")]
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
            unit = "per mille" if kind is Kind.PERCENT and regex.search("‰|thousand|mille|1,000", m[0]) else ""
            q = replace(q, kind=kind, span=Span(q.span.start, m.end()), strength=Strength.REQUIRED, unit=unit)
            if kind is Kind.PERCENT and "10,000" in m[0]:
                q = replace(q, value=q.size / 100, unit="")
            if kind is Kind.MULTIPLE and (q.scale or text.startswith(("%",), m.end())):
                q = replace(q, kind=Kind.CARDINAL)
            return _in_context(text, q)
    gap = regex.compile(r"[\s-]*(?:of\s+(?:a\s+)?)?").match(text, end)
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
    before = text[max(0, q.span.start - 90) : q.span.start]
    for mark in (". ", "; ", "? ", "! "):
        before = before.rpartition(mark)[2]
    after = text[q.span.end : q.span.end + 110]
    for mark in (". ", "; "):
        after = after.partition(mark)[0]
    changes: dict[str, object] = {}
    bound = next((b for p, b in words.BOUND_AFTER if p.match(after)), None)
    if bound is None and not (
        q.unit in ("year", "month", "day", "week", "decade", "quarter", "hour") and words.PAST_PERIOD.search(before)
    ):
        bound = next((b for p, b in words.BOUND_BEFORE if p.search(before)), None)
    if bound:
        changes["bound"] = bound
    if compared := _comparison(before, after):
        changes["comparison"] = compared
    if m := words.ABOVE_LEVEL.search(before):
        changes["comparison"] = "more" if m["more"] else "less"
    if (
        (m := words.BY_VERB.search(before))
        or (m := words.DIRECTION_BEFORE.search(before))
        or (m := words.DIRECTION_AFTER.search(after))
    ):
        changes["direction"] = "up" if m["up"] else "down"
    if words.FROM_TO.search(text[max(0, q.span.start - 90) : q.span.start]) or words.ROLE_TO.search(before):
        changes["role"] = "to"
    elif words.ROLE_BY.search(before):
        changes["role"] = "by"
    elif words.FROM.search(before):
        changes["role"] = "from"
    if q.negative:
        changes["direction"] = "up" if changes.get("direction") == "down" else "down"
    if basis := _basis(before, after):
        changes["basis"] = basis
    return replace(q, **changes) if changes else q  # type: ignore[arg-type]


def _comparison(before: str, after: str) -> str:
    if words.OUTPACING.search(before):
        return "more"
    if words.BEHIND.search(before):
        return "less"
    m = words.MORE_AFTER.match(after)
    return "" if not m else "more" if m["more"] else "less"


_NEXT_FIGURE = regex.compile(r"\d")


def _basis(before: str, after: str) -> str:
    """The basis named nearest after the figure (before the next figure), else before it in the clause."""
    cut = _NEXT_FIGURE.search(after)
    near = after[: cut.start()] if cut else after
    best = min(((m.start(), name) for name, p in words.BASES if (m := p.search(near))), default=None)
    if best:
        return best[1]
    figures = list(_NEXT_FIGURE.finditer(before))
    tail = before[figures[-1].end() :] if figures else before
    last = max(((m.start(), name) for name, p in words.BASES for m in p.finditer(tail)), default=None)
    return last[1] if last else ""


_GAP = regex.compile(
    r"\s*(?:,|and|or|to|–|—|-|,\s*and|through|but not|/|and nearly|and over|and about|and more than)\s*"
)
_RANGE = regex.compile(r"\s*(?:to|–|—|-|and|through)\s*")


def _shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """What is written once for several: unit, scale, kind in lists and ranges; direction carried on."""
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        gap = text[here.span.end : after.span.start]
        gap = regex.sub(r"(?:US|HK)?\$|RMB", "", gap)
        if not _GAP.fullmatch(gap):
            continue
        bare = here.kind is Kind.CARDINAL and not here.unit
        if (
            bare
            and (not here.currency or after.currency in (here.currency, ""))
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
            found[i] = replace(here, **changes)  # type: ignore[arg-type]
        elif (
            here.kind is Kind.YEAR
            and after.kind is Kind.CARDINAL
            and regex.fullmatch(r"\s*[–—-]\s*", gap)
            and 10 <= after.size <= 99
        ):
            year = here.size - here.size % 100 + after.size
            found[i + 1] = replace(after, kind=Kind.YEAR, value=year)
        elif here.currency and after.kind is Kind.CARDINAL and not after.currency and after.scale == here.scale:
            found[i + 1] = replace(after, currency=here.currency)
    for i in range(1, len(found)):
        before, here = found[i - 1], found[i]
        if before.kind is here.kind and regex.fullmatch(
            r"(?:,| and|, and|\s)+", text[before.span.end : here.span.start]
        ):
            carried = {
                n: getattr(before, n) for n in ("direction", "basis") if not getattr(here, n) and getattr(before, n)
            }
            found[i] = replace(here, **carried)
    return found
