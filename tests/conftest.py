"""What all tests share: the golden files, and the command line run inside the test."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is found now into the golden files")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether generated texts are to be written anew instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update: bool) -> Callable[[str, list[str]], None]:
    """Compares lines with a golden file, or rewrites it."""

    def compare(name: str, lines: list[str]) -> None:
        path = GOLDEN / name
        if update:
            path.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
        assert lines == path.read_text("utf-8").splitlines(), "see --update-golden"

    return compare


@dataclass(frozen=True)
class Outcome:
    """What a command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def termqa(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Outcome]:
    """Runs a command line in an empty folder, as ``termqa …`` would."""
    from termqa.cli import main

    for name in ("TERMQA_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["termqa", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        return Outcome(int(left.value.code or 0), out, err)

    return run
