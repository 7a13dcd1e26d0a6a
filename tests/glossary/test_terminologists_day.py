"""The day that the README describes can be done as it stands there."""

import re
import shlex
from pathlib import Path

import openpyxl

README = Path(__file__).parents[2] / "README.md"
SECTION = re.compile(r"(?<=^### A terminologist's day\n).*?(?=^### Formats$)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(?<=^```shell-session\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ termqa ([^\n]*)\n(.*?)(?=^\$|\Z)", re.MULTILINE | re.DOTALL)
TABLE_ROW = re.compile(r"^\| (.*) \|$", re.MULTILINE)


def test_the_terminologists_day_of_the_readme_runs_as_it_is_shown(termqa, tmp_path: Path, update: bool):
    text = README.read_text("utf-8")
    (section,) = SECTION.findall(text)
    book = openpyxl.Workbook()
    for row in TABLE_ROW.findall(section.partition("```")[0]):
        book.active.append([cell.strip() for cell in row.split("|")])
    book.save(tmp_path / "colleague.xlsx")
    run, after = 0, section
    for block in BLOCK.findall(section):
        for command, shown in COMMAND.findall(block):
            printed = termqa(*shlex.split(command)).out
            run += 1
            if update:
                after = after.replace(f"$ termqa {command}\n{shown}", f"$ termqa {command}\n{printed}", 1)
            else:
                assert shown == printed, command
    assert run >= 12 and (tmp_path / "terms.tbx").exists()
    if update:
        README.write_text(text.replace(section, after), "utf-8", newline="\n")
