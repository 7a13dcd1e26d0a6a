"""Which figure belongs to which thing: lists of figures whose labels, or whose figures alone, change places.

The labels of a list are found in the Chinese (what stands before 分别, or before each figure). In the English a label
stands where a date or ordinal inside it does, else its glossary term, else the first word of CC-CEDICT's glosses that
no other label of the list shares. Where two lists alternate, the figures of the one label those of the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from termqa.analyse import lexicon
from termqa.analyse.figures.en_words import MOVE
from termqa.analyse.figures.quantity import CALENDAR, POINTS, SHARE, Kind, Quantity, Strength
from termqa.analyse.stems import WORD, stem
from termqa.analyse.terms import standing
from termqa.model import Lang, Span

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.match import Match

_SENTENCE, _DIGIT = regex.compile("[。；]"), regex.compile(r"\d")
_CLAUSE = regex.compile(r"[，。；：！？;:]|,(?!\d)|(?<!\d),")
_ITEM = regex.compile(r"、|和|与|及|以及")
_TAIL = regex.compile(
    r"(?:同比|环比|比上年|增速|分别|则|均|为|达|达到|增长|下降|上升|回落|提高|增加|减少|上涨|下跌|降低|增产|减产|约|近|超|超过|快|慢|高|低|占|是|有|至|到|实现|完成)+[^，,。；;]*$"
)
_NO_LABEL = regex.compile("[那就如若可能将会已还也并不没把被让请]")


_COMPARED = regex.compile(
    r"(?P<one>[^，,。；;：:]{2,16}?)(?:比(?P<other>[^，,。；;]{2,12}?)[高快多低慢少]|[高快多低慢少]于(?P<other>[^，,。；;\d]{2,16}))[^，,。；;\d]*$"
)


_THAN = regex.compile(r"[^,.;:]*(?P<than> )than ")


def seen_from_the_other_side(unit: "Unit", zh: Quantity, en: Quantity) -> bool:
    """Whether the English compares the other thing with the one (urban slower than rural for 农村比城镇快).

    True where more of the words that one of the two has for itself stand on the wrong side of "than" than on the right.
    """
    said = _THAN.match(unit.en.text, en.span.end)
    than = said.end("than") if said else -1
    if than < 0 or not (m := _COMPARED.search(unit.zh.folded[max(0, zh.span.start - 40) : zh.span.start])):
        return False
    one, other = (set().union(*_glosses(m[name])) for name in ("one", "other"))
    words = [(w.start() > than, stem(w[0].lower())) for w in WORD.finditer(unit.en.text)]
    before, after = ({word for behind, word in words if behind is side} for side in (False, True))
    turned = ((one - other) & (after - before)) | ((other - one) & (before - after))
    straight = ((one - other) & (before - after)) | ((other - one) & (after - before))
    return len(turned) > len(straight)


_LONGEST_LABEL = 16
_BEHIND = regex.compile(r"(?:的|[枚个项家名所座条辆艘架支票])(?P<label>(?![百基]分?点)\p{Han}{2,6})")
"""What figures are of where that stands behind them: 20%的人口, 3枚金牌."""
_APART = regex.compile(r"[。；;]|^\s*比\s*$|其中|比上|较上|较前|至|到|\d年")
_CLASSIFIER = regex.compile(r"\p{Han}")


def _alike(text: str, before: Quantity, here: Quantity) -> bool:
    """Whether two figures are of one kind, unit and classifier, and near enough to be of one list."""
    gap = text[before.span.end : here.span.start]
    if not (before.kind is here.kind and before.unit == here.unit and before.currency == here.currency):
        return False
    if here.kind is Kind.CARDINAL and not here.unit and not here.currency:
        a, b = _CLASSIFIER.match(text, before.span.end), _CLASSIFIER.match(text, here.span.end)
        if a and b and a[0] != b[0] and len(gap) > 2:
            return False
    return len(gap) < 26 and not _APART.search(gap)


_RATES = SHARE | POINTS
_NAMING = CALENDAR | {Kind.ORDINAL}


def _weighty(q: Quantity) -> bool:
    """Whether it is a figure that belongs to something named: a share, points, money or a count."""
    return (not q.in_range and q.kind in _RATES) or (
        q.kind is Kind.CARDINAL and q.strength is Strength.REQUIRED and not q.loose
    )


def _pieces(pattern: regex.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    """The spans between the matches of a pattern."""
    cuts = [(m.start(), m.end()) for m in pattern.finditer(text, start, end)]
    return [Span(a, b) for a, b in zip([start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end], strict=True)]


def _bare(text: str, span: Span) -> Span:
    """The span without the predicate at its end."""
    tail = _TAIL.search(text, span.start, span.end)
    return Span(span.start, tail.start()) if tail else span


def _last_word(text: str, label: Span) -> Span:
    """The longest dictionary word at the end of the label."""
    table = lexicon.load().words
    longest = min(lexicon.LONGEST, label.end - label.start)
    return next(
        (Span(label.end - n, label.end) for n in range(longest, 1, -1) if text[label.end - n : label.end] in table),
        label,
    )


@lru_cache(maxsize=1024)
def _glosses(label: str) -> tuple[frozenset[str], ...]:
    """The English stems of each of the label's first two words, in order; last, those of the first word's characters."""
    table = lexicon.load().words
    found = [frozenset({stem(m[0].lower())}) for m in WORD.finditer(label)]
    at, first = 0, ""
    while at < len(label) and not (first and len(found) > 1):
        for length in range(min(lexicon.LONGEST, len(label) - at), 0, -1):
            word = label[at : at + length]
            if word in table and (length > 1 or len(label) < 3):
                found.append(frozenset(table[word].split()))
                at, first = at + length, first or word
                break
        else:
            at += 1
    return (*found[:2], *(frozenset(table.get(c, "").split()) for c in first[:1] if len(first) > 1))


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of figures in a pair, to be asked whether their order is right."""

    unit: "Unit"
    matches: "Sequence[Match]"
    """The figures that agree."""

    def zh(self, m: "Match") -> Quantity:
        """The Chinese figure of a match."""
        return m.source if self.unit.pair.source.lang is Lang.ZH else m.target

    def en(self, m: "Match") -> Quantity:
        """The English figure of a match."""
        return m.target if self.unit.pair.source.lang is Lang.ZH else m.source

    def exchanged(self, matches: "Sequence[Match]") -> "list[Match]":
        """The two matches of a list whose English figures have changed places though the English labels have not.

        Empty where the orders agree, where the labels of the two are not found for sure, and where more than two would be
        out of order: then the labels were probably misread.
        """
        ordered = sorted(matches, key=lambda m: self.zh(m).span)
        places = self._found(ordered)
        known = [i for i, place in enumerate(places) if place is not None]
        if len(known) < len(ordered):
            return [ordered[i] for i in self._in_anothers_place(ordered, places)]
        by_label = sorted(known, key=lambda i: places[i] or 0)
        by_figure = sorted(known, key=lambda i: self.en(ordered[i]).span)
        wrong = [i for i, j in zip(by_label, by_figure, strict=True) if i != j]
        return [ordered[i] for i in sorted(wrong)] if len(wrong) == 2 else []

    def _in_anothers_place(self, ordered: "Sequence[Match]", places: Sequence[int | None]) -> list[int]:
        """The two figures that have changed places where some labels are not known, else none.

        Nothing else may have moved, neither figure nor known label, and of the two both labels must be known, or one
        where every figure stands behind its label.
        """
        figures = sorted(range(len(ordered)), key=lambda i: self.en(ordered[i]).span)
        wrong = sorted(i for i, j in enumerate(figures) if i != j)
        slots = {
            i: sum(self.en(m).span.start < place for m in ordered)
            for i, place in enumerate(places)
            if place is not None
        }
        told = [i for i in wrong if i in slots]
        in_order = list(slots) == sorted(slots, key=lambda i: places[i] or 0)
        if len(wrong) != 2 or not told or not in_order:
            return []
        each_behind = len(slots) > len(told) and all(slots[i] == i for i in slots)
        return wrong if len(told) == 2 or each_behind else []

    def moved(self, group: "Sequence[Match]", out_of_order: "Sequence[Match]") -> bool:
        """Whether the labels of the figures that stand in another order are known to have changed places too."""
        ordered = sorted(group, key=lambda m: self.zh(m).span)
        places = self._found(ordered)
        known = all(places[i] is not None for i, m in enumerate(ordered) if m in out_of_order)
        return known and not self.exchanged(group)

    def crossed(self, groups: "Sequence[Sequence[Match]]") -> "list[Match]":
        """The figures of a list under 分别 that stand, in the English, beside another thing's figures of an earlier list.

        甲…42356元，乙…17219元，分别增长4.4%和5.9% goes wrong where 17,219 comes with 4.4 and 42,356 with 5.9.
        """
        for first, second in pairwise(groups):
            if len(first) != len(second):
                continue
            between = self.unit.zh.folded[self.zh(first[-1]).span.end : self.zh(second[0]).span.start]
            if "分别" not in between or _SENTENCE.search(between):
                continue
            ones, others = ([self.en(m).span for m in g] for g in (first, second))
            everything = sorted([(s, "a", i) for i, s in enumerate(ones)] + [(s, "b", i) for i, s in enumerate(others)])
            pairs = list(zip(everything[::2], everything[1::2], strict=True))
            if any(a[1] == b[1] for a, b in pairs):
                continue
            wrong = [second[b[2] if b[1] == "b" else a[2]] for a, b in pairs if a[2] != b[2]]
            if len(wrong) == 2:
                return wrong
        return []

    def _found(self, ordered: "Sequence[Match]") -> list[int | None]:
        """The places of the labels in the English, for matches in the order of the Chinese; None for one not found."""
        labels = self._labels([self.zh(m).span for m in ordered])
        return [None] * len(ordered) if labels is None else self._places(labels)

    def groups(self) -> "list[list[Match]]":
        """The groups of two or more figures of one kind that one Chinese sentence gives for several things.

        Either a list under one 分别, or one figure a clause (甲增长3%，乙增长4%).
        """
        text = self.unit.zh.folded
        usable = [m for m in self.matches if _weighty(self.zh(m))]
        if len(usable) < 2:
            return []
        groups: list[list[Match]] = []
        for m in sorted(usable, key=lambda m: self.zh(m).span):
            if groups and _alike(text, self.zh(groups[-1][-1]), self.zh(m)):
                groups[-1].append(m)
            else:
                groups.append([m])
        return [g for g in groups if 1 < len(g) <= 8 and len({m.source.size for m in g}) == len(g)]

    def _labels(self, figures: Sequence[Span]) -> list[Span] | None:
        """What each figure of the list is of, None where that cannot be told."""
        text, n = self.unit.zh.folded, len(figures)
        behind = [m for f in figures if (m := _BEHIND.match(text, f.end))]
        if len(behind) == n == len({m["label"] for m in behind}):
            return [Span(*m.span("label")) for m in behind]
        gaps = [Span(a.end, b.start) for a, b in pairwise(figures)]
        first = figures[0].start
        if all(len(g.of(text)) <= 4 for g in gaps):
            start = max(text.rfind("。", 0, first), text.rfind("；", 0, first), text.rfind(";", 0, first)) + 1
            clauses = [c for c in _pieces(_CLAUSE, text, start, first) if c.start < c.end]
            for clause in reversed(clauses):
                told = text.find("分别", clause.start, clause.end)
                named = _pieces(_ITEM, text, *_bare(text, Span(clause.start, told) if told >= 0 else clause))
                if len(named) == n and all(s.start < s.end for s in named):
                    return [_last_word(text, named[0]), *named[1:]]  # what stands before the first belongs to all
            told_of = [Span(c.start, m.start()) for c in clauses if (m := _DIGIT.search(text, c.start, c.end))]
            bare = [_bare(text, c) for c in told_of]
            return bare if len(bare) == n and all(b.end - b.start >= 2 for b in bare) else None
        heads = [Span(0, first), *gaps]
        bare = [_bare(text, _pieces(_CLAUSE, text, *h)[-1]) for h in heads]
        if bare[0].end - bare[0].start > _LONGEST_LABEL:
            bare[0] = _last_word(text, bare[0])
        return (
            bare
            if all(2 <= b.end - b.start <= _LONGEST_LABEL and not _NO_LABEL.search(b.of(text)) for b in bare)
            else None
        )

    def _places(self, labels: Sequence[Span]) -> list[int | None]:
        """Where in the English each label stands, None for one without a word, term or date of its own there."""
        dated = [self._dated(label) for label in labels]
        places = dated if None not in dated else self._by_words(labels)
        if None in places:
            terms = self._by_terms(labels)
            places = [t if p is None else p for p, t in zip(places, terms, strict=True)]
        found = [p for p in places if p is not None]
        return places if len(set(found)) == len(found) else [None] * len(labels)

    def _dated(self, label: Span) -> int | None:
        """Where the English has the date or ordinal that stands in the label."""
        for m in self.matches:
            zh = self.zh(m).span
            if m.source.kind in _NAMING and label.start <= zh.start and zh.end <= label.end:
                return self.en(m).span.start
        return None

    def _by_terms(self, labels: Sequence[Span]) -> list[int | None]:
        """Where the English has the glossary term that each label holds."""
        terms = standing(self.unit)
        return [
            next((en.start for zh, en in terms if label.start <= zh.start and zh.end <= label.end), None)
            for label in labels
        ]

    def _by_words(self, labels: Sequence[Span]) -> list[int | None]:
        """Where the English has the first word of each label's glosses that is no other label's and stands there once."""
        at: dict[str, int] = {}
        for m in WORD.finditer(self.unit.en.text):
            word = stem(low := m[0].lower())
            at[word] = -1 if word in at or MOVE.fullmatch(low) else m.start()
        glosses = [_glosses(label.of(self.unit.zh.folded)) for label in labels]
        places: list[int | None] = []
        for i, own in enumerate(glosses):
            others = set().union(*(g for j, words_ in enumerate(glosses) if j != i for g in words_))
            found = (sorted(at[w] for w in word - others if at.get(w, -1) >= 0) for word in own)
            places.append(next((f[0] for f in found if f), None))
        return places
