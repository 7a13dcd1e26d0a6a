"""Word documents for tests: built from a few marks, findings on words of theirs, comments and changes read back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from termqa.model import Finding, Lang, Pair, Problem, Report, Severity, Span, Text
from termqa.read import OneFile, ReadOptions, load
from termqa.read.word import text_of
from termqa.report import write

NAMES = nsdecls("w", "r", "a", "pic", "wp") + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
AUTHOR = qn("w:author")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document_of(*paragraphs: str) -> Any:
    """A document of paragraphs given by the XML inside them; plain words become a run."""
    document = docx.Document()
    body = document.element.body
    for inside in paragraphs:
        inside = inside if inside.startswith("<") else run(inside)
        body.insert(len(body) - 1, parse_xml(f"<w:p {NAMES}>{inside}</w:p>"))
    return document


def finding_on(pair: Pair, file: str, words: str, suggestion: str, rule: str, at: int = 0) -> Finding:
    """A finding on the first such words of the pair's target from an offset on; on none where there are no words."""
    spans = (Span(start := pair.target.text.index(words, at), start + len(words)),) if words else ()
    problem = Problem(Text(f"“{words}”有问题。", f"“{words}” is wrong."), (), spans, suggestion)
    return Finding(rule, Severity.MAJOR, file, pair, problem, "0123456789abcdef")


def report_on(path: Path, marked: Iterable[tuple[str, str] | tuple[str, str, str]]) -> Report:
    """A report on an English document: (words, suggestion, rule) or (words, suggestion) for each finding."""
    (bitext,) = load(OneFile(str(path)), ReadOptions()).bitexts
    pairs = list(bitext.pairs)
    findings = []
    for words, suggestion, *rule in marked:
        pair = next(pair for pair in pairs if words in pair.target.text)
        findings.append(finding_on(pair, bitext.file, words, suggestion, *rule or ["number-value"]))
    return Report(findings, pairs=[(bitext.file, pair) for pair in pairs], documents=[("", bitext.file)])


def commented(document: Any, folder: Path, marked: Iterable[tuple[str, ...]], track: bool = False) -> Path:
    """The document with comments on the words."""
    path = folder / "text.docx"
    document.save(path)
    report = report_on(path, marked)
    report.track = track
    write(report, folder / "out.docx", Lang.EN)
    return folder / "out.docx"


def comments(path: Path, author: str = "termqa") -> list[tuple[str, str]]:
    """(words, what is said) of each comment by the author; the words as they were before termqa's changes."""
    document = docx.Document(str(path))
    said = {str(c.comment_id): "\n".join(p.text for p in c.paragraphs) for c in document.comments if c.author == author}
    words = dict.fromkeys(said, "")
    current: set[str] = set()
    marks = []
    for element in document.element.body.iter():
        number = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            current.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            current.remove(number)
        elif element.tag == qn("w:commentReference"):
            assert number not in current
            marks.append(number)
        elif element.tag in (qn("w:t"), qn("w:delText")) and not _by_termqa(element, "ins"):
            for number in current & words.keys():
                words[number] += element.text or ""
    assert not current and said.keys() <= set(marks) and len(set(marks)) == len(marks)
    return [(words[number], said[number]) for number in said]


def _by_termqa(element: Any, kind: str) -> bool:
    return any(parent.get(AUTHOR) == "termqa" for parent in element.iterancestors(qn(f"w:{kind}")))


def plain(element: Any) -> str:
    """All words below the element, deleted ones too."""
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("w:delText")))


def accept(body: Any, author: str) -> None:
    """Accept all changes of an author, as Word does."""
    _settle(body, author, gone="del", kept="ins")


def reject(body: Any, author: str) -> None:
    """Reject all changes of an author, as Word does."""
    _settle(body, author, gone="ins", kept="del")


def _settle(body: Any, author: str, gone: str, kept: str) -> None:
    for element in list(body.iter(qn(f"w:{gone}"))):
        if element.get(AUTHOR) == author:
            element.getparent().remove(element)
    for element in list(body.iter(qn(f"w:{kept}"))):
        if element.get(AUTHOR) == author:
            for text in element.iter(qn("w:delText")):
                text.tag = qn("w:t")
            for child in list(element):
                element.addprevious(child)
            element.getparent().remove(element)


def settled(path: Path, how: Callable[[Any, str], None]) -> Any:
    """The document's body once all changes of termqa are accepted or rejected."""
    body = docx.Document(str(path)).element.body
    how(body, "termqa")
    return body


def texts(body: Any) -> list[str]:
    """The text of each paragraph."""
    return [text_of(paragraph) for paragraph in body.iter(qn("w:p"))]


def characters(body: Any) -> list[tuple[str, str]]:
    """Each character (and what else stands in runs) with its formatting, without termqa's comments."""
    found = []
    for element in body.iter():
        parent = element.getparent()
        if parent is None or parent.tag != qn("w:r") or element.tag in (qn("w:rPr"), qn("w:commentReference")):
            continue
        properties = parent.find(qn("w:rPr"))
        look = [(e.tag, sorted(e.items())) for e in properties.iter()] if properties is not None else []
        around = [p.tag.rpartition("}")[2] for p in parent.iterancestors()]
        for sign in element.text or "" if element.tag in (qn("w:t"), qn("w:delText")) else [element.tag]:
            found.append((sign, f"{element.tag.rpartition('}')[2]} {around} {look}"))
    return found
