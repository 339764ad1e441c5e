"""Do a part of the merging in several threads: nearly all of its time is spent in numpy, which threads share well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Gives = TypeVar("Gives")


def in_threads(function: Callable[[Given], Gives], parts: Sequence[Given], threads: int) -> list[Gives]:
    """Return the result of a function for each part, in order; at most `threads` parts are done at a time.

    After an error or Ctrl-C, no further part is begun.
    """
    if min(threads, len(parts)) <= 1:
        return list(map(function, parts))
    pool = ThreadPoolExecutor(threads)
    try:
        return list(pool.map(function, parts))
    finally:
        pool.shutdown(cancel_futures=True)
