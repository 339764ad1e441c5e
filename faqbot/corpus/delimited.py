"""What every reader of CSV and TSV in this process shares."""

from __future__ import annotations

import csv
import threading

# The limit is a C long, which has 32 bits on Windows.
_LARGEST = 2**31 - 1
_LOCK = threading.Lock()


def allow_large_cells() -> None:
    """Let `csv` read cells of any length; each reader has its own limit, with its own message.

    csv's limit is one for the whole process. It is raised once and never lowered, because a thread that lowers it,
    be it to what it was, breaks the reading of another.
    """
    with _LOCK:
        if csv.field_size_limit() < _LARGEST:
            csv.field_size_limit(_LARGEST)
