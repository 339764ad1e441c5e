"""The layout of a data file: the arrays and texts of an index, one after the other, without gaps.

The arrays of the widest dtypes come first and the texts last, so that every array is aligned to the width of its dtype.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import mul

import numpy as np

from faqbot.index.packing import Array, StoredRun

_Runs = Mapping[str, bytes | memoryview | StoredRun]


class Pieces:
    """The bytes of a data file as pieces, which may be gone through many times; what is stored is read each time."""

    def __init__(self, runs: Sequence[memoryview | StoredRun]) -> None:
        self._runs = runs

    def __iter__(self) -> Iterator[memoryview]:
        """Yield the pieces in the order of the file."""
        for run in self._runs:
            if isinstance(run, memoryview):
                yield run
            else:
                yield from run.pieces()


def widest_first(dtypes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of arrays in the order in which they lie in a data file."""
    return tuple(_widths(tuple(dtypes.items())))


@lru_cache(maxsize=1024)  # a thousand segments have arrays of the same names, and of a few widths
def _widths(dtypes: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Return the width of the numbers of arrays in bytes, in the order of `widest_first`."""
    widths = ((name, int(dtype[2:])) for name, dtype in dtypes)
    return dict(sorted(widths, key=lambda pair: (-pair[1], pair[0])))


def pieces_of(arrays: Mapping[str, Array], texts: _Runs, dtypes: Mapping[str, str]) -> Pieces:
    """Return the bytes of a data file as pieces; raise `ValueError` for an array of another dtype than in `dtypes`."""
    pieces: list[memoryview | StoredRun] = []
    for name in widest_first(dtypes):
        if arrays[name].dtype != np.dtype(dtypes[name]) or arrays[name].ndim != 1:
            raise ValueError(f"{name} is {arrays[name].dtype} of {arrays[name].ndim} dimensions, not {dtypes[name]}")
        pieces.append(np.ascontiguousarray(arrays[name]).view(np.uint8).data)
    for name in sorted(texts):
        run = texts[name]
        pieces.append(memoryview(run) if isinstance(run, bytes | memoryview) else run)
    return Pieces(pieces)


def places(lengths: Mapping[str, int], dtypes: Mapping[str, str], texts: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return where each array and text begins and ends in a file, in bytes and in the order of the file.

    `lengths` has the length of each, in numbers (of an array) or bytes.
    Raises `ValueError` for a length below 0.
    """
    if min(lengths.values()) < 0:
        raise ValueError("a length is below 0")
    widths = {**_widths(tuple(dtypes.items())), **dict.fromkeys(sorted(texts), 1)}
    ends = accumulate(map(mul, map(lengths.__getitem__, widths), widths.values()), initial=0)
    return dict(zip(widths, pairwise(ends), strict=True))


def split(
    view: memoryview, lengths: Mapping[str, int], dtypes: Mapping[str, str], texts: Iterable[str]
) -> tuple[dict[str, Array], dict[str, memoryview]]:
    """Return the arrays and texts in the bytes of a data file, without copying them.

    `lengths` has the length of each array (in numbers) and of each text (in bytes). Raises `ValueError` unless the
    lengths add up to the bytes of `view`.
    """
    found = places(lengths, dtypes, texts)
    if (size := max(end for _, end in found.values())) != len(view):
        raise ValueError(f"the data has {len(view)} bytes, not {size}")
    arrays = {name: np.frombuffer(view, dtypes[name], lengths[name], found[name][0]) for name in widest_first(dtypes)}
    return arrays, {name: view[slice(*found[name])] for name in sorted(texts)}
