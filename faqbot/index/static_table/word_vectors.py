"""The vectors of words: the sum of the vectors of their pieces. The table is read when the first word is asked for.

The table was trained (tests/benchmarks/static_table/) so that the sum over the words of a text points about where a
sentence encoder puts the text. Words of little meaning therefore have short vectors, and telling words long ones.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from faqbot.index.packing import Array
from faqbot.index.static_table.word_pieces import numbered_pieces, word_pieces

_FOLDER = os.path.dirname(__file__)

# The dimension of the vectors.
DIMENSION = 128


class StaticTable(NamedTuple):
    """The table: `numbers` has the number of each piece; the vector of piece i is `vectors[i] * scales[i]`.

    `vectors` is int8, (pieces, dimension), and `scales` is (pieces,).
    """

    numbers: Mapping[str, int]
    vectors: Array
    scales: Array


@cache
def static_table() -> StaticTable:
    """Return the table, which is read once in a process; its vectors are mapped."""
    with open(os.path.join(_FOLDER, "pieces.txt"), encoding="utf-8") as file:
        numbers = numbered_pieces(file.read())
    mapped = np.load(os.path.join(_FOLDER, "vectors.npy"), mmap_mode="r")
    scales = np.load(os.path.join(_FOLDER, "scales.npy"))
    return StaticTable(numbers, np.asarray(mapped), scales.astype(np.float32))  # an array is indexed faster than a map


def sum_of_words(words: Sequence[str], weights: Array) -> npt.NDArray[np.float32]:
    """Return the sum of the vectors of words times their weights, (dimension,); a word without pieces adds nothing."""
    numbers, vectors, scales = static_table()
    pieces = [word_pieces(word, numbers) for word in words]
    flat = np.fromiter(chain.from_iterable(pieces), dtype=np.int64)
    factors = np.repeat(weights, list(map(len, pieces))) * scales[flat]
    total: npt.NDArray[np.float32] = factors.astype(np.float32) @ vectors[flat].astype(np.float32)
    return total


def piece_sums(flat: Array, lengths: Array) -> npt.NDArray[np.float32]:
    """Return the sum of the vectors of each word's pieces; `lengths` says how many of the pieces `flat` each word has.

    The result is (words, dimension).
    """
    _, vectors, scales = static_table()
    found: npt.NDArray[np.float32] = vectors[flat] * scales[flat][:, None]
    if len(flat) == len(lengths) and lengths.all():
        return found
    sums = np.zeros((len(lengths), DIMENSION), dtype=np.float32)
    np.add.at(sums, np.repeat(np.arange(len(lengths)), lengths), found)
    return sums
