"""Acronyms of an English text: where each is introduced with its expansion, and where it is used."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from termqa.model import Span

HOUSEHOLD = frozenset(
    """
    AC AD AFP AI AIDS AM AP APEC API APP ASEAN ATM BBC BC BRICS CBD CCTV CD CEO CFO CGTN CIO CNBC CNN CNY COVID CPC
    CPI CPPCC CT CTO DC DIY DNA DPRK DVD EU EUR EV FAQ FAX FIFA GB GDP GMT GPS HIV HK HKD HKSAR HQ HR HTML ICT ID
    IMF IP IPO IQ IT JPEG KM KPI KTV LCD LED LLC LTD MA MBA MP MRI NATO NBA NGO NHK NPC NYSE OECD OK OPEC PC PDF PHD
    PIN PLA PLC PM PMI POS PPI PR PRC PVC QA QR RD RIA RMB RNA ROK ROM SAR SARS SIM SME SOS SUV TASS TB TV UAE UFO
    UK UN UNESCO UNICEF URL US USA USB USD USSR VAT VIP VR WHO WIFI WTO WWW
    """.split()
)
"""Acronyms that need no introduction; their letters only (``R&D`` is RD)."""

_ACRONYM = re.compile(r"(?<![\w/.@#-])([A-Z][A-Za-z&]{0,6}[A-Z])(?:s|['’]s)?(?![\w/@]|-\d|\.\w)")
_UNIT = re.compile(r"\d[ \u00a0]?$")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BRACKET = re.compile(r"[(（]([^()（）]{2,90})[)）]")
_CALLED = re.compile(
    r"^(?:hereinafter|hereafter|referred to as|known as|abbreviated|or|also|formerly|the|[\s,:“”\"'‘’]|as)+", re.I
)
_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][a-z]+)?|&")
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


class Acronym(NamedTuple):
    """An acronym where it stands; ``expansion`` is empty where it is only used, or what introduces it is not clear."""

    letters: str
    span: Span
    introduced: bool = False
    expansion: str = ""


def acronyms(text: str) -> Iterator[Acronym]:
    """Every acronym of an English text in order, household ones left out.

    >>> [(a.letters, a.introduced, a.expansion) for a in acronyms("The Ocean Research Fund (ORF) grew. The ORF lends.")]
    [('ORF', True, 'Ocean Research Fund'), ('ORF', False, '')]
    """
    if text.isupper():
        return
    brackets = list(_BRACKET.finditer(text)) if "(" in text or "（" in text else []
    for found in _ACRONYM.finditer(text):
        letters, span = found[1], Span(*found.span(1))
        if _is_acronym(letters) and not _UNIT.search(text, 0, span.start):
            inside = next((b for b in brackets if b.start(1) <= span.start and span.end <= b.end(1)), None)
            if inside is not None and not _CALLED.sub("", text[inside.start(1) : span.start]):
                yield Acronym(letters, span, True, expanded(letters, text[: inside.start()]))
            else:
                yield _explained(letters, span, text, brackets)


def _explained(letters: str, span: Span, text: str, brackets: list[re.Match[str]]) -> Acronym:
    """An acronym that may have its expansion in brackets behind it."""
    behind = next(
        (b for b in brackets if 0 <= b.start() - span.end <= 3 and not text[span.end : b.start()].strip("s ’'")), None
    )
    expansion = expanded(letters, behind[1]) if behind else ""
    return Acronym(letters, span, bool(expansion), expansion)


def _is_acronym(letters: str) -> bool:
    capitals = sum(c.isupper() for c in letters)
    return (
        capitals * 3 >= 2 * len(letters.replace("&", ""))
        and letters.upper().replace("&", "") not in HOUSEHOLD
        and not _ROMAN.fullmatch(letters)
    )


def expanded(letters: str, before: str) -> str:
    """
    The words at the end of a text that an acronym stands for; empty where none fit.

    As in A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
    text" (2003): its letters are looked for from the right, the first one at the beginning of a word.

    >>> expanded("MWB", "He heads the Ministry of Water Buses"), expanded("XYZ", "the Ministry of Water")
    ('Ministry of Water Buses', '')
    """
    wanted = letters.replace("&", "").lower()
    words = list(_WORD.finditer(before))[-min(len(wanted) + 6, 2 * len(wanted) + 2) :]
    if not words or before[words[-1].end() :].strip(" ,“”\"'‘’-–—"):
        return ""
    left, at = len(wanted) - 1, len(before) - 1
    start = words[0].start()
    while left >= 0:
        while at >= start and (
            before[at].lower() != wanted[left] or (left == 0 and at > start and before[at - 1].isalnum())
        ):
            at -= 1
        if at < start:
            return ""
        left, at = left - 1, at - 1
    found = before[at + 1 :].strip(" ,“”\"'‘’-–—")
    content = [w for w in _WORD.findall(found) if w.lower() not in _SMALL]
    return found if 1 < len(content) <= len(wanted) + 3 and not re.search(r"[.;:!?]\s", found) else ""
