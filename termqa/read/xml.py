"""XML read safely and as a stream: no entities, no network, nothing held; and text with inline codes taken out."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import Literal

from lxml import etree

from termqa.errors import UserError
from termqa.model import Code
from termqa.read.files import Input, name

_CHUNK = 1 << 16
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")
_ROOT = re.compile(rb"<\0?[A-Za-z_]")

Event = tuple[Literal["start", "end"], etree._Element]


def tag(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element (an unresolved entity)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def events(file: Input, *names: str) -> Iterator[Event]:
    """
    The starts and ends of all elements in order, or of those with these names, which is faster.

    Whoever has done with an element calls ``forget``, so that a file of any length needs little memory. A document type
    that only names its DTD is let be (TMX has one) and not fetched. Raises ``UserError`` for XML that is not
    well-formed, that declares entities, or that uses any but the five of XML itself.
    """
    where = name(file.path)
    _refuse_entities(file)
    try:
        with file.open() as stream:
            yield from etree.iterparse(
                stream, ("start", "end"), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
                remove_comments=True, remove_pis=True, tag=[f"{{*}}{name}" for name in names] or None,
            )  # fmt: skip
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        what = f"is no well-formed XML: {(error.msg or '').split(', line')[0]}"
        raise UserError(f"{where}:{line}", what, "export it again, or mend it at this line") from error


def forget(element: etree._Element) -> None:
    """Give an element's memory back, and that of its siblings before it, which have been read."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _refuse_entities(file: Input) -> None:
    """Raise ``UserError`` where entities are declared before the root element."""
    with file.open() as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            head = tail + chunk
            root = _ROOT.search(head)
            if _ENTITY.search(head, 0, root.start() if root else len(head)):
                raise UserError(name(file.path), "declares entities, which is refused", "export it again without them")
            if root:
                return
            tail = head[-32:]


# --- text with inline codes ---

_ALONE = frozenset({"x", "ph", "bx", "ex", "bpt", "ept", "it", "ut", "sc", "ec"})
"""Elements of TMX and XLIFF that stand for a code; what they hold is the code itself, not text."""
_AROUND = frozenset({"g", "pc", "hi"})
"""Codes around text."""
_OPENING = {"bpt": "", "ept": "/", "bx": "", "ex": "/", "sc": "", "ec": "/"}
"""Two elements that open and close one code."""


def marked(element: etree._Element) -> tuple[str, tuple[Code, ...]]:
    """The text below an element without its inline codes, and the codes with the places where they stood."""
    text = StringIO()
    codes: list[Code] = []
    _collect(element, text, codes)
    return text.getvalue(), tuple(codes)


def _collect(element: etree._Element, text: StringIO, codes: list[Code]) -> None:
    if element.text:
        text.write(element.text)
    for child in element:
        _code(child, text, codes)
        if child.tail:
            text.write(child.tail)


def _code(child: etree._Element, text: StringIO, codes: list[Code]) -> None:
    kind = tag(child)
    at = text.tell()
    if kind in _ALONE:
        number = next((child.get(a) for a in ("rid", "x", "i", "startRef", "id") if child.get(a)), "")
        codes.append(Code(at, f"{_OPENING[kind]}{number}" if kind in _OPENING else f"{number}/"))
    elif kind in _AROUND:
        number = child.get("id") or child.get("x") or kind
        codes.append(Code(at, number))
        _collect(child, text, codes)
        codes.append(Code(text.tell(), f"/{number}"))
    elif kind == "cp":
        text.write(_character(child.get("hex", "")))
    elif isinstance(child, etree._Entity):
        text.write(child.text or "")  # one that the DTD may define, which is not fetched
    elif kind not in ("", "sub"):  # a mark around text, such as a comment's or a term's
        _collect(child, text, codes)


def _character(number: str) -> str:
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
