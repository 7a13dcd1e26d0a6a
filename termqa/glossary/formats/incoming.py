"""What a file brings into a glossary."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from termqa.glossary.concept import COLUMNS, Concept, Wrong
from termqa.glossary.edit import new_id
from termqa.glossary.script import plain


@dataclass(frozen=True, slots=True)
class Incoming:
    """Concepts read from a file, and how much the file says of them."""

    rows: tuple[Concept, ...]
    held: frozenset[str] = frozenset(COLUMNS)
    """The columns that the file says something of; of others an existing row keeps its own."""
    base: tuple[Concept, ...] | None = None
    """The rows as they were exported, where the file remembers them."""
    remarks: tuple[str, ...] = ()
    """How columns were understood, what was left out."""
    foreign: bool = False
    """Whether the ids are another program's, which may be ours by accident."""


def joined(rows: Iterable[Concept]) -> tuple[tuple[Concept, ...], tuple[str, ...]]:
    """Rows of which no two have one id, and a remark on each that had one already.

    A term that stands twice becomes one row, whose first rendering is preferred and the others admitted; another term
    with an id that is taken gets one of its own.
    """
    found: dict[str, Concept] = {}
    remarks: list[str] = []
    for row in rows:
        same = found.get(row.id)
        if same is None:
            found[row.id] = row
        elif set(map(plain, same.chinese)) & set(map(plain, row.chinese)):
            found[row.id] = _both(same, row)
            remarks.append(
                f"line {row.line}: {row.zh} stands in line {same.line} already; its renderings are admitted there"
            )
        else:
            id_ = new_id(row.zh, found)
            found[id_] = replace(row, id=id_)
            remarks.append(f"line {row.line}: the id {row.id} is that of {same.zh} already; {row.zh} gets {id_}")
    return tuple(found.values()), tuple(remarks)


def _both(first: Concept, second: Concept) -> Concept:
    forbidden = {w.text: w for w in (*second.en_forbidden, *first.en_forbidden)}
    return replace(
        first,
        zh_variants=_without(first.zh, *first.zh_variants, *second.chinese),
        en_admitted=_without(first.en, *first.en_admitted, *second.english),
        en_abbr=_without("", *first.en_abbr, *second.en_abbr),
        en_short=_without("", *first.en_short, *second.en_short),
        en_forbidden=tuple(Wrong(*w) for w in forbidden.values()),
        en_superseded=_without("", *first.en_superseded, *second.en_superseded),
    )


def _without(chief: str, *others: str) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(others) if text != chief)
