"""The words that stand where a term's rendering is missing; None rather than a wrong guess."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from termqa.analyse.stems import STOP, stem
from termqa.analyse.terms import evidence
from termqa.analyse.terms.index import Plain, Rendering
from termqa.analyse.terms.lemma import STOPS, Words, lemmas_of
from termqa.analyse.terms.lemma import lemma as lemma_of
from termqa.model import Span

_EMPTY = lemmas_of(
    {
        "of",
        "for",
        "in",
        "on",
        "and",
        "or",
        "to",
        "by",
        "with",
        "at",
        "from",
        "as",
        "its",
        "our",
        "their",
        "it",
        "this",
        "that",
        "these",
        "those",
        "under",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "which",
        "who",
        "not",
        "also",
        "more",
        "than",
        "into",
        "about",
        "over",
        "between",
        "during",
        "after",
    }
)
_BODIES = lemmas_of(
    {
        "administration", "agency", "association", "authority", "bank", "board", "bureau", "commission", "committee",
        "company", "congress", "corporation", "council", "court", "department", "group", "institute", "ministry",
        "office", "organization", "regulator",
    }
)  # fmt: skip
_JOINING = "的及与和、(),"
_INSIDE = lemmas_of({"of", "for", "and", "on", "in"})
"""Small words that a name may hold."""
_LINKS = lemmas_of({"and", "or"})
_FUNCTION = {
    lemma_of(w): cost for w, cost in {"of": 0.05, "for": 0.08, "in": 0.1, "on": 0.1, "and": 0.4, "or": 0.4}.items()
}
_COST, _UNEXPLAINED, _HEAD, _LENGTH, _AWAY, _CASE, _ALONE = 0.17, 0.05, 0.3, 0.15, 0.4, 0.1, 0.2
_AGAINST, _SLOT, _NEEDED, _FREE = 0.65, 0.8, 0.5, 0.3
_FULL_STOPS = frozenset(".!?")
_ADJECTIVE = ("ial", "ical", "onal", "ural", "tive", "sive")
_NO_NOUN = ("ly", "ed")
_ENOUGH = 0.4


@dataclass(frozen=True, slots=True)
class Sought:
    """A term whose rendering does not stand in the translation."""

    form: str
    """The term as it stands in the source, folded."""
    source: str
    """The whole source, folded."""
    renderings: tuple[Rendering, ...]
    """The approved renderings, the preferred one first."""

    @property
    def places(self) -> tuple[float, ...]:
        """Where the term stands: sentences (counted from 0) before each of its places, with the part of its own."""
        ends = _ends(self.source)
        return tuple(_place(found.start(), ends) for found in re.finditer(re.escape(self.form), self.source))

    def away(self, words: Words) -> Callable[[int], float]:
        """How far from the term a word stands: in sentences if both texts have as many, else as a share."""
        ends = [span.end for span, lemma in zip(words.spans, words.lemmas, strict=True) if lemma in _FULL_STOPS]
        ends = ends if ends and ends[-1] == words.spans[-1].end else [*ends, len(words.text)]
        count = len(_ends(self.source))
        scale = 1.0 if len(ends) == count else len(ends) / count
        share = 1.0 if len(ends) == count else 1 / len(ends)
        places = self.places or (count / 2,)

        def away(number: int) -> float:
            own = _place(words.spans[number].start, ends)
            return max(0.0, min(2.0, min(abs(own - place * scale) for place in places) * share) - _FREE)

        return away

    @property
    def is_name(self) -> bool:
        """Whether the rendering is written with capitals."""
        return sum(c.isupper() for c in self.renderings[0].text) > 1

    @property
    def length(self) -> int:
        """How many content words the longest of the first renderings has."""
        return max(sum(w not in _EMPTY for w in rendering.lemmas) for rendering in self.renderings[:3])


def _ends(text: str) -> list[int]:
    """Where the sentences of a Chinese text end."""
    ends = [found.end() for found in re.finditer("[。!?]+", text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _place(offset: int, ends: Sequence[int]) -> float:
    """A place as the number of sentences before it, with the part of its own."""
    number = min(bisect_right(ends, offset), len(ends) - 1)
    start = ends[number - 1] if number else 0
    return number + (offset - start) / max(1, ends[number] - start)


def in_english(words: Words, sought: Sought, taken: set[int], acronym: int | None = None) -> Span | None:
    """
    The words that most likely stand for a term: before its acronym in brackets, or else those with most evidence.

    ``taken`` are the words that stand for other terms, ``acronym`` the number of the term's own in brackets.
    """
    if acronym is not None:
        run = _before(words, acronym - 1, taken, len(words.lemmas[acronym]))
        if run is not None:
            return words.span(*run)
    values = _values(words, sought, taken)
    best = max(_windows(words, values, sought), default=None)
    if best is None or best[0] < _ENOUGH:
        return None
    return words.span(*_completed(words, values, -best[1], best[2], sought))


@dataclass(frozen=True, slots=True)
class _Value:
    """What a word is worth in a rendering: ``score`` counts, ``own`` and ``other`` say what speaks for and against."""

    score: float
    own: float = 0.0
    other: float = 0.0
    key: str = ""
    """Its stem; empty for a function word, a number or a word that no rendering reaches across."""
    head: bool = False
    """Whether it may be the last word of the rendering."""
    free: bool = False
    """Whether it stands for no other term."""

    @property
    def unexplained(self) -> bool:
        """Whether neither the term nor the Chinese around it accounts for the word."""
        return bool(self.key) and not self.own and self.other < 0.5


_BARRIER = _Value(-9.0)


def _values(words: Words, sought: Sought, taken: set[int]) -> list[_Value]:
    own = evidence.for_term((sought.form,), sought.renderings)
    other = evidence.around_term(sought.source, (sought.form,))
    heads = evidence.for_head(sought.form, sought.renderings)
    approved = {lemma for rendering in sought.renderings for lemma in rendering.lemmas}
    joined = any(c in "及和与或、" for c in sought.form)
    supply = Counter(stem(raw) for number, raw in enumerate(words.raw) if number not in taken)
    values = []
    for number, (lemma, raw) in enumerate(zip(words.lemmas, words.raw, strict=True)):
        if lemma in STOPS or (number in taken and own.get(stem(raw), 0.0) < evidence.SPELLED):
            values.append(_BARRIER)
        elif lemma in _EMPTY or raw in STOP:
            usual = lemma in approved or (lemma in _LINKS and joined)
            cost = _FUNCTION["of"] if usual else _FUNCTION.get(lemma, 9.0)
            values.append(_Value(-cost))
        elif raw[0].isdigit():
            values.append(_Value(0.3, 1.0) if raw in sought.form else _BARRIER)
        else:
            key = stem(raw)
            good = own.get(key, 0.0)
            if good < evidence.SPELLED:
                derived = evidence.SPELLED * own.get(key[:5] + "-", 0.0)
                good = max(good, derived, evidence.spelled_like(raw, sought.renderings), evidence.joined_from(raw, own))
            claims = max(other.get(part, 0.0) for part in (key, key[:6], key[:5]))
            bad = 0.5 if number in taken else min(1.0, claims / supply[key])
            cost = _COST if good or bad >= 0.5 else _UNEXPLAINED
            score = good - cost - _AGAINST * max(0.0, bad - 0.6 * good)
            values.append(_Value(score, good, bad, key, key in heads, number not in taken))
    return values


def _windows(words: Words, values: Sequence[_Value], sought: Sought) -> Iterator[tuple[float, int, int]]:
    """Runs of words that may be a rendering, each with its score, its first word's number negated and its end."""
    most = max(4, sought.length + 2)
    far = sought.away(words)
    approved = {stem(w) for w in Words(sought.renderings[0].text).raw if w not in STOP}
    for first, begin in enumerate(values):
        if not (begin.own or begin.unexplained) or words.raw[first].endswith("ly"):
            continue
        if begin.unexplained and first + 1 < len(values) and not values[first + 1].key:
            continue
        total, content, best = -_AWAY * far(first) - _cut(words, values, first, -1), 0, 0.0
        seen: set[str] = set()
        free = False
        for end in range(first, len(values)):
            value = values[end]
            if value.score < -5 or (end > first and not _touch(words, end - 1)):
                break
            content += bool(value.key)
            if content > most:
                break
            total += value.score if value.key not in seen else -_COST
            best = max(best, value.own)
            if value.key:
                seen.add(value.key)
            free = free or value.free
            before = values[end - 1]
            verb = words.raw[end].endswith(_NO_NOUN) or (words.raw[end].endswith("ing") and content != sought.length)
            noun = value.unexplained and bool(before.key) and not before.head and not verb
            part = content == 1 < sought.length and not value.head and not words.raw[end].endswith(_ADJECTIVE)
            if free and not part and (value.own or noun) and best >= 0.5:
                shape = (_HEAD if value.head else 0.0) - _LENGTH * abs(content - sought.length)
                shape -= _CASE if sought.is_name != _is_name(words, first, end) else 0.0
                shape -= _ALONE if content == 1 < sought.length else 0.0
                common = 2 * len(seen & approved) / (len(seen) + len(approved))
                shape += _SLOT * common if common >= _NEEDED and content == len(approved) else 0.0
                yield total + shape - _cut(words, values, end, 1), -first, end + 1


