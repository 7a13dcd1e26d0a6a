"""Which figure belongs to which thing: lists of figures whose labels, or whose figures alone, change places.

The labels of a list are found in the Chinese (what stands before 分别, or before each figure) and looked for in the
English through CC-CEDICT's glosses: a label's place is its first word that no other label of the list shares.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from termqa.analyse import lexicon
from termqa.analyse.figures.quantity import POINTS, SHARE, Kind, Quantity, Strength
from termqa.analyse.stems import WORD, stem
from termqa.model import Lang

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.compare import Match

_SENTENCE, _DIGIT = regex.compile("[。；]"), regex.compile(r"\d")
_CLAUSE = regex.compile(r"[，。；：！？,;:]")
_ITEM = regex.compile(r"、|和|与|及|以及")
_TAIL = regex.compile(
    r"(?:同比|环比|比上年|增速|分别|则|均|为|达|达到|增长|下降|上升|回落|提高|增加|减少|上涨|下跌|降低|约|近|超|超过|快|慢|高|低|占|是|有|至|到|实现|完成)+[^，,。；;]*$"
)


def exchanged(unit: "Unit", matches: "Sequence[Match]") -> "list[Match]":
    """The matches of a list whose order among the English figures does not follow the order of the English labels.

    Empty where the orders agree, or where a label cannot be found in the English for sure.
    """
    zh_source = unit.pair.source.lang is Lang.ZH
    ordered = sorted(matches, key=lambda m: (m.source if zh_source else m.target).span)
    places = _found(unit, ordered)
    if places is None:
        return []
    en_spans = [(m.target if zh_source else m.source).span for m in ordered]
    by_label = sorted(range(len(ordered)), key=lambda i: places[i])
    by_figure = sorted(range(len(ordered)), key=lambda i: en_spans[i])
    wrong = [ordered[i] for i, j in zip(by_label, by_figure, strict=True) if i != j]
    return wrong if len(wrong) == 2 else []  # more than one exchange: the labels were probably misread


def known(unit: "Unit", matches: "Sequence[Match]") -> bool:
    """Whether each figure's label has been found in the English."""
    zh_source = unit.pair.source.lang is Lang.ZH
    return _found(unit, sorted(matches, key=lambda m: (m.source if zh_source else m.target).span)) is not None


def _found(unit: "Unit", ordered: "Sequence[Match]") -> list[int] | None:
    """The places of the labels in the English, for matches in the order of the Chinese."""
    zh_source = unit.pair.source.lang is Lang.ZH
    zh_spans = [(m.source if zh_source else m.target).span for m in ordered]
    labels = _labels(unit.zh.folded, [s.start for s in zh_spans], [s.end for s in zh_spans])
    return None if labels is None else _places(labels, unit.en.text)


_COMPARED = regex.compile(
    r"(?P<one>[^，,。；;：:]{2,16}?)(?:比(?P<other>[^，,。；;]{2,12}?)[高快多低慢少]|[高快多低慢少]于(?P<other>[^，,。；;\d]{2,16}))[^，,。；;\d]*$"
)


def seen_from_the_other_side(unit: "Unit", zh: Quantity, en: Quantity) -> bool:
    """Whether the English compares the other thing with the one (urban slower than rural for 农村比城镇快).

    True only where a word that one of the two has for itself stands on the wrong side of "than".
    """
    m = _COMPARED.search(unit.zh.folded[max(0, zh.span.start - 40) : zh.span.start])
    than = unit.en.text.find(" than ", en.span.end)
    if not m or than < 0:
        return False
    one, other = (set().union(*_glosses(m[name])) for name in ("one", "other"))
    words = [(w.start(), stem(w[0].lower())) for w in WORD.finditer(unit.en.text)]
    ours = [at for at, word in words if word in one - other]
    theirs = [at for at, word in words if word in other - one]
    if ours:
        return min(ours) > than
    return bool(theirs) and max(theirs) < than


