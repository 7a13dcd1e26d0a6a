"""Counts, amounts of money and measures in Chinese: a numeral with the classifier, currency or unit after it."""

import re
from decimal import Decimal
from typing import NamedTuple

from termqa.analyse.figures.quantity import Bound, Kind, Quantity, Strength, replace
from termqa.analyse.figures.units import (
    CURRENCIES,
    TIME,
    ZH_CURRENCY,
    ZH_UNIT,
    Unit,
    en_currency,
    en_measure,
    zh_measure,
)
from termqa.analyse.figures.zh_after import count
from termqa.analyse.figures.zh_numerals import Numeral

_MORE = re.compile("(?:有余|好几|[余多])(?!地|数|元化|种形|方面|样|层|边)|来(?=[个人名家岁年天位条件种万亿里米斤块])")
_DENOMINATOR = re.compile("元?(?:GDP|国内生产总值|地区生产总值|产值|增加值|工业增加值)")
_CODES = "|".join(code for code, _, _ in CURRENCIES)
_CURRENCY_BEFORE = re.compile(
    rf"(人民币|美元|港币|新台币|欧元|日元|(?<![A-Za-z])(?:HK\$|US\$|NT\$|RMB?|{_CODES})|￥|¥|\$|€|£)\s?$"
)
_CURRENCY_ENDS = frozenset("币元$￥¥€£ BM" + "".join(code[-1] for code, _, _ in CURRENCIES))
_DOUBTFUL_UNITS = frozenset(("度", "周", "瓦", "升", "克", "米", "秒", "两"))
_NOT_UNIT_AFTER = re.compile("[年国岸会程面标策德格级降值准服饭兰边围刊末个地]")
_LI_AFTER = re.compile("[,。;、)的路外地长多远]|$")
_CLASSIFIERS = frozenset(
    "个家名项次台件条种人位座户套辆架艘只头枚所省市县区国州类批场届轮期份篇张幅颗支队组对双间处门款列班趟站层级步点句章节部卷册页倍岁株棵匹尾粒"
    "盏宗起例笔单航标度斤吨亩里"
)
"""How classifiers begin, and 国, 省 and the like, that need none."""
_NOUNS = re.compile("方面|领域|行业|城市|地区|企业|机构|学校|打(?![击造破开通])")
"""Nouns that are counted without a classifier, and 打, a dozen."""
_COUNTED = re.compile("[期批项家名座台艘架枚份届省]|部门|人次")
"""Classifiers of counts that a translation gives even when they are small."""
_SCALE_ALONE = re.compile(
    r"[余多级人元美港日欧斤吨亩家户名个件辆台套平公头只条座枚字米立千瓦次篇年对双箱艘架份册株棵所颗桶]|以上|以下"
)
"""What may follow 万, 百万, 千亿 … without a digit so that they count as figures."""
_HEDGED = re.compile(r"(?<![附最远邻临])近|[超逾]")
"""Before a bare 千 or 百 these make a figure of it where a classifier follows: 超千部."""
_DIGITS = "〇零一二三四五六七八九"
_PAIRS = ("今明", "明后", "去今", "这")
"""Before 两 and a unit of time: this year and the next."""


class _Measure(NamedTuple):
    """A numeral with what stands around it: 多 after it, a currency before it."""

    text: str
    n: Numeral
    bound: Bound
    at: int
    """Where the words after the numeral and 余 or 多 begin."""
    currency: str


def measured(text: str, n: Numeral) -> Quantity | None:
    """A count, an amount of money or a measure; None for a scale word that is no figure by itself."""
    after = text[n.end : n.end + 1]
    if not n.run.strip("万亿千百兆拾佰仟") and not _SCALE_ALONE.match(text, n.end):
        hedged = n.start and _HEDGED.match(text, n.start - 1)
        if not hedged or not (after in _CLASSIFIERS or after in "部幢栋"):
            return None
    bound, at = n.bound, n.end
    if after in "元G国地产增工" and after and _DENOMINATOR.match(text, at):
        return n.quantity(Kind.CARDINAL, n.start, n.end, strength=Strength.OPTIONAL)
    if after in "余多有好来" and (m := _MORE.match(text, at)):
        bound, at = (Bound.ABOUT if m[0] == "来" else Bound.ABOVE), m.end()
    here = _Measure(text, n, bound, at, currency_before(text, n.start))
    if word := zh_measure(text, at):
        if word in ZH_CURRENCY:
            return _money(here, word)
        if _is_unit(text, at, word):
            return _unit(here, word)
    elif after.isascii() and n.run[-1].isdigit() and (latin := latin_unit(text, at)):
        unit, end = latin
        kind = Kind.DURATION if unit.dimension in TIME else Kind.CARDINAL
        return n.quantity(kind, n.start, end, unit=unit.name, bound=bound)
    if here.currency and (n.scale or n.run[0].isdigit()):
        return n.quantity(Kind.CARDINAL, n.start, at, currency=here.currency, bound=bound)
    return n.quantity(Kind.CARDINAL, n.start, at, bound=bound, strength=_strength(here))


