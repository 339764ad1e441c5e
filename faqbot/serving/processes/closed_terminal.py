"""Whether the terminal that a server was started in has been closed.

A closed terminal sends the signal that also means to read the documents again. A server that went on would keep its
port, and nobody would see it.
"""

from __future__ import annotations

import os
import signal


class StartingTerminal:
    """The terminal of this process as it is made; there may be none, and `nohup` asks to outlive it."""

    def __init__(self) -> None:
        hangup = getattr(signal, "SIGHUP", None)
        self._ends_with_it = hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN and _has_terminal()

    def is_closed(self) -> bool:
        """Whether there was a terminal to end with, and it is there no more."""
        return self._ends_with_it and not _has_terminal()


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
