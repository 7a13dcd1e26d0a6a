"""The words that stand where a term's rendering is missing; None rather than a wrong guess."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from termqa.analyse.terms.index import Plain, Rendering
from termqa.analyse.terms.lemma import STOPS, Words, lemmas_of, root
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
_ADJECTIVE = ("ial", "ical", "onal", "ural", "tive", "sive")
_JOINING = "的及与和、(),"
_INSIDE = lemmas_of({"of", "for", "and", "on", "in"})
"""Small words that a name may hold."""
_ENOUGH = 30.0
"""A window must be this much like a rendering (0 to 100)."""


def in_english(
    words: Words, renderings: Sequence[Rendering], taken: set[int], share: float, acronym: int | None = None
) -> Span | None:
    """
    The words that most likely stand for a term: before its acronym in brackets, or else those most like a rendering.

    ``share`` is how far into the source the term stands (0 to 1); of two places as good, the nearer one is meant.
    ``taken`` are the words that stand for other terms, ``acronym`` the number of the term's own in brackets.
    """
    if acronym is not None:
        run = _before(words, acronym - 1, taken, len(words.lemmas[acronym]))
        if run is not None:
            return words.span(*run)
    roots = [root(lemma) for lemma in words.lemmas]
    best: tuple[float, int, int] | None = None
    for rendering in renderings[:6]:
        for first, end in _windows(words, roots, rendering, taken):
            score = _alike(words, roots, first, end, rendering) - 12 * abs(first / len(roots) - share)
            if best is None or score > best[0]:
                best = (score, first, end)
    if best is None or best[0] < _ENOUGH:
        return None
    return words.span(_whole_name(words, best[1], taken), _finished(words, best[2], taken))


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


def _finished(words: Words, end: int, taken: set[int]) -> int:
    """Where a phrase ends that would otherwise stop at an adjective: modern industrial *growth*."""
    more = end < len(words.lemmas) and end not in taken and _touch(words, end - 1)
    adjective = words.raw[end - 1].endswith(_ADJECTIVE)
    return end + 1 if more and adjective and words.lemmas[end] not in _EMPTY | STOPS else end


def _touch(words: Words, number: int) -> bool:
    """Whether nothing but a blank or a hyphen parts a word from the next."""
    if number < 0 or number + 1 >= len(words.lemmas):
        return False
    between = words.text[words.spans[number].end : words.spans[number + 1].start]
    return not between.strip(" \u00a0-‐‑–'’s")


def _alike(words: Words, roots: Sequence[str], first: int, end: int, rendering: Rendering) -> float:
    """How much a run of words is like a rendering: spelling, words in common, the head above all, capitals, length."""
    wanted = [root(lemma) for lemma in rendering.lemmas]
    there, content = set(roots[first:end]) - _EMPTY, set(wanted) - _EMPTY
    common = 2 * len(there & content) / max(1, len(there) + len(content))
    spelling = fuzz.ratio(" ".join(words.lemmas[first:end]), " ".join(rendering.lemmas)) / 100
    capitals = rendering.text.istitle() == all(words.surface(n)[:1].isupper() for n in (first, end - 1))
    ends = 14 * (roots[end - 1] == wanted[-1]) + 8 * (roots[first] == wanted[0])
    return 30 * spelling + 40 * common + ends + 8 * capitals - 6 * abs(end - first - len(wanted))


def _windows(words: Words, roots: Sequence[str], rendering: Rendering, taken: set[int]) -> set[tuple[int, int]]:
    """
    Runs of about as many words as the rendering has, with one of its words where it would stand.

    A run goes through no punctuation and no word of another term, and a name of several words is never cut down to one.
    """
    length = len(rendering.lemmas)
    found: set[tuple[int, int]] = set()
    for place, lemma in enumerate(rendering.lemmas):
        wanted = root(lemma)
        anchors = [n for n, r in enumerate(roots) if r == wanted and n not in taken] if lemma not in _EMPTY else []
        for anchor in anchors[:8]:
            for size in range(max(min(2, length), length - 1), length + 2):
                starts = {anchor - place, anchor - place + length - size}
                found.update((first, first + size) for first in starts if first <= anchor < first + size)
    return {
        (first, end)
        for first, end in found
        if _is_phrase(words, first, end, taken) and not _is_cut(words, roots, first, end, rendering)
    }


def _is_phrase(words: Words, first: int, end: int, taken: set[int]) -> bool:
    if first < 0 or end > len(words.lemmas):
        return False
    run = words.lemmas[first:end]
    if run[0] in _EMPTY or run[-1] in _EMPTY or not taken.isdisjoint(range(first, end)):
        return False
    if any(w in STOPS or w[0].isdigit() or (w in _EMPTY and w not in _INSIDE) for w in run):
        return False
    return all(_touch(words, n) for n in range(first, end - 1))


def _is_cut(words: Words, roots: Sequence[str], first: int, end: int, rendering: Rendering) -> bool:
    """Whether a run shorter than the rendering leaves off a word that belongs to it."""
    if end - first >= len(rendering.lemmas):
        return False
    left = first > 0 and words.lemmas[first - 1] not in _EMPTY | STOPS and _touch(words, first - 1)
    right = end < len(roots) and words.lemmas[end] not in _EMPTY | STOPS and _touch(words, end - 1)
    return (left and roots[first] != root(rendering.lemmas[0])) or (
        right and roots[end - 1] != root(rendering.lemmas[-1])
    )


def _before(words: Words, bracket: int, taken: set[int], most: int) -> tuple[int, int] | None:
    """The name that ends before a bracket: back to a word that no name goes through."""
    first = bracket
    while first > 0 and bracket - first < most + 2:
        previous = words.lemmas[first - 1]
        named = words.surface(first - 1)[:1].isupper()
        if previous in STOPS or first - 1 in taken or (previous in _EMPTY and not named and previous not in _INSIDE):
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