def latin_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit in Latin letters that stands there (8kg, 5000ml), and where it ends."""
    found = en_measure(text[at : at + 24].lower(), 0)
    return (found[0], at + found[1]) if found and isinstance(found[0], Unit) else None


def currency_before(text: str, start: int) -> str:
    """The code of the currency named before the numeral, empty if none."""
    if not start or text[start - 1] not in _CURRENCY_ENDS:
        return ""
    m = _CURRENCY_BEFORE.search(text, max(0, start - 6), start)
    return (ZH_CURRENCY.get(m[1]) or en_currency(m[1]) or "CNY") if m else ""


_SMALL_MONEY = re.compile(
    r"(?:(?P<jiao>[\d零一二两三四五六七八九])[角毛])?(?:(?P<fen>[\d零一二三四五六七八九])分(?!之|钟|点))?"
)
_TENTHS = re.compile("[一二三四五六七八九](?=$|[,。;、)!?]|左右|以[上下]|[的高宽长深])")


def _money(here: _Measure, word: str) -> Quantity:
    """An amount of money, with 角 and 分 after 元 taken in: 二十五元三角."""
    text, n = here.text, here.n
    end, added = here.at + len(word), Decimal(0)
    if word == "元" and not n.scale and (m := _SMALL_MONEY.match(text, end)) and m[0]:
        end, added = m.end(), count(m["jiao"] or "") / 10 + count(m["fen"] or "") / 100
    q = n.quantity(Kind.CARDINAL, n.start, end, currency=here.currency or ZH_CURRENCY[word], bound=here.bound)
    return replace(q, value=n.value + added, quantum=Decimal("0.01")) if added else q


_TENTHS_OF_YUAN = re.compile(r"[角毛](?:(?P<fen>[\d零一二三四五六七八九])分|钱)")
_YUAN_AND_TENTHS = re.compile(rf"块(?P<tenth>{_TENTHS.pattern}|[\d一二三四五六七八九](?=[角毛]))[角毛]?")
_CENTS = re.compile("[美欧]分|港?仙|角(?=[,。;、)左以]|$|每[斤公千度吨升张])")
_PRICED = re.compile("(?:每[^,。;、]{1,3}|[价费售卖涨降跌加减付收贴宜息][了约仅只要为至到由从共各是低高少]*)$")
"""Before 五角 and 五仙 that are money; 屋子一角, 桌子有四角 are corners, 八仙 immortals."""
SPOKEN = frozenset("个块角毛美欧港仙")
"""How the words begin that ``spoken`` reads."""
_AND_A_HALF = re.compile("个半(小时|月|钟头|星期)")
_UNIT_AFTER_HALF = {"小时": "hour", "钟头": "hour", "月": "month", "星期": "week"}


def spoken(text: str, n: Numeral) -> Quantity | None:
    """三个半小时, 三块五, 两角五分, 五毛钱: what one says of a unit and its parts; None for others."""
    if m := _AND_A_HALF.match(text, n.end):
        q = n.quantity(Kind.DURATION, n.start, m.end(), unit=_UNIT_AFTER_HALF[m[1]])
        return replace(q, value=n.value + Decimal("0.5"), quantum=Decimal("0.5"))
    if m := _YUAN_AND_TENTHS.match(text, n.end):
        value, quantum = n.value + count(m["tenth"]) / 10, Decimal("0.1")
    elif n.value < 10 and (m := _TENTHS_OF_YUAN.match(text, n.end)):
        value, quantum = n.value / 10 + count(m["fen"] or "") / 100, Decimal("0.01")
    elif (m := _CENTS.match(text, n.end)) and (m[0] not in ("角", "仙") or _is_price(text, m, n)):
        part = Decimal("0.1") if m[0] == "角" else Decimal("0.01")
        code = {"美": "USD", "欧": "EUR", "角": "CNY"}.get(m[0][0], "HKD")
        return replace(n.quantity(Kind.CARDINAL, n.start, m.end(), currency=code), value=n.value * part, quantum=part)
    else:
        return None
    return replace(n.quantity(Kind.CARDINAL, n.start, m.end(), currency="CNY"), value=value, quantum=quantum)


def _is_price(text: str, part: re.Match[str], n: Numeral) -> bool:
    """Whether 角 or 仙 after the numeral is money: 每斤五角, 票价五角, 五角每斤, 派息三仙."""
    return text.startswith("每", part.end()) or bool(_PRICED.search(text, max(0, n.start - 8), n.start))


def _is_unit(text: str, at: int, word: str) -> bool:
    """Whether the word is a unit here, not the beginning of another word: 一度电, 周边, 里程."""
    if word == "里":
        return _LI_AFTER.match(text, at + 1) is not None
    return word not in _DOUBTFUL_UNITS or not _NOT_UNIT_AFTER.match(text, at + 1)


_HALVES = frozenset({"month", "day", "mass", "length", "second", "age"})


def _unit(here: _Measure, word: str) -> Quantity:
    """A measure, with 半 after its unit taken in: 三斤半, 一年半; or the tenth after 米: 一米八."""
    text, n, unit = here.text, here.n, ZH_UNIT[word]
    end, added = here.at + len(word), Decimal(0)
    if text.startswith("半", end) and unit.dimension in _HALVES:
        end, added = end + 1, Decimal("0.5")
    elif word == "米" and (tenth := _TENTHS.match(text, end)):
        end, added = tenth.end(), count(tenth[0]) / 10
    strength = {"一": Strength.OPTIONAL, "1": Strength.EXPECTED}.get(n.run, Strength.REQUIRED)
    if n.run == "两" and text.endswith(_PAIRS, 0, n.start):
        strength = Strength.OPTIONAL
    elif n.low is not None and unit.dimension == "age":  # 十几岁 is teenage
        strength = Strength.EXPECTED
    q = n.quantity(
        Kind.DURATION if unit.dimension in TIME else Kind.CARDINAL, n.start, end, unit=unit.name,
        bound=Bound.ABOVE if "多" in word else here.bound, strength=strength,
    )  # fmt: skip
    return replace(q, value=n.value + added, quantum=min(n.quantum, added)) if added else q


_NAMED_TWO = frozenset("级地市省院")
"""After 两 these count two that stand named before it: 县乡两级, 沪深两市."""
_SLOGAN = re.compile(r"[一两二三四五六七八九十]{1,2}[个大项]?[^\W\d]{1,4}[”」\"]")
"""A slogan in quotation marks, whose number a translation often leaves out to say what it stands for: “四个自信”."""


def _strength(here: _Measure) -> Strength:
    """How surely a bare count has a counterpart in a translation."""
    text, n, at = here.text, here.n, here.at
    before = text[n.start - 1] if n.start else ""
    if before == "每" or (before and before in '“「"' and _SLOGAN.match(text, n.start)):
        return Strength.OPTIONAL
    if before and before in "比:" and text[n.start - 2 : n.start - 1].isnumeric():
        return Strength.REQUIRED  # a score: 3比1
    if n.run in ("一", "1") or (n.run == "两" and text[at : at + 1] in _NAMED_TWO):
        return Strength.OPTIONAL
    classed = text[at : at + 1] in _CLASSIFIERS or _NOUNS.match(text, at) is not None
    loose = n.low is not None
    if n.run[0].isdigit() or n.scale or loose or "点" in n.run:
        if loose and not n.scale and n.value < 10:
            return Strength.OPTIONAL
        return Strength.REQUIRED if classed or n.scale or n.value >= 10 else Strength.EXPECTED
    if classed and (len(n.run) >= 2 or _COUNTED.match(text, at)):
        return Strength.REQUIRED
    if len(n.run) >= 3 and n.value >= 100 and n.run.strip(_DIGITS):  # a run of digits is a name: 九一八
        return Strength.REQUIRED
    return Strength.EXPECTED if classed else Strength.OPTIONAL
