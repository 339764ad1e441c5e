"""The lines typed at the prompt, saved from one run to the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from faqbot.errors import OutputError, system_reason
from faqbot.system.user_folders import user_folder


def open_history() -> History:
    """Return the saved history, or, with a warning, a history of this run alone if the file cannot be written."""
    try:
        return _KeptHistory(_history_file())
    except OutputError as error:
        print(f"faqbot: warning: {error}", file=sys.stderr)
        return InMemoryHistory()


def _history_file() -> str:
    """Return the path of the history file, which is created if missing; raise `OutputError` if that fails."""
    try:
        path = os.path.join(user_folder("state"), "history")
    except OutputError as error:
        raise OutputError(f"the history is not kept: {error}") from error
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        # Readable by its owner only, because people ask questions that they would not show to others.
        os.close(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600))
    except OSError as error:
        raise OutputError(f"the history is not kept: {system_reason(error)}", path=path) from error
    return path


class _KeptHistory(FileHistory):
    """A history file whose errors in reading or writing, as on a full disk, are ignored."""

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(super().load_history_strings())
        except OSError:
            return []

    def store_string(self, string: str) -> None:
        with suppress(OSError):
            super().store_string(string)
