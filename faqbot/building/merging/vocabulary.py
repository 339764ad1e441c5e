"""Merge the words or terms of several segments to a vocabulary, whose numbers follow the order of the hashes.

Simply put: sort the distinct texts by hash and number them. Here only hashes are sorted; texts are compared by their
bytes only to rule out that two different texts have the same hash. The texts of segments that the last index had are
not sorted again (see `kept_numbers`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from faqbot.building.merging.kept_numbers import KeptNumbers, PackedTexts
from faqbot.building.segment import Segment
from faqbot.building.segment_files import joined, joined_texts, length_of
from faqbot.index.packing import PLACES, Array, ranges, ranked_by_sorting, ranked_values, text_hash

# Texts shorter than this, in bytes, hash to themselves, so that no two of them have the same hash: no text in UTF-8 is
# as large a number as the modulus, whose last byte would be 255.
SURE = 9

# Offsets of fewer bytes than this take four bytes each.
_LARGEST = 1 << 31

# About how many hashes are sorted at a time. These and their places fit into the cache of a processor.
_SORTED = 1 << 17

# Number of texts that are copied or compared at a time. It bounds the memory, because the positions of their bytes take
# eight times as much memory as the bytes.
_PIECE = 1 << 18


class Vocabulary(Mapping[str, int]):
    """The distinct texts of all segments; a mapping from each text to its number, in the ascending order of hashes.

    `hashes` has the hash of each text. `run` has the bytes of all texts, and `offsets` divides it into texts. `numbers`
    has the number of each text of each segment, one segment after the other, and `ends` divides it into segments.
    `kind` is "word" or "term".
    """

    def __init__(self, segments: Sequence[Segment], kind: str, kept: KeptNumbers | None = None) -> None:
        """Give each text a number; `kept` has the numbers of the last index, and receives those of this one."""
        last = None if kept is None else kept.last(kind)
        known = [None] * len(segments) if last is None else last.segments
        new = [segment for segment, numbers in zip(segments, known, strict=True) if numbers is None]
        hashes, lengths, signs = _packed(new, kind, None if last is None else last.texts)
        starts = np.cumsum(lengths, dtype=np.int32 if len(signs) < _LARGEST else np.int64)
        np.subtract(starts, lengths, out=starts)
        runs = [
            0 if last is None else len(last.texts.hashes),
            *(length_of(segment, f"{kind}_hashes") for segment in new),
        ]
        first, self.numbers = _numbered(hashes, signs, starts, lengths, runs)
        self.ends = np.cumsum([0, *(length_of(segment, f"{kind}_hashes") for segment in segments)])
        if last is not None:
            places = _places(known, np.diff(self.ends).tolist(), len(last.texts.hashes))
            first, self.numbers = _used(first, self.numbers, places)
        self.hashes = hashes[first]
        self.offsets = np.zeros(len(first) + 1, dtype="<i8")
        np.cumsum(lengths[first], out=self.offsets[1:])
        self.run = b"".join(piece.tobytes() for piece in _texts(signs, starts, lengths, first))
        if kept is not None:
            own = PackedTexts(self.hashes, lengths[first], np.frombuffer(self.run, dtype=np.uint8))
            kept.keep(kind, own, self.ends[1:], self.numbers)

    def of(self, some: slice) -> Array:
        """Return the numbers of the texts of some segments, one segment after the other."""
        return self.numbers[self.ends[some.start] : self.ends[some.stop]]

    def within(self, segments: Sequence[Segment], name: str, some: slice) -> Array:
        """Return an array of some of the segments, of numbers of the texts of each, as places in `of(some)`."""
        first = np.repeat(self.ends[some] - self.ends[some.start], [length_of(one, name) for one in segments[some]])
        return first + joined(segments[some], name)

    def __getitem__(self, text: str) -> int:
        encoded = text.encode()
        value = np.uint64(text_hash(encoded))
        at = int(np.searchsorted(self.hashes, value))
        while at < len(self.hashes) and self.hashes[at] == value:
            if self.run[self.offsets[at] : self.offsets[at + 1]] == encoded:
                return at
            at += 1
        raise KeyError(text)

    def __len__(self) -> int:
        return len(self.hashes)

    def __iter__(self) -> Iterator[str]:
        ends = self.offsets.tolist()
        return (self.run[start:end].decode() for start, end in pairwise(ends))


def _packed(segments: Sequence[Segment], kind: str, before: PackedTexts | None) -> PackedTexts:
    """Return the texts of segments, one segment after the other, behind other texts."""
    signs = np.frombuffer(joined_texts(segments, f"{kind}s"), dtype=np.uint8)
    texts = PackedTexts(joined(segments, f"{kind}_hashes"), joined(segments, f"{kind}_lengths"), signs)
    return texts if before is None else PackedTexts(*map(np.concatenate, zip(before, texts, strict=True)))


def _numbered(hashes: Array, signs: Array, starts: Array, lengths: Array, runs: Sequence[int]) -> tuple[Array, Array]:
    """Return a place of each distinct text, by number, and the number of each text; `runs` is as in `_ranked`."""
    first, numbers = _ranked(hashes, runs)
    if _all_equal(signs, starts, lengths, first, numbers):
        return first, numbers
    return _by_text(signs.tobytes(), starts, lengths, hashes)


def _ranked(values: Array, runs: Sequence[int]) -> tuple[Array, Array]:
    """Return what `ranked_values` does, for values that stand in ascending runs of these lengths.

    The values of one range after the other are ranked, which are in each run between two places.
    """
    if 2 * max(runs) > len(values):  # a stable sort finds the runs, and merges them at once
        return ranked_by_sorting(values, kind="stable")
    ends = np.cumsum(runs, dtype=np.int64)
    ascending = [values[end - length : end] for end, length in zip(ends.tolist(), runs, strict=True)]
    longest = max(ascending, key=len)
    bounds = longest[:: max(1, len(longest) * _SORTED // max(1, len(values)))][1:]
    inner = [end - len(run) + np.searchsorted(run, bounds) for end, run in zip(ends.tolist(), ascending, strict=True)]
    numbers, firsts, count = np.empty(len(values), dtype="<i4"), [np.empty(0, dtype=np.int64)], 0
    for begin, end in pairwise([ends - runs, *np.transpose(inner), ends]):
        places = ranges(begin, end - begin)
        first, ranks = ranked_values(values[places])
        numbers[places] = ranks + np.int32(count)
        firsts.append(places[first])
        count += len(first)
    return np.concatenate(firsts), numbers


def _places(known: Sequence[Array | None], sizes: Sequence[int], before: int) -> Array:
    """Return the place of each text of each segment among the `before` texts of the last index and the new ones.

    `known` has these places for the segments of the last index, and None for others, whose texts follow one segment
    after the other. `sizes` has the number of texts of each segment.
    """
    places, at = np.empty(sum(sizes), dtype="<i4"), 0
    for numbers, size in zip(known, sizes, strict=True):
        places[at : at + size] = np.arange(before, before + size) if numbers is None else numbers
        before += size if numbers is None else 0
        at += size
    return places


def _used(first: Array, numbers: Array, places: Array) -> tuple[Array, Array]:
    """Return the places of the texts whose numbers stand at some `places`, and the numbers there without gaps.

    The latter take the place of `places`.
    """
    pieces = [slice(at, at + _PIECE) for at in range(0, len(places), _PIECE)]
    is_place = np.zeros(len(numbers), dtype=bool)
    for piece in pieces:
        is_place[places[piece].astype(PLACES)] = True
    is_used = np.zeros(len(first), dtype=bool)
    is_used[numbers[is_place]] = True
    ranks = (np.cumsum(is_used, dtype="<i4") - np.int32(1))[numbers]
    for piece in pieces:
        places[piece] = ranks[places[piece].astype(PLACES)]
    return first[is_used], places


def _all_equal(signs: Array, starts: Array, lengths: Array, first: Array, numbers: Array) -> bool:
    """Whether each text has the same bytes as the text at the place that `first` has for its number.

    Texts shorter than `SURE` are not compared, because these have the same bytes if they have the same hash.
    """
    if not np.array_equal(lengths, lengths[first][numbers]):
        return False
    long = np.flatnonzero(lengths >= SURE)
    others = first[numbers[long]]
    long, others = long[long != others], others[long != others]
    return all(map(np.array_equal, _texts(signs, starts, lengths, long), _texts(signs, starts, lengths, others)))


def _texts(signs: Array, starts: Array, lengths: Array, places: Array) -> Iterator[Array]:
    """Yield the concatenated bytes of the texts at these places, at most `_PIECE` texts at a time."""
    for first in range(0, len(places), _PIECE):
        piece = places[first : first + _PIECE]
        yield signs[ranges(starts[piece], lengths[piece])]


def _by_text(run: bytes, starts: Array, lengths: Array, hashes: Array) -> tuple[Array, Array]:
    """Return a place of each distinct text, by number, and the number of each text.

    Slower than `ranked_values`, and used only if different texts have the same hash; these are sorted by their bytes.
    """
    places = zip(hashes.tolist(), starts.tolist(), lengths.tolist(), strict=True)
    keys = [(value, run[start : start + length]) for value, start, length in places]
    first: dict[tuple[int, bytes], int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
    numbers = {key: number for number, key in enumerate(sorted(first))}
    return np.array([first[key] for key in numbers], dtype=np.int64), np.array([numbers[key] for key in keys])
