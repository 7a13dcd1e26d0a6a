"""What the tests of reading share."""

import pytest

from termqa.model import Bitext
from termqa.read import Aligned, OneFile, ReadOptions, load


@pytest.fixture
def write(tmp_path):
    """Writes a file (text as UTF-8) and gives its path."""

    def write(name: str, content: str | bytes = "Growth was 5.3%.") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def workbook(tmp_path):
    """Writes a workbook with a sheet for each list of rows and gives its path."""
    import openpyxl

    def workbook(name: str = "table.xlsx", **sheets: list[list[object]]) -> str:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        path = tmp_path / name
        book.save(path)
        return str(path)

    return workbook


@pytest.fixture
def bitexts():
    """Reads a bilingual file, or a text alone."""

    def bitexts(path: str, **options: object) -> list[Bitext]:
        loaded = load(OneFile(path), ReadOptions(**options))
        assert isinstance(loaded, Aligned)
        return list(loaded.bitexts)

    return bitexts
