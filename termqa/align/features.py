"""What a sentence offers to recognise its translation by: figures, names, terms, dictionary words, and its shape.

A Chinese unit has features, each with the English keys that may answer it; an English unit has keys. Both are numbers
into tables that hold for the whole text, so that units stay small.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termqa.align.figures import figure_keys
from termqa.align.shape import shape_keys
from termqa.analyse import lexicon
from termqa.analyse.script import fold
from termqa.analyse.stems import STOP, stem, stems, undotted
from termqa.model import Lang

if TYPE_CHECKING:
    from termqa.analyse.terms.index import TermIndex
    from termqa.glossary import Concept

_HAN_RUN = re.compile(r"[㐀-鿿]+")
_LATIN = re.compile(r"[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*")
_FUNCTION = frozenset("的了和与及或在是为以于等并而但由从被把将对向有这那其之所也都就还又则各该此后前中上下内外个")
_SURE = {"N": 0.9, "M": 0.9, "L": 0.8, "T": 0.8, "S": 0.85, "=": 0.9}
"""How often a feature of this kind has its key in the translation (measured on official texts)."""
_WORD, _CHAR, _NAME, _SYLLABLE, _STEM = 0.45, 0.15, 0.7, 0.15, 0.5


@dataclass(frozen=True, slots=True)
class Features:
    """The features of all units of a text and its translation."""

    zh: list[tuple[int, ...]]
    """By Chinese unit: numbers into ``answers``."""
    en: list[tuple[int, ...]]
    """By English unit: numbers of its keys."""
    answers: list[tuple[int, ...]]
    """By feature: the keys that answer it."""
    chance: list[float]
    """By feature: how likely its counterpart holds one of them."""
    key_chance: list[float]
    """By key: how likely a counterpart holds a feature that it answers."""


def read(
    zh: Sequence[str],
    en: Sequence[str],
    terms: "TermIndex | None" = None,
    zh_tags: Sequence[str] | None = None,
    en_tags: Sequence[str] | None = None,
) -> Features:
    """The features of all units; tags say what part of a document each unit is."""
    names = Names(en)
    reader = _Chinese(terms, names)
    reader.copied = {word for text in en if not text.isascii() for word in reader.words(fold(text))}
    zh_units = [reader.unit(text, tag) for text, tag in zip(zh, zh_tags or [""] * len(zh), strict=True)]
    english = _English(reader, names)
    en_units = [english.unit(text, tag) for text, tag in zip(en, en_tags or [""] * len(en), strict=True)]
    number = english.number
    answers = [tuple(sorted({number[k] for k in keys if k in number})) for keys in reader.keys]
    key_chance = [_SURE.get(key[0], _STEM) if key[1:2] == ":" else _STEM for key in number]
    return Features(zh_units, en_units, answers, reader.chance, key_chance)


class Names:
    """The capitalised English words that may be one or two Chinese characters in pinyin."""

    def __init__(self, en: Iterable[str]) -> None:
        readings = lexicon.load().readings
        self._of_char: dict[str, tuple[str, ...]] = {}
        self._readings = readings
        syllables = {s for found in readings.values() for s in found.split()}
        words = {w for text in en for w in re.findall(r"\b[A-Z][A-Za-z']*", text.replace("’", "'"))}
        self.found: set[str] = set()
        self.first: dict[str, set[str]] = {}
        for word in sorted({w.lower().replace("'", "") for w in words} - STOP):
            for cut in range(1, len(word) + 1) if len(word) <= 12 else ():
                head, tail = word[:cut], word[cut:]
                if head in syllables and (not tail or tail in syllables):
                    self.first.setdefault(head, set()).add(tail)
                    self.found.add(word)

    def in_run(self, run: str) -> Iterable[tuple[str, bool]]:
        """(name, whether two characters make it) for each place in a run of Han characters that could be one."""
        for place, char in enumerate(run):
            for head in self._read(char):
                tails = self.first.get(head)
                if tails is None:
                    continue
                if "" in tails:
                    yield head, False
                for tail in self._read(run[place + 1]) if place + 1 < len(run) else ():
                    if tail in tails:
                        yield head + tail, True

    def _read(self, char: str) -> tuple[str, ...]:
        known = self._of_char.get(char)
        if known is None:
            known = self._of_char[char] = tuple(self._readings.get(char, "").split())
        return known


class _Chinese:
    """Reads Chinese units, numbering the features as they come."""

    def __init__(self, terms: "TermIndex | None", names: Names) -> None:
        self._words = lexicon.load().words
        self._terms = terms
        self._names = names
        self._number: dict[str, int] = {}
        self.keys: list[tuple[str, ...]] = []
        self.chance: list[float] = []
        self.latin: set[str] = set()
        self.copied: set[str] = set()
        """The Chinese words that stand in the English text."""
        self.phrases: dict[str, set[tuple[str, ...]]] = {}

    def unit(self, text: str, tag: str) -> tuple[int, ...]:
        """The numbers of the unit's features."""
        folded = fold(text)
        found: dict[int, None] = {}
        for key in sorted(figure_keys(folded, Lang.ZH) | shape_keys(folded, Lang.ZH, tag)):
            found[self._same(key)] = None
        for token in _LATIN.findall(undotted(folded)):
            self.latin.add(token.upper())
            found[self._same("L:" + token.upper())] = None
        if self._terms is not None:
            found.update(dict.fromkeys(self._glossary(text, self._terms)))
        for run in _HAN_RUN.findall(folded):
            for number in self._run(run):
                found[number] = None
        return tuple(found)

    def _same(self, key: str) -> int:
        return self._add(key, (key,), _SURE[key[0]])

    def _add(self, name: str, keys: tuple[str, ...], chance: float) -> int:
        number = self._number.get(name)
        if number is None:
            number = self._number[name] = len(self.keys)
            self.keys.append(keys)
            self.chance.append(chance)
        return number

    def _glossary(self, text: str, terms: "TermIndex") -> Iterable[int]:
        from termqa.analyse.terms.index import Plain

        for mention in terms.mentions(Plain(text)):
            for concept in mention.concepts:
                yield self._term(concept, terms)

    def _term(self, concept: "Concept", terms: "TermIndex") -> int:
        """A term is answered by any of its renderings, also by a wrong one."""
        name = "T:" + concept.id
        if name not in self._number:
            phrases = dict.fromkeys(tuple(stems(rendering.text)) for rendering in terms.renderings(concept))
            phrases.pop((), None)
            for phrase in phrases:
                self.phrases.setdefault(phrase[0], set()).add(phrase)
            self._add(name, tuple("T:" + " ".join(p) for p in phrases), _SURE["T"])
        return self._number[name]

    def _run(self, run: str) -> Iterable[int]:
        """Dictionary words by longest match, the two-character words inside longer ones, and names."""
        for word in self._longest(run):
            yield self._word(word)
            if len(word) > 2:
                for start in range(len(word) - 1):
                    if (part := word[start : start + 2]) in self._words:
                        yield self._word(part)
        for name, two in self._names.in_run(run):
            yield self._add("P:" + name, ("P:" + name,), _NAME if two else _SYLLABLE)

    def words(self, folded: str) -> Iterable[str]:
        """The dictionary words in a text."""
        for run in _HAN_RUN.findall(folded):
            yield from self._longest(run)

    def _word(self, word: str) -> int:
        number = self._number.get(word)
        if number is None:
            keys = tuple(self._words[word].split())
            if word in self.copied:
                keys = (*keys, "=:" + word)
            number = self._add(word, keys, _WORD if len(word) > 1 else _CHAR)
        return number

    def _longest(self, run: str) -> Iterable[str]:
        words, start, end = self._words, 0, len(run)
        while start < end:
            for stop in range(min(end, start + lexicon.LONGEST), start, -1):
                word = run[start:stop]
                if word in words:
                    if word not in _FUNCTION:
                        yield word
                    start = stop
                    break
            else:
                start += 1


