"""Cut words into the pieces of the static table: always the longest piece that fits next, as BERT's WordPiece does."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from faqbot.index.packing import Array

# A piece that continues a word is stored with this mark before it.
CONTINUED = "##"

# The longest piece has this many letters. A word of more than LONGEST_WORD letters is no word and gets no pieces.
LONGEST_PIECE = 18
LONGEST_WORD = 32


def word_pieces(word: str, pieces: Sequence[bytes] | Array) -> Sequence[int]:
    """Return the numbers of the pieces of a word, none if a part of the word is no piece.

    The number of a piece is its place in `pieces`, which ascend and are in UTF-8. A word with signs in it, such as
    `node.js`, has none: the analyser gives its parts as words of their own.
    """
    number = _number_of(word, pieces)
    if number is not None:
        return (number,)
    if len(word) > LONGEST_WORD:
        return ()
    return _cut(word if word.isascii() else _without_accents(word), pieces)


def _cut(word: str, pieces: Sequence[bytes] | Array) -> Sequence[int]:
    numbers: list[int] = []
    mark, start = "", 0
    while start < len(word):
        for end in range(min(len(word), start + LONGEST_PIECE), start, -1):
            number = _number_of(mark + word[start:end], pieces)
            if number is not None:
                break
        else:
            return ()
        numbers.append(number)
        mark, start = CONTINUED, end
    return numbers


def _number_of(piece: str, pieces: Sequence[bytes] | Array) -> int | None:
    """Return the number of a piece, or None if the table does not have it.

    Reading the table into a dictionary takes a process as long as its first question; a search takes two microseconds.
    """
    encoded = piece.encode()
    at = bisect_left(pieces, encoded)
    return at if at < len(pieces) and pieces[at] == encoded else None


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
