"""Join the numbers of lines that follow each other into ranges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faqbot.corpus.document import LeftOut


def line_runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges (first, last) of numbers of lines, which are in order."""
    first = last = 0
    for number in numbers:
        if last and number == last + 1:
            last = number
            continue
        if last:
            yield first, last
        first = last = number
    if last:
        yield first, last


def lines_left_out(numbers: Iterable[int], reason: str) -> tuple[LeftOut, ...]:
    """Return the ranges of lines that are left out for the same reason."""
    return tuple(LeftOut(lines, reason) for lines in line_runs(numbers))
