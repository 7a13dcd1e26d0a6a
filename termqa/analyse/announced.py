"""How many points a sentence announces, and how many it or the next ones then name.

To add a noun that is counted, put it into ``_NOUNS`` or, for Chinese, ``_ZH_NOUN``.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from termqa.analyse.words import prose
from termqa.model import Span

_CARDINALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOUNS = """
    actions advantages areas aspects categories challenges changes characteristics cities conditions countries
    departments dimensions directions drivers engines factors features fields fronts functions goals groups
    industries  initiatives issues kinds levels links measures mechanisms ministries objectives parts pillars plans
    points policies  principles priorities problems projects provinces reasons reforms regions respects sectors
    stages steps systems tasks  themes things topics trends types ways
""".split()
_ANNOUNCED = regex.compile(
    rf"\b(?P<count>{'|'.join(_CARDINALS)}) (?:[\p{{Ll}}-]+ ){{0,3}}(?:{'|'.join(_NOUNS)})\b"
    r"(?P<rest>(?: (?:of|in|for|on|to|that|which|with|as|below|ahead|we)\b[^.:;!?()\n]{0,60})?): "
    r"(?P<list>[^.:!?()\n—]{8,600})(?=[.!?\n]|$)"
)
_ALSO = regex.compile(r"\b(?:which|including|such as|namely|as well as|that is|together with|respectively)\b")
_DIGITS = "一二三四五六七八九十"
_ZH_COUNT = "(?<![第一二三四五六七八九十零百])([二两三四五六七八九十])(?:个|大|项|条|点|类|种)?(?:主要|重点|关键|具体)?"
_ZH_NOUN = "(?:方面|点|大?任务|项|条|举措|措施|重点|特点|环节|领域|层面|维度|原因|问题|原则|目标|因素)"
_ZH_ANNOUNCED = regex.compile(_ZH_COUNT + _ZH_NOUN)
_ZH_POINT = regex.compile(
    rf"(?:(?<=^\s*|[。；：:;，,\s]))(?:([{_DIGITS}])(?P<is>是)|第([{_DIGITS}])(?P<nth>[，,、是]|个方面|方面))"
)
_ZH_MORE = regex.compile(r"(?:^|[。；;])(?:最后|此外|另外|还有|再就是|同时|再一个)")


class Announced(NamedTuple):
    """A count of points and how many are named after it in the same sentence."""

    span: Span
    said: int
    named: int


def find_announced(text: str) -> Iterator[Announced]:
    """The announcements of an English text before a colon that do not fit the list after it.

    >>> [(a.said, a.named) for a in find_announced("It rests on three pillars: trade, finance, law, and energy.")]
    [(3, 4)]
    """
    for match in _ANNOUNCED.finditer(prose(text)):
        count = _CARDINALS.index(match["count"]) + 2
        named = _items(match["list"])
        if named and count not in named:
            yield Announced(Span(match.start(), match.end("rest")), count, named[0])


def _items(words: str) -> tuple[int, ...]:
    """How many items a list may hold; none where that cannot be told."""
    if _ALSO.search(words) or ", and," in words or ", or," in words or "“" in words or '"' in words:
        return ()
    if ";" in words:
        return (words.count(";") + 1,)
    pieces = words.split(", ")
    last = pieces[-1]
    if len(pieces) == 1:
        return ()
    if last.startswith(("and ", "or ")):
        return (len(pieces),)
    return (len(pieces) + 1, len(pieces)) if " and " in last or " or " in last else (len(pieces),)


class Point(NamedTuple):
    """What a Chinese text says of points: announces a count of them, begins one, or goes on without a number."""

    kind: str
    """announced, 是 (一是), 第 (第一), or more."""
    number: int
    span: Span


def find_points(text: str) -> Iterator[Point]:
    """The announcements and the numbered points of a Chinese text in order.

    >>> [(p.kind, p.number) for p in find_points("抓好三方面工作：一是修路，二是架桥。")]
    [('announced', 3), ('是', 1), ('是', 2)]
    """
    found = [Point("announced", _digit(m[1]), Span(*m.span())) for m in _ZH_ANNOUNCED.finditer(text)]
    for match in _ZH_POINT.finditer(text):
        kind, digit = ("是", match[1]) if match["is"] else ("第", match[3])
        found.append(Point(kind, _digit(digit), Span(*match.span())))
    found += [Point("more", 0, Span(*m.span())) for m in _ZH_MORE.finditer(text)]
    yield from sorted(found, key=lambda point: point.span)


def _digit(char: str) -> int:
    return 2 if char == "两" else _DIGITS.index(char) + 1
