"""Which words of a question a chunk has, and by which of their readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import (
    Array,
    Vector,
)
from faqbot.query.query import Query, Reading
from faqbot.ranking.evidence.nearest_sentence import Nearness


def coverage(query: Query, shortlist: Array, near: Nearness, index: Index) -> tuple[Vector, Array]:
    """Return for each chunk the share of the question that it has words for, and which reading of each concept.

    `near` has the terms of the question that are known to be there.
    """
    terms = sorted({term for concept in query.concepts for reading in concept.readings for term in reading.terms})
    column = {term: at for at, term in enumerate(terms)}
    present = _present(terms, shortlist, near, index)
    certain = np.zeros((len(shortlist), len(query.concepts)))
    chosen = np.full(certain.shape, -1)
    plain = [at for at, concept in enumerate(query.concepts) if concept.is_plain]
    if plain:  # nearly all are, and are told at once
        read = [query.concepts[at].readings[0] for at in plain]
        has = present[:, [column[reading.terms[0]] for reading in read]]
        chosen[:, plain] = has.astype(np.int64) - 1
        certain[:, plain] = has * np.array([reading.certainty for reading in read])
    for at in sorted({*range(len(query.concepts))}.difference(plain)):
        _read(query.concepts[at].readings, column, present, certain[:, at], chosen[:, at])
    weights = np.array([concept.weight for concept in query.concepts])
    return (certain * weights).sum(axis=1) / query.weight, chosen


def _read(
    readings: Sequence[Reading], column: Mapping[int, int], present: Array, certain: Vector, chosen: Array
) -> None:
    """Write down the surest of a word's readings that each chunk has; a chunk's own word goes before any synonym."""
    for number in sorted(range(len(readings)), key=lambda number: (readings[number].certainty, -number)):
        has = present[:, [column[term] for term in readings[number].terms]].all(axis=1)
        certain[has] = readings[number].certainty
        chosen[has] = number


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