def _is_name(words: Words, first: int, end: int) -> bool:
    """Whether the words are written with capitals."""
    return words.surface(end - 1)[:1].isupper() and words.surface(first)[:1].isupper()


def _cut(words: Words, values: Sequence[_Value], number: int, step: int) -> float:
    """What it costs to end a run at this word: something if the next one is part of the same capitalised name."""
    return 0.25 if _goes_on(words, values, number, step) and _named(words, number, step) else 0.0


def _goes_on(words: Words, values: Sequence[_Value], number: int, step: int) -> bool:
    """Whether a content word that is no other term's stands right beside this one."""
    beside = number + step
    if words.surface(min(number, max(beside, 0)))[-2:-1] in "'’":
        return False  # a possessive begins another name
    return 0 <= beside < len(values) and bool(values[beside].key) and _touch(words, min(number, beside))


def _named(words: Words, number: int, step: int) -> bool:
    """Whether this word and the one beside it are capitalised, so that they are one name."""
    return words.surface(number)[:1].isupper() and words.surface(number + step)[:1].isupper()


def _completed(words: Words, values: Sequence[_Value], first: int, end: int, sought: Sought) -> tuple[int, int]:
    """The run with the words beside it that make it as long as the rendering and that nothing else explains."""
    while _goes_on(words, values, first, -1) and _named(words, first, -1) and values[first - 1].other < 1:
        first -= 1
    while _goes_on(words, values, end - 1, 1) and _named(words, end - 1, 1) and values[end].other < 1:
        end += 1
    while first > 0 and values[first - 1].score > -5 and _hyphenated(words, first - 1):
        first -= 1
    while end < len(values) and values[end].score > -5 and _hyphenated(words, end - 1):
        end += 1
    approved = {stem(w) for w in Words(sought.renderings[0].text).raw[:1]}
    while sum(bool(v.key) for v in values[first:end]) < sought.length:
        right = _goes_on(words, values, end - 1, 1) and not values[end].other
        left = _goes_on(words, values, first, -1) and not values[first - 1].other
        if right and not values[end - 1].head:
            end += 1
        elif left and values[first].key not in approved:
            first -= 1
        else:
            break
    adjective = (
        words.raw[end - 1].endswith(_ADJECTIVE) and words.raw[end - 1] not in Words(sought.renderings[0].text).raw
    )
    if adjective and _goes_on(words, values, end - 1, 1):
        end += 1  # modern industrial *growth*
    return first, end


