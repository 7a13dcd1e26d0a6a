"""
Two terms of the source must not share one rendering, unless the glossary gives it to both.

Why: where 新动能 and 新动力 both become “new drivers”, the reader cannot tell that the speaker means two things.

Only terms of the glossary are compared, in one text. A term that term-missing or term-forbidden reports anyway is not
reported again, so this rule speaks of terms marked ``prefer`` and of renderings that only come near the approved one.
Silent: words that two terms of one segment share at one place, since they are an ellipsis (“sales in area and value”).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.terms import Words
from termqa.glossary import Enforce, Status
from termqa.model import Grade, Lang, Place, Problem, Severity, Span, TermNote, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope


class Rendered(NamedTuple):
    """A term and the words that stand for it, as the document remembers them."""

    file: str
    segment: str
    note: TermNote
    words: tuple[str, ...]
    """The lemmas of the rendering."""
    term: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    approved: bool
    reported: bool
    """Whether another rule reports the rendering."""


def gather(unit: Unit, options: Nothing) -> Iterator[Rendered]:
    """Yield each term of the source that has a rendering in the English target."""
    if unit.target.lang is not Lang.EN:
        return
    for use in unit.terms:
        concept = use.concept
        others = (span for other in unit.terms if other is not use for span in other.target)
        shared = use.spoken and any(a.meets(b) for b in others for a in use.target)
        if use.found and not shared and concept.enforce is not Enforce.REFERENCE and concept.status is Status.APPROVED:
            yield Rendered(
                unit.context.bitext.file,
                unit.pair.id,
                TermNote(concept.id, concept.zh, use.expected, use.found, use.grade.value),
                tuple(Words(use.found).lemmas),
                use.source[0].of(unit.source.text),
                use.source,
                use.target,
                use.grade in (Grade.EXACT, Grade.OTHER_FORM, Grade.ADMITTED),
                use.wrong is not None or (use.spoken and concept.enforce is Enforce.MUST),
            )


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each term whose rendering is that of another one; rows of one Chinese term are one."""
    owners: dict[tuple[str, ...], dict[str, Rendered]] = {}
    for _, seen in facts:
        known = owners.setdefault(seen.words, {}).setdefault(seen.note.id, seen)
        if seen.approved and not known.approved:
            owners[seen.words][seen.note.id] = seen
    told: set[tuple[str, ...]] = set()
    for where, seen in facts:
        other = next((o for o in owners[seen.words].values() if o.note.zh != seen.note.zh), None)
        key = (seen.note.id, *seen.words)
        if other is not None and not seen.approved and not seen.reported and key not in told:
            told.add(key)
            yield where, _problem(seen, other)


def _problem(seen: Rendered, other: Rendered) -> Problem:
    found, instead = seen.note.found, seen.note.expected[0]
    same = (other.file, other.segment) == (seen.file, seen.segment)
    place_zh, place_en = ("同句段", "too") if same else (f"第{other.segment}句段", f"in segment {other.segment}")
    return Problem(
        Text(
            zh=f"“{seen.term}”译作“{found}”，与“{other.term}”（{place_zh}）同译，无法区分；可作“{instead}”。",
            en=f"“{found}” stands for “{seen.term}” here and for “{other.term}” {place_en}; "
            f"“{seen.term}” can be “{instead}”.",
        ),
        seen.source,
        seen.target,
        suggestion=instead,
        key=f"{seen.note.id}|{other.note.id}",
        term=seen.note,
        places=() if same else (Place(other.file, other.segment, other.target, found or ""),),
    )


RULE = Rule(
    name="term-collision",
    title=Text(zh="不同术语同一译法", en="One rendering for two terms"),
    severity=Severity.MINOR,
    quiet=(
        "@glossary id=x1; zh=海洋动能; en=ocean momentum; enforce=prefer\n"
        "@glossary id=x2; zh=海洋动力; en=ocean power\n"
        "海洋动能和海洋动力 || ocean momentum and ocean power",
    ),
    loud=(
        "@glossary id=x1; zh=海洋动能; en=ocean momentum; enforce=prefer\n"
        "@glossary id=x2; zh=海洋动力; en=ocean power\n"
        "利用海洋动力。 || ⟦Ocean power⟧ is used.\n培育⟦海洋动能⟧。 || We will foster ⟦ocean power⟧.",
    ),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
)
