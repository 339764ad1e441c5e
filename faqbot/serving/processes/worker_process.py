"""What a worker does: map the index, answer over HTTP, load the index again when it is told to, and stop in order."""

from __future__ import annotations

import gc
import logging
import math
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from faqbot.errors import FaqbotError, IndexFileError, LogWarning
from faqbot.serving.processes.shared_numbers import SharedNumbers
from faqbot.serving.processes.worker_index import LOADING_ERRORS, WorkerIndex, reason_of_failure
from faqbot.serving.server_settings import ServerSettings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send
    from uvicorn import Config, Server

    from faqbot.bot import FaqBot
    from faqbot.serving.observing.access_log import AccessLog

# What a worker is sent: the kind of a message and its text. PROBLEM tells why the documents could not be read again.
RELOAD, PROBLEM, STOP = "reload", "problem", "stop"

# What a worker sends. READY: it listens; LOADED: it answers from the new index; KEPT: it answers from the old one,
# because the new one cannot be loaded; DAMAGED: it answers no questions, because the index is damaged or cannot be
# loaded; REFUSED: it cannot begin, and ends; SAID: a line for the operator.
READY, LOADED, KEPT, DAMAGED, REFUSED, SAID = "ready", "loaded", "kept", "damaged", "refused", "said"

# The most files that a worker asks to have open at once, and how many of them are not for connections.
_FILES = 8_192
_OTHER_FILES = 64

# Seconds between two looks at an index that was found to be damaged.
_LOOK = 1.0

# Seconds that a connection is kept open between two requests: longer than the 60 that proxies keep theirs, so that a
# proxy never sends a request on a connection that is being closed.
_KEPT_OPEN = 75


class WorkerJob(NamedTuple):
    """What a worker needs: the settings, the directory of the index and its encoder, the memory and its row there.

    `is_first` says that the server does not answer yet, and `is_own` that the index is the server's own.
    """

    settings: ServerSettings
    directory: str
    encoder: str | None
    numbers: SharedNumbers
    number: int
    problem: str | None
    is_first: bool
    is_own: bool


def work(job: WorkerJob, sockets: Sequence[socket.socket], connection: Connection) -> None:
    """Answer requests until the process that started this one says STOP, or ends."""
    warnings.simplefilter("always", LogWarning)
    warnings.showwarning = lambda message, category, *_: (
        _send(connection, SAID, f"warning: {message}") if issubclass(category, LogWarning) else None
    )
    try:
        worker = _Worker(job, connection)
    except LOADING_ERRORS as error:
        _send(connection, REFUSED, reason_of_failure(error))
    else:
        worker.run(sockets)


