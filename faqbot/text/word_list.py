"""The words of a language: which are spelt correctly, and how rare each is in general.

The file of a list is an array of 32-bit integers, ascending, one for each word: the upper 27 bits are a hash of the
word, and the lower 5 bits its rarity. So the list of 90,000 English words takes a third of a megabyte and is mapped
instead of read. A string of letters that is no word has the hash of one with a probability of .0007.

A rarity of r means that the most frequent word of the language is about 2^r times as frequent as the word; inflected
forms of a word have the same rarity. `tests/benchmarks/word_list.py` makes the file of English, whose origin and
licences are in languages/english_words_licence.txt.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from faqbot.text.language import in_languages

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The rarity of a word that the list does not have. The rarities of listed words are lower.
RAREST = 20

_RARITY_BITS = 5


def entry_of(word: str, rarity: int) -> int:
    """Return the entry of a word in lower case, with a rarity of at most 31, in the file of a list."""
    return zlib.crc32(word.encode()) >> _RARITY_BITS << _RARITY_BITS | rarity


class WordList:
    """The words of a language; `entries` are the entries of the words, ascending, in the form of `entry_of`."""

    def __init__(self, entries: NDArray[np.uint32]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._entries)

    def is_word(self, word: str) -> bool:
        """Whether a word in lower case is in the list."""
        return self.rarity(word) < RAREST

    def rarity(self, word: str) -> int:
        """Return how rare a word in lower case is in general, 0 (like "the") to `RAREST` (not in the list)."""
        least = entry_of(word, 0)
        at = bisect_left(self._entries, least)
        if at == len(self._entries):
            return RAREST
        rarity = int(self._entries[at]) - least
        return min(RAREST, rarity)

    def rarities(self, words: Sequence[bytes]) -> NDArray[np.uint8]:
        """Return the rarity of each of many words, which are in lower case and in UTF-8."""
        codes = np.fromiter(map(zlib.crc32, words), dtype=np.uint32, count=len(words))
        least = codes >> _RARITY_BITS << _RARITY_BITS
        order = np.argsort(least)  # because what is searched next is then near, where the cache of a processor has it
        at = np.empty(len(words), dtype=np.int64)
        at[order] = np.searchsorted(self._entries, least[order])
        found = np.full(len(words), RAREST, dtype=np.uint32)
        listed = at < len(self._entries)
        found[listed] = self._entries[at[listed]] - least[listed]
        return np.minimum(found, RAREST).astype(np.uint8)


@cache
def word_list(file: str) -> WordList:
    """Return the word list of a file in the folder of the languages (`Language.words`); no name gives an empty list."""
    if not file:
        return WordList(np.empty(0, dtype=np.uint32))
    mapped = np.load(in_languages(file), mmap_mode="r", allow_pickle=False)
    return WordList(np.asarray(mapped))  # numpy's class of mapped arrays is slower to look into
