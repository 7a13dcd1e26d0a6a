"""``termqa figure``: one figure explained, for people and for programs."""

import json
import subprocess
import sys

import pytest

from termqa.figure import describe, plain_lines


def figure(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "termqa", "figure", *arguments]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("4437亿元", "4437亿元 → 443.7 billion yuan"),
        ("364.7万个", "364.7万个 → 3.647 million (units)"),
        ("3.2万人", "3.2万人 → 32,000 (people)"),
        ("上半年", "上半年 → the first half"),
        ("25个基点", "25个基点 → 25 basis points"),
        ("443.7 billion yuan", "443.7 billion yuan → 4437亿元"),
        ("US$1.2bn", "US$1.2bn → 12亿美元"),
        ("四川", "四川: no figure"),
        ("20至30天", "20至30天 → 20 to 30 days"),
        ("400万至600万吨", "400万至600万吨 → 4 to 6 million tonnes"),
        ("20—30亿元", "20—30亿元 → 2 to 3 billion yuan"),
        ("增长3—5%", "3—5% → 3 to 5 percent"),
        ("2024年4月18日", "2024年4月18日 → April 18, 2024"),
        ("2024年一季度", "2024年一季度 → the first quarter of 2024"),
        ("“十四五”时期", "“十四五”时期 → the 14th Five-Year Plan (2021–2025)"),
        ("第三", "第三 → third"),
        ("0.25个百分点", "0.25个百分点 → 0.25 percentage points"),
        ("近3000万人次", "近3000万人次 → nearly 30 million (visits or trips)"),
        ("不低于65%", "不低于65% → at least 65 percent"),
        ("几十万", "几十万 → hundreds of thousands"),
        ("三分之二", "三分之二 → two-thirds"),
        ("17时30分", "17时30分 → 5:30 p.m."),
        ("4 to 6 million", "4 to 6 million → 400万至600万"),
        ("April 18, 2024", "April 18, 2024 → 2024年4月18日"),
        ("the first quarter of 2024", "first quarter of 2024 → 2024年一季度"),
        ("HK$2–3 billion", "HK$2–3 billion → 20亿至30亿港元"),
        ("tens of thousands", "tens of thousands → 数万"),
        ("more than 50 percent", "more than 50 percent → 超过50%"),
        ("12.5‰", "12.5‰ → 12.5‰"),
        ("人口出生率12.5‰", "12.5‰ → 12.5 per thousand"),
        ("-1.3 per thousand", "-1.3 per thousand → -1.3‰"),
        ("30%–40%", "30%–40% → 30%至40%"),
        ("1900 to 2000 yuan", "1900 to 2000 yuan → 1900至2000元"),
        ("9月上旬", "9月上旬 → early September"),
        ("3月底", "3月底 → the end of March"),
        ("2024年9月中旬", "2024年9月中旬 → mid-September 2024"),
        ("late May 2024", "late May 2024 → 2024年5月下旬"),
        ("in the last ten days of May", "the last ten days of May → 5月下旬"),
        ("3月中国", "3月 → March"),
        ("doubled", "doubled → 翻一番"),
        ("tripled", "tripled → 增长2倍"),
        ("减半", "减半 → halved"),
        ("12.5公斤/亩", "12.5公斤/亩 → 12.5 kilograms per mu"),
    ],
)
def test_a_figure_is_written_in_the_other_language(text: str, line: str):
    assert list(plain_lines([text])) == [line]


def test_a_text_with_several_figures_gives_a_line_for_each():
    assert list(plain_lines(["增长5.2%，达3亿元"])) == ["5.2% → 5.2 percent", "3亿元 → 300 million yuan"]


def test_json_holds_every_key_and_numbers_as_strings():
    (found,) = describe("约4437億元人民幣")["figures"]
    assert found == {
        "text": "4437億元人民幣", "value": "443700000000", "low": None, "high": None, "kind": "cardinal", "unit": None,
        "currency": "CNY", "bound": "about", "direction": None, "span": [1, 10],
        "rendering": "about 443.7 billion yuan", "form": "≈ 443,700,000,000 CNY",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["三分之一的县", "one third of the counties"])
def test_a_fraction_has_at_least_fifteen_digits(text: str):
    (found,) = describe(text)["figures"]
    assert found["kind"] == "fraction" and found["value"].startswith("0.333333333333333")


def test_each_line_of_standard_input_gives_one_json_object_whatever_it_holds():
    lines = ["三亿元", "", "no figure", "tab\there 5", "half\u2028a million"]
    done = figure("--json", "-", given="\n".join(lines) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == lines


def test_several_texts_may_stand_on_the_command_line():
    done = figure("3亿元", "2 million")
    assert (done.returncode, done.stdout) == (0, "3亿元 → 300 million yuan\n2 million → 200万\n")


def test_a_range_has_ends_and_a_date_in_parts_a_form_instead_of_a_value():
    found = [describe(text)["figures"][0] for text in ("20至30天", "2024年4月18日")]
    assert [(f["value"], f["low"], f["high"], f["form"]) for f in found] == [
        (None, "20", "30", "20–30 day"),
        (None, None, None, "2024-04-18"),
    ]


def test_remarks_are_in_the_language_asked_for():
    done = figure("--lang", "zh", "四川", "364.7万个")
    assert done.stdout == "四川：没有数字\n364.7万个 → 3.647 million (个)\n"


def test_blank_lines_of_standard_input_give_no_line_for_people():
    assert figure("-", given="3亿元\n\n2 million\n").stdout == "3亿元 → 300 million yuan\n2 million → 200万\n"
