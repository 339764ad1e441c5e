"""Middleware that bounds how many requests a process has in hand."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.serving.limits.free_paths import FreePaths
from faqbot.serving.limits.refusing import refuse

_MESSAGE = "The server has as many requests in hand as it takes at once; try again in a second."


class ConcurrencyLimit:
    """Answers with 503 and `Retry-After` while `most` requests are in hand; `free` paths are always passed on.

    Without a limit, a server with more requests than it can answer answers all of them too late. Refused at once, some
    of them are answered in time.
    """

    def __init__(self, app: ASGIApp, most: int, free: Collection[str] = ()) -> None:
        self._app = app
        self._most = most
        self._free = FreePaths(free)
        self._in_hand = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or scope["path"] in self._free:
            await self._app(scope, receive, send)
            return
        if self._in_hand >= self._most:
            await refuse(send, 503, "overloaded", _MESSAGE, {"retry-after": "1"})
            return
        self._in_hand += 1
        try:
            # Lets the other requests that have arrived be counted, too. An application that computes its answers in
            # the event loop would otherwise finish each before the next is seen, and there would never be two.
            await asyncio.sleep(0)
            await self._app(scope, receive, send)
        finally:
            self._in_hand -= 1
