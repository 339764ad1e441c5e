"""Lines with their numbers, from a text or from a stream; lines that were taken can be given back."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from io import StringIO


class Feed(Iterator[str]):
    """Lines with their ends, counted from 1 or from `number`, which is the number of the line that comes next."""

    def __init__(self, lines: Iterable[str], number: int = 1) -> None:
        self._lines = iter(lines)
        self._waiting: deque[str] = deque()
        self.number = number

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.number += 1
        return line

    def give_back(self, lines: list[str]) -> None:
        """Let the lines that were taken last come again."""
        self._waiting.extendleft(reversed(lines))
        self.number -= len(lines)

    def skip_to(self, number: int) -> None:
        """Drop lines until that one comes next."""
        while self.number < number and next(self, None) is not None:
            pass


def feed_of(text: str, number: int = 1) -> Feed:
    r"""Return the lines of a text, which end with `\n`, `\r\n` or `\r`; `number` is that of the first."""
    return Feed(StringIO(text, newline=""), number)
