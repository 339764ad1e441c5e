"""Read a file or a stream of text as a whole, although it may have no end, as a device has none, or be no text."""

from __future__ import annotations

from typing import BinaryIO

from faqbot.corpus.files.decoding import marked_encoding

# The most bytes of a text that is read as a whole.
_MOST_BYTES = 1_000_000_000

# The bytes that are looked at before the others are read.
_FIRST = 1 << 16


def read_whole(file: BinaryIO) -> bytes:
    """Return all bytes of a file of text.

    Raises `ValueError`, which says what is wrong, for more than 1,000,000,000 bytes, and as soon as that can be seen
    for a large file that is no text, such as /dev/zero.
    """
    first = file.read(_FIRST)
    if len(first) == _FIRST and b"\0" in first and marked_encoding(first) is None:
        raise ValueError("holds a NUL byte, so it is not text")
    rest = file.read(_MOST_BYTES - len(first) + 1) if len(first) == _FIRST else file.read()
    if len(first) + len(rest) > _MOST_BYTES:
        raise ValueError(f"has more than {_MOST_BYTES:,} bytes; cut it into several files")
    return first + rest
