"""The run of English words with most evidence for being a term's rendering: word scores, best contiguous span.

Each word is weighed by the evidence for and against it; a run's score is the sum, less what is odd about its shape and
place; the best run is then made whole. A run is never found on its place alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from termqa.analyse.stems import STOP, stem
from termqa.analyse.terms import evidence
from termqa.analyse.terms.index import Rendering
from termqa.analyse.terms.lemma import STOPS, Words, lemmas_of
from termqa.analyse.terms.lemma import lemma as lemma_of
from termqa.analyse.terms.near import Near
from termqa.analyse.verbs import VERBS

EMPTY = lemmas_of(
    """
    of for in on and or to by with at from as its our their it this that these those under is are
    was were be been has have had will would can could may which who not also more than into about
    over between during after
    """.split()
)
"""Words that no rendering begins or ends with."""
_LINKS = lemmas_of({"and", "or"})
_FUNCTION = {
    lemma_of(w): cost for w, cost in {"of": 0.05, "for": 0.08, "in": 0.1, "on": 0.1, "and": 0.4, "or": 0.4}.items()
}
_PARTICLES = frozenset(
    """
    up down out off while when where although though because however both each all some any such only just even still
    already then amid among despite
    """.split()
)
INTRODUCING = frozenset("excluding including following regarding concerning according compared".split())
"""Participles that stand before a term and belong to none."""
_PAST = frozenset(
    """
    rose fell grew went came took made stood ran began saw sank shrank became kept held led met got gave paid sold
    bought brought sent spent told won lost left wrote drew drove chose broke did said spoke heard fought taught thought
    """.split()
)
"""Past tenses that are no nouns and do not end in -ed."""
_MODALS = frozenset("will would shall should must can could may might we they".split())
_SUBJECTS = ("it", "they", "we", "he", "she", "you", "which", "who", "that")
_OBJECT = re.compile(
    r"\s+(?:up|down|out|off|over|the|an?|its|their|our|about|around|nearly|almost|only|more|less)\b|\s+\W?\d"
)
"""What follows a participle, never a noun in -ing."""
_ADJECTIVE = ("ial", "ical", "onal", "ural", "tive", "sive")
_NO_NOUN = ("ly", "ed")

# The weights were tried out one by one: within a third of each of them the results hardly change.
_COST, _UNEXPLAINED = 0.17, 0.05
"""What a content word costs: one that something explains, one that nothing explains."""
_AGAINST = 0.65
"""How much the Chinese around the term counts against a word."""
_RIVAL = 0.8
_COVER = 0.6
"""What a run is worth that holds a gloss of every word of the term."""
_ELSEWHERE = 0.5
"""How much less a word is worth where the same Chinese word outside the term stands nearer."""
_HEAD, _SLOT, _NEEDED = 0.3, 0.6, 0.5
"""What a head at the end is worth, and a run as long as the rendering that has this share of its words."""
_LENGTH, _ALONE, _CASE = 0.15, 0.2, 0.1
"""What a word too many or too few costs, a single word for a name of several, capitals where the rendering has none."""
_BURIED = 0.2
"""What it costs that a head stands before another noun: the banking *sector* is no bank."""
_HELD = 0.5
"""From which evidence on a word before "of" is the head of what follows."""
_AWAY = 0.5
"""What a sentence of distance costs."""
_ENOUGH = 0.4
"""A run with less evidence is no counterpart."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A term whose rendering does not stand in the translation."""

    form: str
    """The term as it stands in the source, folded."""
    source: str
    """The whole source, folded."""
    renderings: tuple[Rendering, ...]
    """The approved renderings, the preferred one first."""
    beside: evidence.Weights = field(default_factory=dict)
    """Stems that stand beside the term elsewhere in the text more often than by chance, from 0 to 1."""

    @property
    def is_name(self) -> bool:
        """Whether the rendering is written with capitals."""
        return sum(c.isupper() for c in self.renderings[0].text) > 1

    @property
    def length(self) -> int:
        """How many content words the longest of the first renderings has."""
        return max(sum(w not in EMPTY for w in rendering.lemmas) for rendering in self.renderings[:3])


