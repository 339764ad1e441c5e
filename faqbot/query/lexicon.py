"""A lexicon: words that can be looked up exactly, by their prefix, or with typos.

Simply put: compare a mistyped word with every word of the lexicon. With more than some 100,000 words that takes too
long, so here a word is compared only with words that share a prefix or a suffix with it. These are found by binary
search, because all words are stored in sorted order, and once more sorted by their reversed spelling. Words with the
same number of letters and of bytes form a class, which is an array of fixed width.

    one edit    leaves a word's first half or its second half unchanged, or swaps the two letters between the halves
    two edits   usually leave a prefix or a suffix unchanged; its length is chosen so that few words share it, and a
                small class is compared as a whole
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array
from faqbot.text.unspaced import is_unspaced

# The fewest and the most letters of a word that a typo is repaired to.
SHORTEST_TARGET = 3
_LONGEST_TARGET = 40

# The largest count that is stored, the largest integer of 32 bits.
_MOST_COUNTED = 2**31 - 1

# For each byte 0 if it may occur in a word of letters, as ASCII letters and all bytes of other characters, otherwise 1.
_NO_LETTER = bytes(not (chr(byte).isalpha() or byte > 127) for byte in range(256))  # noqa: PLR2004 - ASCII's last

# Longest word that is sorted as an integer of 64 bits, in bytes.
_NUMBER = 8

# Most words of a class that are compared for two edits because they share a prefix, and most because they share a
# suffix. With fewer than some 12,000 English words no class has more words, and no word is missed.
MOST_COMPARED = 2000


# The concatenated words in UTF-8, and their offsets (see `packing.pack`).
Packed = tuple[bytes, Array]


class Near(NamedTuple):
    """A word of the lexicon and its distance, in edits, from the word that was looked up."""

    word: str
    edits: int


def build_words(words: Packed, counts: Array) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return the arrays and texts of the lexicon of words that a typo may be repaired to.

    `counts` says how often the corpus has each word; the counts are stored with the lexicon.
    """
    arrays, texts, order = build_lexicon(words, "word", _targets(words))
    return arrays | {"word_counts": np.minimum(counts[order], _MOST_COUNTED).astype("<i4")}, texts


def build_lexicon(
    words: Packed, name: str, among: Array | None = None
) -> tuple[dict[str, Array], dict[str, bytes], Array]:
    """Return the arrays and texts of a `Lexicon` of this name, and for each of its numbers the word's place in `words`.

    The words must be distinct. `among` are the places of the words to include, by default all.
    """
    run, offsets = words
    starts, widths, letters = offsets[:-1], np.diff(offsets), _letters(words)
    among = np.arange(len(widths)) if among is None else among
    classes = letters[among].astype(np.int64) << 32 | widths[among]
    distinct = np.unique(classes)
    forwards, backwards, order = [], [], [np.empty(0, dtype=np.int64)]
    for number in distinct.tolist():
        places, letter_count, width = among[classes == number], number >> 32, number & 0xFFFFFFFF
        every = np.ndarray(len(run) - width + 1, dtype=f"S{width}", buffer=run, strides=(1,))
        column = every[starts[places]]
        sort = np.argsort(_sortable(column))
        forwards.append(column[sort].tobytes())
        # Reversing all bytes (or letters) at once reverses each word; the order of the words is reversed too.
        reverse = column.tobytes()
        reverse = reverse[::-1] if letter_count == width else reverse.decode()[::-1].encode()
        backwards.append(_sorted(np.frombuffer(reverse, dtype=column.dtype)))
        order.append(places[sort])
    arrays = {
        f"{name}_letters": (distinct >> 32).astype("<i4"),
        f"{name}_starts": np.cumsum([0, *map(len, order[1:])], dtype="<i8"),
        f"{name}_offsets": np.cumsum([0, *map(len, forwards)], dtype="<i8"),
    }
    texts = {f"{name}s": b"".join(forwards), f"{name}s_backwards": b"".join(backwards)}
    return arrays, texts, np.concatenate(order)


