"""What holds for every figure: a value reads back from each way to write it, spans are sound, corruption is heard."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termqa.analyse import Context, Unit
from termqa.analyse.figures import Quantity, read
from termqa.analyse.figures.quantity import Kind
from termqa.analyse.figures.write import plain
from termqa.model import Bitext, Lang, Pair, Segment

few = settings(max_examples=60, derandomize=True, deadline=None)

HAN = "零一二三四五六七八九"
ONES = ["", *"one two three four five six seven eight nine ten".split()]
ONES += "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
WHOLE = st.integers(21, 9_999_999)
LARGE = st.integers(101, 99_999).map(Decimal)


def han(n: int) -> str:
    """The number in Han numerals.

    >>> han(10_012), han(205), han(3_400_000)
    ('一万零一十二', '二百零五', '三百四十万')
    """
    if n >= 10_000:
        high, low = divmod(n, 10_000)
        return han(high) + "万" + ("零" if 0 < low < 1000 else "") + (han(low) if low else "")
    written, gap = "", False
    for digit, unit in zip(f"{n:04d}", ("千", "百", "十", ""), strict=True):
        if digit != "0":
            written += ("零" if gap and written else "") + HAN[int(digit)] + unit
        gap = digit == "0"
    return written


def words(n: int) -> str:
    """The number in English words.

    >>> words(24_801)
    'twenty-four thousand eight hundred and one'
    """
    for size, name in ((1_000_000, "million"), (1000, "thousand")):
        if n >= size:
            high, low = divmod(n, size)
            joined = " and " if 0 < low < 100 else " "
            return f"{words(high)} {name}" + (joined + words(low) if low else "")
    hundreds, rest = divmod(n, 100)
    tens = ONES[rest] if rest < 20 else TENS[rest // 10] + (f"-{ONES[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return tens
    return f"{ONES[hundreds]} hundred" + (f" and {tens}" if rest else "")


def values(text: str, lang: Lang) -> list[Decimal | None]:
    """The values of the figures that are read."""
    return [q.value for q in read(text, lang)]


@few
@given(WHOLE)
def test_a_whole_number_reads_back_from_chinese(n: int):
    forms = {f"{n:,}户", f"共{n:,}户。", f"{plain(Decimal(n) / 10_000)}万户", f"{plain(Decimal(n) / 10**8)}亿户"}
    assert {form: values(form, Lang.ZH) for form in forms} == {form: [n] for form in forms}


@few
@given(st.integers(21, 99_999_999))
def test_a_whole_number_reads_back_from_han_numerals(n: int):
    assert values(f"共{han(n)}户", Lang.ZH) == [n]


@few
@given(WHOLE)
def test_a_whole_number_reads_back_from_english_words(n: int):
    assert values(f"They counted {words(n)} homes.", Lang.EN) == [n]


@few
@given(LARGE, st.sampled_from([("million", 10**6), ("billion", 10**9), ("trillion", 10**12), ("bn", 10**9)]))
def test_a_scaled_number_reads_back_from_english(n: Decimal, scale: tuple[str, int]):
    value = n / 100
    assert values(f"It cost US${plain(value)} {scale[0]}.", Lang.EN) == [value * scale[1]]
    assert values(f"It cost {value:,} {scale[0]} yuan.", Lang.EN) == [value * scale[1]]


@few
@given(LARGE, st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("億", 10**8), ("萬", 10**4)]))
def test_a_scaled_number_reads_back_from_chinese(n: Decimal, scale: tuple[str, int]):
    value = n / 100
    assert values(f"投资{plain(value)}{scale[0]}元", Lang.ZH) == [value * scale[1]]


@few
@given(st.integers(1, 9999))
def test_a_share_is_the_same_in_both_languages(n: int):
    value = plain(Decimal(n) / 100)
    read_in_both = [read(f"占{value}%", Lang.ZH), read(f"It was {value} percent.", Lang.EN), read(f"{value}%", Lang.EN)]
    assert [[(q.kind, q.value) for q in found] for found in read_in_both] == [[(Kind.PERCENT, Decimal(value))]] * 3


def unit(source: str, target: str) -> Unit:
    """The pair on its own, Chinese to English."""
    pair = Pair("1", Segment(source, Lang.ZH), Segment(target, Lang.EN))
    return Unit(pair, Context(Bitext("f", [pair], Lang.ZH, Lang.EN, source_file="s")))


PIECES = st.sampled_from(
    (
        "0 1 5 12 2024 3.5 , . 年 月 日 % 万 亿 兆 十 百 千 零 一 两 三 半 成 倍 分之 第 几 数 多 余 近 约 超 以上 至 — - − "
        "个百分点 元 斤 增长 同比 分别 、 和 half a third million billion hundred and to percent points nearly over first "
        "May Friday p.m. US$ doubled times fold Q1 1990s th ( ) [ ] ⟧ \u2028 \U0001f600 é"
    ).split(" ")
)
TEXTS = st.lists(PIECES | st.just(" "), max_size=12).map("".join) | st.text(max_size=40)


def sound(found: tuple[Quantity, ...], text: str) -> bool:
    """Whether the spans lie in the text, in order."""
    spans = [q.span for q in found]
    return spans == sorted(spans) and all(0 <= s.start < s.end <= len(text) for s in spans)


@settings(few, max_examples=300)
@given(TEXTS, TEXTS)
def test_no_text_makes_the_readers_or_the_comparison_fail_and_spans_are_sound(source: str, target: str):
    assert sound(read(source, Lang.ZH), source) and sound(read(target, Lang.EN), target)
    comparison = unit(source, target).figures
    assert all(q in read(source, Lang.ZH) for fault in comparison.faults for q in fault.source)
    assert all(q in read(target, Lang.EN) for fault in comparison.faults for q in fault.target)


SILENT = [
    ("投资{zh}亿元。", "Investment was {en} billion yuan.", Decimal(10)),
    ("共有{zh}万人参加。", "A total of {en} million people took part.", Decimal(100)),
    ("增长{zh}%。", "It grew {en} percent.", Decimal(1)),
    ("占比提高{zh}个百分点。", "The share rose by {en} percentage points.", Decimal(1)),
]


@few
@given(st.sampled_from(SILENT), LARGE)
def test_the_same_value_is_silent_in_both_languages(pair: tuple[str, str, Decimal], n: Decimal):
    zh, en, ratio = pair
    assert unit(zh.format(zh=plain(n / 10)), en.format(en=plain(n / 10 / ratio))).figures.faults == ()


@few
@given(st.sampled_from(SILENT), LARGE, st.integers(0, 9), st.data())
def test_one_wrong_digit_in_a_silent_pair_is_heard_once(
    pair: tuple[str, str, Decimal], n: Decimal, digit: int, data: st.DataObject
):
    zh, en, ratio = pair
    right = plain(n / 10 / ratio)
    at = data.draw(st.sampled_from([i for i, c in enumerate(right) if c.isdigit() and c != str(digit)] or [0]))
    wrong = right[:at] + str(digit) + right[at + 1 :]
    faults = unit(zh.format(zh=plain(n / 10)), en.format(en=wrong)).figures.faults
    assert len(faults) == (Decimal(wrong) != Decimal(right))


@few
@given(st.sampled_from(SILENT), LARGE, st.sampled_from([-3, -2, -1, 1, 2, 3]))
def test_a_wrong_power_of_ten_in_a_silent_pair_is_a_fault_of_magnitude(
    pair: tuple[str, str, Decimal], n: Decimal, power: int
):
    zh, en, ratio = pair
    wrong = plain((n / 10 / ratio).scaleb(power))
    faults = unit(zh.format(zh=plain(n / 10)), en.format(en=wrong)).figures.faults
    assert [fault.rule for fault in faults] == ["magnitude"]


@pytest.mark.parametrize(("n", "written"), [(2, "2"), (7, "7")])
def test_a_figure_left_out_of_a_silent_pair_is_heard(n: int, written: str):
    zh, en = f"投资{n}亿元，增长4.5%。", f"Investment was {n}00 million yuan, up 4.5 percent."
    assert unit(zh, en).figures.faults == ()
    assert [f.rule for f in unit(zh, en.replace(", up 4.5 percent", "")).figures.faults] == ["missing"]
