"""The vectors of words: the sum of the vectors of their pieces. The table is read when the first word is asked for.

The table was trained (tests/benchmarks/static_table/) so that the sum over the words of a text points about where a
sentence encoder puts the text. Words of little meaning therefore have short vectors, and telling words long ones.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, chain, count, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.packing import Array, places_of
from faqbot.index.static_table.piece_trie import PieceTrie
from faqbot.index.static_table.word_pieces import search_in, word_pieces

if TYPE_CHECKING:
    import numpy.typing as npt

_FOLDER = os.path.dirname(__file__)
_MAPPED = "pieces.npy", "vectors.npy"

# The dimension of the vectors.
DIMENSION = 128

# Vectors that are added up at a time.
_BLOCK = 8192

# So many words are cut by a dictionary of all pieces, and so are all further words of a process that has cut so many
# one by one. It is made in the time that searching for the pieces of four hundred made-up words takes, and is then four
# times as fast.
_MANY = 1000

# So many words are cut by a trie, which is made in fifty milliseconds. It cuts a word of several pieces, as a rare one
# is, eight times as fast as the dictionary, and a word that is a piece itself no faster.
_VERY_MANY = 20_000

# Words that the trie cuts at a time, which takes 300 bytes for each.
_CUT = 1 << 15


class StaticTable(NamedTuple):
    """The table: `pieces` has the pieces, which ascend; the vector of piece i is `vectors[i] * scales[i]`.

    `pieces` has bytes in UTF-8, (pieces,), `vectors` int8, (pieces, dimension), and `scales` is (pieces,).
    """

    pieces: Array
    vectors: Array
    scales: Array


@cache
def static_table() -> StaticTable:
    """Return the table, which is read once in a process; its pieces and vectors are mapped."""
    # An array is indexed faster than numpy's class of mapped arrays.
    pieces, vectors = (np.asarray(np.load(os.path.join(_FOLDER, name), mmap_mode="r")) for name in _MAPPED)
    scales = np.load(os.path.join(_FOLDER, "scales.npy"))
    return StaticTable(pieces, vectors, scales.astype(np.float32))


# The number of words whose pieces were searched for one by one in this process.
_SEARCHED = count()


@lru_cache(maxsize=1 << 15)  # the words of questions are few, and most words of a document are those of the others
def _pieces(word: str) -> Sequence[int]:
    are_many = next(_SEARCHED) >= _MANY
    return word_pieces(word, _piece_numbers().get if are_many else search_in(static_table().pieces))


@cache
def _piece_numbers() -> Mapping[str, int]:
    """Return the number of each piece, for processes that cut thousands of words."""
    return {piece.decode(): number for number, piece in enumerate(static_table().pieces.tolist())}


def sum_of_words(words: Sequence[str], weights: Array) -> npt.NDArray[np.float32]:
    """Return the sum of the vectors of words times their weights, (dimension,); a word without pieces adds nothing."""
    _, vectors, scales = static_table()
    pieces = list(map(_pieces, words))
    flat = np.fromiter(chain.from_iterable(pieces), dtype=np.int64)
    factors = np.repeat(weights, list(map(len, pieces))) * scales[flat]
    total: npt.NDArray[np.float32] = factors.astype(np.float32) @ vectors[flat].astype(np.float32)
    return total


def sums_of_words(words: Sequence[str], weights: Array, counts: Sequence[int]) -> npt.NDArray[np.float32]:
    """Return `sum_of_words` for each of several texts, (texts, dimension), whose words stand one text after the other.

    `counts` has the number of words of each text. The sum of a text does not depend on the other texts.
    """
    _, vectors, scales = static_table()
    pieces = list(map(_pieces, words))
    flat = np.fromiter(chain.from_iterable(pieces), dtype=np.int64)
    lengths = list(map(len, pieces))
    of_words = iter(lengths)
    sizes = [sum(islice(of_words, count)) for count in counts]
    # `reduceat` would give a text without pieces the first piece of the next.
    starts = [start for start, size in zip(accumulate(sizes, initial=0), sizes, strict=False) if size]
    sums = np.zeros((len(counts), DIMENSION), dtype=np.float32)
    if starts:
        factors = (np.repeat(weights, lengths) * scales[flat]).astype(np.float32)
        weighed = vectors.take(flat, axis=0).astype(np.float32)
        weighed *= factors[:, None]
        sums[np.array(sizes) > 0] = np.add.reduceat(weighed, starts, axis=0)
    return sums


@cache
def _piece_trie() -> PieceTrie:
    """Return the trie of all pieces, for processes that cut tens of thousands of words at a time."""
    return PieceTrie(static_table().pieces.tolist(), _piece_numbers())


def cut_words(words: Sequence[bytes]) -> tuple[Array, Array]:
    """Return the numbers of the pieces of all words, one word after the other, and the number of pieces of each.

    The words are in UTF-8.
    """
    if len(words) >= _VERY_MANY:
        parts = [_piece_trie().cut(words[at : at + _CUT]) for at in range(0, len(words), _CUT)]
        numbers, sums = map(np.concatenate, zip(*parts, strict=True))
        return numbers, sums
    cut = partial(word_pieces, number_of=_piece_numbers().get) if len(words) >= _MANY else _pieces
    pieces = [cut(word.decode()) for word in words]
    lengths = np.fromiter(map(len, pieces), dtype="<i4", count=len(pieces))
    return np.fromiter(chain.from_iterable(pieces), dtype="<i4", count=int(lengths.sum())), lengths


def vectors_of(pieces: Array, lengths: Array, *, are_many: bool = False) -> npt.NDArray[np.float32]:
    """Return the vector of each word, (words, dimension), from its `cut_words`; zeros for a word without pieces.

    `are_many` is as in `grouped_sums`.
    """
    _, vectors, scales = static_table()
    first, places = places_of(pieces)
    used = pieces[first]
    return grouped_sums(vectors[used] * scales[used][:, None], places, lengths, are_many=are_many)


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
