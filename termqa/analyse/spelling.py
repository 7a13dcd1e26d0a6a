"""English words that are spelled in two ways, and which way a text spells them.

To add one: a stem in its ``Turn``, or a pair in ``_CHOICES`` (both at home in either variety).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from termqa.analyse.words import prose
from termqa.model import Span


class Spelling(NamedTuple):
    """A word that could have been spelled otherwise: its habit, the side it takes in it, and the other spelling."""

    habit: str
    side: str
    span: Span
    other: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that differ in one turn of spelling: stem + ``first`` or ``second`` + ending."""

    habit: str
    stems: str
    first: str
    second: str
    endings: str


VARIETY = "American/British"
IZE = "-ize/-ise"

_TURNS = (
    Turn(
        VARIETY,
        "behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap|vig",
        "or",
        "our",
        "(?:s|ed|ing|able|ably|ers?|ites?|hoods?)?",
    ),
    Turn(VARIETY, "cent|fib|kilomet|lit|theat|centimet|millimet|calib", "er", "re", "s?"),
    Turn(VARIETY, "cance|counse|fue|labe|leve|mode|signa|trave|channe|tunne|marve", "l", "ll", "(?:ed|ing|ers?)"),
    Turn(VARIETY, "defen|offen", "se", "ce", "s?"),
    Turn(VARIETY, "anal|catal", "yz", "ys", "(?:e|ed|ing)"),
    Turn(VARIETY, "fulfi|enro", "ll", "l", "(?:s|ments?)?"),
    Turn(VARIETY, "ag", "", "e", "ing"),
    Turn(VARIETY, "gr", "ay", "ey", ""),
    Turn(VARIETY, "program", "", "me", "s?"),
    Turn(
        IZE,
        "organ|real|recogn|modern|optim|util|special|standard|stabil|priorit|industrial|urban|digit|digital|emphas|final"
        "|maxim|minim|mobil|summar|central|decentral|liberal|national|normal|neutral|revital|global|harmon|commercial"
        "|institutional|rational|general|legal|critic|character|social|computer|internal|subsid|internet",
        "iz",
        "is",
        "(?:e|es|ed|ing|ers?|ations?)",
    ),
)
_CHOICES = (
    ("toward", "towards"),
    ("among", "amongst"),
    ("while", "whilst"),
    ("amid", "amidst"),
    ("afterward", "afterwards"),
    ("well-being", "wellbeing"),
    ("cooperation", "co-operation"),
    ("cooperate", "co-operate"),
    ("coordination", "co-ordination"),
    ("coordinate", "co-ordinate"),
    ("coordinated", "co-ordinated"),
    ("email", "e-mail"),
    ("e-commerce", "ecommerce"),
    ("adviser", "advisor"),
    ("advisers", "advisors"),
    ("judgment", "judgement"),
    ("judgments", "judgements"),
    ("socioeconomic", "socio-economic"),
    ("macroeconomic", "macro-economic"),
    ("microenterprises", "micro-enterprises"),
    ("nationwide", "nation-wide"),
    ("worldwide", "world-wide"),
    ("ongoing", "on-going"),
    ("online", "on-line"),
    ("non-ferrous", "nonferrous"),
    ("biomanufacturing", "bio-manufacturing"),
)
_PREFIX = "(?:un|dis|re|de|mis)?"
_BY_CHOICE = {a: (f"{a}/{b}", a, b) for a, b in _CHOICES} | {b: (f"{a}/{b}", b, a) for a, b in _CHOICES}
_TURN_PATTERNS = tuple(
    (
        turn,
        regex.compile(rf"(?<![\w-])({_PREFIX}(?:{turn.stems}))({turn.second}|{turn.first})({turn.endings})(?![\w-])"),
    )
    for turn in _TURNS
)
_CHOICE_PATTERN = regex.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_BY_CHOICE, key=len, reverse=True))})(?![\w-])")


def find_spellings(text: str) -> Iterator[Spelling]:
    """Each word of the text that has two spellings; words with a capital, which may be names, are left out.

    >>> [(s.side, s.other) for s in find_spellings("the labour market and the Labor Party moved towards it")]
    [('second', 'labor'), ('towards', 'toward')]
    """
    bare = prose(text)
    for turn, pattern in _TURN_PATTERNS:
        for match in pattern.finditer(bare):
            second = match[2] == turn.second
            other = match[1] + (turn.first if second else turn.second) + match[3]
            yield Spelling(turn.habit, "second" if second else "first", Span(*match.span()), other)
    for match in _CHOICE_PATTERN.finditer(bare):
        habit, side, other = _BY_CHOICE[match[0]]
        yield Spelling(habit, side, Span(*match.span()), other)


def has_two_spellings(word: str) -> bool:
    """Whether a word in small letters is one of those that are spelled in two ways.

    >>> has_two_spellings("well-being"), has_two_spellings("well-known")
    (True, False)
    """
    return word in _BY_CHOICE
