"""A small text with faults of ours, checked; and a reviewer who fills in the workbook."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from termqa.config import Settings
from termqa.model import Finding, Lang, Report
from termqa.pipeline import check
from termqa.report import write
from termqa.review import form, store
from termqa.review.intake import Intake, take_in

ROWS = [
    ("1", "全年产值达4437亿元，创历史新高。", "Annual output reached 44.37 billion yuan, a record high."),
    ("2", "出口增长5.2%。", "Exports grew by 2.5 percent."),
    ("3", "民间投资增长3%。", "Civil investment increased by 3 percent."),
    ("4", "谢谢大家对工业发展的关心。", "Thank you all  for your interest in industrial development."),
    (
        "5",
        "民间投资占全部投资的一半，继续发挥重要作用。",
        "Civil investment made up half of the total and went on to matter.",
    ),
    ("6", "谢谢大家对工业发展的关心。", "Thank you all  for your interest in industrial development."),
    ("7", "失业率下降0.2个百分点。", "The unemployment rate fell by 0.2 percent."),
]


def tsv(path: Path, rows: list[tuple[str, str, str]]) -> str:
    path.write_text("id\tzh\ten\n" + "".join("\t".join(row) + "\n" for row in rows), "utf-8")
    return str(path)


def found(report: Report) -> dict[tuple[str, str], Finding]:
    """The findings by segment and rule."""
    return {(f.segment, f.rule): f for f in report.findings}


class Desk:
    """A folder with a text, its report, and the decisions made so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.decisions = folder / "decisions.jsonl"
        self.text = tsv(folder / "news.tsv", ROWS)

    def check(self, rows: list[tuple[str, str, str]] | None = None, since: str = "", **settings) -> Report:
        if rows is not None:
            tsv(self.folder / "news.tsv", rows)
        return check([self.text], settings=Settings(decisions=str(self.decisions), since=since, **settings))

    def export(self, report: Report, name: str = "report.xlsx", lang: Lang = Lang.ZH) -> Path:
        write(report, self.folder / name, lang)
        return self.folder / name

    def take_in(self, *workbooks: Path, **options) -> Intake:
        taken = take_in([str(path) for path in workbooks], store.load(self.decisions), "2026-05-01", **options)
        store.save(self.decisions, taken.entries)
        return taken


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def columns(sheet) -> dict[str, int]:
    """The number of the column of each field, from 1."""
    return {name: at + 1 for name, at in form.find_columns([str(c.value or "") for c in sheet[1]]).items()}


def decide(path: Path, said: Callable[[dict[str, str]], Mapping[str, str]], to: Path | None = None) -> Path:
    """Fill in a workbook; ``said`` gets the fields of a row and returns those to change."""
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book["问题 Findings"]
    at = columns(sheet)
    for row in range(2, sheet.max_row + 1):
        fields = {name: str(sheet.cell(row, column).value or "") for name, column in at.items()}
        for name, value in said(fields).items():
            sheet.cell(row, at[name]).value = value
    book.save(to or path)
    return to or path


def mistreat(path: Path, seed: int = 1) -> Path:
    """What happens to a workbook on its way: rows sorted, lines and a column put in, hidden sheets lost."""
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book["问题 Findings"]
    sheet.tables.clear()
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    random.Random(seed).shuffle(lines)
    for row, line in enumerate(lines, 2):
        for column, value in enumerate(line, 1):
            sheet.cell(row, column).value = value
    sheet.insert_cols(4)
    sheet.cell(1, 4).value = "Comment of mine"
    sheet.insert_rows(3)
    sheet.cell(3, 4).value = "a line of mine"
    sheet.insert_rows(1)
    del book["_termqa"]
    book.save(path)
    return path
