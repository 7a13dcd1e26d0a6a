"""Two documents, one text alone, standard input, and files far larger than memory should hold."""

import io
import sys
import tracemalloc

import pytest

from termqa.errors import UserError
from termqa.model import Kind, Lang
from termqa.read import OneFile, ReadOptions, TwoDocuments, Unaligned, load

ZH, EN = "增长5.3%。", "Growth was 5.3%."


@pytest.mark.parametrize(("first", "second"), [(ZH, EN), (EN, ZH)])
def test_the_first_of_two_documents_is_the_source(write, first, second):
    loaded = load(TwoDocuments(write("a.txt", first), write("b.txt", second)), ReadOptions())
    assert isinstance(loaded, Unaligned)
    assert [d.blocks[0].text for d in (loaded.source, loaded.target)] == [first, second]
    assert [d.lang for d in (loaded.source, loaded.target)] == (
        [Lang.ZH, Lang.EN] if first == ZH else [Lang.EN, Lang.ZH]
    )


def test_source_lang_turns_two_documents_round(write):
    loaded = load(TwoDocuments(write("a.txt", EN), write("b.txt", ZH)), ReadOptions(source_lang=Lang.ZH))
    assert isinstance(loaded, Unaligned)
    assert (loaded.source.blocks[0].text, loaded.target.blocks[0].text) == (ZH, EN)


def test_source_lang_settles_a_draft_that_is_still_in_the_source_language(write):
    job = TwoDocuments(write("a.txt", ZH), write("b.txt", ZH))
    loaded = load(job, ReadOptions(source_lang=Lang.ZH))
    assert isinstance(loaded, Unaligned)
    assert (loaded.source.path, loaded.source.lang) == (job.source, Lang.ZH)
    assert (loaded.target.path, loaded.target.lang) == (job.target, Lang.EN)


def test_an_english_text_alone_gives_its_sentences_with_an_empty_source(write, bitexts):
    (bitext,) = bitexts(write("a.md", "# One. Heading\n\nMr. Li spoke. He left.\n"))
    assert bitext.alone
    assert [(p.id, p.source.text, p.target.text, p.target.place.en, p.target.kind) for p in bitext.pairs] == [
        ("1", "", "One. Heading", "paragraph 1", Kind.HEADING),
        ("2", "", "Mr. Li spoke.", "paragraph 2", Kind.PARAGRAPH),
        ("3", "", "He left.", "paragraph 2", Kind.PARAGRAPH),
    ]
    assert (bitext.source_lang, bitext.target_lang) == (Lang.ZH, Lang.EN)


@pytest.fixture
def stdin(monkeypatch):
    def stdin(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return stdin


def test_standard_input_can_be_an_english_text(stdin, bitexts):
    stdin(b"\xef\xbb\xbfIt grew. It fell.\n")
    (bitext,) = bitexts("-")
    assert [p.target.text for p in bitext.pairs] == ["It grew.", "It fell."]
    assert (bitext.file, bitext.alone) == ("-", True)


def test_standard_input_can_be_a_bilingual_table_and_is_read_more_than_once(stdin, bitexts):
    stdin("id\tzh\ten\n7\t增长。\tIt grew.\n".encode("gb18030"))
    (bitext,) = bitexts("-")
    for _ in range(2):
        assert [(p.id, p.source.text, p.target.text) for p in bitext.pairs] == [("7", "增长。", "It grew.")]


def test_a_bilingual_file_names_both_files_and_is_not_alone(write, bitexts):
    path = write("a.tsv", "source\ttarget\n增长。\tIt grew.\n")
    (bitext,) = bitexts(path)
    assert (bitext.file, bitext.source_file, bitext.alone) == (path, path, False)


def test_columns_source_and_target_take_their_languages_from_the_texts(write, bitexts):
    (bitext,) = bitexts(write("a.csv", "target,source\n增长5.3%。,It grew by 5.3%.\n"))
    assert (bitext.source_lang, bitext.target_lang) == (Lang.EN, Lang.ZH)


def test_columns_zh_and_en_are_turned_round_by_source_lang(write, bitexts):
    (bitext,) = bitexts(write("a.csv", "zh,en\n增长。,It grew.\n"), source_lang=Lang.EN)
    assert [(p.source.text, p.target.text) for p in bitext.pairs] == [("It grew.", "增长。")]
    assert (bitext.source_lang, bitext.target_lang) == (Lang.EN, Lang.ZH)


def test_a_translation_that_is_still_missing_is_taken_for_the_other_language(write, bitexts):
    (bitext,) = bitexts(write("a.csv", "source,target\n增长。,\n"))
    assert (bitext.source_lang, bitext.target_lang) == (Lang.ZH, Lang.EN)


def test_a_workbook_is_read_sheet_by_sheet_with_excels_own_cell_names(workbook, bitexts):
    path = workbook(
        Notes=[["just", "notes"], ["增长", "growth"]],
        A=[["id", "en", "zh"], [7, "It grew.", "增长。"], [None, None, None], [None, 5.3, "5.3"]],
        B=[["原文", "译文"], ["谢谢。", "Thanks."]],
    )
    first, second = bitexts(path)
    assert [(p.id, p.source.text, p.target.text, p.source.place.en, p.target.place.zh) for p in first.pairs] == [
        ("7", "增长。", "It grew.", "A!C2", "A!B2"),
        ("2", "5.3", "5.3", "A!C4", "A!B4"),
    ]
    assert [p.target.text for p in second.pairs] == ["Thanks."]
    assert (first.doc, second.doc) == ("A", "B")
    assert len(list(first.pairs)) == 2


def test_the_encoding_that_is_asked_for_is_used(write, bitexts):
    path = write("a.tsv", "source\ttarget\n銀行增長。\tIt grew.\n".encode("big5"))
    (bitext,) = bitexts(path, encoding="big5")
    assert [p.source.text for p in bitext.pairs] == ["銀行增長。"]


def test_a_large_table_is_read_anew_each_time_and_never_held(write, bitexts):
    path = write("a.tsv", "zh\ten\n" + "经济增长了百分之五点三。\tThe economy grew by 5.3 percent.\n" * 20_000)
    tracemalloc.start()
    (bitext,) = bitexts(path)
    counts = [sum(1 for _ in bitext.pairs) for _ in range(2)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counts == [20_000, 20_000]
    assert peak < 8_000_000  # the rows themselves would take more than 10 MB


def test_a_table_in_which_each_row_is_a_document_is_never_held(write):
    rows = "".join(f"d{n}\t经济增长了百分之五点三。\tThe economy grew by 5.3 percent.\n" for n in range(20_000))
    path = write("a.tsv", "doc\tzh\ten\n" + rows)
    tracemalloc.start()
    loaded = load(OneFile(path), ReadOptions())
    assert not isinstance(loaded, Unaligned)
    docs = sum(len(list(bitext.pairs)) for bitext in loaded.bitexts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert docs == 20_000
    assert peak < 8_000_000


def test_a_bilingual_file_is_no_half_of_a_pair(write):
    with pytest.raises(UserError, match="holds both languages"):
        load(TwoDocuments(write("a.txt", ZH), write("a.tsv", "zh\ten\n")), ReadOptions())
