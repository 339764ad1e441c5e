"""What proxies in front of the server do: name the client, and put the application below a path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from faqbot.serving.limits.addresses.client_address import plain_address
from faqbot.serving.root_paths import without_root


class Forwarded:
    """Takes the client's address and scheme from X-Forwarded-For and -Proto, if a proxy of `trusted` sends them.

    The last address that is not one of a trusted proxy is the client's: what stands before it, the client may have
    written itself. uvicorn does that; given `*` it would believe the first address, so `trusted` must be addresses and
    networks. To uvicorn 10.0.0.1 and ::ffff:10.0.0.1 are two addresses, and it takes a network with a mistake in it for
    a name; so both are put right before (see `proxy_addresses`).
    """

    def __init__(self, app: ASGIApp, trusted: Sequence[str]) -> None:
        self._app = cast("ASGIApp", ProxyHeadersMiddleware(app, list(trusted)))  # type: ignore[arg-type] # wider types

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the address of the client."""
        if scope.get("client"):
            host, port = scope["client"]
            scope["client"] = (plain_address(host), port)
        await self._app(scope, receive, send)


class BelowPath:
    """Serves the application below `root_path`, whether or not the proxy leaves that path in front of the others."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with `root_path` as ASGI wants it: in front of the path, and in a place of its own."""
        if scope["type"] == "http":
            scope["root_path"] = self._root
            if without_root(scope["path"], self._root) == scope["path"]:
                scope["path"] = self._root + scope["path"]
                scope["raw_path"] = self._root.encode() + scope.get("raw_path", b"")
        await self._app(scope, receive, send)
