"""An iterator of lines that counts them and can take lines back, for a text or a stream."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from io import StringIO


class Feed(Iterator[str]):
    """Lines with their line ends; `number` is the number of the next line, by default from 1."""

    def __init__(self, lines: Iterable[str], number: int = 1) -> None:
        self._lines = iter(lines)
        self._waiting: deque[str] = deque()
        self.number = number

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.number += 1
        return line

    def give_back(self, lines: list[str]) -> None:
        """Take back the last lines, so that they are returned again next."""
        self._waiting.extendleft(reversed(lines))
        self.number -= len(lines)

    def skip_to(self, number: int) -> None:
        """Drop lines until the line with this number is next."""
        while self.number < number and next(self, None) is not None:
            pass


def feed_of(text: str, number: int = 1) -> Feed:
    r"""Return the lines of a text, which end with `\n`, `\r\n` or `\r`; `number` is the number of the first line."""
    return Feed(StringIO(text, newline=""), number)
