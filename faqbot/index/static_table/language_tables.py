"""The tables of words by their languages: which languages have a table, and what every table offers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from faqbot.index.packing import Array

if TYPE_CHECKING:
    import numpy.typing as npt

_ENGLISH = "english"

# The dimension of the vectors.
DIMENSION = 128


class WordTable(Protocol):
    """A table, whose vectors belong to pieces of words. Words of little meaning have short vectors, others long ones.

    The pieces of English words are parts of them or the whole, and those of other languages are words themselves.
    """

    def pieces_of(self, word: str) -> Sequence[int]:
        """Return the numbers of the pieces of a word, none if the word has no vector."""

    def cut_words(self, words: Sequence[bytes]) -> tuple[Array, Array]:
        """Return the numbers of the pieces of all words, one word after the other, and the number of pieces of each.

        The words are in UTF-8.
        """

    def rows(self, numbers: Array) -> npt.NDArray[np.float32]:
        """Return the vectors of pieces, (numbers, dimension), given their numbers."""

    @property
    def checksum(self) -> int:
        """The CRC-32 of the table."""


def has_table(language: str) -> bool:
    """Whether words of a language have vectors."""
    if language == _ENGLISH:
        return True
    from faqbot.index.static_table.coded_table import table_files  # noqa: PLC0415 - English needs none

    return os.path.exists(table_files(language)[0])


@cache
def table_of(language: str) -> WordTable:
    """Return the table of a language that has one; it is read once in a process."""
    if language == _ENGLISH:
        from faqbot.index.static_table.piece_table import PieceTable  # noqa: PLC0415 - other languages need none

        return PieceTable()
    from faqbot.index.static_table.coded_table import CodedTable  # noqa: PLC0415 - as above

    return CodedTable(language)
