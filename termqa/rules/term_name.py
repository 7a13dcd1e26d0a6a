"""
A person's name must be the pinyin of its Chinese, family name first, the given name in one word, and always the same.

Why: a wrong name offends, and a syllable slips in easily: 单 as a family name is Shan, 曾 is Zeng, 陕西 is Shaanxi and
山西 Shanxi.

Names are taken from the Chinese where a title or a speaker's label shows them, or another name that the English has
right, and only reported where the English has nearly the same one: one syllable off (major where the person has a
title), the parts in another order, the given name parted or hyphenated. Silent: foreign
and ethnic-minority names, and romanisations of Hong Kong, Macao and Taiwan. In an English text alone, and between
segments, two spellings of one name are reported; a name one syllable off another is worth a look.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.names import (
    ChineseName,
    EnglishName,
    Fault,
    again,
    chinese_names,
    confused_provinces,
    elsewhere,
    english_names,
    fault,
    is_pinyin,
    likely_slip,
    meant,
    says,
    written,
)
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope


class Named(NamedTuple):
    """A name as the document remembers it: what is wrong with it, if anything, and who it is."""

    file: str
    segment: str
    who: str
    """The Chinese name, or the letters of a name in an English text alone."""
    words: str
    target: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    expected: str = ""
    fault: str = ""
    titled: bool = False

    @property
    def place(self) -> Place:
        """The name as another place of a finding."""
        return Place(self.file, self.segment, self.target, self.words)


def gather(unit: Unit, options: Nothing) -> Iterator[Named]:
    """Yield the names of an English target, with what is wrong with each."""
    if unit.target.lang is not Lang.EN:
        return
    found = english_names(unit.target.text)
    file, segment = unit.context.bitext.file, unit.pair.id
    if unit.alone:
        for name in found:
            if is_pinyin(name):
                words = name.span.of(unit.target.text)
                yield Named(file, segment, "".join(name.letters), words, (name.span,))
    elif unit.whole:
        yield from _compared(unit, found)
        for source, target, expected in confused_provinces(unit.source.folded, unit.target.text):
            words, who = target[0].of(unit.target.text), source[0].of(unit.source.text)
            yield Named(file, segment, who, words, target, source, expected, Fault.SYLLABLE.value)


def _compared(unit: Unit, found: Sequence[EnglishName]) -> Iterator[Named]:
    """The names of the Chinese that the English has, or nearly has."""
    folded = unit.source.folded
    names = chinese_names(folded) if found else []
    names += again(folded, unit.context.people.difference(name.text for name in names)) if found else []
    for name in {name.text: name for name in names}.values():
        right = next((e for e in found if says(name, e)), None)
        for english in found:
            wrong = fault(name, english)
            if wrong is Fault.PARTED and elsewhere(folded):
                wrong = None
            if wrong is Fault.SYLLABLE and (right is not None or _is_another(folded, english)):
                wrong = None
            if english is right:
                unit.context.people.add(name.text)
            if english is right or wrong is not None:
                spans = tuple(n.span for n in names if n.text == name.text)
                yield _named(unit, name, english, spans, wrong)
    shown = {name.text for name in names}
    for name, english in _misspelt(folded, found):
        if name.text not in shown:
            yield _named(unit, name, english, (name.span,), Fault.SYLLABLE)


def _misspelt(folded: str, found: Sequence[EnglishName]) -> Iterator[tuple[ChineseName, EnglishName]]:
    """Names that nothing in the Chinese is said by, each with the one that it is a slip of."""
    pairs = [english for english in found if len(english.words) == 2]
    wrong = [english for english in pairs if not _is_another(folded, english)]
    if wrong and not elsewhere(folded):
        for english in wrong:
            name = meant(folded, english, recognised=len(wrong) < len(pairs))
            if name is not None:
                yield name, english


def _named(unit: Unit, name: ChineseName, english: EnglishName, source: tuple[Span, ...], wrong: Fault | None) -> Named:
    words, file, segment = english.span.of(unit.target.text), unit.context.bitext.file, unit.pair.id
    expected = name.pinyin
    return Named(file, segment, name.text, words, (english.span,), source, expected, wrong or "", name.titled)


def _is_another(folded: str, english: EnglishName) -> bool:
    """Whether the Chinese holds another name that the English is."""
    return any(says(name, english) for name in written(folded))


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each wrong spelling of a name, and for each rarer one of two."""
    people: dict[str, dict[str, list[tuple[Where, Named]]]] = {}
    for where, named in facts:
        people.setdefault(named.who, {}).setdefault(named.words, []).append((where, named))
    for spellings in people.values():
        usual = max(spellings.values(), key=len)
        for places in spellings.values():
            where, first = places[0]
            others = tuple(named.place for _, named in places[1:])
            if first.fault:
                yield where, _wrong(first, others)
            elif places is not usual and not usual[0][1].fault and first.words.upper() != usual[0][1].words.upper():
                yield where, _two(first, usual[0][1], others)
    yield from _slips(people)


