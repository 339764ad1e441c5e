"""The access log: a line of JSON for each request, without questions and without addresses."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from faqbot.errors import OutputError, system_reason

# Standard error, as the name of a log.
STANDARD_ERROR = "-"

# Characters of a path that are logged; the paths of this server are shorter.
_LONGEST_PATH = 200


class AccessLog:
    """Writes lines to the file `path`, or to standard error for "-".

    A line is written by one call, so that processes may write to one file. The file may be moved away (as logrotate
    does): the next line goes to a new one. A log that cannot be written any more is passed over: answers matter more.

    Raises `OutputError` if the file cannot be opened.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = -1
        if path != STANDARD_ERROR:
            try:
                self._open()
            except OSError as error:
                raise OutputError(f"cannot log requests: {system_reason(error)}", path=path) from error

    def add(self, method: str, path: str, status: int, seconds: float, size: int, outcomes: Sequence[str]) -> None:
        """Add the line of a request: `size` are the bytes of the response's body, `path` has no query.

        `outcomes` are those of the questions in the request: there may be several in one text.
        """
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "method": method,
            "path": path[:_LONGEST_PATH],
            "status": status,
            "ms": round(seconds * 1000, 2),
            "bytes": size,
            **({"outcome": " ".join(outcomes)} if outcomes else {}),
        }
        self.write(line)

    def write(self, line: dict[str, Any]) -> None:
        """Add a line with any fields."""
        data = json.dumps(line).encode() + b"\n"
        with suppress(OSError, ValueError):
            os.write(self._descriptor(), data)

    def _descriptor(self) -> int:
        if self._path == STANDARD_ERROR:
            return sys.stderr.fileno()
        try:
            is_there = os.path.samestat(os.stat(self._path), os.fstat(self._file))
        except OSError:
            is_there = False
        if not is_there:
            self.close()
            self._open()
        return self._file

    def _open(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.open(self._path, flags, 0o640)

    def close(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
