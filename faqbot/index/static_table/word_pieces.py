"""Cut words into the pieces of the static table: always the longest piece that fits next, as BERT's WordPiece does."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

# A piece that continues a word is stored with this mark before it.
CONTINUED = "##"

# The longest piece has this many letters. A word of more than LONGEST_WORD letters is no word and gets no pieces.
LONGEST_PIECE = 18
LONGEST_WORD = 32


def numbered_pieces(listed: str) -> dict[str, int]:
    """Return the number of each piece; `listed` has a piece on each line."""
    return {piece: number for number, piece in enumerate(listed.splitlines())}


def word_pieces(word: str, pieces: Mapping[str, int]) -> Sequence[int]:
    """Return the numbers of the pieces of a word, none if a part of the word is no piece.

    A word with signs in it, such as `node.js`, has none: the analyser gives its parts as words of their own.
    """
    number = pieces.get(word)
    if number is not None:
        return (number,)
    if len(word) > LONGEST_WORD:
        return ()
    return _cut(word if word.isascii() else _without_accents(word), pieces)


def _cut(word: str, pieces: Mapping[str, int]) -> Sequence[int]:
    numbers: list[int] = []
    mark, start = "", 0
    while start < len(word):
        for end in range(min(len(word), start + LONGEST_PIECE), start, -1):
            number = pieces.get(mark + word[start:end])
            if number is not None:
                break
        else:
            return ()
        numbers.append(number)
        mark, start = CONTINUED, end
    return numbers


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
