"""Work shared out among processes of this machine, its results in the order of the work."""

import multiprocessing
import os
import pickle
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from termqa.errors import UserError

J = TypeVar("J")
R = TypeVar("R")

AHEAD = 2
"""So many pieces of work a process are under way or wait for their turn, so that few results are held."""


class Died:
    """What a piece of work comes to whose process did not live to give a result."""


def cores() -> int:
    """How many processor cores there are for us."""
    known = getattr(os, "sched_getaffinity", None)
    return len(known(0)) if known else os.cpu_count() or 1


def in_order(work: Callable[[J], R], todo: Iterable[J], processes: int) -> Generator[R | Died, None, None]:
    """
    The results of all work to be done, as ``map`` gives them; worked out in several processes.

    ``work``, what there is to do and the results must pickle; ``work`` goes to each process once. An error of ``work``
    is raised; UserError where no process can be started. Whoever does not want all results closes the generator.
    """
    coming = iter(todo)
    waiting: deque[J] = deque()
    futures: deque[Future[R]] = deque()
    with tempfile.TemporaryDirectory(prefix="termqa-") as folder:
        given = _handed_over(work, Path(folder))
        pool = _pool(given, processes)
        try:
            _see_to_a_start(pool)
            while True:
                waiting.extend(islice(coming, AHEAD * processes - len(waiting)))
                if not waiting:
                    return
                try:
                    while len(futures) < len(waiting):
                        futures.append(pool.submit(_do, waiting[len(futures)]))
                    result: R | Died = futures[0].result()
                    futures.popleft()
                except BrokenProcessPool:  # one of them has killed its process, and none has a result
                    pool.shutdown()
                    futures.clear()
                    result = _alone(given, waiting[0])
                    pool = _pool(given, processes)
                waiting.popleft()
                yield result
        finally:
            pool.shutdown(cancel_futures=True)


def _handed_over(work: Callable[[J], R], folder: Path) -> Callable[[J], R] | Path:
    """The work itself where processes inherit it, else a file: a pipe would wait for ever for a reader that died."""
    if multiprocessing.get_context().get_start_method() == "fork":
        return work
    file = folder / "work"
    file.write_bytes(pickle.dumps(work))
    return file


def _see_to_a_start(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(cores).result()
    except BrokenProcessPool as error:
        hint = 'a script that checks several texts needs if __name__ == "__main__":, or jobs=1'
        raise UserError("jobs", "no other process could be started", hint) from error


def _alone(given: Callable[[J], R] | Path, job: J) -> R | Died:
    with _pool(given, 1) as pool:
        try:
            result: R = pool.submit(_do, job).result()
            return result
        except BrokenProcessPool:
            return Died()


def _pool(given: Callable[[J], R] | Path, processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, multiprocessing.get_context(), _begin, (given,))


_work: Callable[[Any], Any]


def _begin(given: Callable[[Any], Any] | Path) -> None:
    """Make a process ready for its work; an interruption ends it at once, and the first process tells of it."""
    global _work
    _work = pickle.loads(given.read_bytes()) if isinstance(given, Path) else given
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _do(job: Any) -> Any:  # noqa: ANN401
    return _work(job)