class _English:
    """Reads English units, numbering only keys that some Chinese feature asks for."""

    def __init__(self, chinese: _Chinese, names: Names) -> None:
        self._asked = {key for keys in chinese.keys for key in keys}
        self._latin = chinese.latin
        self._phrases = chinese.phrases
        self._names = names.found
        self._copied = chinese.words
        self.number: dict[str, int] = {}

    def unit(self, text: str, tag: str) -> tuple[int, ...]:
        """The numbers of the unit's keys."""
        keys = figure_keys(text, Lang.EN) | shape_keys(text, Lang.EN, tag)
        plain = undotted(text).replace("’", "'")
        found = dict.fromkeys(sorted(keys))
        line: list[str] = []
        for token in _LATIN.findall(plain):
            lower = token.lower()
            if token.upper() in self._latin:
                found["L:" + token.upper()] = None
            if token[0].isupper() and lower in self._names:
                found["P:" + lower] = None
            if lower not in STOP and len(lower) > 1 and lower.isalpha():
                line.append(stem(lower))
        found.update(dict.fromkeys(line))
        if not text.isascii():
            found.update(dict.fromkeys("=:" + word for word in self._copied(fold(text))))
        if self._phrases:
            found.update(dict.fromkeys(self._phrases_in(line)))
        number = self.number
        return tuple(number.setdefault(key, len(number)) for key in found if key in self._asked)

    def _phrases_in(self, line: list[str]) -> Iterable[str]:
        for place, first in enumerate(line):
            for phrase in sorted(self._phrases.get(first, ())):
                if tuple(line[place : place + len(phrase)]) == phrase:
                    yield "T:" + " ".join(phrase)
