"""The rendering of an English term in a Chinese text: its Chinese forms in another shape, or the words used instead."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from termqa.analyse.stems import stems
from termqa.analyse.terms import evidence
from termqa.analyse.terms.index import Plain
from termqa.analyse.terms.lemma import Words
from termqa.analyse.terms.window import EMPTY
from termqa.model import Grade

_JOINING = "的及与和、(),"
_BREAKS = ",.;:!?()，。、；："
_BETWEEN = 3
"""So many characters may stand between two parts of a form: 金融体系稳定 is 金融稳定."""
_KEPT = 0.55
"""What an abridged form keeps of the whole one."""
_ALIKE = 72
"""From which likeness on (of 100) other characters are in the place of a form's; below, the form may be abridged."""
_BODIES = "局部委署院会办厅司处"
_CLAUSE = re.compile("[^,.;:!?()，。、；：]+")

Run = tuple[int, int]


class Instead(NamedTuple):
    """Words that stand where no form does: as a range of the plain text, and how near they come."""

    start: int
    end: int
    grade: Grade


class Word(NamedTuple):
    """A word of the Chinese text and the stems of its glosses."""

    start: int
    end: int
    glosses: frozenset[str]


def in_another_shape(plain: Plain, form: str, is_name: bool = False) -> Run | None:
    """
    Where a form stands, whatever joins its parts, whatever brackets stand in it and whatever little parts it.

    Parts are joined by 及, 与, 和 or 的, or, but for a name, parted by a modifier of up to three characters.
    """
    at = plain.text.find(form)
    if at >= 0 or not form:
        return (at, at + len(form)) if form else None
    kept = [n for n, c in enumerate(plain.text) if c not in _JOINING]
    bare = "".join(plain.text[n] for n in kept)
    wanted = "".join(c for c in form if c not in _JOINING)
    at = bare.find(wanted) if len(wanted) > 3 else -1
    if at >= 0:
        return kept[at], kept[at + len(wanted) - 1] + 1
    return None if is_name else _parted(plain.text, form)


def _parted(text: str, form: str) -> Run | None:
    for cut in range(2, len(form) - 1):
        front, back = form[:cut], form[cut:]
        at = text.find(front)
        while at >= 0:
            then = text.find(back, at + cut, at + cut + _BETWEEN + len(back))
            whole = then >= 0 and not any(c in _BREAKS for c in text[at + cut : then])
            if whole and {at + cut, then} <= _edges(text):
                return at, then + len(back)
            at = text.find(front, at + 1)
    return None


def _edges(text: str) -> set[int]:
    """Where the words of a text begin and end: 新质 is no part of 新质量."""
    return {edge for at, word in evidence.placed_words(text) for edge in (at, at + len(word))}


def instead(plain: Plain, forms: Sequence[str], english: str) -> Instead | None:
    """
    The words of a Chinese text that stand for an English term; None rather than a wrong guess.

    ``english`` are the term's words as they stand in the source.
    """
    words = [Word(at, at + len(word), evidence.glossed(word)) for at, word in evidence.placed_words(plain.text)]
    changed = _alike(plain.text, forms, words)
    if changed is not None:
        return Instead(*_to_edges(words, *changed), Grade.REWORDED)
    short = _abridged(plain.text, forms)
    if short is not None and short == _to_edges(words, *short):
        return Instead(*short, Grade.NEAR_VARIANT)
    whole = None if english.istitle() and english.count(" ") < 2 else _glossing(words, english)
    if whole is not None:
        return Instead(*whole, Grade.REWORDED)
    parts = _in_parts(plain.text, forms)
    return None if parts is None else Instead(*parts, Grade.NEAR_VARIANT)


def _to_edges(words: Sequence[Word], start: int, end: int) -> Run:
    """A stretch with the words entire that it cuts."""
    cut = [word for word in words if word.start < end and start < word.end]
    return min([start, *(word.start for word in cut)]), max([end, *(word.end for word in cut)])


def clearly_absent(plain: Plain, forms: Sequence[str]) -> bool:
    """Whether no two characters in a row of any form stand in the text."""
    return not any(form[n : n + 2] in plain.text for form in forms for n in range(len(form) - 1))


def _abridged(text: str, forms: Sequence[str]) -> Run | None:
    """The longest stretch that keeps more than half of a form's characters in their order, and no others."""
    best: Run | None = None
    for form in forms:
        least = max(2, int(_KEPT * len(form)) + 1)
        for size in range(len(form) - 1, least - 1, -1):
            for start in range(len(text) - size + 1):
                if text[start] in form and _is_part(text[start : start + size], form):
                    best = max(best or (0, 0), (start, start + size), key=lambda run: run[1] - run[0])
                    break
    return best


def _in_parts(text: str, forms: Sequence[str]) -> Run | None:
    """The clause, from the first to the last of them, in which both parts of a form stand, in any order."""
    for form in forms:
        for cut in range(2, len(form) - 1):
            front, back = form[:cut], form[cut:]
            for clause in _CLAUSE.finditer(text):
                first, last = clause[0].find(front), clause[0].find(back)
                if first >= 0 and last >= 0:
                    at = clause.start()
                    return at + min(first, last), at + max(first + len(front), last + len(back))
    return None


def _is_part(window: str, form: str) -> bool:
    """Whether the characters stand in the form in this order."""
    rest = iter(form)
    return all(char in rest for char in window)


def _alike(text: str, forms: Sequence[str], words: Sequence[Word]) -> Run | None:
    """The stretch most like some form, of its length, from the beginning of a word, but no mere part of the form."""
    best: tuple[float, int, int] | None = None
    for form in forms:
        for size in (len(form) - 1, len(form), len(form) + 1) if len(form) > 2 else ():
            for word in words:
                window = text[word.start : word.start + size]
                if len(window) == size and _may_be(window, form):
                    score = fuzz.ratio(window, form)
                    if score >= _ALIKE and (best is None or score > best[0]):
                        best = (score, word.start, word.start + size)
    return None if best is None else best[1:]


def _may_be(window: str, form: str) -> bool:
    return window[0] in form and _may_end(window[-1], form) and not _is_part(window, form)


def _may_end(char: str, form: str) -> bool:
    """Whether words for a form may end so: with a character of it, or, for a body, as another body's name does."""
    return char in form or (form[-1] in _BODIES and char in _BODIES)


def _glossing(words: Sequence[Word], english: str) -> Run | None:
    """The shortest run of words whose glosses hold every content word of the English, with one at either end."""
    wanted = frozenset(stems(english))
    if len(wanted) < sum(w not in EMPTY for w in Words(english).lemmas):
        return None
    runs = [run for run in _runs(words, len(wanted) + 2) if _holds(run, wanted)]
    best = min(runs, key=lambda run: run[-1].end - run[0].start, default=None)
    return None if best is None or best[-1].end - best[0].start < 2 else (best[0].start, best[-1].end)


def _runs(words: Sequence[Word], most: int) -> Iterator[Sequence[Word]]:
    """Every run of words that touch each other."""
    for first in range(len(words)):
        for end in range(first + 1, min(first + most, len(words)) + 1):
            if end - first > 1 and words[end - 1].start > words[end - 2].end:
                break
            yield words[first:end]


def _holds(run: Sequence[Word], wanted: frozenset[str]) -> bool:
    edges = run[0].glosses & wanted and run[-1].glosses & wanted
    return bool(edges) and wanted <= frozenset().union(*(word.glosses for word in run))
