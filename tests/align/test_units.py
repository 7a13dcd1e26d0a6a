import json
import os
import subprocess
import sys

from termqa.align import SURE, UNSURE, align_units
from termqa.model import Lang

ZH, EN = Lang.ZH, Lang.EN
Texts = tuple[list[str], list[str]]


def links(source, target, source_lang=ZH, target_lang=EN, level="paragraph"):
    """The numbers that each bead joins."""
    return [(bead.source, bead.target) for bead in align_units(source, target, source_lang, target_lang, level)]


def kinds(source, target):
    """The beads that are not plain ones, with their kind."""
    beads = align_units(source, target, ZH, EN, "paragraph")
    return [(bead.kind, bead.source, bead.target) for bead in beads if bead.kind != "1-1"]


def straight(numbers, shift=0):
    return [((n,), (n + shift,)) for n in numbers]


def test_a_faithful_translation_is_paired_one_to_one_and_surely(briefing: Texts):
    beads = align_units(*briefing, ZH, EN, "paragraph")
    assert [(b.source, b.target) for b in beads] == straight(range(16))
    assert min(b.score for b in beads) > SURE > UNSURE


def test_a_dropped_paragraph_stands_alone_and_shifts_nothing(briefing: Texts):
    zh, en = briefing
    del en[5]
    assert links(zh, en) == [*straight(range(5)), ((5,), ()), *straight(range(6, 16), -1)]


def test_an_inserted_paragraph_stands_alone_behind_its_neighbour(briefing: Texts):
    zh, en = briefing
    en.insert(4, "The weather bureau expects a mild winter in most of the country, with little snow in the south.")
    assert links(zh, en) == [*straight(range(4)), ((), (4,)), *straight(range(4, 16), 1)]


def test_merged_paragraphs_go_with_both_of_theirs(briefing: Texts):
    zh, en = briefing
    en[9:11] = [en[9] + " " + en[10]]
    assert kinds(zh, en) == [("m-n", (9, 10), (9,))]


def test_a_split_paragraph_goes_with_both_halves(briefing: Texts):
    zh, en = briefing
    first, second = en[5].split("percent. ")
    en[5:6] = [first + "percent.", second]
    assert kinds(zh, en) == [("m-n", (5,), (5, 6))]


def test_a_moved_paragraph_is_found_where_it_went(briefing: Texts):
    zh, en = briefing
    en.insert(12, en.pop(3))
    assert kinds(zh, en) == [("moved", (3,), (12,))]


def test_two_neighbours_that_changed_places_are_paired_crosswise(briefing: Texts):
    zh, en = briefing
    en[3], en[4] = en[4], en[3]
    assert kinds(zh, en) == [("moved", (3,), (4,)), ("moved", (4,), (3,))]


def test_a_paragraph_moved_between_the_halves_of_another_does_not_stick_to_it(briefing: Texts):
    zh, en = briefing
    piece = en.pop(13)
    first, second = en[5].split("percent. ")
    en[5:6] = [first + "percent.", piece, second]
    assert kinds(zh, en) == [("m-n", (5,), (5, 7)), ("moved", (13,), (6,))]


def test_page_numbers_and_running_heads_are_set_aside(briefing: Texts):
    zh, en = briefing
    for at, page in ((12, 3), (8, 2), (4, 1)):
        zh[at:at] = [f"— {page} —", "国民经济运行情况"]
        en[at - 1 : at - 1] = [f"Page {page}", "Performance of the National Economy"]
    beads = align_units(zh, en, ZH, EN, "paragraph")
    text = [b for b in beads if b.kind != "artefact"]
    assert [b.kind for b in text] == ["1-1"] * 16
    assert {n for b in beads for n in b.source} == set(range(22)) == {n for b in beads for n in b.target}


def test_a_paragraph_runs_on_over_a_page_break(briefing: Texts):
    zh, en = briefing
    first, second = en[5].split("percent. ")
    en[5:6] = [first + "percent.", "_ueditor_page_break_tag_", second]
    assert kinds(zh, en) == [("m-n", (5,), (5, 7)), ("artefact", (), (6,))]


def test_dates_as_headings_are_no_running_heads():
    days = [("1月3日", "3 JAN"), ("2月3日", "3 FEB"), ("3月3日", "3 MAR"), ("5月3日", "3 MAY")]
    zh = [line for day, _ in days for line in (day, "委员会召开会议。")]
    en = [line for _, day in days for line in (day, "The committee holds a meeting.")]
    assert links(zh, en) == straight(range(8))


