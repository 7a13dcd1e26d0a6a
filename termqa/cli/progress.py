"""What standard error tells of a run: a line on the terminal about how far it has come, and more if it is asked for."""

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 1.0
"""Seconds after which a run counts as long."""


@contextmanager
def shown(wanted: bool = True) -> Iterator[Callable[[int, str], None] | None]:
    """What to call with the number of segments done and the file at hand; None where nobody is there to see it."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    started = time.monotonic()
    bar: Any = None

    def tell(done: int, file: str) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - started > PATIENCE:
            bar = _bar()
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, description=file)

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()


@contextmanager
def explained(wanted: bool) -> Iterator[None]:
    """Show on standard error what the library tells of its work, if that is wanted."""
    log, handler = logging.getLogger("termqa"), logging.StreamHandler(sys.stderr)
    level = log.level
    if wanted:
        log.addHandler(handler)
        log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(), TextColumn("{task.completed} 段 segments"), TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )  # fmt: skip
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=None)
    return bar
