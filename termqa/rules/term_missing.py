"""
An official term of the source must stand in the translation in an approved rendering.

Why: bodies, titles, laws, indicators and slogans have one official English name, and readers take another wording for
another thing. The finding names the words that stand there instead, where they can be told; “no counterpart found”
where they cannot.

Silent: another number or tense, British spelling, a hyphen, an article, a possessive, coordination (“small and
medium-sized enterprises”), a word in between, a turn with “of”, admitted renderings, acronyms, and short forms once the
full name has stood. A name cut down to its head (“the Fund”) or broken up is minor. Terms marked ``prefer`` or
``reference`` are never reported here, and a rendering that was once official is the business of term-superseded.

A term that has stood in full and is mentioned again by a part of its name (“that in real estate development”), by its
head (“the rate”) or by a pronoun is only info, and so are its words where they stand over the clause.

A body without any counterpart is only info, because a passive or “we” often stands for it; a term whose rendering
stands in the neighbouring segment is minor. From English into Chinese, other characters than the term's are major, a
term that is abridged or parted is minor, and so is one without counterpart, since English words also have an everyday
sense, unless it has three words and more and no part of it stands there.
"""

from collections.abc import Iterator

from termqa.analyse import Unit
from termqa.analyse.script import in_script_of
from termqa.analyse.terms import Plain, TermUse, Words
from termqa.analyse.terms.chinese import clearly_absent
from termqa.analyse.terms.suggest import adapted
from termqa.glossary import Enforce, Status
from termqa.model import Grade, Lang, Problem, Severity, TermNote, Text
from termqa.rules.rule import Nothing, Rule


def check(unit: Unit, options: Nothing) -> Iterator[Problem]:
    """Yield one problem for each term that must be rendered officially and is not."""
    for use in unit.terms:
        if use.spoken and use.wrong is None and use.concept.enforce is Enforce.MUST:
            yield _problem(unit, use)


def _problem(unit: Unit, use: TermUse) -> Problem:
    expected = in_script_of(use.expected[0], unit.target.text)
    term = use.source[0].of(unit.source.text)
    found = use.found
    if use.again:
        zh, en = (f"“{found}”", f"“{found}”") if found else ("词头或代词", "its head or a pronoun")
        message = Text(
            zh=f"“{term}”的规范译法是“{expected}”，译文似以{zh}略称。",
            en=f"“{term}” is “{expected}” in full; {en} seems to stand for it here.",
        )
    elif found is None:
        message = Text(
            zh=f"“{term}”的规范译法是“{expected}”，译文中没有找到对应的词语。",
            en=f"“{term}” should be “{expected}”; no counterpart was found in the translation.",
        )
    elif use.grade is Grade.NEAR_VARIANT:
        message = Text(
            zh=f"“{term}”的规范译法是“{expected}”，译文“{found}”与之接近但不相同。",
            en=f"“{term}” should be “{expected}”; “{found}” is close to it but not the same.",
        )
    else:
        message = Text(
            zh=f"“{term}”的规范译法是“{expected}”，译文似作“{found}”。",
            en=f"“{term}” should be “{expected}”; the translation seems to say “{found}”.",
        )
    return Problem(
        message,
        source=use.source,
        target=use.target,
        suggestion="" if use.again else adapted(expected, found) if unit.target.lang is Lang.EN else expected,
        key=use.concept.id,
        severity=_severity(unit, use),
        term=TermNote(use.concept.id, use.concept.zh, use.expected, found, use.grade.value),
    )


def _severity(unit: Unit, use: TermUse) -> Severity:
    if use.concept.status is Status.PROPOSED or use.again:
        return Severity.INFO
    severity = use.concept.severity or Severity.MAJOR
    unsure = unit.pair.score is not None and unit.pair.score < 0
    absent = use.grade is Grade.ABSENT and (_is_plain_word(unit, use) or _stands_nearby(unit, use))
    if use.grade is Grade.ABSENT and use.is_actor:
        return severity.lowered(2)
    return severity.lowered() if use.grade is Grade.NEAR_VARIANT or unsure or absent else severity


def _is_plain_word(unit: Unit, use: TermUse) -> bool:
    """Whether the words of an English source may be used in their everyday sense, or the term is there in part."""
    if unit.source.lang is not Lang.EN:
        return False
    brief = use.source[0].of(unit.source.text).count(" ") < 2
    return brief or not clearly_absent(Plain(unit.target.text), [Plain(form).text for form in use.expected])


def _stands_nearby(unit: Unit, use: TermUse) -> bool:
    """Whether an approved rendering stands in a neighbouring segment: the text may just be cut otherwise."""
    if unit.target.lang is not Lang.EN:
        return any(form in other.target.text for other in (*unit.before, *unit.after) for form in use.expected)
    wanted = [Words(rendering).line for rendering in use.expected]
    return any(
        rendering in Words(other.target.text).line for other in (*unit.before, *unit.after) for rendering in wanted
    )


RULE = Rule(
    name="term-missing",
    title=Text(zh="术语译法不规范", en="Official term missing"),
    severity=Severity.MAJOR,
    check=check,
    quiet=(
        "@glossary id=x1; zh=经营主体; en=business entities\n"
        "各类经营主体活力增强。 || Every business entity grew more vibrant.",
        "@glossary id=x1; zh=中小企业; en=medium-sized enterprises\n"
        "支持中小企业。 || We support medium-sized and large enterprises.",
    ),
    loud=(
        "@glossary id=x1; zh=经营主体; en=business entities\n"
        "各类⟦经营主体⟧活力增强。 || All sorts of ⟦business players⟧ grew more vibrant.",
        "@glossary id=x1; zh=蓝色粮仓; en=blue granaries\n加快建设⟦蓝色粮仓⟧。 || We will press ahead with this.",
    ),
)
