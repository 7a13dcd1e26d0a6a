"""The Chinese words before and after a figure that say more of it: bounds, directions, comparisons, bases."""

import re
from typing import TypeVar

import regex

from termqa.analyse.figures.quantity import CALENDAR, Bound, Kind, Quantity, Strength, replace

_T = TypeVar("_T")

_UP = (
    "增长|上升|上涨|上调|提高|提升|加快|回升|扩大|增加|升值|净流入|增幅|涨幅|攀升|升高|增多|反弹|增至|升至|涨至|增|涨|升|"
    "多增|同增|走高|增大|跃升|劲升|急增|飙升|激增|增进|净增|新增长|递增|调高|高出"
)
_DOWN = (
    "下降|减亏|减少|回落|收窄|降低|下滑|缩小|下调|下跌|放缓|收缩|贬值|净流出|降幅|跌幅|跌|降|减|缩减|缩短|萎缩|少增|压减|调低|"
    "走低|减慢|锐减|骤降|降至|跌至|减至|减弱|减退|递减|倒退|滑落"
)
_FILL = (
    r"(?:\d{1,4}年|\d{1,2}月|[底末]|上年|去年|同期|了|到|至|为|近|约|超|超过|超出|逾|达|达到|也|又|均|都|仅|只|再|将|共|合计|累计|幅度|幅|率|的|在|"
    r"以|以上|就|已|\s|分别|不到|不足|高达|突破|大约|净|较快|明显|大幅|小幅|略|各|[:“”])+"
)
_CHANGED = "增长|上升|提高|提升|扩大|增加|上涨|下降|降低|减少|回落|上调|下调|加快|放缓|收窄|增|升|涨|降|减|跌|缩小|缩短"
_BOUND_WORDS = {
    "不低于 不低于达 不低于为 不少于 不少于达 不小于 不得低于 不得少于 不得小于 不能低于 不能少于 最少 最少达 最低 最低达 最低为 至少": Bound.AT_LEAST,
    "不超过 不超过达 不高于 不多于 不大于 不得超过 不得高于 不得多于 不得大于 不能超过 至多 最高 最高达 最高为 控制在 最多": Bound.AT_MOST,
    "超过 超过了 超出 逾 突破 突破了 破 大于 高于 多于 超 超了 过 过了": Bound.ABOVE,
    "不足 不到 未满 不满 低于 少于 小于 跌破": Bound.SHORT_OF,
    "将近 接近 接近于 逼近 近 近于 几乎 几乎是": Bound.BELOW,
    "贴近 靠近 贴近于 靠近于 大约 大概 大致 约为 约合 约占 约有 约达 约 估计": Bound.ABOUT,
    "通过 通过了 经过 经过了 不过 越过 越过了 最近 附近 亲近 远近 临近 邻近 相近 走近 节约 合约 条约 契约": None,
}
"""Words directly before a figure and the bound they set; the last look like one and set none."""


def _by_last(words: dict[str, _T]) -> dict[str, list[tuple[str, _T]]]:
    """The words (several to a key, between blanks or bars) by their last character, longest first."""
    table: dict[str, list[tuple[str, _T]]] = {}
    for key, value in words.items():
        for word in re.split("[ |]", key):
            table.setdefault(word[-1], []).append((word, value))
    return {c: sorted(row, key=lambda pair: -len(pair[0])) for c, row in table.items()}


def _before(pattern: str) -> regex.Pattern[str]:
    """The pattern for words that end where the figure begins: it is matched backwards from there."""
    return regex.compile("(?r)" + pattern)


