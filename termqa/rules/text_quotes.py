"""Quotation marks and brackets come in pairs, and a text keeps to one shape of them.

Why: a mark that is missing leaves the reader guessing where a title or a quotation ends, and a mix of straight and
curly marks shows that several hands worked on a text.

A quotation may run over several segments, with or without a mark at the head of each paragraph, and what the source
leaves open may stay open. Apostrophes, inches (24") and enumerators such as a) are no marks of a pair. The mix is one
finding for a text: minor where the rarer shape stands in a few places, else worth a look. Single quotation marks are
not paired.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.quotes import CLOSE, OPEN, Mark, apostrophes, double_marks, pair_marks, stray_singles
from termqa.analyse.words import around
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-quotes]``."""

    few: int = 3
    """Up to so many places of the rarer shape are minor; more are a habit, worth a look."""
    reach: int = 12
    """A quotation that opens in one segment may close up to so many segments later."""
    bracket_reach: int = 3
    """The same for brackets."""


class Lonely(NamedTuple):
    """A mark without partner in its segment; ``shown`` holds the word with it."""

    mark: Mark
    shown: Span
    words: str
    heads: bool
    """Whether it is the first character of its segment, as in a quotation of several paragraphs."""


class Shape(NamedTuple):
    """A word with a straight or curly mark."""

    shown: Span
    words: str
    curly: bool
    apostrophe: bool


class Marks(NamedTuple):
    """What the document remembers of one segment."""

    file: str
    segment: str
    lonely: tuple[Lonely, ...]
    stray: tuple[Lonely, ...]
    paired: tuple[str, ...]
    """The families that have a pair of their own here."""
    headed: bool
    """Whether a pair begins the segment, as in the last paragraph of a long quotation."""
    shapes: tuple[Shape, ...]


def gather(unit: Unit, options: Options) -> Iterator[Marks]:
    """Yield the marks of the target, if it has any."""
    text, lang = unit.target.text, unit.target.lang
    found = pair_marks(text, lang)
    lonely = tuple(_lonely(text, mark) for mark in found.lonely)
    if lonely and unit.source.text:
        excused = {_kind(mark) for mark in pair_marks(unit.source.text, unit.source.lang).lonely}
        lonely = tuple(one for one in lonely if _kind(one.mark) not in excused)
    stray: tuple[Lonely, ...] = ()
    if lang is Lang.EN:
        stray = tuple(_lonely(text, Mark("single", CLOSE, span)) for span in stray_singles(text))
    shapes = tuple(_shapes(text, lang))
    if lonely or stray or found.pairs or shapes:
        families = tuple(sorted({family for family, _ in found.pairs}))
        headed = any(not text[: span.start].strip() for _, span in found.pairs)
        yield Marks(unit.context.bitext.file, unit.pair.id, lonely, stray, families, headed, shapes)


def _kind(mark: Mark) -> tuple[str, str]:
    """What marks of both languages have in common: a quotation that the source leaves open may stay open."""
    return ("quote" if mark.family in ("corner", "white corner") else mark.family, mark.shape)


def _lonely(text: str, mark: Mark) -> Lonely:
    shown = around(text, *mark.span)
    return Lonely(mark, shown, shown.of(text), not text[: mark.span.start].strip())


