"""Many byte strings kept as one text with offsets, and the hash by which terms, questions and titles are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol

import numpy as np

# These are `numpy.typing.NDArray`, whose module takes half a millisecond to import.
Array = np.ndarray[Any, np.dtype[Any]]
Vector = np.ndarray[Any, np.dtype[np.float64]]

# The largest prime below 2 ** 64, the modulus of `text_hash`.
LARGEST_PRIME = 2**64 - 59

# The odd number next to 2 ** 64 divided by the golden ratio, the factor of multiplicative hashing.
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)

# numpy takes the items at many places two to three times as fast if the places are integers of this dtype, which it
# indexes with: others it converts one after the other on the way.
PLACES = np.int64

# From this many values on, giving them slots takes less time than sorting them.
_WORTH_SLOTS = 1 << 12


class StoredRun(Protocol):
    """A run of bytes that is not in memory: it is read from files where it is used."""

    def __len__(self) -> int:
        """Return the number of bytes."""

    def __getitem__(self, part: slice) -> bytes:
        """Return the bytes of a part, given by its start and its stop."""

    def pieces(self) -> Iterator[memoryview]:
        """Yield all bytes, some at a time."""


class Texts(Sequence[bytes]):
    """Many byte strings, one after the other: item i is `run[offsets[i]:offsets[i + 1]]`."""

    def __init__(self, run: bytes | memoryview | StoredRun, offsets: Array) -> None:
        self._run = run
        self._offsets = offsets

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: Any) -> Any:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._offsets[number : number + 2].tolist()
        return bytes(self._run[start:end])

    def at(self, numbers: Sequence[int]) -> list[bytes]:
        """Return the items with these numbers, in half of the time of one after the other."""
        if not numbers:
            return []
        if not (min(numbers) >= 0 and max(numbers) < len(self)):
            raise IndexError(numbers)
        places, run = np.array(numbers), self._run
        starts, ends = self._offsets[places].tolist(), self._offsets[places + 1].tolist()
        return [bytes(run[start:end]) for start, end in zip(starts, ends, strict=True)]


def pack_title(questions: Iterable[Sequence[str]]) -> bytes:
    """Return the title of a chunk as the index stores it: a line for each of its questions, as words joined by spaces.

    The title begins and ends with a line feed, so that a question can be found with the line feeds around it.
    """
    return "".join(f"\n{' '.join(words)}" for words in questions).encode() + b"\n"


def text_hash(encoded: bytes) -> int:
    """Return the 64-bit hash by which terms, questions and titles are found.

    The hash is the value of the bytes as one little-endian number, modulo the largest 64-bit prime. It runs at the
    speed of C, is the same on every machine, and needs no hashlib, whose import takes a tenth of the time of numpy's.
    Collisions do no harm, because every text that is found by its hash is compared with the wanted text.
    """
    return int.from_bytes(encoded, "little") % LARGEST_PRIME


def ranges(starts: Array, lengths: Array, among: int | None = None) -> Array:
    """Return for each start the numbers `start, …, start + length - 1`, all in one array.

    `among` is the length of the array that distinct ranges divide. Raises `ValueError` if they are longer than it: the
    offsets of a damaged index may ask for gigabytes.
    """
    if among is not None and not max(int(lengths.max(initial=0)), int(lengths.sum())) <= among:
        raise ValueError(f"offsets ask for more than the {among} entries there are")
    before = np.cumsum(lengths) - lengths
    numbers: Array = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return numbers


def places_of(numbers: Array) -> tuple[Array, Array]:
    """Return the place of each distinct number, ascending by number, and for each number its rank among the distinct.

    Simply put: `np.unique` with index and inverse. This sorts nothing, and is faster if the numbers are small; they
    must not be negative. Of equal numbers, any place is returned.
    """
    place = np.full(int(numbers.max(initial=-1)) + 1, -1, dtype=np.int64)
    place[numbers] = np.arange(len(numbers))
    distinct = np.flatnonzero(place >= 0)
    rank = np.zeros(len(place), dtype="<i4")
    rank[distinct] = np.arange(len(distinct), dtype="<i4")
    return place[distinct], rank[numbers]


def ranked_values(values: Array) -> tuple[Array, Array]:
    """Return a place of each distinct value, ascending by value, and for each value its rank among these.

    Simply put: `np.unique` with index and inverse, for integers that are not negative. Here each value gets a slot, by
    multiplicative hashing (Knuth, The Art of Computer Programming, 6.4), and is the same as the value that was put
    there; only the distinct values are sorted, and those whose slot another value has. Of equal values any place is
    returned.
    """
    if len(values) < _WORTH_SLOTS:
        return ranked_by_sorting(values)
    bits = len(values).bit_length()
    slots = ((values.astype(np.uint64) * _GOLDEN) >> np.uint64(64 - bits)).astype(PLACES)
    in_slot = np.empty(1 << bits, dtype=np.int32)
    in_slot[slots] = np.arange(len(values), dtype=np.int32)
    same_as = in_slot[slots].astype(PLACES)
    others = np.flatnonzero(values[same_as] != values)
    firsts, ranks = ranked_by_sorting(values[others])
    same_as[others] = others[firsts][ranks]
    is_first = same_as == np.arange(len(values))
    distinct = np.flatnonzero(is_first)
    distinct = distinct[np.argsort(values[distinct])]
    numbers = np.empty(len(values), dtype="<i4")
    numbers[distinct] = np.arange(len(distinct), dtype="<i4")
    return distinct, numbers[same_as]


def ranked_by_sorting(values: Array, kind: Literal["stable"] | None = None) -> tuple[Array, Array]:
    """Return what `ranked_values` does; `kind` is the kind of sort, as numpy names it."""
    order = np.argsort(values, kind=kind)
    ordered = values[order]
    is_new = np.ones(len(order), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    numbers = np.empty(len(order), dtype="<i4")
    numbers[order] = np.cumsum(is_new, dtype="<i4") - np.int32(1)
    return order[is_new], numbers


def stable_order(numbers: Array) -> Array:
    """Return the places of numbers from 0 to 2 ** 32 - 1 in ascending order, those of equal numbers ascending.

    Simply put: a stable `np.argsort`. numpy has a radix sort, which is several times as fast, for 16 bits; so here the
    lower 16 bits are sorted first, and then the others.
    """
    order: Array = np.argsort(numbers.astype(np.uint16), kind="stable")
    greatest, shift = int(numbers.max(initial=0)), 16
    if greatest >> shift:
        upper = numbers >> shift
        narrow = upper.astype(np.uint8 if greatest >> shift <= np.iinfo(np.uint8).max else np.uint16)
        order = order[np.argsort(narrow[order], kind="stable")]
    return order


def pack(texts: Iterable[bytes]) -> tuple[bytes, Array]:
    """Return byte strings joined to one, and their offsets (int64, one more than there are strings)."""
    items = list(texts)
    offsets = np.zeros(len(items) + 1, dtype="<i8")
    np.cumsum([len(item) for item in items], out=offsets[1:])
    return b"".join(items), offsets


def places_among(wanted: Array, ascending: Array) -> tuple[Array, Array]:
    """Return the place of each wanted number in an ascending array that is not empty, and whether it is there (bool).

    The place of a number that is not there is any valid one.
    """
    # Of two dtypes numpy would convert the long array at every call, which takes longer than the search.
    at = ascending.searchsorted(wanted.astype(ascending.dtype, copy=False))
    np.minimum(at, len(ascending) - 1, out=at)
    return at, ascending.take(at) == wanted


def equal_range(hashes: Array, wanted: int) -> range:
    """Return the range of places at which a sorted array holds the value `wanted`; the range may be empty."""
    value = np.uint64(wanted)
    first = int(hashes.searchsorted(value))
    if first == len(hashes) or hashes[first] != value:  # nearly all that is looked up is not there
        return range(first, first)
    return range(first, int(hashes.searchsorted(value, "right")))