def best_run(words: Words, sought: Sought, taken: set[int]) -> tuple[int, int] | None:
    """The run of words with most evidence for being the term's rendering; None where there is not enough."""
    near = Near(words, sought.source, sought.form)
    values = _values(words, sought, taken, near)
    best = max(_windows(words, values, sought, near), default=None)
    if best is None or best[0] < _ENOUGH:
        return None
    return _completed(words, values, -best[1], best[2], sought)


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


def _values(words: Words, sought: Sought, taken: set[int], near: Near) -> list[_Value]:
    own = evidence.for_term((sought.form,), sought.renderings, sought.beside)
    heads = evidence.for_head(sought.form, sought.renderings)
    approved = {lemma for rendering in sought.renderings for lemma in rendering.lemmas}
    joined = any(c in "及和与或、" for c in sought.form)
    against = _against(words, sought, taken, near)
    values = []
    for number, (lemma, raw) in enumerate(zip(words.lemmas, words.raw, strict=True)):
        key = stem(raw)
        if lemma in STOPS or (number in taken and own.get(key, 0.0) < evidence.SPELLED):
            values.append(_BARRIER)
        elif lemma in EMPTY or raw in STOP or raw in INTRODUCING:
            usual = lemma in approved or (lemma in _LINKS and joined)
            cost = _FUNCTION["of"] if usual else _FUNCTION.get(lemma, 9.0)
            values.append(_Value(-cost))
        elif raw[0].isdigit():
            values.append(_Value(0.3, 1.0) if raw in sought.form else _BARRIER)
        else:
            good = own.get(key, 0.0)
            if good < evidence.SPELLED:
                derived = evidence.SPELLED * own.get(key[:5] + "-", 0.0)
                good = max(good, derived, evidence.spelled_like(raw, sought.renderings), evidence.joined_from(raw, own))
            bad, elsewhere = against.get(number, (0.0, 0.0))
            good *= 1 - _ELSEWHERE * elsewhere
            cost = _COST if good or bad >= 0.5 else _UNEXPLAINED
            score = good - cost - _AGAINST * max(0.0, bad - 0.6 * good)
            values.append(_Value(score, good, bad, key, key in heads, number not in taken))
    return values


def _against(words: Words, sought: Sought, taken: set[int], near: Near) -> dict[int, tuple[float, float]]:
    """How much other Chinese words claim each word, and how much words of the term do that stand outside it."""
    other, same = evidence.around_term(sought.source, sought.form)
    places: dict[str, list[int]] = {}
    for number, raw in enumerate(words.raw):
        if number not in taken:
            places.setdefault(stem(raw), []).append(number)
    against = dict.fromkeys(taken, (0.5, 0.0))
    for key, numbers in places.items():
        claims = max((other.get(part, []) for part in (key, key[:6], key[:5])), key=_sum)
        bad = near.claimed(numbers, claims, shared=False)
        elsewhere = near.claimed(numbers, same[key], shared=True) if key in same else {}
        for number in numbers:
            against[number] = (min(1.0, bad.get(number, 0.0)), elsewhere.get(number, 0.0))
    return against


def _sum(claims: Sequence[evidence.Claim]) -> float:
    return sum(claim.weight for claim in claims)


def _windows(words: Words, values: Sequence[_Value], sought: Sought, near: Near) -> Iterator[tuple[float, int, int]]:
    """Runs of words that may be a rendering, each with its score, its first word's number negated and its end."""
    approved = {stem(w) for w in Words(sought.renderings[0].text).raw if w not in STOP}
    parts = evidence.parts_of(sought.form)
    for first, begin in enumerate(values):
        if not (begin.own or begin.unexplained) or words.raw[first].endswith("ly"):
            continue
        if (begin.unexplained and _begins_no_noun(words, first)) or not _may_begin(words, first, sought):
            continue
        if begin.unexplained and first + 1 < len(values) and not values[first + 1].key:
            continue
        base = -_AWAY * near.away(first) - _RIVAL * near.rivalled(first) - _cut(words, values, first, -1)
        for end in _ends_of_runs(words, values, first, max(4, sought.length + 2)):
            if _may_be(words, values, first, end, sought):
                score = base + _worth(values[first:end], sought, approved, parts) - _cut(words, values, end - 1, 1)
                yield score - _CASE * (sought.is_name != _is_name(words, first, end)), -first, end