def _sortable(column: Array) -> Array:
    """Return the words of a column as values that sort as they do; short ones as integers, which sort faster."""
    width = column.itemsize
    if width > _NUMBER:
        return column
    numbers = np.zeros((len(column), _NUMBER), dtype=np.uint8)
    numbers[:, :width] = column.view(np.uint8).reshape(-1, width)
    return numbers.view(">u8").ravel().astype(np.uint64)


def _sorted(column: Array) -> bytes:
    """Return the words of a column in ascending order, one after the other."""
    ascending = np.sort(_sortable(column))
    if column.itemsize <= _NUMBER:
        ascending = ascending.astype(">u8").view(np.uint8).reshape(-1, _NUMBER)[:, : column.itemsize]
    return ascending.tobytes()


def _targets(words: Packed) -> Array:
    """Return the places of the words that a typo may be repaired to.

    These are words of letters only, with `SHORTEST_TARGET` to `_LONGEST_TARGET` letters.
    """
    run, offsets = words
    letters = _letters(words)
    others = _sums(np.frombuffer(run.translate(_NO_LETTER), dtype=np.uint8), offsets)
    found = np.flatnonzero((letters >= SHORTEST_TARGET) & (letters <= _LONGEST_TARGET) & (others == 0))
    ends = offsets.tolist()
    foreign = np.flatnonzero(letters[found] != np.diff(offsets)[found])
    no_words = [at for at in foreign.tolist() if not is_word(run[ends[found[at]] : ends[found[at] + 1]].decode())]
    return np.delete(found, no_words)


def is_word(text: str) -> bool:
    """Whether a text consists of letters and of the vowels and marks of letters, and is no bigram."""
    return (text.isalpha() or all(map(_belongs_to_word, text))) and not is_unspaced(text)


def _belongs_to_word(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) in {"Mn", "Mc"}


def _letters(words: Packed) -> Array:
    """Return the number of characters of each word: the number of its bytes that begin a character (RFC 3629)."""
    run, offsets = words
    if run.isascii():
        return np.diff(offsets)
    return _sums(np.frombuffer(run, dtype=np.uint8) & 0xC0 != 0x80, offsets)  # noqa: PLR2004 - the masks of the standard


def _sums(flags: Array, offsets: Array) -> Array:
    """Return the number of true flags (or ones) between each two neighbouring offsets."""
    sums = np.zeros(len(offsets) - 1, dtype=np.int64)
    filled = np.flatnonzero(np.diff(offsets))
    if len(filled):
        sums[filled] = np.add.reduceat(flags, offsets[filled], dtype=np.int32)
    return sums


class _Class(NamedTuple):
    """The words with the same number of letters and of bytes, numbered from `first`.

    `forwards` has the words in ascending order, `backwards` the reversed words in ascending order.
    """

    first: int
    forwards: Array
    backwards: Array


