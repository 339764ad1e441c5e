"""The scope of a question: which chunks are allowed as matches for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array

# Up to this many numbers are compared one after the other, which is faster than a binary search among so few.
_FEW = 8


class Chosen:
    """Chunks that a filter allows, by their `numbers`, which ascend. Two such values are equal only if they are one."""

    def __init__(self, numbers: Array) -> None:
        self.numbers = numbers
        self._mask: Array | None = None

    def mask(self, chunks: int) -> Array:
        """Return for each of all the `chunks` of an index whether it is allowed (bool)."""
        if self._mask is None:
            mask = np.zeros(chunks, dtype=bool)
            mask[self.numbers] = True
            self._mask = mask  # at last, since threads may share this value
        return self._mask


class Scope(NamedTuple):
    """The tests that an allowed chunk must pass; by default every chunk is allowed.

    `within` has the numbers of the topics that are allowed, None for all, and `beyond` the numbers of topics that are
    not. `undecoyed` excludes the chunks that decoys are about, and `hidden` has the numbers of chunks to exclude.
    `chosen` has the chunks that a filter allows, None for all.
    """

    within: frozenset[int] | None = None
    beyond: frozenset[int] = frozenset()
    undecoyed: bool = False
    hidden: frozenset[int] = frozenset()
    chosen: Chosen | None = None

    def only(self, topics: frozenset[int]) -> Scope:
        """Return this scope restricted to the chunks of these topics."""
        return self._replace(within=topics if self.within is None else self.within & topics)

    def holds(self, chunks: Array, index: Index) -> Array:
        """Return which of the chunks are allowed (bool, one for each chunk)."""
        passed = np.ones(len(chunks), dtype=bool)
        if self.within is not None or self.beyond:
            topics = index.arrays["chunk_topics"][chunks]
            if self.within is not None:
                passed &= _is_in(topics, self.within)
            if self.beyond:
                passed &= ~_is_in(topics, self.beyond)
        if self.undecoyed:
            passed &= index.arrays["chunk_decoys"][chunks] == 0
        if self.hidden:
            passed &= ~_is_in(chunks, self.hidden)
        if self.chosen is not None:
            passed &= self.chosen.mask(len(index))[chunks]
        return passed

    def test(self, index: Index) -> Callable[[Array], Array] | None:
        """Return a function from chunks to which of them are allowed (bool), or None if all chunks are."""
        return None if self == EVERYWHERE else lambda chunks: self.holds(chunks, index)

    def chunks(self, index: Index) -> Array | None:
        """Return the allowed chunks, ascending, if only some topics or chosen chunks are allowed; else None."""
        if self.within is not None:
            found = np.sort(np.concatenate([index.chunks_of(topic) for topic in sorted(self.within)] or [_NONE]))
            return found[self._replace(within=None).holds(found, index)]
        if self.chosen is not None:
            found = self.chosen.numbers
            return found[self._replace(chosen=None).holds(found, index)]
        return None

    def topics(self, index: Index) -> Array | None:
        """Return which topics have allowed chunks (bool, one for each topic), or None if all may have some."""
        if not index.has_topics or (self.within is None and not self.hidden and self.chosen is None):
            return None
        if self.chosen is not None:
            found = np.zeros(len(index.arrays["topic_weights"]), dtype=bool)
            found[index.arrays["chunk_topics"][self.chunks(index)]] = True
            return found
        if self.within is not None:
            found = np.zeros(len(index.arrays["topic_weights"]), dtype=bool)
            found[sorted(self.within)] = True
            return found
        found = np.ones(len(index.arrays["topic_weights"]), dtype=bool)
        for topic in set(index.arrays["chunk_topics"][sorted(self.hidden)].tolist()):
            found[topic] = not self.hidden.issuperset(index.chunks_of(topic).tolist())
        return found

    def size(self, index: Index) -> int:
        """Return the number of chunks in the topics `within` and of those `chosen`, else of the whole index."""
        if self.chosen is not None:
            allowed = self.chunks(index)
            return len(index) if allowed is None else len(allowed)
        return len(index) if self.within is None else sum(len(index.chunks_of(topic)) for topic in self.within)


EVERYWHERE = Scope()

_NONE: Array = np.empty(0, dtype=np.int64)


def _is_in(numbers: Array, wanted: frozenset[int]) -> Array:
    found = np.zeros(len(numbers), dtype=bool)
    if len(wanted) <= _FEW:
        for number in wanted:
            found |= numbers == number
        return found
    ordered = np.array(sorted(wanted))
    at = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    found |= ordered[at] == numbers
    return found
