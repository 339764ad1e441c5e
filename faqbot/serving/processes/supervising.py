"""The process that starts the workers, watches the documents, replaces workers that have died, and stops all of them.

uvicorn has such a process (`uvicorn.supervisors.Multiprocess`). It does other things than this server needs: at SIGHUP
it starts every worker anew, which is slower than loading an index; a worker that dies at once is started again for
ever, without a word; after the death of that process itself the workers go on and keep the port; and what it has to say
goes through `logging`. Here, everything happens in one loop that waits for signals, messages and the ends of processes.
"""

from __future__ import annotations

import math
import signal
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext

from faqbot.errors import FaqbotError, WorkerError
from faqbot.serving.observing.meters import FAILED_RELOADS, LOADED_AT, RELOADS, REPLACED_WORKERS, WORKERS, Meters
from faqbot.serving.processes.builder_handle import BuilderHandle
from faqbot.serving.processes.closed_terminal import StartingTerminal
from faqbot.serving.processes.document_sources import ServedSource, WatchedDocuments
from faqbot.serving.processes.document_watch import DocumentWatch
from faqbot.serving.processes.listening import close_all
from faqbot.serving.processes.shared_numbers import shared_numbers
from faqbot.serving.processes.signal_queue import RELOAD as RELOAD_SIGNAL
from faqbot.serving.processes.signal_queue import SignalQueue
from faqbot.serving.processes.worker_handle import WorkerHandle
from faqbot.serving.processes.worker_process import (
    DAMAGED,
    KEPT,
    LOADED,
    PROBLEM,
    READY,
    REFUSED,
    RELOAD,
    STOP,
    WorkerJob,
)
from faqbot.serving.server_settings import ServerSettings

# Seconds before a worker is started again that has died before it listened: the first time, and at most.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0

# Seconds before an index of the server's own that is damaged, and cannot be built again, is tried once more.
_REBUILD_PAUSE = 30.0
_NOT_REBUILT = "the index could not be built again, and questions are not answered"

# Seconds that workers are given to end by themselves, beyond those for the requests in hand.
_TO_END = 2.0

# The exit statuses of a server that was told to stop, by SIGTERM or by Ctrl-C.
STOPPED, INTERRUPTED = 0, 130


