"""Write segments to files and read them again, so that the next build need not read unchanged documents.

The name of a file is the digest of everything that its segment depends on. The first line consists of the checksum of
all bytes after it (CRC-32 in eight hexadecimal digits) and a JSON object with the length of each array and text and
with the caller's notes. The arrays and texts follow (see `index.storage.layout`). A file that is truncated or damaged
counts as missing.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np

from faqbot.building.segment import ARRAYS, TEXTS, Segment
from faqbot.index.packing import Array
from faqbot.index.storage.layout import pieces_of, split
from faqbot.index.storage.regular_files import open_regular
from faqbot.system.atomic_files import replacing

# The version of a segment's content. Raise it whenever that changes: segments of another version are not used.
SEGMENT_VERSION = 4

# Largest segment that is read into memory, in bytes. Larger segments are mapped.
_READ = 1 << 20

# Alignment of the arrays, in bytes: the width of the widest numbers.
_ALIGNED = 8

# Number of hexadecimal digits of the checksum.
_DIGITS = 8


def write_segment(path: str, segment: Segment, notes: dict[str, Any]) -> None:
    """Write a segment and its notes to a file, completely or not at all; the same segment gives the same bytes."""
    lengths = [len(segment.arrays[name]) for name in ARRAYS] + [len(segment.texts[name]) for name in TEXTS]
    header = json.dumps({"lengths": lengths, "notes": notes}, ensure_ascii=False).encode()
    padding = b" " * (-(_DIGITS + len(header) + 1) % _ALIGNED)
    pieces = [memoryview(header + padding + b"\n"), *pieces_of(segment.arrays, segment.texts, ARRAYS)]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    # Not durable: there may be ten thousand small files. A file that is lost in a crash counts as missing, and its
    # segment is made again.
    with replacing(path, durable=False) as file:
        file.write(f"{checksum:0{_DIGITS}x}".encode())
        file.writelines(pieces)


def read_segment(path: str) -> tuple[Segment, dict[str, Any]] | None:
    """Return a segment with its notes, mapped if it is large; None if the file is missing, truncated or damaged.

    Raises `OSError` for a file that exists but cannot be read.
    """
    try:
        with open_regular(path) as file:
            # Small files are not mapped: a mapped file stays open, and a process may have about a thousand files open.
            is_large = os.fstat(file.fileno()).st_size > _READ
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if is_large else file.read()
    except FileNotFoundError:
        return None
    view, start = memoryview(data), data.find(b"\n") + 1
    if bytes(view[:_DIGITS]) != f"{zlib.crc32(view[_DIGITS:]):0{_DIGITS}x}".encode():
        return None
    try:
        header = json.loads(bytes(view[_DIGITS:start]))
        lengths = dict(zip((*ARRAYS, *TEXTS), header["lengths"], strict=True))
        segment, notes = Segment(*split(view[start:], lengths, ARRAYS, TEXTS)), header["notes"]
    except (ValueError, KeyError, TypeError):  # the checksum is right, so another program wrote the file
        return None
    let_go(segment)
    return segment, notes


def joined(segments: Sequence[Segment], name: str) -> Array:
    """Return the concatenated arrays of this name of all segments, releasing the memory of each (see `let_go`)."""
    array = np.empty(sum(len(segment.arrays[name]) for segment in segments), dtype=ARRAYS[name])
    start = 0
    for segment in segments:
        end = start + len(segment.arrays[name])
        array[start:end] = segment.arrays[name]
        start = end
        let_go(segment)
    return array


def joined_texts(segments: Sequence[Segment], name: str) -> bytes:
    """Return the concatenated texts of this name of all segments, releasing the memory of each (see `let_go`)."""
    run = BytesIO()
    for segment in segments:
        run.write(segment.texts[name])
        let_go(segment)
    return run.getvalue()


def let_go(segment: Segment) -> None:
    """Release the memory of a mapped segment; the operating system reads pages again when they are used again.

    So only one segment of a corpus is in memory at a time, even if all segments are read several times.
    """
    run = segment.texts["lines"]
    if isinstance(run, memoryview) and isinstance(run.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        run.obj.madvise(mmap.MADV_DONTNEED)
