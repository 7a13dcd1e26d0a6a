"""How alike two statements are: in place, in subject, in their words, and in their figures."""

from decimal import Decimal
from functools import lru_cache

import regex

from termqa.analyse.figures.quantity import Bound
from termqa.analyse.figures.statements import LIGHT, Statement
from termqa.analyse.figures.write import plain
from termqa.analyse.stems import stems
from termqa.model import Lang

_PART = regex.compile(r"其中|of which|of these|of them|among (?:them|these)|including|包括")
_REGION = regex.compile(
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    r"台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|东部|中部|西部|东北|京津冀|长三角|大湾区|城镇|农村|中央|地方|国有|民营|外资|规模以上|"
    r"\p{Han}{2}(?:省|市|县|区|州|国|镇|村)(?!场|民)"
)
_NAME = regex.compile(r"(?<=[\p{Ll},;:’\d%)] )\p{Lu}[\p{L}’-]+")
_EN_PART = regex.compile(r"\b(?:urban|rural|eastern|central|western|northeastern|private|state-owned|foreign)\b")
_CALENDAR = tuple("Jan Feb March Apr May June July Aug Sept Oct Nov Dec Q1 Q2 Q3 Q4".split())
_WORD, _NO_WORD = regex.compile(r"\p{L}+"), regex.compile(r"[^\p{Han}A-Za-z]+")
_ARTICLES = frozenset("the a an nearly over about more than some around almost up to".split())
_GENERIC = frozenset(
    "we it they i he she there this these those which who that and to china country nation so far".split()
)
_HAN_GENERIC = regex.compile(
    r"全国|我国|我们|中国|已经|已|共|累计|目前|还|也|新|推动|支持|助力|有|了|近|超过|超|约|达到|达"
)


@lru_cache(maxsize=1024)
def names(s: Statement, lang: Lang) -> frozenset[str]:
    """The regions and proper names of the sentence, and "of which" where the figure is a part of a whole."""
    if lang is Lang.ZH:
        found = set(_REGION.findall(s.sentence))
    else:
        found = {w for w in _NAME.findall(s.sentence) if not w.startswith(_CALENDAR)}
        found |= set(_EN_PART.findall(s.sentence.lower()))
    if _PART.search(s.before):
        found.add("of which")
    return frozenset(found)


def likeness(a: Statement, b: Statement, lang: Lang) -> tuple[float, float, int]:
    """How far the shorter clause is contained in the longer, how far they are equal, and the shorter one's words."""
    one, two = (_content(f"{s.before} {s.after}", lang) for s in (a, b))
    least = min(len(one), len(two))
    if not least:
        return 0.0, 0.0, 0
    shared = len(one & two)
    return shared / least, shared / len(one | two), least


def one_subject(a: Statement, b: Statement, lang: Lang) -> bool:
    """Whether the clauses may have one subject: they name the same, or one of them names none of its own."""
    if lang is Lang.ZH:
        one, two = (_content(_HAN_GENERIC.sub("", s.before), lang) for s in (a, b))
        return not one or not two or bool(one & two)
    one, two = _subject(a.before), _subject(b.before)
    return not one or not two or one == two


def _subject(before: str) -> set[str]:
    """The first content word before the figure, unless a pronoun or the country stands first."""
    words = [w for w in _WORD.findall(before.lower()) if w not in _ARTICLES]
    if not words or words[0] in _GENERIC:
        return set()
    return set([w for w in stems(before) if w not in LIGHT][:1])


def _content(clause: str, lang: Lang) -> set[str]:
    """The content words of a clause; of a Chinese one, its pairs of characters."""
    if lang is Lang.ZH:
        run = _NO_WORD.sub("", clause)
        return {run[n : n + 2] for n in range(len(run) - 1)}
    return {w for w in stems(clause) if w not in LIGHT}


@lru_cache(maxsize=1024)
def _allowed(size: str, bound: str, quantum: str) -> tuple[Decimal, Decimal]:
    """The interval that a figure with its bound leaves open for the true one."""
    v = Decimal(size)
    match bound:
        case Bound.BELOW | Bound.SHORT_OF:
            return v * Decimal("0.9"), v - Decimal(quantum) / 1000
        case Bound.ABOVE | Bound.AT_LEAST:
            return v, v * Decimal("1.3")
        case Bound.ABOUT:
            return v * Decimal("0.95"), v * Decimal("1.05")
        case Bound.AT_MOST:
            return Decimal(0), v
    return v, v


def apart(a: Statement, b: Statement) -> bool:
    """Whether both figures cannot be true of one thing, however they are rounded."""
    if a.size == b.size and a.bound == b.bound:
        return False
    (a_low, a_high), (b_low, b_high) = (_allowed(s.size, s.bound, s.quantum) for s in (a, b))
    slack = max(Decimal(a.quantum), Decimal(b.quantum)) / 2 if a.quantum != b.quantum else 0
    return a_high + slack < b_low or b_high + slack < a_low


def rounded(a: Statement, b: Statement) -> bool:
    """Whether one is the other, printed less exactly."""
    exact = a.bound == b.bound == Bound.EXACT
    return exact and a.size != b.size and a.quantum != b.quantum and not apart(a, b)


def close(a: Statement, b: Statement) -> bool:
    """Whether neither figure is more than twice the other."""
    one, two = Decimal(a.size), Decimal(b.size)
    return max(one, two) <= 2 * min(one, two)


def slipped(a: Statement, b: Statement) -> bool:
    """Whether the figures differ as slips do: in the hedge, the decimal point, one digit, or two that changed places.

    >>> from termqa.analyse.figures import read
    >>> [_slip(x, y) for x, y in (("412", "421"), ("412", "512"), ("4437", "443.7"), ("412", "538"))]
    [True, True, True, False]
    """
    return a.size == b.size or _slip(plain(Decimal(a.size)), plain(Decimal(b.size)))


def _slip(one: str, two: str) -> bool:
    a, b = (n.replace(".", "").strip("0") for n in (one, two))
    if a == b:
        return len(a) >= 3
    if len(a) != len(b) or len(a) < 3 or len(one.split(".")[0]) != len(two.split(".")[0]):
        return False
    differ = [n for n in range(len(a)) if a[n] != b[n]]
    swapped = (
        len(differ) == 2
        and differ[1] - differ[0] == 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )
    return len(differ) == 1 or swapped
