"""Ctrl-C and the other signals that end a process: a command removes what is half written, and ends, whatever happens.

An extension module that is interrupted while it loads, or an object that is being destroyed, may swallow the exception.
Then nothing would happen, and the user would have to press Ctrl-C again. So a moment later, a thread looks whether the
main thread is ending (it may be removing half-written files), and interrupts it again if it is not. While the main
thread is ending, further signals are passed over: some people press Ctrl-C more than once, and `timeout`, a terminal
that closes and a system that shuts down send several signals.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from time import sleep
from types import FrameType

# How long a signal may take to be noticed, in seconds.
_A_MOMENT = 0.3

# The exit status after Ctrl-C, as shells have it: 128 plus the number of SIGINT.
_INTERRUPTED = 130

# The signals that ask a process to end, besides Ctrl-C; Windows has no SIGHUP.
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Terminated(SystemExit):
    """SIGTERM or SIGHUP has come: what is half written is removed, and the process ends by the same signal."""


class Interrupts:
    """The signals to end that this process gets."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._is_answering = False
        self._drops_lines = False

    @property
    def has_come(self) -> bool:
        """Whether the process is to end; a Ctrl-C that drops a line of the shell does not count."""
        return self._last is not None and not (self._drops_lines and self._last == signal.SIGINT)

    def answer(self) -> None:
        """Raise KeyboardInterrupt at Ctrl-C from now on, and `Terminated` at a signal to end.

        Nothing is printed where one of them is lost. A signal that whoever started the process has chosen to be
        ignored stays ignored, as SIGHUP is by `nohup`.
        """
        self._is_answering = True
        signal.signal(signal.SIGINT, self._interrupt)
        for number in _ENDING:
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, self._interrupt)
        sys.unraisablehook = _pass_over_endings

    def raise_once(self) -> None:
        """Raise each Ctrl-C once, wherever it comes: in the shell, Ctrl-C only drops a line."""
        self._drops_lines = True

    def ignore(self) -> None:
        """Ignore these signals from now on, because the process ends already; nothing is done without `answer`."""
        if self._is_answering:
            for number in (signal.SIGINT, *_ENDING):
                signal.signal(number, signal.SIG_IGN)

    def leave(self) -> None:
        """Ignore Ctrl-C, because the command is done: while Python exits, it would end the process by the signal."""
        if self._is_answering:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def end(self) -> None:
        """End the process after a signal: with the status 130 after Ctrl-C, else by the same signal."""
        self.ignore()
        # Not with sys.exit: after a KeyboardInterrupt during exit, Python may end the process by a signal.
        atexit._run_exitfuncs()  # noqa: SLF001 - otherwise a pool's semaphores would outlive the process
        if self._last is not None and self._last in _ENDING:  # so that whoever sent it sees that it was obeyed
            signal.signal(self._last, signal.SIG_DFL)
            os.kill(os.getpid(), self._last)
        os._exit(_INTERRUPTED)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self._last = number
        if number == signal.SIGINT and self._drops_lines:
            signal.default_int_handler(number, frame)
        if not _is_ending(sys.exception()):
            threading.Thread(target=self._interrupt_again, args=(number,), daemon=True).start()
            if number in _ENDING:
                raise Terminated(128 + number)
            signal.default_int_handler(number, frame)

    def _interrupt_again(self, number: int) -> None:
        sleep(_A_MOMENT)
        handled: object = sys._current_exceptions().get(threading.main_thread().ident or 0)  # noqa: SLF001 - documented
        # Python 3.11 has a tuple of three for each thread, 3.12 the exception alone.
        error = handled[1] if isinstance(handled, tuple) else handled
        if not _is_ending(error) and signal.getsignal(number) == self._interrupt:
            os.kill(os.getpid(), number)


def _is_ending(error: object) -> bool:
    """Whether an exception, or one that it was raised in the handling of, is to end the process."""
    seen: set[int] = set()
    while isinstance(error, BaseException) and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt | Terminated):
            return True
        seen.add(id(error))
        error = error.__context__
    return False


def _pass_over_endings(unraisable: sys.UnraisableHookArgs) -> None:
    """Print an exception that nobody can catch, as Python does, unless it came of a signal, which comes again."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt | Terminated):
        sys.__unraisablehook__(unraisable)


# Those of this process.
INTERRUPTS = Interrupts()
