"""Middleware that asks for the token of the server."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.serving.limits.free_paths import FreePaths
from faqbot.serving.limits.refusing import refuse
from faqbot.serving.root_paths import without_root

_MESSAGE = "The token of this server is missing or wrong; send it as Authorization: Bearer TOKEN."

# A browser asks its user for a name and a password if it gets this for a page; a program gets the other one.
_FOR_PAGES = 'Basic realm="faqbot", charset="UTF-8"'
_FOR_PROGRAMS = 'Bearer realm="faqbot"'
_PROGRAMS = ("/api/", "/metrics", "/openapi.json")


class TokenGuard:
    """Answers with 401 unless the request carries the token; `free` paths and OPTIONS need none.

    Programs send the token as `Authorization: Bearer TOKEN`. Browsers send it as the password of a name that does not
    matter: they ask for both before they show the page, and send both again with what the page asks. Browsers never
    send either with the OPTIONS request by which they find out whether a page of another origin may ask.
    """

    def __init__(self, app: ASGIApp, token: str, free: Collection[str] = ()) -> None:
        self._app = app
        self._token = token.encode()
        self._free = FreePaths(free)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        needs_none = scope["type"] != "http" or scope["method"] == "OPTIONS" or scope["path"] in self._free
        if needs_none or self._is_right(scope):
            await self._app(scope, receive, send)
        else:
            path = without_root(scope["path"], scope.get("root_path", ""))
            challenge = _FOR_PROGRAMS if path.startswith(_PROGRAMS) else _FOR_PAGES
            await refuse(send, 401, "unauthorized", _MESSAGE, {"www-authenticate": challenge})

    def _is_right(self, scope: Scope) -> bool:
        """Whether the token is there; the comparison takes as long for a token that is nearly right."""
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        return len(given) == 1 and hmac.compare_digest(_token_in(given[0]), self._token)


def _token_in(authorization: bytes) -> bytes:
    """Return the token of a header `Authorization`, or b"" if the header has no token."""
    scheme, _, given = authorization.partition(b" ")
    given = given.strip()
    if scheme.lower() == b"bearer":
        return given
    if scheme.lower() != b"basic":
        return b""
    try:
        return base64.b64decode(given, validate=True).partition(b":")[2]
    except binascii.Error:
        return b""
