"""English text as runs of words that no mark of punctuation parts, small enough to be remembered until a text ends.

Hyphens, slashes, plus signs and blanks stand between the words of a run; a run may be in quotation marks.
"""

from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import NamedTuple

import regex

from termqa.analyse.script import letter_count
from termqa.analyse.terms.lemma import lemma
from termqa.model import Span

_WORD = r"[\p{L}\p{N}]+(?:[.,]\p{N}+)*(?:['’]\p{L}{1,2}(?!\p{L})|['’](?=\s))?"
_GAP = r"(?:[-‐‑]+ ?|[ \xa0]?[+&/–][ \xa0]?|[ \xa0]+)"
_RUN = regex.compile(rf"{_WORD}(?:{_GAP}{_WORD})*")
_TOKEN = regex.compile(_WORD)
_OPEN = frozenset("\"“‘'")
_CLOSE = frozenset("\"”’'")
_SENTENCE_END = regex.compile(r"[.!?:;•\n]['\"”’)]*\s*[\"“‘'(]*$")
_REACH = 80
_DEFINES = regex.compile(r"\([^()]*$")
_NAME_GOES_ON = regex.compile(r"\)|:| \(\p{Lu}\p{Ll}")

FUNCTION = frozenset(
    """
    a an the this that these those some any each every no all both such its their our his her your my it they we he
    she you i who which what whose whom where when while if as than then so but or nor and of in on at by for with
    from to into onto upon over under above below about across after against along among around before behind
    between beyond during except inside near off out outside per since through throughout toward towards until up
    down via within without is are was were be been being am has have had having do does did will would shall should
    can could may might must not also more most less least very too only even just there here now other another same
    own many much few several including although though unless once because whether how why respectively etc
    regarding concerning amid despite unlike like yet still further furthermore moreover however therefore thus
    meanwhile us them him me
    """.split()
)
"""Words that belong to no term, save inside it."""
DETERMINERS = frozenset("a an the this these those its their our his her your my each every some any no".split())
PREPOSITIONS = frozenset(
    "of in on at by for with from into onto under above across among around between beyond during through throughout "
    "toward towards via within without as per".split()
)
INSIDE = frozenset("of and for on in to the with".split())
"""Function words that may stand inside a term."""
JOINING = ("of", "and", "for", "on")
"""Function words that may stand inside a name."""
HYPHENS = ("-", "‐", "‑")


class Word(NamedTuple):
    """One word of a run: where it stands, how it is written, and what stands before it in the run."""

    start: int
    end: int
    text: str
    gap: str
    """What stands between it and the word before: a blank, a hyphen …; empty at the beginning of the run."""
    low: str
    """The word in small letters, without a possessive ending."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it has a possessive ending."""
        return "'" in self.text or "’" in self.text


class Run(NamedTuple):
    """Words in a row, with what their place says of their capitals and quotation marks."""

    words: tuple[Word, ...]
    opens: bool
    """Whether a sentence begins with it, so that its first capital says nothing."""
    quoted: bool
    """Whether quotation marks enclose exactly these words, other than to define a short form of a name."""
    bracketed: bool
    """Whether brackets enclose them or go on with a name, or a colon makes them a label."""

    def span(self, first: int, end: int) -> Span:
        """Where the words from number ``first`` up to ``end`` stand in the text."""
        return Span(self.words[first].start, self.words[end - 1].end)


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    low = word.lower().replace("’", "'")
    return intern(low.split("'")[0] or low)


@lru_cache(maxsize=20_000)
def lemma_of(low: str) -> str:
    """The form in which a word is compared; a function word stays what it is."""
    return low if low in FUNCTION else lemma(low) or low


def find_runs(text: str) -> Iterator[Run]:
    """The runs of the text, from which ``prose`` has taken what is not read, in order.

    >>> [[w.text for w in run.words] for run in find_runs("The new-type plan, in short.")]
    [['The', 'new', 'type', 'plan'], ['in', 'short']]
    """
    for match in _RUN.finditer(text):
        first, end = match.span()
        words: list[Word] = []
        last = first
        for token in _TOKEN.finditer(text, first, end):
            written = intern(token[0])
            words.append(Word(*token.span(), written, text[last : token.start()], _plain(written)))
            last = token.end()
        before, after = text[max(0, first - _REACH) : first], text[end : end + 4]
        marked = bool(before) and before[-1] in _OPEN and (after[:1] in _CLOSE or after[1:2] in _CLOSE)
        quoted = marked and not _DEFINES.search(before)
        bracketed = before[-1:] == "(" or bool(_NAME_GOES_ON.match(after))
        opens = bool(_SENTENCE_END.search(before[-8:])) if before.strip(" \"“‘'(") else first < _REACH
        yield Run(tuple(words), opens, quoted, bracketed)


def title_like(text: str) -> bool:
    """Whether most long words have a capital, as in a heading or the title of a paper.

    >>> title_like("Guidelines for Promoting Trade"), title_like("The Ministry of Trade promotes it widely")
    (True, False)
    """
    long = [w for w in _TOKEN.findall(text) if len(w) > 3 and letter_count(w)]
    return (
        bool(long)
        and not text.rstrip().endswith((".", "!", "?", ";"))
        and sum(w[0].isupper() for w in long) * 4 >= len(long) * 3
    )
