"""What stands after a Chinese numeral and makes it a percentage, a date, a multiple, a fraction …: one row a form."""

import re
from collections.abc import Callable
from decimal import Decimal

from termqa.analyse.figures.numerals import chinese
from termqa.analyse.figures.quantity import HALF_DAY, Bound, Kind, Quantity, Strength, replace
from termqa.analyse.figures.zh_numerals import BEGIN, Numeral, numeral_at
from termqa.model import Span

N = "〇零一二三四五六七八九十"
Found = tuple[Quantity, ...]


def count(text: str) -> Decimal:
    """The value of a small numeral, 0 if it is none."""
    number = chinese(text)
    return number.value if number else Decimal(0)


def months(span: Span, low: Decimal | int, high: Decimal | int, unit: str = "") -> Quantity:
    """The months of a year from low to high."""
    low, high = Decimal(low), Decimal(high)
    return Quantity(Kind.PERIOD, span, low if low == high else None, low, high, unit=unit)


def decades(text: str, span: Span, century: int) -> Found:
    """The decades that 九十, 90 or 六七十 name in a century."""
    names = [text] if len(text) == 2 else [text[0] + "十", text[1] + "十"]
    return tuple(Quantity(Kind.DECADE, span, (century - 1) * 100 + count(name)) for name in names)


def _whole(n: Numeral, low: int, high: int) -> bool:
    """Whether it is a whole number between the two."""
    return low <= n.value <= high and n.value % 1 == 0


def _of_kind(kind: Kind, *, unit: str = "") -> "Reader":
    """A reader that only names the kind."""

    def read(text: str, n: Numeral, m: re.Match[str]) -> Found:
        bound = Bound.ABOVE if m[0][0] in "余多" else n.bound
        return (n.quantity(kind, n.start, m.end(), unit=unit, bound=bound),)

    return read


def _no_figure(text: str, n: Numeral, m: re.Match[str]) -> Found:
    return ()


