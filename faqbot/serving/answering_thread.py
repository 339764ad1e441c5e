"""The thread in which a server answers, beside the one that reads requests and writes responses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

_Answer = TypeVar("_Answer")


class AnsweringThread:
    """Runs what takes a millisecond or more, such as an answer, one after the other.

    An answer is mostly Python, under the lock of the interpreter. In the event loop, it would hold up everything else:
    a monitor that asks for /health, the refusal of a request too many, a client to be told that its answer is late. In
    several threads, answers hold each other up: with 10,000 chunks and 16 connections, an answer took 2.8 ms of a
    processor in the event loop, 3.1 in one thread, 3.5 in two and 4.0 in Starlette's forty.

    A request that is broken off gives up its answer, which the thread finishes for nobody.
    """

    async def __call__(self, answer: Callable[[], _Answer]) -> _Answer:
        """Return what a function returns, when its turn has come."""
        return await to_thread.run_sync(answer, limiter=self._one, abandon_on_cancel=True)

    @cached_property
    def _one(self) -> CapacityLimiter:
        """The limiter belongs to the event loop, which does not run yet when the application is made."""
        return CapacityLimiter(1)
