"""English words as terms are compared: without inflection, British spelling, articles, possessives or hyphens."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from termqa.model import Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|[A-Za-z0-9À-ɏ]+(?:['’][a-z]{1,2}\b)?|&|[.;:!?()\[\]]")
STOPS = frozenset(".;:!?()[]")
"""Signs that count as words, because no rendering reaches across them."""

_IRREGULAR = {
    w: base
    for base, words in {
        "": "a an the",
        "and": "&",
        "use": "use used uses using",
        "agre": "agree agreed agrees agreeing",
        "analysis": "analysis analyses",
        "basis": "basis",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "chec": "cheque cheques check checks checked checking",
        "child": "child children",
        "choos": "chose chosen",
        "criterion": "criterion criteria",
        "crisis": "crisis crises",
        "defens": "defence defences defense defenses",
        "driv": "drove driven",
        "fall": "fell fallen",
        "giv": "gave given",
        "goods": "goods",
        "grow": "grew grown",
        "hold": "held",
        "index": "index indices indexes",
        "keep": "kept",
        "lead": "led",
        "licens": "licence licences licensed license licenses licensing",
        "life": "life lives",
        "mak": "made",
        "man": "man men",
        "new": "new",
        "news": "news",
        "offens": "offence offences offense offenses",
        "pay": "paid",
        "practic": "practise practised practises practising practice practices practiced practicing",
        "ris": "rise rises rising rose risen",
        "rating": "rating ratings",
        "seek": "sought",
        "sel": "sell sells selling sold",
        "shal": "shall",
        "speak": "spoke spoken",
        "spend": "spent",
        "spring": "spring",
        "tak": "took taken",
        "thing": "thing things",
        "understand": "understood",
        "win": "won",
        "woman": "woman women",
        "writ": "wrote written",
    }.items()
    for w in words.split()
}
_ORDINALS = {
    "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th",
    "tenth": "10th", "eleventh": "11th", "twelfth": "12th", "thirteenth": "13th", "fourteenth": "14th",
    "fifteenth": "15th", "sixteenth": "16th", "seventeenth": "17th", "eighteenth": "18th", "nineteenth": "19th",
    "twentieth": "20th",
}  # fmt: skip
_BRITISH = (
    (re.compile(r"(labo|colo|hono|favo|neighbo|behavio|endeavo|harbo|vapo|rumo|humo|flavo|armo|rigo|vigo)ur"), r"\1r"),
    (re.compile(r"([iy])s(e|ed|es|ing|er|ers|ation|ations|able)$"), r"\1z\2"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"gramme"), "gram"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"aluminium"), "aluminum"),
    (re.compile(r"dgement"), "dgment"),
)
_VOWEL = re.compile(r"[aeiouy]")
_DERIVED = (
    "ization", "ational", "ation", "ition", "tional", "ment", "anc", "enc", "ity", "ively", "iv", "ally", "ial", "al",
    "ion", "ness", "ary", "ory", "abl", "ibl", "iz", "ant", "ent", "or", "er", "ic", "ly", "at", "i", "y",
)  # fmt: skip


def lemma(word: str) -> str:
    """The form in which a word is compared, empty for an article; it need not be a word itself.

    Both sides of a comparison pass through it, so it only has to bring the forms of one word together.

    >>> lemma("Labour"), lemma("labor"), lemma("modernising"), lemma("modernized"), lemma("Authority’s")
    ('labor', 'labor', 'moderniz', 'moderniz', 'authority')
    >>> lemma("industries"), lemma("the"), lemma("U.S."), lemma("NEVs"), lemma("planning")
    ('industry', '', 'us', 'nev', 'plan')
    """
    if len(word) > 2 and word[-2] in "'’":
        word = word[:-2]
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        return word[:-1].lower()
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in _ORDINALS:
        return _ORDINALS[low]
    if "." in low and len(low) > 1 and not low[0].isdigit():
        return low.replace(".", "")
    return low if len(low) < 4 or not low.isalpha() else _stem(low)


def lemmas_of(words: Iterable[str]) -> frozenset[str]:
    """A set of words in the form in which they are compared."""
    return frozenset(map(lemma, words))


def _stem(word: str) -> str:
    for pattern, instead in _BRITISH:
        word = pattern.sub(instead, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    for suffix in ("ing", "ed"):
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=20_000)
def root(lemma: str) -> str:
    """What a lemma shares with the words derived from it: develop, development; modernize, modernization.

    >>> root("moderniz"), root("modernization"), root("stability") == root("stabl")
    ('modern', 'modern', True)
    """
    if lemma.endswith("bility"):
        lemma = lemma.removesuffix("bility") + "bl"
    for _ in range(2):
        for suffix in _DERIVED:
            if lemma.endswith(suffix) and len(lemma) - len(suffix) > 3:
                lemma = lemma[: -len(suffix)]
                break
    return lemma


_MOST = 40_000


class _Memory(dict[str, str]):
    """Lemmas worked out so far, thrown away once they are many: figures are words too, and each may be new."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = lemma(word)
        return found


_LEMMAS = _Memory()


class Words:
    """The words of an English text, in the form in which they are compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: list[str] = _WORD.findall(text)
        self.lemmas = list(filter(None, map(_LEMMAS.__getitem__, self._tokens)))
        self.line = f" {' '.join(self.lemmas)} "
        """The lemmas with a blank before and after each."""

    @cached_property
    def raw(self) -> list[str]:
        """The words in lower case, inflected as they stand, without possessive endings."""
        return [w.lower().split("'")[0].split("’")[0] for w in self._tokens if _LEMMAS[w]]

    @cached_property
    def spans(self) -> list[Span]:
        """Where each word stands in the text."""
        return [Span(start, start + len(word)) for start, word in self._places]

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """Each word that counts with its offset; what stands between words holds no sign that a word begins with."""
        places, end, find = [], 0, self.text.index
        for token in self._tokens:
            start = find(token, end)
            end = start + len(token)
            if _LEMMAS[token]:
                places.append((start, token))
        return places

    def span(self, first: int, end: int) -> Span:
        """Where the words from number ``first`` up to ``end`` stand, without a possessive ending."""
        start, word = self._places[end - 1]
        cut = 2 if len(word) > 2 and word[-2] in "'’" and word[-1] in "s" else 0
        return Span(self._places[first][0], start + len(word) - cut)

    def number(self, offset: int) -> int:
        """The number of the word that starts after this place in ``line``."""
        return self.line.count(" ", 0, offset)

    def surface(self, at: int) -> str:
        """A word as it is written."""
        return self._places[at][1]
