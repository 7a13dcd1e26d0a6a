"""What the rules on a set of texts remember until all texts have been read, kept on disk once it is much.

A private database of SQLite's holds it, which goes when the run does: facts come in any order, and those of one key
are found together without being held.
"""

import pickle
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from itertools import groupby
from sys import intern
from typing import Any

from termqa.model import Code, Kind, Lang, Pair, Segment, Stretch, Text, Where

_BATCH = 500
_COUNTED = 20_000
"""Keys whose facts are counted at a time."""

Remembered = tuple[list[tuple[str, str, int, int, bytes]], list[tuple[int, int, str, bytes]]]
"""Facts and pairs as rows."""


class Facts:
    """The facts of set rules by rule and key, and the pairs in which they were gathered."""

    def __init__(self) -> None:
        self._base: sqlite3.Connection | None = None
        self._facts: list[tuple[str, str, int, int, bytes]] = []
        self._pairs: list[tuple[int, int, str, bytes]] = []
        self._counts: dict[tuple[str, str], int] = {}
        self._common: set[tuple[str, str]] = set()

    def wants(self, rule: str, key: str, most: int) -> bool:
        """Whether one more fact of the key can matter, of which ``shared`` will look at ``most``; it is counted.

        Only the latest keys are counted, so that counts take no room: a key may come to more before it is refused.
        """
        counted = (rule, key)
        if counted in self._common:
            return False
        count = self._counts[counted] = self._counts.get(counted, 0) + 1
        if count > most:
            self._common.add(counted)
        if len(self._counts) > _COUNTED:
            self._counts.clear()
        return True

    def add(self, rule: str, key: str, where: Where, value: object) -> None:
        """Remember one fact; ``value`` must pickle."""
        self._facts.append((rule, key, *where, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)))

    def add_pair(self, where: Where, file: str, pair: Pair) -> None:
        """Remember the pair of the facts that are added for this place."""
        self._pairs.append((*where, file, pickle.dumps(_flat(pair), pickle.HIGHEST_PROTOCOL)))
        if len(self._pairs) >= _BATCH:
            self._flush()

    def taken(self) -> "Remembered":
        """All that is remembered, for another process to ``take``."""
        if self._base is None:
            return self._facts, self._pairs
        base = self._flush()
        return base.execute("SELECT * FROM facts").fetchall(), base.execute("SELECT * FROM pairs").fetchall()

    def take(self, others: "Remembered", first: int, most: Mapping[str, int]) -> None:
        """Remember too what another has, as far as it is wanted; its texts are numbered from ``first`` here."""
        facts, pairs = others
        self._facts += [
            (rule, key, first + bitext, pair, value)
            for rule, key, bitext, pair, value in facts
            if self.wants(rule, key, most[rule])
        ]
        self._pairs += [(first + bitext, pair, file, value) for bitext, pair, file, value in pairs]
        if len(self._pairs) >= _BATCH:
            self._flush()

    def shared(self, rule: str, most: int) -> Iterator[list[tuple[Where, Any]]]:
        """The facts of a rule that have their key in common with another, key by key.

        Keys of more than ``most`` facts are left out, so that no key must be held that stands everywhere.
        """
        rows = self._flush().execute(
            "SELECT key, bitext, pair, value FROM facts WHERE rule = ?1 AND key IN "
            "(SELECT key FROM facts WHERE rule = ?1 GROUP BY key HAVING count(*) BETWEEN 2 AND ?2) ORDER BY key",
            (rule, most),
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [(Where(bitext, pair), pickle.loads(value)) for _, bitext, pair, value in group]

    def pair(self, where: Where) -> tuple[str, Pair]:
        """The file and the pair of a place."""
        found = self._flush().execute("SELECT file, value FROM pairs WHERE bitext = ? AND pair = ?", where).fetchone()
        return intern(found[0]), _pair(pickle.loads(found[1]))

    def _flush(self) -> sqlite3.Connection:
        if self._base is None:
            self._base = sqlite3.connect("", isolation_level=None)
            weakref.finalize(self, self._base.close)
            self._base.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096; BEGIN;"
                "CREATE TABLE facts (rule TEXT, key TEXT, bitext INTEGER, pair INTEGER, value BLOB);"
                "CREATE TABLE pairs (bitext INTEGER, pair INTEGER, file TEXT, value BLOB, PRIMARY KEY (bitext, pair)) "
                "WITHOUT ROWID;"
            )
        if not self._facts and not self._pairs:
            return self._base
        self._base.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", self._facts)
        self._base.executemany("INSERT INTO pairs VALUES (?, ?, ?, ?)", self._pairs)
        self._facts.clear()
        self._pairs.clear()
        return self._base

    def close(self) -> None:
        """Let go of the disk."""
        if self._base is not None:
            self._base.close()
            self._base = None


def _flat(pair: Pair) -> tuple[Any, ...]:
    """The pair in strings and numbers, which pack five times as fast."""
    sides = (
        (
            *(s.text, str(s.lang), s.place.zh, s.place.en, str(s.kind)),
            tuple(map(tuple, s.codes)),
            tuple(map(tuple, s.stretches)),
        )
        for s in (pair.source, pair.target)
    )
    return (pair.id, *sides, pair.score, pair.moved, pair.was, pair.last)


def _pair(flat: tuple[Any, ...]) -> Pair:
    id_, source, target, *rest = flat
    return Pair(id_, _segment(*source), _segment(*target), *rest)


def _segment(
    text: str,
    lang: str,
    zh: str,
    en: str,
    kind: str,
    codes: tuple[tuple[int, str], ...],
    stretches: tuple[tuple[int, int, int], ...],
) -> Segment:
    return Segment(
        text,
        Lang(lang),
        Text(zh, en),
        Kind(kind),
        tuple(Code(*code) for code in codes),
        tuple(Stretch(*stretch) for stretch in stretches),
    )
