import random
import re

import pytest

from termqa.align import SURE, align
from termqa.model import Block, Document, Kind, Lang, Text

Texts = tuple[list[str], list[str]]


def place(number: int) -> Text:
    return Text(f"第{number}段", f"paragraph {number}")


def document(texts, lang: Lang, kind: Kind = Kind.PARAGRAPH) -> Document:
    return Document("a.txt", lang, tuple(Block(text, place(n), kind) for n, text in enumerate(texts, 1)))


def table(rows, lang: Lang, number: int = 1) -> list[Block]:
    return [
        Block(cell, Text(f"表{number}第{n}行", f"table {number}, row {n}"), Kind.CELL, (number, n))
        for n, row in enumerate(rows, 1)
        for cell in row
    ]


def pairs(zh: Document, en: Document) -> list[tuple[str, str]]:
    return [(p.source.text, p.target.text) for p in align(zh, en).pairs]


def both(zh: list[str], en: list[str]) -> tuple[Document, Document]:
    return document(zh, Lang.ZH), document(en, Lang.EN)


def test_sentences_are_paired_inside_paragraphs_and_numbered_in_order(briefing: Texts):
    bitext = align(*both(*briefing))
    found = list(bitext.pairs)
    assert [p.id for p in found] == [str(n) for n in range(1, len(found) + 1)]
    assert ("秋粮长势良好。", "Autumn crops are growing well.") in [(p.source.text, p.target.text) for p in found]
    third = found[2]
    assert (third.source.place, third.target.place) == (place(3), place(3))
    assert all(p.source.text and p.target.text for p in found)
    assert bitext.source_lang is Lang.ZH
    assert bitext.file == "a.txt"


def test_an_omitted_sentence_is_left_alone_and_the_rest_stays_paired(briefing: Texts):
    zh, en = briefing
    en[5] = en[5].split("percent. ")[0] + "percent."
    alone = [(p.source.text, p.target.text) for p in align(*both(zh, en)).pairs if not p.target.text]
    assert alone == [("机电产品出口增长9.6%。", "")]


def test_an_omitted_paragraph_is_one_pair(briefing: Texts):
    zh, en = briefing
    del en[2]
    alone = [p for p in align(*both(zh, en)).pairs if not p.target.text]
    assert [p.source.text for p in alone] == [zh[2]]
    assert alone[0].score >= SURE


def test_an_added_sentence_stands_behind_the_one_that_it_follows(briefing: Texts):
    zh, en = briefing
    en[2] += " Orchards in the hills were badly hit by hail and frost."
    found = pairs(*both(zh, en))
    at = found.index(("", "Orchards in the hills were badly hit by hail and frost."))
    assert found[at - 1][0] == "秋粮长势良好。"
    assert sum(not all(pair) for pair in found) == 1


def test_swapped_sentences_find_each_other(briefing: Texts):
    zh, en = briefing
    first, second = en[2].split(". ")
    en[2] = f"{second} {first}."
    found = pairs(*both(zh, en))
    assert ("秋粮长势良好。", "Autumn crops are growing well.") in found
    assert all(all(pair) for pair in found)


def test_two_sentences_that_became_one_are_one_segment(briefing: Texts):
    zh, en = briefing
    en[2] = en[2].replace(". Autumn", ", and autumn")
    assert (zh[2], en[2]) in pairs(*both(zh, en))


def test_merged_paragraphs_name_both_places(briefing: Texts):
    zh, en = briefing
    zh[3:5] = [zh[3][:-1] + "，" + zh[4]]
    en[3], en[4] = en[3][:-1] + ",", "while consumer prices were basically stable and pork became cheaper."
    pair = next(p for p in align(*both(zh, en)).pairs if p.source.text == zh[3])
    assert pair.target.text == f"{en[3]}\n{en[4]}"
    assert pair.target.place == Text("第4–5段", "paragraphs 4–5")


def test_a_table_is_paired_by_rows_and_columns_whatever_its_cells_say():
    zh = [["指标", "数额", "增长"], ["总额", "100", "5.1"], ["出口", "60", "7.1"]]
    en = [["Item", "Amount", "Growth"], ["Total", "100", "1.5"], ["Exports", "66", "7.1"]]
    found = pairs(
        Document("", Lang.ZH, (Block("说明如下。", place(1)), *table(zh, Lang.ZH))),
        Document("", Lang.EN, (Block("The details follow.", place(1)), *table(en, Lang.EN))),
    )
    expected = [(a, b) for row, other in zip(zh, en, strict=True) for a, b in zip(row, other, strict=True)]
    assert found == [("说明如下。", "The details follow."), *expected]


