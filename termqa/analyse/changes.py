"""What has changed between two versions of a source, and whether the translation follows the old one or the new one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from termqa.analyse import Unit
from termqa.analyse.lexicon import LONGEST, load
from termqa.analyse.script import fold, is_han
from termqa.analyse.stems import WORD, stem, stems
from termqa.model import Carried, ChangeRow, Lang, Problem, Span, Text


class Hunk(NamedTuple):
    """A stretch of the old text and what stands in its place; one of them may be empty."""

    old: Span
    new: Span


def hunks(old: str, new: str) -> list[Hunk]:
    """
    What was replaced, added or taken out, word by word.

    >>> [(h.old.of("增长5.3%。"), h.new.of("增长5.5%。")) for h in hunks("增长5.3%。", "增长5.5%。")]
    [('5.3%', '5.5%')]
    """
    olds, news = list(_words(old)), list(_words(new))
    found: list[Hunk] = []
    for step in Indel.opcodes([s.of(old) for s in olds], [s.of(new) for s in news]):
        if step.tag == "equal":
            continue
        here = _stretch(olds, step.src_start, step.src_end), _stretch(news, step.dest_start, step.dest_end)
        last = found[-1] if found else None
        if last and last.old.end == here[0].start and last.new.end == here[1].start:
            found[-1] = Hunk(Span(last.old.start, here[0].end), Span(last.new.start, here[1].end))
        else:
            found.append(Hunk(*here))
    return found


def _stretch(words: list[Span], start: int, end: int) -> Span:
    at = words[start].start if start < len(words) else (words[-1].end if words else 0)
    return Span(at, words[end - 1].end if end > start else at)


def _words(text: str) -> Iterator[Span]:
    """The words of a text: the longest that the dictionary has, numbers, Latin words, single marks."""
    known = load().words
    plain = fold(text)
    at = 0
    while at < len(plain):
        end = at + 1
        if is_han(plain[at]):
            end = next((at + n for n in range(LONGEST, 1, -1) if plain[at : at + n] in known), end)
        elif plain[at].isalnum():
            while end < len(plain) and (plain[end].isalnum() or plain[end] in ".,%") and not is_han(plain[end]):
                end += 1
            while not plain[end - 1].isalnum() and plain[end - 1] != "%":
                end -= 1
        yield Span(at, min(end, len(plain)))
        at = end


def carried(unit: Unit) -> Carried:
    """Whether the words of the translation fit the source as it was, as it is, or do not tell.

    Words of the old text that the new one has no more are looked for by their meanings, and so are the new ones.
    """
    old, new = _sought(unit)
    said = set(stems(unit.en.text))
    if old & said and not new & said:
        return Carried.STALE
    return Carried.DONE if new & said and not old & said else Carried.CHECK


def telling(unit: Unit) -> tuple[Span, ...]:
    """The words of the translation that have the meaning of words that are gone from the source."""
    old, _ = _sought(unit)
    words = (Span(*m.span()) for m in WORD.finditer(unit.en.text))
    return tuple(span for span in words if stem(span.of(unit.en.text).lower()) in old)


def _sought(unit: Unit) -> tuple[set[str], set[str]]:
    """The meanings of what only the old source says, and of what only the new one says."""
    was, now = unit.pair.was or "", unit.pair.source.text
    if unit.pair.source.lang is not Lang.ZH:
        return set(), set()
    changes = hunks(was, now)
    gone, come = _meanings(h.old.of(was) for h in changes), _meanings(h.new.of(now) for h in changes)
    kept = _meanings(_between([h.new for h in changes], now))
    return gone - come - kept, come - gone - kept


def _between(spans: list[Span], text: str) -> Iterator[str]:
    """The stretches of the text that the spans leave."""
    at = 0
    for span in (*spans, Span(len(text), len(text))):
        yield text[at : span.start]
        at = span.end


def _meanings(texts: Iterable[str]) -> set[str]:
    """The English stems that the dictionary gives for the words of some texts."""
    known = load().words
    return {s for text in texts for span in _words(text) for s in known.get(fold(span.of(text)), "").split()}


def change(unit: Unit, stale: Sequence[Problem]) -> ChangeRow:
    """The row of the Changes sheet for a pair whose source has changed, given what of it is still old."""
    pair, file = unit.pair, unit.context.bitext.file
    state = Carried.STALE if stale else _followed(unit)
    what = Text(" ".join(p.message.zh for p in stale), " ".join(p.message.en for p in stale))
    return ChangeRow(file, pair.id, pair.was or "", pair.source.text, pair.target.text, state, what)


def _followed(unit: Unit) -> Carried:
    """Whether a translation in which nothing old was found has the change: its figures or its words tell."""
    if not unit.pair.was or not unit.whole:
        return Carried.DONE
    changes = hunks(unit.pair.was, unit.pair.source.text)
    new = [q for q in unit.source.figures if any(q.span.meets(h.new) for h in changes)]
    faulty = {q.span for fault in unit.figures.faults if fault.rule != "precision" for q in fault.source}
    if new and not any(q.span in faulty for q in new):
        return Carried.DONE
    return carried(unit)
