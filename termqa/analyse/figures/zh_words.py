"""The Chinese words around figures, as tables: what is no figure, units of time, bounds, directions, bases."""

from collections.abc import Callable
from decimal import Decimal

import regex

from termqa.analyse.figures.quantity import Bound, Kind, Quantity, Strength, replace
from termqa.analyse.figures.zh_named import count
from termqa.model import Span

NOT_FIGURES = regex.compile(
    r"https?://[\w./?=&%-]+|[〇一二三四五六七八九十\d]+国集团|"
    "一带一路|统一|一体|一般|一些|一定|一起|万一|万众|千万(?:不|要|别|莫)|(?<![二三四五六七八九百])十分(?!之|钟)|十足|四川|三亚|三峡|三沙|三明(?!治)|三门峡|四平|"
    "两位数|双位数|两国|五台山|九江|九龙|八达岭|千岛|百色|万州|万宁|六安|五角大楼|红十字|八达通|百度(?!以)|零售|零部件|零碳|零距离|零容忍|零关税|"
    "双方|双碳|双边|双向|双循环|双创|双控|两会|两岸|两手|三农|三次产业|一次能源|二次能源|一次性|一产|二产|三产|三北|三公|四上企业|五险一金|"
    "五位一体|四个全面|八项规定|千方百计|千家万户|千千万万|成千上万|万千(?![瓦克米])|万物|万里长城|一一|一日千里|二手|二维码|万维网|同一|唯一|(?<!分)之一|第一时间|"
    "一揽子|一大批|一批批|三甲|一流|一线|二线城市|三线城市|一系列|一直|一旦|一律|一切|一方面|另一方面|一样|一致|一味|一向|一贯|一度(?!电)|一时|一面|一再|"
    "一经|一举|一道|一路|一边|一站式|一条龙|一把手|一号文件|一盘棋|一张网|一张蓝图|一网通办|逐一|单一|专一|万全|万象|百姓|百货|百强|百花|百业|百科|百年大计|"
    "千里|千禧|千秋|五金|五谷|七夕|八卦|九牛|十字路口|十堰|三角洲|长三角|珠三角|三角|三维|二氧化碳|一氧化碳|三星|四季(?!度)|四周(?!年)|四处|四面|三思|"
    "再三|半导体|半岛|半径|半球|半成品|前半生|后半|半自动|多半|半夜|两侧|两旁|两端|两极|两用|两难|两者|双一流|双千兆|双11|双十一|双休|"
    "倍增器|一小撮|一番|一阵|一代人|一刀切|一窝蜂|一点也|有一点|一点点|万户千家|百家争鸣|三更|乱七八糟|七嘴八舌|九霄|十全|百分百(?=的)|"
    "不一|一成不变|一心|一致性|一如|一同|一共|一并|一概|一举多得|一对一|一站|一帆风顺|万无一失|举一反三|数一数二|独一无二|三三两两|一五一十|"
    "一二三四|丢三落四|接二连三|第一书记|第一生产力|第一资源|第一动力|第一线|第一位|第一责任人|二把手|三权分置|三大球|十几亿人|百校|千校|万校|"
    "千亿斤|数字|数据|数量|数码|数学|数控|数值|数额|数目|数智|几乎|几何|几经|上市|上网|"
    "六方会谈|三方(?=会)|七国集团|一半(?=以上的时间)"
)
"""Words whose numerals are no figures. Longest first is not needed: none is the beginning of another that differs."""

SCALE_ALONE = regex.compile(r"[余多级人元美港日欧斤吨亩家户名个件辆台套平公头只条座枚字米千瓦次篇年]|以上|以下")
"""What may follow 万, 百万, 千亿 … without a digit so that they count as figures."""

