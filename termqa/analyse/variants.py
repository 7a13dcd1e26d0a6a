"""The same words of one English text written in different ways, with the grammar that makes two ways right left out.

Terms are compared by a skeleton: the roots of two to five words in a row, without hyphens, capitals and endings. What
stands behind one skeleton in several forms is a variant if they differ in one respect that grammar does not ask for.
To teach it that two words are one to an editor, add them to a line of ``_MODIFIERS`` or ``_HEADS``.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from termqa.analyse.mentions import Difference, Line, Mention, Variant, mention
from termqa.analyse.phrases import (
    DETERMINERS,
    FUNCTION,
    HYPHENS,
    INSIDE,
    JOINING,
    PREPOSITIONS,
    Run,
    Word,
    find_runs,
    lemma_of,
)
from termqa.analyse.surface import articles, capitals, closed, quotes
from termqa.analyse.terms.lemma import root


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
_MANY = 4
"""So many times the rarer form of a word must stand in the usual one, where only one word stands beside it."""
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
_NO_HEADS = frozenset(
    """
    earlier later ago old long wide high deep away ahead apart alike together alone available worldwide nationwide
    abroad overseas online so such first second third last next soon today tomorrow yesterday relevant able
    responsible eligible necessary possible due given known made held taken larger smaller higher lower greater
    fewer
    """.split()
)
"""Words that follow a noun without being one."""
_VERBAL = ("ing", "ed")
_ADJECTIVAL = ("al", "ive", "ic", "ary", "ous", "ized", "ised", "ly")


def find_variants(lines: Sequence[Line]) -> Iterator[Variant]:
    """The terms that the lines of one text write in several ways; ``Mention.line`` is the number in ``lines``."""
    runs = [(number, run) for number, line in enumerate(lines) for run in find_runs(line.text)]
    told: set[tuple[int, int]] = set()
    yield from capitals(lines, runs)
    yield from quotes(lines, runs)
    yield from closed(runs)
    yield from articles(lines, runs)
    for windows in _by_skeleton(runs):
        yield from _differing(windows, told)


# --- words in a row behind one skeleton ---


@lru_cache(maxsize=20_000)
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
    ways: dict[int, int] = {}  # by hashes, which take a third of the memory
    mixed: dict[str, list[Window]] = {}
    joined = [(number, _joined(run)) for number, run in runs if len(run.words) > 1]
    for _, run in joined:
        for key, way, _, _ in _skeletons(run):
            if ways.setdefault(hash(key), hash(way)) != hash(way):
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
        if not ok or words[first].gap in HYPHENS:
            continue
        for end in range(first + 2, min(first + LONGEST, len(words)) + 1):
            if not inside[end - 1] or words[end - 2].possessive:
                break
            if plain[end - 1] and not (end < len(words) and words[end].gap[:1] in HYPHENS):
                yield first, end


def _differing(windows: list[Window], told: set[tuple[int, int]]) -> Iterator[Variant]:
    """The ways of writing that differ from the usual one in one respect only."""
    ways: dict[tuple[str, ...], list[Window]] = {}
    for window in windows:
        ways.setdefault(_way(window), []).append(window)
    if len(ways) < 2:
        return
    ordered = [ways[way] for way in sorted(ways, key=lambda way: (-len(ways[way]), len("".join(way)), way))]
    for n, rare in enumerate(ordered):
        for usual in ordered[:n]:
            found = _difference(rare, usual)
            if found and (new := [w for w in rare if not told & _places(w, found[1])]):
                told.update(*(_places(w, found[1]) for w in (*rare, *usual)))
                yield _variant(found[0], new, usual)
                break


def _places(window: Window, numbers: Sequence[int]) -> set[tuple[int, int]]:
    """Where these words of a window begin."""
    return {(window.line, window.words[n].start) for n in numbers}


def _variant(difference: Difference, rare: list[Window], usual: list[Window]) -> Variant:
    """The variant, with the first place of each way widened by the words that both share around it."""
    first, last = rare[0], rare[0].words[-1].low
    best = max(usual, key=lambda window: (window.words[-1].low == last, sum(_shared(first, window))))
    around = _shared(first, best)
    rest = [window for window in usual if window is not best]
    return Variant(
        difference,
        (_mentioned(first, *around), *map(_mentioned, rare[1:])),
        (_mentioned(best, *around), *map(_mentioned, rest)),
    )


def _way(window: Window) -> tuple[str, ...]:
    """How the words are written, the number of the last one aside."""
    words = window.words
    inner = [part for word in words[1:-1] for part in (_gap(word), word.low)]
    last = words[-1]
    return (words[0].low, *inner, _gap(last), lemma_of(last.low))


def _gap(word: Word) -> str:
    return "-" if word.gap in HYPHENS else word.gap.replace("\xa0", " ")


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
    if one[at].text.isupper() != other[at].text.isupper():
        return None  # a heading in capitals, an acronym
    if at == last and one[at - 1].low in FUNCTION and one[at - 1].low != "and":
        return None  # the object of a verb
    difference = _word_difference(one[at], other[at], beside, len(one))
    if difference in (Difference.NUMBER, Difference.FORM):
        if (at + 1 == last and beside.endswith(_VERBAL)) or (at == 0 and not _nominal(rare, usual)):
            return None  # a participle follows the noun, or the word may be a verb
        if difference is Difference.NUMBER and one[last].low != other[last].low:
            return None  # a verb that agrees with its subject
        if difference is Difference.FORM and last == 1 and len(usual) < _MANY * len(rare):
            return None  # two words alone may well be two terms
    return (difference, changed) if difference else None


def _gap_difference(one: Sequence[Word], other: Sequence[Word], gaps: list[int]) -> Difference | None:
    """What kind of difference the signs between the words make, None where both ways are right."""
    if any(word.low in _COUNTS for word in one) or one[0].low in ("type", "types"):
        return None
    signs = {c for n in gaps for c in _gap(one[n]) + _gap(other[n])}
    if signs & set("+&/"):
        same = all(_gap(one[n]).strip() == _gap(other[n]).strip() for n in gaps)
        return Difference.SPACING if same else None
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
        adjectival = a.endswith(_ADJECTIVAL) or b.endswith(_ADJECTIVAL)
        return Difference.FORM if adjectival and len(root(lemma_of(a))) > 4 else None
    verbal = a.endswith(_VERBAL) + b.endswith(_VERBAL)
    if not verbal:
        return Difference.NUMBER if a.endswith("s") != b.endswith("s") else None
    participle = (a + " " + b).count("ed") and length < 3
    return Difference.FORM if verbal == 1 and a[-1] != "s" != b[-1] and not participle else None


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
        if a.low.removesuffix("s") != b.low.removesuffix("s") or (a.low in FUNCTION and a.low not in JOINING):
            break
        if a.low not in FUNCTION:
            reach = n
    return reach


def _mentioned(window: Window, left: int = 0, right: int = 0) -> Mention:
    """Where the term stands, with some words before and after it."""
    return mention(window.line, window.run, window.first - left, window.end + right)