class Supervisor:
    """Serves from a source until a signal says to stop.

    `sockets` are bound, and are closed at the end. `say` prints a line for the operator. `ready` is called with the
    number of chunks as soon as all workers listen; with None if the index is damaged, so that none can be answered.
    `elsewhere` is called if the first index of documents cannot be written, with the reason, and returns another
    directory to write it to, or None.
    """

    def __init__(
        self,
        settings: ServerSettings,
        source: ServedSource,
        sockets: Sequence[socket.socket],
        say: Callable[[str], None],
        ready: Callable[[int | None], None],
        elsewhere: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self._settings = settings
        self._source = source
        self._sockets = sockets
        self._say = say
        self._ready = ready
        self._elsewhere = elsewhere
        self._context: SpawnContext = get_context("spawn")  # the other ways to start one don't work everywhere
        self._numbers = shared_numbers(self._context, settings.workers)
        self._meters = Meters(self._numbers.counters())
        self._workers: dict[int, WorkerHandle] = {}
        self._is_open = False
        self._status: int | None = None  # the exit status, as soon as there is a reason to stop
        self._at_once = False
        self._problem: str | None = None
        self._damage: str | None = None  # why workers answer no questions
        self._rebuild_due = math.inf  # when a damaged index that could not be built again is tried once more
        self._pause = _FIRST_PAUSE
        self._due: dict[int, float] = {}  # when a worker is to be started again
        self._watch = DocumentWatch(source, settings.watch_seconds)
        self._builder: BuilderHandle | None = None
        self._must_build = False
        self._was_asked = False  # whether a signal asked for the documents to be read that are being read
        self._is_reloading = False
        self._signals = SignalQueue()
        self._terminal = StartingTerminal()

    def run(self) -> int:
        """Serve, and return the exit status; raise `FaqbotError` if the server cannot begin."""
        with self._signals:
            try:
                if isinstance(self._source, WatchedDocuments):
                    self._build(is_first=True)
                else:
                    self._start_all()
                while self._status is None:
                    self._step()
                self._stop()
            finally:
                self._end_all()
        return self._status

    def _step(self) -> None:
        """Wait until something happens, and deal with it; look at the documents now and then."""
        ends = [worker.process.sentinel for worker in self._workers.values()]
        talks = [worker.connection for worker in self._workers.values()]
        if self._builder is not None:
            talks.append(self._builder.connection)
            ends.append(self._builder.process.sentinel)
        happened = wait([self._signals.wake, *ends, *talks], timeout=self._seconds_to_wait())
        self._take_signals()
        self._hear_builder()
        for worker in list(self._workers.values()):
            self._hear(worker)
            if worker.process.sentinel in happened and self._status is None:
                self._replace(worker)
        if self._status is None:
            self._start_due()
            self._look()

    def _seconds_to_wait(self) -> float | None:
        """Return in how many seconds something is due although nothing happens, or None if nothing is."""
        dues = [*self._due.values(), *([self._watch.due, self._rebuild_due] if self._can_look() else [])]
        return max(0.0, min(dues) - time.monotonic()) if dues else None

    # Signals

    def _take_signals(self) -> None:
        for number in self._signals.taken():
            if number == RELOAD_SIGNAL and not self._terminal.is_closed():
                self._must_build = True
            elif self._status is None:
                self._status = INTERRUPTED if number == signal.SIGINT else STOPPED
            else:
                self._at_once = True

    # Workers

    def _start_all(self) -> None:
        for number in range(self._settings.workers):
            self._start(number)

    def _start(self, number: int) -> None:
        job = WorkerJob(
            self._settings,
            self._source.directory,
            _encoder_to_load(self._source),
            self._numbers,
            number,
            self._problem,
            is_first=not self._is_open,
            is_own=isinstance(self._source, WatchedDocuments),
        )
        self._workers[number] = WorkerHandle(self._context, job, self._sockets)

    def _hear(self, worker: WorkerHandle) -> None:
        for kind, text in worker.messages():
            if kind == READY:
                self._is_listening(worker, int(text) if text else None)
            elif kind == LOADED:
                self._has_loaded(int(text))
            elif kind == KEPT:
                self._has_problem(text)
            elif kind == DAMAGED:
                self._has_damage(text)
            elif kind == REFUSED and not self._is_open:
                raise FaqbotError(text)
            else:
                self._say(text)

    def _is_listening(self, worker: WorkerHandle, chunks: int | None) -> None:
        worker.is_ready = True
        self._pause = _FIRST_PAUSE
        self._count_workers()
        if not self._is_open and len(self._workers) == sum(one.is_ready for one in self._workers.values()):
            self._is_open = True
            self._meters.note(LOADED_AT, time.time())
            self._ready(chunks)

    def _count_workers(self) -> None:
        self._meters.note(WORKERS, sum(one.is_ready for one in self._workers.values()))

    def _replace(self, worker: WorkerHandle) -> None:
        """Start another worker in the place of one that has ended; its requests in hand are lost, and no others.

        Connections that no worker has accepted yet wait in the socket, which all processes share.
        """
        how = worker.epitaph()
        worker.end()
        del self._workers[worker.number]
        if not self._is_open:
            raise WorkerError(f"a worker process {how} before it could answer; if memory ran out, use fewer --workers")
        self._count_workers()
        self._meters.count(REPLACED_WORKERS)
        if worker.is_ready:
            self._say(f"a worker process {how}; another one takes its place")
            self._start(worker.number)
            return
        self._say(f"a worker process {how} before it could answer; it is started again in {self._pause:.0f} seconds")
        self._due[worker.number] = time.monotonic() + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def _start_due(self) -> None:
        for number in [number for number, due in self._due.items() if due <= time.monotonic()]:
            del self._due[number]
            self._start(number)

    # Documents

    def _look(self) -> None:
        """Look whether there is something new; while documents are being read, one more time waits for its turn."""
        if not self._can_look():
            return
        if self._watch.has_changed() or self._must_build or time.monotonic() >= self._rebuild_due:
            self._rebuild_due = math.inf
            self._was_asked, self._must_build = self._must_build, False
            if isinstance(self._source, WatchedDocuments):
                self._build(is_first=False)
            else:
                self._watch.settle()
                self._tell_all(RELOAD)

    def _can_look(self) -> bool:
        return self._is_open and self._builder is None

    def _build(self, *, is_first: bool) -> None:
        assert isinstance(self._source, WatchedDocuments)
        self._watch.settle()
        self._builder = BuilderHandle(self._context, self._source, is_first=is_first)

    def _hear_builder(self) -> None:
        builder = self._builder
        if builder is None or self._status is not None:
            return
        has_ended = not builder.process.is_alive()  # looked at first, so that no message comes after the last look
        for warning in builder.warnings():
            self._say(f"warning: {warning}")
        if has_ended:
            self._builder = None
            failure = builder.failure()
            if builder.is_unwritten and not self._is_open and self._moves_elsewhere(failure):
                self._build(is_first=True)
            else:
                self._has_built(failure, was_changed=builder.was_changed())
            builder.close()

    def _moves_elsewhere(self, failure: str) -> bool:
        """Return whether there is another directory for the index; then the index belongs there."""
        directory = self._elsewhere(failure)
        if directory is None or not isinstance(self._source, WatchedDocuments):
            return False
        self._source = replace(self._source, directory=directory)
        return True

    def _has_built(self, failure: str, *, was_changed: bool) -> None:
        if not self._is_open:
            if failure:
                raise FaqbotError(failure)
            self._start_all()
        elif failure:
            if self._damage is not None:
                self._rebuild_due = time.monotonic() + _REBUILD_PAUSE
            self._has_problem(failure)
        elif was_changed:
            self._tell_all(RELOAD)
        else:
            self._problem = None
            self._tell_all(PROBLEM)
            if self._was_asked:
                self._say(f"{self._source.reloaded}, and nothing in them has changed")

    def _tell_all(self, kind: str, text: str = "") -> None:
        self._is_reloading = kind == RELOAD
        for worker in self._workers.values():
            worker.tell(kind, text)

    def _has_loaded(self, chunks: int) -> None:
        """Note that a worker has loaded the new index, and count once what all of them do."""
        self._problem = None
        if self._is_reloading or self._damage is not None:
            self._is_reloading = False
            self._damage, self._rebuild_due = None, math.inf
            self._meters.note(LOADED_AT, time.time())
            self._meters.count(RELOADS)
            self._say(f"{self._source.reloaded}: {chunks:,} passage{'s' * (chunks != 1)}")

    def _has_damage(self, text: str) -> None:
        """Say once that questions are not answered, and why; build an index of the server's own again."""
        if text == self._damage:
            return
        self._damage = text
        self._meters.count(FAILED_RELOADS)
        how = ""
        if isinstance(self._source, WatchedDocuments):
            self._must_build, how = True, "; it is built again"
        self._say(f"questions are not answered until the index is whole: {text}{how}")

    def _has_problem(self, text: str) -> None:
        """Say once that the server goes on with the index that it has, and why."""
        if text != self._problem:
            self._problem = text
            self._say(f"{self._source.not_reloaded if self._damage is None else _NOT_REBUILT}: {text}")
            self._meters.count(FAILED_RELOADS)
            self._tell_all(PROBLEM, text)

    # The end

    def _stop(self) -> None:
        """Refuse new connections, and let the workers finish what they have in hand, within the limit."""
        close_all(self._sockets)
        self._tell_all(STOP)
        seconds = self._settings.shutdown_seconds if self._is_open else 0.0
        until = time.monotonic() + seconds + _TO_END
        left = {worker.process.sentinel for worker in self._workers.values()}
        while left and not self._at_once and (seconds := until - time.monotonic()) > 0:
            wait([self._signals.wake, *left], timeout=seconds)
            left = {worker.process.sentinel for worker in self._workers.values() if worker.process.is_alive()}
            self._take_signals()

    def _end_all(self) -> None:
        close_all(self._sockets)
        for worker in self._workers.values():
            worker.end()
        if self._builder is not None:
            self._builder.end()


def _encoder_to_load(source: ServedSource) -> str | None:
    """Return the encoder to load the index with; an index of the server's own knows its encoder by name."""
    return None if isinstance(source, WatchedDocuments) else source.encoder
