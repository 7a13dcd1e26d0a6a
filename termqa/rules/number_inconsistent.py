"""The same statement stands twice, in a text or in the texts checked together, with figures that cannot both be right.

Why: "nearly 10,000 digital workshops" on one page and "more than 10,000" on another is what a journalist will ask about.

The source is compared where there is one: a clash there is a query to its author, not an error of the translation. A
text that is checked alone is compared by itself. Two statements are one where noun, unit, time, place and part of the
whole agree as far as they are named, and where clause and figure are alike: the less the clauses have in common, the
more the figures must look like a slip (another hedge, another decimal point, one digit). Texts of different dates are
compared only where both name the year. A figure that is printed once more exactly than elsewhere is an info.

Known limits: what no word of the clause tells apart is taken for one thing; a noun that is given more than three
values is taken for several things.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.figures.likeness import apart, close, likeness, names, one_subject, rounded, slipped
from termqa.analyse.figures.match import Match
from termqa.analyse.figures.problem import with_hedge
from termqa.analyse.figures.quantity import Bound
from termqa.analyse.figures.statements import Stated, Statement, statements
from termqa.model import Lang, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Keyed, Nothing, Rule, Scope

MOST = 3
"""More values than these are said of different things."""
CROWD = 60
"""A noun that stands so often with a figure names a class of things, which clauses do not tell apart."""


class Said(NamedTuple):
    """A statement with the place it stands in and the words of the translation for it."""

    statement: Statement
    han: bool
    file: str
    segment: str
    alone: bool
    target: tuple[int, int] | None
    rendering: str
    """The words of the translation."""
    date: int
    """That of the document, in days; 0 if it is not known."""


def gather(unit: Unit, options: Nothing) -> Iterator[Keyed]:
    """Yield the statements of the source, or of a text that is checked alone."""
    side = unit.target if unit.alone else unit.source
    for stated in statements(side, unit.context.date):
        yield Keyed(stated.key, partial(_said, unit, stated))


def _said(unit: Unit, stated: Stated) -> tuple[object, ...]:
    """A ``Said`` as a bare tuple, which packs fastest."""
    context, s = unit.context, stated.statement()
    target: tuple[int, int] | None = (s.start, s.end)
    words = s.words
    if not unit.alone:
        match = next((m for m in unit.figures.matches if m.source.span.start == s.figure), None)
        span = _marked(unit, match) if match else None
        target, words = span and (span.start, span.end), span.of(unit.target.text) if span else ""
    date = context.date.toordinal() if context.date else 0
    return (tuple(s), stated.lang is Lang.ZH, context.bitext.file, unit.pair.id, unit.alone, target, words, date)


def _marked(unit: Unit, match: Match) -> Span:
    """The words of the translation for a figure, with their hedge in English."""
    english = unit.pair.target.lang is Lang.EN and match.target.bound is not Bound.EXACT
    return (english and with_hedge(match.target, unit.target.text)) or match.target.span


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield a problem for each statement about one noun that is made with several figures, in whatever order they come."""
    facts = [(where, Said(Statement(*statement), *more)) for where, (statement, *more) in facts]
    if len({(f[1].statement.size, f[1].statement.bound) for f in facts}) == 1:
        return
    alike: dict[object, list[Fact]] = {}
    for fact in sorted(facts, key=_by_content):
        alike.setdefault(_gist(fact), []).append(fact)
    kinds = list(alike.values())
    for clash in (apart, rounded):
        for linked in _linked([kind[0] for kind in kinds], clash):
            if len({f[1].statement.size for f in linked}) <= MOST:
                yield _told([fact for kind in kinds if kind[0] in linked for fact in kind], clash is apart)


def _by_content(fact: Fact) -> tuple[Decimal | str, ...]:
    said: Said = fact[1]
    s = said.statement
    return (
        Decimal(s.size),
        str(s.bound in (Bound.ABOVE, Bound.AT_LEAST)),
        s.bound,
        s.before,
        s.after,
        said.file,
        said.segment,
        str(s.start),
    )


def _gist(fact: Fact) -> object:
    """What makes two statements of one document one."""
    return (fact[0].bitext, fact[1].statement.gist)


def _linked(facts: list[Fact], clash: Callable[[Statement, Statement], bool]) -> list[list[Fact]]:
    """The facts that are at odds with another, each with all that it is linked to, in order."""
    group = list(range(len(facts)))
    for n, fact in enumerate(facts):
        for m, other in enumerate(facts[:n]):
            if clash(fact[1].statement, other[1].statement) and _same(fact, other):
                old, new = group[n], group[m]
                group = [new if g == old else g for g in group]
    found = ([f for f, g in zip(facts, group, strict=True) if g == number] for number in sorted(set(group)))
    return [members for members in found if len(members) > 1]