def _year(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    span = Span(n.start, m.end())
    if n.low is None and text.endswith(("公元前", "年至前", "年—前"), 0, n.start):
        return (Quantity(Kind.YEAR, span, -n.value),)
    if len(n.run) == 3 and n.run[0] == "1" and n.run.isdigit() and m[1] is not None:
        return (Quantity(Kind.YEAR, span, n.value + 1911),)
    if len(n.run) == 2 and n.run[0] == "0" and n.run.isdigit():  # 08年
        return (Quantity(Kind.YEAR, span, n.value + 2000),)
    spoken = _whole(n, 1901, 2099) and n.value % 100 and n.bound is Bound.EXACT  # 两千零二十四年
    if n.low is not None or n.scale or not (spoken or (len(n.run) == 4 and _whole(n, 1000, 2999))):
        return None
    return (n.quantity(Kind.YEAR, n.start, m.end()),)


def _month(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    span = Span(n.start, m.end())
    if n.low is not None and n.high is not None and n.high == n.low + 1 <= 12:  # 七八月份
        return (months(span, n.low, n.high),)
    return (months(span, n.value, n.value),) if n.low is None and _whole(n, 1, 12) else None


_LASTING = (
    "为期",
    "历时",
    "共",
    "近",
    "每",
    "长达",
    "逾",
    "满",
    "连续",
    "已经",
    "已",
    "延长至",
    "延长到",
    "缩短至",
    "缩短到",
)
_LONGER = ("延长", "缩短", "压缩")


def _day(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if n.low is not None or not _whole(n, 1, 31):
        return None
    lasts = n.run == "两" or text.endswith(_LASTING, 0, n.start) or text.startswith(_LONGER, m.end())
    if m[0][-1] == "日" and lasts:
        spoken = Strength.EXPECTED if n.run == "两" else Strength.REQUIRED
        return (n.quantity(Kind.DURATION, n.start, m.end(), unit="day", strength=spoken),)
    kind = Kind.ORDINAL if m[0][-1] == "号" and not text.endswith("月", 0, n.start) else Kind.DAY
    return (n.quantity(kind, n.start, m.end()),)


def _share(text: str, n: Numeral, m: re.Match[str]) -> Found:
    return (n.quantity(Kind.PERCENT, n.start, m.end(), unit="per mille" if m[0][-1] == "‰" else ""),)


_NO_TENTHS = ("收", "年", "建", "变", "完")


def _tenths(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if n.value > 10 or n.scale or (n.run in N and text.endswith(_NO_TENTHS, 0, n.start)):
        return None
    extra = m[1]
    tail = Decimal(5) if extra == "半" else count(extra) if extra else Decimal(0)
    q = n.quantity(Kind.PERCENT, n.start, m.end())
    low, high = (None if end is None else end * 10 for end in (n.low, n.high))
    return (replace(q, value=n.value * 10 + tail, low=low, high=high, quantum=Decimal(1 if extra else 10)),)


def _discount(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if n.low is not None or not 0 < n.value < 100:
        return None
    kept = n.value * 10 if n.value < 10 else n.value
    q = n.quantity(Kind.PERCENT, n.start, m.end(), strength=Strength.EXPECTED)
    return (replace(q, value=100 - kept),)


def _times(text: str, n: Numeral, m: re.Match[str]) -> Found:
    bound = Bound.ABOVE if m[1] or m[2] else n.bound
    return (n.quantity(Kind.MULTIPLE, n.start, m.end(), bound=bound),)


def _quarter(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    return (months(Span(n.start, m.end()), n.value * 3 - 2, n.value * 3),) if n.run in QUARTERS else None


QUARTERS = frozenset("一二三四1234")


def _century(text: str, n: Numeral, m: re.Match[str]) -> Found:
    if m[1]:
        return decades(m[1], Span(n.start, m.end()), int(n.value))
    return (n.quantity(Kind.CENTURY, n.start, n.end + len("世纪")),)


_DECADES = re.compile(r"[一二三四五六七八九]{1,2}十|\d0")


def _decade(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    return decades(n.run, Span(n.start, m.end()), 20) if _DECADES.fullmatch(n.run) else None


_TIME_OF_DAY = re.compile("上午|下午|早上|晚上|中午|凌晨|晚|早|晨|[日天]$")
_HOUR = re.compile("时(?![间期段代候限长速效区装尚常])")
_LATE = re.compile("下午|晚")
_EARLY = re.compile("上午|早|凌晨")


def _clock(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    head = max(0, n.start - 6)
    full = m["minute"] or m["half"] or m["quarters"] or (n.run.isdigit() and _HOUR.match(text, n.end))
    if not _whole(n, 0, 24) or not (full or _TIME_OF_DAY.search(text, head, n.start)):
        return None
    minutes = Decimal(30) if m["half"] else count(m["minute"]) if m["minute"] else Decimal(0)
    if m["quarters"]:
        minutes = count(m["quarters"]) * 15
    late = 12 if n.value < 12 and _LATE.search(text, head, n.start) else 0
    told = bool(late or n.value > 12 or _EARLY.search(text, head, n.start))
    q = n.quantity(Kind.CLOCK, n.start, m.end(), strength=Strength.EXPECTED)
    return (replace(q, value=(n.value + late) * 60 + minutes, quantum=Decimal(1 if told else HALF_DAY)),)


def _digital_clock(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if not n.run.isdigit() or len(n.run) > 2 or n.value > 24:
        return None
    value = n.value * 60 + int(m[1])
    return (Quantity(Kind.CLOCK, Span(n.start, m.end()), value, quantum=Decimal(HALF_DAY), strength=Strength.EXPECTED),)


def _born(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if not n.run.isdigit() or len(n.run) != 2 or n.run[1] not in "05":
        return None
    return (n.quantity(Kind.CARDINAL, n.start, n.end, strength=Strength.OPTIONAL),)


def _session(text: str, n: Numeral, m: re.Match[str]) -> Found:
    congress = Quantity(Kind.ORDINAL, Span(n.start, n.end + 1), n.value, unit="congress")
    return congress, Quantity(Kind.ORDINAL, Span(n.end + 1, m.end()), count(m[1]), unit="session")


def _grade(text: str, n: Numeral, m: re.Match[str]) -> Found:
    return (n.quantity(Kind.ORDINAL, n.start, m.end(), strength=Strength.EXPECTED),)


_CONGRESS = re.compile("全国人大|全国人民代表大会|全国政协|中央委员|全国代表大会|[一二三四五六七八九]中全会")


def _nth(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if m[0][0] == "次" and not text.endswith(("人大", "政协", "会", "委", "届"), 0, n.start):
        return None  # 召开一次会议
    unit = "congress" if _CONGRESS.match(text, m.end()) else ""
    strength = Strength.OPTIONAL if n.run == "一" and not unit else Strength.EXPECTED  # 新一届政府
    return (n.quantity(Kind.ORDINAL, n.start, m.end(), strength=strength, unit=unit),)


_PARTY_CONGRESS = re.compile("十[一二三四五六七八九]|二十[一二]?")


def _congress(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if not _PARTY_CONGRESS.fullmatch(n.run):
        return None
    return (Quantity(Kind.ORDINAL, Span(n.start, m.end()), n.value, unit="congress"),)


def _part_of(base: Numeral, part: Numeral, start: int, whole: Decimal = Decimal(0)) -> Found:
    """A fraction; one of 百, 千, 万 … is a share and counts per cent."""
    if not base.value:
        return ()
    low, high = (None if end is None else end * 100 / base.value for end in (part.low, part.high))
    share = not whole and base.value >= 100 and not base.run.strip("十百千万亿佰仟")
    q = part.quantity(Kind.PERCENT if share else Kind.FRACTION, start, part.end)
    return (
        replace(
            q, value=part.value * 100 / base.value + whole * 100, low=low, high=high,
            quantum=part.quantum * 100 / base.value if share else Decimal(1), scale="",
        ),
    )  # fmt: skip


def _fraction(text: str, n: Numeral, m: re.Match[str]) -> Found:
    part = numeral_at(text, m.end()) if m.end() < len(text) else None
    return _part_of(n, part, n.start) if part else ()


def _mixed(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if m["part"]:  # 3又1/2
        value = n.value + Decimal(m["part"]) / max(Decimal(m["of"]), Decimal(1))
        return (Quantity(Kind.FRACTION, Span(n.start, m.end()), value * 100),)
    base = numeral_at(text, n.end + 1)
    if base is None or not (fraction := _OF.match(text, base.end)) or fraction.end() >= len(text):
        return None
    part = numeral_at(text, fraction.end())
    return _part_of(base, part, n.start, n.value) if part else None


_OF = re.compile("分之")


def _cantonese(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    """三分一, 四分三; 百分三十 is a share."""
    part = numeral_at(text, n.end + 1)
    if part is None or part.low is not None:
        return None
    if n.run == "百":
        return _part_of(n, part, n.start)
    single = len(n.run) == 1 and n.run in "二三四五六八十" and part.end == n.end + 2 and part.run in "一二三"
    if not single or part.value >= n.value or text[part.end : part.end + 1] in _NO_PART:
        return None
    return _part_of(n, part, n.start)


_NO_PART = frozenset("分厘秒点角")


def _slashed(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    of = Decimal(m[1])
    if not n.run.isdigit() or len(n.run) > 3 or n.value >= of or text.endswith("/", 0, n.start):
        return None
    span = Span(n.start, m.end())
    return (Quantity(Kind.FRACTION, span, n.value * 100 / of, strength=Strength.EXPECTED),)


def _dozens(text: str, n: Numeral, m: re.Match[str]) -> Found:
    q = n.quantity(Kind.CARDINAL, n.start, m.end(), strength=Strength.EXPECTED)
    return (replace(q, value=n.value * 12, quantum=Decimal(12)),)


def _half(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    if n.run not in ("一", "1"):
        return None
    return (Quantity(Kind.FRACTION, Span(n.start, m.end()), Decimal(50), strength=Strength.EXPECTED),)


def _day_in_name(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    """The date that names a meeting, an incident, a movement: “9·26”会议, “一二·九”运动."""
    named = [part.translate(_AS_DIGITS) for part in (n.run, m[1])]
    if not all(part.isascii() and part.isdigit() for part in named):
        return None
    month, day = map(int, named)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    first = months(Span(n.start, n.end), month, month)
    last = Quantity(Kind.DAY, Span(m.start(1), m.end()), Decimal(day), strength=Strength.EXPECTED)
    return first._replace(strength=Strength.EXPECTED), last


_AS_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _version(text: str, n: Numeral, m: re.Match[str]) -> Found | None:
    """2.0时代, 3.0版: a number that English counts as a name."""
    return (n.quantity(Kind.CARDINAL, n.start, n.end, strength=Strength.OPTIONAL),) if "." in n.run else None


Reader = Callable[[str, Numeral, re.Match[str]], Found | None]
_ROWS: tuple[tuple[str, str, Reader], ...] = (
    ("%‰巴", "[%‰]|巴仙", _share),
    ("余多个百", "[余多]?个?百分点", _of_kind(Kind.POINT)),
    ("余多个基", "[余多]?个?基点", _of_kind(Kind.BASIS_POINT)),
    ("分", "分之", _fraction),
    ("又", rf"又(?:(?=[{BEGIN}]+分之)|(?P<part>\d{{1,3}})/(?P<of>\d{{1,3}})(?![\d/]))", _mixed),
    ("分", f"分(?=[{BEGIN}])", _cantonese),
    ("/", r"/(\d{1,3})(?![\d/年月日号.:A-Za-z]|赛季|财年)", _slashed),
    ("厘", "厘(?!米|清|定)", _of_kind(Kind.PERCENT)),
    ("余多倍", "([余多])?倍(多)?", _times),
    (
        "成",
        "成(半|[一二三四五六七八九](?![十百千万亿]))?"
        "(?!为|立|本|功|果|员|绩|长|就|交|都|品|熟|效|型|分|千|份|人(?=[口数群员以])|人民(?!币))",
        _tenths,
    ),
    ("折", "折(?!算|合|射|旧|叠|腾|磨|价)", _discount),
    ("年", "年代", _decade),
    ("年", "年级", _grade),
    ("年", r"年(?!均|级|代|龄|轻)((?=\d{1,2}[月至]))?", _year),
    ("月", "月份?(?!球|亮|饼)", _month),
    ("日号", "[日号](?!内|元|均|圆|常|趋|益|线|楼)", _day),
    ("世", r"世纪(?:([一二三四五六七八九]{1,2}十|\d0)年代)?", _century),
    (":", r":([0-5]\d)(?!:?\d)", _digital_clock),
    ("·", rf"·([{N}]{{1,2}}|\d{{1,2}})(?![\d{N}])", _day_in_name),
    ("版时", "版|时代", _version),
    ("点时", rf"(?:点钟|[时点])(?:(?P<half>半)|(?P<quarters>[一三])刻|(?P<minute>[{N}\d]{{1,3}})分)?", _clock),
    ("季", "季(?:度|(?![节军风]))", _quarter),
    ("届", f"届([{N}])中全会", _session),
    ("届次", "届|次会议|次全会|次全国", _nth),
    ("大", "大(?=[,。、的以报精上召胜开和会提作明确代关]|$)", _congress),
    ("国", "国集团", _no_figure),
    ("后", "后(?!续|来|期|果|备|勤|台|代|者|面|方|再|就|即)", _born),
    ("半", "半", _half),
    ("打", "打(?![击造破开通好响赢胜败])", _dozens),
)  # fmt: skip
"""What may follow a numeral: the characters that it begins with, all of it, and who reads it; the first that fits."""
_AFTER = {
    begin: tuple((re.compile(pattern), reader) for begins, pattern, reader in _ROWS if begin in begins)
    for begin in {c for begins, _, _ in _ROWS for c in begins}
}


def typed(text: str, n: Numeral) -> Found | None:
    """The quantities that the words after the numeral make of it; None where they say nothing of its kind."""
    for pattern, reader in _AFTER.get(text[n.end : n.end + 1], ()):
        m = pattern.match(text, n.end)
        if m and (found := reader(text, n, m)) is not None:
            return found
    return None


_RANKED = ("世界", "全球", "全国", "亚洲", "位居", "居", "排名", "位列", "名列")
_PARTS = {"条": "article", "款": "paragraph", "章": "chapter", "节": "section"}
_NETWORK = re.compile("代(?:移动|信息|无线)?(?:通信|网络)")
_INDUSTRY = re.compile("(?:[、和与及]第?[一二三])*产业")
_PLAN = re.compile("个五年(?:规划|计划)")


def ordinal(text: str, n: Numeral) -> Found:
    """What 第 before a numeral makes of it: a quarter, a five-year plan, a session or the nth of something."""
    start, after = n.start - 1, text[n.end : n.end + 1]
    if after == "季" or after == "届":
        found = typed(text, n)
        if found and (found[0].kind is Kind.PERIOD or len(found) > 1):
            return (replace(found[0], span=Span(start, found[0].span.end)), *found[1:])
    if m := _PLAN.match(text, n.end):
        return (Quantity(Kind.ORDINAL, Span(start, m.end()), n.value, unit="plan"),)
    strength = Strength.REQUIRED if n.value > 3 or after in tuple("条款届版章") else Strength.EXPECTED
    largest = n.value == 1 and (after == "大" or text.endswith(_RANKED, 0, start))  # 第一大 is the largest
    named = _INDUSTRY.match(text, n.end) or _NETWORK.match(
        text, n.end
    )  # 第三产业 is services too, 第六代移动通信 is 6G
    if largest or named:
        strength = Strength.OPTIONAL
    return (n.quantity(Kind.ORDINAL, start, n.end, unit=_PARTS.get(after, ""), strength=strength),)
