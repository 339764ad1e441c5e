"""Keep the vectors of the chunks of the last index, so that an update makes those anew that may have changed.

A vector changes with the words of its chunk and with their weights. Most words weigh the same after an update, since
their weights follow from rounded counts (see `index.bm25.steady`). So the vectors of all other chunks are copied, and
the index has the same bytes as one that is built from scratch. The file lies beside the segments; a file that is
missing or damaged only costs the time to make all vectors.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.building.questions.kept_classes import read_arrays, write_arrays
from faqbot.index.packing import Array
from faqbot.index.static_table.language_tables import DIMENSION, has_table, table_of
from faqbot.system.versions import installed_versions

# The name of the file, and the version of what it holds. Raise it whenever the same words and table give other vectors.
_FILE = "vectors"
_VERSION = 1

# The arrays of the index that are kept, and how many numbers each has for a chunk.
_KEPT = {"title_vectors": DIMENSION, "title_scales": 1, "text_vectors": DIMENSION, "text_scales": 1}


class _Last(NamedTuple):
    """What the last index was made of: its segments, by name, their sizes, and its words with their idf."""

    names: Array
    sizes: Array
    hashes: Array
    idf: Array
    arrays: dict[str, Array]


class Weighed(NamedTuple):
    """The words of an index: their hashes, ascending, and the idf of each."""

    hashes: Array
    idf: Array


class KeptVectors:
    """The vectors of the last index in a folder of segments, for an index in a language.

    `names` has the names of the segments that the index is made of. A segment whose chunks are other ones than its file
    has, because ids clash, has no name: "".
    """

    def __init__(self, folder: str, names: Sequence[str], language: str) -> None:
        self._path = os.path.join(folder, _FILE)
        self._names = names
        table = table_of(language).checksum if has_table(language) else 0
        self._made_by = np.array([f"{_VERSION}", f"{table:08x}", installed_versions(("numpy",))["numpy"] or ""])
        self._last = self._read()

    def _read(self) -> _Last | None:
        arrays = read_arrays(self._path)
        if not arrays or not np.array_equal(arrays[0], self._made_by):
            return None
        _, names, sizes, hashes, weights, *kept = arrays
        return _Last(names, sizes, hashes, weights, dict(zip(_KEPT, kept, strict=True)))

    def places(self, sizes: Sequence[int]) -> Array:
        """Return the place of each chunk in the last index, or -1; `sizes` are the sizes of the segments, in chunks."""
        places = np.full(sum(sizes), -1, dtype=np.int64)
        if self._last is None:
            return places
        ends = np.cumsum(self._last.sizes)
        known = dict(zip(self._last.names.tolist(), (ends - self._last.sizes).tolist(), strict=True))
        first = 0
        for name, size in zip(self._names, sizes, strict=True):
            if name and name in known:
                places[first : first + size] = np.arange(known[name], known[name] + size)
            first += size
        return places

    def changed(self, words: Weighed) -> Array:
        """Return for each word whether its idf is another one than in the last index, or it is new."""
        changed = np.ones(len(words.hashes), dtype=bool)
        if self._last is None or not len(self._last.hashes) or not _are_distinct(words.hashes):
            return changed
        at = np.minimum(np.searchsorted(self._last.hashes, words.hashes), len(self._last.hashes) - 1)
        np.logical_or(self._last.hashes[at] != words.hashes, self._last.idf[at] != words.idf, out=changed)
        return changed

    def filled(self, made: Mapping[str, Array], is_made: Array, places: Array) -> dict[str, Array]:
        """Return the arrays of all chunks: those of the chunks that were made, and those at `places` of the others."""
        if is_made.all():
            return dict(made)
        arrays = {}
        for name, width in _KEPT.items():
            array = np.empty((len(is_made), width), dtype=made[name].dtype)
            array[is_made] = made[name].reshape(-1, width)
            if self._last is not None:
                array[~is_made] = self._last.arrays[name].reshape(-1, width)[places[~is_made]]
            arrays[name] = array.ravel()
        self._last = None  # a quarter of a kilobyte for each chunk, which nobody needs any more
        return arrays

    def keep(self, sizes: Sequence[int], words: Weighed, arrays: Mapping[str, Array]) -> None:
        """Write the vectors of this index, for the next one."""
        if _are_distinct(words.hashes):
            kept = [arrays[name] for name in _KEPT]
            write_arrays(self._path, [self._made_by, np.array(self._names), np.array(sizes), *words, *kept])


def _are_distinct(hashes: Array) -> bool:
    return not (hashes[1:] == hashes[:-1]).any()
