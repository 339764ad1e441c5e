"""The vectors of words: the sum of the vectors of their pieces in the table of their language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

import numpy as np

from faqbot.index.packing import Array, places_of
from faqbot.index.static_table.language_tables import DIMENSION, WordTable

if TYPE_CHECKING:
    import numpy.typing as npt

# Vectors that are added up at a time.
_BLOCK = 8192


def sum_of_words(table: WordTable, words: Sequence[str], weights: Array) -> npt.NDArray[np.float32]:
    """Return the sum of the vectors of words times their weights, (dimension,); a word without pieces adds nothing."""
    total: npt.NDArray[np.float32] = sums_of_words(table, words, weights, [len(words)])[0]
    return total


def sums_of_words(
    table: WordTable, words: Sequence[str], weights: Array, counts: Sequence[int]
) -> npt.NDArray[np.float32]:
    """Return `sum_of_words` for each of several texts, (texts, dimension), whose words stand one text after the other.

    `counts` has the number of words of each text. The sum of a text does not depend on the other texts.
    """
    pieces = list(map(table.pieces_of, words))
    flat = np.fromiter(chain.from_iterable(pieces), dtype=np.int64)
    lengths = list(map(len, pieces))
    of_words = iter(lengths)
    sizes = [sum(islice(of_words, count)) for count in counts]
    # `reduceat` would give a text without pieces the first piece of the next.
    starts = [start for start, size in zip(accumulate(sizes, initial=0), sizes, strict=False) if size]
    sums = np.zeros((len(counts), DIMENSION), dtype=np.float32)
    if starts:
        weighed = table.rows(flat)
        weighed *= np.repeat(weights, lengths).astype(np.float32)[:, None]
        sums[np.array(sizes) > 0] = np.add.reduceat(weighed, starts, axis=0)
    return sums


def vectors_of(table: WordTable, pieces: Array, lengths: Array, *, are_many: bool = False) -> npt.NDArray[np.float32]:
    """Return the vector of each word, (words, dimension), from its `WordTable.cut_words`; zeros for one without pieces.

    `are_many` is as in `grouped_sums`.
    """
    first, places = places_of(pieces)
    return grouped_sums(table.rows(pieces[first]), places, lengths, are_many=are_many)


def grouped_sums(vectors: Array, numbers: Array, lengths: Array, *, are_many: bool = False) -> npt.NDArray[np.float32]:
    """Return the sum of each group of vectors, (groups, dimension).

    The groups stand one behind the other in `numbers`, as row numbers of `vectors`; `lengths` is the size of each.
    Groups of one size are summed together, which is five times as fast as one group after the other. If `are_many`, as
    in a large corpus, scipy adds the same numbers in the same order, two to three times as fast.
    """
    if are_many:
        return _multiplied(vectors, numbers, lengths)
    sums = np.zeros((len(lengths), DIMENSION), dtype=np.float32)
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    order = np.argsort(lengths, kind="stable")
    found, first = np.unique(lengths[order], return_index=True)
    for length, groups in zip(found.tolist(), np.split(order, first)[1:], strict=True):
        most = max(1, _BLOCK // max(1, length))
        for at in range(0, len(groups), most):
            some = groups[at : at + most]
            sums[some] = vectors[numbers[starts[some][:, None] + np.arange(length)]].sum(axis=1)
    return sums


def _multiplied(vectors: Array, numbers: Array, lengths: Array) -> npt.NDArray[np.float32]:
    """Return the sum of each group of vectors as the product of a sparse matrix of ones and the vectors."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only building imports it

    ends = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    shape = len(lengths), len(vectors)
    sums: npt.NDArray[np.float32] = (
        csr_matrix((np.ones(len(numbers), dtype=np.float32), numbers, ends), shape) @ vectors
    )
    return sums
