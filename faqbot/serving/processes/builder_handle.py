"""The process that brings the index up to date, as the process that supervises it sees it."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess

from faqbot.index.storage.index_state import state_of_index
from faqbot.serving.processes.building_process import UNWRITTEN, WARNING, bring_up_to_date
from faqbot.serving.processes.document_sources import WatchedDocuments
from faqbot.system.started_processes import inherited_by_workers

# Seconds that the process is given to end by itself, and to end those that it has started.
_TO_END = 2.0


class BuilderHandle:
    """The process that brings the index up to date."""

    def __init__(self, context: SpawnContext, source: WatchedDocuments, *, is_first: bool) -> None:
        self._directory = source.directory
        self._before = state_of_index(source.directory)
        self._failure: str | None = None
        self.is_unwritten = False  # whether it failed because it could not write the index
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=bring_up_to_date, args=(source, theirs), kwargs={"is_first": is_first}
        )
        with inherited_by_workers():
            self.process.start()
        theirs.close()

    def warnings(self) -> list[str]:
        """Return the warnings that have come since the last call."""
        told = []
        with suppress(OSError, EOFError):
            while self.connection.poll():
                kind, text = self.connection.recv()
                if kind == WARNING:
                    told.append(text)
                else:
                    self._failure, self.is_unwritten = text, kind == UNWRITTEN
        return told

    def failure(self) -> str:
        """Return why the process, which has ended, did not bring the index up to date; "" if it did."""
        self.process.join()
        code = self.process.exitcode or 0
        how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
        unsaid = f"the process that read the documents {how}; there may be too little memory"
        return unsaid if self._failure is None else self._failure

    def was_changed(self) -> bool:
        """Whether the process has written a new index."""
        return state_of_index(self._directory) != self._before

    def close(self) -> None:
        """Forget the process, which has ended."""
        self.connection.close()
        self.process.close()

    def end(self) -> None:
        """End the process, and those that it has started; by the signal of Ctrl-C, so that it can do that itself."""
        pid = self.process.pid
        if pid is not None and self.process.is_alive() and hasattr(signal, "pthread_sigmask"):
            with suppress(OSError):
                os.kill(pid, signal.SIGINT)
            self.process.join(_TO_END)
        self.process.kill()
        self.process.join()
        self.close()
