"""What processes inherit that faqbot starts to share its work."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def inherited_by_workers() -> Iterator[None]:
    """Let processes started in the block ignore Ctrl-C, which is meant for this process, and use one thread each."""
    resource_tracker.ensure_running()  # before the mask: starting it later would unblock the signal
    threads = os.environ.get("OPENBLAS_NUM_THREADS")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    before = None if sys.platform == "win32" else signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        if threads is None:
            del os.environ["OPENBLAS_NUM_THREADS"]
        else:
            os.environ["OPENBLAS_NUM_THREADS"] = threads
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
