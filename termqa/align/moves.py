"""Units that stand elsewhere in the translation than in the source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import NamedTuple

from termqa.align.model import Model
from termqa.align.path import CERTAIN

_SCORE, _EVIDENCE, _LENGTH = 3.0, 1.0, -3.0
_BREAKING = 1.0
"""How much better a move must be for each weak link that it tears apart."""
_CERTAINTY = 4.0
"""What a move of even odds scores, as the same words may stand in several places."""
_DOUBTFUL = 0.5
_RARE, _TRIED = 25, 3
_PAGE = -1.5
"""What is left alone with a log prior above this comes from the page and has not moved."""


@dataclass(frozen=True, slots=True)
class Link:
    """Chinese units and the English units that render them; one side may be empty."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    odds: float
    moved: bool = False


class _Move(NamedTuple):
    score: float
    zh: int
    en: int


def moved(model: Model, links: list[Link], *, whole: bool = False) -> list[Link]:
    """The links, with units joined that stand alone on both sides but speak for each other.

    Weak single links take part; one that nobody claims is kept. The moved unit stands where its Chinese stands.
    A link of several units may have lost one from its midst, unless links are to stay ``whole``.
    """
    if not whole:
        links = [part for x in links for part in _without_intruders(model, x)]
    weak = {n for n, x in enumerate(links) if _is_weak(model, x)}
    zh = {i: n for n, x in enumerate(links) if not x.en or n in weak for i in x.zh if not _of_page(model.zh_skip, i)}
    en = {j: n for n, x in enumerate(links) if not x.zh or n in weak for j in x.en if not _of_page(model.en_skip, j)}
    chosen: dict[int, _Move] = {}
    taken: set[int] = set()
    for move in _moves(model, zh, en):
        needed = _SCORE + _BREAKING * len({zh[move.zh], en[move.en]} & weak)
        if move.score > needed and move.zh not in chosen and move.en not in taken and zh[move.zh] != en[move.en]:
            chosen[move.zh] = move
            taken.add(move.en)
    made = [y for x in links for y in _remade(x, chosen, taken)]
    return made if whole else _adopted(model, made)


def _adopted(model: Model, links: list[Link]) -> list[Link]:
    """The links, with units that stand alone taken into the link from which only a moved unit parts them."""
    away_zh = {i for x in links if x.moved for i in x.zh}
    away_en = {j for x in links if x.moved for j in x.en}
    settled = [n for n, x in enumerate(links) if not x.moved]
    result: dict[int, Link] = dict(enumerate(links))
    for first, second in pairwise(settled):
        one, other = result[first], result[second]
        if bool(one.zh and one.en) == bool(other.zh and other.en):
            continue
        zh, en = tuple(sorted((*one.zh, *other.zh))), tuple(sorted((*one.en, *other.en)))
        parted = not away_zh.isdisjoint(range(zh[0], zh[-1])) or not away_en.isdisjoint(range(en[0], en[-1]))
        if not parted or (len(zh), len(en)) not in model.beads:
            continue
        whole, alone = (one, other) if one.zh and one.en else (other, one)
        skip = sum(map(model.skip_zh, alone.zh)) + sum(map(model.skip_en, alone.en))
        better = model.block(zh, en) - model.block(whole.zh, whole.en) - skip
        if better > 0:
            result[second] = Link(zh, en, min(whole.odds, better / 2))
            del result[first]
    return list(result.values())


def _without_intruders(model: Model, x: Link) -> list[Link]:
    """The link, and apart from it each unit in its midst that no unit of the other side answers to."""
    zh = [i for i in x.zh[1:-1] if all(model.zh.one(i, j) < 0 for j in x.en)] if x.en else []
    en = [j for j in x.en[1:-1] if all(model.en.one(j, i) < 0 for i in x.zh)] if x.zh else []
    if not zh and not en:
        return [x]
    kept = replace(x, zh=tuple(i for i in x.zh if i not in zh), en=tuple(j for j in x.en if j not in en))
    return [kept, *(Link((i,), (), x.odds) for i in zh), *(Link((), (j,), x.odds) for j in en)]


def _of_page(skip: Sequence[float], unit: int) -> bool:
    return bool(skip) and skip[unit] > _PAGE


def _is_weak(model: Model, x: Link) -> bool:
    if len(x.zh) != 1 or len(x.en) != 1:
        return False
    return model.evidence(x.zh[0], x.en[0]) < _DOUBTFUL and model.pair(x.zh[0], x.en[0]) < 0


def _moves(model: Model, zh: dict[int, int], en: dict[int, int]) -> list[_Move]:
    """The pairs that could have moved, best first; candidates are those that share rare features."""
    found = []
    for i in zh:
        weight: dict[int, float] = {}
        for feature in model.zh.units[i]:
            places = model.zh.where[feature]
            if len(places) <= _RARE:
                for j in places:
                    if j in en:
                        weight[j] = weight.get(j, 0.0) + model.zh.gain[feature][0]
        for j in sorted(weight, key=lambda j: (-round(weight[j], 6), abs(i - j), j))[:_TRIED]:
            evidence = model.evidence(i, j)
            # Where the lengths differ much, one only holds a part of the other.
            lengths = model.length(model.zh_length[i], model.en_length[j])
            if evidence > _EVIDENCE and lengths > _LENGTH:
                found.append(_Move(evidence + lengths, i, j))
    return sorted(found, key=lambda move: (-round(move.score, 6), abs(move.zh - move.en), move.zh, move.en))


def _remade(x: Link, chosen: dict[int, _Move], taken: set[int]) -> list[Link]:
    """The link without what has moved away, and what has moved to it."""
    if not any(i in chosen for i in x.zh) and not any(j in taken for j in x.en):
        return [x]
    moves = [chosen[i] for i in x.zh if i in chosen]
    made = [Link((m.zh,), (m.en,), min(CERTAIN, (m.score - _CERTAINTY) / 2), moved=True) for m in moves]
    if rest := tuple(i for i in x.zh if i not in chosen):
        made.append(replace(x, zh=rest, en=(), odds=log(3)))
    if spare := tuple(j for j in x.en if j not in taken):
        made.append(replace(x, zh=(), en=spare, odds=log(3)))
    return made