MORE = regex.compile(r"(?:余|多|有余)(?!次|地|数|元化|种形|方面|样|层|边)")
CURRENCY_BEFORE = regex.compile(r"(人民币|美元|港币|新台币|欧元|日元|HK\$|US\$|NT\$|RMB|￥|¥|\$|€|£)\s?$")
LI_AFTER = regex.compile("[，。、；）)的路外地长多远]|$")
DENOMINATOR = regex.compile("元?(?=GDP|国内生产总值|地区生产总值|产值|增加值|工业增加值)")
NOT_UNIT_AFTER = regex.compile("程|面|标|策|德|格|级|降|值|准|服|饭|兰|边|围|刊|末")
CLASSIFIER = regex.compile(
    "个|家|名|项|次|台|件|条|种|人|位|座|户|套|辆|架|艘|只|头|枚|所|部门|部委|省|市|县|区|国|州|类|批|场|届|轮|期|份|篇|张|幅|颗|支|队|组|对|双|间|处|"
    "方面|领域|行业|城市|省份|地区|国家|企业|机构|学校|万|亿|美|元|门|款|列|班|趟|站|层|级|步|点|句|章|节|部|卷|册|页|倍|名|岁|届|艘|株|棵|匹|尾|粒|盏|宗|起|例|笔|单|航|航班|航线|标|度|斤|吨|亩|里"
)
COUNTED = regex.compile("[期批项家名座台艘架枚份届省]|部门|人次")
"""Classifiers of counts that a translation gives even when they are small."""
LINK = regex.compile(r"个?\s*(?:、|和|与|及|或|以及|至|到|—+|–|-|~|〜|―)\s*")


