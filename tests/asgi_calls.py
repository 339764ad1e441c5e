"""Call an ASGI application as a server does, and look at what it sends."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Sent(NamedTuple):
    """What an application sent: the status (0 if nothing), the headers and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """The code of an error."""
        return json.loads(self.body)["error"]["code"]


def scope_of(path: str = "/", method: str = "GET", client: str = "192.0.2.1", **headers: str) -> Scope:
    """Return the scope of a request; `content_length` is the header Content-Length."""
    listed = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "method": method,
        "path": path,
        "client": (client, 1),
        "headers": listed,
        "query_string": b"",
    }


async def called(app: ASGIApp, scope: Scope, parts: Iterable[bytes] = (b"",)) -> Sent:
    """Return what the application sends for a request whose body comes in these parts, and then never ends."""
    messages = list(parts)
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in messages[:-1]]
    waiting += [{"type": "http.request", "body": part, "more_body": False} for part in messages[-1:]]
    sent: list[Message] = []

    async def receive() -> Message:
        if waiting:
            return waiting.pop(0)
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0] if sent else {"status": 0, "headers": []}
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Sent(start["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


def call(app: ASGIApp, scope: Scope, parts: Iterable[bytes] = (b"",)) -> Sent:
    """Do what `called` does, without an event loop around it."""
    return asyncio.run(called(app, scope, parts))


def answering(body: Callable[[Scope], Any] = lambda _: "answered") -> ASGIApp:
    """Return an application that reads the body of a request and answers with 200, and what a function says."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        said = body(scope)
        sent = said if isinstance(said, bytes) else str(said).encode() + message["body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": sent})

    return app