def a_body(words: Words, taken: set[int], share: float) -> Span | None:
    """The name of a body that stands for no other term, the nearest one to that share of the text; None without one."""
    found = []
    named = {words.lemmas[n] for n in taken}
    for number, lemma in enumerate(words.lemmas):
        if lemma in _BODIES and number not in taken and words.surface(number)[:1].isupper():
            first = _whole_name(words, number, taken)
            if not named.issuperset(words.lemmas[first : number + 1]):  # not another body's name cut short
                found += [(first, number + 1)] if first < number else []
        elif (
            _is_acronym(words, number)
            and number not in taken
            and words.text[: words.spans[number].start].endswith("he ")
        ):
            found.append((number, number + 1))
    near = [run for run in found if abs(run[0] / len(words.lemmas) - share) < 0.4]
    return words.span(*min(near, key=lambda run: abs(run[0] / len(words.lemmas) - share))) if near else None


def _is_acronym(words: Words, number: int) -> bool:
    written = words.surface(number)
    return 2 < len(written) < 6 and written.isalpha() and written.isupper()


def _whole_name(words: Words, first: int, taken: set[int]) -> int:
    """Where a capitalised name that is cut off at ``first`` begins."""
    while (
        first > 0
        and first - 1 not in taken
        and words.surface(first)[:1].isupper()
        and words.surface(first - 1)[:1].isupper()
        and words.lemmas[first - 1] not in _EMPTY
        and _touch(words, first - 1)
    ):
        first -= 1
    return first


