"""The translation must not hold a sentence that the source does not have.

Why: an addition puts words into an official's mouth. Lists of speakers, captions and credits that only the English page
has speak softly, navigation is left to text-artifact.

A sentence that stands twice where the source says it once is an addition too.

Length alone speaks only where no translation could be so long, and then mildly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from termqa.analyse import Unit
from termqa.analyse.figures.tables import moved
from termqa.analyse.roles import Role, part
from termqa.analyse.script import han_count
from termqa.analyse.sentences import split
from termqa.analyse.terms import Plain, Words
from termqa.analyse.words import excerpt, tail
from termqa.model import Lang, Problem, Segment, Severity, Span, Text
from termqa.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-added]``."""

    words_per_ten_han: int = 22
    """A translation with more English words for ten Chinese characters (or foreign words) possibly says more."""
    words_at_least: int = 30
    """Translations shorter than this are not judged by length."""


_SOFT = {
    Role.COURTESY: Severity.INFO,
    Role.NAVIGATION: Severity.INFO,
    Role.CAPTION: Severity.MINOR,
    Role.CREDIT: Severity.MINOR,
    Role.LABEL: Severity.MINOR,
    Role.SPEAKER: Severity.MINOR,
    Role.MARGIN: Severity.MINOR,
}
_SURE = 0.6
"""Below these odds of the alignment a long sentence may just have been cut in two."""
_WORDS = 6
"""So many words (twice as many Chinese characters) are not repeated by chance."""
_FOREIGN = regex.compile(r"[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*")


def check(unit: Unit, options: Options) -> Iterator[Problem]:
    """Yield a problem for a target segment without source, or one that is far too long for its source."""
    source, target = unit.source.text, unit.target.text
    if unit.alone or not target.strip():
        return
    if source.strip():
        again = _said_twice(unit)
        yield from (_twice(unit, again),) if again else _too_long(unit, options)
        return
    role = part(unit.target.segment)
    if role is Role.MARK or moved(unit):
        return
    if any(_flat(target) in _flat(other.target.text) for other in (*unit.before, *unit.after)) and _is_long(
        unit, target
    ):
        yield _twice(unit, Span.whole(target))
        return
    if _is_spelled_out(unit):
        return
    unsure = unit.pair.score is not None and unit.pair.score < _SURE
    said = excerpt(target)
    between = _between(unit)
    yield Problem(
        Text(zh=f"译文“{said}”在原文中没有对应{between.zh}。", en=f"“{said}” has no source{between.en}."),
        target=(Span.whole(target),),
        severity=_SOFT.get(role, Severity.MINOR if unsure else None),
    )


def _is_spelled_out(unit: Unit) -> bool:
    """Whether most of the target renders a slogan of the source beside it: 两个毫不动摇 takes a sentence in English."""
    index = unit.context.terms
    if index is None or unit.target.lang is not Lang.EN:
        return False
    words = Words(unit.target.text)
    beside = (*unit.before[-1:], *unit.after[:1])
    concepts = {c for u in beside for m in index.mentions(Plain(u.source.text)) for c in m.concepts}
    longest = max((hit.end - hit.first for c in concepts for hit in index.hits_of(c, words)), default=0)
    return 2 * longest > len(words.lemmas)


def _said_twice(unit: Unit) -> Span | None:
    """The sentence of the target that repeats another one, where the source repeats none."""
    if len(_sentences(unit.source.segment)) > len(set(_sentences(unit.source.segment))):
        return None
    known: set[str] = set()
    for span in split(unit.target.text, unit.target.lang):
        said = span.of(unit.target.text)
        if _flat(said) in known and _is_long(unit, said):
            return span
        known.add(_flat(said))
    return None


def _twice(unit: Unit, again: Span) -> Problem:
    said = excerpt(again.of(unit.target.text))
    return Problem(
        Text(zh=f"译文“{said}”重复出现，原文只有一处。", en=f"“{said}” stands twice; the source says it once."),
        target=(again,),
        key="twice",
    )


def _sentences(segment: Segment) -> list[str]:
    return [_flat(span.of(segment.text)) for span in split(segment.text, segment.lang)]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_long(unit: Unit, said: str) -> bool:
    """Whether a sentence is too long to be said twice by chance."""
    return len(said.split()) >= _WORDS if unit.target.lang is Lang.EN else han_count(said) >= 2 * _WORDS


def _between(unit: Unit) -> Text:
    """Which source sentences stand on either side, as the end of a sentence."""
    before = next((u.source.text for u in reversed(unit.before) if u.source.text.strip()), "")
    after = next((u.source.text for u in unit.after if u.source.text.strip()), "")
    if before and after:
        return Text(
            zh=f"（原文“{tail(before, 20)}”与“{excerpt(after, 20)}”之间）",
            en=f" between “{tail(before, 20)}” and “{excerpt(after, 20)}”",
        )
    if before:
        return Text(zh=f"（原文“{tail(before, 20)}”之后）", en=f" after “{tail(before, 20)}”")
    if after:
        return Text(zh=f"（原文“{excerpt(after, 20)}”之前）", en=f" before “{excerpt(after, 20)}”")
    return Text("", "")


def _too_long(unit: Unit, options: Options) -> Iterator[Problem]:
    """Yield a problem where the translation must say more than the source."""
    chinese, words = unit.zh.text, len(unit.en.text.split())
    han = han_count(chinese) + len(_FOREIGN.findall(chinese))
    if unit.target.lang is Lang.EN:
        surplus = han > 0 and words >= options.words_at_least and words * 10 > han * options.words_per_ten_han
        sizes = Text(zh=f"原文 {han} 字，译文 {words} 词", en=f"{words} words for {han} Chinese characters")
    else:
        surplus = words > 0 and han >= options.words_at_least * 2 and han > words * 6
        sizes = Text(zh=f"原文 {words} 词，译文 {han} 字", en=f"{han} Chinese characters for {words} words")
    if surplus:
        yield Problem(
            Text(
                zh=f"译文可能多出原文没有的内容：{sizes.zh}。",
                en=f"The translation possibly says more than the source: {sizes.en}.",
            ),
            source=(Span.whole(unit.source.text),),
            target=(Span.whole(unit.target.text),),
            key="length",
            severity=Severity.MINOR,
        )


RULE = Rule(
    name="text-added",
    title=Text(zh="增译", en="Addition"),
    severity=Severity.MAJOR,
    options=Options(),
    check=check,
    quiet=(
        "市场预期向好。 || The market outlook is bright.",
        "市场预期向好。 || The market outlook is bright.\n || _ueditor_page_break_tag_",
    ),
    loud=("市场预期向好。 || The market outlook is bright.\n || ⟦Exports will grow faster than ever.⟧",),
)
