"""Send questions to a server on this machine, and print what came back as JSON; `serve.py` starts this.

    python tests/benchmarks/load_generator.py URL QUESTIONS.csv --connections N (--requests M | --seconds S) [--rate R]

Each connection stays open. Without `--rate` it sends the next question as soon as it has an answer (a closed loop), so
the server is always busy. With `--rate`, R questions a second are due at even times, whatever the server does (an open
loop); the time of an answer counts from when its question was due, also where all connections were busy then, so that
a pause of the server counts for every question that it delays.

A response is looked at as far as its status and its length; that takes a tenth of the time of an answer, and the
process is one of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import time
from collections import deque
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np


class Load:
    """The requests, when each is due, and what became of them."""

    def __init__(self, requests: Sequence[bytes], most: int | None, seconds: float | None, rate: float | None) -> None:
        self._requests = cycle(requests)
        self._most = most
        self._until = None if seconds is None else time.perf_counter() + seconds
        self._step = 1 / rate if rate else None
        self.begun = time.perf_counter()
        self.sent = 0
        self.seconds: list[float] = []
        self.failures: dict[str, int] = {}

    def next_due(self) -> float | None:
        """Return when the next request is due, None if there is none."""
        now = time.perf_counter()
        due = now if self._step is None else self.begun + self.sent * self._step
        over = (self._most is not None and self.sent >= self._most) or (self._until is not None and due >= self._until)
        return None if over else due

    def take(self) -> bytes:
        """Return the next request."""
        self.sent += 1
        return next(self._requests)

    def fail(self, why: str) -> None:
        """Count a request without an answer."""
        self.failures[why] = self.failures.get(why, 0) + 1


class Connection(asyncio.Protocol):
    """A connection that waits for one response at a time."""

    def __init__(self, done: asyncio.Queue[Connection], load: Load) -> None:
        self._done = done
        self._load = load
        self._due = 0.0
        self._received = bytearray()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def ask(self, request: bytes, due: float) -> None:
        self._due = due
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self._received[:end]).lower()
        at = head.index(b"content-length:") + 15
        size = end + 4 + int(head[at:].split(b"\r\n", 1)[0])
        if len(self._received) < size:
            return
        del self._received[:size]
        if head.startswith(b"http/1.1 200"):
            self._load.seconds.append(time.perf_counter() - self._due)
        else:
            self._load.fail(head[9:12].decode())
        self._due = 0.0
        self._done.put_nowait(self)

    def connection_lost(self, _exc: Exception | None) -> None:
        self.transport = None
        if self._due:
            self._load.fail("broken")
            self._due = 0.0
            self._done.put_nowait(self)


async def run(load: Load, host: str, port: int, connections: int) -> None:
    """Send all requests, each on a connection that is free."""
    loop = asyncio.get_running_loop()
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(connections):
        _, connection = await loop.create_connection(lambda: Connection(free, load), host, port)
        free.put_nowait(connection)
    while (due := load.next_due()) is not None:
        pause = due - time.perf_counter()
        if pause > 0:
            await asyncio.sleep(pause)
        connection = await free.get()
        if connection.transport is None:
            _, connection = await loop.create_connection(lambda: Connection(free, load), host, port)
        connection.ask(load.take(), due if load._step else time.perf_counter())
    ended = deque()
    while len(ended) < connections:
        ended.append(await free.get())


def request_of(host: str, path: str, question: str) -> bytes:
    """Return a request as it goes over the wire."""
    body = json.dumps({"question": question}).encode()
    head = f"POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
    return f"{head}\r\n\r\n".encode() + body


def main() -> None:
    """Run the load that the command line asks for."""
    parser = argparse.ArgumentParser(description="Send questions to a server.")
    parser.add_argument("url")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--requests", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--rate", type=float)
    options = parser.parse_args()
    url = urlsplit(options.url)
    with options.questions.open(newline="", encoding="utf-8") as file:
        requests = [request_of(url.netloc, url.path, row["question"]) for row in csv.DictReader(file)]
    load = Load(requests, options.requests, options.seconds, options.rate)
    asyncio.run(run(load, url.hostname or "127.0.0.1", url.port or 80, options.connections))
    took = time.perf_counter() - load.begun
    times = np.array(load.seconds or [np.nan]) * 1000
    p50, p99, p999 = np.quantile(times, [0.5, 0.99, 0.999])
    print(
        json.dumps(
            {
                "sent": load.sent,
                "answered": len(load.seconds),
                "failures": load.failures,
                "seconds": took,
                "p50": p50,
                "p99": p99,
                "p999": p999,
                "max": times.max(),
                "cpu": time.process_time(),
            }
        )
    )


if __name__ == "__main__":
    main()
