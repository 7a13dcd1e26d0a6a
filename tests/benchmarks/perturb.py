"""What befalls a translation on its way: paragraphs dropped, inserted, merged, split, moved; pages and lines broken."""

import random
import textwrap
from collections.abc import Sequence

from .briefing import Paragraph, briefing

ALL = ("drop", "insert", "merge", "split", "move", "pages", "wrap")
_SHARE = 0.05
Line = tuple[str, frozenset[int]]
"""A line of text and the paragraphs that it holds words of."""


class Case:
    """A perturbed pair of texts, in lines, and what is true of it."""

    def __init__(self, size: int, seed: int, kinds: Sequence[str]) -> None:
        self.chance = random.Random(seed * 7919 + len(kinds))
        self.zh, self.en = briefing(size, seed)
        self.seed = seed
        self.moved: set[int] = set()
        self.dropped: set[int] = set()
        self._untouched = set(range(size))
        for kind in kinds:
            if kind not in ("pages", "wrap"):
                getattr(self, "_" + kind)(max(1, int(_SHARE * size)))
        numbers = {p for x in self.zh for p in x.origin} & {p for x in self.en for p in x.origin}
        self.links = {(p, p) for p in numbers if p >= 0}
        self.zh_lines = self._lines(self.zh, "zh", "pages" in kinds, "wrap" in kinds)
        self.en_lines = self._lines(self.en, "en", "pages" in kinds, "wrap" in kinds)

    def _pick(self, count: int, run: int = 1) -> list[int]:
        """Numbers of paragraphs (no headings) that nothing has befallen yet."""
        fit = [n for n in sorted(self._untouched) if all(m in self._untouched and m % 11 for m in range(n, n + run))]
        chosen: list[int] = []
        for n in self.chance.sample(fit, len(fit)):
            if len(chosen) < count and all(abs(n - m) > run for m in chosen):
                chosen.append(n)
        self._untouched -= {m for n in chosen for m in range(n, n + run)}
        return chosen

    def _drop(self, count: int) -> None:
        for n in self._pick(count):
            side = self.chance.choice(["zh", "en"])
            setattr(self, side, [p for p in getattr(self, side) if p.number != n])
            self.dropped.add(n)

    def _insert(self, count: int) -> None:
        other = briefing(3 * count + 11, self.seed + 100_000)
        for k in range(count):
            side, source = self.chance.choice([(self.zh, other[0]), (self.en, other[1])])
            extra = source[3 * k + 1 if (3 * k + 1) % 11 else 3 * k + 2]
            side.insert(self.chance.randrange(len(side)), Paragraph(-1 - k, extra.sentences, extra.joiner))

    def _merge(self, count: int) -> None:
        for n in self._pick(count, 2):
            side = self.chance.choice([self.zh, self.en])
            at = _find(side, n)
            if side[at + 1].number == n + 1:
                first, second = side[at], side.pop(at + 1)
                side[at] = Paragraph(n, first.sentences + second.sentences, first.joiner, {n, n + 1}, len(first.text))

    def _split(self, count: int) -> None:
        for n in self._pick(4 * count)[:]:
            side = self.chance.choice([self.zh, self.en])
            at = _find(side, n)
            whole = side[at]
            if len(whole.sentences) > 1:
                cut = self.chance.randrange(1, len(whole.sentences))
                side[at : at + 1] = [
                    Paragraph(n, whole.sentences[:cut], whole.joiner),
                    Paragraph(n, whole.sentences[cut:], whole.joiner),
                ]

    def _move(self, count: int) -> None:
        for n in self._pick(count):
            at = _find(self.en, n)
            piece = self.en.pop(at)
            far = self.chance.choice([-1, 1]) * self.chance.randint(2, 10)
            self.en.insert(max(0, min(len(self.en), at + far)), piece)
            self.moved.add(n)

    def _lines(self, paragraphs: list[Paragraph], lang: str, pages: bool, wrap: bool) -> list[Line]:
        lines: list[Line] = []
        for p in paragraphs:
            pieces = _wrapped(p.text, lang) if wrap else [p.text]
            at = 0
            for piece in pieces:
                own = {
                    n for n in p.origin if not p.seam or (at < p.seam if n == p.number else at + len(piece) > p.seam)
                }
                lines.append((piece, frozenset(own)))
                at += len(piece) + len(p.joiner)
        if not pages:
            return lines
        height = 40 if wrap else 12
        paged: list[Line] = []
        for start in range(0, len(lines), height):
            page = start // height + 1
            if lang == "zh":
                foot = [(f"— {page} —", frozenset()), ("国民经济运行情况", frozenset())]
                paged += lines[start : start + height] + foot
            else:
                foot = [(f"Page {page}", frozenset()), ("Performance of the National Economy", frozenset())]
                at = max(0, start - 7)
                paged += lines[at : max(0, start + height - 7)] + foot
        if lang == "en":
            paged += lines[(len(lines) - 1) // height * height + height - 7 :]
        return paged


def _wrapped(text: str, lang: str) -> list[str]:
    """The text in lines as broad as a page."""
    if lang == "en":
        return textwrap.wrap(text, 78)
    return [text[i : i + 36] for i in range(0, len(text), 36)]


def _find(side: list[Paragraph], number: int) -> int:
    return next(at for at, p in enumerate(side) if number in p.origin)


def reworded(size: int, seed: int) -> tuple[list[str], list[str], set[tuple[str, str]]]:
    """Paragraphs of both languages with sentences omitted, added, joined or swapped, and the pairs that are right."""
    chance = random.Random(seed)
    sides = briefing(size, seed)
    other = [p.sentences for p in briefing(size, seed + 5000)[1] if len(p.sentences) > 1]
    texts: tuple[list[str], list[str]] = ([], [])
    want: set[tuple[str, str]] = set()
    for own, translation in zip(*sides, strict=True):
        zh, en = list(own.sentences), list(translation.sentences)
        pairs = list(zip(zh, en, strict=True))
        at = chance.randrange(len(zh))
        kind = chance.choice(["", "", "", "omit", "omit", "add", "join-zh", "join-en", "swap"]) if len(zh) > 1 else ""
        if kind == "omit":
            side = chance.randrange(2)
            (zh, en)[side].pop(at)
            pairs[at] = ("", pairs[at][1]) if side == 0 else (pairs[at][0], "")
        elif kind == "add":
            en.insert(at + 1, other[chance.randrange(len(other))][1])
            pairs.append(("", en[at + 1]))
        elif kind.startswith("join"):
            at = min(at, len(zh) - 2)
            pairs[at : at + 2] = [_join(zh, en, at, kind)]
        elif kind == "swap":
            at = min(at, len(zh) - 2)
            en[at], en[at + 1] = en[at + 1], en[at]
        texts[0].append("".join(zh))
        texts[1].append(" ".join(en))
        want |= set(pairs)
    return texts[0], texts[1], want


def _join(zh: list[str], en: list[str], at: int, kind: str) -> tuple[str, str]:
    """Makes one sentence of two on one side; the pair that results."""
    if kind == "join-zh":
        zh[at : at + 2] = [zh[at][:-1] + "，" + zh[at + 1]]
        return zh[at], " ".join(en[at : at + 2])
    en[at : at + 2] = [en[at][:-1] + ", and " + en[at + 1][0].lower() + en[at + 1][1:]]
    return "".join(zh[at : at + 2]), en[at]
