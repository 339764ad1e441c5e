"""Standard input and output, kept for the protocol alone.

A single line on standard output that is no message breaks the connection, and any library may print one. So while the
protocol has the streams, standard output leads to standard error, and standard input is empty; the protocol uses copies
of their file descriptors that nobody else knows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple


class ProtocolStreams(NamedTuple):
    """The file descriptors that messages are read from and written to."""

    reading: int
    writing: int


@contextmanager
def protocol_streams() -> Iterator[ProtocolStreams]:
    """Yield the descriptors of standard input and output, which lead elsewhere within the context.

    Raises `OSError` if one of the two is closed.
    """
    streams = ProtocolStreams(os.dup(0), os.dup(1))
    for copy in streams:
        with suppress(OSError, AttributeError):  # a host may hand over pipes that never wait; Windows has none
            os.set_blocking(copy, True)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    sys.stdout.flush()
    os.dup2(2, 1)
    try:
        yield streams
    finally:
        sys.stdout.flush()  # what was printed meanwhile belongs to standard error
        os.dup2(streams.reading, 0)
        os.dup2(streams.writing, 1)
        os.close(streams.writing)  # not the other one: a thread may still wait for input on it
