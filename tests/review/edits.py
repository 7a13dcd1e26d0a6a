"""Edits that translators make between two checks, and what becomes of decisions."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from termqa.config import Settings
from termqa.model import Finding, Report
from termqa.pipeline import check
from termqa.review import Entry, honour

Row = tuple[str, str, str]
"""(id of the segment that it was, source, translation)"""
Edit = Callable[[list[Row], random.Random, "Marks"], list[Row]]
Marks = dict[str, list[tuple[set[str], set[str]]]]
"""The marked words of each segment on both sides, which the edits keep."""

NEW = [
    ("各位记者朋友，上午好，欢迎出席今天的新闻发布会。", "Good morning, and welcome to today's press conference."),
    ("欢迎登录我们的网站查阅会议材料。", "You are welcome to find the meeting's documents on our website."),
    ("下面请大家继续提问，提问前请通报所在的新闻机构。", "Please go on, and name your news outlet first."),
    ("今天的发布会就到这里，谢谢各位。", "This is the end of today's conference. Thank you all."),
]  # fmt: skip


def inserted(rows: list[Row], chance: random.Random, marks: Marks) -> list[Row]:
    """Eight new segments."""
    rows = list(rows)
    for n in range(8):
        rows.insert(chance.randrange(len(rows) + 1), (f"new{n}", *NEW[n % len(NEW)]))
    return rows


def english_reworded(rows: list[Row], chance: random.Random, marks: Marks) -> list[Row]:
    """Other words in the translation, beside the marked ones, in a third of the segments."""
    lead = ("At the same time, ", "As reported, ", "Meanwhile, ", "Generally speaking, ")
    return [(i, zh, chance.choice(lead) + en if en and chance.random() < 0.34 else en) for i, zh, en in rows]


def punctuated(rows: list[Row], chance: random.Random, marks: Marks) -> list[Row]:
    """Another final mark and a blank in the source, in half of the segments."""
    return [
        (i, zh.removesuffix("。") + "；" if chance.random() < 0.5 and zh.endswith("。") else zh, en)
        for i, zh, en in rows
    ]


def chinese_reworded(rows: list[Row], chance: random.Random, marks: Marks) -> list[Row]:
    """A few other words in the source, in a third of the longer segments."""
    lead = ("其中，", "同期，", "目前，")
    return [(i, chance.choice(lead) + zh if len(zh) > 30 and chance.random() < 0.34 else zh, en) for i, zh, en in rows]


def split(rows: list[Row], chance: random.Random, marks: Marks) -> list[Row]:
    """A tenth of the segments cut in two at a comma that leaves all marked words in one part."""
    out: list[Row] = []
    for i, zh, en in rows:
        parts = _parts(zh, en, marks.get(i, [])) if chance.random() < 0.1 else None
        out += [(i, *parts[0]), (i, *parts[1])] if parts else [(i, zh, en)]
    return out


def _parts(
    zh: str, en: str, marks: Sequence[tuple[set[str], set[str]]]
) -> tuple[tuple[str, str], tuple[str, str]] | None:
    for half in (len(zh) // 2, 0):
        a, b = zh.find("，", half), en.find(", ", half * len(en) // max(1, len(zh)))
        if a < 0 or b < 0:
            continue
        first, second = (zh[: a + 1], en[: b + 1]), (zh[a + 1 :], en[b + 2 :])
        if all(any(_holds(part, words) for part in (first, second)) for words in marks):
            return first, second
    return None


def _holds(part: tuple[str, str], words: tuple[set[str], set[str]]) -> bool:
    return all(all(word in text for word in wanted) for text, wanted in zip(part, words, strict=True))


EDITS: dict[str, Edit] = {
    "inserted": inserted,
    "english reworded": english_reworded,
    "punctuated": punctuated,
    "chinese reworded": chinese_reworded,
    "split": split,
}


@dataclass(frozen=True)
class Outcome:
    """How many waived findings are found again, stay waived (or are carried), and others that became waived."""

    again: int
    kept: int
    wrong: int


def finding_name(finding: Finding) -> tuple[str, ...]:
    """Which finding it is, for somebody who knows where segments came from; whatever mark ends it."""
    pair, problem = finding.pair, finding.problem
    words = (*(s.of(pair.source.text) for s in problem.source), "|", *(s.of(pair.target.text) for s in problem.target))
    return (pair.id, finding.rule, *(word.rstrip("。；") for word in words))


def checked(rows: list[Row], path: str, write: Callable[[str, list[Row]], None]) -> Report:
    write(path, rows)
    return check([path], settings=Settings(show_info=True))


def simulate(edit: str, seed: int, path: str, rows: list[Row], write: Callable[[str, list[Row]], None]) -> Outcome:
    """Waive a fifth of the findings, edit the text, check again, and look what became of the decisions."""
    chance = random.Random(seed)
    before = checked(rows, path, write)
    marks: Marks = {}
    for f in before.findings:
        sides = ((f.pair.source.text, f.problem.source), (f.pair.target.text, f.problem.target))
        zh, en = ({span.of(text) for span in spans} for text, spans in sides)
        marks.setdefault(f.pair.id, []).append((zh, en))
    waived = chance.sample(before.findings, max(1, len(before.findings) // 5))
    ids = Counter((f.id, f.rule) for f in waived)
    entries = [
        Entry(f.id, f.rule, "false-positive", "x", count=ids[f.id, f.rule], file=f.file, source=f.pair.source.text,
              target=f.pair.target.text)
        for f in {(f.id, f.rule): f for f in waived}.values()
    ]  # fmt: skip
    names = {finding_name(f) for f in waived}
    twins = {finding_name(f) for f in before.findings if (f.id, f.rule) in ids}
    after = checked(EDITS[edit](rows, chance, marks), path, write)
    honour(after, entries, "decisions")
    hit = [f for f in after.findings if f.state in ("closed", "carried")]
    again = [f for f in after.findings if finding_name(f) in names]
    kept = [f for f in again if f.state in ("closed", "carried")]
    return Outcome(len(again), len(kept), sum(finding_name(f) not in twins for f in hit))
