"""The table of English: the vectors of pieces of words. Its files are read when the first word is asked for.

The table was trained (tests/benchmarks/static_table/train_static.py) so that the sum over the words of a text points
about where a sentence encoder puts the text.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import count
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.static_table.word_pieces import joined_pieces, search_in, word_pieces

if TYPE_CHECKING:
    import numpy.typing as npt

    from faqbot.index.static_table.piece_trie import PieceTrie

_FOLDER = os.path.dirname(__file__)

# So many words are cut by a dictionary of all pieces, and so are all further words of a process that has cut so many
# one by one. It is made in the time that searching for the pieces of four hundred made-up words takes, and is then four
# times as fast.
_MANY = 1000

# So many words are cut by a trie, which is made in fifty milliseconds. It cuts a word of several pieces, as a rare one
# is, eight times as fast as the dictionary, and a word that is a piece itself no faster.
_VERY_MANY = 20_000

# Words that the trie cuts at a time, which takes 300 bytes for each.
_CUT = 1 << 15


class PieceTable:
    """The table: `pieces` has the pieces, which ascend; the vector of piece i is `vectors[i] * scales[i]`.

    `pieces` has bytes in UTF-8, (pieces,), `vectors` int8, (pieces, dimension), and `scales` is (pieces,).
    """

    def __init__(self) -> None:
        # An array is indexed faster than numpy's class of mapped arrays.
        mapped = (np.asarray(np.load(os.path.join(_FOLDER, f"{name}.npy"), mmap_mode="r"))
                  for name in ("pieces", "vectors"))  # fmt: skip
        self.pieces, self.vectors = mapped
        self.scales = np.load(os.path.join(_FOLDER, "scales.npy")).astype(np.float32)
        # The words of questions are few, and most words of a document are those of the others.
        self.pieces_of = lru_cache(maxsize=1 << 15)(self._pieces_of)
        self._searched = count()  # the words whose pieces were searched for one by one

    def _pieces_of(self, word: str) -> Sequence[int]:
        are_many = next(self._searched) >= _MANY
        return word_pieces(word, self._numbers.get if are_many else search_in(self.pieces))

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The number of each piece, for processes that cut thousands of words."""
        return {piece.decode(): number for number, piece in enumerate(self.pieces.tolist())}

    @cached_property
    def _trie(self) -> PieceTrie:
        """The trie of all pieces, for processes that cut tens of thousands of words at a time."""
        from faqbot.index.static_table.piece_trie import PieceTrie  # noqa: PLC0415 - no question needs it

        return PieceTrie(self.pieces.tolist(), self._numbers)

    def cut_words(self, words: Sequence[bytes]) -> tuple[Array, Array]:
        """Return the numbers of the pieces of all words, one after the other, and how many each word has."""
        if len(words) >= _VERY_MANY:
            parts = [self._trie.cut(words[at : at + _CUT]) for at in range(0, len(words), _CUT)]
            numbers, sums = map(np.concatenate, zip(*parts, strict=True))
            return numbers, sums
        cut = partial(word_pieces, number_of=self._numbers.get) if len(words) >= _MANY else self.pieces_of
        return joined_pieces([cut(word.decode()) for word in words])

    def rows(self, numbers: Array) -> npt.NDArray[np.float32]:
        """Return the vectors of pieces, (numbers, dimension), given their numbers."""
        rows: npt.NDArray[np.float32] = self.vectors.take(numbers, axis=0).astype(np.float32)
        rows *= self.scales[numbers][:, None]
        return rows

    @cached_property
    def checksum(self) -> int:
        """The CRC-32 of the table."""
        return crc32(b"".join(array.tobytes() for array in (self.pieces, self.vectors, self.scales)))
