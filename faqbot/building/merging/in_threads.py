"""Do a part of the merging in several threads: nearly all of its time is spent in numpy, which threads share well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

# Most threads at a time: each holds the arrays of thousands of chunks, and what they write goes through one memory.
_MOST = 4

Given = TypeVar("Given")
Gives = TypeVar("Gives")


def in_threads(function: Callable[[Given], Gives], parts: Sequence[Given], threads: int) -> list[Gives]:
    """Return the result of a function for each part, in order.

    At most `threads` parts, and never more than four, are done at a time. After an error in any part, or
    Ctrl-C, no further part is begun; those that are being done are waited for.
    """
    if min(threads, len(parts)) <= 1:
        return list(map(function, parts))
    pool = ThreadPoolExecutor(min(threads, _MOST))
    try:
        begun = [pool.submit(function, part) for part in parts]
        wait(begun, return_when=FIRST_EXCEPTION)
    finally:
        pool.shutdown(cancel_futures=True)
    # Parts are begun in their order, so one that failed stands before all that were given up.
    return [part.result() for part in begun]
