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
        "rendering": "about 443.7 billion yuan",
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
