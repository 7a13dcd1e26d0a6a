import pytest

from termqa.align.figures import figure_keys
from termqa.align.furniture import furniture
from termqa.align.shape import shape_keys
from termqa.align.wrap import paragraphs
from termqa.model import Lang


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("364.7万个", "3.647 million"),
        ("1,421億港元", "HK$142.1 billion"),
        ("33.61万亿元", "33.61 trillion yuan"),
        ("三亿人", "300 million people"),
        ("二十五个", "twenty-five"),
        ("第三届", "the third"),
        ("二〇二四年", "2024"),
        ("15萬", "150,000"),
        ("11768万千瓦", "117.68 million kilowatts"),
        ("5月", "May"),
        ("十二月", "Dec. "),
    ],
)
def test_a_figure_has_the_same_key_in_both_languages(zh: str, en: str):
    assert figure_keys(zh, Lang.ZH) == figure_keys(en, Lang.EN) != set()


@pytest.mark.parametrize("text", ["一些同志", "may be", "万千气象", "千瓦"])
def test_words_that_only_look_like_figures_have_no_key(text: str):
    assert figure_keys(text, Lang.ZH if "m" not in text else Lang.EN) == set()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("发言人：谢谢。", "Spokesperson: Thank you."),
        ("记者：何时公布？", "Reporter: When?"),
        ("三、财政", "III. Finance"),
        ("（二）就业", "(2) Jobs"),
        ("第一，稳定增长。", "First, we will keep growth stable."),
        ("一是稳定增长。", "First, we will keep growth stable."),
        ("十一、其他", "11. Others"),
    ],
)
def test_shapes_are_alike_in_both_languages(zh: str, en: str):
    assert shape_keys(zh, Lang.ZH) == shape_keys(en, Lang.EN) != set()


def test_page_furniture_is_told_from_text():
    lines = ["第3页 共9页", "- 12 -", "Page 3 of 9", "3/9", "12.5%", "第三季度", "_ueditor_page_break_tag_", "2024年"]
    assert furniture(lines) == ["page 3", "page 12", "page 3", "page 3", "", "", "marker", ""]


def test_a_line_that_repeats_is_a_running_head_only_at_page_numbers():
    heads = [line for page in (1, 2, 3) for line in ("正文。", f"— {page} —", "情况介绍")]
    assert furniture(heads)[2::3] == ["head"] * 3
    assert furniture(["单位：亿元", "正文。"] * 3) == [""] * 6


def test_whole_paragraphs_are_not_joined():
    lines = [
        "国民经济总体平稳，稳中有进，发展质量不断提高，人民生活持续改善。",
        "标题",
        "就业形势稳定，物价涨幅温和，居民收入稳步增加。",
    ] * 4
    assert paragraphs(lines, [""] * 12) == [[n] for n in range(12)]
