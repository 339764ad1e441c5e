"""A worker as the process that supervises it sees it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.context import SpawnContext, SpawnProcess

from faqbot.serving.processes.worker_process import WorkerJob, work
from faqbot.system.started_processes import inherited_by_workers


class WorkerHandle:
    """A worker process, and the connection to it; `is_ready` as soon as it has said that it listens."""

    def __init__(self, context: SpawnContext, job: WorkerJob, sockets: Sequence[socket.socket]) -> None:
        self.number = job.number
        self.is_ready = False
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=work, args=(job, list(sockets), theirs), daemon=True)
        with inherited_by_workers():
            self.process.start()
        theirs.close()

    def tell(self, kind: str, text: str = "") -> None:
        """Send a message; one that has died gets none."""
        with suppress(OSError):
            self.connection.send((kind, text))

    def messages(self) -> Iterator[tuple[str, str]]:
        """Yield the messages that have come."""
        with suppress(OSError, EOFError):
            while self.connection.poll():
                yield self.connection.recv()

    def end(self) -> None:
        """End the process at once, if it has not ended, and forget it."""
        self.process.kill()
        self.process.join()
        self.connection.close()

    def epitaph(self) -> str:
        """Return how the process ended."""
        self.process.join()
        code = self.process.exitcode or 0
        if -code == getattr(signal, "SIGBUS", None):
            return "was ended by the system, because the index was changed or cut short while it was read"
        return f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
