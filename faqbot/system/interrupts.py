"""Ctrl-C, which must end a command even if Python loses the KeyboardInterrupt.

An extension module that is interrupted while it loads, or an object that is being destroyed, may swallow the exception.
Then nothing would happen, and the user would have to press Ctrl-C again. So a moment later, a thread looks whether the
main thread is dealing with an exception (it may be removing half-written files), and interrupts again if it is not.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from time import sleep
from types import FrameType

# How long an interrupt may take to be noticed, in seconds.
_A_MOMENT = 0.3


class Interrupts:
    """The interrupts of this process; `has_come` says whether there was one."""

    def __init__(self) -> None:
        self.has_come = False
        self._insists = True

    def answer(self) -> None:
        """Raise KeyboardInterrupt at each Ctrl-C from now on, as Python does, and print nothing where it is lost."""
        signal.signal(signal.SIGINT, self._interrupt)
        sys.unraisablehook = _pass_over_interrupts

    def raise_once(self) -> None:
        """Do not interrupt again where an interrupt is lost: in the shell, Ctrl-C only drops a line."""
        self._insists = False

    def ignore(self) -> None:
        """Ignore Ctrl-C from now on, because the process ends already."""
        self._insists = False
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.has_come = True
        if self._insists:
            threading.Thread(target=self._interrupt_again, daemon=True).start()
        signal.default_int_handler(number, frame)

    def _interrupt_again(self) -> None:
        sleep(_A_MOMENT)
        handled = sys._current_exceptions()  # noqa: SLF001 - a documented function, whatever its name says
        # Python 3.11 has a tuple of three for each thread, and of None where there is no exception; 3.12 has one value.
        if self._insists and handled.get(threading.main_thread().ident or 0) in (None, (None, None, None)):
            os.kill(os.getpid(), signal.SIGINT)


def _pass_over_interrupts(unraisable: sys.UnraisableHookArgs) -> None:
    """Print an exception that nobody can catch, as Python does, unless it is an interrupt, which comes again."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)


# Those of this process.
INTERRUPTS = Interrupts()
