"""Decisions to update the glossary as ``proposed`` rows of the project's glossary, for its keeper to approve."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from termqa.glossary import Concept, Status
from termqa.glossary.edit import revise
from termqa.glossary.table import made_id, read
from termqa.model import TermNote, Text
from termqa.report.words import Decision
from termqa.review.form import Form, Row
from termqa.review.merge import Change

_NO_TERM = Text("不是术语问题", "it is not about a term")
_SHEET_GONE = Text("隐藏表 _termqa 不见了", "the hidden sheet _termqa is gone")


@dataclass(frozen=True, slots=True)
class Proposals:
    """What goes into the glossary, and the findings that must be taken in by hand."""

    concepts: tuple[Concept, ...]
    by_hand: tuple[tuple[Row, Text], ...]


def proposals(changes: Iterable[Change], form: Form, day: str) -> Proposals:
    """The proposed rows that the decisions ask for."""
    made: dict[str, Concept] = {}
    by_hand: list[tuple[Row, Text]] = []
    for change in changes:
        if change.decision != Decision.UPDATE_GLOSSARY:
            continue
        row = change.row
        term = form.terms.get(row.id)
        if term is None:
            gone = form.exported is None and row.rule.startswith("term-")
            by_hand.append((row, _SHEET_GONE if gone else _NO_TERM))
        elif not term.found:
            by_hand.append(
                (row, Text(f"译文中没有“{term.zh}”的译法", f"nothing stands in the translation for {term.zh}"))
            )
        else:
            concept = _concept(term, row, day)
            made.setdefault(concept.id, concept)
    return Proposals(tuple(made.values()), tuple(by_hand))


def _concept(term: TermNote, row: Row, day: str) -> Concept:
    told = "; ".join(part for part in (row.comment, row.reviewer, f"finding {row.id}", row.file) if part)
    zh, *more = (part.strip() for part in term.zh.split("|"))
    return Concept(
        id="p" + made_id(f"{zh}={term.found}")[1:],
        zh=zh,
        zh_variants=tuple(more),
        en=term.found or "",
        status=Status.PROPOSED,
        source="review",
        source_date=day,
        note=told,
    )


def add_proposals(path: Path, concepts: Iterable[Concept]) -> int:
    """Put the rows into the glossary, which is made if there is none; how many it did not have already."""
    present = read(path) if path.exists() else ()
    known = {(zh, en) for concept in present for zh in concept.chinese for en in concept.english}
    new = [concept for concept in concepts if (concept.zh, concept.en) not in known]
    if new:
        revise(path, new)
    return len(new)
