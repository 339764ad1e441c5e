"""Coverage: the words of a question that a chunk has, and the words of the chunk's own question that the question has.

A word of the question may be read as itself, as a typo or as a synonym, and is covered by the certainty of the reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector, ranges
from faqbot.query.query import Query, Reading
from faqbot.ranking.compiled.switch import compiled, run_loop
from faqbot.ranking.evidence.nearest_sentence import MOST_TERMS
from faqbot.ranking.evidence.telling import SHARES, telling_concepts, telling_terms

# All words of a question that tell nothing count together as much as a word that is this telling, so that a question of
# such words only ("how often?") is covered by these. On the groups left out, AUROC is .867 with .3 as with .6 or 1.
FRAME = 0.3


class Coverage(NamedTuple):
    """What the chunks have of a question, and the question of theirs; each array has a row for each chunk.

    `share` is the share of the question's weight whose words the chunk has. `content` is the share of what its words
    tell (see `telling`). `asked` is the share of what the words of the chunk's own question tell that the user's
    question has, 0 for a chunk without a question. `readings` are numbers, (chunks, concepts), -1 if a chunk has no
    reading of a concept.
    """

    share: Vector
    content: Vector
    asked: Vector
    readings: Array


def coverage(query: Query, terms: Array, present: Array, chunks: Array, index: Index) -> Coverage:
    """Return the coverage of a question by chunks, and of their own questions by the question.

    `terms` are the terms of the question (see `asked_terms`), and `present` says which of them each chunk has in its
    text and questions: bool, (chunks, terms).
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
    share = (certain * weights).sum(axis=1) / query.weight
    told = telling_concepts(query, index)
    content = ((certain * told).sum(axis=1) + FRAME * share) / (told.sum() + FRAME)
    return Coverage(share, content, _asked(terms, chunks, index), chosen)


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
    for at, (start, end, _) in enumerate(index.fields["headings"].spans(terms)):
        if end > start:
            found[:, at] = index.fields["headings"].has(int(terms[at]), chunks)
    return found


def _asked(terms: Array, chunks: Array, index: Index) -> Vector:
    """Return the share of what the words of each chunk's own question tell that is told by words of the question.

    The chunk's own question is the first of its units (see `nearest_sentence`); only its first MOST_TERMS are read.
    """
    if loops := compiled():
        read = (index.arrays[name] for name in ("chunk_units", "unit_starts", "unit_terms", "chunk_asks"))
        columns, rare = index.scratch.columns, (SHARES, index.arrays["term_rarities"], index.term_weights)
        limits = index.unknown_weight, MOST_TERMS, FRAME
        compared: Vector = run_loop(loops.pairs.asked_shares, columns, terms, chunks, *read, columns, *rare, *limits)
        return compared
    first = index.arrays["chunk_units"][chunks]
    starts = index.arrays["unit_starts"]
    ends = starts[np.minimum(first + 1, len(starts) - 1)]  # the last chunks may have no unit
    lengths = np.where(index.arrays["chunk_asks"][chunks] == 1, np.minimum(ends - starts[first], MOST_TERMS), 0)
    found = index.arrays["unit_terms"][ranges(starts[first], lengths)]
    owner = np.repeat(np.arange(len(chunks)), lengths)
    told = telling_terms(found, index)
    total = np.bincount(owner, weights=told, minlength=len(chunks))
    shared = np.bincount(owner, weights=told * _are_among(found, terms, index), minlength=len(chunks))
    share: Vector = (shared + FRAME * (lengths > 0)) / (total + FRAME)
    return share


def _are_among(found: Array, terms: Array, index: Index) -> Array:
    """Return which of the terms `found` (bool) are among `terms`; a table is faster than `np.isin`."""
    columns = index.scratch.columns
    columns[terms] = 1
    try:
        among: Array = columns[found] > 0
    finally:
        columns[terms] = 0
    return among
