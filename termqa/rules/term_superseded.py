"""
A rendering that was once official and has been replaced must not stand in a later text.

Why: names and slogans change their English (“One Belt, One Road” became “Belt and Road” in September 2015), and old
translations hand the old wording on.

The date of the document decides: a text from before the change is silent. Where either date is unknown the finding is
minor. The words are only reported where the term's Chinese stands in the source and no approved rendering does.
"""

from collections.abc import Iterator
from datetime import date

from termqa.analyse import Unit
from termqa.analyse.terms import TermUse
from termqa.analyse.terms.suggest import adapted, with_its_noun, without_verb
from termqa.glossary import Enforce, Status
from termqa.model import NOWHERE, Grade, Problem, Severity, TermNote, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each term whose formerly official rendering stands in a text from after the change."""
    for use in unit.terms:
        concept, of = use.concept, unit.context.date
        changed = concept.since or concept.until
        early = of is not None and changed is not None and of < changed
        if use.superseded is not None and concept.enforce is not Enforce.REFERENCE and not early:
            yield _problem(unit, use)


def _problem(unit: Unit, use: TermUse) -> Problem:
    concept = use.concept
    places, instead = with_its_noun(use.expected, use.target, unit.target.text)
    found = places[0].of(unit.target.text)
    instead = without_verb(instead, found) if concept.pos == "verb" else instead
    term = use.source[0].of(unit.source.text)
    changed = concept.since or concept.until
    zh, en = (f"{changed:%Y-%m-%d}起", f"since {changed:%Y-%m-%d}") if changed else ("现在", "now")
    doubt = _doubt(changed, unit.context.date)
    severity = concept.severity or (Severity.MINOR if doubt.en else Severity.MAJOR)
    said = doubt if concept.severity is None and concept.status is not Status.PROPOSED else NOWHERE
    return Problem(
        Text(
            zh=f"“{found}”是“{term}”的旧译，{zh}规范译法是“{instead}”。{said.zh}",
            en=f"“{found}” is a former rendering of “{term}”; {en} it is “{instead}”.{said.en}",
        ),
        source=use.source,
        target=places,
        suggestion=adapted(instead, found),
        key=concept.id,
        severity=Severity.INFO if concept.status is Status.PROPOSED else severity,
        term=TermNote(concept.id, concept.zh, concept.english, found, Grade.REWORDED.value),
    )


def _doubt(changed: date | None, of: date | None) -> Text:
    """Why it is not certain that the text is from after the change; empty where it is."""
    if changed is None:
        return Text(zh="何时改换不明，故降级。", en=" When it changed is unknown, so the level is lowered.")
    if of is None:
        return Text(
            zh="文件日期不明（可用 --date 给出），故降级。",
            en=" The date of the document is unknown (--date gives it), so the level is lowered.",
        )
    return NOWHERE


RULE = Rule(
    name="term-superseded",
    title=Text(zh="旧译", en="Superseded rendering"),
    severity=Severity.MAJOR,
    check=check,
    quiet=(
        "@glossary id=x1; zh=一带一路; en=Belt and Road; en_superseded=One Belt One Road\n"
        "共建“一带一路” || the Belt and Road",
    ),
    loud=(
        "@glossary id=x1; zh=一带一路; en=Belt and Road; en_superseded=One Belt One Road\n"
        "共建“⟦一带一路⟧” || ⟦One Belt, One Road⟧",
    ),
)
