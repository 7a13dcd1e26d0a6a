"""
A term must be written in capitals and small letters as the glossary has it.

Why: the names of bodies, plans and campaigns are capitalised as their owners print them, and a name in small letters
reads as a common phrase (“the belt and road”); a common phrase in capitals reads as a name.

Rows marked ``exact`` must stand as they are written. Rows marked ``lower`` must not stand in capitals in running text,
unless they are part of a longer title or a quotation; table cells are silent for them. Rows marked ``any``, or not at
all, never speak. Silent: the first word of a sentence, headings and other text in which nearly every word is
capitalised, text in capitals throughout, and a rendering that is not word by word the approved one.
"""

import re
from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.terms import TermUse
from termqa.glossary import Enforce
from termqa.model import Grade, Kind, Lang, Problem, Severity, Span, TermNote, Text
from termqa.rules.rule import Nothing, Rule

_LABEL = re.compile(
    r"(?:(?:annex|appendix|article|box|chapter|clause|item|paragraph|part|section)\s+)?[\dIVXLC]+[.)\]）]?",
    re.IGNORECASE,
)
"""What a numbered paragraph begins with: Article 3, Box 2, (1)."""
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each term written with other capitals than the glossary's."""
    if unit.target.lang is not Lang.EN or _is_heading(unit.target.text):
        return
    for use in unit.terms:
        strict = use.concept.case == "exact"
        running = use.concept.case == "lower" and unit.pair.target.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM)
        if (strict or running) and use.concept.enforce is not Enforce.REFERENCE and use.wrong is None:
            yield from _problems(unit.target.text, use)


def _problems(text: str, use: TermUse) -> Iterator[Problem]:
    forms = (use.concept.en, *use.concept.en_admitted, *use.concept.en_abbr)
    places = [(span, near) for span in use.target if (near := _miswritten(text, span, forms))]
    if use.concept.case == "lower":
        places = [(span, near) for span, near in places if not _is_in_title(text, span)]
    if places:
        (first, form), spans = places[0], tuple(span for span, _ in places)
        found = first.of(text)
        yield Problem(
            Text(zh=f"“{found}”的大小写应为“{form}”。", en=f"“{found}” should be written “{form}”."),
            source=use.source,
            target=spans,
            suggestion=form,
            key=use.concept.id,
            severity=use.concept.severity if use.concept.severity is Severity.INFO else Severity.MINOR,
            term=TermNote(use.concept.id, use.concept.zh, use.expected, found, Grade.OTHER_FORM.value),
        )


def _miswritten(text: str, span: Span, forms: tuple[str, ...]) -> str | None:
    """The form that the words are but for their case; None where they are written as some form is."""
    found = span.of(text)
    same = [form for form in forms if form.lower() == found.lower()]
    before = text[: span.start].strip(" \t“‘\"'(（")
    starts = before[-1:] in ("", *".!?:;•–—") or bool(_LABEL.fullmatch(before))
    if not same or any(form == found or (starts and form[1:] == found[1:]) for form in same):
        return None
    return same[0]


def _is_in_title(text: str, span: Span) -> bool:
    """Whether words stand in a quotation, or beside a word with a capital that makes them part of a name."""
    before, after = text[: span.start].split(), text[span.end :].split()
    named = [words for words in (before[::-1], after) if (word := _beside(words)) and word[:1].isupper()]
    opened = text.count("“", 0, span.start) > text.count("”", 0, span.start)
    return bool(named) or opened or text.count('"', 0, span.start) % 2 == 1


def _beside(words: list[str]) -> str:
    """The first of some words that is not small."""
    return next((word.strip("“”‘’\"'()（）") for word in words if word.lower() not in _SMALL), "")


def _is_heading(text: str) -> bool:
    """Whether a text is in capitals, or all its words but the small ones are capitalised."""
    words = [word for word in text.replace("-", " ").split() if word[:1].isalpha() and word.lower() not in _SMALL]
    return text.isupper() or all(word[:1].isupper() for word in words)


RULE = Rule(
    name="term-case",
    title=Text(zh="术语大小写", en="Capitals of a term"),
    severity=Severity.MINOR,
    check=check,
    quiet=(
        "@glossary id=x1; zh=蓝色粮仓; en=blue granaries; case=exact\n建设蓝色粮仓。 || Blue granaries are built.",
        "@glossary id=x1; zh=蓝色粮仓; en=blue granaries; case=exact\n蓝色粮仓建设 || Building of Blue Granaries",
    ),
    loud=("@glossary id=x1; zh=一带一路; en=Belt and Road; case=exact\n共建“⟦一带一路⟧” || build the ⟦belt and road⟧",),
)
