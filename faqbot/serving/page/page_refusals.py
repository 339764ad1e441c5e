"""Show a person the page with a sentence, where a limit answers a program with an error in JSON.

A browser without scripts sends the form of the page by itself, and shows whatever it gets.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What the page says of the status with which a limit refuses a request (see `ChatPages.problem`).
_PROBLEMS = {413: "long", 429: "busy", 503: "unavailable", 504: "slow"}


class PageRefusals:
    """Puts a page in the place of what the limits inside send to a browser that asks for the page at `path`.

    `problem` makes the page for a kind of problem. It is called in the event loop: a request that is refused must not
    wait for those that are being answered.
    """

    def __init__(self, app: ASGIApp, path: str, problem: Callable[[str], str]) -> None:
        self._app = app
        self._path = path
        self._problem = problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["path"] == self._path and wants_page(Headers(scope=scope)):
            await self._app(scope, receive, self._showing(send))
        else:
            await self._app(scope, receive, send)

    def _showing(self, send: Send) -> Send:
        page: bytes | None = None

        async def showing(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if message["status"] in _PROBLEMS and headers.get("content-type") == "application/json":
                    page = self._problem(_PROBLEMS[message["status"]]).encode()
                    headers["content-type"], headers["content-length"] = "text/html; charset=utf-8", str(len(page))
            elif page is not None:
                message = {**message, "body": page}
            await send(message)

        return showing


def wants_page(headers: Headers) -> bool:
    """Whether a person is to see an error; a program gets JSON."""
    return "text/html" in headers.get("accept", "")
