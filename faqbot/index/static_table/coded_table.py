"""The tables of the other languages: the vectors of their most frequent words, in 33 bytes each.

The vectors lie in the space of the English table (tests/benchmarks/static_table/train_languages.py tells how they are
made). They are kept by product quantisation (Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor
Search", 2011): the direction of a vector is cut into 32 parts, and each part is the row of a codebook, which all
languages share. The cosine of a vector with what is kept of it is .955. In int8, as the English table is kept, the 25
tables would take 38 MB.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.static_table.word_pieces import joined_pieces

if TYPE_CHECKING:
    import numpy.typing as npt

_FOLDER = os.path.join(os.path.dirname(__file__), "languages")

# The codebook has so many parts, of so many rows of so many numbers.
PARTS, ROWS, WIDTH = 32, 256, 4
CODEBOOK = os.path.join(_FOLDER, "codebook.npy")

# The length of a vector is kept in steps of this size. The longest has 2.1.
_STEP = 1 / 110

# A word that a table lacks is cut into words that have at least so many letters, with at most so many between them.
_SHORTEST, _LINKING = 4, 2


def table_files(language: str) -> tuple[str, str]:
    """Return the paths of the files of a language: its words, with a space between two, and their codes."""
    return os.path.join(_FOLDER, f"{language}.txt"), os.path.join(_FOLDER, f"{language}.npy")


def tabled_languages() -> list[str]:
    """Return the languages that have a table, sorted; English, which has another one, is not among them."""
    return sorted(name.removesuffix(".txt") for name in os.listdir(_FOLDER) if name.endswith(".txt"))


def frequent_words(language: str) -> list[str]:
    """Return the words of a language that has a table, the most frequent first."""
    with open(table_files(language)[0], encoding="utf-8") as file:
        return file.read().split(" ")


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
        """Return the numbers of the words that all words consist of, one after the other, and how many each has."""
        return joined_pieces([cut_by(self.numbers, word.decode()) for word in words])

    def rows(self, numbers: Array) -> npt.NDArray[np.float32]:
        """Return the vectors of words, (numbers, dimension), given their numbers."""
        return vectors_of_codes(self.codes[numbers], _codebook())

    @cached_property
    def checksum(self) -> int:
        """The CRC-32 of the table."""
        return crc32(_codebook().tobytes(), crc32(self.codes.tobytes(), crc32(self._text.encode())))


def cut_by(numbers: Mapping[str, int], word: str) -> Sequence[int]:
    """Return the number of a word, or those of the longest known words that it begins with, one behind the other.

    Up to two letters between these may link them; what is left over is an ending, or unknown: "parkplatzsuche" has the
    parts "parkplatz" and "suche", "kündigungsfrist" has "kündigung" and "frist", "parkplatzes" has "parkplatz", and a
    word that begins with no known word has none.
    """
    number = numbers.get(word)
    if number is not None:
        return (number,)
    parts: list[int] = []
    start = 0
    while (found := _known_part(numbers, word, start, _LINKING if parts else 0)) is not None:
        number, start = found
        parts.append(number)
    return parts


def _known_part(numbers: Mapping[str, int], word: str, start: int, linking: int) -> tuple[int, int] | None:
    """Return the number of the longest known word in a word, behind at most `linking` letters, and where it ends."""
    for first in range(start, start + linking + 1):
        for end in range(len(word), first + _SHORTEST - 1, -1):
            number = numbers.get(word[first:end])
            if number is not None:
                return number, end
    return None


def codes_of(vectors: Array, codebook: Array) -> Array:
    """Return the codes of vectors, (vectors, PARTS + 1), by a codebook, (PARTS, ROWS, WIDTH)."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    directions = vectors / np.maximum(lengths, 1e-9)
    codes = np.zeros((len(vectors), PARTS + 1), dtype=np.uint8)
    for part, rows in enumerate(codebook):
        some = directions[:, part * WIDTH : (part + 1) * WIDTH]
        codes[:, part] = ((rows * rows).sum(axis=1) - 2 * some @ rows.T).argmin(axis=1)
    # What is kept of a direction is not of length 1, so the length is divided by its length.
    shown = lengths[:, 0] / np.maximum(np.linalg.norm(_directions(codes, codebook), axis=1), 1e-9)
    codes[:, PARTS] = np.clip(np.rint(shown / _STEP), 0, ROWS - 1)
    return codes


def vectors_of_codes(codes: Array, codebook: Array) -> npt.NDArray[np.float32]:
    """Return what `codes_of` has kept of vectors, (vectors, dimension)."""
    vectors = _directions(codes, codebook)
    vectors *= codes[:, PARTS:] * np.float32(_STEP)
    return vectors


def _directions(codes: Array, codebook: Array) -> npt.NDArray[np.float32]:
    directions: npt.NDArray[np.float32] = codebook[np.arange(PARTS), codes[:, :PARTS]].reshape(
        len(codes), PARTS * WIDTH
    )
    return directions


@cache
def _codebook() -> npt.NDArray[np.float32]:
    book: npt.NDArray[np.float32] = np.load(CODEBOOK).astype(np.float32)
    return book
