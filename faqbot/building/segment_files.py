"""Segments as files: what a writer of an index keeps of the documents, so that the next one need not read them again.

A file is named by the digest of everything its segment depends on. Its first line is the checksum of all that follows,
eight hexadecimal digits, and a JSON object: the length of each array and text, and notes of the caller. Behind it lie
the arrays and texts (see `layout`). A file that is cut short or damaged counts as missing.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

import numpy as np

from faqbot.building.segment import ARRAYS, TEXTS, Segment
from faqbot.index.packing import Array
from faqbot.index.storage.layout import pieces_of, split
from faqbot.index.storage.regular_files import open_regular

# Raise it with every change of what a segment is made of: segments of another version are not read.
SEGMENT_VERSION = 4

# Segments of up to this many bytes are read, larger ones are mapped.
_READ = 1 << 20

# The arrays begin at a multiple of this many bytes, the width of the widest numbers.
_ALIGNED = 8

# The checksum's hexadecimal digits.
_DIGITS = 8


def write_segment(path: str, segment: Segment, notes: dict[str, Any]) -> None:
    """Write a segment, whole or not at all; the same segment gives the same file."""
    lengths = [len(segment.arrays[name]) for name in ARRAYS] + [len(segment.texts[name]) for name in TEXTS]
    header = json.dumps({"lengths": lengths, "notes": notes}, ensure_ascii=False).encode()
    padding = b" " * (-(_DIGITS + len(header) + 1) % _ALIGNED)
    pieces = [memoryview(header + padding + b"\n"), *pieces_of(segment.arrays, segment.texts, ARRAYS)]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    draft = f"{path}.new"
    with suppress(FileNotFoundError):  # of a writer that was killed
        os.unlink(draft)
    # Not `replacing`, which waits for the disk: of ten thousand small files, and one that is lost is made again.
    with open(draft, "xb") as file:
        file.write(f"{checksum:0{_DIGITS}x}".encode())
        file.writelines(pieces)
    os.replace(draft, path)


def read_segment(path: str) -> tuple[Segment, dict[str, Any]] | None:
    """Return a segment with its notes, mapped if it is large; None if there is no such file, or it is not whole.

    Raises `OSError` for a file that is there and cannot be read.
    """
    try:
        with open_regular(path) as file:
            # A mapped file stays open, and a process may open about a thousand.
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
    except (ValueError, KeyError, TypeError):  # its checksum is right: another program wrote it
        return None
    let_go(segment)
    return segment, notes


def joined(segments: Sequence[Segment], name: str) -> Array:
    """Return one array of all segments, one behind the other, giving the memory of each back (see `let_go`)."""
    array = np.empty(sum(len(segment.arrays[name]) for segment in segments), dtype=ARRAYS[name])
    start = 0
    for segment in segments:
        end = start + len(segment.arrays[name])
        array[start:end] = segment.arrays[name]
        start = end
        let_go(segment)
    return array


def joined_texts(segments: Sequence[Segment], name: str) -> bytes:
    """Return one text of all segments, one behind the other, as `joined` does."""
    run = BytesIO()
    for segment in segments:
        run.write(segment.texts[name])
        let_go(segment)
    return run.getvalue()


def let_go(segment: Segment) -> None:
    """Give the memory of a mapped segment back; what is looked at again is read again by the system.

    Like this only one segment of a corpus is in memory at a time, however often all of them are gone through.
    """
    run = segment.texts["lines"]
    if isinstance(run, memoryview) and isinstance(run.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        run.obj.madvise(mmap.MADV_DONTNEED)
