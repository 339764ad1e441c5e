"""Cut words into the pieces of the static table: always the longest piece that fits next, as BERT's WordPiece does."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np

from faqbot.index.packing import Array

# A piece that continues a word is stored with this mark before it.
CONTINUED = "##"

# The longest piece has this many letters. A word of more than LONGEST_WORD letters is no word and gets no pieces.
LONGEST_PIECE = 18
LONGEST_WORD = 32


def word_pieces(word: str, number_of: Callable[[str], int | None]) -> Sequence[int]:
    """Return the numbers of the pieces of a word, none if a part of the word is no piece.

    `number_of` returns the number of a piece, or None if the table does not have it. A word with signs in it, such as
    `node.js`, has no pieces: the analyser gives its parts as words of their own.
    """
    number = number_of(word)
    if number is not None:
        return (number,)
    if len(word) > LONGEST_WORD:
        return ()
    return _cut(word if word.isascii() else _without_accents(word), number_of)


def search_in(pieces: Sequence[bytes] | Array) -> Callable[[str], int | None]:
    """Return a function that searches a piece in `pieces`, which ascend and are in UTF-8; its number is its place.

    A search takes two microseconds, and reading the table into a dictionary takes a process as long as its first
    question. Whoever cuts thousands of words takes the dictionary.
    """

    def number_of(piece: str) -> int | None:
        encoded = piece.encode()
        at = bisect_left(pieces, encoded)
        return at if at < len(pieces) and pieces[at] == encoded else None

    return number_of


def joined_pieces(pieces: Sequence[Sequence[int]]) -> tuple[Array, Array]:
    """Return the numbers of the pieces of words, one word after the other, and the number of pieces of each."""
    lengths = np.fromiter(map(len, pieces), dtype="<i4", count=len(pieces))
    return np.fromiter(chain.from_iterable(pieces), dtype="<i4", count=int(lengths.sum())), lengths


def _cut(word: str, number_of: Callable[[str], int | None]) -> Sequence[int]:
    numbers: list[int] = []
    mark, start = "", 0
    while start < len(word):
        for end in range(min(len(word), start + LONGEST_PIECE), start, -1):
            number = number_of(mark + word[start:end])
            if number is not None:
                break
        else:
            return ()
        numbers.append(number)
        mark, start = CONTINUED, end
    return numbers


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
