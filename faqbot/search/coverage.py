"""Which words of a question a chunk has, and by which of their readings."""

from __future__ import annotations

import numpy as np

from faqbot.search.index import Array, Index, Vector
from faqbot.search.query import Query


def coverage(query: Query, shortlist: Array, present: Array, index: Index) -> tuple[Vector, Array]:
    """Return for each chunk the share of the question that it has words for, and which reading of each concept.

    `present` (chunks, terms) are the terms of the question, ascending, that are already known to be there.
    """
    terms = sorted({term for concept in query.concepts for reading in concept.readings for term in reading.terms})
    column = {term: at for at, term in enumerate(terms)}
    present = present.copy()
    for term in terms:
        for field in ("text", "headings"):  # of a long chunk the units have the beginning only
            present[:, column[term]] |= index.fields[field].has(term, shortlist)
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
