"""Keep the numbers that the words and terms of each segment have in the last index, for the next update.

Numbering texts means sorting those of all segments, in which most texts occur many times. An update sorts the distinct
texts of the last index together with those of new segments, and looks up the numbers of the others. The files lie
beside the segments; a file that is missing or damaged only costs the time to sort all texts.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.building.questions.kept_classes import read_arrays, write_arrays
from faqbot.index.packing import Array

# The version of what a file holds. Raise it whenever that changes.
_VERSION = 1


class PackedTexts(NamedTuple):
    """Texts: their hashes, their lengths in bytes, and their bytes one after the other (uint8)."""

    hashes: Array
    lengths: Array
    signs: Array


class LastNumbers(NamedTuple):
    """The distinct texts of the last index in the order of their numbers, and the numbers of each segment's texts.

    `segments` has for each segment of the new index its texts' numbers, or None if the last index did not have it.
    """

    texts: PackedTexts
    segments: list[Array | None]


class KeptNumbers:
    """The numbers of the last index in a folder of segments, for an index of the segments with these names.

    A segment whose chunks are other ones than its file has, because ids clash, has no name: "". A name stands for what
    the segment holds: these files are written before the index is, and so may be of an index that was never finished.
    """

    def __init__(self, folder: str, names: Sequence[str]) -> None:
        self._folder = folder
        self._names = names

    def last(self, kind: str) -> LastNumbers | None:
        """Return the numbers of the last index for "word" or "term", or None if they are not kept."""
        arrays = read_arrays(self._path(kind))
        if not arrays or arrays[0].tolist() != [_VERSION]:
            return None
        _, names, ends, numbers, *texts = arrays
        kept = dict(zip(names.tolist(), np.split(numbers, ends[:-1]), strict=True))
        kept.pop("", None)
        return LastNumbers(PackedTexts(*texts), [kept.get(name) for name in self._names])

    def keep(self, kind: str, texts: PackedTexts, ends: Array, numbers: Array) -> None:
        """Write the distinct texts of this index and the numbers of each segment's texts.

        The latter stand one segment after the other in `numbers`, and `ends` says where those of each segment end.
        """
        write_arrays(self._path(kind), [np.array([_VERSION]), np.array(self._names), ends, numbers, *texts])

    def _path(self, kind: str) -> str:
        return os.path.join(self._folder, f"{kind}s")
