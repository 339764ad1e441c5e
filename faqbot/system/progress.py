"""A progress line on standard error. Nothing is shown if standard error is not a terminal.

The line is cut to the width of the terminal: a line that wraps could not be erased. Whatever else is written to the
terminal while the line may be shown erases it first, with `erase`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

# Seconds between two drawings of the line.
_EVERY = 0.1
# Most and fewest columns of the bar; in a narrow terminal, the numbers stand alone.
_BAR, _SHORTEST_BAR = 24, 8
# The width of a terminal that does not tell it.
_USUAL_WIDTH = 80


class _Screen:
    """The last line of the terminal; `is_drawn` says that a progress line is shown there."""

    is_drawn = False


def draw(line: str) -> None:
    """Show a line on the terminal in the place of the last one, cut to the width of the terminal."""
    sys.stderr.write(f"\r{line[: line_width() - 1]}\x1b[K")
    sys.stderr.flush()
    _Screen.is_drawn = True


def erase() -> None:
    """Erase the progress line, if there is one, so that something else can be written to the terminal."""
    if _Screen.is_drawn:
        _Screen.is_drawn = False
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def line_width() -> int:
    """Return the width of the terminal in columns, at least 2."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(2, columns or _USUAL_WIDTH)


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show the text `on` with an ellipsis until the block ends, as in "reading the documents …"."""
    if sys.stderr.isatty():
        draw(f"{on} …")
    try:
        yield
    finally:
        erase()


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
        erase()

    def step(self, share: float | None, count: int = 1) -> None:
        """Add `count` to the number of finished units; `share` is the finished part of the whole (0 to 1), if known."""
        self.done += count
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _EVERY
            draw(_line(f"{self.done:,} {self._unit}", self.done, share, now - self._began, line_width()))


def _line(counted: str, done: int, share: float | None, seconds: float, width: int) -> str:
    """Return the line for a terminal of this width; `counted` is the number of finished units with their name."""
    counted = f"{counted}, {done / max(seconds, 1e-9):,.0f}/s"
    if not share:
        return counted
    share = min(share, 1.0)
    left = seconds / share - seconds
    numbers = f"{share:4.0%}  {counted}, {left // 60:02.0f}:{left % 60:02.0f} left"
    columns = min(_BAR, width - 1 - len(numbers) - len("[] "))
    if columns < _SHORTEST_BAR:
        return numbers.lstrip()
    filled = round(share * columns)
    return f"[{'#' * filled}{'.' * (columns - filled)}] {numbers}"