def test_lines_broken_at_the_page_edge_are_joined_again(briefing: Texts):
    long = [(own, other) for own, other in zip(*briefing, strict=True) if len(own) > 20]
    zh, en = [own for own, _ in long], [other for _, other in long]
    broken_zh = [text[i : i + 18] for text in zh for i in range(0, len(text), 18)]
    broken_en = []
    for text in en:
        line = ""
        for word in text.split():
            if len(line) + len(word) > 40:
                broken_en.append(line)
                line = ""
            line = f"{line} {word}".strip()
        broken_en.append(line)
    beads = align_units(broken_zh, broken_en, ZH, EN, "paragraph")
    joined = [("".join(broken_zh[n] for n in b.source), " ".join(broken_en[n] for n in b.target)) for b in beads]
    assert joined == list(zip(zh, en, strict=True))


def test_english_into_chinese_gives_the_same_beads_the_other_way_round(briefing: Texts):
    zh, en = briefing
    del en[5]
    en.insert(11, en.pop(3))
    there = {(b.source, b.target, b.score) for b in align_units(zh, en, ZH, EN, "paragraph")}
    back = align_units(en, zh, EN, ZH, "paragraph")
    assert {(b.target, b.source, b.score) for b in back} == there
    own = [b.source[0] for b in back if b.source]
    assert own == sorted(own)


def test_traditional_characters_are_understood():
    zh = ["金融管理局公布利率。", "儲備達到1,421億港元。", "會議討論了風險。", "銀行業運作穩健。"]
    en = [
        "The monetary authority announced the interest rate.",
        "Reserves reached HK$142.1 billion.",
        "The banking sector operated soundly.",
    ]
    assert links(zh, en) == [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]


def test_sentences_one_a_line_are_told_from_paragraphs():
    zh = ["经济平稳运行。", "物价保持稳定。", "就业有所改善。", "进出口稳步扩大。"]
    en = ["The economy ran smoothly.", "Prices were stable and jobs improved.", "Trade expanded steadily."]
    assert links(zh, en, level="line") == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]


def test_blank_lines_are_in_no_bead():
    zh, en = ["经济平稳运行。", "", "物价保持稳定。"], ["The economy ran smoothly.", "", " ", "Prices were stable."]
    assert links(zh, en, level="line") == [((0,), (0,)), ((2,), (3,))]


def test_nothing_on_one_side_leaves_the_other_alone():
    assert links([], []) == []
    assert links(["你好。"], []) == [((0,), ())]
    assert links([], ["Hello."]) == [((), (0,))]


def test_text_that_repeats_itself_does_not_lose_the_path(briefing: Texts):
    zh, en = (side * 40 for side in briefing)
    for at in (500, 311, 310, 100, 37):
        del en[at]
    beads = align_units(zh, en, ZH, EN, "paragraph")
    wrong = [b for b in beads if b.source and b.target and not _same(b, zh, en, briefing)]
    assert wrong == []
    assert sum(not b.target for b in beads) == 5


def _same(bead, zh, en, briefing: Texts) -> bool:
    """Whether the bead joins a text with its own translation, in the same copy or the next."""
    table = dict(zip(*briefing, strict=True))
    near = abs(bead.source[0] - bead.target[0]) <= 16
    return near and [table[zh[n]] for n in bead.source] == [en[n] for n in bead.target]


def test_the_same_line_many_times_is_paired_in_order():
    zh, en = ["谢谢大家。"] * 700, ["Thank you all."] * 700
    assert links(zh, en, level="sentence") == straight(range(700))


def test_the_result_does_not_hang_on_the_order_of_hashes(cache, briefing: Texts):
    zh, en = briefing
    del en[8]
    en.insert(12, en.pop(3))
    program = (
        "import json, sys; from termqa.align import align_units; from termqa.model import Lang\n"
        "print(align_units(*json.load(sys.stdin), Lang.ZH, Lang.EN, 'paragraph'))"
    )
    outputs = set()
    for seed in ("0", "1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TERMQA_CACHE": str(cache)}
        command = [sys.executable, "-c", program]
        texts = json.dumps([zh, en])
        run = subprocess.run(command, input=texts, env=environment, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert "kind='moved'" in outputs.pop()
