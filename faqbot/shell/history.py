"""What was typed at the prompt, kept from one run to the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from faqbot.errors import OutputError, system_reason
from faqbot.system.user_folders import user_folder


def open_history() -> History:
    """Return the history of all runs, or one of this run only, with a warning, if the file cannot be written."""
    try:
        return _KeptHistory(_history_file())
    except OutputError as error:
        print(f"faqbot: warning: {error}", file=sys.stderr)
        return InMemoryHistory()


def _history_file() -> str:
    """Return the path of the history, made if it was not there; raise `OutputError` if it cannot be written."""
    try:
        path = os.path.join(user_folder("state"), "history")
    except OutputError as error:
        raise OutputError(f"the history is not kept: {error}") from error
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        # Readable by its owner alone: people ask about what they would not tell others.
        os.close(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600))
    except OSError as error:
        raise OutputError(f"the history is not kept: {system_reason(error)}", path=path) from error
    return path


class _KeptHistory(FileHistory):
    """A history file that is done without once it cannot be read or written, as on a full disk."""

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(super().load_history_strings())
        except OSError:
            return []

    def store_string(self, string: str) -> None:
        with suppress(OSError):
            super().store_string(string)