def lists(unit: "Unit", matches: "Sequence[Match]") -> "list[list[Match]]":
    """The groups of two or more figures of one kind that one Chinese sentence gives for several things.

    Either a list under one 分别, or one figure a clause (甲增长3%，乙增长4%).
    """
    zh_source = unit.pair.source.lang is Lang.ZH
    text = unit.zh.folded
    usable = [m for m in matches if m.source is not m.target and _weighty(m.source)]
    ordered = sorted(usable, key=lambda m: (m.source if zh_source else m.target).span)
    groups: list[list[Match]] = []
    for m in ordered:
        zh = m.source if zh_source else m.target
        if groups:
            last = groups[-1][-1]
            before = last.source if zh_source else last.target
            gap = text[before.span.end : zh.span.start]
            same = before.kind is zh.kind and before.unit == zh.unit and before.currency == zh.currency
            if same and len(gap) < 26 and not _APART.search(gap):
                groups[-1].append(m)
                continue
        groups.append([m])
    return [g for g in groups if 1 < len(g) <= 8 and len({m.source.size for m in g}) == len(g)]


_APART = regex.compile(r"[。；;]|^\s*比\s*$|其中|比上|同比|环比|较上|较前|至|到|\d年")


def _weighty(q: Quantity) -> bool:
    """Whether it is a figure that belongs to something named: a share, points, money or a count."""
    return (not q.in_range and q.kind in SHARE | POINTS) or (
        q.kind is Kind.CARDINAL and q.strength is Strength.REQUIRED and not q.loose
    )


def _labels(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[str] | None:
    """What each figure of the list is of, None where that cannot be told."""
    n = len(starts)
    head = _CLAUSE.split(text[: starts[0]])[-1]
    plain = all(len(text[a:b]) <= 4 for a, b in zip(ends, starts[1:], strict=False))
    if plain:
        before = text[: starts[0]]
        sentence = _SENTENCE.split(before)[-1]
        clauses = [c for c in _CLAUSE.split(sentence) if c]
        for clause in reversed(clauses):
            named = _ITEM.split(_TAIL.sub("", clause.partition("分别")[0]))
            if len(named) == n and all(named):
                return [_last_word(named[0]), *named[1:]]  # what stands before the first belongs to all
        return _clause_labels(clauses, n)
    labels = [head]
    labels += [_CLAUSE.split(text[a:b])[-1] for a, b in zip(ends, starts[1:], strict=False)]
    bare = [_TAIL.sub("", label) for label in labels]
    return bare if all(len(b) >= 2 and not _DIGIT.search(b) for b in bare) else None


def _clause_labels(clauses: Sequence[str], n: int) -> list[str] | None:
    """The subjects of the last n clauses that hold a figure: 城镇居民…42356元，农村居民…17219元，增速分别为…."""
    told = [_DIGIT.split(c)[0] for c in clauses if _DIGIT.search(c)]
    if len(told) != n:
        return None
    bare = [_TAIL.sub("", t) for t in told]
    return bare if all(len(b) >= 2 for b in bare) else None


def _places(labels: Sequence[str], english: str) -> list[int] | None:
    """Where in the English each label stands, None unless every one has a word of its own there."""
    words = [(m.start(), stem(m[0].lower())) for m in WORD.finditer(english)]
    counts = Counter(word for _, word in words)
    at = {word: place for place, word in words if counts[word] == 1}
    glosses = [_glosses(label) for label in labels]
    places = []
    for i, own in enumerate(glosses):
        others = set().union(*(g for j, words_ in enumerate(glosses) if j != i for g in words_))
        found = next(
            (sorted(at[w] for w in word - others if w in at) for word in own if (word - others) & at.keys()), None
        )
        if not found:
            return None
        places.append(found[0])
    return places if len(set(places)) == len(places) else None


def _last_word(label: str) -> str:
    """The longest dictionary word at the end of the label."""
    table = lexicon.load().words
    return next((label[-n:] for n in range(min(lexicon.LONGEST, len(label)), 1, -1) if label[-n:] in table), label)


def _glosses(label: str) -> list[set[str]]:
    """The English stems of each of the label's first two words, in order."""
    table = lexicon.load().words
    found: list[set[str]] = [{stem(m[0].lower())} for m in WORD.finditer(label)]
    at = 0
    while at < len(label):
        for length in range(min(lexicon.LONGEST, len(label) - at), 0, -1):
            word = label[at : at + length]
            if word in table and (length > 1 or len(label) < 3):
                found.append(set(table[word].split()))
                at += length
                break
        else:
            at += 1
    return found[:2]
