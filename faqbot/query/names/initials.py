"""Find the words of titles that letters stand for, such as "Romanian Deadlift" for "rdl".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions" (2003): the words contain the
letters in the same order, and each word begins with one of the letters. Simply put: match every title against a regular
expression. With 100,000 titles that takes too long, so the initials of neighbouring words are stored as sorted integers
and are searched first. Letters inside of words ("db" for "Dumbbell") are looked for in small corpora only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.titles import shortened

# Fewest and most letters of initials.
FEWEST_LETTERS, MOST_LETTERS = 2, 5

# Most titles with the right initials that are read; titles that consist of these words only come first.
_MOST_TITLES = 50

# Most bytes of all titles together with which letters inside of words are looked for, because all titles are then read.
_MOST_READ = 200_000

# The characters between two letters: up to the next word, or up to any later letter of this word or the next word.
_NEXT_WORD, _NEXT_LETTER = r"\w*[^\w\n]+", r"(?:\w*?|\w*[^\w\n]+)"
# The letters have the codes 1 to 26.
_LETTERS = 26
_WORD = re.compile(r"\w+")

# A key has five bits for each initial, the first initial in the highest bits. The lowest bit says whether the title has
# other words beside the words with these initials.
_BITS = 5
_KEY_BITS = _BITS * MOST_LETTERS + 1
_NO_LETTER = 31


class InitialsRun(NamedTuple):
    """Neighbouring words of a title: their `text`, the number of `words`, and whether they are the whole title."""

    text: str
    words: int
    is_whole: bool


def build_initials(titles: Sequence[str]) -> dict[str, Array]:
    """Return the arrays that `spelt_out` reads: the ascending keys, and the number of the title of each key."""
    pairs = np.fromiter(
        (key << 32 | number for number, title in enumerate(titles) for key in _keys(shortened(title))), dtype=np.uint64
    )
    pairs = np.unique(pairs)
    return {"initial_keys": (pairs >> 32).astype("<u4"), "initial_topics": (pairs & 0xFFFFFFFF).astype("<i4")}


def spelt_out(letters: str, index: Index) -> list[InitialsRun]:
    """Return the words of titles that letters (a to z) may stand for.

    These are words with these initials. If no title has such words, the letters may also be inside of words.
    """
    found = _matches(_NEXT_WORD.join(letters), "\n".join(_titles(letters, index)))
    if not found and len(index.texts["topics"]) <= _MOST_READ:
        found = _matches(_NEXT_LETTER.join(letters), index.folded_topics)
    return found


def _matches(pattern: str, titles: str) -> list[InitialsRun]:
    """Return the distinct runs of words that a pattern matches in `titles`, which has a title on each line."""
    runs = dict.fromkeys(re.findall(rf"\b{pattern}\w*", titles))
    return [InitialsRun(run, len(_WORD.findall(run)), f"\n{run}\n" in f"\n{titles}\n") for run in runs]


def _titles(letters: str, index: Index) -> list[str]:
    """Return the titles that have neighbouring words with these initials, at most `_MOST_TITLES`."""
    keys, topics = index.arrays["initial_keys"], index.arrays["initial_topics"]
    first = _packed([_code(letter) for letter in letters])
    last = first + (1 << _KEY_BITS - _BITS * len(letters))
    start, end = np.searchsorted(keys, np.array([first, last], dtype=keys.dtype)).tolist()
    numbers = np.unique(topics[start : min(end, start + _MOST_TITLES)]).tolist()
    return [shortened(index.topics[number]) for number in numbers]


def _keys(title: str) -> Iterator[int]:
    """Yield a key for each word of a title but the last: the initials of this word and the words after it."""
    words = list(_WORD.finditer(title))
    codes = [_code(word[0][0]) for word in words]
    for at in range(len(words) - 1):
        is_whole = not at and len(words) <= MOST_LETTERS and words[0].start() == 0 and words[-1].end() == len(title)
        yield _packed(codes[at : at + MOST_LETTERS]) | (not is_whole)


def _code(letter: str) -> int:
    """Return the number of a letter from a to z, 1 to 26, and 31 for any other character."""
    code = ord(letter) - ord("a") + 1
    return code if 0 < code <= _LETTERS else _NO_LETTER


def _packed(codes: Sequence[int]) -> int:
    """Return the key of a title that consists of words with these initials."""
    key = 0
    for code in codes:
        key = key << _BITS | code
    return key << _BITS * (MOST_LETTERS - len(codes)) + 1
