"""When to look at the documents of a server again, and whether they have changed."""

from __future__ import annotations

import time

from faqbot.serving.processes.document_sources import ServedSource


class DocumentWatch:
    """Looks at a source now and then; `due` is the time of the next look.

    A change counts as soon as two looks after it see the same, because files may be in the middle of being written.
    """

    def __init__(self, source: ServedSource, seconds: float) -> None:
        self._source = source
        self._seconds = seconds
        self._served = self._seen = source.state()
        self.due = time.monotonic() + seconds

    def settle(self) -> None:
        """Take what is there now for what the server answers from."""
        self._served = self._seen = self._source.state()

    def has_changed(self) -> bool:
        """Whether there is something new, which stayed the same since the last look; it looks if the time has come."""
        begun = time.monotonic()
        if begun < self.due:
            return False
        state = self._source.state()
        has_changed = state != self._served and state == self._seen
        self._seen = state
        # Looking at very many files takes long: it must not take more than a twentieth of the time.
        self.due = time.monotonic() + max(self._seconds, 20 * (time.monotonic() - begun))
        return has_changed
