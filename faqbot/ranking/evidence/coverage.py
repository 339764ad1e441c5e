"""Coverage: the words of a question that a chunk has, and the readings (word, typo, synonym) that it has them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.query.query import Query, Reading


def coverage(query: Query, terms: Array, present: Array, chunks: Array, index: Index) -> tuple[Vector, Array]:
    """Return for each chunk the share of the question's weight whose words it has, and the readings that it has.

    The readings are numbers, (chunks, concepts), -1 if a chunk has no reading of a concept. `terms` are the terms of
    the question (see `asked_terms`), and `present` says which of them each chunk has in its text and questions: bool,
    (chunks, terms).
    """
    column = {term: at for at, term in enumerate(terms.tolist())}
    present = present | _headed(terms, chunks, index)
    certain = np.zeros((len(chunks), len(query.concepts)))
    chosen = np.full(certain.shape, -1)
    plain = [at for at, concept in enumerate(query.concepts) if concept.is_plain]
    if plain:  # nearly all concepts have a single reading of one term; all of these are looked up at once
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
    """Write into `chosen` the most certain reading of a word that each chunk has, and its certainty into `certain`.

    Of readings with equal certainties, the first is chosen.
    """
    for number in sorted(range(len(readings)), key=lambda number: (readings[number].certainty, -number)):
        has = present[:, [column[term] for term in readings[number].terms]].all(axis=1)
        certain[has] = readings[number].certainty
        chosen[has] = number


def _headed(terms: Array, chunks: Array, index: Index) -> Array:
    """Return which of the terms each chunk has in its headings: bool, (chunks, terms)."""
    found = np.zeros((len(chunks), len(terms)), dtype=bool)
    if not len(terms) or not len(chunks):
        return found
    for at, (headed, _, _) in enumerate(index.fields["headings"].of_each(terms.tolist())):
        if len(headed):
            found[:, at] = index.fields["headings"].has(int(terms[at]), chunks)
    return found
