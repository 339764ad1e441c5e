"""The bar of a batch on standard error: done and total, rate, time left, and the outcomes so far.

If rich is installed, it draws the bar; otherwise the bar is one line of ASCII, drawn by `system.progress`. Nothing is
shown if standard error is not a terminal.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import Any, Protocol, Self

from faqbot.system.progress import draw, erase, line_width

# Seconds between two drawings.
_EVERY = 0.1
# Most and fewest characters of the bar; in a narrow terminal, the numbers stand alone.
_BAR, _SHORTEST_BAR = 20, 6

# From this width on, rich has room for the long bar beside millions of questions.
_WIDE = 110
_FIELDS = ("counted", "left", "outcomes")


class _Drawing(Protocol):
    def show(self, done: int, total: int | None, rate: float, outcomes: str) -> None:
        """Draw the bar."""

    def end(self) -> None:
        """Remove the bar."""


class BatchProgress:
    """A progress bar of questions. `seconds` is the duration of the block, and is set when it ends.

    `total` is the number of all questions, None if it is not known. `before` of them were answered by an earlier run:
    they count as done, but not for the rate. With `plain`, rich is not used.
    """

    def __init__(self, total: int | None, before: int = 0, *, plain: bool = False) -> None:
        self._total, self._before, self._done = total, before, before
        self._drawing: _Drawing | None = None
        if sys.stderr.isatty():
            self._drawing = (None if plain else _rich_bar()) or _Line()
        self._began = self._next = time.monotonic()
        self.seconds = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the bar and set `seconds`, even if the block raised an error."""
        self.seconds = time.monotonic() - self._began
        if self._drawing is not None:
            self._drawing.end()

    @property
    def is_shown(self) -> bool:
        """Whether anybody sees the bar."""
        return self._drawing is not None

    def expect(self, total: int | None) -> None:
        """Set the number of all questions."""
        self._total = total

    def step(self, count: int, outcomes: Counter[str]) -> None:
        """Add `count` finished questions; `outcomes` are those of all questions so far."""
        self._done += count
        now = time.monotonic()
        if self._drawing is not None and now >= self._next:
            self._next = now + _EVERY
            rate = (self._done - self._before) / max(now - self._began, 1e-9)
            self._drawing.show(self._done, self._total, rate, outcome_counts(outcomes))


def outcome_counts(outcomes: Counter[str]) -> str:
    """Return the numbers of answered, choose and abstained questions, and of errors if there are any.

    The words are shorter than those of the summary, so that the bar fits into 80 columns.
    """
    counted = f"{outcomes['answer']:,} answered, {outcomes['choose']:,} choose, {outcomes['abstain']:,} abstained"
    errors = outcomes["error"]
    return f"{counted}, {errors:,} error{'s' * (errors != 1)}" if errors else counted


def progress_line(done: int, total: int | None, rate: float, outcomes: str, width: int) -> str:
    """Return the line of the plain bar: "[####....] 512/1,024, 850/s, 00:01 left; 400 answered, …".

    The bar is as long as a terminal of this width has room for.
    """
    if not total:
        return f"{done:,} questions, {rate:,.0f}/s; {outcomes}"
    numbers = f"{done:,}/{total:,}, {rate:,.0f}/s, {time_left(done, total, rate)} left; {outcomes}"
    columns = min(_BAR, width - 1 - len(numbers) - len("[] "))
    if columns < _SHORTEST_BAR:
        return numbers
    filled = min(columns, done * columns // total)
    return f"[{'#' * filled}{'.' * (columns - filled)}] {numbers}"


def time_left(done: int, total: int, rate: float) -> str:
    """Return the time that the rest takes, as in "01:30" or "2:01:30"."""
    seconds = round(max(total - done, 0) / max(rate, 1e-9)) if rate else 0
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


class _Line:
    """The bar without rich."""

    def show(self, done: int, total: int | None, rate: float, outcomes: str) -> None:
        draw(progress_line(done, total, rate, outcomes, line_width()))

    def end(self) -> None:
        erase()


class _RichBar:
    """The bar drawn by rich, which begins when it is first shown: what is printed before needs no room above it."""

    def __init__(self, progress: Any) -> None:
        self._progress = progress
        self._task: Any = None

    def show(self, done: int, total: int | None, rate: float, outcomes: str) -> None:
        if self._task is None:
            self._progress.start()
            self._task = self._progress.add_task("", start=True, total=total, counted="", left="", outcomes="")
        counted = f"{done:,}/{total:,}" if total else f"{done:,} questions"
        left = f"{rate:,.0f}/s" + (f", {time_left(done, total, rate)} left" if total else "")
        known = {"counted": counted, "left": left, "outcomes": outcomes}
        self._progress.update(self._task, completed=done, total=total, **known, refresh=True)

    def end(self) -> None:
        self._progress.stop()


def _rich_bar() -> _RichBar | None:
    """Return the bar of rich, or None if rich is not installed, or its terminal does not move the cursor."""
    try:
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it is not required
        from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415
        from rich.table import Column  # noqa: PLC0415
    except ImportError:
        return None
    console = Console(stderr=True)
    if not console.is_terminal or console.is_dumb_terminal:
        return None
    texts = (
        TextColumn(f"{{task.fields[{name}]}}", markup=False, table_column=Column(no_wrap=True)) for name in _FIELDS
    )
    columns = [BarColumn(bar_width=_BAR if console.width >= _WIDE else _SHORTEST_BAR), *texts]
    # Without its thread: the bar moves only where answers come. `transient` removes it at the end.
    return _RichBar(Progress(*columns, console=console, transient=True, auto_refresh=False, redirect_stdout=False))
