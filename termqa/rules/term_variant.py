"""One text writes the same words in one way: hyphen, capital, number, spacing, quotation marks and the form of a word.

Why: “new-type” beside “new type”, “National Meeting” beside “national meeting”, “nationally unified” beside “national
unified” show that several people translated and nobody read the whole.

What grammar asks for is silent: a hyphen before a noun and none after it, capitals in headings, at the beginning of a
sentence and in a title before a name, plurals and possessives, verbs beside nouns, a term that stands in quotation
marks when it is mentioned first.

Known limits: words that differ in more than one respect are taken for two terms; other words for one term (“smart”
beside “intelligent”) are a short table, and left to term-inconsistent where there is a source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.mentions import Difference, Line, Mention, Variant
from termqa.analyse.phrases import title_like
from termqa.analyse.roles import Role, part
from termqa.analyse.variants import find_variants
from termqa.analyse.words import prose
from termqa.model import Kind, Lang, Place, Problem, Severity, Text, Where
from termqa.rules.rule import Fact, Rule, Scope

_NAMES = {
    Difference.SPACING: Text("空格", "spacing"),
    Difference.HYPHEN: Text("连字符", "hyphen"),
    Difference.NUMBER: Text("单复数", "number"),
    Difference.FORM: Text("词形", "form of a word"),
    Difference.WORDING: Text("用词", "wording"),
    Difference.CAPITAL: Text("大小写", "capitals"),
    Difference.QUOTES: Text("引号", "quotation marks"),
    Difference.CLOSED: Text("分写连写", "one word or two"),
    Difference.ARTICLE: Text("冠词", "article"),
}
_SOFT = (Difference.NUMBER, Difference.ARTICLE)


@dataclass(frozen=True, slots=True)
class Options:
    """Settings under ``[rules.term-variant]``."""

    most: int = 10_000
    """Of a longer text (a translation memory) the first segments are compared, as many as these."""


class Fragment(NamedTuple):
    """The running text of one segment, as the document remembers it."""

    file: str
    segment: str
    text: str
    title: bool
    alone: bool
    """Whether no source could tell one term from two."""


def gather(unit: Unit, options: Options) -> Iterator[Fragment]:
    """Yield the English text that a reader reads as running text."""
    segment = unit.target.segment
    role = part(segment)
    if unit.pair.id.isdigit() and int(unit.pair.id) > options.most:
        return  # what is not compared need not be held
    if segment.lang is Lang.EN and role in (Role.BODY, Role.SPEAKER):
        title = segment.kind is Kind.HEADING or title_like(segment.text)
        yield Fragment(unit.context.bitext.file, unit.pair.id, prose(segment.text), title, unit.alone)


def conclude(facts: Sequence[Fact], options: Options) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each term that the text writes in several ways, told at one of the rarer places.

    Which place that is depends on the words, not on the order of the segments.
    """
    ordered = sorted(
        ((where, found) for where, found in facts[: options.most]), key=lambda fact: (fact[1].text, fact[0])
    )
    lines = [Line(found.text, found.title, where.pair) for where, found in ordered]
    for variant in find_variants(lines):
        where, first = ordered[variant.rare[0].line]
        if first.alone or variant.difference is not Difference.WORDING:  # a source knows better what is one term
            yield where, _problem(ordered, variant)


def _problem(facts: Sequence[Fact], variant: Variant) -> Problem:
    first = variant.rare[0]
    usual = next((mention for mention in variant.usual if mention.words[-2:-1] not in ("'", "’")), variant.usual[0])
    name = _NAMES[variant.difference]
    marks = variant.difference is Difference.QUOTES
    here, there = (f"“{m.words}”{_with_marks(facts[m.line][1], m) if marks else ''}" for m in (first, usual))
    places = sorted([usual, *variant.rare[1:50]], key=lambda mention: (facts[mention.line][0], mention.span))
    return Problem(
        Text(
            zh=f"同一说法写法不一（{name.zh}）：{here} {len(variant.rare)} 处，{there} {len(variant.usual)} 处。",
            en=f"The same words are written in two ways ({name.en}): {here} ({len(variant.rare)}) "
            f"beside {there} ({len(variant.usual)}).",
        ),
        target=(first.span,),
        suggestion="" if marks else _as_usual(variant.difference, first.words, usual.words),
        key=f"{variant.difference.value}|{first.words.lower()}|{usual.words.lower()}",
        severity=Severity.INFO if variant.difference in _SOFT or len(variant.rare) > 3 else Severity.MINOR,
        places=tuple(_place(facts[mention.line][1], mention) for mention in places),
    )


def _as_usual(difference: Difference, here: str, usual: str) -> str:
    """The usual words in the number, and at the beginning of a sentence with the capital, of the words here."""
    if difference is Difference.ARTICLE:
        return f"the {here}" if " " in usual else usual
    last, instead = here.split()[-1], usual.split()[-1]
    if last.lower() != instead.lower() and last.lower().rstrip("s") == instead.lower().rstrip("s"):
        usual = usual.removesuffix(instead) + last
    capital = here[0].isupper() and usual[0].islower() and difference is not Difference.CAPITAL
    return usual[0].upper() + usual[1:] if capital else usual


def _with_marks(found: Fragment, mention: Mention) -> str:
    """A remark that the term stands in quotation marks, where it does."""
    before = found.text[: mention.span.start]
    return " (in quotation marks)" if before.endswith(('"', "“", "'", "‘")) else ""


def _place(found: Fragment, mention: Mention) -> Place:
    return Place(found.file, found.segment, (mention.span,), mention.words)


RULE = Rule(
    name="term-variant",
    title=Text(zh="同一说法写法不一", en="The same words written in two ways"),
    severity=Severity.MINOR,
    options=Options(),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
    quiet=(
        " || It seeks high-quality development.\n || This development is of high quality.",
        " || Vice Minister Wang spoke.\n || He is a vice minister.",
    ),
    loud=(
        " || The ⟦5G+ industrial internet⟧ grew.\n || It uses the ⟦5G+industrial internet⟧.",
        " || The ⟦National Meeting on Forest Fires⟧ was held.\n || It follows the ⟦national meeting on forest fires⟧.",
    ),
)
