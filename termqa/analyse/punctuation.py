"""Marks of the other script, doubled marks, and sentences that never end."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import regex

from termqa.analyse.words import around, prose
from termqa.model import Lang, Span


class Fault(StrEnum):
    """What is wrong with a mark."""

    WIDE = "wide"
    """A Chinese mark or full-width sign in English."""
    NARROW = "narrow"
    """An English mark between Chinese characters."""
    DOUBLED = "doubled"
    UNFINISHED = "unfinished"


class Misprint(NamedTuple):
    """Faulty marks of one kind, with the words around them and those words as they should read (or nothing)."""

    kind: Fault
    spans: tuple[Span, ...]
    fix: str = ""


_WIDE_MARK = regex.compile(r"[\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\uff01-\uff5e\uffe5]+|…{2,}|—{2,}")
_HAN = regex.compile(r"\p{Han}")
_NARROW_MARK = regex.compile(
    r"(?<=\p{Han})[,;?!](?=\p{Han}|\s*$)|(?<=\p{Han}):(?=\p{Han})|(?<=\p{Han})\.(?=\p{Han}|\s*$)"
)
_LABEL = r"(?<=\d\)|(?<![A-Za-z])[A-Za-z]\))[^（）\n]*）"
"""The end of a label, as "2)" or "b)", and what follows it up to where the bracket around it closes."""
_NARROW_BRACKET = regex.compile(rf"（[^（）()\n]*(?P<mark>\))(?!{_LABEL})|(?P<mark>\()[^（）()\n]*）")
"""A bracket whose other half is full-width."""
_TO_WIDE = {"(": "（", ")": "）", ",": "，", ";": "；", "?": "？", "!": "！", ":": "：", ".": "。"}
_TO_NARROW = {"、": ",", "。": ".", "〈": "", "〉": "", "《": "", "》": "", "【": "[", "】": "]", "￥": "¥", "・": "·"}

_DOUBLED = (
    regex.compile(r",[ ]?,|;[ ]?;|(?<![.\d/])\.\.(?![./\w])|(?<=\p{L}) \. \.(?! \.)"),
    regex.compile(r"(?<![?!])(?:\?\?|!!)(?![?!])"),
    regex.compile(r",\.(?!\.)|[;:]\.(?!\.)|,;|;,|[?!]\.(?!\.)|(?<=[^.]\w)\.;(?=\s*$)"),
    regex.compile(r"(?<=\p{Ll}{3})[.,][”\"][.,](?!\.)"),
)
_DOUBLED_ZH = regex.compile(r"，，|。。(?!。)|、、|；；|：：|[，、；：][。，；]|。[，、；：]")
_DOUBLED_MIXED = regex.compile(r"(?<=\p{Han})[,;:.][，。；：、]|(?<=\p{Han})[，。；：、][,;.](?![\d.])")
"""A mark of either script where one of them belongs."""
_ABBREVIATION = regex.compile(r"(?:\b(?:etc|Inc|Ltd|Co|Corp|No|Nos|vs|al|ibid|Jr|Sr|a\.m|p\.m|\p{L}))$")


def find_misprints(text: str, lang: Lang) -> tuple[Misprint, ...]:
    """Every faulty mark in the text: those of the other script as one misprint, doubled ones each by itself.

    >>> [(m.kind.value, m.fix) for m in find_misprints("Output rose，and prices fell..", Lang.EN)]
    [('wide', 'rose, and'), ('doubled', 'fell.')]
    """
    bare = prose(text)
    if lang is Lang.ZH:
        found = [
            *_foreign(text, _narrow_marks(bare), Fault.NARROW),
            *_doubled(text, bare, (_DOUBLED_ZH, _DOUBLED_MIXED)),
        ]
    else:
        found = [*_foreign(text, _wide_marks(bare), Fault.WIDE), *_doubled(text, bare, _DOUBLED), *_run_on(text, bare)]
    return tuple(found)


_RUN_ON = regex.compile(
    r"(?<![A-Z][\p{Ll}]*)\b\p{Ll}{3,}(?=\s+(?:We|They|He|She|It|This|These|Those|There) "
    r"(?:will|would|have|has|had|is|are|was|were|can|could|must|should|may|also)\b)"
)


def _run_on(text: str, bare: str) -> Iterator[Misprint]:
    """Each place where a new sentence begins though the one before it has no final mark."""
    for match in _RUN_ON.finditer(bare):
        yield Misprint(Fault.UNFINISHED, (Span(*match.span()),), text[match.start() : match.end()] + ".")


def _foreign(text: str, marks: tuple[Span, ...], kind: Fault) -> Iterator[Misprint]:
    """All marks of the other script in a segment as one misprint; a fix only where there is one place."""
    shown = _merged(sorted({around(text, *span) for span in marks}))
    if not shown:
        return
    fix = ""
    if len(shown) == 1:
        inside = [span for span in marks if shown[0].start <= span.start < shown[0].end]
        fix = _rewritten(text, shown[0], inside, kind)
    yield Misprint(kind, tuple(shown), fix)


def _merged(spans: list[Span]) -> list[Span]:
    """The ranges in order, those that overlap as one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _rewritten(text: str, shown: Span, marks: list[Span], kind: Fault) -> str:
    """The words with their marks in the script of the text; empty where the marks have no counterpart."""
    out: list[str] = []
    at = shown.start
    for span in marks:
        out.append(text[at : span.start])
        for place, char in enumerate(span.of(text), span.start):
            mark = _TO_WIDE[char] if kind is Fault.NARROW else _narrowed(char)
            if not mark:
                return ""
            after = text[place + 1 : place + 2]
            if kind is Fault.WIDE and mark == after and mark in ",;:.":
                continue  # the mark stands there already
            needs_blank = kind is Fault.WIDE and mark in ",;:.?!)" and after.isalpha()
            opens = kind is Fault.WIDE and mark == "(" and text[place - 1 : place].isalpha()
            out.append((" " if opens else "") + mark + (" " if needs_blank else ""))
        at = span.end
    out.append(text[at : shown.end])
    return "".join(out)


