"""Where sentences begin and end: cases in ``sentences.zh.txt`` and ``sentences.en.txt``."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termqa.analyse.sentences import split
from termqa.model import Lang


def cases(lang: str) -> list[str]:
    lines = Path(__file__).with_name(f"sentences.{lang}.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("#")]


def sentences(text: str, lang: Lang) -> list[str]:
    return [span.of(text) for span in split(text, lang)]


@pytest.mark.parametrize("line", cases("en"))
def test_english_sentences_end_where_the_case_says(line):
    assert sentences(line.replace(" ‖ ", " "), Lang.EN) == line.split(" ‖ ")


@pytest.mark.parametrize("line", cases("zh"))
def test_chinese_sentences_end_where_the_case_says(line):
    assert sentences(line.replace("‖", ""), Lang.ZH) == line.split("‖")


@pytest.mark.parametrize("lang", Lang)
def test_a_line_end_always_ends_a_sentence(lang):
    assert sentences("one\r\ntwo\rthree\n\n  four  ", lang) == ["one", "two", "three", "four"]


def test_a_line_separator_inside_a_text_is_no_line_end():
    assert sentences("one\u2028two\x0bthree", Lang.EN) == ["one\u2028two\x0bthree"]


@pytest.mark.parametrize("lang", Lang)
def test_a_blank_text_has_no_sentences(lang):
    assert split(" \u3000\n\t", lang) == ()


def test_spans_count_code_points_behind_emoji_and_rare_characters():
    assert sentences("\U0001f600 𠮷 grew. Then \U0001f600 fell. End.", Lang.EN) == [
        "\U0001f600 𠮷 grew.",
        "Then \U0001f600 fell.",
        "End.",
    ]


PIECES = st.sampled_from(
    [
        *"。！？；…”’」』）》“「（.!?\"'()[] \n\r\t\u3000aZ9増长说他",
        "Mr.",
        "U.S.",
        "No. ",
        "他说",
        "...",
        "[1]",
        "\U0001f600",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(Lang))
def test_sentences_are_ordered_trimmed_and_cover_every_character(text, lang):
    spans = split(text, lang)
    end = 0
    for span in spans:
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        assert not re.search(r"[\r\n]", span.of(text))
        end = span.end
    assert not text[end:].strip()
