"""The same words of one English text written in different ways, with the grammar that makes two ways right left out.

Terms are compared by a skeleton: the roots of two to five words in a row, without hyphens, capitals and endings. What
stands behind one skeleton in several forms is a variant if they differ in one respect that grammar does not ask for.
To teach it that two words are one to an editor, add them to a line of ``_MODIFIERS`` or ``_HEADS``.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from termqa.analyse.phrases import DETERMINERS, FUNCTION, INSIDE, PREPOSITIONS, Run, Word, find_runs, lemma_of
from termqa.analyse.spelling import has_two_spellings
from termqa.analyse.terms.lemma import root
from termqa.model import Span


class Line(NamedTuple):
    """One segment of a text."""

    text: str
    """What is read, with the rest blotted out."""
    title: bool
    """Whether it is a heading or a label, whose capitals say nothing."""
    number: int
    """Its place in the text; the order in which lines are given says nothing."""


class Difference(StrEnum):
    """In what respect two ways of writing differ."""

    SPACING = "spacing"
    HYPHEN = "hyphen"
    NUMBER = "number"
    FORM = "form"
    WORDING = "wording"
    CAPITAL = "capital"
    QUOTES = "quotes"
    CLOSED = "closed"
    ARTICLE = "article"


class Mention(NamedTuple):
    """Where a term stands: the number of its line, and its words."""

    line: int
    span: Span
    words: str


class Variant(NamedTuple):
    """A term written in several ways: the places of the rarer way and of the usual one."""

    difference: Difference
    rare: tuple[Mention, ...]
    usual: tuple[Mention, ...]


class Window(NamedTuple):
    """Words in a row that may be a term."""

    line: int
    run: Run
    first: int
    end: int

    @property
    def words(self) -> tuple[Word, ...]:
        """The words themselves."""
        return self.run.words[self.first : self.end]

    @property
    def before(self) -> str:
        """The word before, empty at the beginning of the run."""
        return self.run.words[self.first - 1].low if self.first else ""


LONGEST = 5
_JOINING = ("of", "and", "for", "on")
_HYPHENS = ("-", "‐", "‑")
_MODIFIERS = (
    "smart intelligent",
    "nationwide countrywide national nationally",
    "unified integrated",
    "enabled empowered powered",
    "major prominent",
    "telecom telecommunication telecoms telecommunications",
    "elderly senior age",
    "hierarchical tiered",
    "world first top",
    "pilot trial",
    "household home",
    "automobile automotive auto",
    "common shared",
    "inclusive universal",
    "cross transboundary",
    "whole entire",
)
_HEADS = (
    "upgrade update renewal replacement renovation",
    "decision arrangement deployment plan",
    "alleviation eradication elimination reduction",
    "revitalization vitalization rejuvenation",
    "guideline guidance",
    "conference meeting symposium",
    "capability capacity",
    "organization organisation body",
    "enterprise company firm",
    "initiative campaign",
)
"""Words that render one Chinese word, so that a term with one of them and the same term with another are one."""
_ALONE = frozenset("smart intelligent telecom telecoms telecommunication telecommunications".split())
"""Words of these that tell a term apart with one word beside them."""
_SAME = {word: f"={number}" for number, words in enumerate((*_MODIFIERS, *_HEADS)) for word in words.split()}
_HEAD_WORDS = frozenset(" ".join(_HEADS).split())
_COUNTS = frozenset("two three four five six seven eight nine ten hundred thousand million billion trillion".split())
_PARTICLES = frozenset("through down over back away along out under up off on in by about around".split())
_NO_HEADS = frozenset(
    """
    earlier later ago old long wide high deep away ahead apart alike together alone available worldwide nationwide
    abroad overseas online so such first second third last next soon today tomorrow yesterday relevant able
    responsible eligible necessary possible due
    """.split()
)
"""Words that follow a noun without being one."""
_VERBAL = ("ing", "ed")
_ADJECTIVAL = ("al", "ive", "ic", "ary", "ous", "ized", "ised", "ly", "able")


def find_variants(lines: Sequence[Line]) -> Iterator[Variant]:
    """The terms that the lines of one text write in several ways; ``Mention.line`` is the number in ``lines``."""
    runs = [(number, run) for number, line in enumerate(lines) for run in find_runs(line.text)]
    told: set[tuple[int, int]] = set()
    yield from _capitals(lines, runs)
    yield from _quotes(lines, runs)
    yield from _closed(runs)
    yield from _articles(lines, runs)
    for windows in _by_skeleton(runs):
        yield from _differing(windows, told)


# --- words in a row behind one skeleton ---


@cache
def _unit(low: str) -> str:
    lemma = lemma_of(low)
    return _SAME.get(low) or _SAME.get(low.rstrip("s")) or root(lemma)


def _joined(run: Run) -> Run:
    """The run with “of” after “type” and “-sized” made part of the gap, as they say no more than a hyphen there."""
    if not any(word.low in ("type", "types", "sized") for word in run.words):
        return run
    words: list[Word] = []
    gap = ""
    for word in run.words:
        if words and (
            (word.low == "of" and words[-1].low in ("type", "types")) or (word.low == "sized" and word.gap == "-")
        ):
            gap += word.gap + word.low
        else:
            words.append(word._replace(gap=gap + word.gap))
            gap = ""
    return run._replace(words=tuple(words))


def _by_skeleton(runs: Sequence[tuple[int, Run]]) -> Iterator[list[Window]]:
    """Windows of one skeleton that are not all written in one way, the shorter ones first."""
    ways: dict[str, str] = {}
    mixed: dict[str, list[Window]] = {}
    joined = [(number, _joined(run)) for number, run in runs if len(run.words) > 1]
    for _, run in joined:
        for key, way, _, _ in _skeletons(run):
            if ways.setdefault(key, way) != way:
                mixed[key] = []
    for number, run in joined:
        for key, _, first, end in _skeletons(run):
            if key in mixed:
                mixed[key].append(Window(number, run, first, end))
    for _, windows in sorted(mixed.items(), key=lambda item: (item[0].count(" "), item[0])):
        yield windows


def _skeletons(run: Run) -> Iterator[tuple[str, str, int, int]]:
    """Of each window of the run its skeleton, the way it is written, its first word and its end."""
    units = [_unit(word.low) for word in run.words]
    skeleton = " ".join(units)
    starts = [0, *accumulate(len(unit) + 1 for unit in units)]
    written = "".join(word.gap + word.low for word in run.words)
    ends = list(accumulate(len(word.gap) + len(word.low) for word in run.words))
    for first, end in _bounds(run):
        way = written[ends[first] - len(run.words[first].low) : ends[end - 1]]
        yield skeleton[starts[first] : starts[end] - 1], way, first, end


def _bounds(run: Run) -> Iterator[tuple[int, int]]:
    """First and last word of what may be a term in the run."""
    words = run.words
    plain = [word.low not in FUNCTION and (word.low[0].isalpha() or word.low[-1].isalpha()) for word in words]
    inside = [ok or word.low in INSIDE for ok, word in zip(plain, words, strict=True)]
    for first, ok in enumerate(plain):
        if not ok or words[first].gap in _HYPHENS:
            continue
        for end in range(first + 2, min(first + LONGEST, len(words)) + 1):
            if not inside[end - 1] or words[end - 2].possessive:
                break
            if plain[end - 1] and not (end < len(words) and words[end].gap[:1] in _HYPHENS):
                yield first, end


def _differing(windows: list[Window], told: set[tuple[int, int]]) -> Iterator[Variant]:
    """The ways of writing that differ from the usual one in one respect only."""
    ways: dict[tuple[str, ...], list[Window]] = {}
    for window in windows:
        ways.setdefault(_way(window), []).append(window)
    if len(ways) < 2:
        return
    usual, *others = (ways[way] for way in sorted(ways, key=lambda way: (-len(ways[way]), way)))
    for rare in others:
        found = _difference(rare, usual)
        if found is None:
            continue
        difference, at = found
        new = [w for w in rare if not any((w.line, w.words[n].start) in told for n in at)]
        told.update((w.line, w.words[n].start) for w in (*rare, *usual) for n in at)
        if new:
            last = new[0].words[-1].low
            best = max(usual, key=lambda window: (window.words[-1].low == last, sum(_shared(new[0], window))))
            around = _shared(new[0], best)
            rest = [window for window in usual if window is not best]
            yield Variant(
                difference,
                (_mentioned(new[0], *around), *map(_mentioned, new[1:])),
                (_mentioned(best, *around), *map(_mentioned, rest)),
            )


def _way(window: Window) -> tuple[str, ...]:
    """How the words are written, the number of the last one aside."""
    words = window.words
    inner = [part for word in words[1:-1] for part in (_gap(word), word.low)]
    last = words[-1]
    return (words[0].low, *inner, _gap(last), lemma_of(last.low))


def _gap(word: Word) -> str:
    return "-" if word.gap in _HYPHENS else word.gap.replace("\xa0", " ")


def _difference(rare: list[Window], usual: list[Window]) -> tuple[Difference, list[int]] | None:
    """In what the two ways differ and at which words, None where grammar asks for it or more than one word differs."""
    one, other = rare[0].words, usual[0].words
    last = len(one) - 1
    gaps = [n for n in range(1, len(one)) if _gap(one[n]) != _gap(other[n])]
    changed = [n for n in range(last) if one[n].low != other[n].low]
    if lemma_of(one[last].low) != lemma_of(other[last].low):
        changed.append(last)
    if gaps and all({one[n].low, other[n].low} == {"type", "types"} for n in changed):
        found = _gap_difference(one, other, gaps)
        return (found, gaps) if found else None
    if gaps or len(changed) != 1:
        return None
    at = changed[0]
    beside = "" if at == last else one[at + 1].low
    if one[at].capital != other[at].capital and (at or not any(w.run.opens and not w.first for w in (*rare, *usual))):
        return None  # a name beside a common noun
    difference = _word_difference(one[at], other[at], beside, len(one))
    if difference in (Difference.NUMBER, Difference.FORM) and (
        (at + 1 == last and beside.endswith("ed")) or (at == 0 and not _nominal(rare, usual))
    ):
        return None  # a participle follows the noun, or the word may be a verb
    return (difference, changed) if difference else None


def _gap_difference(one: Sequence[Word], other: Sequence[Word], gaps: list[int]) -> Difference | None:
    """What kind of difference the signs between the words make, None where both ways are right."""
    if any(word.low in _COUNTS for word in one):
        return None
    signs = {c for n in gaps for c in _gap(one[n]) + _gap(other[n])}
    if signs & set("+&/") and not signs & set(_HYPHENS):
        return Difference.SPACING
    if any(map(str.isalpha, signs)):
        return Difference.FORM
    last = len(one) - 1
    if (
        last in gaps
        or one[last].low in _NO_HEADS
        or one[last].low.endswith(("ly", *_VERBAL))
        or not _gap(one[last]).endswith(" ")
    ):
        return None  # nothing tells whether a noun follows
    return Difference.HYPHEN


def _word_difference(one: Word, other: Word, beside: str, length: int) -> Difference | None:
    """What kind of difference one word of a term makes, None where it is none or means something else.

    ``beside`` is the word that follows in the term, empty at its end.
    """
    a, b = one.low, other.low
    if one.possessive or other.possessive:
        return None
    if root(lemma_of(a)) != root(lemma_of(b)):
        head = not beside and {_single(a), _single(b)} <= _HEAD_WORDS
        modifier = beside and beside not in FUNCTION and not {_single(a), _single(b)} & _HEAD_WORDS
        return Difference.WORDING if (head or modifier) and (length > 2 or {a, b} <= _ALONE) else None
    if not beside or beside in FUNCTION or beside in _NO_HEADS or beside.endswith("ly"):
        return None
    if lemma_of(a) != lemma_of(b):
        return Difference.FORM if a.endswith(_ADJECTIVAL) or b.endswith(_ADJECTIVAL) else None
    verbal = a.endswith(_VERBAL) + b.endswith(_VERBAL)
    if not verbal:
        return Difference.NUMBER if a.endswith("s") != b.endswith("s") else None
    return Difference.FORM if verbal == 1 and a[-1] != "s" != b[-1] else None


def _single(word: str) -> str:
    return word if word in _SAME else word.removesuffix("s")


def _nominal(rare: list[Window], usual: list[Window]) -> bool:
    """Whether the first word is none of a verb: a determiner or preposition stands before it, in one way at least.

    In the other, nothing stands there that asks for a verb.
    """
    stands = [{window.before for window in windows} for windows in (rare, usual)]
    sure = [bool(before & (DETERMINERS | PREPOSITIONS)) for before in stands]
    maybe = [any(word and word not in FUNCTION for word in before) for before in stands]
    return all(sure) or (any(sure) and all(a or b for a, b in zip(sure, maybe, strict=True)))


def _shared(one: Window, other: Window) -> tuple[int, int]:
    """How many words before and after the two windows are the same and may belong to the term."""
    before = zip(reversed(one.run.words[: one.first]), reversed(other.run.words[: other.first]), strict=False)
    after = zip(one.run.words[one.end :], other.run.words[other.end :], strict=False)
    return _alike(before), _alike(after)


def _alike(pairs: Iterable[tuple[Word, Word]]) -> int:
    """Up to which pair the words are the same, the last of them being none that belongs to no term."""
    reach = 0
    for n, (a, b) in enumerate(pairs, 1):
        if a.low.removesuffix("s") != b.low.removesuffix("s") or (a.low in FUNCTION and a.low not in _JOINING):
            break
        if a.low not in FUNCTION:
            reach = n
    return reach


def _mentioned(window: Window, left: int = 0, right: int = 0) -> Mention:
    """Where the term stands, with some words before and after it."""
    return _mention(window.line, window.run, window.first - left, window.end + right)


def _mention(line: int, run: Run, first: int, end: int) -> Mention:
    words = run.words[first:end]
    text = "".join((word.gap if n else "") + word.text for n, word in enumerate(words))
    return Mention(line, Span(words[0].start, words[-1].end), text)


# --- capitals ---


def _capitals(lines: Sequence[Line], runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Names that stand with capitals here and without them there."""
    names: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        if not lines[number].title and not run.quoted and not run.bracketed:
            for first, end in _names(run):
                names.setdefault(_lows(run, first, end), []).append(_mention(number, run, first, end))
    small = _small(lines, runs, names)
    for key, plain in small.items():
        yield _rarer(Difference.CAPITAL, plain, names[key])


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
            if words[reach].capital or words[reach].gap in _HYPHENS:
                if words[reach - 1].low == "in":
                    ends.append(ends[-1])
                ends[-1] = reach + 1
            elif words[reach].low not in (*_JOINING, "in", "the"):
                break
        for end in ends:
            content = [word for word in words[first:end] if word.capital and word.low not in FUNCTION]
            sure = content[1:] if run.opens and not first else content
            if len(sure) > 1 and not any(word.text.isupper() for word in content):
                yield first, end
        first = ends[-1]


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
                    found.setdefault(key, []).append(_mention(number, run, first, end))
    return found


