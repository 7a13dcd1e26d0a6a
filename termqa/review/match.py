"""Which findings an earlier decision (or an earlier finding) is about: by id, else by likeness.

An id says what is wrong and in which segment, so a finding is known again wherever its segment stands. Where the
segment itself was edited or split, the family of the id still says what is wrong: of those findings the one whose text
is like the earlier one, and of which there is only one, is taken; to be confirmed by a person.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from termqa.fingerprint import FAMILY, bare
from termqa.model import Finding

SOURCE_LIKE, TARGET_LIKE = 90.0, 80.0
"""How alike the texts must be, in percent: the source is fixed, the translation is what people edit."""
PART_LIKE, PART_LENGTH = 95.0, 10
"""How alike a segment and a part of another must be after a split, and how many letters such a part has at least."""
CLEARLY = 3.0
"""By how much the best must be better than the second best, or nobody can tell which one is meant."""


class Known(Protocol):
    """Something remembered of a finding."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def rule(self) -> str: ...  # noqa: D102
    @property
    def file(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def target(self) -> str: ...  # noqa: D102
    @property
    def count(self) -> int: ...  # noqa: D102


class Link(NamedTuple):
    """The number of what is known, and whether the id says so or only likeness."""

    known: int
    exact: bool


def match(known: Sequence[Known], findings: Sequence[Finding]) -> dict[int, Link]:
    """What is known of each finding, by the finding's number; no more findings than ``count`` for one."""
    matched, used = _by_id(known, findings)
    left = [n for n in range(len(known)) if n not in used]
    free: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, finding in enumerate(findings):
        if n not in matched:
            free[finding.id[:FAMILY], finding.rule].append(n)
    for n, taken in _by_likeness(known, left, findings, free):
        matched.update((one, Link(n, exact=False)) for one in taken)
    return matched


def file_name(file: str) -> str:
    r"""The file's name without its folders, so that a decision is at home wherever the command is run.

    >>> file_name("texts/a.docx"), file_name("D:\\texts\\a.docx")
    ('a.docx', 'a.docx')
    """
    return file.replace("\\", "/").rpartition("/")[2]


def _by_id(known: Sequence[Known], findings: Sequence[Finding]) -> tuple[dict[int, Link], set[int]]:
    """Findings with an id that is known; where there are more than known, those of the same file come first."""
    numbers = {(one.id, one.rule): n for n, one in enumerate(known)}
    same: dict[int, list[int]] = defaultdict(list)
    for n, finding in enumerate(findings):
        if (number := numbers.get((finding.id, finding.rule))) is not None:
            same[number].append(n)
    matched: dict[int, Link] = {}
    for number, found in same.items():
        one = known[number]
        found.sort(key=lambda n: file_name(findings[n].file) != file_name(one.file))
        matched.update((n, Link(number, exact=True)) for n in found[: one.count])
    return matched, set(same)


def _by_likeness(
    known: Sequence[Known], left: Sequence[int], findings: Sequence[Finding], free: dict[tuple[str, str], list[int]]
) -> Iterator[tuple[int, list[int]]]:
    """(number of what is known, numbers of the findings that take it over), the most alike first."""
    scored: list[tuple[float, int, list[int]]] = []
    for n in left:
        one = known[n]
        groups: dict[str, list[int]] = defaultdict(list)
        for number in free.get((one.id[:FAMILY], one.rule), ()):
            groups[findings[number].id].append(number)
        ranked = sorted(((_alike(one, findings[group[0]]), group) for group in groups.values()), reverse=True)
        ranked = [(score, group) for score, group in ranked if score]
        if ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] > CLEARLY):
            scored.append((ranked[0][0], n, ranked[0][1]))
    claims: dict[int, list[float]] = defaultdict(list)
    for score, _, group in scored:
        claims[group[0]].append(score)
    for score, n, group in sorted(scored, reverse=True):
        rivals = claims[group[0]]
        if score == max(rivals) and sum(score - other <= CLEARLY for other in rivals) == 1:
            yield n, group[: known[n].count]


def _alike(one: Known, finding: Finding) -> float:
    """How alike the texts are, in percent; 0 where they are not alike enough."""
    source = _likeness(one.source, finding.pair.source.text, SOURCE_LIKE)
    target = _likeness(one.target, finding.pair.target.text, TARGET_LIKE)
    return min(source, target) if source and target else 0.0


def _likeness(first: str, second: str, limit: float) -> float:
    from rapidfuzz import fuzz

    short, long = sorted((bare(first), bare(second)), key=len)
    if not long:
        return 100.0
    whole = fuzz.ratio(short, long)
    if whole >= limit:
        return whole
    if len(short) >= PART_LENGTH and fuzz.partial_ratio(short, long) >= PART_LIKE:
        return max(whole, 1.0)
    return 0.0
