"""Many words, as typos are looked for: sorted by their letters and once more backwards, so that few are compared.

Words of as many letters and as many bytes lie together: each class is an array of fixed width, searched where it lies.

    one edit    leaves a word's first half or its second half as it is, or swaps the two letters between them
    two edits   leave the beginning or the end as it is, unless both are changed; how long these must be depends on how
                many words share them, and the whole of a small class is compared
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array

# Words with fewer letters are no targets for repairing typos.
_SHORTEST_TARGET = 3
_LONGEST_TARGET = 40

_MOST_COUNTED = 2**31 - 1

# Bytes that a word of letters may have: those of the alphabet, and all that other letters are made of.
_MAY_BE_LETTER = np.array([chr(byte).isalpha() or byte > 127 for byte in range(256)])  # noqa: PLR2004 - ASCII's last

# Words of so many bytes are also numbers.
_NUMBER = 8

# Words of a class that are compared for two edits from the beginning, and as many from the end. English has fewer of
# any length until it has some 12,000 in all: up to there none is missed.
MOST_COMPARED = 2000


# Words as one run of bytes, and their offsets (see `index.pack`).
Packed = tuple[bytes, Array]


class Near(NamedTuple):
    """A word and its distance from the one looked for, in edits."""

    word: str
    edits: int


def build_words(words: Packed, counts: Array) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return the arrays and texts of the words that a typo may stand for, by how often the corpus has each."""
    arrays, texts, order = build_lexicon(words, "word", _targets(words))
    return arrays | {"word_counts": np.minimum(counts[order], _MOST_COUNTED).astype("<i4")}, texts


def build_lexicon(
    words: Packed, name: str, among: Array | None = None
) -> tuple[dict[str, Array], dict[str, bytes], Array]:
    """Return the arrays and texts that `Lexicon` reads under a name, and the place in `words` of each of its numbers.

    Each word must be there once. Of the words those at the places `among` are laid out, by default all.
    """
    run, offsets = words
    starts, widths, letters = offsets[:-1], np.diff(offsets), _letters(words)
    among = np.arange(len(widths)) if among is None else among
    classes = letters[among].astype(np.int64) << 32 | widths[among]
    found = np.unique(classes)
    forwards, backwards, order = [], [], [np.empty(0, dtype=np.int64)]
    for its in found.tolist():
        places, width = among[classes == its], its & 0xFFFFFFFF
        every = np.ndarray(len(run) - width + 1, dtype=f"S{width}", buffer=run, strides=(1,))
        column = every[starts[places]]
        sort = _sorting(column)
        forwards.append(column[sort].tobytes())
        # A run read backwards has every word backwards.
        reverse = column.tobytes()
        reverse = reverse[::-1] if its >> 32 == width else reverse.decode()[::-1].encode()
        column = np.frombuffer(reverse, dtype=column.dtype)
        backwards.append(column[_sorting(column)].tobytes())
        order.append(places[sort])
    arrays = {
        f"{name}_letters": (found >> 32).astype("<i4"),
        f"{name}_starts": np.cumsum([0, *map(len, order[1:])], dtype="<i8"),
        f"{name}_offsets": np.cumsum([0, *map(len, forwards)], dtype="<i8"),
    }
    texts = {f"{name}s": b"".join(forwards), f"{name}s_backwards": b"".join(backwards)}
    return arrays, texts, np.concatenate(order)


def _sorting(column: Array) -> Array:
    """Return the places of a column's words in ascending order; short ones are sorted as numbers, which is faster."""
    width = column.itemsize
    if width > _NUMBER:
        return np.argsort(column)
    numbers = np.zeros((len(column), _NUMBER), dtype=np.uint8)
    numbers[:, :width] = column.view(np.uint8).reshape(-1, width)
    return np.argsort(numbers.view(">u8").ravel().astype(np.uint64))


def _targets(words: Packed) -> Array:
    """Return the places of the words that a typo may stand for."""
    run, offsets = words
    letters = _letters(words)
    others = _sums(~_MAY_BE_LETTER[np.frombuffer(run, dtype=np.uint8)], offsets)
    found = np.flatnonzero((letters >= _SHORTEST_TARGET) & (letters <= _LONGEST_TARGET) & (others == 0))
    ends = offsets.tolist()
    foreign = np.flatnonzero(letters[found] != np.diff(offsets)[found])
    no_words = [at for at in foreign.tolist() if not run[ends[found[at]] : ends[found[at] + 1]].decode().isalpha()]
    return np.delete(found, no_words)


def _letters(words: Packed) -> Array:
    """Return how many letters each word has: bytes that do not go on with a letter (RFC 3629)."""
    run, offsets = words
    return _sums(np.frombuffer(run, dtype=np.uint8) & 0xC0 != 0x80, offsets)  # noqa: PLR2004 - as the standard writes it