def _rarer(difference: Difference, one: list[Mention], other: list[Mention]) -> Variant:
    """The variant with the rarer way of writing first, of two equals ``one``."""
    rare, usual = (one, other) if len(one) <= len(other) else (other, one)
    return Variant(difference, tuple(rare), tuple(usual))


# --- quotation marks ---


def _quotes(lines: Sequence[Line], runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Terms that stand in quotation marks again after they have stood without."""
    quoted: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        content = [word for word in run.words if word.low not in FUNCTION]
        if run.quoted and 1 < len(run.words) <= LONGEST + 1 and len(content) > 1:
            quoted.setdefault(_lows(run, 0, len(run.words)), []).append(_mention(number, run, 0, len(run.words)))
    starts: dict[str, list[tuple[str, ...]]] = {}
    for key in quoted:
        starts.setdefault(key[0], []).append(key)
    bare: dict[tuple[str, ...], list[Mention]] = {}
    for number, run in runs:
        if not run.quoted:
            for first, word in enumerate(run.words):
                for key in starts.get(word.low, ()):
                    if _lows(run, first, first + len(key)) == key:
                        bare.setdefault(key, []).append(_mention(number, run, first, first + len(key)))
    for key, plain in bare.items():
        earliest = min((lines[mention.line].number, mention.span) for mention in plain)
        again = [mention for mention in quoted[key] if (lines[mention.line].number, mention.span) > earliest]
        if again:
            yield _rarer(Difference.QUOTES, again, plain)


# --- one word or two ---


def _closed(runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Compounds that are one word here and two there, or have a hyphen there."""
    long = {word.low.removesuffix("s") for _, run in runs for word in run.words if len(word.low) > 6}
    parted: dict[str, list[Mention]] = {}
    for number, run in runs:
        for n, (one, two) in enumerate(pairwise(run.words)):
            joined = (one.low + two.low).removesuffix("s")
            if joined in long and _may_close(one, two):
                parted.setdefault(joined, []).append(_mention(number, run, n, n + 2))
    singles: dict[str, list[Mention]] = {}
    for number, run in runs if parted else ():
        for n, word in enumerate(run.words):
            if (joined := word.low.removesuffix("s")) in parted:
                singles.setdefault(joined, []).append(_mention(number, run, n, n + 1))
    for joined, two_words in parted.items():
        yield _rarer(Difference.CLOSED, singles[joined], two_words)


def _may_close(one: Word, two: Word) -> bool:
    """Whether two words may also be written as one that means the same."""
    a, b = one.low, two.low
    if not (a + b).isalpha() or one.possessive or a == "re" or b in _PARTICLES or has_two_spellings(f"{a}-{b}"):
        return False
    if two.gap in _HYPHENS:
        return len(a + b) > 6
    return two.gap == " " and min(len(a), len(b)) > 3 and a not in FUNCTION and b not in FUNCTION


# --- the article before an acronym ---


def _articles(lines: Sequence[Line], runs: Sequence[tuple[int, Run]]) -> Iterator[Variant]:
    """Acronyms of bodies that stand with an article here and without one there, by themselves and not before a noun."""
    ways: dict[str, tuple[list[Mention], list[Mention]]] = {}
    for number, run in runs:
        for n, word in enumerate(run.words):
            if not (word.text.isupper() and word.text.isalpha() and 2 < len(word.text) < 7) or len(run.words) == 1:
                continue
            after = run.words[n + 1] if n + 1 < len(run.words) else None
            before = run.words[n - 1].low if n else ""
            if word.possessive or lines[number].title or (after and (after.low not in FUNCTION or after.gap != " ")):
                continue
            if before in PREPOSITIONS or before == "the":
                first = n - (before == "the")
                ways.setdefault(word.text, ([], []))[before != "the"].append(_mention(number, run, first, n + 1))
    for with_, without in ways.values():
        if with_ and without:
            yield _rarer(Difference.ARTICLE, without, with_)
