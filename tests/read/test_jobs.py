"""What belongs together: cases in ``folders.txt``, and the paths of a command line."""

import pickle
import re
from pathlib import Path

import openpyxl
import pytest

from termqa.errors import UserError
from termqa.model import Failure, Lang
from termqa.read import OneFile, ReadOptions, TwoDocuments, jobs


def folders() -> list[str]:
    text = Path(__file__).with_name("folders.txt").read_text(encoding="utf-8")
    text = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [case.strip() for case in re.split(r"\n\s*\n", text) if case.strip()]


def shown(found: object, folder: Path) -> str:
    def short(path: str) -> str:
        return Path(path).relative_to(folder).as_posix()

    if isinstance(found, TwoDocuments):
        return f"= {short(found.source)} + {short(found.target)}"
    if isinstance(found, OneFile):
        return f"= {short(found.path)}"
    assert isinstance(found, Failure)
    return f"! {short(found.where)}: {found.what}"


@pytest.mark.parametrize("case", folders())
def test_a_folder_gives_the_jobs_of_the_case(case, tmp_path, write):
    files, *expected = case.split("\n")
    for file in files.split():
        write(file)
    assert [shown(found, tmp_path) for found in jobs([str(tmp_path)], ReadOptions())] == expected


def test_two_documents_are_a_pair_in_their_order(write):
    english, chinese = write("b.txt"), write("a.txt")
    assert list(jobs([english, chinese], ReadOptions())) == [TwoDocuments(english, chinese)]


def test_two_documents_beside_a_bilingual_file_are_still_a_pair(write):
    paths = [write("a.txt"), write("t.tsv"), write("b.txt")]
    assert list(jobs(paths, ReadOptions())) == [TwoDocuments(paths[0], paths[2]), OneFile(paths[1])]


def test_more_than_two_documents_are_paired_by_name(write):
    paths = [write(name) for name in ("b.en.txt", "a.zh.txt", "a.en.txt", "b.zh.txt")]
    assert list(jobs(paths, ReadOptions())) == [TwoDocuments(paths[1], paths[2]), TwoDocuments(paths[3], paths[0])]


def test_a_readme_that_is_named_is_checked(write):
    path = write("README.md")
    assert list(jobs([path], ReadOptions())) == [OneFile(path)]


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path, write):
    paths = [write("a.tsv"), write("b.tsv")]
    assert list(jobs([str(tmp_path / "*.tsv")], ReadOptions())) == [OneFile(path) for path in paths]


def test_standard_input_is_one_file():
    assert list(jobs(["-"], ReadOptions())) == [OneFile("-")]


def test_with_source_lang_en_the_english_half_of_a_folder_pair_is_the_source(tmp_path, write):
    chinese, english = write("a.zh.txt"), write("a.en.txt")
    assert list(jobs([str(tmp_path)], ReadOptions(source_lang=Lang.EN))) == [TwoDocuments(english, chinese)]


def test_a_pairs_file_names_pairs_and_its_files_are_not_checked_again(tmp_path, write):
    source, target, left = write("x/1.txt"), write("2.txt"), write("3.txt")
    write("pairs.csv", "target_file,source_file,by\n2.txt,x/1.txt,us\n,4.txt,\n")
    found = list(jobs([str(tmp_path)], ReadOptions()))
    assert found == [
        TwoDocuments(source, target),
        Failure(f"{tmp_path / 'pairs.csv'}: row 3", "names only one file", "fill in source_file and target_file"),
        OneFile(left),
    ]


def test_a_glossary_beside_the_texts_is_not_checked(tmp_path, write):
    write("terms.csv", "id,zh,en,enforce\n1,增长,growth,must\n")
    text = write("a.txt")
    assert list(jobs([str(tmp_path)], ReadOptions())) == [OneFile(text)]


def test_a_workbook_that_is_a_report_is_not_checked(tmp_path, write):
    book = openpyxl.Workbook()
    book.create_sheet("_termqa")
    book.save(tmp_path / "renamed.xlsx")
    text = write("a.txt")
    assert list(jobs([str(tmp_path)], ReadOptions())) == [OneFile(text)]


def test_a_folder_with_nothing_to_check_is_refused(tmp_path, write):
    write("picture.png")
    with pytest.raises(UserError, match="holds nothing to check"):
        list(jobs([str(tmp_path)], ReadOptions()))


def test_an_empty_folder_beside_another_path_is_a_failure_and_the_other_is_checked(tmp_path, write):
    text = write("a.txt")
    empty = tmp_path / "empty"
    empty.mkdir()
    first, second = jobs([text, str(empty)], ReadOptions())
    assert first == OneFile(text)
    assert isinstance(second, Failure)
    assert (second.where, second.what) == (str(empty), "holds nothing to check")


def test_a_missing_path_is_refused(tmp_path):
    with pytest.raises(UserError, match="there is no such file or folder"):
        list(jobs([str(tmp_path / "missing.txt")], ReadOptions()))


def test_jobs_can_be_sent_to_another_process():
    for job in (OneFile("a"), TwoDocuments("a", "b"), ReadOptions(source_lang=Lang.ZH)):
        assert pickle.loads(pickle.dumps(job)) == job
