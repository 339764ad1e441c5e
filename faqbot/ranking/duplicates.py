"""Which chunks give the same answer: those of the same words, and a list with the items of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.index.packing import Array


def first_answers(digests: Array) -> Array:
    """Return for each chunk the first one of the same words; `digests` has two numbers of each chunk's text."""
    above, below = digests[::2], digests[1::2]
    order = np.lexsort((below, above))  # stable: of equal texts the first stands first
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = (np.diff(above[order]) != 0) | (np.diff(below[order]) != 0)
    firsts = np.empty(len(order), dtype="<i4")
    firsts[order] = order[is_new][np.cumsum(is_new) - 1] if len(order) else order
    return firsts


def parents(chunks: Sequence[Chunk]) -> Array:
    """Return for each chunk the one that it is a part of (-1: none)."""
    found = np.full(len(chunks), -1, dtype="<i4")
    if not any(chunk.kind in ("steps", "tips") for chunk in chunks):
        return found
    whole: int | None = None
    for number in sorted(range(len(chunks)), key=lambda number: _place(chunks[number])):
        if chunks[number].kind in ("steps", "tips"):
            whole = number
        elif whole is not None and _is_item(chunks[number], chunks[whole]):
            found[number] = whole
    return found


class Answers:
    """What chunks answer: each has the first chunk of the same words, and the one that it is a part of (or -1)."""

    def __init__(self, numbers: Array, index: Index) -> None:
        self._numbers = numbers
        self._words = index.arrays["chunk_answers"][numbers]
        self._wholes = index.arrays["chunk_parents"][numbers]

    def same_as(self, places: Sequence[int]) -> Array:
        """Return for the chunks at these places which of all give the same answer: (places, chunks), bool."""
        words, wholes = self._words[places][:, None], self._wholes[places][:, None]
        same: Array = (
            (words == self._words) | (self._numbers == wholes) | (self._wholes == self._numbers[places][:, None])
        )
        return same

    def different(self, places: Sequence[int]) -> list[int]:
        """Return the first of those places that give the same answer, in their order."""
        if len(places) < 2:  # noqa: PLR2004 - one is as it is
            return list(places)
        same = self.same_as(places)[:, places].tolist()
        kept: list[int] = []
        for row, its in enumerate(same):
            if not any(its[other] for other in kept):
                kept.append(row)
        return [places[row] for row in kept]


def same_answer(one: int, other: int, index: Index) -> bool:
    """Whether two chunks, by number, give the same answer."""
    return bool(Answers(np.array([one, other]), index).same_as([0])[0, 1])


def _place(chunk: Chunk) -> tuple[str, int, int]:
    """Return where a chunk stands, so that what holds others comes before them."""
    first, last = chunk.source.lines
    return chunk.source.path, first, -last


def _is_item(chunk: Chunk, whole: Chunk) -> bool:
    """Whether a chunk is an item of a list: one stands on its lines, and is of a kind that only lists have."""
    item, around = chunk.source, whole.source
    return chunk.kind in ("step", "tip") and item.path == around.path and item.lines[1] <= around.lines[1]
