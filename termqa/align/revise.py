"""
A text whose source has changed since it was translated: the pairs of the old source, with the new one put in its place.

The translation was made from the old source, so its alignment with that one is the sounder; what became of each old
sentence tells the rest. The new source's own alignment is asked only for sentences that are new altogether.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from termqa.align.versions import Version, alike, versions
from termqa.analyse.sentences import split
from termqa.errors import UserError
from termqa.model import Bitext, Pair, Segment

SAME_TEXT = 0.2
"""Part of the old sentences that must be found again for both to be versions of one text."""


@dataclass(slots=True)
class _Group:
    """Old sentences, what became of them, and their translation."""

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    pairs: list[int] = field(default_factory=list)
    """Numbers of old pairs."""
    target: Segment | None = None
    """The translation of a sentence that is new altogether."""
    moved: bool = False


def revise(bitext: Bitext, old: Bitext) -> Bitext:
    """
    The pairs of the text as it is now, each with what its source was; with the old sentences that left no trace.

    ``bitext`` is the new source aligned with the translation, ``old`` the old one with the same. Raises ``UserError``
    where the old source is another text.
    """
    pairs, olds = list(bitext.pairs), list(old.pairs)
    was = [(n, s) for n, pair in enumerate(olds) for s in _sentences(pair.source)]
    now = [(n, s) for n, pair in enumerate(pairs) for s in _sentences(pair.source)]
    found = versions([s for _, s in was], [s for _, s in now])
    if was and sum(len(v.old) for v in found if v.new) < SAME_TEXT * len(was):
        what = f"is not an earlier version of {bitext.source_file}: hardly a sentence is found again"
        raise UserError(old.source_file, what, "give the source that the translation was made from after --was")
    groups = _groups(found, [n for n, _ in was])
    _translate_new(groups, pairs, olds, [n for n, _ in now])
    revised: list[Pair] = []
    gone: list[str] = []
    for group in _in_order(groups, len(olds)):
        pair = _pair(group, str(len(revised) + 1), pairs, olds, was, now)
        if pair.source.text.strip() or pair.target.text.strip():
            revised.append(pair)
        elif pair.was:
            gone.append(pair.was)
    return replace(bitext, pairs=tuple(revised), gone=tuple(gone))


def _sentences(segment: Segment) -> list[str]:
    return [span.of(segment.text) for span in split(segment.text, segment.lang)] if segment.text.strip() else []


def _groups(found: Sequence[Version], pair_of: Sequence[int]) -> list[_Group]:
    """The versions joined where they share an old pair; sentences that are new altogether stand alone."""
    groups: list[_Group] = []
    of_pair: dict[int, _Group] = {}
    for version in found:
        numbers = dict.fromkeys(pair_of[n] for n in version.old)
        known = [group for n in numbers if (group := of_pair.get(n))]
        group = known[0] if known else _Group()
        if not known:
            groups.append(group)
        for other in known[1:]:
            if other is not group:
                group.old, group.new, group.pairs = (
                    group.old + other.old, group.new + other.new, group.pairs + other.pairs,
                )  # fmt: skip
                groups.remove(other)
        group.old += version.old
        group.new += version.new
        group.moved |= version.moved
        group.pairs += [n for n in numbers if n not in group.pairs]
        of_pair.update(dict.fromkeys(group.pairs, group))
    return groups


def _translate_new(groups: list[_Group], pairs: Sequence[Pair], olds: Sequence[Pair], pair_of: Sequence[int]) -> None:
    """Give sentences that are new altogether the words that the old source did not account for."""
    free = {s for pair in olds if not pair.source.text.strip() for s in _sentences(pair.target)}
    taken: set[str] = set()
    for group in groups:
        if group.pairs:
            continue
        pair = pairs[pair_of[group.new[0]]]
        own = [s for s in _sentences(pair.target) if s in free - taken]
        taken.update(own)
        group.target = pair.target._replace(text=" ".join(own))
    for pair_number, pair in enumerate(olds):
        left = [s for s in _sentences(pair.target) if s not in taken]
        if not pair.source.text.strip() and left:
            groups.append(_Group(pairs=[pair_number]))


def _in_order(groups: Iterable[_Group], olds: int) -> list[_Group]:
    """The groups in the order of the new source; what has none of it stands behind what it stood behind."""
    groups = list(groups)
    behind: dict[int, int] = {}
    last = -1
    of_pair = {n: group for group in groups for n in group.pairs}
    for n in range(olds):
        group = of_pair.get(n)
        if group and group.new:
            last = max(group.new)
        behind[n] = last
    return sorted(groups, key=lambda g: (min(g.new), 0) if g.new else (behind[min(g.pairs)], 1 + min(g.pairs)))


def _pair(
    group: _Group,
    id_: str,
    pairs: Sequence[Pair],
    olds: Sequence[Pair],
    was: Sequence[tuple[int, str]],
    now: Sequence[tuple[int, str]],
) -> Pair:
    before, after = "".join(was[n][1] for n in sorted(group.old)), "".join(now[n][1] for n in sorted(group.new))
    own = [olds[n] for n in sorted(group.pairs)]
    here = pairs[now[min(group.new)][0]].source if group.new else own[0].source
    target = group.target or _joined([pair.target for pair in own])
    scores = [pair.score for pair in own if pair.score is not None]
    changed = bool(group.old or group.new) and alike(before, after) < 1
    return Pair(
        id_,
        here._replace(text=after),
        target,
        min(scores, default=None),
        group.moved or any(pair.moved for pair in own),
        before if changed else None,
    )


def _joined(segments: Sequence[Segment]) -> Segment:
    filled = [s for s in segments if s.text.strip()]
    return filled[0]._replace(text="\n".join(s.text for s in filled)) if filled else segments[0]
