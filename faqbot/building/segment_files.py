"""Write segments to files and read them again, so that the next build need not read unchanged documents.

The name of a file is the digest of everything that its segment depends on. The first line consists of the checksum of
all bytes after it (CRC-32 in eight hexadecimal digits) and a JSON object with the length of each array and text, the
dtype of each array and the caller's notes. The arrays and texts follow (see `index.storage.layout`). A file that is
truncated or damaged counts as missing.

Most numbers of a segment are small, and an update reads all of them. So each array has the narrowest unsigned dtype
that has room for its numbers, in the file and when it is read; `joined` gives it the dtype of `SEGMENT_ARRAYS` again.
"""

from __future__ import annotations

import json
import os
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np

from faqbot.building.segment import SEGMENT_ARRAYS, SEGMENT_TEXTS, Segment
from faqbot.index.packing import Array
from faqbot.index.storage.layout import pieces_of, places
from faqbot.index.storage.regular_files import open_regular
from faqbot.system.atomic_files import replacing

# The version of a segment's content. Raise it whenever that changes: segments of another version are not used.
SEGMENT_VERSION = 24

# Most bytes of a segment that are read into memory. All else of it is read when it is used, array by array.
_READ = 1 << 20

# The arrays that an update needs of few segments: those that the last index did not have. With the texts they are most
# of the bytes of a segment, and follow all others in its file.
_OF_NEW = ("term_hashes", "term_lengths", "word_hashes", "word_lengths", "word_piece_sums", "word_pieces")
# The texts that are small, and that it needs of each segment; these lie between the arrays and the other runs of bytes.
_OF_ALL = ("about", "facets")

# The arrays and texts in the order in which the first line lists their lengths, and the runs of bytes behind the arrays
# in their order.
_LISTED = (*SEGMENT_ARRAYS, *SEGMENT_TEXTS)
_RUNS = sorted((*SEGMENT_TEXTS, *_OF_NEW))

# Bytes read at a time to compute a checksum.
_PIECE = 1 << 20

# Alignment of the arrays, in bytes: the width of the widest numbers.
_ALIGNED = 8

# Number of hexadecimal digits of the checksum.
_DIGITS = 8


def write_segment(path: str, segment: Segment, notes: dict[str, Any]) -> None:
    """Write a segment and its notes to a file, completely or not at all; the same segment gives the same bytes."""
    arrays = {name: _narrowed(segment.arrays[name]) for name in SEGMENT_ARRAYS}
    dtypes = {name: array.dtype.str for name, array in arrays.items()}
    lengths = [*map(len, arrays.values()), *(len(segment.texts[name]) for name in SEGMENT_TEXTS)]
    listed = {"lengths": lengths, "dtypes": list(dtypes.values()), "notes": notes}
    header = json.dumps(listed, ensure_ascii=False).encode()
    padding = b" " * (-(_DIGITS + len(header) + 1) % _ALIGNED)
    runs = {**segment.texts, **{name: arrays.pop(name).view(np.uint8).data for name in _OF_NEW}}
    first = {name: dtypes[name] for name in arrays}
    pieces = [memoryview(header + padding + b"\n"), *pieces_of(arrays, runs, first)]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    # Not durable: there may be ten thousand small files. A file that is lost in a crash counts as missing, and its
    # segment is made again.
    with replacing(path, durable=False) as file:
        file.write(f"{checksum:0{_DIGITS}x}".encode())
        file.writelines(pieces)


def _narrowed(array: Array) -> Array:
    """Return an array of whole numbers with the narrowest unsigned dtype for them, or as it is if it needs its own."""
    width = array.dtype.itemsize
    greatest = int(array.view(f"u{width}").max(initial=0))  # a negative number is greater than all others
    narrowest = next(narrow for narrow in (1, 2, 4, 8) if greatest < 1 << 8 * narrow)
    return array.astype(np.dtype(f"<u{narrowest}")) if narrowest < width else array


def read_segment(path: str, *, partly: bool = False) -> tuple[Segment, dict[str, Any]] | None:
    """Return a segment with its notes; None if the file is missing, truncated or damaged.

    A large segment stays in its file, which is opened anew for each array and text that is used, so that no file stays
    open. With `partly`, so does what few need of a small one, for which no other process may remove the file. Raises
    `OSError` for a file that exists but cannot be read.
    """
    try:
        with open_regular(path) as file:
            size, line = os.fstat(file.fileno()).st_size, file.readline()
            shape = _shape(line, size)
            if shape is None:
                return None
            held = file.read(size if size <= _READ and not partly else shape.first if shape.first <= _READ else 0)
            checksum = zlib.crc32(held, zlib.crc32(line[_DIGITS:]))
            for piece in iter(partial(file.read, _PIECE), b""):
                checksum = zlib.crc32(piece, checksum)
    except FileNotFoundError:
        return None
    if line[:_DIGITS] != f"{checksum:0{_DIGITS}x}".encode():
        return None
    runs = _Runs(path, len(line), shape.found, memoryview(held))
    return Segment(_Arrays(runs, shape.lengths, shape.dtypes), runs, checksum), shape.notes


