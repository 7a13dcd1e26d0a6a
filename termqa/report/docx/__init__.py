"""
A copy of the translation with each finding as a Word comment on the words in question.

With ``report.track``, suggestions that can be pasted as they are stand there as tracked changes too. All else of the
document stays as it is.
"""

from collections import defaultdict
from typing import IO, Any

from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from termqa.errors import UserError
from termqa.model import Finding, Lang, Report, Span, Text
from termqa.read.docx import open_document
from termqa.read.files import open_input
from termqa.read.word import W
from termqa.report.cell_text import clean, excerpt, pieces
from termqa.report.columns import message_words, rule_words
from termqa.report.docx.changes import can_change, change, free_number, paste
from termqa.report.docx.places import Place, Places
from termqa.report.docx.runs import Runs
from termqa.report.run import moment
from termqa.report.words import SEVERITIES, STATES, word

AUTHOR, INITIALS = "termqa", "tq"
_LONG = 300
"""From this length on a comment shows only a part of the source."""
_AROUND = 100
_SUGGESTION = Text("建议：", "Suggestion: ")
_TRACKED = Text("建议（已作修订）：", "Suggestion (tracked change): ")


def write(report: Report, stream: IO[bytes], lang: Lang, max_rows: int = 0) -> None:
    """Write the translation with its comments; raises ``UserError`` where the report is not on one Word document."""
    source_file, file = _original(report)
    document = open_document(open_input(file))
    _refuse_protected(document, file, report.track)
    pairs = [pair for _, pair in report.pairs]
    places = Places(document, file, pairs, bilingual=source_file == file)
    shown = [(finding, places.of(finding)) for finding in report.findings if finding.state != "closed"]
    _Comments(document, lang).add(shown, report.track)
    document.save(stream)


def _original(report: Report) -> tuple[str, str]:
    """The files of the source and of the translation."""
    texts = list(dict.fromkeys(report.documents))
    if len(texts) != 1:
        what = f"comments go into one Word document, and {len(texts)} texts were checked"
        raise UserError("--output", what, "check one translation at a time, or write the report to a workbook (.xlsx)")
    source_file, file = texts[0]
    if not file.lower().endswith(".docx"):
        what = "is no Word document, so that there is nothing to write comments into"
        raise UserError(file, what, "check the translation as .docx, or write the report to a workbook (.xlsx)")
    return source_file, file


def _refuse_protected(document: Any, file: str, track: bool) -> None:  # noqa: ANN401
    """Raise ``UserError`` where the reviser could not work with what is written."""
    settings = [r.target_part for r in document.part.rels.values() if r.reltype.endswith("/settings")]
    found = settings[0].element.find(f"{W}documentProtection") if settings else None
    if found is None or found.get(f"{W}enforcement") not in ("1", "true", "on"):
        return
    if found.get(f"{W}edit") in ({"readOnly", "forms", "comments"} if track else {"readOnly", "forms"}):
        hint = "take the protection off in Word (Review, Restrict Editing) and check it again"
        raise UserError(file, "is protected against editing", hint)


class _Comments:
    """Comments and changes being put into a document."""

    def __init__(self, document: Any, lang: Lang) -> None:  # noqa: ANN401
        self.document = document
        self.lang = lang
        self.date = moment()

    def add(self, shown: list[tuple[Finding, Place]], track: bool) -> None:
        """Add a comment for each finding, and changes for those that are safe."""
        offsets: dict[_Element, set[int]] = defaultdict(set)
        for _, place in shown:
            offsets[place.paragraph].update(place.span)
        cut = {paragraph: Runs(paragraph, borders) for paragraph, borders in offsets.items()}
        changed: dict[_Element, list[Span]] = defaultdict(list)
        changes = []
        for finding, place in shown:
            runs, taken = cut[place.paragraph], changed[place.paragraph]
            wanted = _change(finding, place, runs, taken) if track else ""
            if wanted:
                taken.append(place.span)
                changes.append((runs.of(place.span), clean(wanted)))
            _hang(self._comment(finding, place, bool(wanted)), runs, place)
        number = free_number(self.document.element.body)
        by = {f"{W}author": AUTHOR, f"{W}date": f"{self.date.isoformat()}Z"}
        for own, suggestion in changes:
            number = change(own, suggestion, by, number)

    def _comment(self, finding: Finding, place: Place, tracked: bool) -> int:
        """The number of a new comment that says what was found, what to write, and what the source says."""
        comment = self.document.comments.add_comment(author=AUTHOR, initials=INITIALS)
        comment._comment_elm.date = self.date
        title = [word(SEVERITIES, finding.severity, self.lang), rule_words(finding.rule, self.lang) or finding.rule]
        if finding.state != "new":
            title.append(word(STATES, finding.state, self.lang))
        comment.paragraphs[0].add_run(clean(" · ".join(title))).bold = True
        said = place.said.in_(self.lang) + message_words(finding, self.lang)
        comment.add_paragraph(clean(said))
        if finding.problem.suggestion:
            label = _TRACKED if tracked else _SUGGESTION
            line = comment.add_paragraph(label.in_(self.lang))
            line.add_run(clean(finding.problem.suggestion)).bold = True
        if finding.pair.source.text.strip():
            self._quote(comment.add_paragraph(Text("原文：", "Source: ").in_(self.lang)), finding)
        comment.add_paragraph(f"{finding.rule} {finding.id}")
        return int(comment.comment_id)

    def _quote(self, line: Paragraph, finding: Finding) -> None:
        """Add the source to the line, the words in question in bold."""
        text, spans = finding.pair.source.text, finding.problem.source
        if len(text) > _LONG:
            first, last = min((s.start for s in spans), default=0), max((s.end for s in spans), default=_AROUND)
            text, shown = excerpt(text, Span(first, last), _AROUND)
            spans = shown if spans else ()
        for words, marked in pieces(text, spans):
            line.add_run(clean(words)).bold = marked or None


def _change(finding: Finding, place: Place, runs: Runs, taken: list[Span]) -> str:
    """What is to stand in place of the marked words; empty where a change is not safe or another one touches them."""
    pasted = paste(finding) if place.exact else None
    free = all(place.span.end <= other.start or other.end <= place.span.start for other in taken)
    return pasted.words if pasted and free and can_change(runs, place.span) else ""


def _hang(number: int, runs: Runs, place: Place) -> None:
    """Put the ends of a comment around its words, and its mark behind them, outside what others have inserted."""
    start, end = (OxmlElement(f"w:commentRange{side}", attrs={f"{W}id": str(number)}) for side in ("Start", "End"))
    mark, reference = OxmlElement("w:r"), OxmlElement("w:commentReference", attrs={f"{W}id": str(number)})
    mark.append(reference)
    ends = (place.run, place.run) if place.run is not None else runs.ends(place.span)
    if ends is None:
        place.paragraph.extend((start, end, mark))
        return
    ends[0].addprevious(start)
    ends[1].addnext(end)
    outer = end
    for parent in end.iterancestors(f"{W}ins", f"{W}moveTo"):
        outer = parent if runs.paragraph in parent.iterancestors() else outer
    outer.addnext(mark)
