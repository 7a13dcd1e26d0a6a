"""From what the command line names to texts in pairs: read, aligned, laid beside an earlier source or issue."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from termqa.align import align
from termqa.align.issue import previous, with_last
from termqa.align.revise import revise
from termqa.analyse.terms import TermIndex
from termqa.errors import UserError
from termqa.model import Bitext, Document, Failure, Lang
from termqa.read import Job, ReadOptions, TwoDocuments, Unaligned, alone, jobs, load

MOST_PAIRS = 5000
"""A longer text (a translation memory) is no issue of a periodical."""


def texts(job: Job, options: ReadOptions, index: TermIndex) -> Iterator[Bitext]:
    """The texts of a job; two documents are aligned. Raises UserError for what cannot be read."""
    loaded = load(job, options)
    if isinstance(loaded, Unaligned):
        yield align(loaded.source, loaded.target, index)
    else:
        yield from loaded.bitexts


def together(source: Document, target: Document | str | Path | None, index: TermIndex) -> Bitext:
    """Two documents aligned, or an English one alone; raises UserError where they do not make a text to check."""
    if target is None and source.lang is Lang.EN:
        return alone(source)
    if not isinstance(target, Document):
        raise UserError(source.path, "has no document beside it", "give two documents, or two paths")
    if source.lang is target.lang:
        raise UserError(target.path, f"is in the language of {source.path}", "give a source and its translation")
    return align(source, target, index)


def revised(job: Job, was: str, options: ReadOptions, index: TermIndex) -> Iterator[Bitext]:
    """The text of a job of two documents, each pair with what its source was in the file ``was``."""
    if not isinstance(job, TwoDocuments):
        hint = "give the source as it is now, the translation, and after --was the source as it was"
        raise UserError("--was", "needs two documents, a source and its translation", hint)
    now = load(job, options)
    old = load(TwoDocuments(was, job.target), options)
    if not isinstance(now, Unaligned) or not isinstance(old, Unaligned) or old.source.lang is not now.source.lang:
        raise UserError(was, "is not in the language of the source", "give the source that was translated from")
    yield revise(align(now.source, now.target, index), align(old.source, old.target, index))


def earlier_texts(paths: Sequence[str], options: ReadOptions, index: TermIndex) -> tuple[list[Bitext], list[Failure]]:
    """The texts below the paths of ``--reference``, and what could not be read of them."""
    found: list[Bitext] = []
    failed: list[Failure] = []
    for job in jobs(paths, options) if paths else ():
        if isinstance(job, Failure):
            failed.append(job)
            continue
        try:
            found += texts(job, options, index)
        except UserError as error:
            failed.append(Failure(error.where, error.what, error.hint))
    return found, failed


def beside_the_last(bitext: Bitext, earlier: Sequence[Bitext]) -> Bitext:
    """The text with the translation of its previous issue at each pair, if there is one among the earlier texts."""
    here = Path(bitext.file).resolve()
    others = [b for b in earlier if Path(b.file).resolve() != here and _is_short(b)]
    issue = previous(bitext, others) if others and _is_short(bitext) else None
    return with_last(bitext, issue) if issue else bitext


def _is_short(bitext: Bitext) -> bool:
    return sum(1 for _, _ in zip(bitext.pairs, range(MOST_PAIRS), strict=False)) < MOST_PAIRS