_BOUND_BEFORE = _by_last(_BOUND_WORDS)
_BOUND_AHEAD = re.compile(
    r"(几乎)是[^,。;]{1,14}的$|(至少|最多)[^,。;\d]{1,4}$|(超过|不得?低于|不得?少于|不得?高于)[^,。;\d]{1,8}的$|(约)(?:占|合|有|为|达|相当于)[^,。;\d]{1,8}$"
)
_BOUND_AFTER = re.compile(
    r"(?P<at_least>[人口家个台辆名户件次吨元亩种]{0,2}(?:及|或)?以上(?!的?[三四五六]点|所述|几)|(?<=[元折%])起(?=[,。、至到直的]))|"
    r"(?P<at_most>[人口家个台辆名户件次吨元亩种]{0,2}(?:及|或)?以[下内](?!几|简称)|之内)|"
    r"(?P<about>[人家个台辆名户件次吨元亩种]{0,2}(?:左右|上下)|前后)|"
    r"(?P<above>多(?![次地数])|有余)"
)
_AFTER_BEGINS = frozenset("人家个台辆名户件次吨元亩种及或以起之左上前多有")
_DIRECTION = _by_last({_UP: "up", _DOWN: "down"})
_FILL_BEFORE = _before(_FILL)
_FILL_ENDS = frozenset("年月底末期了到至为近约超过出逾达也又均都仅只再将共计度幅率的在以上就已 别足破净快显略各:“”")
_ROLE = _before(
    rf"(?:(?P<to>(?:{_CHANGED})(?:到|至|为)了?(?:\d{{1,4}}年[底末]?的?)?(?:近|约|超过|逾)?|[点%元倍亿万加调扩缩压]至)|"
    r"(?P<by>(?:增长|上升|提高|提升|扩大|增加|上涨|下降|降低|减少|回落|上调|下调|多增|少增|下跌|[降涨]价)了?(?:近|约|超过|超|逾)?))"
)
_ROLE_ENDS = frozenset("的年跌价到至为了近约过超逾长升高大加涨降低少落调增")
_FROM = _before(r"[由从自](?:\d{1,4}年[底末]?的?)?[^,。;\d到至起]{0,10}")
_FAR = re.compile(
    "(?<![不得能])(低于|慢于|少于|小于|落后|逊于|高于|快于|好于|多于|大于|优于|高出|快过|领先|超出)[^,。;]{1,14}$"
)
"""A comparison whose figure stands after what is compared: 高于全国平均2.6个百分点."""
_AHEAD = re.compile("[几由从自于出过领落至最约]")
"""One of these stands in all the words that may stand at some distance before the figure."""
_LESS = frozenset(("低于", "慢于", "少于", "小于", "落后", "逊于"))
_COMPARED = _before(
    r"(?:(?P<less>[比较][^,。;]{1,16}(?:低|慢|(?<!减)少|少增)[了约近]?|少增了?|多降)|"
    r"(?P<more>[比较][^,。;]{1,16}(?:高|快|多|高出|多出|多增)[了约近出]?|多增了?))"
)
_COMPARED_ENDS = frozenset("低慢少增降高快多出了约近")
_GROWN = _before(
    r"(?:增长|增加|提高|提升|扩大|上升|上涨|增|升|涨|贵|多|高|快|大|翻)(?:了|近|约|超过|超|逾|高达|达|\s)*|"
    r"[增升涨]幅(?:接近|将近|近|约|超过|超|逾|高达|达到|达|为|\s)*"
)
_BASES = {
    "seasonal": "季节性调整|季节调整|经季调|季调",
    "average": "年均|年平均|两年平均|三年平均|平均每年|平均增长|复合增长",
    "real": "实际增长|扣除价格因素|不变价|实际增速|实际下降|实质增长|实质",
    "nominal": "名义",
    "year-end": "比上年末|比年初|较年初|较上年末|比去年末|较去年底|比上年底|较上年底|比去年底",
    "period": "环比|比上月|较上月|比上季|较上季|比上个月|按月|按季|比上一季度|比前一季度",
    "year": "同比|比上年|较上年|比去年|较去年|按年",
    "cumulative": "累计",
}
_BASIS_OF = {word: name for name, words in _BASES.items() for word in words.split("|")}
_BASIS = re.compile("|".join(_BASIS_OF))

_SHARED_OUT = re.compile("分别[比较][^,。;]*[和与及、]")
"""Before several figures: each has its own basis of several."""

_BOUNDS = {bound.name.lower(): bound for bound in Bound}
_SIGNS = frozenset("负-−－下")
"""Minus signs, and how 零下 ends."""
_BURDENED = frozenset("减增背担肩抱辜不胜重自身")
"""Before 负 these make a word that is no minus: 减负, 背负, 不负."""
_STOP = _before("[。;!?]")
_UNTOUCHED = CALENDAR | {Kind.ORDINAL}
_COUNTS = (Kind.CARDINAL, Kind.DURATION)
_GONE_BY = _before("(?<!超)过了?")
"""After a verb it says that something has happened (召开过5次), or that time passes (再过两个月): 过 bounds large figures."""
_MONEY = ("币", "元", "K", "S", "B")
_MONEY_BEFORE = re.compile("(?:人民币|港币|新台币|美元|港元|欧元|日元|HK|US|RMB)$")
"""A currency between a figure and the words that say more of it: 不低于人民币五千万元."""
_CLOSE = ("将近", "接近", "逼近")
_PAST = frozenset({"year", "month", "day", "week", "decade"})


def in_context(text: str, q: Quantity) -> Quantity:
    """The quantity with sign, bound, direction, comparison, role and basis, from the clause before it and what follows."""
    if q.kind in _UNTOUCHED:
        return q
    start = q.span.start
    if start and text[start - 1] in _SIGNS and (sign := _sign(text, q)) < start:
        if _numbers_a_thing(text, q):
            return replace(q, kind=Kind.ORDINAL, strength=Strength.OPTIONAL)
        start, q = sign, replace(q, negative=True, span=q.span._replace(start=sign))
    begin = max(0, start - 24)
    stop = _STOP.search(text, begin, start)
    clause = stop.end() if stop else begin
    near = max(clause, text.rfind(",", begin, start) + 1)
    end = start
    while end > near and text[end - 1] in "$ ":
        end -= 1
    if end - near > 2 and (per := text.rfind("每", max(near, end - 4), end)) > 0:  # 超过每人2000元
        end = per
    if q.currency and text.endswith(_MONEY, near, end) and (money := _MONEY_BEFORE.search(text, near, end)):
        end = money.start()
    ahead = _AHEAD.search(text, near, end) is not None
    changes = _change(text, q, clause, near, end, ahead)
    bound = _bound(text, q, near, end, ahead)
    if bound and (q.bound is Bound.EXACT or bound is not Bound.ABOUT) and "comparison" not in changes:
        changes["bound"] = bound
    if q.negative:
        changes["direction"] = "up" if changes.get("direction") == "down" else "down"
    return replace(q, **changes) if changes else q