class Lexicon:
    """The words that `build_lexicon` stored under a name; each word has a number."""

    def __init__(self, arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview], name: str) -> None:
        self._letters = arrays[f"{name}_letters"].tolist()
        self._starts = arrays[f"{name}_starts"].tolist()
        self._offsets = arrays[f"{name}_offsets"].tolist()
        self._runs = texts[f"{name}s"], texts[f"{name}s_backwards"]

    def number(self, word: str) -> int | None:
        """Return the number of a word, None if the lexicon does not have it."""
        encoded = word.encode()
        for same in self._classes(len(word), len(word)):
            if same.forwards.itemsize == len(encoded) and (found := _with_prefix(encoded, same.forwards)):
                return same.first + found.start
        return None

    def words(self) -> list[str]:
        """Return all words in the order of their numbers."""
        classes = self._classes(0, max(self._letters, default=0))
        return [word for same in classes for word in _words(same.forwards, range(len(same.forwards)))]

    def with_prefix(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield the words with a prefix and their numbers: shorter words first, and in the order of their bytes."""
        encoded = prefix.encode()
        for longer in self._classes(len(prefix), max(self._letters, default=0)):
            for at in _with_prefix(encoded, longer.forwards):
                yield longer.forwards[at].decode(), longer.first + at

    def near(self, word: str, edits: int) -> list[Near]:
        """Return the distinct words within `edits` (1 or 2) edits of a word of at least two letters.

        The distance is optimal string alignment. All words within one edit are returned. A word that is two edits away
        is missed if one edit changes its prefix and the other its suffix, and if more than `MOST_COMPARED` words of its
        class share the unchanged part of either.
        """
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - imported only when a word is unknown
        from rapidfuzz.process import extract  # noqa: PLC0415

        sharing = self._sharing_half(word) if edits == 1 else self._sharing_an_end(word)
        words = list(dict.fromkeys(chain.from_iterable(sharing)))
        found = extract(word, words, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [Near(target, int(distance)) for target, distance, _ in found]

    def _sharing_half(self, word: str) -> Iterator[list[str]]:
        """Yield lists of words of about the same length that share a half with a word.

        Words with the two letters swapped between which the halves meet are yielded too.
        """
        half = len(word) // 2
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        for near in self._classes(len(word) - 1, len(word) + 1):
            yield _words(near.forwards, _with_prefix(word[:half].encode(), near.forwards))
            yield _reversed(near.backwards, _with_prefix(word[: half - 1 : -1].encode(), near.backwards))
            yield _words(near.forwards, _with_prefix(swapped.encode(), near.forwards))

    def _sharing_an_end(self, word: str) -> Iterator[list[str]]:
        """Yield lists of words of about the same length that share an end with a word that few words have."""
        for near in self._classes(len(word) - 2, len(word) + 2):
            few = _few_sharing_prefix(word, near.forwards)
            yield _words(near.forwards, few)
            if len(few) < len(near.forwards):
                yield _reversed(near.backwards, _few_sharing_prefix(word[::-1], near.backwards))

    def _classes(self, fewest: int, most: int) -> Iterator[_Class]:
        """Yield the classes of words with at least `fewest` and at most `most` letters, shorter words first."""
        for at, letters in enumerate(self._letters):
            if fewest <= letters <= most:
                first, offset = self._starts[at], self._offsets[at]
                count = self._starts[at + 1] - first
                dtype = f"S{(self._offsets[at + 1] - offset) // count}"
                columns = (np.frombuffer(run, dtype=dtype, count=count, offset=offset) for run in self._runs)
                yield _Class(first, *columns)


def _few_sharing_prefix(word: str, column: Array) -> range:
    """Return the places of the words that share a prefix with a word.

    The prefix is the shortest one that at most `MOST_COMPARED` words of the column share.
    """
    for shared in range(len(word) + 1):
        found = _with_prefix(word[:shared].encode(), column)
        if len(found) <= MOST_COMPARED:
            return found
    return range(0)


def _with_prefix(prefix: bytes, column: Array) -> range:
    """Return the places of the words with a prefix in a sorted column."""
    width = column.itemsize
    if len(prefix) > width:
        return range(0)
    ends = np.array([prefix, prefix.ljust(width, b"\xff")], dtype=column.dtype)  # no letter has byte 255
    if len(prefix) < width:
        return range(*column.searchsorted(ends).tolist())
    return range(int(column.searchsorted(ends[0])), int(column.searchsorted(ends[1], "right")))


def _words(column: Array, places: range) -> list[str]:
    """Return the words at some places; they are decoded as one text, since a call for each would take longer."""
    return b"\n".join(column[places.start : places.stop].tolist()).decode().split("\n") if places else []


def _reversed(column: Array, places: range) -> list[str]:
    """Return the words that are stored reversed at some places, the last one first."""
    joined = b"\n".join(column[places.start : places.stop].tolist()).decode()
    return joined[::-1].split("\n") if places else []
