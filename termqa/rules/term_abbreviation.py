"""
An acronym is introduced once, before it is used, and stands for one thing.

Why: a reader meets “the CDA” on page one and learns on page four what it is; or learns two different names for it.

Reported: a use before the introduction, a second expansion of other words, and, only as information, an acronym that is
introduced again or never. Silent: household acronyms (GDP, AI, UN …), those that the Chinese itself writes in Latin
letters, units behind a figure, titles, and text in capitals throughout.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from termqa.analyse import Unit
from termqa.analyse.acronyms import Acronym, acronyms
from termqa.analyse.terms import Words
from termqa.model import Kind, Lang, Place, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope

_SAME = 85
"""Expansions so alike differ in spelling or by a slip, which other rules report."""


class Seen(NamedTuple):
    """An acronym, as the document remembers it."""

    file: str
    segment: str
    acronym: Acronym
    shared: bool = False
    """Whether the source writes it in the same letters."""

    @property
    def place(self) -> Place:
        """The acronym as another place of a finding."""
        return Place(self.file, self.segment, (self.acronym.span,), self.acronym.letters)


def gather(unit: Unit, options: Nothing) -> Iterator[Seen]:
    """Yield the acronyms of an English target."""
    target = unit.target
    if target.lang is Lang.EN and unit.pair.target.kind is not Kind.HEADING:
        title = _is_title(target.text)
        for acronym in acronyms(target.text):
            if acronym.introduced or not title:
                shared = acronym.letters in unit.source.folded
                yield Seen(unit.context.bitext.file, unit.pair.id, acronym, shared)


def _is_title(text: str) -> bool:
    """Whether a text is a title or a label, which may use an acronym before anything is said."""
    return len(text.split()) < 25 and not text.rstrip(" ”\"'’)）").endswith(
        (".", "!", "?", ";", "。", "！", "？", "；")
    )


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield the problems of each acronym in turn."""
    known: dict[str, list[tuple[Where, Seen]]] = {}
    for where, seen in facts:
        known.setdefault(seen.acronym.letters, []).append((where, seen))
    for places in known.values():
        given = [(where, seen) for where, seen in places if seen.acronym.introduced]
        shared = any(seen.shared for _, seen in places)
        if not given:
            if len(places[0][1].acronym.letters) > 2 and not shared:
                yield places[0][0], _never(places[0][1])
            continue
        if not places[0][1].acronym.introduced and not shared:
            yield places[0][0], _early(places[0][1], given[0][1])
        for where, seen in (fact for fact in given[1:] if not fact[1].shared):
            yield where, _again(seen, given[0][1])


def _never(seen: Seen) -> Problem:
    letters = seen.acronym.letters
    return Problem(
        Text(zh=f"缩写 {letters} 全文没有给出全称。", en=f"{letters} is never introduced with its full name."),
        target=(seen.acronym.span,),
        key=letters,
        severity=Severity.INFO,
    )


def _early(seen: Seen, given: Seen) -> Problem:
    letters, full = seen.acronym.letters, given.acronym.expansion
    return Problem(
        Text(
            zh=f"缩写 {letters} 在此已使用，到第{given.segment}句段才给出全称。",
            en=f"{letters} is used here and only introduced in segment {given.segment}.",
        ),
        target=(seen.acronym.span,),
        suggestion=f"{full} ({letters})" if full else "",
        key=letters,
        places=(given.place,),
    )


def _again(seen: Seen, first: Seen) -> Problem:
    letters, here, there = seen.acronym.letters, seen.acronym.expansion, first.acronym.expansion
    differs = bool(here and there) and not _same(here, there)
    if differs:
        message = Text(
            zh=f"缩写 {letters} 有两个全称：此处“{here}”，第{first.segment}句段“{there}”。",
            en=f"{letters} has two expansions: “{here}” here, “{there}” in segment {first.segment}.",
        )
    else:
        message = Text(
            zh=f"缩写 {letters} 在第{first.segment}句段已给出全称，此处重复。",
            en=f"{letters} was already introduced in segment {first.segment}.",
        )
    return Problem(
        message,
        target=(seen.acronym.span,),
        suggestion="" if differs else letters,
        key=f"{letters}|{here}" if differs else letters,
        severity=Severity.MINOR if differs else Severity.INFO,
        places=(first.place,),
    )


def _same(here: str, there: str) -> bool:
    """Whether two expansions are the same but for inflection, small words, words left out, or a slip."""
    a, b = set(Words(here).lemmas), set(Words(there).lemmas)
    return a <= b or b <= a or fuzz.ratio(here.lower(), there.lower()) > _SAME


RULE = Rule(
    name="term-abbreviation",
    title=Text(zh="缩写未先给出全称", en="Acronym not introduced, or twice"),
    severity=Severity.MINOR,
    quiet=(" || The Coastal Works Agency (CWA) reported on GDP.\n || The CWA was content.",),
    loud=(
        " || The ⟦CWA⟧ reported.\n || The Coastal Works Agency (⟦CWA⟧) was content.",
        " || The Coastal Works Agency (⟦CWA⟧) reported.\n || The Canal Water Authority (⟦CWA⟧) was content.",
    ),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
)
