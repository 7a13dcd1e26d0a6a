"""
Where sentences begin and end, as spans of the original text.

To teach the splitter an abbreviation, add it to the table ``_NEVER_LAST``, ``_BEFORE_NUMBER`` or ``_BEFORE_DATE`` and a
line to ``tests/analyse/sentences.en.txt``.
"""

import re
from collections.abc import Iterator

from termqa.analyse.script import fold
from termqa.model import Lang, Span

_LINE = re.compile(r"[^\r\n]+")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"


def split(text: str, lang: Lang) -> tuple[Span, ...]:
    """
    The sentences of the text in order: no blanks at their ends, every other character in exactly one of them.

    >>> [s.of("3.5% v. 4%. It rose.") for s in split("3.5% v. 4%. It rose.", Lang.EN)]
    ['3.5% v. 4%.', 'It rose.']
    """
    cuts = _chinese_cuts if lang is Lang.ZH else _english_cuts
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = 0
        for end in (*cuts(line.group()), len(line.group())):
            words = line.group()[start:end]
            if inner := words.strip():
                left = line.start() + start + len(words) - len(words.lstrip())
                spans.append(Span(left, left + len(inner)))
            start = end
    return tuple(spans)


# --- Chinese ---

_ZH_CLOSERS = "”’」』）》】〉〕\"')]"
# A half-width or full-width point ends a sentence only behind a Han character and before another, a blank or the end.
_ZH_END = re.compile(
    rf"(?:[。！？｡…]|[!?](?![A-Za-z0-9])|(?<=[{_HAN}%％])[.．](?=[{_HAN}\s]|$))[。！？｡…!?]*(?P<closers>[{re.escape(_ZH_CLOSERS)}]*)"
)
# What cannot begin a sentence: a mark; after a quotation also the words that go on with it (“怎么看？”的问题).
_ZH_MARK_GOES_ON = re.compile(r"[，、；：。,;:”」』）》]")
_ZH_GOES_ON = re.compile(r"[的地得等及之]|这[一个种些]|一[文书词语]")
_ZH_SPEECH = re.compile(
    rf"(?:[他她]们?|我们?|记者|发言人|[{_HAN}·]{{2,4}})?(?:还|又|也|则|进一步|接着|随后|同时|笑着|对记者)?"
    r"(?:说|表示|指出|强调|介绍|补充|坦言|解释|感叹|回忆|反问|问道|答道|回答|称)"
)
# A meeting or a paper that “stresses” begins a sentence of its own: 。”会议强调
_ZH_BODY = re.compile(r"会议|全会|报告|文件|通知|公报|意见|决定|通报|声明|白皮书|数据|专家|大家|有人|近日|目前")
_QUOTES = frozenset("”’」』\"'")


def _chinese_cuts(line: str) -> Iterator[int]:
    """Offsets at which a sentence of a Chinese line ends and another begins."""
    for mark in _ZH_END.finditer(line):
        closers, rest = mark.group("closers"), line[mark.end() : mark.end() + 16]
        if _ZH_MARK_GOES_ON.match(rest) or (closers and _ZH_GOES_ON.match(rest)):
            continue
        if closers and "》" in closers and rest[:1].strip():
            continue  # the mark belongs to a title: 《怎么办？》出版
        if _QUOTES.intersection(closers):
            words = fold(rest)
            if _ZH_SPEECH.match(words) and not _ZH_BODY.match(words):
                continue
        yield mark.end()


# --- English ---

_NEVER_LAST = re.compile(
    r"mrs?|ms|messrs|dr|prof|st|gen|gov|sen|rep|lt|col|capt|maj|sgt|cmdr|adm|hon|rev|pres|amb|supt"
    r"|e\.g|i\.e|cf|viz|vs?|approx|ca|incl|esp"
)
"""Abbreviations that something always follows."""
_BEFORE_NUMBER = re.compile(r"nos?|cap|arts?|sects?|sec|figs?|vols?|pp?|paras?|ch|chap|eq|reg|ref|tel")
_BEFORE_DATE = re.compile(r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun")
_LAST_WORD = re.compile(r"([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)\.$")
_ITEM_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})[.)\]]+")
_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Beijing|Hong|GMT|UTC|HKT|EST|EDT|ET)\b"
)
# Hidden from the library, which keeps whatever stands in quotation marks or brackets in one piece, however long.
_HIDDEN = str.maketrans(dict.fromkeys('"“”()«»', " "))
_PLAIN_LAST = re.compile(r"\b(?:me|may|no|etc)\.(?=[\"”’)]*\s+[\"“(]?[A-Z])")
"""Words that the library takes for the abbreviations of Maine, May, number and so on."""
_OPENERS_AT_END = re.compile(r"(?:^|(?<=\s))[\"“‘(\[«]+\s*$")
_CLOSERS_AT_START = re.compile(r"[\"”’)»]+(?=\s|$)")
_SAID = re.compile(r"(?:[A-Z][\w.'’-]*\s){1,4}(?:said|added|noted|asked|replied|explained|stressed|told reporters)[.,]")


def _english_cuts(line: str) -> Iterator[int]:
    """Offsets at which a sentence of an English line ends and another begins."""
    from sentencex import get_sentence_boundaries

    start = 0
    ends = {boundary["end_index"] for boundary in get_sentence_boundaries("en", line.translate(_HIDDEN))}
    for end in sorted(ends | {word.end() for word in _PLAIN_LAST.finditer(line)}):
        if closers := _CLOSERS_AT_START.match(line, end):
            end = closers.end()
        if openers := _OPENERS_AT_END.search(line, start, end):
            end = openers.start()
        left, right = line[start:end].strip(), line[end : end + 40].strip()
        if left and right and not _goes_on(left, right):
            yield end
            start = end


def _goes_on(left: str, right: str) -> bool:
    """Whether the library cut one sentence in two here."""
    first = right.lstrip("\"“‘(['")[:1]
    if not any(map(str.isalnum, left)) or _ITEM_MARK.fullmatch(left):
        return True  # "..." or "1." alone
    if not any(map(str.isalnum, right)):
        return True
    if first.islower() and not _ITEM_MARK.match(right):
        return True
    if left[-1] in '"”' and _SAID.match(right):
        return True
    if not (word := _LAST_WORD.search(left)):
        return False
    name = word.group(1).lower()
    if _NEVER_LAST.fullmatch(name):
        return word.group(1) != "V"
    if _BEFORE_NUMBER.fullmatch(name) or _BEFORE_DATE.fullmatch(name):
        return first.isdigit()
    return name in {"a.m", "p.m"} and bool(_AFTER_HOUR.match(right))
