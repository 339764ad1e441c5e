"""A progress line on standard error, if that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

_EVERY = 0.1
_BAR = 24


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show on a terminal what is being worked on, until the block ends."""
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
    """A count of what is done, shown as a bar if the share of the whole is known, else as a number with its rate."""

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
        """Erase the line, whatever ended the block."""
        self.seconds = time.monotonic() - self._began
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self, share: float | None, count: int = 1) -> None:
        """Add `count` to the number done; `share`, if known, is the part of the whole that is done, from 0 to 1."""
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
