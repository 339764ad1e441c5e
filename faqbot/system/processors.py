"""The number of processors that this process may use."""

from __future__ import annotations

import os


def processors() -> int:
    """Return the number of processors that this process may use (at least 1), possibly fewer than the machine has."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
