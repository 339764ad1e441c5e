"""Do the jobs of a build in several processes, with a progress bar; Ctrl-C ends them at once."""

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
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import wait

from faqbot.building.segment_store import Job, Plan, do_job
from faqbot.corpus.parts import IrregularPartError
from faqbot.corpus.readers.registry import READER_MODULES
from faqbot.errors import CorpusError, FaqbotError
from faqbot.system.processors import processors
from faqbot.system.progress import Progress

# With fewer bytes than this, processes take longer to start than the work does.
WORTH_PROCESSES = 3 << 20

# Bytes of small files that are one errand for a process.
_ERRAND = 1 << 20

Outcome = tuple[int, Exception | None]


def work(jobs: Sequence[Job], plan: Plan) -> list[Exception | None]:
    """Do jobs and return for each the error that stopped it; those behind the first error may be left undone."""
    total = sum(job.size for job in jobs)
    processes = min(processors(), 1 + total // WORTH_PROCESSES)
    with Progress("chunks read") as progress:
        if processes == 1:
            return [error for _, error in _one_by_one(jobs, plan, progress, total)]
        return _in_processes(jobs, plan, progress, processes)


def _one_by_one(jobs: Sequence[Job], plan: Plan, progress: Progress, total: int) -> Iterator[Outcome]:
    done = 0
    for job in jobs:
        outcome = _try(job, plan)
        done += job.size
        progress.step(done / max(1, total), outcome[0])
        yield outcome


def _in_processes(jobs: Sequence[Job], plan: Plan, progress: Progress, processes: int) -> list[Exception | None]:
    errands = list(_errands(jobs))
    total, done = sum(job.size for job in jobs), 0
    found: dict[int, list[Outcome]] = {}
    with _pool(processes) as pool:
        try:
            with _uninterrupted():  # what a process inherits, and Ctrl-C reaches all of them
                futures = {pool.submit(_run, errand, plan): number for number, errand in enumerate(errands)}
            for future in as_completed(futures):
                if future.cancelled():
                    continue
                number = futures[future]
                found[number] = future.result()
                done += sum(job.size for job in errands[number])
                progress.step(done / max(1, total), sum(chunks for chunks, _ in found[number]))
                if any(isinstance(error, CorpusError) for _, error in found[number]):
                    _cancel(futures, number)
        except BrokenProcessPool as error:
            raise FaqbotError("a process that read the documents was ended; there may be too little memory") from error
    outcomes = [found.get(number, [(0, None)] * len(errand)) for number, errand in enumerate(errands)]
    return [error for its in outcomes for _, error in its]


def _cancel(futures: dict[Future[list[Outcome]], int], behind: int) -> None:
    for future, number in futures.items():
        if number > behind:
            future.cancel()


def _errands(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Put small jobs together, in their order."""
    errand: list[Job] = []
    for job in jobs:
        errand.append(job)
        if sum(one.size for one in errand) >= _ERRAND or len(errand) >= 200:  # noqa: PLR2004 - to see it move
            yield errand
            errand = []
    if errand:
        yield errand


def _run(errand: Sequence[Job], plan: Plan) -> list[Outcome]:
    return [_try(job, plan) for job in errand]


def _try(job: Job, plan: Plan) -> Outcome:
    try:
        return do_job(job, plan), None
    except (FaqbotError, IrregularPartError) as error:
        return 0, error


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Start processes from one that has imported what they need; however it ends, they do too."""
    kind = "spawn" if sys.platform == "win32" else "forkserver"
    context = multiprocessing.get_context(kind)
    if kind == "forkserver":
        context.set_forkserver_preload(["faqbot.building.segment_store", *READER_MODULES])
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - before:
            process.kill()
            process.join()
        raise
    pool.shutdown()


def _begin() -> None:
    """Leave Ctrl-C to the process that started this one, and end when that is gone."""
    gc.disable()  # which looks through millions of words for nothing: a tenth of the time
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off for a moment, and for the processes that are started meanwhile, for good."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would let it through again
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)
