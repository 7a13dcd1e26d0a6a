"""
The command line: arguments → library → exit code; no logic of its own.

A command is one function in the module of its group, which calls one function of the library. To add one: write the
function, and name it in the README.
"""

import gc
import os
import sys
from typing import Annotated, NoReturn

import typer

from termqa.cli import check, glossary, project, review, texts
from termqa.cli.options import BUG, CLEAN, FOUND, INTERRUPTED, MEND, complain
from termqa.errors import UserError
from termqa.version import __version__

__all__ = ["BUG", "CLEAN", "FOUND", "INTERRUPTED", "MEND", "app", "main"]

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=True,
    help="termqa 译文术语与数字检查 · terminology and translation QA for Chinese–English official texts",
)  # fmt: skip
app.command()(check.check)
app.command()(texts.align)
app.command()(texts.rules)
app.command()(texts.figure)
app.add_typer(glossary.app, name="glossary")
app.command()(project.init)
app.command()(project.config)
app.add_typer(review.app, name="review")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"termqa {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def _leave(code: int) -> NoReturn:
    """Exit, also when the reader of our output has gone away."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def main() -> NoReturn:
    """Run the command line; never shows a traceback for what a user can mend."""
    gc.set_threshold(50_000, 20, 20)  # next to nothing of ours is in cycles, and looking for them takes 7% of the time
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        _in_unicode(sys.argv)
        code = app(standalone_mode=False)
    except UserError as error:
        complain(error.where, error.what, error.hint)
        _leave(MEND)
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except SystemExit as left:  # Typer's own way out, also where the reader of our output has gone away
        if not isinstance(left.__context__, BrokenPipeError):
            raise
        code = CLEAN
    except Exception as bug:
        if isinstance(bug, typer.Abort):
            _leave(INTERRUPTED)
        code = _usage_or_bug(bug)
    _leave(code if isinstance(code, int) else CLEAN)


def _in_unicode(arguments: list[str]) -> None:
    """Raise UserError for an argument that is no UTF-8, which no glossary and no message could hold."""
    for n, text in enumerate(arguments):
        if n and not text.isprintable() and any("\ud800" <= c <= "\udfff" for c in text):
            raise UserError(f"argument {n}", "is not valid UTF-8", "set the terminal to UTF-8, or rename the file")


def _usage_or_bug(bug: Exception) -> int:
    """Show a usage error as Typer does; anything else is a bug of ours."""
    show = getattr(bug, "show", None)
    if show is not None:
        show()
        return MEND
    if os.environ.get("TERMQA_DEBUG"):
        raise bug
    print(f"termqa: internal error: {type(bug).__name__}: {bug} (TERMQA_DEBUG=1 shows where)", file=sys.stderr)
    return BUG
