"""What a user can mend, as opposed to our own bugs."""

from collections.abc import Iterable


class UserError(Exception):
    """Input, a setting or a glossary that the user must mend; shown in two lines, never as a traceback.

    ``where`` names the file (and line, cell or option), ``what`` the fault, ``hint`` how to mend it.
    """

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.where = where
        self.what = what
        self.hint = hint


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint with the known name most like the one given, then other advice; only the advice where none is like it."""
    from rapidfuzz import process

    near = process.extractOne(name, list(known), score_cutoff=70)
    return "; ".join(filter(None, (f'did you mean "{near[0]}"?' if near else "", otherwise)))


def needs_extra(where: str, extra: str) -> UserError:
    """The error that tells which optional part of termqa a file needs."""
    return UserError(where, f'needs the optional part "{extra}"', f'install it: pip install "termqa[{extra}]"')
