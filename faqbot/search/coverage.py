"""Which words of a question a chunk has, and by which of their readings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.search.index import Array, Index, Vector
from faqbot.search.query import Query
from faqbot.search.sentences import Nearness


def coverage(query: Query, shortlist: Array, near: Nearness, index: Index) -> tuple[Vector, Array]:
    """Return for each chunk the share of the question that it has words for, and which reading of each concept.

    `near` has the terms of the question that are known to be there.
    """
    terms = sorted({term for concept in query.concepts for reading in concept.readings for term in reading.terms})
    column = {term: at for at, term in enumerate(terms)}
    present = _present(terms, shortlist, near, index)
    covered = np.zeros(len(shortlist))
    chosen = np.full((len(shortlist), len(query.concepts)), -1)
    for at, concept in enumerate(query.concepts):
        # From the least certain to the most: what a chunk has of the word itself goes before any synonym.
        best = np.zeros(len(shortlist))
        order = sorted(range(len(concept.readings)), key=lambda number: (concept.readings[number].certainty, -number))
        for number in order:
            reading = concept.readings[number]
            has = present[:, column[reading.terms[0]]]
            for term in reading.terms[1:]:
                has = has & present[:, column[term]]
            best[has] = reading.certainty
            chosen[has, at] = number
        covered += concept.weight * best
    return covered / query.weight, chosen


def _present(terms: Sequence[int], shortlist: Array, near: Nearness, index: Index) -> Array:
    """Return which of the terms each chunk has, (chunks, terms): in its units, behind them, or in its headings."""
    present: Array = near.present
    if not terms or not len(shortlist):
        return present
    long = np.flatnonzero(~near.whole)
    for at, (headed, _, _) in enumerate(index.fields["headings"].of_each(terms)):
        if len(headed):
            present[:, at] |= index.fields["headings"].has(terms[at], shortlist)
        if len(long):
            present[long, at] |= index.fields["text"].has(terms[at], shortlist[long])
    return present
