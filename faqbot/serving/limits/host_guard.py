"""Middleware that asks for the name of a server which only its own machine reaches."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.serving.limits.refusing import refuse

_MESSAGE = (
    "This server answers only at its address on this machine; for another name, start it with --host NAME, and for "
    "the name that a proxy has, with --trusted-proxy ADDRESS."
)


class HostGuard:
    """Answers with 403 unless a request calls the server by an address, or by one of `names`.

    A site can let its own name lead to 127.0.0.1 (DNS rebinding). A browser on this machine then takes the server for a
    part of that site, whose pages may read every answer. The header Host still has the name of the site.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or self._is_right(Headers(scope=scope).get("host")):
            await self._app(scope, receive, send)
        else:
            await refuse(send, 403, "wrong_host", _MESSAGE)

    def _is_right(self, host: str | None) -> bool:
        """Whether a header Host has an address or a name of the server; a program may leave it out, no browser does."""
        if not host:
            return True
        try:
            name = urlsplit(f"//{host}").hostname or ""
            return name in self._names or bool(ip_address(name))
        except ValueError:
            return False
