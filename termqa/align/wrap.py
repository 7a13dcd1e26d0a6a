"""Lines that were broken at the edge of a page, as text copied from a PDF has them, found again as paragraphs."""

from collections.abc import Sequence

from termqa.analyse.script import han_count

_ZH_END, _EN_END = tuple("。！？：…!?"), tuple(".!?…")
_CLOSING = "”’\"'」』）)》 \u3000"
_FULL = 0.8
_NARROWEST, _WIDEST = 24, 200
_FEWEST = 5


def paragraphs(lines: Sequence[str], pieces: Sequence[str], free: Sequence[bool] | None = None) -> list[list[int]]:
    """The numbers of the lines of each paragraph, in order of their first lines.

    Lines are joined only where most of the full ones break off in mid-sentence; ``pieces`` tells page numbers and
    the like, over which a paragraph runs on; ``free`` tells the lines that may be joined at all.
    """
    width = [len(line.strip()) + han_count(line) for line in lines]
    full = _full_width(lines, width, pieces)
    groups: list[list[int]] = []
    running: list[int] | None = None
    for number, line in enumerate(lines):
        if pieces[number]:
            groups.append([number])
            continue
        may = free is None or free[number]
        if running is not None and may:
            running.append(number)
        else:
            running = [number]
            groups.append(running)
        if full is None or not may or width[number] < full or _ends(line):
            running = None
    return groups


def _full_width(lines: Sequence[str], width: Sequence[int], pieces: Sequence[str]) -> float | None:
    """From which width on a line counts as full, None where the text is not broken into lines."""
    text = sorted(w for w, piece in zip(width, pieces, strict=True) if not piece and w)
    if not text:
        return None
    widest = text[int(0.95 * (len(text) - 1))]
    full = _FULL * widest
    long = [n for n, w in enumerate(width) if w >= full and not pieces[n]]
    broken = sum(not _ends(lines[n]) for n in long)
    # In text that is not broken, paragraphs of any length stand, and nearly all of the long ones end a sentence.
    even = text[-1] <= 1.15 * widest
    if _NARROWEST <= widest <= _WIDEST and len(long) >= _FEWEST and even and broken * 2 >= len(long):
        return full
    return None


def _ends(line: str) -> bool:
    """Whether the line ends like a sentence; a dot after Chinese is that of a broken decimal."""
    return line.rstrip().rstrip(_CLOSING).endswith(_ZH_END if han_count(line) else _EN_END)