def _touch(words: Words, number: int) -> bool:
    """Whether nothing but a blank or a hyphen parts a word from the next."""
    if number < 0 or number + 1 >= len(words.lemmas):
        return False
    between = words.text[words.spans[number].end : words.spans[number + 1].start]
    return not between.strip(" \u00a0-‐‑–'’s")


def _hyphenated(words: Words, number: int) -> bool:
    """Whether a hyphen joins a word to the next."""
    return words.text[words.spans[number].end : words.spans[number + 1].start] in ("-", "‐", "‑")


def _before(words: Words, bracket: int, taken: set[int], most: int) -> tuple[int, int] | None:
    """The name that ends before a bracket: back to a word that no name goes through."""
    while bracket > 1 and words.lemmas[bracket - 1][0].isdigit():
        bracket -= 1
    first = bracket
    while first > 0 and bracket - first < most + 2:
        if bracket - first >= most and words.surface(first - 1)[-2:-1] in "'’":
            break  # a possessive begins another name
        previous = words.lemmas[first - 1]
        named = words.surface(first - 1)[:1].isupper()
        if (
            previous in STOPS
            or (first - 1 in taken and bracket - first >= most)
            or (previous in _EMPTY and not named and previous not in _INSIDE)
        ):
            break
        if words.text[words.spans[first - 1].end : words.spans[first].start].strip(" -‐–’'s"):
            break  # a comma, an article
        if words.surface(bracket - 1)[:1].isupper() and not named and previous not in _INSIDE:
            break
        first -= 1
    while first < bracket and words.lemmas[first] in _EMPTY:
        first += 1
    return (first, bracket) if first < bracket else None


def in_another_shape(plain: Plain, form: str) -> tuple[int, int] | None:
    """Where a Chinese form stands, whatever joins its parts (及, 与, 和, 的) and whatever brackets stand inside it."""
    at = plain.text.find(form)
    if at >= 0 or not form:
        return (at, at + len(form)) if form else None
    kept = [n for n, c in enumerate(plain.text) if c not in _JOINING]
    bare = "".join(plain.text[n] for n in kept)
    wanted = "".join(c for c in form if c not in _JOINING)
    at = bare.find(wanted) if len(wanted) > 3 else -1
    return (kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else None


def in_chinese(plain: Plain, forms: Sequence[str]) -> tuple[int, int] | None:
    """The stretch of a plain Chinese text most like some form: of its length, with at least half of its characters."""
    best: tuple[float, int, int] | None = None
    for form in forms:
        for size in (len(form) - 1, len(form), len(form) + 1):
            for start in range(len(plain.text) - size + 1 if size > 1 else 0):
                window = plain.text[start : start + size]
                if window[0] in form and window[-1] in form:
                    score = fuzz.ratio(window, form)
                    if score >= 60 and (best is None or score > best[0]):
                        best = (score, start, start + size)
    return None if best is None else (best[1], best[2])