def test_a_table_that_lacks_a_row_keeps_its_other_rows_paired():
    zh = [["粮食产量", "6501"], ["煤炭产量", "357"], ["发电量", "7255"], ["钢材产量", "1104"], ["汽车产量", "2405"]]
    en = [
        ["Grain output", "6,501"],
        ["Electricity generated", "7,255"],
        ["Steel output", "1,104"],
        ["Car output", "2,405"],
    ]
    found = pairs(Document("", Lang.ZH, tuple(table(zh, Lang.ZH))), Document("", Lang.EN, tuple(table(en, Lang.EN))))
    assert ("煤炭产量\n357", "") in found
    assert [pair for pair in found if pair[1]] == [
        (a, b) for row, other in zip([zh[0], *zh[2:]], en, strict=True) for a, b in zip(row, other, strict=True)
    ]


def test_headings_pair_with_headings():
    zh = (
        Block("工业", place(1), Kind.HEADING),
        Block("工业增长较快。", place(2)),
        Block("农业", place(3), Kind.HEADING),
    )
    en = (
        Block("Industry", place(1), Kind.HEADING),
        Block("Industry grew fast.", place(2)),
        Block("Farming", place(3), Kind.HEADING),
    )
    found = list(align(Document("", Lang.ZH, zh), Document("", Lang.EN, en)).pairs)
    assert [(p.source.text, p.target.text) for p in found] == [
        ("工业", "Industry"), ("工业增长较快。", "Industry grew fast."), ("农业", "Farming"),
    ]  # fmt: skip
    assert [p.source.kind for p in found] == [Kind.HEADING, Kind.PARAGRAPH, Kind.HEADING]


def test_page_furniture_stays_in_place_with_nothing_opposite(briefing: Texts):
    zh, en = briefing
    en.insert(3, "_ueditor_page_break_tag_")
    found = pairs(*both(zh, en))
    at = found.index(("", "_ueditor_page_break_tag_"))
    assert found[at + 1] == (zh[3], en[4])
    assert sum(not all(pair) for pair in found) == 1


def test_english_into_chinese_keeps_the_order_of_the_english(briefing: Texts):
    zh, en = briefing
    en.insert(11, en.pop(3))
    source, target = document(en, Lang.EN), document(zh, Lang.ZH)
    text = " ".join(p.source.text for p in align(source, target).pairs)
    assert text == " ".join(en)


def test_a_sentence_left_in_chinese_goes_with_its_source(briefing: Texts):
    zh, en = briefing
    en[10] = zh[10]
    assert (zh[10], zh[10]) in pairs(*both(zh, en))


@pytest.mark.parametrize("seed", [*range(12), 140])
def test_whatever_befalls_the_text_every_sentence_is_in_one_pair_in_the_order_of_the_source(briefing: Texts, seed: int):
    chance = random.Random(seed)
    sides = []
    for side in briefing:
        kept = [text for text in side * 2 if chance.random() > 0.2]
        for _ in range(4):
            kept.insert(chance.randrange(len(kept)), kept.pop(chance.randrange(len(kept))))
        kept.insert(chance.randrange(len(kept)), f"- {seed} -")
        at = chance.randrange(len(kept) - 1)
        kept[at : at + 2] = [kept[at] + " " + kept[at + 1]]
        sides.append(kept)
    for own, other, langs in ((*sides, (Lang.ZH, Lang.EN)), (*sides[::-1], (Lang.EN, Lang.ZH))):
        found = list(align(document(own, langs[0]), document(other, langs[1])).pairs)
        assert _squeezed(pair.source.text for pair in found) == _squeezed(own)
        assert _squeezed(pair.target.text for pair in found) == _squeezed(other)
        begins = [int(re.search(r"\d+", pair.source.place.en).group()) for pair in found if pair.source.text]
        assert begins == sorted(begins)


def _squeezed(texts) -> list[str]:
    """Every character of the texts but the blanks, in no order."""
    return sorted("".join("".join(texts).split()))


def test_a_document_without_text_leaves_the_other_alone():
    assert pairs(document(["你好。", "再见。"], Lang.ZH), document(["  "], Lang.EN)) == [("你好。", ""), ("再见。", "")]


def test_a_sentence_at_the_end_of_a_paragraph_that_was_cut_otherwise_finds_its_source(briefing: Texts):
    zh, en = briefing
    zh[4] = "下面请大家提问。"
    en[3] = f"{en[3]} The floor is now open."
    del en[4]
    assert ("下面请大家提问。", "The floor is now open.") in pairs(*both(zh, en))
