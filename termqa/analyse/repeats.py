"""What makes two segments the same: their words, without figures, signs and particles."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from termqa.analyse.roles import Role, part
from termqa.analyse.script import fold, han_count
from termqa.analyse.terms.lemma import Words
from termqa.model import Lang, Segment, Span

HAN, ENGLISH = 12, 8
"""Shorter segments, in Chinese characters and in English words, are too short to be the same for a reason."""
_FIGURES = re.compile(r"[0-9][0-9.,:/%-]*|[零一二三四五六七八九十百千万亿兆两%]+")
_SMALL = re.compile(r"[^\w#]|[的了地得也等]")
_THANKS = re.compile(r"(?:非常|再次|衷心)?(?:谢谢|謝謝|感谢|感謝|多谢|多謝)|(?:many )?thank", re.IGNORECASE)
_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion percent
    percentage cent january february march april may june july august september october november december first second
    third half yuan rmb
    """.split()
)


def is_prose(segment: Segment) -> bool:
    """Whether a segment is long enough to be compared, and no courtesy, label or the like."""
    text = segment.text
    enough = han_count(text) >= HAN if segment.lang is Lang.ZH else text.count(" ") >= ENGLISH - 1
    return enough and part(segment) is Role.BODY and not _THANKS.match(text.strip())


def gist(segment: Segment) -> str:
    """What a segment says, with ``#`` for each figure; the same for segments that differ in figures and signs alone.

    >>> gist(Segment("前3月，投资增长5.2%。", Lang.ZH)) == gist(Segment("前11月,投资增长12%", Lang.ZH))
    True
    >>> gist(Segment("It grew by 5 percent in May.", Lang.EN)) == gist(Segment("It grew by 1.2% in June", Lang.EN))
    True
    """
    return _gist(segment.text, segment.lang)


@lru_cache(maxsize=256)
def _gist(text: str, lang: Lang) -> str:
    if lang is Lang.ZH:
        return _SMALL.sub("", _FIGURES.sub("#", fold(text)))
    words = Words(text)
    pairs = zip(words.lemmas, words.raw, strict=True)
    return " ".join(lemma for lemma, raw in pairs if lemma[0].isalpha() and raw not in _NUMBERS)


def difference(text: str, other: str) -> tuple[Span, ...]:
    """The words of an English text that another version of it does not have; the whole of it where none can be told.

    >>> [span.of("The net was built.") for span in difference("The net was built.", "The network was built.")]
    ['net']
    """
    here, there = Words(text), Words(other)
    blocks = SequenceMatcher(None, here.lemmas, there.lemmas, autojunk=False).get_opcodes()
    spans = [here.span(a, b) for tag, a, b, _, _ in blocks if tag != "equal" and a < b]
    spans = [s for s in spans if any(c.isalpha() for c in s.of(text))]
    return tuple(spans) or (_stripped(text),)


def _stripped(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def whole(text: str) -> tuple[Span, ...]:
    """The span of all of a text but the blanks around it."""
    return (_stripped(text),)


def alike(one: str, other: str) -> float:
    """How much two gists have in common, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
