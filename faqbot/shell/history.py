"""The history of what was typed, kept between runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from faqbot.errors import system_reason


def open_history() -> History:
    """Return the history kept between runs, or one for this run, with a warning, if it cannot be kept."""
    from platformdirs import user_state_dir  # noqa: PLC0415 - only the shell needs it

    path = os.path.join(user_state_dir("faqbot", appauthor=False), "history")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        # Readable by its owner alone: people ask about what they would not tell others.
        os.close(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600))
    except OSError as error:
        reason = system_reason(error)
        print(f"faqbot: warning: {path}: the history is not kept: {reason}", file=sys.stderr)
        return InMemoryHistory()
    return _KeptHistory(path)


class _KeptHistory(FileHistory):
    """A history file; a disk that is full later on costs no more than the history."""

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(super().load_history_strings())
        except OSError:
            return []

    def store_string(self, string: str) -> None:
        with suppress(OSError):
            super().store_string(string)
