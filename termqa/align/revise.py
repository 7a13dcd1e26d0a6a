"""A text whose source has changed: each pair with the source that its translation was made from."""

from collections.abc import Sequence
from dataclasses import replace

from termqa.align.versions import Version, alike, versions
from termqa.analyse.sentences import split
from termqa.errors import UserError
from termqa.model import Bitext, Document, Pair, Segment

SAME_TEXT = 0.2
"""Part of the old sentences that must be found again for both to be versions of one text."""


def revise(bitext: Bitext, old: Bitext, source: Document) -> tuple[Bitext, tuple[str, ...]]:
    """
    The pairs of the text as it is now, each with what its source was; and old sentences that left no trace.

    ``old`` is the old source (``source``) aligned with the same translation. Raises ``UserError`` where the old one
    is another text.
    """
    pairs, olds = list(bitext.pairs), list(old.pairs)
    was = [s for pair in olds for s in _sentences(pair.source)]
    now = [(n, s) for n, pair in enumerate(pairs) for s in _sentences(pair.source)]
    found = versions(was, [s for _, s in now])
    if was and sum(len(v.old) for v in found if v.new) < SAME_TEXT * len(was):
        what = f"is not an earlier version of {bitext.source_file}: hardly a sentence is found again"
        raise UserError(source.path, what, "give the source that the translation was made from after --was")
    earlier = _earlier(found, was, now)
    gone = {n for v in found if not v.new for n in v.old}
    standing, traceless = _standing(gone, olds, pairs)
    revised = []
    for n, pair in enumerate(pairs):
        old_text = earlier.get(n)
        if n in standing:
            old_text = (pair.source.text if old_text is None else old_text) + standing[n]
        revised.append(replace(pair, was=old_text))
    return replace(bitext, pairs=tuple(revised)), traceless


def _sentences(segment: Segment) -> list[str]:
    return [span.of(segment.text) for span in split(segment.text, segment.lang)] if segment.text.strip() else []


def _earlier(found: Sequence[Version], was: Sequence[str], now: Sequence[tuple[int, str]]) -> dict[int, str]:
    """By pair whose source has changed: what it was."""
    parts: dict[int, list[tuple[str, bool]]] = {}
    for version in found:
        old = "".join(was[n] for n in version.old)
        changed = alike(old, "".join(now[n][1] for n in version.new)) < 1
        for pair in dict.fromkeys(now[n][0] for n in version.new):
            own = "".join(now[n][1] for n in version.new if now[n][0] == pair)
            parts.setdefault(pair, []).append((old if changed else own, changed))
    return {pair: "".join(text for text, _ in mine) for pair, mine in parts.items() if any(c for _, c in mine)}


def _standing(gone: set[int], olds: Sequence[Pair], pairs: Sequence[Pair]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Sentences that are gone from the source: by the pair in which their translation may stand still; the others."""
    place: dict[str, int] = {}
    for n, pair in sorted(enumerate(pairs), key=lambda item: bool(item[1].source.text.strip())):
        for sentence in _sentences(pair.target):
            place.setdefault(sentence, n)
    standing: dict[int, str] = {}
    traceless = []
    number = 0
    for pair in olds:
        own = _sentences(pair.source)
        went = [s for k, s in enumerate(own, number) if k in gone]
        number += len(own)
        at = next((place[s] for s in _sentences(pair.target) if s in place), None)
        if went and at is not None:
            standing[at] = standing.get(at, "") + "".join(went)
        else:
            traceless += went
    return standing, tuple(traceless)