def _sums(flags: Array, offsets: Array) -> Array:
    """Return how many of the flags between each two offsets are up."""
    sums = np.zeros(len(offsets) - 1, dtype=np.int64)
    filled = np.flatnonzero(np.diff(offsets))
    if len(filled):
        sums[filled] = np.add.reduceat(flags, offsets[filled], dtype=np.int32)
    return sums


class _Class(NamedTuple):
    """Words of as many letters and bytes, from number `first` on, and the same backwards; both sorted."""

    first: int
    forwards: Array
    backwards: Array


class Lexicon:
    """Words that `build_lexicon` laid out under a name."""

    def __init__(self, arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview], name: str) -> None:
        self._letters = arrays[f"{name}_letters"].tolist()
        self._starts = arrays[f"{name}_starts"].tolist()
        self._offsets = arrays[f"{name}_offsets"].tolist()
        self._runs = texts[f"{name}s"], texts[f"{name}s_backwards"]

    def number(self, word: str) -> int | None:
        """Return the number of a word, None if it is none of them."""
        encoded = word.encode()
        for its in self._classes(len(word), len(word)):
            if its.forwards.itemsize == len(encoded) and (found := _beginning_with(encoded, its.forwards)):
                return its.first + found.start
        return None

    def beginning_with(self, beginning: str) -> Iterator[tuple[str, int]]:
        """Yield the words that begin so with their numbers, the shortest first, then by the alphabet."""
        encoded = beginning.encode()
        for its in self._classes(len(beginning), max(self._letters, default=0)):
            for at in _beginning_with(encoded, its.forwards):
                yield its.forwards[at].decode(), its.first + at

    def near(self, word: str, edits: int) -> list[Near]:
        """Return words within so many edits, 1 or 2, of one of two letters or more, each once.

        The distance is optimal string alignment. Within one edit these are all there are. Of two edits those are
        missed of which one changes the beginning and one the end, where many words share either.
        """
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - imported only when a word is unknown
        from rapidfuzz.process import extract  # noqa: PLC0415

        sharing = self._sharing_half(word) if edits == 1 else self._sharing_an_end(word)
        found = extract(word, list(dict.fromkeys(sharing)), scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [Near(target, int(distance)) for target, distance, _ in found]

    def _sharing_half(self, word: str) -> Iterator[str]:
        """Yield the words, about as long, that have either half of a word, or the two letters between them swapped."""
        half = len(word) // 2
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        for its in self._classes(len(word) - 1, len(word) + 1):
            yield from _words(its.forwards, _beginning_with(word[:half].encode(), its.forwards))
            yield from _reversed(its.backwards, _beginning_with(word[: half - 1 : -1].encode(), its.backwards))
            yield from _words(its.forwards, _beginning_with(swapped.encode(), its.forwards))

    def _sharing_an_end(self, word: str) -> Iterator[str]:
        """Yield the words, about as long, that share so much of the beginning or the end that they are few."""
        for its in self._classes(len(word) - 2, len(word) + 2):
            found = _few_like(word, its.forwards)
            yield from _words(its.forwards, found)
            if len(found) < len(its.forwards):
                yield from _reversed(its.backwards, _few_like(word[::-1], its.backwards))

    def _classes(self, fewest: int, most: int) -> Iterator[_Class]:
        for at, letters in enumerate(self._letters):
            if fewest <= letters <= most:
                first, offset = self._starts[at], self._offsets[at]
                count = self._starts[at + 1] - first
                dtype = f"S{(self._offsets[at + 1] - offset) // count}"
                columns = (np.frombuffer(run, dtype=dtype, count=count, offset=offset) for run in self._runs)
                yield _Class(first, *columns)


def _few_like(word: str, column: Array) -> range:
    """Return where the words stand that begin as one does: with so many of its letters that they are few."""
    for shared in range(len(word) + 1):
        found = _beginning_with(word[:shared].encode(), column)
        if len(found) <= MOST_COMPARED:
            return found
    return range(0)


def _beginning_with(beginning: bytes, column: Array) -> range:
    """Return where the words stand that begin so, in a sorted column."""
    width = column.itemsize
    if len(beginning) > width:
        return range(0)
    first, last = np.array([beginning, beginning.ljust(width, b"\xff")], dtype=column.dtype)  # no letter has byte 255
    return range(int(column.searchsorted(first)), int(column.searchsorted(last, "right")))


def _words(column: Array, places: range) -> list[str]:
    return [word.decode() for word in column[places.start : places.stop].tolist()]


def _reversed(column: Array, places: range) -> list[str]:
    return [word[::-1] for word in _words(column, places)]
