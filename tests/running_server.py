"""`faqbot serve` as a process of its own, for tests: its address, its processes, and what it prints."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
from support import spawned_by, wait_until

QUESTION = {"question": "How do I pay?"}


class RunningServer:
    """A server that has printed its address; `errors` is the file that its standard error goes to."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self.process = process
        self._errors = errors
        self.announced = process.stdout.readline()
        self.url = self.announced.rpartition(" on ")[2].strip()
        self.client = httpx.Client(base_url=self.url, timeout=60)

    @property
    def port(self) -> int:
        return httpx.URL(self.url).port

    def said(self) -> str:
        """Return what the server has printed on standard error."""
        return self._errors.read_text(encoding="utf-8")

    def answer(self) -> str:
        return self.client.post("api/ask", json=QUESTION).json()["text"]

    def health(self) -> Mapping[str, object]:
        return self.client.get("health").json()

    def figure(self, name: str) -> float:
        """Return a figure of the server, by its name in /metrics."""
        lines = self.client.get("metrics").text.splitlines()
        return float(next(line.rpartition(" ")[2] for line in lines if line.startswith(f"{name} ")))

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        return spawned_by(self.process.pid)

    def open_connection(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(60)


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[RunningServer]:
    """Run `faqbot serve` at any free port, and end it with the block."""
    command = [sys.executable, "-m", "faqbot", "serve", "--port", "0", *arguments]
    errors = folder / "stderr.txt"
    with errors.open("w") as written:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=written, text=True, env={**os.environ, **environment}
        )
    server = RunningServer(process, errors)
    try:
        yield server
    finally:
        server.client.close()
        with suppress(ProcessLookupError):
            process.terminate()
        process.wait()
        process.stdout.close()


def is_gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet has."""
    try:
        return ") Z " in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return True


def wait_for(condition: object) -> None:
    """Wait until a condition holds; a server that is being started may refuse a connection meanwhile."""

    def holds() -> bool:
        try:
            return bool(condition())
        except (httpx.TransportError, StopIteration):
            return False

    wait_until(holds)
