"""Which way a figure goes: up or down, more or less, wider or narrower, surplus or deficit, on both sides of a pair.

The readers say which word governs a figure. Where they do not agree on one, the clauses that hold the figure are
compared: a clause that only rises in one language and only falls in the other tells the opposite of its source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import regex

from termqa.analyse.figures import labels
from termqa.analyse.figures.en_words import PARTICLE_VERBS, branches, by_letter
from termqa.analyse.figures.quantity import CALENDAR, Kind, Quantity
from termqa.model import Lang, Span

if TYPE_CHECKING:
    from termqa.analyse import Unit
    from termqa.analyse.figures.match import Match


def turned(unit: "Unit", zh: Quantity, en: Quantity) -> bool:
    """Whether the words that govern this figure say opposite directions."""
    if zh.negative != en.negative:
        other = en if zh.negative else zh
        if other.unit.startswith("degree"):
            return True
        falls = (
            other.direction == "down"
            or other.comparison == "less"
            or _FALL_AROUND.search(sentence((unit.en if zh.negative else unit.zh).folded, other.span))
        )
        return not falls
    if zh.comparison and en.comparison:
        return (zh.comparison != en.comparison) != labels.seen_from_the_other_side(unit, zh, en)
    if not (zh.direction and en.direction) or zh.direction == en.direction or _of_a_change(unit, zh):
        return False
    if en.comparison and not zh.comparison:
        return (en.comparison == "more") != (zh.direction == "up")
    return zh.size * en.size > 0


_FALL_AROUND = regex.compile(
    r"下降|减少|降低|下跌|负|\b(?:declin|decreas|fell|fall|drop|minus|negative|lower|contract|deficit|loss)",
    regex.IGNORECASE,
)
_OF_A_CHANGE = regex.compile(r"[降跌涨增]幅|负增长|由降转|由负转|止跌|扭亏|少降|多降|贬值|升值|逆差|缺口")


def _of_a_change(unit: "Unit", zh: Quantity) -> bool:
    """Whether the clause speaks of a decline's size or of a turn, where up and down change sides."""
    clause = unit.zh.folded[max(0, zh.span.start - 16) : zh.span.start].rpartition("，")[2].rpartition(",")[2]
    return bool(_OF_A_CHANGE.search(clause))


