"""A long run tells on the terminal how far it has come, and nowhere else."""

import io
import sys

import pytest

from termqa.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_standard_error_is_no_terminal(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.shown() as tell:
        assert tell is None


@pytest.mark.parametrize(("patience", "seen"), [(0.0, True), (60.0, False)])
def test_a_run_is_shown_once_it_is_long(monkeypatch: pytest.MonkeyPatch, patience: float, seen: bool):
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress.shown() as tell:
        assert tell
        tell(64, "briefing [1].en.docx")
        tell(128, "briefing [1].en.docx")
    written = sys.stderr.getvalue()
    assert ("128" in written and "briefing [1].en.docx" in written) == seen
