"""Terms that stand with capitals, quotation marks or an article here and without them there, as one word or as two."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from termqa.analyse.mentions import Difference, Line, Mention, Variant, mention, rarer
from termqa.analyse.phrases import FUNCTION, HYPHENS, JOINING, PREPOSITIONS, Run, Word
from termqa.analyse.spelling import has_two_spellings

_LONGEST = 6
"""A longer quotation is speech, not a term."""
_TITLE_GOES_ON = ("for", "with", "of", "on")
_PARTICLES = frozenset("through down over back away along out under up off on in by about around".split())


# --- capitals ---


def capitals(lines: Sequence[Line], runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Names that stand with capitals here and without them there."""
    names: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        if not lines[number].title and not run.quoted and not run.bracketed:
            for first, end in _names(run):
                names.setdefault(_lows(run, first, end), []).append(mention(number, run, first, end))
    small = _small(lines, runs, names)
    for key, plain in small.items():
        yield rarer(Difference.CAPITAL, plain, names[key])


def _lows(run: Run, first: int, end: int) -> tuple[str, ...]:
    return tuple(word.low for word in run.words[first:end])


def _names(run: Run) -> Iterator[tuple[int, int]]:
    """Words with capitals in a row that no other word with a capital touches, inside a sentence.

    What follows “in” may be a place or a time, so that the name may end before it.
    """
    words = run.words
    first = 0
    while first < len(words):
        if not words[first].capital or words[first].low in FUNCTION:
            first += 1
            continue
        ends = [first + 1]
        for reach in range(first + 1, len(words)):
            if words[reach].capital or words[reach].gap in HYPHENS:
                if words[reach - 1].low == "in":
                    ends.append(ends[-1])
                ends[-1] = reach + 1
            elif words[reach].low not in (*JOINING, "in", "the"):
                break
        for end in ends:
            content = [word for word in words[first:end] if word.capital and word.low not in FUNCTION]
            sure = content[1:] if run.opens and not first else content
            if len(sure) > 1 and not any(word.text.isupper() for word in content) and not _ends_title(words, first):
                yield first, end
        first = ends[-1]


def _ends_title(words: Sequence[Word], first: int) -> bool:
    """Whether a word is the end of a longer title: the Plan for a *Quiet* Harbour."""
    before = first - 1
    while before > 0 and words[before].low in ("a", "an", "the"):
        before -= 1
    return before > 0 and words[before].low in _TITLE_GOES_ON and words[before - 1].capital


def _small(
    lines: Sequence[Line], runs: Sequence[tuple[int, Run]], names: dict[tuple[str, ...], list[Mention]]
) -> dict[tuple[str, ...], list[Mention]]:
    """Where the words of the names stand without any capital."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for key in names:
        starts.setdefault(key[0], []).append(key)
    found: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        if lines[number].title or run.quoted:
            continue
        for first, word in enumerate(run.words):
            for key in starts.get(word.low, ()):
                end = first + len(key)
                words = run.words[first:end]
                if _lows(run, first, end) == key and not any(w.capital for w in words[first == 0 and run.opens :]):
                    found.setdefault(key, []).append(mention(number, run, first, end))
    return found


# --- quotation marks ---


def quotes(lines: Sequence[Line], runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Terms that stand in quotation marks, then without, then in quotation marks again."""
    quoted: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        content = [word for word in run.words if word.low not in FUNCTION]
        if run.quoted and 1 < len(run.words) <= _LONGEST and len(content) > 1:
            quoted.setdefault(_lows(run, 0, len(run.words)), []).append(mention(number, run, 0, len(run.words)))
    starts: dict[str, list[tuple[str, ...]]] = {}
    for key in quoted:
        starts.setdefault(key[0], []).append(key)
    bare: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        if not run.quoted:
            for first, word in enumerate(run.words):
                for key in starts.get(word.low, ()):
                    if _lows(run, first, first + len(key)) == key and not _marked(lines[number].text, run, first):
                        bare.setdefault(key, []).append(mention(number, run, first, first + len(key)))
    for key, plain in bare.items():
        earliest = min((lines[mention.line].number, mention.span) for mention in plain)
        again = [mention for mention in quoted[key] if (lines[mention.line].number, mention.span) > earliest]
        if again and len(quoted[key]) > 1:
            yield rarer(Difference.QUOTES, again, plain)


def _marked(text: str, run: Run, first: int) -> bool:
    """Whether a quotation mark stands before the word."""
    return text[max(0, run.words[first].start - 1) : run.words[first].start] in ('"', "“", "‘", "'")


# --- one word or two ---


def closed(runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Compounds that are one word here and two there, or have a hyphen there."""
    long = {word.low.removesuffix("s") for _, run in runs for word in run.words if len(word.low) > 6}
    parted: dict[str, list[Mention]] = {}
    for number, run in runs:
        for n, (one, two) in enumerate(pairwise(run.words)):
            joined = (one.low + two.low).removesuffix("s")
            if joined in long and _may_close(one, two):
                parted.setdefault(joined, []).append(mention(number, run, n, n + 2))
    singles: dict[str, list[Mention]] = {}
    for number, run in runs if parted else ():
        for n, word in enumerate(run.words):
            joined = word.low.removesuffix("s")
            if joined in parted and word.text[1:] == word.low[1:]:
                singles.setdefault(joined, []).append(mention(number, run, n, n + 1))
    for joined in sorted(parted.keys() & singles.keys()):
        yield rarer(Difference.CLOSED, singles[joined], parted[joined])


def _may_close(one: Word, two: Word) -> bool:
    """Whether two words may also be written as one that means the same."""
    a, b = one.low, two.low
    if one.text[1:] != a[1:] or two.text[1:] != b[1:]:
        return False  # a possessive, or a made-up name with a capital inside
    if not (a + b).isalpha() or a == "re" or b in _PARTICLES or has_two_spellings(f"{a}-{b}"):
        return False
    if two.gap in HYPHENS:
        return len(a + b) > 6
    return two.gap == " " and min(len(a), len(b)) > 3 and a not in FUNCTION and b not in FUNCTION


# --- the article before an acronym ---


def articles(lines: Sequence[Line], runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Acronyms of bodies that stand with an article here and without one there, by themselves and not before a noun."""
    ways: dict[str, tuple[list[Mention], list[Mention]]] = {}
    for number, run in runs:
        for n, word in enumerate(run.words):
            if not (word.text.isupper() and word.text.isalpha() and 2 < len(word.text) < 7) or len(run.words) == 1:
                continue
            after = run.words[n + 1] if n + 1 < len(run.words) else None
            before = run.words[n - 1].low if n else ""
            noun = after and (after.low not in FUNCTION or after.low == "of" or after.gap != " ")
            if word.possessive or lines[number].title or noun:
                continue
            if before in PREPOSITIONS or before == "the":
                first = n - (before == "the")
                ways.setdefault(word.text, ([], []))[before != "the"].append(mention(number, run, first, n + 1))
    for with_, without in ways.values():
        if with_ and without:
            yield rarer(Difference.ARTICLE, without, with_)
