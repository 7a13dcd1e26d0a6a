"""The id of a finding: a hash of what it is about, so that a decision survives when the segment moves."""

import hashlib
import unicodedata

from termqa.model import Pair, Problem

_RAW = ("text-space", "text-punctuation", "text-quotes", "text-artifact", "term-case")
"""Rules about marks, blanks and case: their words are hashed as they stand, or nothing would be left."""


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def fingerprint(rule: str, pair: Pair, problem: Problem) -> str:
    """16 hex digits made of the rule, its key, the marked words and the source segment; never position or file."""
    words = str if rule in _RAW else _bare
    whole = pair.source.text or pair.target.text
    parts = (
        "termqa-fp/1",
        rule,
        problem.key,
        "|".join(words(s.of(pair.source.text)) for s in problem.source),
        "|".join(words(s.of(pair.target.text)) for s in problem.target),
        _bare(whole),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
