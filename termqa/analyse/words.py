"""Words around a place in a text, so that a mark is seen and a suggestion can be pasted."""

from functools import lru_cache

import regex

from termqa.analyse.script import is_han
from termqa.model import Span

_ADDRESSES = (
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”，。；、（）]+(?<![.,;:!?)'’])",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w.-])(?:[a-z0-9-]{1,40}\.){1,5}(?:com|cn|org|net|gov|edu|int|hk|html?|pdf|docx?|xlsx?)\b(?:/[^\s<>\"，。；、（）]*(?<![.,;:!?)]))?",
)
_CODES = (
    r"</?[a-z][^<>]*>",
    r"<!--.*?-->",
    r"\{\{.*?\}\}",
    r"\$\{[^{}]*\}",
    r"&(?:[a-z]{2,8}|#\w{2,6});",
    r"[a-z]:\\\\\S+",
    r"\b_+[a-z]+(?:_[a-z]+)+_+",
)
_OPAQUE = regex.compile(f"(?i){'|'.join(_ADDRESSES + _CODES)}")
_HINTS = ("://", "www", "@", ".", "<", "{", "&", "\\", "_")

OPAQUE = "\ufffc"
"""Stands for each character that belongs to no prose."""


@lru_cache(maxsize=8)
def prose(text: str) -> str:
    """The text with addresses, tags and codes blotted out, the same length, so that spans hold.

    >>> prose("see www.gov.cn.").count(OPAQUE)
    10
    """
    if not any(hint in text for hint in _HINTS):
        return text
    blotted: str = _OPAQUE.sub(lambda found: OPAQUE * len(found[0]), text)
    return blotted


def around(text: str, start: int, end: int, reach: int = 24) -> Span:
    """The range widened to the words that touch it, at most ``reach`` characters a side (four in Chinese).

    >>> around("output rose ,but", 12, 13).of("output rose ,but")
    ',but'
    """
    low, high = max(start - reach, 0), min(end + reach, len(text))
    first, last = start, end
    han = 0
    while first > low and not text[first - 1].isspace() and han < 4:
        first -= 1
        han += is_han(text[first])
    han = 0
    while last < high and not text[last].isspace() and han < 4:
        han += is_han(text[last])
        last += 1
    return Span(first, last)


def excerpt(text: str, length: int = 40) -> str:
    """The beginning of a text on one line, cut at a blank where there is one, with “…” where it goes on.

    >>> excerpt("Industrial output rose rapidly in the first quarter.", 25)
    'Industrial output rose …'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[:length]
    head, blank, _ = cut.rpartition(" ")
    return f"{head} …" if blank and len(head) > length // 2 else f"{cut}…"


def tail(text: str, length: int = 40) -> str:
    """The end of a text on one line, with “…” where it begins earlier.

    >>> tail("Industrial output rose rapidly in the first quarter.", 20)
    '… the first quarter.'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[-length:]
    _, blank, rest = cut.partition(" ")
    return f"… {rest}" if blank and len(rest) > length // 2 else f"…{cut}"