def _ends_of_runs(words: Words, values: Sequence[_Value], first: int, most: int) -> Iterator[int]:
    """Where a run that begins at a word may end: before any barrier, with at most so many content words."""
    content = 0
    for number in range(first, len(values)):
        content += bool(values[number].key)
        parted = number > first and not touch(words, number - 1)
        if values[number].score < -5 or parted or content > most:
            break
        yield number + 1


def _may_be(words: Words, values: Sequence[_Value], first: int, end: int, sought: Sought) -> bool:
    """Whether a run has evidence enough and ends like a noun."""
    run, last, raw = values[first:end], values[end - 1], words.raw[end - 1]
    if not any(v.free for v in run) or max(v.own for v in run) < 0.5:
        return False
    content = sum(bool(v.key) for v in run)
    if content == 1 < sought.length and not last.head and not raw.endswith(_ADJECTIVE):
        return False  # a modifier alone is no rendering
    if sought.is_name and sought.length == 1 and not _is_name(words, first, end):
        return False
    if not last.head and run[0].unexplained and not any(v.own for v in run[:-1]):
        return False  # a modifier with a word before it that nothing speaks for
    if _is_no_noun(words, end - 1) and raw not in _raw(sought):
        return False
    verb = raw.endswith(_NO_NOUN) or (raw.endswith("ing") and content != sought.length)
    before = run[-2] if len(run) > 1 else _BARRIER
    return last.own >= (0.6 if verb else 0.01) or (
        last.unexplained and bool(before.key) and not before.head and not verb
    )


def _begins_no_noun(words: Words, first: int) -> bool:
    """Whether a word before a noun does not belong to it: *outpacing* industry, exports *outpaced* industry."""
    before = words.raw[first - 1] if first else ""
    subject = before in _SUBJECTS or (before.endswith("s") and words.lemmas[first - 1] not in EMPTY)
    finite = words.raw[first].endswith("ed") and subject and touch(words, first - 1)
    return words.raw[first].endswith("ing") or finite or _is_no_noun(words, first)


def _is_verb(words: Words, number: int, sought: Sought) -> bool:
    """Whether a word is the verb before a term: we will *advance* rural growth, steps to *advance* rural growth."""
    before, raw = words.raw[number - 1] if number else "", words.raw[number]
    return (before in _MODALS or (before == "to" and raw in VERBS)) and raw not in _raw(sought)


def _is_no_noun(words: Words, number: int) -> bool:
    """Whether a word is a particle, a past tense, or a participle with its object behind it."""
    raw = words.raw[number]
    participle = raw.endswith("ing") and _OBJECT.match(words.text, words.spans[number].end)
    return raw in _PARTICLES or raw in _PAST or bool(participle)


def _worth(run: Sequence[_Value], sought: Sought, approved: set[str], parts: Sequence[frozenset[str]]) -> float:
    """What speaks for a run: its words, each once, a head at its end, the length and the words of the rendering."""
    seen: set[str] = set()
    total = 0.0
    for value in run:
        total += value.score if value.key not in seen else -_COST
        seen.update({value.key} - {""})
    content = sum(bool(value.key) for value in run)
    total += (_HEAD if run[-1].head else 0.0) - _LENGTH * abs(content - sought.length)
    common = 2 * len(seen & approved) / max(1, len(seen) + len(approved))
    total += _COVER * sum(not part.isdisjoint(seen) for part in parts) / max(1, len(parts))
    slot = _SLOT * common if common >= _NEEDED and content == len(approved) else 0.0
    if run[-2:-1] and run[-2].head and not run[-1].head:
        total -= _BURIED
    return total + slot - (_ALONE if content == 1 < sought.length else 0.0)


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
    return 0 <= beside < len(values) and bool(values[beside].key) and touch(words, min(number, beside))


def _named(words: Words, number: int, step: int) -> bool:
    """Whether this word and the one beside it are capitalised, so that they are one name."""
    return words.surface(number)[:1].isupper() and words.surface(number + step)[:1].isupper()


