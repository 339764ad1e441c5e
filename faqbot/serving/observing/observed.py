"""Middleware that measures each request, for the access log and for the figures."""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faqbot.serving.observing.access_log import AccessLog
from faqbot.serving.observing.meters import Meters, route_number
from faqbot.serving.root_paths import without_root

# What is logged for a request whose client had gone before it was answered; nginx invented the number.
_CLIENT_GONE = 499

# Where the application leaves the outcomes of the questions that a request asked, in the scope of the request.
OUTCOMES_KEY = "faqbot.outcomes"


class Observed:
    """Counts and logs each request: its path without the query, the response, and how long it took.

    It should be the outermost layer, so that it also sees what the limits refuse.
    """

    def __init__(self, app: ASGIApp, meters: Meters, log: AccessLog | None = None, root_path: str = "") -> None:
        self._app = app
        self._meters = meters
        self._log = log
        self._root = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and measure it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, size = _CLIENT_GONE, 0

        async def sending(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        begun = time.perf_counter()
        # Taken now: what stands further in may put the root path in front of it.
        method, path = scope["method"], without_root(scope["path"], self._root)
        self._meters.begin()
        try:
            await self._app(scope, receive, sending)
        except BaseException:
            status = 500 if status == _CLIENT_GONE else status
            raise
        finally:
            seconds, outcomes = time.perf_counter() - begun, scope.get(OUTCOMES_KEY, ())
            self._meters.end(route_number(path), status, seconds, outcomes)
            if self._log is not None:
                self._log.add(method, path, status, seconds, size, outcomes)
