"""What a user can mend, as opposed to our own bugs."""


class UserError(Exception):
    """Input, a setting or a glossary that the user must mend; shown in two lines, never as a traceback.

    ``where`` names the file (and line, cell or option), ``what`` the fault, ``hint`` how to mend it.
    """

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.where = where
        self.what = what
        self.hint = hint
