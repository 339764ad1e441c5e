"""Give memory that is free, but that the C library keeps for later, back to the system.

Merging makes and drops arrays of many sizes. In the heap of glibc the dropped ones leave gaps between those that stay:
of a million chunks, some hundred megabytes, which count as memory of the process until they are used again.
"""

from __future__ import annotations

from contextlib import suppress


def give_back() -> None:
    """Give free memory back to the system; do nothing where the C library cannot."""
    # Another C library than glibc; on Windows, no library at all; and a Python may be built without ctypes.
    with suppress(ImportError, OSError, AttributeError, TypeError):
        import ctypes  # noqa: PLC0415 - see above

        ctypes.CDLL(None).malloc_trim(0)
