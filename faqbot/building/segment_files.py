"""Segments as files: what a writer of an index keeps of the documents, so that the next one need not read them again.

A file is named by the digest of what its segment depends on. It begins with a line of JSON: how many bytes each array
and run has, their checksum, and notes of whoever made the segment. One that is cut short or damaged is as good as none.
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

# Another version's blocks are not read; raise it with whatever changes what a segment is made of.
BLOCK_VERSION = 3

# Segments of up to so many bytes are read, larger ones are mapped.
_READ = 1 << 20

# Where numbers of any size may begin.
_ALIGNED = 8

# The widest numbers first, so that all begin where they may.
_ORDER = sorted(ARRAYS, key=lambda name: (-np.dtype(ARRAYS[name]).itemsize, name))


def write_segment(path: str, segment: Segment, notes: dict[str, Any]) -> None:
    """Write a segment, whole or not at all; the same segment gives the same file."""
    pieces = [np.ascontiguousarray(segment.arrays[name]).view(np.uint8).data for name in _ORDER]
    pieces += [memoryview(segment.texts[name]) for name in TEXTS]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    sizes = [piece.nbytes for piece in pieces]
    header = json.dumps({"sizes": sizes, "crc32": checksum, "notes": notes}, ensure_ascii=False).encode()
    draft = f"{path}.new"
    with open(draft, "wb") as file:
        file.write(header + b" " * (-(len(header) + 1) % _ALIGNED) + b"\n")
        file.writelines(pieces)
    os.replace(draft, path)


def read_segment(path: str) -> tuple[Segment, dict[str, Any]] | None:
    """Return a segment with its notes, mapped if it is large; None if there is none that is whole.

    Raises `OSError` for a file that is there and cannot be read.
    """
    try:
        with open(path, "rb") as file:
            # A mapped file stays open, and a process may open about a thousand.
            is_large = os.fstat(file.fileno()).st_size > _READ
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if is_large else file.read()
        view, start = memoryview(data), data.find(b"\n") + 1
        header = json.loads(bytes(view[:start]))
        sizes = header["sizes"]
        if len(view) != start + sum(sizes) or zlib.crc32(view[start:]) != header["crc32"]:
            return None
        segment = _mapped(view, start, sizes)
        let_go(segment)
        return segment, header["notes"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def joined(segments: Sequence[Segment], name: str) -> Array:
    """Return one array of all segments, one behind the other, letting each segment go."""
    array = np.empty(sum(len(segment.arrays[name]) for segment in segments), dtype=ARRAYS[name])
    start = 0
    for segment in segments:
        end = start + len(segment.arrays[name])
        array[start:end] = segment.arrays[name]
        start = end
        let_go(segment)
    return array


def joined_texts(segments: Sequence[Segment], name: str) -> bytes:
    """Return the runs of bytes of all segments likewise."""
    run = BytesIO()
    for segment in segments:
        run.write(segment.texts[name])
        let_go(segment)
    return run.getvalue()


def let_go(segment: Segment) -> None:
    """Give a mapped segment's memory back; the system reads again what is looked at again.

    So only one segment of a corpus is in memory at a time, however often they are gone through.
    """
    run = segment.texts["lines"]
    if isinstance(run, memoryview) and isinstance(run.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        run.obj.madvise(mmap.MADV_DONTNEED)


def _mapped(view: memoryview, start: int, sizes: Sequence[int]) -> Segment:
    runs = []
    for size in sizes:
        runs.append(view[start : start + size])
        start += size
    arrays = {name: np.frombuffer(run, dtype=ARRAYS[name]) for name, run in zip(_ORDER, runs, strict=False)}
    return Segment(arrays, dict(zip(TEXTS, runs[len(_ORDER) :], strict=True)))