def _shapes(text: str, lang: Lang) -> Iterator[Shape]:
    """Each mark whose shape a text should keep to: double ones, and in English apostrophes."""
    for span in double_marks(text):
        shown = around(text, *span)
        yield Shape(shown, shown.of(text), span.of(text) != '"', False)
    if lang is Lang.EN:
        for span in apostrophes(text):
            shown = around(text, *span)
            yield Shape(shown, shown.of(text), span.of(text) == "’", True)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield the marks that have no partner anywhere, and one problem for a mix of shapes."""
    segments: list[tuple[Where, Marks]] = list(facts)
    for where, marks in segments:
        yield from ((where, _stray(mark)) for mark in marks.stray)
    yield from ((where, _unpaired(mark)) for where, mark in _without_partner(segments, options))
    yield from _mix(segments, options)


def _without_partner(segments: Sequence[tuple[Where, Marks]], options: Options) -> Iterator[tuple[Where, Lonely]]:
    """Each mark that no mark of a later or earlier segment goes with."""
    waiting: dict[str, tuple[Where, Lonely]] = {}
    for where, marks in segments:
        reach = {family: options.reach if family in _QUOTES else options.bracket_reach for family in waiting}
        over = [family for family, (opened, _) in waiting.items() if where.pair - opened.pair > reach[family]]
        over += [family for family in waiting if family in marks.paired and family not in over]
        for family in over:
            opened_at, opened = waiting.pop(family)
            if not (opened.heads and marks.headed):
                yield opened_at, opened
        for mark in marks.lonely:
            family = mark.mark.family
            if mark.mark.shape == OPEN:
                if family in waiting and not (mark.heads and family in _QUOTES):
                    yield waiting[family]
                waiting[family] = (where, mark)
            elif waiting.pop(family, None) is None:
                yield where, mark
    yield from waiting.values()


_QUOTES = ("quote", "corner", "title")


def _unpaired(lonely: Lonely) -> Problem:
    mark, words = lonely.words, lonely.mark
    kind = Text("括号", "bracket") if words.family in ("bracket", "square", "angle") else Text("引号", "quotation mark")
    if words.family == "title":
        kind = Text("书名号", "title mark")
    lacks = Text("没有后半个", "is never closed") if words.shape == OPEN else Text("没有前半个", "was never opened")
    return Problem(
        Text(zh=f"“{mark}”处的{kind.zh}{lacks.zh}。", en=f"The {kind.en} at “{mark}” {lacks.en}."),
        target=(lonely.shown,),
        key=f"{words.family} {words.shape}",
    )


def _stray(lonely: Lonely) -> Problem:
    return Problem(
        Text(
            zh=f"“{lonely.words}”的撇号多余或位置不对。",
            en=f"The apostrophe in “{lonely.words}” stands alone: a possessive has 's or s'.",
        ),
        target=(lonely.shown,),
        key="apostrophe",
    )


def _mix(segments: Sequence[tuple[Where, Marks]], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem where a text has straight and curly marks, at the first place of the rarer shape."""
    shapes = [(where, marks, shape) for where, marks in segments for shape in marks.shapes]
    curly = [found for found in shapes if found[2].curly]
    straight = [found for found in shapes if not found[2].curly]
    if not curly or not straight:
        return
    rare = _by_words(curly if len(curly) < len(straight) else straight)
    where, _, first = told = min(rare, key=lambda found: (found[2].words.lower(), found[0]))
    rest = [found for found in rare if found is not told]
    places = tuple(Place(marks.file, marks.segment, (shape.shown,), shape.words) for _, marks, shape in rest[:50])
    severity = Severity.MINOR if len(rare) <= options.few else Severity.INFO
    yield (
        where,
        Problem(
            Text(
                zh=f"弯引号/撇号（{len(curly)} 处）与直引号/撇号（{len(straight)} 处）混用，如“{first.words}”。",
                en=f"Curly ({len(curly)}) and straight ({len(straight)}) quotation marks or apostrophes are mixed, "
                f"as in “{first.words}”.",
            ),
            target=(first.shown,),
            suggestion=_reshaped(first),
            key="mix",
            severity=severity,
            places=places,
        ),
    )


def _by_words(found: Sequence[tuple[Where, Marks, Shape]]) -> list[tuple[Where, Marks, Shape]]:
    """The places with each word once, though two marks may stand at it."""
    seen = {(where, shape.shown): (where, marks, shape) for where, marks, shape in reversed(found)}
    return list(reversed(seen.values()))


def _reshaped(shape: Shape) -> str:
    """The word with its marks in the other shape; empty where that cannot be told."""
    if shape.curly:
        return shape.words.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return shape.words.replace("'", "’") if shape.apostrophe and '"' not in shape.words else ""


RULE = Rule(
    name="text-quotes",
    title=Text(zh="引号和括号", en="Quotation marks and brackets"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(
        ' || The "dual-gigabit" network (5G and optical) grew.',
        " || The enterprises' profits and China's exports rose.",
    ),
    loud=(
        ' || The ministry issued Opinions on ⟦Testing,"⟧ with a focus on industry.',
        " || The plan ⟦(2024⟧ to 2030 is new.",
    ),
)
