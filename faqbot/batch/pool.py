"""Answer blocks in several processes that map the same index; what comes out is in order, whoever was first.

A worker gets its next block when it has given back the last one, so that neither can wait for the other. It ends when
its connection does: with this process, however that ends.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Self

from faqbot.batch.job import Answers, Block, Job, answers_of
from faqbot.bot import FaqBot
from faqbot.errors import IndexFileError, WorkerError

# Blocks that may be under way or wait for an earlier one, for each worker.
_MOST_WAITING = 8


class Pool:
    """Processes that answer blocks from a saved index.

    Raises `WorkerError` if one of them dies, and what answering raises.
    """

    def __init__(self, index: str, digest: str, job: Job, workers: int) -> None:
        self._processes: dict[Connection, SpawnProcess] = {}
        self._idle: deque[Connection] = deque()
        self._most = _MOST_WAITING * workers
        context = get_context("spawn")  # forking a process that has threads (numpy's) may never come back
        with _inherited_by_workers():
            for _ in range(workers):
                ours, theirs = context.Pipe()
                process = context.Process(target=_work, args=(theirs, index, digest, job), daemon=True)
                process.start()
                theirs.close()
                self._processes[ours] = process
                self._idle.append(ours)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let the workers go; one that is still at work will not be waited for."""
        for connection, process in self._processes.items():
            connection.close()
            process.kill()
        for process in self._processes.values():
            process.join()

    def answer(self, blocks: Iterable[Block]) -> Iterator[Answers]:
        """Yield what becomes of each block, in their order; before the input pauses, all that is under way."""
        done: dict[int, Answers] = {}
        given = taken = 0
        for block in blocks:
            self._send(given, block)
            given += 1
            while taken < given and (not block.more or not self._idle or given - taken >= self._most):
                self._receive(done)
                while taken in done:
                    yield done.pop(taken)
                    taken += 1
        while taken < given:
            if taken not in done:
                self._receive(done)
            else:
                yield done.pop(taken)
                taken += 1

    def _send(self, number: int, block: Block) -> None:
        """Give a block to a worker that has none."""
        connection = self._idle.popleft()
        try:
            connection.send((number, block))
        except ConnectionError as error:  # not that of whoever reads the answers
            raise WorkerError(self._epitaph(connection)) from error

    def _receive(self, done: dict[int, Answers]) -> None:
        """Wait until a worker has answered its block."""
        busy = [connection for connection in self._processes if connection not in self._idle]
        for connection in wait(busy):
            assert isinstance(connection, Connection)
            try:
                number, answers = connection.recv()
            except (EOFError, ConnectionError) as error:
                raise WorkerError(self._epitaph(connection)) from error
            if isinstance(answers, BaseException):
                raise answers
            done[number] = answers
            self._idle.append(connection)

    def _epitaph(self, connection: Connection) -> str:
        process = self._processes[connection]
        process.join()
        code = process.exitcode or 0
        how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
        return f"a worker process {how}, so not all questions were answered; if memory ran out, use fewer --workers"


def _work(connection: Connection, index: str, digest: str, job: Job) -> None:
    """Answer blocks until the connection ends."""
    with suppress(EOFError, ConnectionError):
        number, block = connection.recv()
        try:
            bot = open_known(index, digest)
            while True:
                connection.send((number, answers_of(job, bot, block)))
                number, block = connection.recv()
        except (EOFError, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001 - raised again where it is seen
            connection.send((number, error))


def open_known(index: str, digest: str) -> FaqBot:
    """Load the saved index of that digest; raise `IndexFileError` if it is another by now."""
    bot = FaqBot.load(index)
    if bot.digest != digest:
        raise IndexFileError("is not the index that the batch began with; begin again", path=index)
    return bot


@contextmanager
def _inherited_by_workers() -> Iterator[None]:
    """Keep from processes started meanwhile what is meant for this one: Ctrl-C; and one thread each is enough."""
    resource_tracker.ensure_running()  # which would unblock the signal
    threads = os.environ.get("OPENBLAS_NUM_THREADS")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    before = None if sys.platform == "win32" else signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        if threads is None:
            del os.environ["OPENBLAS_NUM_THREADS"]
        else:
            os.environ["OPENBLAS_NUM_THREADS"] = threads
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
