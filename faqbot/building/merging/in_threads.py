"""Do a part of the merging in several threads: nearly all of its time is spent in numpy, which threads share well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

Given = TypeVar("Given")
Gives = TypeVar("Gives")


def in_threads(function: Callable[[Given], Gives], parts: Sequence[Given], threads: int) -> list[Gives]:
    """Return the result of a function for each part, in order; at most `threads` parts are done at a time.

    After an error in any part, or Ctrl-C, no further part is begun; those that are being done are waited for.
    """
    if min(threads, len(parts)) <= 1:
        return list(map(function, parts))
    pool = ThreadPoolExecutor(threads)
    try:
        begun = [pool.submit(function, part) for part in parts]
        wait(begun, return_when=FIRST_EXCEPTION)
    finally:
        pool.shutdown(cancel_futures=True)
    # Parts are begun in their order, so one that failed stands before all that were given up.
    return [part.result() for part in begun]
