"""Answer blocks in several worker processes that map the same index; the answers come out in the order of the blocks.

A worker gets its next block only after it has sent the answers to the last one, so that worker and parent never wait
for each other to read. A worker ends when its connection closes, hence also when the parent process dies.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Self

from faqbot.batch.job import BlockAnswers, BlockJob, QuestionBlock, answers_of
from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError, IndexFileError, LogWarning, WorkerError
from faqbot.index.storage.verifying import check_bytes
from faqbot.system.started_processes import inherited_by_workers

# The most blocks for each worker that are being answered, or are answered and wait for an earlier block.
_MOST_WAITING = 8

# The signal that ends a process which reads a mapped file where the file has no bytes any more; Windows has none.
_CUT_SHORT = getattr(signal, "SIGBUS", None)


class Pool:
    """Worker processes that answer blocks from the saved index with this digest; each starts when it has a block.

    Raises `WorkerError` if a worker dies, and the errors that answering raises. If the index turns out to be damaged,
    what is wrong with it is raised as `ValueError` within `reading`, the context in which the index is read here.
    """

    def __init__(
        self, index: str, digest: str, job: BlockJob, workers: int, reading: AbstractContextManager[None] | None = None
    ) -> None:
        self._processes: dict[Connection, SpawnProcess] = {}
        self._idle: deque[Connection] = deque()
        self._workers = workers
        self._given = index, digest, job
        self._reading = reading or nullcontext()
        self._warned: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers, even those that are still answering a block."""
        for connection, process in self._processes.items():
            connection.close()
            process.kill()
        for process in self._processes.values():
            process.join()

    def answer(self, blocks: Iterable[QuestionBlock]) -> Iterator[BlockAnswers]:
        """Yield the answers to each block, in the order of the blocks; where the input pauses, wait for all of them."""
        done: dict[int, BlockAnswers] = {}
        given = taken = 0
        most = _MOST_WAITING * self._workers
        for block in blocks:
            self._send(given, block)
            given += 1
            while taken < given and (not block.more or self._are_all_busy() or given - taken >= most):
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

    def _are_all_busy(self) -> bool:
        return not self._idle and len(self._processes) == self._workers

    def _started(self) -> Connection:
        """Start a worker, and return the connection to it."""
        context = get_context("spawn")  # forking a process with threads (numpy has some) may hang
        ours, theirs = context.Pipe()
        with inherited_by_workers():
            process = context.Process(target=_work, args=(theirs, *self._given), daemon=True)
            process.start()
        theirs.close()
        self._processes[ours] = process
        return ours

    def _send(self, number: int, block: QuestionBlock) -> None:
        """Send a block to an idle worker, or to a new one."""
        connection = self._idle.popleft() if self._idle else self._started()
        try:
            connection.send((number, block))
        except ConnectionError as error:  # must not pass for a broken pipe of standard output
            raise self._death(connection) from error

    def _receive(self, done: dict[int, BlockAnswers]) -> None:
        """Wait until at least one worker has answered its block, and put the answers into `done`."""
        busy = [connection for connection in self._processes if connection not in self._idle]
        for connection in wait(busy):
            assert isinstance(connection, Connection)
            try:
                number, answers, warned = connection.recv()
            except (EOFError, ConnectionError) as error:
                raise self._death(connection) from error
            self._warn(warned)
            if isinstance(answers, BaseException):
                if isinstance(answers, IndexFileError):
                    self._refuse_damage()
                raise answers
            done[number] = answers
            self._idle.append(connection)

    def _warn(self, warned: Sequence[Warning]) -> None:
        """Emit warnings of a worker, each once, whichever worker has it first."""
        for warning in warned:
            if str(warning) not in self._warned:
                self._warned.add(str(warning))
                warnings.warn(warning, stacklevel=2)

    def _death(self, connection: Connection) -> FaqbotError:
        """Return why a worker has died; raise what is wrong with the index, if that was why."""
        process = self._processes[connection]
        process.join()
        code = process.exitcode or 0
        if -code == _CUT_SHORT:
            self._refuse_damage()
            return IndexFileError(
                "the index was changed or cut short while it was read; begin again", path=self._given[0]
            )
        how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
        message = f"a worker process {how}, so not all questions were answered"
        return WorkerError(f"{message}; if memory ran out, use fewer --workers")

    def _refuse_damage(self) -> None:
        """Raise what is wrong with the index, if anything is: the workers do not know what there is to do about it."""
        index, digest, _ = self._given
        try:
            with self._reading:
                check_bytes(index, digest)
        except ValueError as error:  # an index in memory, of which the workers have a copy
            raise IndexFileError(f"the copy of the index is damaged ({error}); begin again", path=index) from error


def _work(connection: Connection, index: str, digest: str, job: BlockJob) -> None:
    """Answer blocks until the connection closes; send back an exception instead of answers, and end.

    With the answers go the warnings that came meanwhile.
    """
    warned: list[Warning] = []
    warnings.simplefilter("always", LogWarning)
    warnings.showwarning = lambda message, *_, **__: warned.append(message) if isinstance(message, LogWarning) else None
    with suppress(EOFError, ConnectionError):
        number, block = connection.recv()
        try:
            bot = open_known(index, digest)
            while True:
                connection.send((number, answers_of(job, bot, block), warned))
                warned.clear()
                number, block = connection.recv()
        except (EOFError, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001 - raised again in the parent process
            try:
                connection.send((number, _sendable(error), warned))
            except MemoryError:
                os._exit(1)  # without a traceback: the parent process says what may have happened


def _sendable(error: Exception) -> Exception:
    """Return an error that can be raised in another process; it takes its traceback with it, as a note."""
    import traceback  # noqa: PLC0415 - only needed here

    trace = "".join(["In a worker process:\n", *traceback.format_exception(error)])
    if not isinstance(error, FaqbotError) and type(error).__module__ != "builtins":
        # The class may be one that pickles in another form than it is made, so that no process could read it.
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(trace)
    return error


def open_known(index: str, digest: str) -> FaqBot:
    """Load the saved index; raise `IndexFileError` if it was rebuilt, so that its digest is no longer `digest`."""
    bot = FaqBot.load(index, log=False)  # the job has the log
    if bot.digest != digest:
        raise IndexFileError("is not the index that the batch began with; begin again", path=index)
    return bot
