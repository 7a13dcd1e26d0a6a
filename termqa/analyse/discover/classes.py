"""How one rendering of a term differs from another."""

from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz import fuzz

from termqa.analyse.discover.rendering import EMPTY, is_noun
from termqa.analyse.stems import stem
from termqa.analyse.terms.lemma import Words, lemma


class Class(StrEnum):
    """How a rendering differs from the usual one."""

    VARIANT = "variant"
    """Another word stands in it."""
    SPELLING = "spelling"
    """Spelled otherwise."""
    SHORT = "short"
    """A part of it, more than it, or too little to be told."""
    ABBREVIATION = "abbreviation"
    INFLECTION = "inflection"
    """The same words in other forms, in another order, joined or parted."""


class Contrast:
    """Two renderings word by word, without small words: which words they share, by what they are derived from."""

    def __init__(self, found: Words, known: Words) -> None:
        self.found, self.known = content(found), content(known)
        self.shared = [n for n, word in enumerate(self.found) if any(_akin(word, other) for other in self.known)]
        """The numbers of the words found that the known rendering has as well."""
        self.lost = [n for n, word in enumerate(self.known) if not any(_akin(word, other) for other in self.found)]
        """The numbers of the words that the known rendering has alone."""
        self.new = [n for n in range(len(self.found)) if n not in self.shared]
        """The numbers of the words that stand only in what is found."""

    @property
    def kind(self) -> Class:
        """
        The class of what is found.

        >>> Contrast(Words("approved institutions"), Words("authorized institutions")).kind
        <Class.VARIANT: 'variant'>
        >>> Contrast(Words("real gross domestic product"), Words("real GDP")).kind
        <Class.ABBREVIATION: 'abbreviation'>
        """
        here, there = [self.found[n] for n in self.new], [self.known[n] for n in self.lost]
        joined, other = "".join(self.found), "".join(self.known)
        if _respelled(joined.removesuffix("s"), other.removesuffix("s")):
            same = [lemma(w) for w in self.found] == [lemma(w) for w in self.known]
            return Class.INFLECTION if same else Class.SPELLING
        if joined == other or (not here and not there):
            return Class.INFLECTION
        if abbreviates(here, there) or abbreviates(there, here) or (not self.shared and _is_acronym(self.found)):
            return Class.ABBREVIATION
        if not here or not there or not self._comparable:
            return Class.SHORT
        return Class.VARIANT

    @property
    def _comparable(self) -> bool:
        """Whether the words differ in one place of renderings of like length, so that one was put for the other."""
        like = min(2, len(self.known)) <= len(self.found) <= 2 * len(self.known)
        if not like or not is_noun(self.found[-1]):
            return False
        if not self.shared:
            return True
        before = (self.new[0] < self.shared[0], self.lost[0] < self._kept[0])
        after = (self.new[-1] > self.shared[-1], self.lost[-1] > self._kept[-1])
        inside = not any((*before, *after))
        return all(before) or all(after) or inside

    @property
    def _kept(self) -> list[int]:
        return [n for n in range(len(self.known)) if n not in self.lost]

    @property
    def core(self) -> list[str]:
        """The shared words, where they stand together on both sides; those beside them may be no part of the term."""
        apart = any(at and at[-1] - at[0] >= len(at) for at in (self.shared, self._kept))
        return [] if apart or len(self.shared) < 2 else [self.found[n] for n in self.shared]


def content(words: Words) -> list[str]:
    """The words in lower case without small words."""
    return [raw for raw in words.raw if raw not in EMPTY]


def _akin(one: str, other: str) -> bool:
    """Whether words are forms of one word, or derived from one."""
    alike = stem(one) == stem(other) or stem(lemma(one)) == stem(lemma(other))
    return alike or (len(one) > 5 and one[:6] == other[:6])


def _is_acronym(words: Sequence[str]) -> bool:
    return len(words) == 1 and len(words[0]) < 7 and not set(words[0]) & set("aeiou")


def _respelled(one: str, other: str) -> bool:
    """Whether a letter or two stand in place of others."""
    return one != other and len(one) == len(other) and fuzz.ratio(one, other) >= 93


def abbreviates(one: list[str], other: list[str]) -> bool:
    """Whether one is made of the initials of the other's words, or of the beginnings of two: GDP, fintech."""
    if len(one) != 1 or len(other) < 2:
        return False
    (word,) = one
    if word == "".join(w[0] for w in other):
        return True
    cuts = range(2, len(word) - 1) if len(other) == 2 else ()
    return any(other[0].startswith(word[:n]) and other[1].startswith(word[n:]) for n in cuts)
