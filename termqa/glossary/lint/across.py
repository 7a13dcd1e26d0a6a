"""Rules that compare the rows of a glossary with each other."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from termqa.glossary.concept import Concept
from termqa.glossary.lint.message import Level, Rows, SetRule
from termqa.glossary.lint.words import contains, texts, words
from termqa.glossary.script import plain
from termqa.model import Text

_LIKE = 0.34
"""Nested terms whose renderings share fewer of the shorter one's words are unrelated."""


def _place(concept: Concept) -> str:
    return f"{concept.id} {concept.zh}"


def _ids(rows: Rows) -> Iterator[tuple[Concept, Text]]:
    first: dict[str, Concept] = {}
    for concept in rows:
        other = first.setdefault(concept.id, concept)
        if other is not concept:
            yield (
                concept,
                Text(
                    f"编号 {concept.id} 已用于 {other.file}:{other.line}。",
                    f"the id {concept.id} stands in {other.file}:{other.line} already.",
                ),
            )


def _same_chinese(rows: Rows) -> Iterator[tuple[Concept, Text]]:
    forms: dict[str, list[Concept]] = defaultdict(list)
    for concept in rows:
        if concept.in_force:
            for form in dict.fromkeys(map(plain, concept.chinese)):
                forms[form].append(concept)
    for form, concepts in forms.items():
        for one, other in combinations(concepts, 2):
            if one.id != other.id and _indistinct(one, other):
                yield (
                    other,
                    Text(
                        f"“{form}”也是 {_place(one)} 的词形，而没有条件区分二者。",
                        f"“{form}” is a form of {_place(one)} too, and no condition tells the two apart.",
                    ),
                )


def _indistinct(one: Concept, other: Concept) -> bool:
    apart = bool(one.since and other.until and one.since >= other.until) or bool(
        other.since and one.until and other.since >= one.until
    )
    same = (one.applies_when, one.not_when) == (other.applies_when, other.not_when)
    either = one.applies_when or other.applies_when or one.not_when or other.not_when
    return not apart and (same or not either)


def _forbidden_elsewhere(rows: Rows) -> Iterator[tuple[Concept, Text]]:
    preferred: dict[tuple[str, ...], list[Concept]] = defaultdict(list)
    for concept in rows:
        if concept.in_force:
            preferred[words(concept.en)].append(concept)
    for concept in rows:
        for wrong in concept.en_forbidden if concept.in_force else ():
            for other in preferred.get(words(wrong.text), ()):
                if other.id != concept.id and _meet(concept, other):
                    yield (
                        concept,
                        Text(
                            f"禁用的“{wrong.text}”是 {_place(other)} 的首选译法，而两个词会同时出现。",
                            f"“{wrong.text}”, forbidden here, is preferred for {_place(other)}, which stands in the same words.",
                        ),
                    )


def _meet(one: Concept, other: Concept) -> bool:
    """Whether the Chinese of one stands inside that of the other, so that one text can be both."""
    return any(a != b and (a in b or b in a) for a in one.chinese for b in other.chinese)


def _cycle(rows: Rows) -> Iterator[tuple[Concept, Text]]:
    preferred: dict[tuple[str, ...], list[Concept]] = defaultdict(list)
    for concept in rows:
        preferred[words(concept.en)].append(concept)
    for concept in rows:
        for old in concept.en_superseded:
            for other in preferred.get(words(old), ()):
                back = {words(text) for text in other.en_superseded}
                if other.id != concept.id and words(concept.en) in back and set(concept.chinese) & set(other.chinese):
                    yield (
                        concept,
                        Text(
                            f"“{concept.en}”取代“{old}”，{_place(other)} 却反过来。",
                            f"“{concept.en}” supersedes “{old}”, and {_place(other)} says the reverse.",
                        ),
                    )


def _shared(rows: Rows) -> Iterator[tuple[Concept, Text]]:
    first: dict[tuple[str, ...], Concept] = {}
    for concept in rows:
        other = first.setdefault(words(concept.en), concept)
        if other.id != concept.id and concept.in_force and other.in_force:
            yield (
                concept,
                Text(
                    f"“{concept.en}”也是 {_place(other)} 的首选译法。",
                    f"“{concept.en}” is preferred for {_place(other)} too.",
                ),
            )


def _nested(rows: Rows) -> Iterator[tuple[Concept, Text]]:
    by_form = {form: concept for concept in rows if concept.in_force for form in concept.chinese}
    for form, long in by_form.items():
        parts = {form[a:b] for a in range(len(form)) for b in range(a + 2, len(form) + 1)} - {form}
        for part in sorted(parts & by_form.keys()):
            short = by_form[part]
            if short.id != long.id and not _related(long, short):
                yield (
                    long,
                    Text(
                        f"“{form}”含 {_place(short)}，译法却无关（“{long.en}”“{short.en}”）。",
                        f"“{form}” holds {_place(short)}, but “{long.en}” and “{short.en}” have little in common.",
                    ),
                )


def _related(long: Concept, short: Concept) -> bool:
    for _, a in texts(long, "en", "en_admitted", "en_abbr"):
        for _, b in texts(short, "en", "en_admitted", "en_abbr"):
            own = {w[:5] for w in words(b)}
            if contains(words(a), words(b)) or len(own & {w[:5] for w in words(a)}) >= _LIKE * len(own):
                return True
    return False


RULES = (
    SetRule("duplicate-id", Level.ERROR, _ids),
    SetRule("same-chinese", Level.ERROR, _same_chinese),
    SetRule("forbidden-elsewhere-preferred", Level.WARNING, _forbidden_elsewhere),
    SetRule("replacement-cycle", Level.ERROR, _cycle),
    SetRule("shared-english", Level.INFO, _shared),
    SetRule("nested-unrelated", Level.INFO, _nested),
)
