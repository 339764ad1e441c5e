"""Python's garbage collector, which is slow where nearly all objects live as long as the process.

Importing numpy and faqbot makes some 50,000 objects that stay. With Python's settings, the collector looks through them
dozens of times while they come, and once more when the process ends: a fifth of the time of `faqbot ask`.
"""

from __future__ import annotations

import gc
from _thread import allocate_lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

# The collector runs when so many more objects were made than freed; Python's own number is 700 (2,000 from 3.13 on).
# Objects without a cycle, which are nearly all, are freed at once whatever the number is.
_OBJECTS = 100_000


def collect_seldom() -> None:
    """Let the collector run less often from now on."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


def spare_at_exit() -> None:
    """Let the collector pass over all objects there are, because the process ends and its memory with it."""
    gc.freeze()


class _SeldomWithin:
    """A context in which the collector runs seldom, in several threads at a time or within itself.

    The collector has its numbers back when the last thread leaves. A program that has switched it off, that lets it run
    even less often, or that gives it other numbers meanwhile, keeps that.
    """

    def __init__(self) -> None:
        self._lock = allocate_lock()  # `threading` would be imported before Ctrl-C is handled
        self._inside = 0
        self._before: tuple[int, int, int] | None = None  # the numbers to give back, if they were changed

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1 and 0 < gc.get_threshold()[0] < _OBJECTS:
                self._before = gc.get_threshold()
                collect_seldom()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._before is not None:
                if gc.get_threshold()[0] == _OBJECTS:
                    gc.set_threshold(*self._before)
                self._before = None


# What makes hundreds of thousands of objects that stay, such as reading a document, stands in `with MANY_OBJECTS:`.
MANY_OBJECTS = _SeldomWithin()
