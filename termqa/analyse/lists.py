"""Lists of three and more short items in English sentences, and whether a comma stands before their last “and”."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from termqa.analyse.phrases import DETERMINERS, FUNCTION, PREPOSITIONS
from termqa.analyse.verbs import VERBS
from termqa.analyse.words import prose
from termqa.model import Span

_WORD = r"[\p{L}\p{N}][\p{L}\p{N}'’&/+-]*"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,3}}"
_LAST = regex.compile(rf"(?<=[\p{{L}}\p{{N}})”\"]), (?P<item>{_ITEM})(?P<comma>,?) (?:and|or) (?P<last>{_WORD})")
_INSIDE = ("of", "the", "a", "an", "their", "its")
_SENTENCE = regex.compile(r"(?:^|[.!?;:]\s+)(?=[^.!?;:]*$)")
_NO_START = frozenset(
    """
    otherwise others so more it they we he she you i who which that this there where when while but so as than if
    not also then
    """.split()
)
_SET_OFF = frozenset(
    """
    however meanwhile moreover furthermore additionally therefore thus also first second third fourth fifth finally
    currently notably specifically previously january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


class Series(NamedTuple):
    """The end of a list: from its last item but one to the first word of the last one."""

    span: Span
    serial: bool
    """Whether a comma stands before “and”."""


def find_series(text: str) -> Iterator[Series]:
    """The lists of the text whose items are short enough to be told from clauses.

    >>> [s.serial for s in find_series("It makes ships, cars and trains")]
    [False]
    """
    bare = prose(text)
    for match in _LAST.finditer(bare, overlapped=True):
        items = match["item"].lower().split()
        if _short(items, match["last"].lower()) and (match["comma"] or _bare_list(bare, match)):
            if match["comma"] and not _goes_before(bare, match):
                continue
            yield Series(Span(match.start("item"), match.end("last")), bool(match["comma"]))


def _short(items: list[str], last: str) -> bool:
    """Whether the words may be an item of a list and not a clause."""
    heads = not {items[0], last} & (_NO_START | VERBS) and last not in PREPOSITIONS
    return heads and not any(word in FUNCTION and word not in _INSIDE for word in items)


def _goes_before(text: str, match: "regex.Match[str]") -> bool:
    """Whether the words before the comma may be the item before, and no introduction."""
    before = _sentence_before(text, match.start())
    words = before.split()
    return (
        bool(words)
        and words[-1].strip('”"),').lower() not in _SET_OFF
        and ("," in before or words[0].lower() not in PREPOSITIONS)
    )


def _bare_list(text: str, match: "regex.Match[str]") -> bool:
    """Whether a list without the last comma is one: no pair after an introduction, no item of a longer list."""
    item, last = match["item"].split(), match["last"].lower()
    before = _sentence_before(text, match.start())
    words = before.split()
    if len(item) > 2 or len(words) < 2 or item[0].lower() in (PREPOSITIONS | DETERMINERS) or last in DETERMINERS:
        return False
    if item[0].endswith(("ly", "ing")):
        return False
    if words[-1][0].isupper() and item[0].islower() and "," not in before:
        return False  # a name with its office: Li Ming, mayor and …
    if regex.search(r"\band\b[^,]*$", before):
        return False  # pairs in a row
    if not _goes_before(text, match) or words[0].lower() in _SET_OFF:
        return False
    after = text[match.end("last") :]
    return not regex.match(r"(?: [\p{L}\p{N}'’-]+){0,3},? ?(?:and|or)\b|(?: [\p{L}\p{N}'’-]+){0,2},", after)


def _sentence_before(text: str, at: int) -> str:
    """The words from the beginning of the sentence up to this place."""
    window = text[max(0, at - 240) : at]
    start = max((found.end() for found in _SENTENCE.finditer(window)), default=0)
    return window[start:]
