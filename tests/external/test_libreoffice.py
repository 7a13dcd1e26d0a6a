"""The workbook in LibreOffice: it opens, is saved again, and still tells what the reviewer decided."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from termqa.config import Settings
from termqa.model import Lang
from termqa.pipeline import check
from termqa.report import write
from termqa.review import load, save
from termqa.review.intake import take_in

from ..report.conftest import case_of, make
from ..review.conftest import decide, mistreat

SAMPLES = Path(__file__).parents[2] / "samples"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format (or the same one)."""
    assert OFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{path.stem}.{suffix}"


def test_decisions_survive_sorting_inserting_losing_sheets_and_another_program(tmp_path: Path):
    paths, decisions = [str(SAMPLES)], tmp_path / "decisions.jsonl"
    write(check(paths), tmp_path / "report.xlsx", Lang.ZH)
    chosen = ("误报 False positive", "接受译文 Accept", "需修改 Fix", "待议 Discuss")

    def said(fields: dict[str, str]) -> dict[str, str]:
        return {"decision": chosen[int(fields["id"], 16) % 4], "comment": fields["id"], "reviewer": "甲"}

    filled = decide(tmp_path / "report.xlsx", said)
    saved = converted(mistreat(filled), "xlsx", tmp_path)
    taken = take_in([str(saved)], load(decisions), "2026-05-01")
    assert not taken.open_questions
    save(decisions, taken.entries)
    after = check(paths, settings=Settings(decisions=str(decisions)))
    for finding in after.findings:
        waived = int(finding.id, 16) % 4 < 2
        assert (finding.state, finding.comment) == ("closed" if waived else "open", finding.id)


def test_a_workbook_filled_in_and_saved_there_is_not_overwritten(termqa, tmp_path: Path):
    arguments = ("check", str(SAMPLES / "table.xlsx"), "-o", "out/report.xlsx")
    (tmp_path / "out").mkdir()
    termqa(*arguments)
    shutil.copy(tmp_path / "out/report.xlsx", tmp_path / "report.xlsx")
    converted(tmp_path / "report.xlsx", "xlsx", tmp_path)
    assert termqa(*arguments).code == 1  # saved there, but nothing filled in
    decide(tmp_path / "report.xlsx", lambda fields: {"decision": "需修改 Fix", "comment": "yes"})
    converted(tmp_path / "report.xlsx", "xlsx", tmp_path)
    outcome = termqa(*arguments)
    assert (outcome.code, "holds 6 decisions or comments" in outcome.err) == (2, True)


def test_what_makes_the_workbook_a_form_survives(tmp_path: Path):
    write(check([str(SAMPLES)]), tmp_path / "report.xlsx", Lang.ZH)
    book = openpyxl.load_workbook(converted(tmp_path / "report.xlsx", "xlsx", tmp_path))
    sheet = book["问题 Findings"]
    assert sheet.freeze_panes == "F2"
    assert [v.type for v in sheet.data_validations.dataValidation] == ["list"]
    assert book["_termqa"].sheet_state != "visible"
    progress = [c for line in book["汇总 Summary"].iter_rows() for c in line if str(c.value).startswith("=COUNTIFS")]
    assert len(progress) >= 20


def test_progress_is_worked_out_and_hostile_texts_stay_texts(tmp_path: Path):
    texts = ["=1+1", '=HYPERLINK("http://example.org")', "_x0041_ literal", "#N/A", "😀 𠮷", "-5%", "<b>&amp;</b>"]
    write(make([case_of("三亿", text) for text in texts]), tmp_path / "report.xlsx", Lang.EN)
    book = openpyxl.load_workbook(converted(tmp_path / "report.xlsx", "xlsx", tmp_path), data_only=True)
    shown = [line[7].value for line in book["问题 Findings"].iter_rows(min_row=2)]
    assert shown == texts
    summary = {str(line[0].value): [c.value for c in line[1:]] for line in book["汇总 Summary"].iter_rows()}
    assert summary["Major"][:3] == [7, 7, 0]
