"""XML read safely: no entities, no network, no declarations; and written."""

import re
from pathlib import Path
from typing import Any

from termqa.errors import UserError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARES = re.compile(rb"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
_UNSAFE = "declares entities, which a glossary never needs"
Element = Any
"""lxml is imported when a file is read or written, its types with it."""


def read(path: Path) -> Element:
    """The root of an XML file; ``UserError`` where it is not well formed or declares anything."""
    from lxml import etree

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(str(path), f"cannot be read: {error.strerror}", "check the path") from error
    hint = "export it again without a document type"
    if _DECLARES.search(data.replace(b"\x00", b"")):
        raise UserError(str(path), _UNSAFE, hint)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UserError(f"{path}:{line}", f"is not well-formed XML: {error.msg}", "export it again") from error
    if any(node.tag is etree.Entity for node in root.iter()):
        raise UserError(str(path), _UNSAFE, hint)
    return root


def name(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text(element: Element) -> str:
    """All text of an element, on one line unless it holds line breaks of its own."""
    return "".join(element.itertext()).strip()


def to_bytes(root: Element) -> bytes:
    """The file that a root makes."""
    from lxml import etree

    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written
