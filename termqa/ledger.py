"""The figure ledger of a run, kept on disk once it is long, so that memory does not grow with the corpus."""

import json
import tempfile
import weakref
from collections.abc import Iterable, Iterator

from termqa.model import FigureRow, Span

_IN_MEMORY = 8 * 1024 * 1024


class Ledger:
    """Figure rows in the order they were added; can be iterated any number of times."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed when the ledger goes
            max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline="\n"
        )
        weakref.finalize(self, self._file.close)
        self.count = 0

    def extend(self, rows: Iterable[FigureRow]) -> None:
        """Add rows at the end."""
        if made := tuple(rows):
            self._file.write(_ENCODER.encode(made) + "\n")
            self.count += len(made)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[FigureRow]:
        self._file.seek(0)
        for line in self._file:
            for *values, source, target in json.loads(line):
                yield FigureRow._make([*values, source and Span(*source), target and Span(*target)])
        self._file.seek(0, 2)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
