"""
A rendering that the glossary forbids for a term must not stand in the translation.

Why: some wrong renderings come back in every draft because dictionaries and machine translation offer them; the
glossary lists those that were really seen, with what to write instead.

The words are only reported where the term's Chinese stands in the source and they are no part of an approved rendering,
of this term or of another. In an English text without its source only the rows marked ``alone`` speak; there a
near-variant of an official rendering of three words and more is minor (“enterprises above designated scale”): all words
but one are the same, and the odd one is another gloss of the same Chinese.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.terms import Rendering, TermUse, Words, near_alone, wrong_alone
from termqa.analyse.terms.suggest import adapted, without_verb
from termqa.glossary import Concept, Enforce, Status
from termqa.model import Grade, Lang, Problem, Severity, Span, TermNote, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each term with a forbidden rendering."""
    if unit.alone:
        yield from _alone(unit)
        return
    for use in unit.terms:
        if use.wrong is not None and use.concept.enforce is not Enforce.REFERENCE:
            yield _with_source(unit, use, use.wrong)


def _with_source(unit: Unit, use: TermUse, wrong: Rendering) -> Problem:
    term = use.source[0].of(unit.source.text)
    instead = wrong.hint or use.expected[0]
    return _problem(wrong, use.source, use.target, use.target[0].of(unit.target.text), term, instead)


def _alone(unit: Unit) -> Iterator[Problem]:
    index = unit.context.terms
    if index is None or unit.target.lang is not Lang.EN:
        return
    words = Words(unit.target.text)
    places: dict[str, tuple[Rendering, list[Span]]] = {}
    for hit in wrong_alone(index, words):
        if hit.rendering.concept.enforce is not Enforce.REFERENCE:
            places.setdefault(hit.rendering.concept.id, (hit.rendering, []))[1].append(words.span(hit.first, hit.end))
    for rendering, spans in places.values():
        concept = rendering.concept
        found = spans[0].of(unit.target.text)
        yield _problem(rendering, (), tuple(spans), found, concept.zh, rendering.hint or concept.en)
    for hit in near_alone(index, words):
        if hit.rendering.concept.id not in places:
            yield _near(hit.rendering, words.span(hit.first, hit.end), unit.target.text)


def _near(official: Rendering, span: Span, text: str) -> Problem:
    concept, found = official.concept, span.of(text)
    return Problem(
        Text(
            zh=f"“{found}”与“{concept.zh}”的规范译法“{official.text}”接近但不相同。",
            en=f"“{found}” is close to “{official.text}”, the official rendering of “{concept.zh}”, but not the same.",
        ),
        target=(span,),
        suggestion=adapted(official.text, found),
        key=concept.id,
        severity=Severity.MINOR,
        term=TermNote(concept.id, concept.zh, concept.english, found, Grade.NEAR_VARIANT.value),
    )


def _problem(
    wrong: Rendering, source: tuple[Span, ...], target: tuple[Span, ...], found: str, term: str, instead: str
) -> Problem:
    concept = wrong.concept
    instead = without_verb(instead, found) if concept.pos == "verb" else instead
    return Problem(
        Text(
            zh=f"“{term}”不译作“{found}”，规范译法是“{instead}”。",
            en=f"“{found}” is a rendering of “{term}” to avoid; write “{instead}”.",
        ),
        source=source,
        target=target,
        suggestion=adapted(instead, found),
        key=concept.id,
        severity=_severity(concept),
        term=TermNote(concept.id, concept.zh, concept.english, found, Grade.REWORDED.value),
    )


def _severity(concept: Concept) -> Severity:
    return Severity.INFO if concept.status is Status.PROPOSED else concept.severity or Severity.MAJOR


RULE = Rule(
    name="term-forbidden",
    title=Text(zh="禁用译法", en="Forbidden rendering"),
    severity=Severity.MAJOR,
    check=check,
    quiet=(
        "@glossary id=x1; zh=规模以上; en=above designated size; en_forbidden=large-scale\n"
        "大型项目开工。 || Large-scale projects got under way.",
        "@glossary id=x1; zh=规模以上; en=above designated size; en_forbidden=above-scale\n"
        " || Above-scale companies did well.",
    ),
    loud=(
        "@glossary id=x1; zh=规模以上; en=above designated size; en_forbidden=above-scale|large-scale\n"
        "⟦规模以上⟧文化企业 || cultural enterprises ⟦above scale⟧",
        "@glossary id=x1; zh=一带一路; en=Belt and Road; en_forbidden=One Belt One Road; alone=yes\n"
        " || It joined the ⟦One Belt, One Road⟧ scheme.",
    ),
)
