"""Chinese words that hold a numeral and are no figures, and the words of a rise and a fall."""

import re

import regex

_WORDS = (
    "一带一路 统一 一体 一般 一些 一定 一起 万一 万众 十足 四川 三亚 三峡 三沙 三门峡 四平 "
    "两位数 双位数 两国 五台山 九江 九龙 八达岭 千岛 百色 万州 万宁 六安 五角大楼 红十字 八达通 "
    "零售 零部件 零碳 零距离 零容忍 零关税 双方 双碳 双边 双向 双循环 双创 双控 两会 两岸 两手 三农 "
    "三次产业 一次能源 二次能源 一次性 三北 三公 四上企业 五险一金 五位一体 "
    "四个全面 八项规定 千方百计 千家万户 千千万万 成千上万 万物 万里长城 一一 一日千里 二手 二维码 "
    "万维网 同一 唯一 第一时间 一揽子 一大批 一批批 三甲 一流 一线 二线城市 三线城市 一系列 一直 "
    "一旦 一律 一切 一方面 另一方面 一样 一致 一味 一向 一贯 一时 一面 一再 一经 一举 一道 "
    "一路 一边 一站式 一条龙 一把手 一号文件 一盘棋 一张网 一张蓝图 一网通办 逐一 单一 专一 万全 "
    "万象 百姓 百货 百强 百花 百业 百科 百年大计 千里 千禧 千秋 五金 五谷 七夕 八卦 九牛 "
    "十字路口 十堰 三角洲 长三角 珠三角 三角 三维 三点一线 二氧化碳 一氧化碳 三星 四处 四面 三思 再三 "
    "半导体 半岛 半径 半球 半成品 前半生 后半 半自动 多半 半夜 两侧 两旁 两端 两极 两用 两难 "
    "两者 双一流 双千兆 双11 双十一 双休 倍增器 一小撮 一番 一阵 一代人 一刀切 一窝蜂 一点也 "
    "有一点 一点点 万户千家 百家争鸣 三更 乱七八糟 七嘴八舌 九霄 十全 不一 一成不变 一心 一如 "
    "一同 一共 一并 一概 一对一 一站 一帆风顺 万无一失 举一反三 数一数二 独一无二 三三两两 "
    "一五一十 一二三四 丢三落四 接二连三 第一书记 第一生产力 第一资源 第一动力 第一线 第一位 "
    "第一责任人 二把手 三权分置 三大球 百校 千校 万校 六方会谈 七国集团 "
    "一波三折 三番五次 三番两次 三天两头 三天打鱼 两天晒网 三分钟热度 五分钟热度 三步并作两步 三百六十行 三言两语 "
    "三级跳 三轮车 三位一体 四位一体 四轮驱动 三人行 约法三章 货比三家 半斤八两 五十步笑百步 四两拨千斤 千斤顶 "
    "五花八门 八仙过海 千人千面 千头万绪 千篇一律 千秋万代 诸子百家 万家灯火 万人空巷 遗臭万年 判若两人 两码事 "
    "两头在外 脚踏两只船 十万火急 十万八千里 十年如一日 十年磨一剑 十年树木 百年树人 百年不遇 百年老店 信心百倍 "
    "勇气百倍 精神百倍 十之八九 十有八九 九州大地 语惊四座 烽火四起 狼烟四起 另一半 二次创业 二次元 二级市场 "
    "第一夫人 第三世界 第三方 第三者 第二课堂 "
).split()

_DIGITS = r"〇零一二三四五六七八九十百第\d"
_DAYS = "三八 五一 五四 六一 七一 八一 九一八 十一 一二九".split()
_HOLIDAY = "期间|前夕|前后|假期|小?长假|黄金周|节(?![约能省水电点目])|国际劳动|劳动节|妇女|青年节|儿童|建军|国庆|运动(?!员)|事变|勋章|精神"
"""Days that are named by their figures, and what stands behind one that is a name: 五一期间."""
_GUARDED = (
    "千万(?=不|要|别|莫)", "(?<![二三四五六七八九百])十分(?!之|钟)", "三明(?!治)", "百度(?!以)", "万千(?![瓦克米])", "(?<!分之)(?<=之)一",
    "一度(?!电)", "四季(?!度)", "四周(?!年)", "百分百(?=的)", "三方(?=会)", "一半(?=以上的时间)", "三五(?=成群)", "一产(?!业)", "二元(?=结构|论|体制|经济|社会|对立|化|制)", "三元(?=锂|材料|电池|催化|前驱)", "二产(?!业)", "三产(?!业)", "百分(?=制|比|数|位)",
    r"https?://[\w./?=&%-]+",
    *(rf"(?<![{_DIGITS}]){day}(?=(?:{_HOLIDAY}))" for day in _DAYS),
)  # fmt: skip
"""Words that are no figures in certain surroundings only; each begins with its numeral."""

NOT_FIGURES = regex.compile(r"[〇一二三四五六七八九十\d]+国集团|" + "|".join((*_GUARDED, *_WORDS)))
"""Any of these words, anywhere in a text."""


def _by_numeral() -> dict[str, re.Pattern[str]]:
    """What follows, and stands before, each numeral in the words that hold it first: to be matched at the numeral."""
    rows: dict[str, list[str]] = {}
    for word in sorted(_WORDS, key=len, reverse=True):
        at = next(i for i, c in enumerate(word) if c in NUMERALS)
        rows.setdefault(word[at], []).append((f"(?<={word[:at]})" if at else "") + word[at:])
    for pattern in _GUARDED:
        first = next(c for c in re.sub(r"\(\?<[^)]*\)", "", pattern))
        rows.setdefault(first, []).insert(0, pattern)
    return {c: re.compile("|".join(row)) for c, row in rows.items()}


NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿兆两双半倍数成前")
"""What such a word may hold first that a figure may begin with."""
LOOK_ALIKES = _by_numeral()
"""The words that are no figures, by the numeral that they hold first."""


def look_alike(text: str, at: int) -> int:
    """Where the word ends that holds the numeral at this place without being a figure; 0 where there is none."""
    m = LOOK_ALIKES[text[at]].match(text, at)
    return m.end() if m else 0
