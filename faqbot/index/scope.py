"""Which chunks may come up for a question: all, or those of some documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array

# Numbers are compared one by one if they are no more than this.
_FEW = 8


class Scope(NamedTuple):
    """The tests that a chunk must pass; by default there is none.

    It is about one of the topics `within`, and about none of those `beyond`, by their numbers; no decoy is about it
    (`undecoyed`); its document has no phrasings (`unfitted`); and it is none of the `hidden` ones.
    """

    within: frozenset[int] | None = None
    beyond: frozenset[int] = frozenset()
    undecoyed: bool = False
    unfitted: bool = False
    hidden: frozenset[int] = frozenset()

    def only(self, topics: frozenset[int]) -> Scope:
        """Return the same for chunks of these topics alone."""
        return self._replace(within=topics if self.within is None else self.within & topics)

    def holds(self, chunks: Array, index: Index) -> Array:
        """Return which of the chunks (bool) may come up."""
        passed = np.ones(len(chunks), dtype=bool)
        if self.within is not None or self.beyond:
            topics = index.arrays["chunk_topics"][chunks]
            if self.within is not None:
                passed &= _is_in(topics, self.within)
            if self.beyond:
                passed &= ~_is_in(topics, self.beyond)
        if self.undecoyed:
            passed &= index.arrays["chunk_decoys"][chunks] == 0
        if self.unfitted:
            passed &= index.arrays["chunk_fitted"][chunks] == 0
        if self.hidden:
            passed &= ~_is_in(chunks, self.hidden)
        return passed

    def test(self, index: Index) -> Callable[[Array], Array] | None:
        """Return what says of chunks which of them may come up, None if all may."""
        return None if self == EVERYWHERE else lambda chunks: self.holds(chunks, index)

    def chunks(self, index: Index) -> Array | None:
        """Return the chunks that may come up, ascending, if these are some topics' alone; None if they may be any."""
        if self.within is None:
            return None
        found = np.sort(np.concatenate([index.chunks_of(topic) for topic in sorted(self.within)] or [_NONE]))
        return found[self._replace(within=None).holds(found, index)]

    def topics(self, index: Index) -> Array | None:
        """Return which topics (bool) may come up, None if all may."""
        if not index.has_topics or (self.within is None and not self.hidden):
            return None
        if self.within is not None:
            found = np.zeros(len(index.arrays["topic_weights"]), dtype=bool)
            found[sorted(self.within)] = True
            return found
        found = np.ones(len(index.arrays["topic_weights"]), dtype=bool)
        for topic in set(index.arrays["chunk_topics"][sorted(self.hidden)].tolist()):
            found[topic] = not self.hidden.issuperset(index.chunks_of(topic).tolist())
        return found

    def size(self, index: Index) -> int:
        """Return how many chunks the topics have that a question is about."""
        return len(index) if self.within is None else sum(len(index.chunks_of(topic)) for topic in self.within)


EVERYWHERE = Scope()

_NONE: Array = np.empty(0, dtype=np.int64)


def _is_in(numbers: Array, wanted: frozenset[int]) -> Array:
    found = np.zeros(len(numbers), dtype=bool)
    if len(wanted) <= _FEW:
        for one in wanted:
            found |= numbers == one
        return found
    ordered = np.array(sorted(wanted))
    at = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    found |= ordered[at] == numbers
    return found
