from pathlib import Path

import pytest

from termqa.analyse import lexicon
from termqa.analyse.stems import stem


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Loads the table as a new run would, with the cache in the folder given; counts how often it is built."""
    built: list[Path] = []
    small = lexicon.Lexicon({"经济": "econom"}, {"经": "jing"})
    monkeypatch.setattr(lexicon, "build", lambda source: built.append(source) or small)

    def load(folder: Path) -> tuple[lexicon.Lexicon, int]:
        monkeypatch.setenv("TERMQA_CACHE", str(folder))
        return lexicon.load.__wrapped__(), len(built)

    return load


def test_the_dictionary_gives_stems_and_readings_for_both_scripts():
    table = lexicon.load()
    assert stem("economy") in table.words["经济"].split()
    assert "經濟" not in table.words  # looked up in folded text
    assert {"lu", "lyu", "lv"} <= set(table.readings["吕"].split())


def test_the_table_is_built_once_and_then_read(fresh, tmp_path: Path):
    first, _ = fresh(tmp_path / "new" / "folder")
    second, built = fresh(tmp_path / "new" / "folder")
    assert first == second
    assert built == 1
    assert [path.suffix for path in (tmp_path / "new" / "folder").iterdir()] == [".table"]


_DAMAGE = {
    "empty": b"",
    "no checksum": b"no number\nx",
    "wrong checksum": b"12\n\n\n",
    "not text": b"\xff",
    "cut off": None,
}


@pytest.mark.parametrize("damage", _DAMAGE.values(), ids=_DAMAGE)
def test_a_damaged_cache_is_built_anew(fresh, tmp_path: Path, damage: bytes | None):
    whole, _ = fresh(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3] if damage is None else damage)
    again, built = fresh(tmp_path)
    assert (again, built) == (whole, 2)
    assert fresh(tmp_path) == (whole, 2)


def test_a_folder_that_cannot_be_written_costs_only_time(fresh, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    table, _ = fresh(blocked)
    assert table.words == {"经济": "econom"}
    assert fresh(blocked) == (table, 2)
    assert blocked.read_text() == "in the way"


def test_a_failed_write_leaves_no_file_behind(fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    fresh(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_the_dictionary_the_table_is_empty(fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "_dictionary", lambda: None)
    assert fresh(tmp_path) == (lexicon.EMPTY, 0)
