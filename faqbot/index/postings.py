"""Posting lists: the chunks that have a term, in one field of the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array, places_among


class Postings(NamedTuple):
    """The posting lists of a field.

    The chunks that have the term number t are `chunks[starts[t]:starts[t + 1]]`, ascending, and the same slice of
    `weights` has the weight of the term in each of them. `greatest` has the largest weight of each term, the upper
    bound of its list. In the field "headings", the weights of a chunk form a vector of length 1.
    """

    starts: Array
    chunks: Array
    weights: Array
    greatest: Array

    def of(self, term: int) -> tuple[Array, Array]:
        """Return the chunks that have a term, ascending, and the weight of the term in each."""
        start, end = self.starts[term : term + 2].tolist()
        return self.chunks[start:end], self.weights[start:end]

    def spans(self, terms: Array) -> list[tuple[int, int, float]]:
        """Return for each term where its list starts and ends, and the largest weight in it."""
        starts, ends = self.starts.take(terms).tolist(), self.starts.take(terms + 1).tolist()
        return list(zip(starts, ends, self.greatest.take(terms).tolist(), strict=True))

    def of_all(self, terms: Sequence[int]) -> Array:
        """Return the chunks that have all of these terms, ascending; `terms` must not be empty."""
        chunks, _ = self.of(terms[0])
        for term in terms[1:]:
            chunks = chunks[self.has(term, chunks)]
        return chunks

    def has(self, term: int, chunks: Array) -> Array:
        """Return which of the chunks (bool) have the term."""
        among, _ = self.of(term)
        if not len(among):
            return np.zeros(len(chunks), dtype=bool)
        return places_among(chunks, among)[1]
