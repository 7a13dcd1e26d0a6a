"""How the workbook looks: one table of named styles, each a role of a cell (severity, input …) and perhaps a tone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

Worksheet = Any
"""openpyxl's write-only sheets have attributes that its type stubs do not know."""

FONT, SIZE, CHARSET = "Microsoft YaHei", 10, 134
"""One font for both scripts; the charset (GB2312) makes substitutes on other systems Chinese ones, not Japanese."""

SHARED = 1000
"""How many cells (blanks, severities, file names …) are kept for rows to come."""

BAD, GOOD, MUTED = "B42318", "067647", "5F6B7A"
GREY_FILL, GREY_TEXT = "EDEFF2", "6B7280"
EDGE = Side(style="hair", color="A9B4C2")
LINE = Side(style="thin", color="7A8797")


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; colours are RRGGBB, an empty one is the default."""

    color: str = ""
    fill: str = ""
    bold: bool = False
    size: float = SIZE
    underline: bool = False
    horizontal: str = "left"
    vertical: str = "top"
    wrap: bool = True
    border: bool = True
    indent: int = 0
    number: str = ""
    """The format of a number."""


ROLES = {
    "header": Look("FFFFFF", "34495E", bold=True, horizontal="center", vertical="center"),
    "header-input": Look("FFFFFF", "1D5FA8", bold=True, horizontal="center", vertical="center"),
    "text": Look(),
    "label": Look(bold=True),
    "small": Look(MUTED, size=9),
    "count": Look(horizontal="center"),
    "link": Look("1D5FA8", underline=True, horizontal="center"),
    "figure": Look(horizontal="right", indent=1),
    "severity": Look(bold=True, horizontal="center"),
    "verdict": Look(horizontal="center"),
    "suggestion": Look(GOOD, bold=True),
    "choice": Look(fill="F3F8FE", horizontal="center"),
    "input": Look(fill="F3F8FE"),
    "note": Look(MUTED, bold=True, wrap=False, border=False),
    "title": Look("1F2D3D", bold=True, size=18, wrap=False, border=False, vertical="center"),
    "about": Look(MUTED, wrap=False, border=False),
    "heading": Look("1F2D3D", bold=True, size=12, wrap=False, border=False, vertical="center"),
    "line": Look(wrap=False, border=False),
    "line-label": Look(MUTED, wrap=False, border=False),
    "line-text": Look(border=False),
    "banner": Look(bold=True, size=12, vertical="center", border=False),
    "row": Look(bold=True, vertical="center"),
    "row-link": Look("1D5FA8", underline=True, vertical="center"),
    "row-count": Look(horizontal="center", vertical="center"),
    "row-share": Look(horizontal="center", vertical="center", number="0%"),
    "total": Look(fill="EEF1F5", bold=True, vertical="center"),
    "total-count": Look(fill="EEF1F5", bold=True, horizontal="center", vertical="center"),
    "total-share": Look(fill="EEF1F5", bold=True, horizontal="center", vertical="center", number="0%"),
}
"""What each role is; the styles of ``columns.py`` are among them."""

TONES: dict[str, dict[str, Any]] = {
    "critical": {"fill": "FBD9D7", "color": "8F1D14"},
    "major": {"fill": "FDE6C8", "color": "7A3E00"},
    "minor": {"fill": "FFF6CC", "color": "5C4A00"},
    "info": {"fill": "E3EEF9", "color": "1B4B7A"},
    "good": {"color": GOOD},
    "doubt": {"color": "7A3E00", "bold": True},
    "bad": {"color": BAD, "bold": True},
}
"""How a tone changes its role; always beside a word, never by colour alone."""

BANNERS = {"good": {"fill": "DDF3E4", "color": "05603A"}}
"""Tones that look otherwise across a whole banner."""


class Styles:
    """The styles of one workbook; each is built once and shared by all cells that have it.

    They belong to the workbook of the sheet that is given.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, str, bool], int] = {}
        self._shared: dict[object, str] = {}

    def style(self, role: str, tone: str = "", quoted: bool = False) -> int:
        """The number of a role's style; ``quoted`` keeps Excel from reading the text as a formula when it is edited."""
        key = (role, tone, quoted)
        if key not in self._made:
            self._made[key] = self._make(role, tone, quoted)
        return self._made[key]

    def shared(self, key: object, make: Callable[[], str]) -> str:
        """The cell made before for this key, or a new one."""
        if len(self._shared) >= SHARED:
            self._shared.clear()
        if key not in self._shared:
            self._shared[key] = make()
        return self._shared[key]

    def _make(self, role: str, tone: str, quoted: bool) -> int:
        changes = TONES.get(tone, {}) | (BANNERS.get(tone, {}) if role == "banner" else {})
        look = replace(ROLES[role], **changes)
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=FONT,
            size=look.size,
            charset=CHARSET,
            bold=look.bold,
            color=look.color or None,
            underline="single" if look.underline else None,
        )
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.border:
            cell.border = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
        cell.alignment = Alignment(
            horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap, indent=look.indent
        )
        if look.number:
            cell.number_format = look.number
        if quoted:
            cell.quotePrefix = True
        number: int = cell.style_id
        return number
