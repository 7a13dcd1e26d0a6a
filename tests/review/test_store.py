"""The file of decisions."""

from pathlib import Path

import pytest

from termqa.errors import UserError
from termqa.review.store import Entry, load, save

ENTRIES = [
    Entry(
        "b" * 16,
        "term-case",
        "accept",
        "“引号” \u2028 \ud800",
        "甲",
        "2026-05-01",
        "minor",
        2,
        "b.docx",
        "原文",
        "text",
    ),
    Entry("a" * 16, "term-case", "fix", file="b.docx"),
    Entry("c" * 16, "text-space", "open", "why", file="a.docx"),
]


def test_decisions_come_back_as_they_were_sorted_by_file_rule_and_id(tmp_path: Path):
    save(tmp_path / "d.jsonl", ENTRIES)
    assert load(tmp_path / "d.jsonl") == [ENTRIES[2], ENTRIES[1], ENTRIES[0]]
    raw = (tmp_path / "d.jsonl").read_bytes()
    assert raw.count(b"\n") == 3 and b"\r" not in raw and "引号".encode() in raw


def test_one_more_decision_is_one_more_line(tmp_path: Path):
    save(tmp_path / "one", ENTRIES[:2])
    save(tmp_path / "two", ENTRIES)
    one, two = ((tmp_path / name).read_text("utf-8").split("\n") for name in ("one", "two"))
    assert [line for line in two if line not in one] == [two[0]]


def test_no_file_is_no_decisions(tmp_path: Path):
    assert load(tmp_path / "none.jsonl") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("<<<<<<< ours", "merge conflict"),
        ("[]", "is not a decision"),
        ('{"id": "a", "rule": "b"}', "is not a decision"),
        ('{"id": "a", "rule": "b", "decision": "maybe"}', 'no decision "maybe"'),
        ('{"id": "a", "rule": "b", "decision": "fix", "count": "2"}', "count must be a number"),
        ('{"id": "a", "rule": "b", "decision": "fix", "comment": 2}', "all else text"),
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, said: str, tmp_path: Path):
    (tmp_path / "d.jsonl").write_text(
        '{"id": "a", "rule": "b", "decision": "fix", "later": 1}\n' + line + "\n", "utf-8"
    )
    with pytest.raises(UserError) as caught:
        load(tmp_path / "d.jsonl")
    assert caught.value.where.endswith("d.jsonl:2") and said in caught.value.what
