"""Values as the bodies of responses: one line of JSON, byte for byte what the commands print with `--json`."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from faqbot.rendering.readable import to_json


class JsonResponse(Response):
    """A response whose body is the line that `print(to_json(value))` prints."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Return the body."""
        return f"{to_json(content)}\n".encode()
