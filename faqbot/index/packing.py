"""Many byte strings as one text with offsets, and the hashes by which texts are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Vector = npt.NDArray[np.float64]

# The largest prime below 2 ** 64.
LARGEST_PRIME = 2**64 - 59


class Texts(Sequence[bytes]):
    """Many byte strings, one behind the other: item i is `run[offsets[i]:offsets[i + 1]]`."""

    def __init__(self, run: bytes | memoryview, offsets: Array) -> None:
        self._run = run
        self._offsets = offsets

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: Any) -> Any:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._offsets[number : number + 2].tolist()
        return bytes(self._run[start:end])


def pack_title(questions: Iterable[Sequence[str]]) -> bytes:
    """Return the words of a chunk's questions as the index keeps them: a line each, a line feed before the first."""
    return "".join(f"\n{' '.join(words)}" for words in questions).encode() + b"\n"


def text_hash(encoded: bytes) -> int:
    """Return the 64-bit hash by which terms and questions are found.

    It is the bytes as one number, modulo the largest 64-bit prime: as fast as anything in C, the same on every machine,
    and without hashlib, whose import takes a tenth of the time of numpy's. It need not be strong: what is found by a
    hash is compared with what was looked for.
    """
    return int.from_bytes(encoded, "little") % LARGEST_PRIME


def ranges(starts: Array, lengths: Array) -> Array:
    """Return `start, start + 1, …` for each start, as many numbers as its length says, all in one array."""
    before = np.cumsum(lengths) - lengths
    numbers: Array = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return numbers


def pack(texts: Iterable[bytes]) -> tuple[bytes, Array]:
    """Return many byte strings one behind the other, and their offsets (int64, one more than there are strings)."""
    items = list(texts)
    offsets = np.zeros(len(items) + 1, dtype="<i8")
    np.cumsum([len(item) for item in items], out=offsets[1:])
    return b"".join(items), offsets


def equal_range(hashes: Array, wanted: int) -> range:
    """Return the places at which a sorted array holds a value."""
    value = np.uint64(wanted)
    return range(int(np.searchsorted(hashes, value, "left")), int(np.searchsorted(hashes, value, "right")))
