"""Suggestions as tracked changes, which a reviser accepts or rejects in Word."""

from copy import deepcopy
from itertools import takewhile
from typing import NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml.etree import XPath, _Element

from termqa.model import Finding, Span
from termqa.read.word import W
from termqa.report.docx.runs import Runs

_SAFE = ("number-", "term-")
_UNSAFE = frozenset({"term-abbreviation"})
"""Its suggestions want a second change elsewhere."""
_PLAIN = frozenset(f"{W}{tag}" for tag in ("rPr", "t", "lastRenderedPageBreak"))
_MARKS = frozenset(
    f"{W}{tag}" for tag in ("proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
_PARENTS = frozenset(f"{W}{tag}" for tag in ("p", "hyperlink", "sdt", "sdtContent", "smartTag", "customXml"))
"""Where a change can stand: not within another one, nor in a field, which Word fills anew."""
_FIELD = "count(preceding::w:fldChar[@w:fldCharType='{}'])"
_OPEN_FIELD = XPath(f"{_FIELD.format('begin')} > {_FIELD.format('end')}", namespaces={"w": nsmap["w"]})
_NUMBERED = tuple(
    f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "rPrChange", "pPrChange")
)
_MOST = 2**30


class Paste(NamedTuple):
    """Words of a target segment, and what is to stand in their place."""

    span: Span
    words: str


def paste(finding: Finding) -> Paste | None:
    """What of the target the suggestion can be pasted over; None where that is not safe.

    A figure's suggestion stands for all from the first marked word to the last, a term's for one stretch.
    """
    found, text = finding.problem, finding.pair.target.text
    if (
        not found.suggestion.strip()
        or not found.target
        or not finding.rule.startswith(_SAFE)
        or finding.rule in _UNSAFE
    ):
        return None
    if finding.rule.startswith("term-") and len(set(found.target)) > 1:
        return None
    span = Span(min(s.start for s in found.target), max(s.end for s in found.target))
    old, new = span.of(text), found.suggestion
    return Paste(span, new) if old and old != new and "\n" not in old + new else None


def can_change(runs: Runs, span: Span) -> bool:
    """Whether the words stand in plain runs side by side that nobody has changed yet and no program will."""
    own = runs.of(span)
    parent = own[0].getparent() if own else None
    if parent is None or not runs.fit(span):
        return False
    around = (parent, *takewhile(lambda e: e is not runs.paragraph, own[0].iterancestors()))
    if not _PARENTS.issuperset(element.tag for element in around):
        return False
    if any(run.getparent() is not parent or not _PLAIN.issuperset(child.tag for child in run) for run in own):
        return False
    between = list(takewhile(lambda e: e is not own[-1], own[0].itersiblings())) if len(own) > 1 else []
    return all(e in own or e.tag in _MARKS or _refers(e) for e in between) and not _in_field(own[0])


def _refers(element: _Element) -> bool:
    """Whether a run only shows that there is a comment."""
    return element.tag == f"{W}r" and {child.tag for child in element} <= {f"{W}rPr", f"{W}commentReference"}


def _in_field(run: _Element) -> bool:
    """Whether the run is the outcome of a field (a reference, a table of contents), which Word may work out anew."""
    return bool(_OPEN_FIELD(run))


def change(runs: list[_Element], suggestion: str, by: dict[str, str], number: int) -> int:
    """Strike the runs out and put the suggestion behind them, formatted as the first; gives the next free number.

    ``by`` says who changes them and when; ``number`` is the first free one.
    """
    properties = runs[0].find(f"{W}rPr")
    for count, run in enumerate(runs):
        last = OxmlElement("w:del", attrs={f"{W}id": str(number + count), **by})
        run.addprevious(last)
        last.append(run)
        for text in run.findall(f"{W}t"):
            text.tag = f"{W}delText"
            text.set(qn("xml:space"), "preserve")
    inserted = OxmlElement("w:ins", attrs={f"{W}id": str(number + len(runs)), **by})
    new = OxmlElement("w:r")
    if properties is not None:
        new.append(deepcopy(properties))
    text = OxmlElement("w:t", attrs={qn("xml:space"): "preserve"})
    text.text = suggestion
    new.append(text)
    inserted.append(new)
    last.addnext(inserted)
    return number + len(runs) + 1


def free_number(body: _Element) -> int:
    """A number above those of all changes and bookmarks."""
    numbers = (element.get(f"{W}id", "") for element in body.iter(*_NUMBERED))
    return max((int(n) for n in numbers if n.isdigit() and int(n) < _MOST), default=0) + 1
