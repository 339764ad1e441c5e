"""Refuse what a page of another site sends in the name of its reader, as a form that sends itself does (CSRF).

A browser asks a server before it lets a strange page send JSON, but not before it sends a form. So any page that a
person visits could write questions into the log of a server that only this person's machine reaches.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.serving.limits.refusing import refuse

_MESSAGE = "A page of another site may not send this; the server can allow its origin with --allow-origin."

# What nothing is changed by; whether a page may read the response is for `CrossOrigin` to say.
_READING = ("GET", "HEAD", "OPTIONS")


class OriginGuard:
    """Answers with 403 to what a page sends that is neither of this server nor of one of `origins`."""

    def __init__(self, app: ASGIApp, origins: Collection[str] = ()) -> None:
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in _READING and self._is_strange(Headers(scope=scope)):
            await refuse(send, 403, "foreign_origin", _MESSAGE)
        else:
            await self._app(scope, receive, send)

    def _is_strange(self, headers: Headers) -> bool:
        """Whether a browser says that another page sends this. Programs say nothing of the kind.

        Browsers send Sec-Fetch-Site to servers with HTTPS and on their own machine. To others they send only Origin,
        which is then compared with the name that the server was called by.
        """
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin in self._origins:
            return False
        if site is not None:
            return site not in ("same-origin", "none")
        return origin is not None and origin.partition("://")[2] != headers.get("host", "").lower()
