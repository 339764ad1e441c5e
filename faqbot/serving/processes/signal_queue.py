"""Signals, which a process takes one by one when it has time for them, rather than wherever they interrupt it."""

from __future__ import annotations

import signal
import socket
from collections import deque
from types import FrameType
from typing import Any, Self

# The signals that a server acts on; Windows has no SIGHUP, and only Windows has SIGBREAK.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))

RELOAD = getattr(signal, "SIGHUP", None)


class SignalQueue:
    """Queues signals while the context lasts; `wake` is a socket that can be read as soon as there is one."""

    def __init__(self) -> None:
        self.wake, self._written = socket.socketpair()
        self._queue: deque[int] = deque()
        self._before: dict[int, Any] = {}
        self._waked_before = -1

    def __enter__(self) -> Self:
        for end in (self.wake, self._written):
            end.setblocking(False)  # noqa: FBT003 - the name says what it is
        self._waked_before = signal.set_wakeup_fd(self._written.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._add) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._waked_before)
        self.wake.close()
        self._written.close()

    def _add(self, number: int, _frame: FrameType | None) -> None:
        self._queue.append(number)

    def taken(self) -> list[int]:
        """Return the signals that have come since the last call, in their order."""
        try:
            while self.wake.recv(4096):
                pass
        except BlockingIOError:
            pass
        return [self._queue.popleft() for _ in range(len(self._queue))]