def _same(one: Fact, other: Fact) -> bool:
    """Whether the two are said of one thing at one time."""
    a, b, han = one[1].statement, other[1].statement, one[1].han
    lang = Lang.ZH if han else Lang.EN
    if one[0] == other[0] and a.at == b.at:
        return False  # figures of one sentence are told apart by their writer
    here, there = names(a, lang), names(b, lang)
    one_place = "of which" not in here ^ there and (here <= there or there <= here)
    if not (one_place and _one_time(one, other) and _one_aspect(a, b)):
        return False
    contained, equal, least = likeness(a, b, lang)
    particular = len(a.noun) >= 4 if han else " " in a.noun
    told = a.when == b.when and here == there
    if slipped(a, b) or rounded(a, b):
        if particular and not a.flows and not b.flows:
            return contained >= 0.5 and one_subject(a, b, lang)
        return told and contained >= 0.8 and least >= (4 if han else 2) and one_subject(a, b, lang)
    timed = bool(a.when) or not (a.flows or b.flows or a.money)
    return told and timed and particular and close(a, b) and equal >= 0.85 and least >= (8 if han else 4)


def _one_time(one: Fact, other: Fact) -> bool:
    """Whether both may be said of one time; what stands in texts of different dates must name the year."""
    a, b = one[1], other[1]
    named = a.statement.when == b.statement.when
    if one[0].bitext == other[0].bitext or (a.date == b.date and a.date):
        return named or not (a.statement.when and b.statement.when)
    year = any(time.startswith("Y") for time in a.statement.when)
    return named and (year or not a.date or not b.date)


def _one_aspect(a: Statement, b: Statement) -> bool:
    return all(x == y or not x or not y for x, y in zip(a.aspect, b.aspect, strict=True))


def _told(facts: list[Fact], clash: bool) -> tuple[Where, Problem]:
    """The problem, told where the figure stands that is said least often, of two equals the larger."""
    counts = Counter((f[1].statement.size, f[1].statement.bound) for f in facts)
    where, said = max(facts, key=lambda f: (-counts[f[1].statement.size, f[1].statement.bound], _by_content(f)))
    here = said.statement.words
    others = [f[1] for f in facts if f[1] is not said]
    there = dict.fromkeys(o.statement.words for o in others if o.statement.words != here)
    zh, en = "”“".join(there), "”, “".join(there)
    if clash:
        query = Text("", "") if said.alone else Text("，请核对原文", "; query the source")
        message = Text(
            f"同一说法数字不同：此处“{here}”，别处“{zh}”{query.zh}。",
            f"The same is said with different figures: “{here}” here, “{en}” elsewhere{query.en}.",
        )
    else:
        message = Text(
            f"同一数字精确程度不同：此处“{here}”，别处“{zh}”。",
            f"The same figure is printed more or less exactly: “{here}” here, “{en}” elsewhere.",
        )
    return where, Problem(
        message,
        () if said.alone else (Span(said.statement.start, said.statement.end),),
        _spans(said),
        key="|".join(sorted({here, *there})),
        severity=None if clash else Severity.INFO,
        places=tuple(Place(o.file, o.segment, _spans(o), o.rendering or o.statement.words) for o in others),
    )


def _spans(said: Said) -> tuple[Span, ...]:
    return (Span(*said.target),) if said.target else ()


RULE = Rule(
    name="number-inconsistent",
    title=Text(zh="前后数字不一致", en="Figures contradict each other"),
    severity=Severity.MINOR,
    quiet=(
        "全国5G基站总数达470.5万个。 || The number of 5G base stations reached 4.705 million.\n"
        "全国5G基站总数达470.5万个。 || The number of 5G base stations reached 4.705 million.",
        " || In March, output reached 300 million metric tons.\n || In April, output reached 400 million metric tons.",
    ),
    loud=(
        " || ⟦Nearly 10,000⟧ digital workshops were built.\n || ⟦More than 10,000⟧ digital workshops were built.",
        "全市建成公园318个。 || The city has built ⟦318⟧ parks.\n"
        "全市建成公园⟦381⟧个。 || The city has built ⟦381⟧ parks.",
    ),
    gather=gather,
    conclude=conclude,
    scope=Scope.SET,
    most=CROWD,
)
