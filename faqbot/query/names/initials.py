"""What letters stand for: a run of words of a title that begin with them, "rdl" for "Romanian Deadlift".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions" (2003): the letters are found
in their order, and each word of the run begins with one. Titles are looked up by the initials of their words, from
each word on; in few titles, letters are looked for within the words as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.titles import shortened

FEWEST_LETTERS, MOST_LETTERS = 2, 5

# What letters may stand for is a few titles of very many; those that they stand for as a whole come first.
_MOST_TITLES = 50

# Bytes of titles in which letters are looked for within words, too: that takes a look at all titles.
_MOST_READ = 200_000

_NEXT_WORD, _NEXT_LETTER = r"\w*[^\w\n]+", r"(?:\w*?|\w*[^\w\n]+)"
_WORD = re.compile(r"\w+")

# A key has five bits a letter, the first word's foremost, and behind them whether the title has more than these words.
_BITS = 5
_KEY_BITS = _BITS * MOST_LETTERS + 1
_NO_LETTER = 31


class Run(NamedTuple):
    """Words of a title as they are `said` there, how many, and whether they are all of one."""

    said: str
    words: int
    is_whole: bool


def build_initials(titles: Sequence[str]) -> dict[str, Array]:
    """Return the arrays that `spelt_out` reads: keys, ascending, and the numbers of their titles."""
    pairs = np.fromiter(
        (key << 32 | number for number, title in enumerate(titles) for key in _keys(shortened(title))), dtype=np.uint64
    )
    pairs = np.unique(pairs)
    return {"initial_keys": (pairs >> 32).astype("<u4"), "initial_topics": (pairs & 0xFFFFFFFF).astype("<i4")}


def spelt_out(letters: str, index: Index) -> list[Run]:
    """Return what letters, a to z, may stand for: a letter a word if there is such, or some in the words too."""
    found = _matches(_NEXT_WORD.join(letters), "\n".join(_titles(letters, index)))
    if not found and len(index.texts["topics"]) <= _MOST_READ:
        found = _matches(_NEXT_LETTER.join(letters), index.folded_topics)
    return found


def _matches(pattern: str, titles: str) -> list[Run]:
    """Return the distinct runs of words that a pattern matches in titles, one a line."""
    said = dict.fromkeys(re.findall(rf"\b{pattern}\w*", titles))
    return [Run(run, len(_WORD.findall(run)), f"\n{run}\n" in f"\n{titles}\n") for run in said]


def _titles(letters: str, index: Index) -> list[str]:
    """Return the titles that have words with these initials one behind the other."""
    keys, topics = index.arrays["initial_keys"], index.arrays["initial_topics"]
    first = _packed([_code(letter) for letter in letters])
    last = first + (1 << _KEY_BITS - _BITS * len(letters))
    start, end = np.searchsorted(keys, np.array([first, last], dtype=keys.dtype)).tolist()
    numbers = np.unique(topics[start : min(end, start + _MOST_TITLES)]).tolist()
    return [shortened(index.topics[number]) for number in numbers]


def _keys(title: str) -> Iterator[int]:
    """Yield a key for each word of a title but the last: the initials from there on."""
    words = list(_WORD.finditer(title))
    codes = [_code(word[0][0]) for word in words]
    for at in range(len(words) - 1):
        is_whole = not at and len(words) <= MOST_LETTERS and words[0].start() == 0 and words[-1].end() == len(title)
        yield _packed(codes[at : at + MOST_LETTERS]) | (not is_whole)


def _code(letter: str) -> int:
    code = ord(letter) - ord("a") + 1
    return code if 0 < code <= len(ascii_lowercase) else _NO_LETTER


def _packed(codes: Sequence[int]) -> int:
    key = 0
    for code in codes:
        key = key << _BITS | code
    return key << _BITS * (MOST_LETTERS - len(codes)) + 1