def _year(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    plain = q.value is not None and q.value == q.value.to_integral() and "," not in run and not q.scale
    full = len(run) == 4 and plain and 1000 <= q.size <= 2999
    if not full or q.bound is Bound.ABOVE:
        return None
    return replace(q, kind=Kind.YEAR, span=Span(q.span.start, m.end()))


def _month(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    if not 1 <= q.size <= 12 or q.size % 1:
        return None
    span = Span(q.span.start, m.end())
    return replace(q, kind=Kind.PERIOD, low=q.value, high=q.value, span=span, strength=Strength.REQUIRED)


_LASTING = regex.compile("(?:为期|历时|共|近|每|长达|逾|满|连续|已经|已)$")


def _day(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    if not 1 <= q.size <= 31 or q.size % 1 or q.loose:
        return None
    if m[0][-1] == "日" and (run == "两" or _LASTING.search(head)):
        spoken = Strength.EXPECTED if run == "两" else q.strength
        return replace(q, kind=Kind.DURATION, unit="day", span=Span(q.span.start, m.end()), strength=spoken)
    if m[0][-1] == "号" and not head.endswith("月"):
        return replace(q, kind=Kind.ORDINAL, span=Span(q.span.start, m.end()))
    return replace(q, kind=Kind.DAY, span=Span(q.span.start, m.end()))


def _share(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    unit = "per mille" if "‰" in m[0] else ""
    return replace(q, kind=Kind.PERCENT, span=Span(q.span.start, m.end()), unit=unit)


def _tenths(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    if (
        q.value is None
        or q.value > 10
        or q.scale
        or (run in "一二三四五六七八九十" and head.endswith(("收", "年", "建", "达", "变", "完")))
    ):
        return None
    extra = m["half"]
    tail = Decimal(5) if extra == "半" else count(extra) if extra else Decimal(0)
    return replace(
        q,
        kind=Kind.PERCENT,
        value=q.value * 10 + tail,
        quantum=Decimal(1 if extra else 10),
        span=Span(q.span.start, m.end()),
    )


def _discount(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    if q.value is None or not 0 < q.value < 100:
        return None
    kept = q.value * 10 if q.value < 10 else q.value
    return replace(q, kind=Kind.PERCENT, value=100 - kept, span=Span(q.span.start, m.end()), strength=Strength.EXPECTED)


def _point(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    return replace(q, kind=Kind.POINT, span=Span(q.span.start, m.end()))


def _basis_point(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    return replace(q, kind=Kind.BASIS_POINT, span=Span(q.span.start, m.end()))


def _rate(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    return replace(q, kind=Kind.PERCENT, span=Span(q.span.start, m.end()))


def _times(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    bound = Bound.ABOVE if m["more"] else q.bound
    return replace(q, kind=Kind.MULTIPLE, bound=bound, span=Span(q.span.start, m.end()), strength=Strength.REQUIRED)


_PARTS = {"条": "article", "款": "paragraph", "章": "chapter", "节": "section"}


def _ordinal(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    if not head.endswith("第"):
        return None
    strong = q.size > 3 or m[0] in ("条", "款", "届", "版", "章")
    return replace(
        q, kind=Kind.ORDINAL, span=Span(q.span.start - 1, q.span.end), unit=_PARTS.get(m[0], ""),
        strength=Strength.REQUIRED if strong else Strength.EXPECTED,
    )  # fmt: skip


_CONGRESS = regex.compile("全国人大|全国人民代表大会|全国政协|中央委员|全国代表大会|[一二三四五六七八九]中全会")


def _nth(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    unit = "congress" if _CONGRESS.match(m.string, m.end()) else ""
    return replace(q, kind=Kind.ORDINAL, span=Span(q.span.start, m.end()), strength=Strength.EXPECTED, unit=unit)


def _century(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    return replace(q, kind=Kind.CENTURY, span=Span(q.span.start, m.end()))


_TIME_OF_DAY, _LATE = regex.compile("上午|下午|早上|晚上|中午|凌晨|晚|早|今晨|[日天]$"), regex.compile("下午|晚上|晚")


def _clock(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    spoken = _TIME_OF_DAY.search(head)
    if q.size > 24 or q.size % 1 or not (spoken or m["minute"]):
        return None
    minutes = Decimal(30) if m["half"] else count(m["minute"]) if m["minute"] else Decimal(0)
    late = 12 if _LATE.search(head) and q.size < 12 else 0
    return replace(
        q,
        kind=Kind.CLOCK,
        value=(q.size + late) * 60 + minutes,
        span=Span(q.span.start, m.end()),
        strength=Strength.EXPECTED,
    )


def _born(q: Quantity, m: regex.Match[str], run: str, head: str) -> Quantity | None:
    return replace(q, strength=Strength.OPTIONAL) if run.isdigit() and len(run) == 2 and run[1] in "05" else None


AFTER: tuple[tuple[regex.Pattern[str], Callable[[Quantity, regex.Match[str], str, str], Quantity | None]], ...] = (
    (regex.compile(r"(?:[几余多])?(?=)(?P<n>)(?:个|条|款|项|届|版|章|节|次|位|批|大|代|阶段|产业|轮|季|名|期|天|年|份|部|)"), _ordinal),
    (regex.compile(r"\s?(?:%|％|‰|巴仙)"), _share),
    (regex.compile(r"[余多]?个?百分点"), _point),
    (regex.compile(r"[余多]?个?基点"), _basis_point),
    (regex.compile(r"(?:厘|釐)(?!米|清|定)"), _rate),
    (regex.compile(r"\s?(?P<more>[余多])?倍(?P<more>多)?"), _times),
    (regex.compile(r"成(?P<half>半|[一二三四五六七八九](?![十百千万亿]))?(?!为|立|本|功|果|员|绩|长|就|交|都|品|熟|效|型|分|千|份|人(?=[口数群员以])|人民(?!币))"), _tenths),
    (regex.compile(r"折(?!算|合|射|旧|叠|腾|磨|价)"), _discount),
    (regex.compile(r"\s?年(?!均|级|代|龄|轻)"), _year),
    (regex.compile(r"\s?月份?(?!球|亮|饼)"), _month),
    (regex.compile(r"\s?[日号](?!内|元|均|圆|常|趋|益|线|楼)"), _day),
    (regex.compile(r"世纪"), _century),
    (regex.compile(r"(?:时|点|点钟)(?P<half>半)?(?:(?P<minute>[〇零一二三四五六七八九十\d]{1,3})分)?"), _clock),
    (regex.compile(r"后(?!续|来|期|果|备|勤|台|代|者|面|方|再|就|即)"), _born),
    (regex.compile(r"届|次会议|次全会|次全国"), _nth),
)  # fmt: skip
AFTER_BEGINS = frozenset(" \u00a0\t\n%％‰巴余多个百基厘釐倍成折年月日号世时点后届次")
"""How the words of ``AFTER`` begin but for those of 第, so that most figures need not try them."""

_BEFORE_BOUND = (
    (regex.compile(r"(?:(?:不低于|不少于|不小于|最少|最低)(?:达|为)?|至少[^，,。；;\d]{0,4})$"), Bound.AT_LEAST),
    (regex.compile(r"(?:(?:不超过|不高于|不多于|至多|最高|控制在)(?:达|为)?|最多[^，,。；;\d]{0,4})$"), Bound.AT_MOST),
    (regex.compile(r"(?:超过|超出|逾|突破|破|大于|高于|多于|超|首次超|首次突破|(?<![通经不超越])过)了?$"), Bound.ABOVE),
    (regex.compile(r"(?:不足|不到|未满|低于|少于|小于|跌破)$"), Bound.SHORT_OF),
    (regex.compile(r"(?:将近|接近|逼近|(?<![最附亲远临邻贴靠相走])近)(?:于)?$"), Bound.BELOW),
    (regex.compile(r"(?:贴近|靠近)(?:于)?$"), Bound.ABOUT),
    (regex.compile(r"(?<![节合条契])约(?:占|合|有|为|达|相当于)[^，,。；;\d]{0,8}$"), Bound.ABOUT),
    (regex.compile(r"(?:大约|大概|大致|约为|约合|约占|约有|约达|(?<![节合条契])约|估计)$"), Bound.ABOUT),
)
_AFTER_BOUND = (
    (
        regex.compile(
            r"[人家个台辆名户件次吨元亩种]{0,2}(?:及|或)?以上(?!的?[三四五六]点|所述|几)|起(?=[，。、至到直的])"
        ),
        Bound.AT_LEAST,
    ),
    (regex.compile(r"[人家个台辆名户件次吨元亩种]{0,2}(?:及|或)?以[下内](?!几|简称)|之内"), Bound.AT_MOST),
    (regex.compile(r"[人家个台辆名户件次吨元亩种]{0,2}(?:左右|上下)|上下|前后"), Bound.ABOUT),
    (regex.compile(r"多(?![次地数])|有余"), Bound.ABOVE),
)


def bound_before(clause: str, q: Quantity) -> Bound | None:
    """The bound that the words directly before the figure set; 近三年 and 近年 set none."""
    for pattern, bound in _BEFORE_BOUND:
        m = pattern.search(clause)
        if m:
            past = bound is Bound.BELOW and m[0] == "近" and q.unit in ("year", "month", "day", "week", "decade")
            return None if past else bound
    return None


def bound_after(text: str, end: int) -> Bound | None:
    """The bound that the words directly after the figure set."""
    return next((bound for pattern, bound in _AFTER_BOUND if pattern.match(text, end)), None)


_FILL = r"(?:\d{1,4}年|\d{1,2}月|[底末]|上年|去年|同期|了|到|至|为|近|约|超|超过|超出|逾|达|达到|也|又|均|都|仅|只|再|将|共|合计|累计|幅度|幅|率|的|在|以|以上|就|已|\s|分别|不到|不足|高达|突破|大约|净|较快|明显|大幅|小幅|略|各|[:：“”])*"
UP = "增长|上升|上涨|上调|提高|提升|加快|回升|扩大|增加|升值|净流入|增幅|涨幅|增速|攀升|升高|增多|反弹|增至|升至|涨至|增|涨|升|多增|同增|走高|增大|跃升|劲升|急增|飙升|激增|增进|净增|新增长|递增|调高|高出"
DOWN = "下降|减亏|减少|回落|收窄|降低|下滑|缩小|下调|下跌|放缓|收缩|贬值|净流出|降幅|跌幅|跌|降|减|缩减|缩短|萎缩|少增|压减|调低|走低|减慢|锐减|骤降|降至|跌至|减至|减弱|减退|递减|倒退|滑落"
_DIRECTION = regex.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN})){_FILL}$")
_NEUTRAL = regex.compile("增速|增幅|涨幅|降幅|跌幅|增长率|增加值|升值空间")


def direction_before(clause: str) -> str:
    """Up or down, where the word before the figure says so."""
    m = _DIRECTION.search(clause)
    if not m:
        return ""
    if m["up"]:
        return "" if m["up"] in ("增速",) else "up"
    return "down"


_ROLE_TO = regex.compile(
    r"(?:增长|上升|提高|提升|扩大|增加|上涨|下降|降低|减少|回落|上调|下调|加快|放缓|收窄|增|升|涨|降|减|跌|缩小|缩短)(?:到|至|为)(?:了)?(?:近|约|超过|逾)?$|(?:[点%元倍亿万])至$"
)
_ROLE_BY = regex.compile(
    r"(?:增长|上升|提高|提升|扩大|增加|上涨|下降|降低|减少|回落|上调|下调|多增|少增)(?:了)?(?:近|约|超过|超|逾)?$"
)


def role_before(clause: str) -> str:
    """To (增长到, 提高至) or by (增长了, 增长), where the word before the figure says so."""
    return "to" if _ROLE_TO.search(clause) else "by" if _ROLE_BY.search(clause) else ""


FROM = regex.compile(r"(?:由|从|自)[^，,。；;\d到至]{0,10}$")
_MORE_THAN = regex.compile(
    r"(?:高于|快于|好于|多于|大于|优于|高出|快过|领先)[^，,。；;]{1,14}$|(?:比|较)[^，,。；;]{1,16}?(?:高|快|多|高出|多出|多增)(?:了|约|近|出)?$|多增(?:了)?$|超出[^，,。；;]{1,10}$"
)
_LESS_THAN = regex.compile(
    r"(?:低于|慢于|少于|小于|落后于?|逊于)[^，,。；;]{1,14}$|(?:比|较)[^，,。；;]{1,16}?(?:低|慢|少|少增)(?:了|约|近)?$|少增(?:了)?$|多降$"
)


def comparison_before(clause: str, q: Quantity) -> str:
    """More or less, where the figure is the difference between two things compared."""
    if _LESS_THAN.search(clause):
        return "less"
    return "more" if _MORE_THAN.search(clause) else ""


GROWN = regex.compile(
    r"(?:增长|增加|提高|提升|扩大|上升|上涨|增|升|涨|贵|多|高|快|大|翻)(?:了|近|约|超过|超|逾|高达|达|\s)*$"
)

_BASES = (
    ("seasonal", regex.compile("季节(?:性)?调整|经季调|季调")),
    ("average", regex.compile("年均|年平均|两年平均|三年平均|平均每年|平均增长|复合增长")),
    ("real", regex.compile("实际增长|扣除价格因素|不变价|实际增速|实际下降|实质增长|实质")),
    ("nominal", regex.compile("名义")),
    ("year-end", regex.compile("比上年末|比年初|较年初|较上年末|比去年末|较去年底|比上年底|较上年底|比去年底")),
    ("period", regex.compile("环比|比上月|较上月|比上季|较上季|比上个月|按月|按季|比上一季度|比前一季度")),
    ("year", regex.compile("同比|比上年同|较上年同|比上年|较上年|比去年|较去年|按年|比上年同期|较去年同期")),
    ("cumulative", regex.compile("累计")),
)


def basis_before(clause: str) -> str:
    """The basis of a change named last before the figure in its clause."""
    best, at = "", -1
    for name, pattern in _BASES:
        for m in pattern.finditer(clause):
            if m.start() > at:
                best, at = name, m.start()
    return best


TREND = regex.compile(
    "(?P<up>上升|增长|增加|上涨|提高|回升|扩大|升上|升至|增至|新高|净流入|攀升|增幅|涨幅|增多|反弹|上调|加快|提升|增强|走高|改善|壮大|升|增|涨|加强|优化|高于|超|快于)|"
    "(?P<down>下降|减少|回落|下跌|降低|收窄|降至|减至|放缓|收缩|新低|净流出|缩小|下滑|降幅|跌幅|下调|减慢|减弱|走低|回软|转弱|降温|萎缩|降|减|跌|低于|慢于|少|弱|损|亏|缓)"
)
