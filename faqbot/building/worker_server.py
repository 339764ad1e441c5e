"""Imported only by the server process that the workers of a build are forked from: what it does not print.

After Ctrl-C, the parent process removes the semaphores that it shares with its workers. One that has just been forked
does not find them, and ends, as it should; multiprocessing would print a traceback of that.
"""

from __future__ import annotations

import sys
from multiprocessing import synchronize
from types import TracebackType


def _print_unless_orphaned(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print an exception as Python does, but for a semaphore that is missing."""
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    is_orphaned = last is not None and last.tb_frame.f_code.co_filename == synchronize.__file__
    if not (is_orphaned and issubclass(kind, FileNotFoundError)):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _print_unless_orphaned
