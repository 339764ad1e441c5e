"""Pairs of a question and a chunk: what a block of questions is scored by, all pairs at once.

A call of numpy takes a microsecond or more, however little it computes. The evidence for the fifty chunks of a question
takes dozens of calls, so it is computed for the chunks of many questions together. A single question is a block of one,
and has the same evidence to the last bit: sums are made pair by pair, in the order of what is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array, Vector


class Pairs(NamedTuple):
    """The pairs of some questions, one question after the other.

    `chunks` has the chunk of each pair, and `owner` the number of its question. `starts` has the place where the pairs
    of each question start, and at last the number of all pairs.
    """

    chunks: Array
    owner: Array
    starts: tuple[int, ...]

    @classmethod
    def of(cls, chunks: Sequence[Array]) -> Pairs:
        """Return the pairs of questions, given the chunks of each."""
        if len(chunks) == 1:
            return cls(chunks[0], np.zeros(len(chunks[0]), dtype=np.int64), (0, len(chunks[0])))
        counts = [len(some) for some in chunks]
        joined = np.concatenate((*chunks, np.empty(0, dtype=np.int64)))
        return cls(joined, np.repeat(np.arange(len(chunks)), counts), (0, *accumulate(counts)))

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.chunks)

    @property
    def questions(self) -> int:
        """The number of questions."""
        return len(self.starts) - 1

    def of_question(self, number: int) -> slice:
        """Return which pairs are those of a question."""
        return slice(self.starts[number], self.starts[number + 1])

    def only(self, kept: Array) -> Pairs:
        """Return the pairs whose flag in `kept` is true."""
        counts = np.bincount(self.owner[kept], minlength=self.questions)
        return Pairs(self.chunks[kept], self.owner[kept], (0, *counts.cumsum().tolist()))

    def times(self, counts: Array) -> PairCells:
        """Return a cell for each pair and each item of its question; `counts` has the number of items of each."""
        each = counts[self.owner]
        ends = each.cumsum()
        firsts = (counts.cumsum() - counts)[self.owner]
        return PairCells(ends - each, each, firsts, int(ends[-1]) if len(ends) else 0)

    def rows(self, values: Array, counts: Sequence[int]) -> list[Array]:
        """Return the values of the cells (see `times`) of each question, (pairs, items), as views."""
        found, end = [], 0
        for number, count in enumerate(counts):
            pairs = self.starts[number + 1] - self.starts[number]
            start, end = end, end + pairs * count
            found.append(values[start:end].reshape(pairs, count))
        return found


def added(owner: Array, amounts: Array, count: int) -> Vector:
    """Return for each of `count` owners the sum of its amounts, added up in their order."""
    # The sums of no amounts are whole numbers for numpy.
    return np.bincount(owner, amounts, count).astype(np.float64, copy=False)


class PairCells(NamedTuple):
    """A cell for each pair and each item of the pair's question, pair by pair: the pair's `counts` cells from `starts`.

    `firsts` has the number of the first item of the pair's question, if the items of all questions are numbered on.
    `total` is the number of cells.
    """

    starts: Array
    counts: Array
    firsts: Array
    total: int

    def pair(self) -> Array:
        """Return the pair of each cell."""
        return np.repeat(np.arange(len(self.starts)), self.counts)

    def item(self) -> Array:
        """Return the item of each cell, numbered on over all questions."""
        items: Array = np.arange(self.total)
        items += np.repeat(self.firsts - self.starts, self.counts)
        return items
