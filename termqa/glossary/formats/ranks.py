"""
Columns that say how good a term is, or how far its row has got: preferred, forbidden, approved … in two languages.

A column of the first kind stands beside each term (``English_Status``), one of the second kind once a row (``Status``).
"""

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from termqa.errors import UserError
from termqa.glossary.concept import Status

RANK = "rank"
"""What a column with the rank of the term before it is mapped to."""
_TITLE = re.compile(r"(?:.*[_ ./-])?(?:status|usage)|.*(?:状态|用法)", re.IGNORECASE)

_STRICT = re.compile(r"(?:.*[_ ./-])?status|.*状态", re.IGNORECASE)
"""Usage may be a free remark."""


class Rank(IntEnum):
    """How good a term is, the best first."""

    PREFERRED = 0
    NONE = 1
    ADMITTED = 2
    SUPERSEDED = 3
    FORBIDDEN = 4


_RANKS: Mapping[str, Rank] = {
    word: rank
    for rank, words in {
        Rank.PREFERRED: "preferred|preferred term|recommended|standard|首选|首选译法|推荐|规范|标准|approved|"
        "已审定|已批准|审定|定稿",
        Rank.ADMITTED: "admitted|admitted term|allowed|accepted|alternative|non-standard|许用|允许|可用|备选|同义|"
        "proposed|provisional|待审|待定|未审定|草稿",
        Rank.SUPERSEDED: "superseded|superseded term|obsolete|former|outdated|旧称|曾用|旧译|过时|废止",
        Rank.FORBIDDEN: "forbidden|deprecated|deprecated term|prohibited|not recommended|do not use|avoid|rejected|"
        "禁用|拒用|不推荐|不用|错误|弃用",
    }.items()
    for word in words.split("|")
}  # fmt: skip
_STATUSES: Mapping[str, Status] = {
    word: status
    for status, words in {
        Status.APPROVED: "approved|final|已审定|已批准|审定|定稿|已确认",
        Status.PROPOSED: "proposed|provisional|draft|new|待审|待定|未审定|草稿|建议",
        Status.DEPRECATED: "deprecated|废止|停用",
        Status.REJECTED: "rejected|否决|未通过",
    }.items()
    for word in words.split("|")
}


def rank(text: str) -> Rank:
    """The rank that a word says; NONE for an empty cell."""
    return _RANKS.get(_folded(text), Rank.NONE)


def status(text: str) -> str:
    """The status of a row that a word says, as our own tables write it."""
    return _STATUSES.get(_folded(text), text)


def placed(
    titles: Sequence[str], fields: Sequence[str], rows: Sequence[Sequence[str]], given: Mapping[str, str], where: str
) -> list[str]:
    """The fields with RANK for each column that says how good the term before it is.

    Raises ``UserError`` where such a column holds a word that nobody knows: what is forbidden must not come in as good.
    """
    found = list(fields)
    for n, title in enumerate(titles):
        if title in given or not _TITLE.fullmatch(title):
            continue
        words = dict.fromkeys(_folded(row[n]) for row in rows if n < len(row))
        said = [word for word in words if word]
        of_row = fields[n] == "status" and titles.count(title) == 1
        if of_row and all(word in _STATUSES for word in said):
            continue
        if unknown := [word for word in said if word not in _RANKS]:
            if not _STRICT.fullmatch(title):
                continue
            known = "preferred, admitted, superseded, forbidden, approved, proposed (首选, 许用, 旧称, 禁用 …)"
            raise UserError(
                where, f'the column "{title}" says "{unknown[0]}", which is not understood',
                f'it can be {known}; --map "{title}=-" leaves the column out',
            )  # fmt: skip
        found[n] = RANK
    return found


def _folded(text: str) -> str:
    text = re.sub(r"-admn-sts$", "", " ".join(text.split()))
    return re.sub(r"(?<=[a-z])(?=Term$)", " ", text).lower()