class _Worker:
    """An index, the application that answers from it, and the server of the application."""

    def __init__(self, job: WorkerJob, connection: Connection) -> None:
        self._connection = connection
        self._problem = job.problem
        self._index = WorkerIndex(job.directory, job.encoder, job.settings.question_log, is_own=job.is_own)
        self._index.begin(is_first=job.is_first)
        self._apps = _Applications(job, self._index, lambda: self._problem)
        log = self._apps.log
        self._server = _server_of(_config_of(self._apps, job.settings), log, self._has_begun)
        if self._index.why_not is None:
            # The first question takes a tenth of a second, as it imports what repairs typos. Nobody waits for this one.
            with suppress(IndexFileError):
                self._bot.search("the firsst question")
        # What is there now stays. Left out, it need not be searched for garbage while a request waits.
        gc.collect()
        gc.freeze()

    @property
    def _bot(self) -> FaqBot:
        assert self._index.bot is not None
        return self._index.bot

    def _has_begun(self) -> None:
        """Say that this process listens, and how many chunks it answers from, "" if it answers no questions yet."""
        _send(self._connection, READY, str(len(self._bot)) if self._index.why_not is None else "")
        self._tell_damage()

    def run(self, sockets: Sequence[socket.socket]) -> None:
        """Answer until told to stop. Ctrl-C reaches all processes of a terminal, and is for the one that started this.

        A SIGTERM that is sent to this process alone stops it as STOP does, and another one takes its place.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: self._stop())
        threading.Thread(target=self._listen, daemon=True).start()
        self._server.run(list(sockets))

    def _stop(self) -> None:
        self._server.should_exit = True

    def _listen(self) -> None:
        """Do what messages say. When the process that sends them has ended, however it did, so does this one."""
        with suppress(OSError, EOFError):
            while True:
                if not self._connection.poll(_LOOK):
                    self._look()
                    continue
                kind, text = self._connection.recv()
                if kind == RELOAD:
                    self._reload()
                elif kind == PROBLEM:
                    self._problem = text or None
                else:
                    break
        self._stop()

    def _reload(self) -> None:
        """Map the new index; requests that have begun are answered from the old one, and none waits."""
        try:
            self._index.reload()
        except LOADING_ERRORS as error:
            self._problem = reason_of_failure(error)
            _send(self._connection, KEPT, self._problem)
        else:
            self._tell_use()

    def _look(self) -> None:
        """Find out about an index that is damaged, or was."""
        if self._index.look():
            self._tell_use()

    def _tell_use(self) -> None:
        self._apps.choose()
        if self._index.why_not is None:
            self._problem = None
            _send(self._connection, LOADED, str(len(self._bot)))
        else:
            self._tell_damage()

    def _tell_damage(self) -> None:
        if self._index.why_not is not None:
            _send(self._connection, DAMAGED, self._index.why_not)


class _Applications:
    """The application that answers from the index, and the one that answers while the index cannot be used."""

    def __init__(self, job: WorkerJob, index: WorkerIndex, problem: Callable[[], str | None]) -> None:
        from faqbot.serving.observing.access_log import AccessLog  # noqa: PLC0415 - the other processes don't need it
        from faqbot.serving.observing.meters import Meters  # noqa: PLC0415

        self._job, self._index, self._problem = job, index, problem
        self._meters = Meters(job.numbers.counters(), job.number)
        self._meters.restart()
        self.log = None if job.settings.access_log is None else AccessLog(job.settings.access_log)
        self._answering: ASGIApp | None = None
        self.choose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._current(scope, receive, send)

    def choose(self) -> None:
        """Let the next request be answered from the index, or by an error if it cannot be used."""
        if self._index.why_not is None:
            self._answering = self._answering or self._made()
            self._current = self._answering
        else:
            self._current = self._made_without_index()

    def _made(self) -> ASGIApp:
        from faqbot.serving.app import make_app  # noqa: PLC0415 - see above

        assert self._index.bot is not None
        settings = self._job.settings
        return make_app(
            settings, self._index.bot, problem=self._problem, damaged=self._index.note_damage, **self._around()
        )

    def _made_without_index(self) -> ASGIApp:
        from faqbot.serving.app import make_app_without_index  # noqa: PLC0415 - see above

        return make_app_without_index(self._job.settings, **self._around())

    def _around(self) -> dict[str, Any]:
        """Return what stands around both: observers, limits, and the figures."""
        from starlette.middleware import Middleware  # noqa: PLC0415 - see above

        from faqbot.serving.limits.guarding import limits_of, proxies_of  # noqa: PLC0415
        from faqbot.serving.observing.metrics_page import metrics_page  # noqa: PLC0415
        from faqbot.serving.observing.observed import Observed  # noqa: PLC0415

        settings = self._job.settings
        return {
            "metrics": lambda: metrics_page(self._meters),
            "observers": [*proxies_of(settings), Middleware(Observed, self._meters, self.log, settings.root_path)],
            "limits": limits_of(settings, self._job.numbers.table()),
        }


def _config_of(app: object, settings: ServerSettings) -> Config:
    """Return the configuration of uvicorn: nothing that reads the environment, and no limits but those of faqbot."""
    from uvicorn import Config  # noqa: PLC0415 - see above

    from faqbot.serving.processes.timed_connection import MOST_HEAD_BYTES, TimedConnection  # noqa: PLC0415

    TimedConnection.seconds = settings.timeout
    TimedConnection.most = _files() - _OTHER_FILES
    if TimedConnection.most < 1:
        few = f"a process may have only {_files()} files open, and a server needs more"
        raise FaqbotError(f"{few}; allow them with: ulimit -n 1024")
    return Config(
        app,  # type: ignore[arg-type] # a Starlette
        http=TimedConnection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=2 * MOST_HEAD_BYTES,  # of 16,384, h11 refuses heads that `TimedConnection` takes
        timeout_keep_alive=_KEPT_OPEN,
        timeout_graceful_shutdown=math.ceil(settings.shutdown_seconds),
    )


def _files() -> int:
    """Return how many files this process may have open, after asking for more."""
    if sys.platform == "win32":
        return _FILES
    import resource  # noqa: PLC0415 - Windows does not have this module

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return _FILES if soft == resource.RLIM_INFINITY else soft


def _server_of(config: Config, log: AccessLog | None, ready: Callable[[], None]) -> Server:
    """Return a server of uvicorn that leaves signals alone, says when it listens, and logs errors as lines of JSON."""
    from uvicorn import Server  # noqa: PLC0415 - see above

    from faqbot.serving.observing.access_log import STANDARD_ERROR, AccessLog  # noqa: PLC0415

    class _Quiet(Server):
        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    logger = logging.getLogger("uvicorn.error")
    logger.handlers, logger.propagate = [_ErrorLines(log or AccessLog(STANDARD_ERROR))], False
    logger.setLevel(logging.ERROR)
    return _Quiet(config)


class _ErrorLines(logging.Handler):
    """Writes what uvicorn reports as lines of JSON to the access log, or to standard error without one."""

    def __init__(self, log: AccessLog) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        self._log.write({"error": record.getMessage().strip(), **({"exception": kind} if kind else {})})


def _send(connection: Connection, kind: str, text: str) -> None:
    with suppress(OSError):  # the process that started this one has ended
        connection.send((kind, text))