def _narrowed(char: str) -> str:
    """The English mark for a Chinese one, empty where English has none."""
    if char in "…—":
        return ""
    return chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else _TO_NARROW.get(char, "")


def _wide_marks(text: str) -> tuple[Span, ...]:
    """Chinese marks in an English text that do not belong to Chinese words standing there."""
    if text.isascii():
        return ()
    found = (Span(*match.span()) for match in _WIDE_MARK.finditer(text))
    return tuple(span for span in found if not _beside_han(text, span))


def _beside_han(text: str, span: Span) -> bool:
    """Whether Chinese words touch the mark, so that it is theirs."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    if _HAN.match(before) or _HAN.match(after):
        return True
    opened = text.rfind("（", 0, span.start)
    return text[span.start] == "）" and opened >= 0 and _HAN.search(text, opened, span.start) is not None


def _narrow_marks(text: str) -> tuple[Span, ...]:
    """English marks between Chinese characters."""
    found = [Span(*match.span()) for match in _NARROW_MARK.finditer(text)]
    found += [Span(*match.span("mark")) for match in _NARROW_BRACKET.finditer(text)]
    return tuple(sorted(found))


def _doubled(text: str, bare: str, patterns: tuple["regex.Pattern[str]", ...]) -> Iterator[Misprint]:
    """Each place where two marks stand for one."""
    for pattern in patterns:
        for match in pattern.finditer(bare):
            if match[0][0] == "." and match[0] != ".." and _ABBREVIATION.search(bare[: match.start()]):
                continue
            shown = around(text, *match.span())
            marks = match[0].replace(" ", "")
            one = _one_of(marks)
            fix = text[shown.start : match.start()].rstrip() + one + text[match.end() : shown.end] if one else ""
            yield Misprint(Fault.DOUBLED, (shown,), fix)


def _one_of(marks: str) -> str:
    """The mark that is meant by two: the same twice, or a full stop and a mark of the other script; else empty."""
    wide = {_TO_WIDE.get(mark, mark) for mark in marks} if len(marks) == 2 else set()
    if len(wide) == 1:
        return marks[0] if marks[0] == marks[1] else wide.pop()
    return "。" if "。" in marks and _TO_WIDE.keys() & set(marks) else ""


_ENDED_ZH = regex.compile(r"[。！？][”’」』）)]*\s*$")
_ENDED_EN = regex.compile(r"[.!?][”’\"')]*\s*$")
_STOPPED = regex.compile(r"(?:。|(?<=[\p{Ll}\d%])\.)[”’\"')」』）]*\s*$")
"""An end that no salutation has."""
_OPEN_ENDED_EN = regex.compile(r"(?:\p{L}|\d|%)[”’\"')\]]*\s*$")
_OPEN_ENDED_ZH = regex.compile(r"\p{Han}[”’」』）)]*\s*$")


def unfinished(source: str, target: str, lang: Lang) -> Span | None:
    """The last word of a target that ends with no mark or a comma where its source ends a sentence; else None.

    >>> unfinished("产出增长。", "Output rose", Lang.EN).of("Output rose")
    'rose'
    """
    ended, open_ended = (_ENDED_ZH, _OPEN_ENDED_EN) if lang is Lang.EN else (_ENDED_EN, _OPEN_ENDED_ZH)
    bare = prose(target).rstrip()
    if bare.endswith((",", "，")) and _STOPPED.search(source):
        return around(target, len(bare) - 1, len(bare))
    if not ended.search(source) or not open_ended.search(bare):
        return None
    return around(target, len(bare) - 1, len(bare))