def _completed(words: Words, values: Sequence[_Value], first: int, end: int, sought: Sought) -> tuple[int, int]:
    """The run made whole: capitalised names and hyphened words entire, then as long as the rendering if it can be."""
    while _goes_on(words, values, first, -1) and _named(words, first, -1) and values[first - 1].other < 1:
        first -= 1
    while _goes_on(words, values, end - 1, 1) and _named(words, end - 1, 1) and values[end].other < 1:
        end += 1
    while first > 0 and _is_open(words, values, first - 1) and _hyphenated(words, first - 1):
        first -= 1
    while end < len(values) and _is_open(words, values, end) and _hyphenated(words, end - 1):
        end += 1
    first, end = _filled(words, values, first, end, sought)
    first = _with_head(words, values, first, end, sought)
    adjective = words.raw[end - 1].endswith(_ADJECTIVE) and words.raw[end - 1] not in _raw(sought)
    if adjective and _goes_on(words, values, end - 1, 1):
        end += 1  # modern industrial *growth*
    return first, end


def _with_head(words: Words, values: Sequence[_Value], first: int, end: int, sought: Sought) -> int:
    """Where a run begins with the head that "of" joins to it: *meeting of* the Council, *head of* the Office."""
    if first < 2 or words.lemmas[first - 1] != "of" or not touch(words, first - 2):
        return first
    tails = [tuple(r.lemmas[r.lemmas.index("of") + 1 :]) for r in sought.renderings if "of" in r.lemmas[1:]]
    named = tuple(words.lemmas[first:end]) in tails and values[first - 2].key
    head = first - 2
    if not named and values[head].own < _HELD:
        return first
    while head > 0 and values[head - 1].own >= _HELD and touch(words, head - 1):
        head -= 1
    return head


def _is_open(words: Words, values: Sequence[_Value], number: int) -> bool:
    """Whether a hyphen may join a word to the run: one of no other term, be it *all* or *over*."""
    return values[number].score > -5 or words.raw[number] in STOP


def _filled(words: Words, values: Sequence[_Value], first: int, end: int, sought: Sought) -> tuple[int, int]:
    """The run with words beside it until it is as long as the rendering: a head that nothing explains, a modifier."""
    begins = stem(_raw(sought)[0])
    while sum(bool(v.key) for v in values[first:end]) < sought.length:
        right = _goes_on(words, values, end - 1, 1) and not values[end].other and not _ends_in_verb(words, end)
        left = _goes_on(words, values, first, -1) and values[first].own >= 0.6 and _may_begin(words, first - 1, sought)
        left = left and (values[first - 1].own > 0 or not _is_gerund(words, first - 1))
        if right and not values[end - 1].head:
            end += 1
        elif left and values[first].key != begins:
            first -= 1
        else:
            break
    return first, end


def _may_begin(words: Words, number: int, sought: Sought) -> bool:
    """Whether a run may begin with a word as well: no verb, and in a name no small letter before a capital."""
    if sought.is_name and words.surface(number).islower():
        following = words.surface(number + 1) if number + 1 < len(words.lemmas) else ""
        return not following[:1].isupper()
    return not _is_verb(words, number, sought)


def _is_gerund(words: Words, number: int) -> bool:
    """Whether a word begins a clause of its own: by *starting* businesses."""
    before = words.raw[number - 1] if number else ""
    return words.raw[number].endswith("ing") and before in ("and", "by", "in")


def _ends_in_verb(words: Words, number: int) -> bool:
    """Whether a run that is made longer by this word would end in a verb or a particle."""
    return words.raw[number].endswith(_NO_NOUN) or _is_no_noun(words, number)


def _raw(sought: Sought) -> list[str]:
    return Words(sought.renderings[0].text).raw


def touch(words: Words, number: int) -> bool:
    """Whether nothing but a blank or a hyphen parts a word from the next."""
    if number < 0 or number + 1 >= len(words.lemmas):
        return False
    between = words.text[words.spans[number].end : words.spans[number + 1].start]
    return not between.strip(" \u00a0-‐‑–'’s")


def _hyphenated(words: Words, number: int) -> bool:
    """Whether a hyphen joins a word to the next."""
    return words.text[words.spans[number].end : words.spans[number + 1].start] in ("-", "‐", "‑")
