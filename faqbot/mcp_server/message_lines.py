"""The messages of JSON-RPC in lines, and what is answered to a line without one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from mcp_types import INVALID_REQUEST, PARSE_ERROR, JSONRPCMessage, jsonrpc_message_adapter
from pydantic import ValidationError

# The longest line that is read. The longest message that a tool can use takes some 30,000 bytes.
LONGEST_MESSAGE = 1_000_000

# Bytes that are read at once.
_BLOCK = 65_536


def lines_from(read: Callable[[int], bytes], longest: int = LONGEST_MESSAGE) -> Iterator[list[bytes | None]]:
    """Yield the lines that each block of bytes ends, without blank ones; None stands for a line that is too long.

    `read` returns at most so many bytes, and no bytes at the end. Never more than a line and a block are in memory.
    """
    line, is_too_long = bytearray(), False
    while block := read(_BLOCK):
        *ends, begun = block.split(b"\n")
        lines: list[bytes | None] = []
        for end in ends:
            line += end
            if is_too_long or len(line) > longest:
                lines.append(None)
            elif line.strip():
                lines.append(bytes(line))
            line.clear()
            is_too_long = False
        line += begun
        if len(line) > longest:
            line.clear()
            is_too_long = True
        if lines:
            yield lines
    if is_too_long or line.strip():
        yield [None if is_too_long else bytes(line)]


class NoMessageError(Exception):
    """A line is no message; `answer` is what the client is told, as a message of JSON-RPC."""

    def __init__(self, code: int, reason: str, request: Any = None) -> None:
        super().__init__(reason)
        self.answer: dict[str, Any] = {"jsonrpc": "2.0", "id": request, "error": {"code": code, "message": reason}}


def message_in(line: bytes | None) -> JSONRPCMessage:
    """Return the message in a line (None: a line that is too long); raise `NoMessageError` for any other line."""
    if line is None:
        raise NoMessageError(INVALID_REQUEST, f"a message may have at most {LONGEST_MESSAGE:,} bytes")
    try:
        return jsonrpc_message_adapter.validate_json(line, by_name=False)
    except ValidationError as error:
        raise _refusal(line) from error


def _refusal(line: bytes) -> NoMessageError:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return NoMessageError(PARSE_ERROR, "the line is not JSON in UTF-8; every message is one line of JSON")
    request = value.get("id") if isinstance(value, dict) else None
    is_id = isinstance(request, str | int) and not isinstance(request, bool)
    return NoMessageError(
        INVALID_REQUEST, "the line is JSON, but no message of JSON-RPC 2.0", request if is_id else None
    )


def message_line(message: dict[str, Any]) -> bytes:
    """Return a message as a line; half a surrogate pair, which UTF-8 cannot write, becomes a question mark."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode(errors="replace") + b"\n"
