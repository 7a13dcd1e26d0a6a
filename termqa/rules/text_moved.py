"""A passage of the translation stands out of the order of the source.

Why: two paragraphs that were exchanged when drafts were merged read well, and answer the wrong question.

Only between two documents that termqa has aligned; neighbouring passages that moved together are one finding, and table
cells are silent. English may put a sentence elsewhere on purpose, so the finding is minor. In the examples ↕ stands
before a pair whose translation has moved.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termqa.analyse import Unit
from termqa.analyse.words import excerpt
from termqa.model import Kind, Place, Problem, Severity, Span, Text, Where
from termqa.rules.rule import Fact, Nothing, Rule, Scope


class Passage(NamedTuple):
    """A pair whose translation has moved."""

    file: str
    segment: str
    place: Text
    words: str
    source: Span
    target: Span


def gather(unit: Unit, options: Nothing) -> Iterator[Passage]:
    """Yield the pair if its translation stands elsewhere."""
    pair = unit.pair
    if pair.moved and unit.whole and pair.source.kind is not Kind.CELL:
        yield Passage(
            unit.context.bitext.file, pair.id, pair.target.place, excerpt(pair.target.text),
            Span(0, len(pair.source.text)), Span(0, len(pair.target.text)),
        )  # fmt: skip


def conclude(facts: Sequence[Fact], options: Nothing) -> Iterator[tuple[Where, Problem]]:
    """Yield one problem for each run of pairs that moved together."""
    runs: list[list[Fact]] = []
    for fact in facts:
        if runs and fact[0].pair == runs[-1][-1][0].pair + 1:
            runs[-1].append(fact)
        else:
            runs.append([fact])
    for run in runs:
        where, first = run[0]
        yield (
            where,
            Problem(
                Text(
                    zh=f"译文“{first.words}”不在原文的位置上（现在{first.place.zh}）。",
                    en=f"“{first.words}” stands out of the order of the source (now at {first.place.en}).",
                ),
                (first.source,),
                (first.target,),
                places=tuple(Place(p.file, p.segment, (p.target,), p.words) for _, p in run[1:]),
            ),
        )


RULE = Rule(
    name="text-moved",
    title=Text(zh="段落移位", en="Moved passage"),
    severity=Severity.MINOR,
    quiet=("产量增长。 || Output grew.\n销量下降。 || Sales fell.",),
    loud=("产量增长。 || Output grew.\n↕ ⟦销量下降。⟧ || ⟦Sales fell.⟧",),
    gather=gather,
    conclude=conclude,
    scope=Scope.DOCUMENT,
)
