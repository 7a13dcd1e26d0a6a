"""What stands in a translation where the usual rendering of a term is missing, and how it differs from that."""

from typing import NamedTuple

from termqa.analyse.discover.classes import Class, Contrast, abbreviates, content
from termqa.analyse.discover.rendering import Glosses, Run, Use
from termqa.analyse.terms import match
from termqa.analyse.terms.index import Kind, Rendering
from termqa.analyse.terms.lemma import Words
from termqa.analyse.terms.located import in_english
from termqa.analyse.terms.window import Sought
from termqa.glossary import Concept
from termqa.model import Span

_PREPOSITIONS = frozenset({"in", "on", "for", "to", "with", "at", "by", "from"})


class Deviation(NamedTuple):
    """Words that stand for a term in place of the usual rendering."""

    span: Span
    kind: Class
    trust: float
    """How sure it is that they stand for the term, from 0 to 1."""


def stands(run: Run, words: Words) -> Span | None:
    """Where a run of words stands in a translation; None where it does not."""
    at = words.line.find(f" {' '.join(run)} ")
    if at < 0:
        return None
    first = words.number(at)
    return words.span(first, first + len(run))


def usual(form: str, words: Words, run: Run) -> Rendering:
    """The usual rendering of a term as it stands in one translation."""
    span = stands(run, words)
    text = span.of(words.text) if span else " ".join(run)
    return Rendering(Concept(id=form, zh=form, en=text), text, Kind.PREFERRED, run)


def deviation(glosses: Glosses, rendering: Rendering, use: Use) -> Deviation | None:
    """The words that stand for the term in place of the usual rendering; None where it stands or none can be told."""
    words = use.target
    if match.loose(words, (rendering,)) or match.near(words, (rendering,)) or match.short(words, (rendering,)):
        return None
    known = content(Words(rendering.text))
    if any(abbreviates([word], known) for word in words.raw):
        return None
    run = in_english(words, Sought(glosses.form, use.source, (rendering,)), set())
    if run is None:
        return None
    span = words.span(*run)
    contrast = Contrast(Words(span.of(words.text)), Words(rendering.text))
    kind = contrast.kind
    whole = 2 * len(contrast.core) >= len(glosses.form) and glosses.coverage(contrast.core) == 1
    if kind is Class.VARIANT and (whole or _reaches(span.of(words.text), rendering)):
        kind = Class.SHORT
    return Deviation(span, kind, _trust(contrast, glosses, use.source))


def _reaches(found: str, known: Rendering) -> bool:
    """Whether the words found go on into another phrase: fintech *in banking*."""
    return bool(_PREPOSITIONS.intersection(Words(found).raw).difference(known.lemmas))


def _trust(contrast: Contrast, glosses: Glosses, source: str) -> float:
    """How sure it is that words stand for the term: by the words of the usual rendering, the glosses, the length."""
    new = [contrast.found[n] for n in contrast.new]
    shared = 1 - len(new) / len(contrast.found) if contrast.found else 0.0
    strange = sum(glosses.of(w) < 0.4 and glosses.claimed(w, source) for w in new)
    glossed = sum(glosses.of(w) >= 0.6 for w in new) / len(new) if new else 1.0
    covered = glosses.coverage(contrast.found)
    if not shared and covered < 0.5:
        return 0.0
    if shared:
        sure = 0.5 * max(shared, glossed) + 0.3 * covered + 0.2
    else:
        sure = 0.8 * glossed * min(1.0, covered / max(0.1, glosses.coverage(contrast.known)))
    return max(0.0, min(1.0, sure - 0.3 * strange - 0.05 * abs(len(contrast.found) - len(contrast.known))))
