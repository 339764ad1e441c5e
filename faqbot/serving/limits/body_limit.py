"""Middleware that bounds the body of a request: its bytes, and the seconds in which it arrives."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faqbot.serving.limits.refusing import refuse

# Bytes of a body that are read although it is too large. A client that has sent all of its body reads the refusal;
# one that is cut off while it sends often reports a broken connection instead.
_READ_ALL_THE_SAME = 1 << 20

_LARGE = "The body of the request is too large; ask a shorter question."
_SLOW = "The body of the request took too long to arrive."
_CLOSE = {"connection": "close"}


class BodyLimit:
    """Reads a body before the application is called, so that a client that sends slowly keeps nobody waiting.

    Answers with 413 to a body of more than `most` bytes, and with 408 to one that has not arrived within `seconds` (0:
    there is no limit). `most` should be small, as up to so many bytes are held in memory for each connection.
    """

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body, or refuse it."""
        declared = _declared(scope) if scope["type"] == "http" else 0
        if declared == 0:
            await self._app(scope, receive, send)
        elif declared is not None and declared > max(self._most, _READ_ALL_THE_SAME):
            await refuse(send, 413, "body_too_large", _LARGE, _CLOSE)
        else:
            await self._read_first(scope, receive, send)

    async def _read_first(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._seconds or None):
                body, has_more = await self._body(receive)
        except TimeoutError:
            await refuse(send, 408, "slow_body", _SLOW, _CLOSE)
            return
        except ConnectionError:  # nobody is there to read an answer
            return
        if body is None:
            await refuse(send, 413, "body_too_large", _LARGE, _CLOSE if has_more else None)
        else:
            await self._app(scope, _replayed(body, receive), send)

    async def _body(self, receive: Receive) -> tuple[bytes | None, bool]:
        """Return the body, None for one that is too large, and whether it has more than is read at all.

        Nothing is kept of a body that is too large. Raises `ConnectionError` if the connection breaks.
        """
        body, size, more = bytearray(), 0, True
        while more and size <= max(self._most, _READ_ALL_THE_SAME):
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ConnectionResetError("the client has gone")
            part = message.get("body", b"")
            size, more = size + len(part), message.get("more_body", False)
            if size <= self._most:
                body += part
            else:
                body.clear()
        return (bytes(body) if size <= self._most else None), more


def _declared(scope: Scope) -> int | None:
    """Return how many bytes the body has, None if the client does not say."""
    declared: int | None = 0
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return None
        if name == b"content-length":
            declared = int(value) if value.isdigit() else None
    return declared


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives this body first."""
    message: Message | None = {"type": "http.request", "body": body, "more_body": False}

    async def received() -> Message:
        nonlocal message
        if message is None:
            return await receive()
        given, message = message, None
        return given

    return received
