"""Work shared out among processes of this machine, its results in the order of the work."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

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
    is raised. Whoever does not want all results closes the generator.
    """
    coming = iter(todo)
    waiting: deque[J] = deque()
    futures: deque[Future[R]] = deque()
    pool = _pool(work, processes)
    try:
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
                result = _alone(work, waiting[0])
                pool = _pool(work, processes)
            waiting.popleft()
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(work: Callable[[J], R], job: J) -> R | Died:
    with _pool(work, 1) as pool:
        try:
            result: R = pool.submit(_do, job).result()
            return result
        except BrokenProcessPool:
            return Died()


def _pool(work: Callable[[J], R], processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, multiprocessing.get_context(), _begin, (work,))


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """Make a process ready for its work; an interruption ends it at once, and the first process tells of it."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _do(job: Any) -> Any:  # noqa: ANN401
    return _work(job)
