"""The headers of all responses that tell a browser what a page of the server may do, and who may show it.

- Content-Security-Policy: script, style, images and requests of this server alone; nothing written into the page
  itself runs, no script turns text into HTML (Trusted Types), and no other page may hold it in a frame, but those of
  `allow_origins`.
- X-Content-Type-Options: a response is of the type that it says, never guessed.
- Referrer-Policy: no other host learns which page a link was followed from. With `no-referrer`, forms of the page
  itself would be sent without its origin, too, and `OriginGuard` could not tell them from those of other pages.
- Cache-Control: an answer is kept by nobody; files say for themselves how long they may be kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors {ancestors}"
)


class SecurityHeaders:
    """Adds the headers to every response of an application, unless the response has its own."""

    def __init__(self, app: ASGIApp, origins: Sequence[str] = ()) -> None:
        self._app = app
        ancestors = " ".join(("'self'", *origins)) if origins else "'none'"
        self._headers = {
            "Content-Security-Policy": _POLICY.format(ancestors=ancestors),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        } | ({} if origins else {"X-Frame-Options": "DENY"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
