"""The response of a limit: a status, and JSON with a code for programs and a sentence for people."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.types import Send


async def refuse(send: Send, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
    """Send an error as the API sends its own; nothing of the request is in it, and nobody keeps it."""
    body = refusal_body(code, message)
    told = {
        "content-type": "application/json",
        "content-length": str(len(body)),
        "cache-control": "no-store",
        **(headers or {}),
    }
    listed = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": listed})
    await send({"type": "http.response.body", "body": body})


def refusal_body(code: str, message: str, *, number: str | None = None) -> bytes:
    """Return the JSON of an error, as one line; `number` names a failure of the server in its log."""
    error = {"code": code, "message": message} | ({"id": number} if number else {})
    return f"{json.dumps({'error': error})}\n".encode()