class _Shape(NamedTuple):
    """What the first line of a segment's file says: the lengths and dtypes of its arrays, and the notes.

    `found` has where each array and text begins and ends behind the line, and `first` where those end that come first.
    """

    lengths: Mapping[str, int]
    dtypes: Mapping[str, str]
    notes: dict[str, Any]
    found: Mapping[str, tuple[int, int]]
    first: int


def _shape(line: bytes, size: int) -> _Shape | None:
    """Read the first line of a file of this size; return None if the line is not that of a segment of this size."""
    try:
        header = json.loads(line[_DIGITS:])
        lengths = dict(zip(_LISTED, header["lengths"], strict=True))
        dtypes = dict(zip(SEGMENT_ARRAYS, header["dtypes"], strict=True))
        first = dict(dtypes)
        runs = {name: lengths[name] * np.dtype(first.pop(name)).itemsize for name in _OF_NEW}
        found = places({**lengths, **runs}, first, _RUNS)
        if len(line) + found[_RUNS[-1]][1] != size:
            return None
        return _Shape(lengths, dtypes, header["notes"], found, found[_OF_ALL[-1]][1])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


class _Runs(Mapping[str, bytes | memoryview]):
    """The texts and the bytes of the arrays in a segment's file; those that are not held are read when asked for.

    Simply put, this is a mapped file. But a mapped file stays open, and a process may open about a thousand; and what
    was looked at stays in memory, where here it goes with the last that uses it.
    """

    def __init__(self, path: str, begin: int, found: Mapping[str, tuple[int, int]], held: memoryview) -> None:
        self._path = path
        self._begin = begin
        self._found = found
        self._held = held

    def __getitem__(self, name: str) -> bytes | memoryview:
        start, end = self._found[name]
        if end <= len(self._held):
            return self._held[start:end]
        with open_regular(self._path) as file:
            file.seek(self._begin + start)
            return file.read(end - start)

    def held(self, name: str, dtype: np.dtype[Any]) -> Array | None:
        """Return an array that is in memory, otherwise None."""
        start, end = self._found[name]
        if end > len(self._held):
            return None
        array = np.frombuffer(self._held, dtype, (end - start) // dtype.itemsize, start)
        return array if array.flags.aligned else array.copy()  # what follows a text may begin anywhere

    def __iter__(self) -> Iterator[str]:
        return iter(SEGMENT_TEXTS)

    def __len__(self) -> int:
        return len(SEGMENT_TEXTS)


class _Arrays(dict[str, Array]):
    """The arrays in a segment's file, each made when it is asked for; `lengths` are known before.

    A dictionary, in which those are that are held and were asked for: thousands of segments are asked for dozens.
    """

    def __init__(self, runs: _Runs, lengths: Mapping[str, int], dtypes: Mapping[str, str]) -> None:
        super().__init__()
        self._runs = runs
        self._dtypes = dtypes
        self.lengths = lengths

    def __missing__(self, name: str) -> Array:
        dtype = _dtype(self._dtypes[name])
        array = self._runs.held(name, dtype)
        if array is None:
            return np.frombuffer(self._runs[name], dtype)
        self[name] = array
        return array


_dtype = cache(np.dtype)  # numpy reads the name of a dtype in half the time that it makes an array of bytes


def length_of(segment: Segment, name: str) -> int:
    """Return the length of an array, without reading it."""
    arrays = segment.arrays
    return arrays.lengths[name] if type(arrays) is _Arrays else len(arrays[name])


def joined(segments: Sequence[Segment], name: str) -> Array:
    """Return the concatenated arrays of this name of all segments; besides it, one segment's array is in memory."""
    lengths = [length_of(segment, name) for segment in segments]
    array = np.empty(sum(lengths), dtype=SEGMENT_ARRAYS[name])
    start = 0
    for segment, length in zip(segments, lengths, strict=True):
        array[start : start + length] = segment.arrays[name]
        start += length
    return array


def joined_texts(segments: Sequence[Segment], name: str) -> bytes:
    """Return the concatenated texts of this name of all segments; besides them, one segment's is in memory."""
    run = BytesIO()
    for segment in segments:
        run.write(segment.texts[name])
    return run.getvalue()


class JoinedRun:
    """The texts of one name of all segments as one run of bytes, of which only parts are in memory (a `StoredRun`).

    `offsets` is the name of the array of offsets that divides the text of a segment.
    """

    def __init__(self, segments: Sequence[Segment], name: str, offsets: str) -> None:
        self._segments = segments
        self._name = name
        self._ends = np.cumsum([int(segment.arrays[offsets][-1]) for segment in segments]).tolist()

    def __len__(self) -> int:
        """Return the number of bytes."""
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, part: slice) -> bytes:
        """Return the bytes of a part, given by its start and its stop, which lies within one segment."""
        number = bisect_right(self._ends, part.start)
        if number == len(self._ends):
            return b""
        text = self._segments[number].texts[self._name]
        first = self._ends[number] - len(text)
        return bytes(text[part.start - first : part.stop - first])

    def pieces(self) -> Iterator[memoryview]:
        """Yield the text of each segment."""
        return (memoryview(segment.texts[self._name]) for segment in self._segments)
