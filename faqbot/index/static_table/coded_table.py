"""The tables of the other languages: the vectors of their most frequent words, in 33 bytes each.

The vectors lie in the space of the English table (tests/benchmarks/static_table/train_languages.py tells how they are
made). They are kept by product quantisation (Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor
Search", 2011): the direction of a vector is cut into 32 parts, and each part is the row of a codebook, which all
languages share. The cosine of a vector with what is kept of it is .96. In int8, as the English table is kept, the 25
tables would take 38 MB.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.static_table.word_pieces import LONGEST_WORD

if TYPE_CHECKING:
    import numpy.typing as npt

_FOLDER = os.path.join(os.path.dirname(__file__), "languages")

# The codebook has so many parts, of so many rows of so many numbers.
PARTS, ROWS, WIDTH = 32, 256, 4
CODEBOOK = os.path.join(_FOLDER, "codebook.npy")

# The length of a vector is kept in steps of this size. The longest has 2.1.
_STEP = 1 / 110

# A word that a table lacks is cut into words that have at least so many letters.
_SHORTEST = 4


def table_files(language: str) -> tuple[str, str]:
    """Return the paths of the files of a language: its words, with a space between two, and their codes."""
    return os.path.join(_FOLDER, f"{language}.txt"), os.path.join(_FOLDER, f"{language}.npy")


class CodedTable:
    """The table of a language. `codes` has the codes of each word, (words, parts + 1); the last is that of its length.

    Raises `FileNotFoundError` if the language has no table.
    """

    def __init__(self, language: str) -> None:
        words, codes = table_files(language)
        with open(words, encoding="utf-8") as file:
            self._text = file.read()
        self.codes: Array = np.load(codes)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each word."""
        return {word: number for number, word in enumerate(self._text.split(" "))}

    def pieces_of(self, word: str) -> Sequence[int]:
        """Return the numbers of the words that a word consists of (see `cut_by`)."""
        return cut_by(self.numbers, word)

    def cut_words(self, words: Sequence[bytes]) -> tuple[Array, Array]:
        """Return the numbers of the parts of all words, one after the other, and how many each word has."""
        parts = [cut_by(self.numbers, word.decode()) for word in words]
        lengths = np.fromiter(map(len, parts), dtype="<i4", count=len(parts))
        return np.fromiter(chain.from_iterable(parts), dtype="<i4", count=int(lengths.sum())), lengths

    def rows(self, numbers: Array) -> npt.NDArray[np.float32]:
        """Return the vectors of words, (numbers, dimension), given their numbers."""
        codes = self.codes[numbers]
        rows = _codebook()[np.arange(PARTS), codes[:, :PARTS]].reshape(len(codes), PARTS * WIDTH)
        rows *= codes[:, PARTS:] * np.float32(_STEP)
        return rows

    @cached_property
    def checksum(self) -> int:
        """The CRC-32 of the table."""
        return crc32(_codebook().tobytes(), crc32(self.codes.tobytes(), crc32(self._text.encode())))


def cut_by(numbers: Mapping[str, int], word: str) -> Sequence[int]:
    """Return the number of a word, or those of the longest known words that it begins with, one behind the other.

    What is left over is an ending, or unknown: "Parkplatzsuche" has the parts "parkplatz" and "suche", "parkplatzes"
    has "parkplatz", and a word that begins with no known word has none.
    """
    number = numbers.get(word)
    if number is not None:
        return (number,)
    parts: list[int] = []
    start, most = 0, len(word) if len(word) <= LONGEST_WORD else 0
    while most - start >= _SHORTEST:
        for end in range(most, start + _SHORTEST - 1, -1):
            number = numbers.get(word[start:end])
            if number is not None:
                break
        else:
            break
        parts.append(number)
        start = end
    return parts


def coded(vectors: Array, codebook: Array) -> Array:
    """Return the codes of vectors, (vectors, parts + 1), by a codebook, (parts, rows, width)."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    directions = vectors / np.maximum(lengths, 1e-9)
    codes = np.zeros((len(vectors), PARTS + 1), dtype=np.uint8)
    for part, rows in enumerate(codebook):
        some = directions[:, part * WIDTH : (part + 1) * WIDTH]
        codes[:, part] = ((rows * rows).sum(axis=1) - 2 * some @ rows.T).argmin(axis=1)
    # What is kept of a direction is shorter than 1, so the length is divided by its length.
    kept = codebook[np.arange(PARTS), codes[:, :PARTS]].reshape(len(codes), PARTS * WIDTH)
    shown = lengths[:, 0] / np.maximum(np.linalg.norm(kept, axis=1), 1e-9)
    codes[:, PARTS] = np.clip(np.rint(shown / _STEP), 0, ROWS - 1)
    return codes


@cache
def _codebook() -> npt.NDArray[np.float32]:
    book: npt.NDArray[np.float32] = np.load(CODEBOOK).astype(np.float32)
    return book
