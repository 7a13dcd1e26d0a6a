"""Every sentence of the source must stand in the translation.

Why: a sentence left out is the mistake that readers of the translation can never notice. Courtesies (谢谢, 请坐),
captions and credits are often left out on purpose and speak softly; page marks and navigation not at all.

Length alone speaks only where no translation could be so short (30 Chinese characters in six words), and then mildly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from termqa.analyse import Unit
from termqa.analyse.figures.tables import moved
from termqa.analyse.roles import Role, part
from termqa.analyse.script import han_count
from termqa.analyse.words import excerpt, tail
from termqa.model import NOWHERE, Lang, Problem, Severity, Span, Text
from termqa.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.text-omitted]``."""

    han_per_word: int = 5
    """A translation with fewer than one English word for so many Chinese characters is possibly incomplete."""
    han_at_least: int = 25
    """Sources shorter than this are not judged by length."""


_SOFT = {
    Role.COURTESY: Severity.INFO,
    Role.CAPTION: Severity.MINOR,
    Role.CREDIT: Severity.MINOR,
    Role.LABEL: Severity.MINOR,
    Role.SPEAKER: Severity.MINOR,
    Role.MARGIN: Severity.MINOR,
}
_SILENT = (Role.MARK, Role.NAVIGATION)


def check(unit: Unit, options: Options) -> Iterator[Problem]:
    """Yield a problem for a source segment without translation, or with one that is far too short."""
    source, target = unit.source.text, unit.target.text
    if unit.alone or not source.strip():
        return
    if target.strip():
        yield from _too_short(unit, options)
        return
    role = part(unit.source.segment)
    if role in _SILENT or moved(unit):
        return
    said = excerpt(source, 30)
    between = _between(unit)
    yield Problem(
        Text(zh=f"原文“{said}”没有译文{between.zh}。", en=f"“{said}” has no translation{between.en}."),
        source=(Span.whole(source),),
        severity=_SOFT.get(role),
    )


def _between(unit: Unit) -> Text:
    """Where in the translation the sentence is lacking, as the end of a sentence; a bilingual file has its place."""
    if unit.pair.score is None:
        return NOWHERE
    before = next((u.target.text for u in reversed(unit.before) if u.target.text.strip()), "")
    after = next((u.target.text for u in unit.after if u.target.text.strip()), "")
    if before and after:
        return Text(
            zh=f"，应在“{tail(before)}”与“{excerpt(after)}”之间",
            en=f"; it belongs between “{tail(before)}” and “{excerpt(after)}”",
        )
    if before:
        return Text(zh=f"，应在“{tail(before)}”之后", en=f"; it belongs after “{tail(before)}”")
    if after:
        return Text(zh=f"，应在“{excerpt(after)}”之前", en=f"; it belongs before “{excerpt(after)}”")
    return NOWHERE


def _too_short(unit: Unit, options: Options) -> Iterator[Problem]:
    """Yield a problem where the translation cannot hold what the source says."""
    han, words = han_count(unit.zh.text), len(unit.en.text.split())
    if unit.source.lang is Lang.ZH:
        lacking = han >= options.han_at_least and words * options.han_per_word < han
        sizes = Text(zh=f"原文 {han} 字，译文只有 {words} 词", en=f"{words} words for {han} Chinese characters")
    else:
        lacking = han > 0 and words >= options.han_at_least and han * 2 < words
        sizes = Text(zh=f"原文 {words} 词，译文只有 {han} 字", en=f"{han} Chinese characters for {words} words")
    if lacking:
        yield Problem(
            Text(zh=f"译文可能不完整：{sizes.zh}。", en=f"The translation is possibly incomplete: {sizes.en}."),
            source=(Span.whole(unit.source.text),),
            target=(Span.whole(unit.target.text),),
            key="length",
            severity=Severity.MINOR,
        )


RULE = Rule(
    name="text-omitted",
    title=Text(zh="漏译", en="Omission"),
    severity=Severity.MAJOR,
    options=Options(),
    check=check,
    quiet=("市场预期向好。 || The market outlook is bright.", "—— || ", "第3页 || "),
    loud=("⟦市场预期总体向好。⟧ || ", "⟦谢谢主持人。⟧ || "),
)