def sentence(text: str, span: Span) -> str:
    """The text from the full stop or semicolon before the span to the next one."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。；;")
    ends = [e for e in (text.find(mark, span.end) for mark in "。；;") if e >= 0]
    return text[start + 1 : min(ends, default=len(text))]


_COUNTED = (
    r"\s+(?:by |from |about |around |nearly |almost |over |more than |less than |some |an? )*(?:us\$|hk\$|rmb|[$\d])|"
    r"\s+year[- ]on|\s*[.,;]|$"
)
"""What follows "up" and "down" where they tell of a figure."""


_NAMES_ZH = (
    "减[贫负税费灾免刑排速压振震塑肥]|降[费税本噪碳耗压解]|[降加][准息](?![\\d〇零一二三四五六七八九十百半了约近超逾])|"
    "增[效信补设援绿殖]|升级|扩大(?:内需|开放|再生产|会议)|"
)
"""Names of policies and things that hold a word of direction and say nothing of how a figure moves."""
_NAMES_EN = [
    *(rf"{verb}[- ](?:up|down)" for verb in branches(PARTICLE_VERBS)),
    "tax(?:es)? (?:and fees? )?(?:cuts?|reductions?)",
    "fees? (?:cuts?|reductions?)",
]
"""Verbs of which "up" and "down" are a part, and measures that cut what no figure tells of."""


class _Senses(NamedTuple):
    """Words of two opposite senses as one pattern, and the sense of each of its groups."""

    pattern: regex.Pattern[str] | re.Pattern[str]
    names: Sequence[str] = ("", "up", "down")

    def of(self, text: str) -> Iterator[tuple[int, str]]:
        """Where the words stand in a text, and their senses, in order."""
        for m in self.pattern.finditer(text):
            if sense := self.names[m.lastindex or 0]:
                yield m.start(), sense


def _senses(up: str, down: str, names: str = "") -> _Senses:
    return _Senses(regex.compile(rf"{names}({up})|({down})"))


def _english(up: str, down: str, names: Iterable[str] = ()) -> _Senses:
    """As ``_senses``, of whole words, parted by first letters, by the engine that is faster with words."""
    senses = ((names, ""), (branches(up), "up"), (branches(down), "down"))
    return _Senses(*by_letter((rf"{word}\b()", [sense]) for words, sense in senses for word in words))


_TREND = (
    _senses(
        "增长率?(?!点)|增加(?!值)|上[升涨调扬]|[提升走调劲续回攀]高|提升|回升|反弹|扩大|增[多至强进大幅]|涨幅|净流入|新高|加快|改善|加强|优化|升值|"
        "增速(?:分别|则|均|约|仍)*[为达是]|(?<!新)增(?!加值|[值速量])|[升涨](?![级学旗温潮])",
        "负增长|下[降跌滑调]|减[少至慢弱小](?!值)|回[落软]|[降调走减压]低|收[窄缩]|放缓|转弱|缩[小减]|萎缩|降[至幅](?!水)|跌幅|净流出|新低|降温|"
        "贬值|[降减跌](?![水雨雪落临值])",
        _NAMES_ZH,
    ),
    _english(
        r"r[oi]se[ns]?|rising|increas(?:e[ds]?|ing)|gr[eo]w(?:n|s|ing|th)?|climb(?:ed|ing|s)|picked up|rais(?:e[ds]?|ing)|"
        r"expan(?:d(?:ed|ing|s)?|sion)|record high|net inflows?|widen(?:ed|ing)|upward|strengthened|higher|improv\w+|gain(?:ed)?|"
        r"soar\w*|surg\w+|jump\w*|rebound\w*|boost\w*|accelerat\w+|upgrad\w+|hike[sd]?|appreciat\w+|"
        rf"up(?={_COUNTED})|edg\w+ up|tick\w+ up|inch\w+ up|trend\w+ up|head\w+ up|creep\w+ up|pick\w+ up|mov\w+ up|"
        "went up|goes up",
        r"f[ea]ll(?:en|ing|s)?|decreas(?:e[ds]?|ing)|declin\w+|drop(?:s|p\w+)?|lower(?:ed|ing)?|reduc\w+|shr[aiu]nk\w*|"
        r"contract(?:ed|ion|ing)|record low|net outflows?|narrow(?:ed|ing)|slow\w*|eas(?:ed|ing)|dip(?:s|p\w+)?|downward|weaken\w*|"
        rf"moderat(?:ed|es|ing|ion)|cut(?:s|ting)?|cool\w*|slid|retreat\w*|plung\w+|plummet\w*|depreciat\w+|"
        rf"down(?={_COUNTED})|edg\w+ down|tick\w+ down|inch\w+ down|trend\w+ down|head\w+ down|mov\w+ down|"
        "went down|goes down",
        _NAMES_EN,
    ),
)
"""Words that rise and words that fall; not those of quality, nor of more and less than."""
_OPPOSITES = (
    (
        _senses("扩大|加大|拉大|拉宽|走阔", "收窄|缩小|缩窄"),
        _english(
            r"widen\w*|wider|expand\w*|enlarg\w+|larger",
            r"narrow\w*|eas(?:ed|ing|es)|smaller|shr[aiu]nk\w*|moderat(?:ed|es|ing|ion)|milder|lessen\w*",
        ),
    ),
    (
        _senses("高于|高出|好于", "低于", "不(?:得|能)?[高低]于|"),
        _english("above(?! designated)|higher than|better than", "below|lower than"),
    ),
    (_senses("顺差|盈余", "逆差|赤字"), _english(r"surplus\w*", "deficits?")),
    (_senses("盈利", "亏损"), _english("profits?", "loss(?:es)?")),
)
"""Other words of two opposite senses, in Chinese and in English."""
_ANY_OPPOSITE = re.compile("扩大|加大|拉[大宽]|走阔|收窄|缩[小窄]|高[于出]|好于|低于|顺差|盈[余利]|逆差|赤字|亏损")
"""The Chinese words of ``_OPPOSITES``: most texts have none."""


class _Clauses:
    """The clauses of a pair, for telling which words of direction stand beside a figure."""

    def __init__(self, unit: "Unit", senses: "Sequence[tuple[int, str]]", *, other_senses: bool) -> None:
        self.unit = unit
        self.text = unit.zh.folded
        self.zh = _split(_ZH_END, self.text)
        self.senses = senses
        self.other_senses = other_senses

    @cached_property
    def en_text(self) -> str:
        """The English in lower case."""
        return self.unit.en.text.lower()

    @cached_property
    def en(self) -> "list[_Clause]":
        """The clauses of the English."""
        return _split(_EN_END, self.en_text)

    def opposed(self, zh: Quantity, en: Quantity) -> bool:
        """Whether the clauses around the two figures go opposite ways."""
        here = _around(self.zh, zh.span)
        if here is None or zh.negative or en.negative:
            return False
        text = self.text[here[0] : here[1]]
        way = "" if _agree(zh, en) or zh.kind in _NO_AMOUNT or _SIZE_OF_CHANGE.search(text) else self.one_way(here)
        if not (way or self.other_senses) or (there := _around(self.en, en.span)) is None:
            return False
        other = self.en_text[there[0] : there[1]]
        agreed = False
        for ours, theirs in _OPPOSITES if self.other_senses else ():
            a, b = ({sense for _, sense in side} for side in (ours.of(text), theirs.of(other)))
            if len(a) == 1 == len(b):
                if a != b:
                    return True
                agreed = True
        return bool(way) and not agreed and _only_other(way, other)

    def one_way(self, clause: "_Clause") -> str:
        """The direction of a clause of the Chinese where its words have one only, else nothing."""
        ways = {sense for at, sense in self.senses if clause[0] <= at < clause[1]}
        negative = "负" in self.text[clause[0] : clause[1]].replace("负增长", "")
        return "" if len(ways) != 1 or negative else ways.pop()


_ZH_END = re.compile(
    r"[。;:?!、()惟但因,而随由以](?:(?<![,而随由以])|(?<=,)(?!\d)|(?<=(?<!\d),)|(?<=而)(?!且)|(?<=随)着?|(?<=由)于|(?<=以)及)"
)
"""What ends a clause in folded Chinese: 。；：,而随着由于 …, but not 1,000 nor 而且; it begins with one set, for speed."""
_EN_END = re.compile(
    r"[;:?!()., \n“](?:(?<=[;:?!()])|(?<=[.,])(?!\d)|(?<=[ \n“])(?:while|whilst|but|though|although|whereas|with|as|and|"
    r"after|despite|following|amid|amidst|compared|due to|driven by|owing to|because|where|which|when)\b)"
)
"""What ends a clause in English; it begins with one set too."""
_SIZE_OF_CHANGE = re.compile("[增涨降跌]幅.{0,6}[小大高低少]")


_NO_AMOUNT = frozenset({Kind.ORDINAL, Kind.DURATION})
_Clause = tuple[int, int]


def _split(end: regex.Pattern[str] | re.Pattern[str], text: str) -> list[_Clause]:
    cuts = [m.span() for m in end.finditer(text)]
    return list(zip([0, *[e for _, e in cuts]], [*[s for s, _ in cuts], len(text)], strict=True))


def _around(clauses: list[_Clause], span: Span) -> _Clause | None:
    for clause in clauses:
        if span.end <= clause[1]:
            return clause if clause[0] <= span.start else None
    return None


def _only_other(way: str, en: str) -> bool:
    """Whether the English has words of the other direction and none of this one."""
    other = False
    for _, found in _TREND[1].of(en):
        if found == way:
            return False
        other = True
    return other


def opposed(unit: "Unit", matches: "list[Match]", reported: "list[Match]", whole: bool) -> "Iterator[Match]":
    """The matches, of figures and dates, whose clauses go opposite ways: one a clause, else one for the whole text.

    Clauses of what is ``reported`` already are passed over; the whole text counts only if no figure is left over.
    """
    text = unit.zh.folded
    other_senses = _ANY_OPPOSITE.search(text) is not None
    if not (senses := list(_TREND[0].of(text))) and not other_senses:
        return
    zh_source = unit.pair.source.lang is Lang.ZH
    sure = [m.source if zh_source else m.target for m in matches if _agree(m.source, m.target)]
    if len(sure) == len(matches) and not other_senses:
        return
    clauses = _Clauses(unit, senses, other_senses=other_senses)
    told = {_around(clauses.zh, (m.source if zh_source else m.target).span) for m in reported}
    if not clauses.other_senses:  # a clause of which one figure agrees is right
        told |= {_around(clauses.zh, q.span) for q in sure}
    found = False
    for m in sorted(matches, key=_place):
        zh, en = (m.source, m.target) if zh_source else (m.target, m.source)
        if (clause := _around(clauses.zh, zh.span)) not in told and clauses.opposed(zh, en):
            told.add(clause)
            found = True
            yield m
    signed = any(m.source.negative or m.target.negative for m in matches)
    alone = whole and not (found or sure or reported or signed) and not _INNER_STOP.search(clauses.text)
    if matches and alone and (way := clauses.one_way((0, len(text)))) and _only_other(way, clauses.en_text):
        yield min(matches, key=_place)


def _place(m: "Match") -> tuple[bool, Span]:
    """Dates come after other figures."""
    return m.source.kind in CALENDAR, m.source.span


def _agree(a: Quantity, b: Quantity) -> bool:
    """Whether both figures have a direction, and the same."""
    return bool(a.direction) and a.direction == b.direction


_INNER_STOP = re.compile(r"[。；;！？](?!\s*$)")