_NAMED = re.compile(r"(?![为是达至于由从到率值数差度额温])[^\W\da-zA-Z_]-")


def _numbers_a_thing(text: str, q: Quantity) -> bool:
    """Whether a hyphen joins the number to a name, and is no minus sign: 歼-20, 东风-17."""
    bare = q.kind is Kind.CARDINAL and not (q.unit or q.currency or q.scale) and q.digits.isdecimal()
    at = q.span.start - 2
    return bare and q.size < 1000 and at >= 0 and bool(_NAMED.match(text, at))


def _sign(text: str, q: Quantity) -> int:
    """Where the figure begins with the minus sign, 负 or 零下 before it."""
    start = q.span.start
    before = text[start - 1]
    if before == "下":
        return start - 2 if text.startswith("零下", start - 2) else start
    if q.value is None or q.loose:
        return start
    other = text[start - 2] if start > 1 else " "
    if before == "-" and (other.isdigit() or other in "年月日%第"):
        return start
    if before == "负" and other in _BURDENED:
        return start
    if (before != "负" and other == "号") or (other.isascii() and other.isalnum()):
        return start
    return start - 1


def _change(text: str, q: Quantity, clause: int, near: int, end: int, ahead: bool) -> dict[str, object]:
    """Direction, role, comparison and basis of a change, where the words before the figure say so."""
    changes: dict[str, object] = {}
    if basis := _basis(text, clause, q.span.start):
        changes["basis"] = basis
    if end == near:
        return changes
    last = text[end - 1]
    if direction := _direction(text, near, end):
        changes["direction"] = direction
    if ahead and _FROM.match(text, near, end):
        changes["role"] = "from"
    elif last in _ROLE_ENDS and (role := _ROLE.match(text, near, end)):
        changes["role"] = role.lastgroup
    if last in _COMPARED_ENDS and (compared := _COMPARED.match(text, near, end)):
        changes["comparison"] = compared.lastgroup
    elif ahead and (far := _FAR.search(text, near, end)):
        changes["comparison"] = "less" if far[1] in _LESS else "more"
    if q.kind is Kind.MULTIPLE and q.digits and q.value is not None and _GROWN.match(text, near, end):
        changes |= {"value": q.value + 1, "role": "by"}
    return changes


def _direction(text: str, near: int, end: int) -> str:
    """Up or down, where a word says so directly before the figure or before words that only fill."""
    while end > near and text[end - 1] in "-−－":
        end -= 1
    way = _word_before(_DIRECTION, text, near, end)
    if way is None and end > near and text[end - 1] in _FILL_ENDS and (fill := _FILL_BEFORE.match(text, near, end)):
        way = _word_before(_DIRECTION, text, near, fill.start())
    return way or ""


def _word_before(table: dict[str, list[tuple[str, _T]]], text: str, near: int, end: int) -> _T | None:
    """What the table says of the longest of its words that ends there; None where none does."""
    if end > near:
        for word, value in table.get(text[end - 1], ()):
            if text.endswith(word, near, end):
                return value
    return None


def _bound(text: str, q: Quantity, near: int, end: int, ahead: bool) -> Bound | None:
    """The bound that the words directly before or after the figure set; 近三年 and 近年 set none."""
    bound = _word_before(_BOUND_BEFORE, text, near, end)
    if bound is Bound.BELOW and q.unit in _PAST and text[end - 1] == "近" and not text.endswith(_CLOSE, near, end):
        bound = None
    if bound is Bound.ABOVE and not q.scale and q.kind in _COUNTS and _GONE_BY.match(text, near, end):
        bound = None
    if bound is None and ahead and (m := _BOUND_AHEAD.search(text, near, end)):
        bound = _word_before(_BOUND_BEFORE, text, near, m.end(m.lastindex or 0))
    if bound is None and text[q.span.end : q.span.end + 1] in _AFTER_BEGINS:
        after = _BOUND_AFTER.match(text, q.span.end)
        bound = _BOUNDS[after.lastgroup] if after and after.lastgroup else None
    return bound


def _basis(text: str, start: int, end: int) -> str:
    """The basis of a change named last before the figure in its clause; none where several are shared out (分别比…和…)."""
    last, at = "", start
    for m in _BASIS.finditer(text, start, end):
        last, at = _BASIS_OF[m[0]], m.start()
    return "" if last and _SHARED_OUT.search(text, max(0, at - 2), end) else last
