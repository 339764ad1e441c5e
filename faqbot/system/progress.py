"""A progress line on standard error. Nothing is shown if standard error is not a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

# Seconds between two drawings of the line.
_EVERY = 0.1
# Columns of the bar.
_BAR = 24


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show the text `on` with an ellipsis until the block ends, as in "reading the documents …"."""
    shown = sys.stderr.isatty()
    if shown:
        sys.stderr.write(f"{on} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Progress:
    """A count of finished units: a bar with the time left if the share is known, else the count and its rate.

    `unit` names what is counted, in the plural ("questions"). `done` is the count so far; `seconds` is the duration of
    the whole block, and is set when the block ends.
    """

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._shown = sys.stderr.isatty()
        self._began = time.monotonic()
        self._next = self._began
        self.done = 0
        self.seconds = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Erase the line and set `seconds`, even if the block raised an error."""
        self.seconds = time.monotonic() - self._began
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self, share: float | None, count: int = 1) -> None:
        """Add `count` to the number of finished units; `share` is the finished part of the whole (0 to 1), if known."""
        self.done += count
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _EVERY
            sys.stderr.write(f"\r{self._line(share, now - self._began)}\x1b[K")
            sys.stderr.flush()

    def _line(self, share: float | None, seconds: float) -> str:
        counted = f"{self.done:,} {self._unit}, {self.done / max(seconds, 1e-9):,.0f}/s"
        if not share:
            return counted
        filled = round(min(share, 1.0) * _BAR)
        left = seconds / share - seconds
        bar = "#" * filled + "." * (_BAR - filled)
        return f"[{bar}] {min(share, 1.0):4.0%}  {counted}, {left // 60:02.0f}:{left % 60:02.0f} left"
