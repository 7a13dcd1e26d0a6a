"""Texts that are checked apart from the others, in other processes: which, in how many, and what comes back."""

from pathlib import Path
from typing import NamedTuple

from termqa.facts import Remembered
from termqa.model import Failure, Finding, Report, Where
from termqa.read import STDIN, Job, TwoDocuments
from termqa.workers import cores

MOST = 32
"""So many processes at most."""
WORTH = 10
"""A process is worth starting for so many texts."""
LONG = 10_000_000
"""A file of more bytes is checked in the first process."""


class Part(NamedTuple):
    """What the check of one job's texts leaves behind, for the run that they are part of."""

    report: Report
    figures: list[str]
    found: list[tuple[Where, Finding]]
    facts: Remembered
    crashes: dict[str, Failure]
    bitexts: int
    seconds: float


def is_long(job: Job) -> bool:
    """Whether a file is standard input, which no other process has, or so large that its findings had better stay."""
    files = (job.source, job.target) if isinstance(job, TwoDocuments) else (job.path,)
    return any(file == STDIN or (Path(file).exists() and Path(file).stat().st_size > LONG) for file in files)


def how_many(wanted: int, texts: int) -> int:
    """In how many processes so many texts are checked; 0 wanted: in as many as are worth starting."""
    return min(wanted or min(cores(), texts // WORTH), texts, MOST)
