"""The id of a finding: a hash of what it is about, so that a decision survives when the segment moves.

Its first six digits, the *family*, say what is wrong (the rule, its key, the marked words); the other ten say in which
segment. Neither knows position or file. So a decision whose segment was edited is still known by its family, and a row
of a workbook shows by its text alone whether its id is its own.
"""

import hashlib
import unicodedata

from termqa.model import Pair, Problem

FAMILY = 6
"""How many digits of an id say what is wrong."""

_RAW = ("text-space", "text-punctuation", "text-quotes", "text-artifact", "term-case")
"""Rules about marks, blanks and case: their words are hashed as they stand, or nothing would be left."""


def bare(text: str) -> str:
    """The letters and digits of a text, whatever their width and case.

    >>> bare("２０２４年 Q1:")
    '2024年q1'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def fingerprint(rule: str, pair: Pair, problem: Problem) -> str:
    """16 hex digits made of the rule, its key, the marked words and the source segment; never position or file."""
    words = str if rule in _RAW else bare
    parts = (
        "termqa-fp/1",
        rule,
        problem.key,
        "|".join(words(s.of(pair.source.text)) for s in problem.source),
        "|".join(words(s.of(pair.target.text)) for s in problem.target),
    )
    return _hash("\x1f".join(parts))[:FAMILY] + segment_digits(pair.source.text, pair.target.text)


def segment_digits(source: str, target: str) -> str:
    """The part of an id that says which segment: that of the source, or of a text alone."""
    return _hash(bare(source or target))[FAMILY:16]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
