"""A value written in any of the ways that Chinese has reads back equal."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from termqa.analyse.figures import Quantity, read
from termqa.analyse.figures.quantity import Kind
from termqa.analyse.figures.write import plain
from termqa.model import Lang

few = settings(max_examples=60, derandomize=True, deadline=None)

DIGITS = "零一二三四五六七八九"
PLAIN, CAPITAL = ("千百十", DIGITS), ("仟佰拾", "零壹贰叁肆伍陆柒捌玖")
TRADITIONAL = str.maketrans("万亿贰叁陆", "萬億貳參陸")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def han(n: int, numerals: tuple[str, str] = PLAIN) -> str:
    """The number in Han numerals, 零 where a place is left out.

    >>> han(10_012), han(205), han(4_0050_0000), han(1_0200, CAPITAL)
    ('一万零一十二', '二百零五', '四亿零五十万', '壹万零贰佰')
    """
    for size, scale in ((10**8, "亿"), (10**4, "万")):
        if n >= size:
            high, low = divmod(n, size)
            gap = numerals[1][0] if 0 < low < size // 10 else ""
            return han(high, numerals) + scale + gap + (han(low, numerals) if low else "")
    units, digits = numerals
    written, gap = "", False
    for digit, unit in zip(f"{n:04d}", (*units, ""), strict=True):
        if digit != "0":
            written += (digits[0] if gap and written else "") + digits[int(digit)] + unit
        gap = digit == "0"
    return written or digits[0]


def mixed(n: int) -> str:
    """Digits before each scale word: 5亿1万4千6百.

    >>> mixed(5_0001_4600), mixed(2_0030)
    ('5亿1万4千6百', '2万30')
    """
    written = ""
    for size, scale in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百")):
        if n >= size:
            high, n = divmod(n, size)
            written += f"{high}{scale}"
    return written + (str(n) if n else "")


def values(text: str) -> list[Decimal | None]:
    """The values of the figures that are read, minus where the sign is."""
    return [-q.value if q.negative and q.value else q.value for q in read(text, Lang.ZH)]


def only(text: str) -> Quantity:
    """The one figure of the text."""
    (found,) = read(text, Lang.ZH)
    return found


@few
@given(st.integers(21, 9_999_999_999))
def test_a_whole_number_reads_back_from_every_way_to_write_it(n: int):
    arabic = [str(n), f"{n:,}", f"{n:,}".replace(",", ", "), mixed(n), str(n).translate(WIDE)]
    scaled = [f"{plain(Decimal(n) / 10**4)}万", f"{plain(Decimal(n) / 10**8)}亿", f"{plain(Decimal(n) / 10**8)} 亿"]
    words = [han(n), han(n, CAPITAL), han(n, CAPITAL).translate(TRADITIONAL), " ".join(han(n))]
    for form in arabic[:2] + arabic[3:] + scaled + words:
        assert values(f"共{form}户") == [n], form
        assert values(f"{form}个") == [n], form


@few
@given(st.integers(10_000, 99_999_999), st.sampled_from(["元", "美元", "吨", "公里", "千瓦时", "人次"]))
def test_a_unit_after_the_number_changes_no_value(n: int, unit: str):
    assert values(f"{n}{unit}") == values(f"{han(n)}{unit}") == values(f"{n} {unit}") == [n]


@few
@given(st.integers(1, 9_999), st.integers(1, 999))
def test_a_decimal_reads_back_from_words(whole: int, decimals: int):
    value = Decimal(f"{whole}.{decimals}")
    spoken = f"{han(whole)}点" + "".join(DIGITS[int(d)] for d in str(decimals))
    assert values(f"{spoken}公斤") == [value]
    assert values(f"{spoken}万吨") == values(f"{value}万吨") == [value * 10**4]
    assert values(f"{spoken}个百分点") == [value]
    assert values(f"百分之{spoken}") == values(f"{value}%") == [value]


@few
@given(st.integers(2, 120), st.integers(1, 119), st.integers(1, 9))
def test_a_fraction_of_any_base_reads_back_alone_and_after_a_whole(base: int, part: int, whole: int):
    for value, form in (
        (Fraction(part, base), f"{han(base)}分之{han(part)}"),
        (Fraction(part, base), f"{base}分之{part}"),
        (whole + Fraction(part, base), f"{han(whole)}又{han(base)}分之{han(part)}"),
    ):
        q = only(form)
        assert q.kind is Kind.FRACTION and q.value is not None
        assert abs(Fraction(q.value) - value * 100) < Fraction(1, 10**20), form


@few
@given(st.integers(1, 9), st.integers(1, 9))
def test_tenths_read_as_a_share(tenths: int, more: int):
    assert values(f"{han(tenths)}成") == values(f"{tenths}成") == [tenths * 10]
    assert values(f"{han(tenths)}成{han(more)}") == values(f"{tenths}.{more}成") == [tenths * 10 + more]


@few
@given(st.integers(1, 9_999), st.sampled_from("负-−－"))
def test_a_sign_before_the_number_belongs_to_it(n: int, sign: str):
    assert values(f"增速为{sign}{n}%") == [-n]


@few
@given(st.integers(2, 8), st.sampled_from(["十", "百", "千", "万", "百万", "亿"]))
def test_two_neighbouring_digits_are_an_approximation(n: int, scale: str):
    q = only(f"{han(n)}{han(n + 1)}{scale}人")
    low, high = only(f"{han(n)}{scale}人").value, only(f"{han(n + 1)}{scale}人").value
    assert q.loose and (q.low, q.high) == (low, high)


@few
@given(st.integers(1949, 2099), st.integers(1, 12), st.integers(1, 28))
def test_a_date_reads_back_from_digits_and_from_words(year: int, month: int, day: int):
    spoken = "".join("〇一二三四五六七八九"[int(d)] for d in str(year))
    dates = [
        f"{year}年{month}月{day}日",
        f"{spoken}年{han_small(month)}月{han_small(day)}日",
        f"{year} 年 {month} 月 {day} 日",
    ]
    for date in dates:
        assert [(q.kind, q.size) for q in read(date, Lang.ZH)] == [
            (Kind.YEAR, year), (Kind.PERIOD, month), (Kind.DAY, day),
        ], date  # fmt: skip


def han_small(n: int) -> str:
    """A number under a hundred as it is said: 十二, not 一十二."""
    return han(n).removeprefix("一") if 10 <= n < 20 else han(n)


PIECES = st.sampled_from(
    "0 3 12 2024 3.5 , . : / 年 月 日 号 时 点 % ‰ 万 亿 兆 十 百 千 零 〇 一 两 三 五 半 成 折 倍 打 分之 又 第 几 数 多 余 来 好几 近 约 超 负 - — "
    "至 到 个 个半 百分点 基点 元 角 分 毛 块 斤 两 米 度 世纪 年代 季度 届 大 次会议 中全会 前 首 上半年 星期 周 每 有 人 翻 番 参 陆 伍 拾 壹 "
    "十四五 “ ” [ ] RMB G km 增长 高于 由 、 和 （ ） 國 萬".split()
)


@settings(few, max_examples=300)
@given(st.lists(PIECES | st.just(" "), max_size=14).map("".join))
def test_no_text_makes_the_reader_fail_and_spans_lie_in_the_text_in_order(text: str):
    spans = [q.span for q in read(text, Lang.ZH)]
    assert spans == sorted(spans) and all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start or a == b for a, b in pairwise(spans))
