"""Middleware that refuses an address more requests a second than it may send."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.serving.limits.addresses.address_buckets import AddressBuckets
from faqbot.serving.limits.addresses.client_address import client_key
from faqbot.serving.limits.free_paths import FreePaths
from faqbot.serving.limits.refusing import refuse

_MESSAGE = "Too many requests came from your address; try again after the seconds that the header Retry-After names."


class RateLimit:
    """Answers with 429 and `Retry-After` where the bucket of the client's address is empty; `free` paths never are."""

    def __init__(
        self,
        app: ASGIApp,
        buckets: AddressBuckets,
        free: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._buckets = buckets
        self._free = FreePaths(free)
        self._clock = clock  # the same in all processes of a machine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and scope["path"] not in self._free:
            wait = self._buckets.seconds_to_wait(client_key(scope), self._clock())
            if wait:
                await refuse(send, 429, "too_many_requests", _MESSAGE, {"retry-after": str(math.ceil(wait))})
                return
        await self._app(scope, receive, send)
