"""What a glossary holds, in numbers."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from termqa.glossary.concept import Concept, Status


class Stats(NamedTuple):
    """Counts of concepts."""

    concepts: int
    status: Counter[str]
    enforce: Counter[str]
    domain: Counter[str]
    approved_with_source: int
    with_wrong: int
    """Concepts with a forbidden or a superseded rendering."""
    with_column: Counter[str]
    """Concepts that fill each of some columns."""


_FILLED = (
    "zh_variants", "en_admitted", "en_abbr", "en_short", "en_forbidden", "en_superseded", "alone", "applies_when",
    "not_when", "source_date", "evidence",
)  # fmt: skip


def stats(concepts: Iterable[Concept]) -> Stats:
    """The counts of these concepts."""
    rows = tuple(concepts)
    return Stats(
        len(rows),
        Counter(c.status.value for c in rows),
        Counter(c.enforce.value for c in rows),
        Counter(c.domain or "(none)" for c in rows),
        sum(c.status is Status.APPROVED and bool(c.source) for c in rows),
        sum(bool(c.en_forbidden or c.en_superseded) for c in rows),
        Counter({column: sum(bool(getattr(c, column)) for c in rows) for column in _FILLED}),
    )


def lines(found: Stats, waiting: int = 0) -> list[str]:
    """The counts as lines of a table; ``waiting`` of them are proposals that are not in force."""
    approved = found.status[Status.APPROVED.value]
    share = f"{100 * found.approved_with_source // approved}%" if approved else "-"
    rows: list[tuple[str, str]] = [("concepts", str(found.concepts))]
    for name, counter in (("status", found.status), ("enforce", found.enforce)):
        rows += [(f"{name} {value}", str(count)) for value, count in counter.most_common()]
    if waiting:
        rows.append(("proposed, not in force beside approved ones", str(waiting)))
    rows.append(("approved with a source", f"{found.approved_with_source} ({share})"))
    rows.append(("with a forbidden or superseded rendering", str(found.with_wrong)))
    rows += [(f"with {column}", str(count)) for column, count in found.with_column.items() if count]
    rows += [(f"domain {value}", str(count)) for value, count in sorted(found.domain.items())]
    width = max(len(name) for name, _ in rows)
    return [f"{name:<{width}}  {count:>6}" for name, count in rows]
