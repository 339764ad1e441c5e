"""Files that a browser may keep: each has a tag of its content, by which the browser asks whether it has changed."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import Response

# A browser asks again each time, which costs a few bytes; after an update of faqbot no page has an old script.
_KEPT = "no-cache"


class KeptFile:
    """The bytes of a file and their type."""

    def __init__(self, content: bytes, media_type: str) -> None:
        self._content = content
        self._media_type = media_type
        self._tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'

    def response(self, request: Request) -> Response:
        """Return the file, or 304 if the browser has it."""
        headers = {"ETag": self._tag, "Cache-Control": _KEPT}
        known = request.headers.get("if-none-match", "")
        if known.strip() == "*" or self._tag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
            return Response(status_code=304, headers=headers)
        return Response(self._content, headers=headers, media_type=self._media_type)