def _slips(people: dict[str, dict[str, list[tuple[Where, Named]]]]) -> Iterator[tuple[Where, Problem]]:
    """Names of an English text alone that stand once and are one syllable off one that stands more often."""
    alone = {who: [place for places in spellings.values() for place in places] for who, spellings in people.items()}
    often = {who: places[0][1] for who, places in alone.items() if len(places) > 1 and not places[0][1].source}
    for who, places in alone.items():
        where, named = places[0]
        if len(places) == 1 and not named.source and who not in often:
            near = next((other for other in often.values() if likely_slip(named.words, other.words)), None)
            if near is not None:
                yield where, _two(named, near, (), Severity.INFO)


def _wrong(named: Named, others: tuple[Place, ...]) -> Problem:
    zh = {
        "syllable": f"“{named.who}”的拼音是“{named.expected}”，译文作“{named.words}”。",
        "order": f"“{named.who}”应姓前名后，作“{named.expected}”，译文作“{named.words}”。",
        "parted": f"“{named.who}”的名应连写，作“{named.expected}”，译文作“{named.words}”。",
    }[named.fault]
    en = {
        "syllable": f"“{named.who}” is “{named.expected}” in pinyin; the translation has “{named.words}”.",
        "order": f"The family name of “{named.who}” comes first: “{named.expected}”, not “{named.words}”.",
        "parted": f"The given name of “{named.who}” is one word: “{named.expected}”, not “{named.words}”.",
    }[named.fault]
    mainland = named.fault == Fault.SYLLABLE and "-" not in named.words  # a hyphen may be another place's romanisation
    return Problem(
        Text(zh, en),
        named.source,
        named.target,
        suggestion=named.expected,
        key=f"{named.who}|{named.words}",
        severity=Severity.MAJOR if named.titled and mainland else Severity.MINOR,
        places=others,
    )


def _two(named: Named, usual: Named, others: tuple[Place, ...], severity: Severity = Severity.MINOR) -> Problem:
    return Problem(
        Text(
            zh=f"人名有两种拼法：此处“{named.words}”，第{usual.segment}句段“{usual.words}”。",
            en=f"One name in two spellings: “{named.words}” here, “{usual.words}” in segment {usual.segment}.",
        ),
        named.source,
        named.target,
        suggestion=usual.words,
        key=f"{usual.words}|{named.words}",
        severity=severity,
        places=(usual.place, *others),
    )


RULE = Rule(
    name="term-name",
    title=Text(zh="人名拼写", en="Spelling of a name"),
    severity=Severity.MINOR,
    quiet=("局长单雨和介绍情况。 || Director Shan Yuhe briefed the press.",),
    loud=(
        "局长⟦单雨和⟧介绍情况。 || Director ⟦Dan Yuhe⟧ briefed the press.",
        "⟦陕西⟧增长较快。 || ⟦Shanxi⟧ grew fast.",
    ),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
)
