"""Do the jobs of a build, in several processes if there is much to read, with a progress bar; Ctrl-C ends them all."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import wait

from faqbot.building.segment_store import Job, Plan, Work, attempt, in_order
from faqbot.corpus.readers.registry import READER_MODULES
from faqbot.errors import CorpusError, FaqbotError
from faqbot.system.progress import Progress
from faqbot.system.temporary_folders import mark_worker_folder

# Bytes to read for each further process. With fewer, starting the process takes longer than the work itself.
WORTH_PROCESSES = 3 << 20

# Least bytes of an errand, which is a list of jobs that a process is given at a time; the last errand may be smaller.
_ERRAND = 1 << 20

# The number of chunks that a job gave, and the error that stopped it or None.
JobOutcome = tuple[int, Exception | None]


def work_of(processes: int, *, shown: bool) -> Work:
    """Return a function that does jobs in at most `processes` processes (see `Work`).

    With `shown`, a terminal shows a progress bar.
    """
    return partial(_work, processes=processes, shown=shown)


def _work(jobs: Sequence[Job], plan: Plan, *, processes: int, shown: bool) -> list[Exception | None]:
    processes = min(processes, 1 + sum(job.size for job in jobs) // WORTH_PROCESSES)
    with Progress("chunks read") if shown else nullcontext() as progress:
        step = _Steps(jobs, progress)
        return in_order(jobs, plan, step) if processes == 1 else _in_processes(jobs, plan, step, processes)


class _Steps:
    """Counts the bytes of finished jobs, and shows their share of all bytes in the progress bar."""

    def __init__(self, jobs: Sequence[Job], progress: Progress | None) -> None:
        self._total = max(1, sum(job.size for job in jobs))
        self._done = 0
        self._progress = progress

    def __call__(self, jobs: Sequence[Job], chunks: int) -> None:
        """Count jobs that are finished; `chunks` is the number of chunks that they gave."""
        self._done += sum(job.size for job in jobs)
        if self._progress is not None:
            self._progress.step(self._done / self._total, chunks)


def _in_processes(jobs: Sequence[Job], plan: Plan, step: _Steps, processes: int) -> list[Exception | None]:
    errands = list(_errands(jobs))
    outcomes: dict[int, list[JobOutcome]] = {}
    with _pool(processes) as pool:
        try:
            with _uninterrupted():  # the processes that `submit` starts inherit this: Ctrl-C reaches all processes
                futures = {pool.submit(_run, errand, plan): number for number, errand in enumerate(errands)}
            for future in as_completed(futures):
                if future.cancelled():
                    continue
                number = futures[future]
                outcomes[number] = future.result()
                step(errands[number], sum(chunks for chunks, _ in outcomes[number]))
                if any(isinstance(error, CorpusError) for _, error in outcomes[number]):
                    _cancel(futures, number)
        except BrokenProcessPool as error:
            raise FaqbotError("a process that read documents was killed; there may be too little memory") from error
    done = [outcomes.get(number, [(0, None)] * len(errand)) for number, errand in enumerate(errands)]
    return [error for listed in done for _, error in listed]


def _cancel(futures: dict[Future[list[JobOutcome]], int], behind: int) -> None:
    for future, number in futures.items():
        if number > behind:
            future.cancel()


def _errands(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Yield errands: lists of consecutive jobs that together read `_ERRAND` bytes or more, or are 200 jobs."""
    errand: list[Job] = []
    for job in jobs:
        errand.append(job)
        if sum(small.size for small in errand) >= _ERRAND or len(errand) >= 200:  # noqa: PLR2004 - the progress bar should move
            yield errand
            errand = []
    if errand:
        yield errand


def _run(errand: Sequence[Job], plan: Plan) -> list[JobOutcome]:
    return [attempt(job, plan) for job in errand]


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Start processes, which end with the context; after an error they are killed.

    Where the system can fork, the processes are forked from a server process that has imported all they need.
    """
    kind = "spawn" if sys.platform == "win32" else "forkserver"
    context = multiprocessing.get_context(kind)
    if kind == "forkserver":
        imported = ["faqbot.building.worker_server", "faqbot.building.segment_store", *READER_MODULES]
        context.set_forkserver_preload(imported)
        mark_worker_folder()
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BaseException:
        # First, because a process that has just begun would look for semaphores that end with the pool.
        for process in set(multiprocessing.active_children()) - before:
            process.kill()
            process.join()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _begin() -> None:
    """Prepare a new process: leave Ctrl-C to the parent process, and end when the parent ends."""
    gc.disable()  # garbage collection took a tenth of the time, to search millions of words for nothing
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Block Ctrl-C within the context; processes that are started in it inherit the block and keep it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # now, because starting it later would unblock Ctrl-C
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)
