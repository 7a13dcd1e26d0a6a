"""Word files with our comments and changes in LibreOffice: they open, and it sees what we wrote."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from termqa.config import Settings
from termqa.model import Lang, Report
from termqa.pipeline import check
from termqa.report import write

from ..report.test_report_docx import PLACES, hull
from ..report.word import accept, document_of, finding_on, reject, report_on, settled, texts

SAMPLES = Path(__file__).parents[2] / "samples"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format (or the same one)."""
    assert OFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "saved" / f"{path.stem}.{suffix}"


def tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def annotations(path: Path) -> list[tuple[str, str, str]]:
    """(author, words, what is said) of each comment in a flat OpenDocument text."""
    root = etree.parse(str(path)).getroot()
    body = root.find(f".//{tag('office:text')}")
    for blanks in body.iter(tag("text:s")):
        blanks.text = " " * int(blanks.get(tag("text:c"), "1"))
    said: dict[str, tuple[str, str]] = {}
    words: dict[str, str] = {}
    current: list[str] = []

    def walk(element: Any) -> None:
        if element.tag == tag("text:tracked-changes"):
            return
        if element.tag == tag("office:annotation"):
            name = element.get(tag("office:name")) or f"point {len(said)}"
            lines = ["".join(p.itertext()) for p in element.iter(tag("text:p"))]
            said[name] = (element.findtext(tag("dc:creator")), "\n".join(lines))
            words[name] = ""
            current.append(name)
        elif element.tag == tag("office:annotation-end"):
            current.remove(element.get(tag("office:name")))
        else:
            add("\t" if element.tag == tag("text:tab") else element.text)
            for child in element:
                walk(child)
        add(element.tail)

    def add(text: str | None) -> None:
        for name in current:
            words[name] += text or ""

    walk(body)
    return [(author, words[name], text) for name, (author, text) in said.items()]


@pytest.fixture(scope="module")
def briefing() -> Report:
    return check(
        [str(SAMPLES / "briefing.zh.docx"), str(SAMPLES / "briefing.en.docx")], settings=Settings(show_info=True)
    )


def test_every_comment_is_seen_on_its_words(briefing: Report, tmp_path: Path):
    write(briefing, tmp_path / "out.docx", Lang.EN)
    found = annotations(converted(tmp_path / "out.docx", "fodt", tmp_path))
    assert len(found) == len(briefing.findings) >= 40 and {author for author, _, _ in found} == {"termqa"}
    for finding in briefing.findings:
        ((_, words, said),) = [one for one in found if f"{finding.rule} {finding.id}" in one[2]]
        assert finding.problem.message.en in said and finding.problem.suggestion in said
        assert not finding.problem.target or words == hull(finding)


def test_changes_saved_by_libreoffice_can_still_be_accepted_and_rejected(briefing: Report, tmp_path: Path):
    briefing.track = True
    write(briefing, tmp_path / "out.docx", Lang.EN)
    saved = converted(tmp_path / "out.docx", "docx", tmp_path)
    ours = list(docx.Document(str(saved)).element.body.iter(qn("w:ins"), qn("w:del")))
    assert len(ours) >= 50 and {e.get(qn("w:author")) for e in ours} == {"termqa"}
    assert texts(settled(saved, accept)) == texts(settled(tmp_path / "out.docx", accept))
    assert texts(settled(saved, reject)) == texts(docx.Document(str(SAMPLES / "briefing.en.docx")).element.body)


def test_words_are_seen_wherever_they_stand(tmp_path: Path):
    document = document_of(*(inside for _, inside, _, _ in PLACES))
    document.save(tmp_path / "text.docx")
    report = report_on(tmp_path / "text.docx", [])
    report.findings = [
        finding_on(pair, file, words, place, "number-x")
        for number, (place, _, words, _) in enumerate(PLACES)
        for file, pair in report.pairs
        if pair.target.stretches[0].block == number and words in pair.target.text
    ]
    write(report, tmp_path / "out.docx", Lang.EN)
    seen = {said: words for _, words, said in annotations(converted(tmp_path / "out.docx", "fodt", tmp_path))}
    assert len(seen) == len(PLACES)
    for place, _, words, _ in PLACES:
        ((_, marked),) = [(said, marked) for said, marked in seen.items() if f"Suggestion: {place}\n" in said]
        unread = next((sign for sign in ("2", "seven", "x") if sign in marked and sign not in words), "")
        assert marked.replace(unread, "") == words, place
