"""What stands on the page but not in the text: page numbers, page-break markers, running heads.

They are taken out before the text is aligned, so that a paragraph can run on over a page's end, and put back after:
beside their counterpart if it stands at the same place, else alone. Nothing is lost. What merely repeats itself, and
does not stand at page numbers, stays in the text; leaving it alone is only made easy. Lines are compared exactly: to
take 5月3日 and 2月9日 for one running head would take headings out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termqa.align.moves import Link
from termqa.analyse.script import fold

_PAGE = re.compile(
    r"""[\s\-—–_·•|~/]*(?:
    (\d{1,4}) | 第\s*([\d一二三四五六七八九十百]+)\s*页(?:\s*[,/]?\s*共\s*[\d一二三四五六七八九十百]+\s*页)? |
    (?:page|p\.?|pg\.?)\s*(\d+)(?:\s*(?:of|/)\s*\d+)? | (\d+)\s*(?:/|of)\s*\d+
    )[\s\-—–_·•|~/]*""",
    re.I | re.X,
)
_MARKER = re.compile(r"[\W_]*(?:[a-z]+(?:_[a-z]+)+|page[ -]?break|分页符|换页符)[\W_]*", re.I)
_END = tuple('。！？；：.!?;:…”’」』"')
_LONGEST, _FEWEST = 60, 3
_AT_PAGES = 2 / 3
_ODDS = 2.0


def furniture(texts: Sequence[str]) -> list[str]:
    """For each unit what piece of furniture it is (``page 3``, ``marker``, ``head``), an empty string for text.

    >>> furniture(["第三季度增长。", "— 3 —", "_ueditor_page_break_tag_", "2024年。"])
    ['', 'page 3', 'marker', '']
    """
    lines = [text.strip() for text in texts]
    kinds = [_piece(line) for line in lines]
    at_page: Counter[str] = Counter()
    count = repeated(lines)
    for number, line in enumerate(lines):
        if line in count and any(kinds[max(0, number - 1) : number + 2]):
            at_page[line] += 1
    heads = {line for line, times in at_page.items() if times >= _AT_PAGES * count[line]}
    return ["head" if line in heads and not kind else kind for line, kind in zip(lines, kinds, strict=True)]


def repeated(texts: Sequence[str]) -> dict[str, int]:
    """The short lines that come three times or more and do not end like a sentence, with their number."""
    lines = [text.strip() for text in texts]
    count = Counter(line for line in lines if 0 < len(line) <= _LONGEST and not line.endswith(_END))
    return {line: times for line, times in count.items() if times >= _FEWEST}


def _piece(line: str) -> str:
    if len(line) > _LONGEST:
        return ""
    if page := _PAGE.fullmatch(fold(line)):
        return "page " + next(g for g in page.groups() if g)
    return "marker" if _MARKER.fullmatch(line) else ""


class Piece(NamedTuple):
    """A piece of furniture: its number among the units, how many units of text stand before it, and what it is."""

    number: int
    before: int
    name: str


@dataclass(frozen=True, slots=True)
class Cleared:
    """The numbers of units with the furniture moved behind the text."""

    text: list[int]
    pieces: list[Piece]
    """Their ``number`` is that behind the text: len(text), len(text)+1 …"""
    order: list[int]
    """The units' original numbers, those of the text first."""


def cleared(names: Sequence[str]) -> Cleared:
    """The units sorted into text and furniture by what ``furniture`` says of them."""
    text = [n for n, name in enumerate(names) if not name]
    aside = [n for n, name in enumerate(names) if name]
    before = 0
    count = [before := before + (not name) for name in names]
    pieces = [Piece(len(text) + k, count[n], names[n]) for k, n in enumerate(aside)]
    return Cleared(text, pieces, text + aside)


def put_back(links: list[Link], own: Sequence[Piece], other: Sequence[Piece], swapped: bool) -> list[Link]:
    """The links (in source order) with the furniture of source (``own``) and target where it stood."""
    after: dict[int, list[Link]] = defaultdict(list)
    places = [_ends(links, swapped), _ends(links, not swapped)]
    waiting: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for piece in other:
        waiting[piece.name, _place(places[1], piece)].append(piece)
    for piece in own:
        place = _place(places[0], piece)
        found = next((w for d in (0, -1, 1) if (w := waiting.get((piece.name, place + d)))), None)
        partner = (found.pop(0).number,) if found else ()
        after[place].append(_link((piece.number,), partner, swapped))
    for (_, place), rest in waiting.items():
        after[place] += [_link((), (piece.number,), swapped) for piece in rest]
    result = list(after[-1])
    for number, link in enumerate(links):
        result += [link, *after[number]]
    return result


def _ends(links: Sequence[Link], english: bool) -> dict[int, int]:
    """By unit of one side: the number of its link."""
    return {unit: n for n, link in enumerate(links) for unit in (link.en if english else link.zh)}


def _place(links: dict[int, int], piece: Piece) -> int:
    """The number of the link behind which a piece stands, -1 for the beginning."""
    return links.get(piece.before - 1, -1)


def _link(own: tuple[int, ...], other: tuple[int, ...], swapped: bool) -> Link:
    return Link(other, own, _ODDS) if swapped else Link(own, other, _ODDS)
