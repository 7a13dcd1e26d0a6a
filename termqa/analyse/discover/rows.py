"""The rows of the Terms sheet: which rendering of which concept stands in which text how often."""

from collections.abc import Iterable, Sequence

from termqa.analyse.terms.lemma import Words
from termqa.model import Finding, Grade, TermRow

_SEGMENTS = 20


def discovered(findings: Iterable[Finding]) -> list[TermRow]:
    """The renderings of terms that no glossary knows, as far as findings and their places name them."""
    places: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for finding in findings:
        problem, term = finding.problem, finding.problem.term
        if term is None or term.id or not term.found:
            continue
        here = (finding.file, finding.segment, term.found)
        for file, segment, words in (here, *((p.file, p.segment, p.text) for p in problem.places)):
            grade = Grade.ADMITTED if _same(words, term.expected[0]) else Grade.REWORDED
            rendering = term.expected[0] if grade is Grade.ADMITTED else words
            places.setdefault((term.zh, rendering, grade.value, file), {})[segment] = None
    return [
        TermRow("", zh, rendering, grade, file, len(segments), tuple(segments)[:_SEGMENTS])
        for (zh, rendering, grade, file), segments in sorted(places.items())
    ]


def _same(words: str, usual: str) -> bool:
    return Words(words).lemmas == Words(usual).lemmas


def matrix(rows: Sequence[TermRow]) -> list[TermRow]:
    """The rows with all renderings of a concept together, the most frequent first, each text by text."""
    concepts = {(row.id, row.zh): n for n, row in reversed(list(enumerate(rows)))}
    counts: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row.id, row.zh, row.rendering)
        counts[key] = counts.get(key, 0) + row.count

    def place(row: TermRow) -> tuple[int, int, str, str]:
        total = counts[row.id, row.zh, row.rendering]
        return (concepts[row.id, row.zh], -total, row.rendering, row.file)

    return sorted(rows, key=place)
