"""Middleware that refuses a request of which it is not certain where its body ends."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.serving.limits.refusing import refuse

_MESSAGE = "The request has both Content-Length and Transfer-Encoding, of which HTTP allows only one."


class BodyFraming:
    """Answers with 400, and closes the connection, where a request says in two ways where its body ends.

    A proxy may take the one and the server the other, so that a part of one person's request becomes the beginning of
    another's (request smuggling). httptools refuses such a request itself; h11, which stands in for it, does not. This
    must stand outside of all that refuses requests, because another refusal would leave the connection open.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        names = {name for name, _ in scope["headers"]} if scope["type"] == "http" else set()
        if {b"content-length", b"transfer-encoding"} <= names:
            await refuse(send, 400, "invalid_http", _MESSAGE, {"connection": "close"})
        else:
            await self._app(scope, receive, send)
