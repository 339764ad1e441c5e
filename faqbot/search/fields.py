"""Evidence from the words of three fields, for every chunk: a chunk's questions, its whole text, its headings.

text      BM25's sum over the question's terms as it is
question  the same over the chunk's questions, as a share of what the question weighs
headings  a TF-IDF cosine
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from faqbot.search.index import FIELDS, Array, Index
from faqbot.search.query import Concept, Query, Reading

Vector = npt.NDArray[np.float64]

# BM25's sum over the text is divided by so many of the weightiest term's, which brings it near 1.
_TEXT_SCALE = 6.0


def field_evidence(query: Query, index: Index, chunks: int) -> dict[str, Vector]:
    """Return the evidence of each field; `chunks` is how many of them the question is about."""
    return {field: _evidence(field, query, index, chunks) for field in FIELDS}


def cosine(concepts: Sequence[Concept], field: str, index: Index, norm: float | None = None) -> Vector:
    """Return the TF-IDF cosine of the question and a field, for every chunk.

    `norm` is the length of the question's vector (that of its known concepts if not given).
    """
    known = [concept for concept in concepts if concept.readings]
    if norm is None:
        norm = float(np.sqrt(sum(concept.weight**2 for concept in known)))
    dots = _sums(known, field, index, [concept.weight for concept in known])
    return np.divide(dots, norm * index.fields[field].norms, out=dots, where=dots > 0)


def _evidence(field: str, query: Query, index: Index, chunks: int) -> Vector:
    if field == "headings":
        return cosine(query.concepts, field, index, query.length)
    sums = _sums(query.concepts, field, index)
    return sums / (query.weight if field == "question" else _TEXT_SCALE * index.greatest_weight_among(chunks))


def _sums(concepts: Sequence[Concept], field: str, index: Index, scales: Sequence[float] | None = None) -> Vector:
    """Return for every chunk the sum of a field's weights over the concepts, each by its best reading."""
    found: list[Array] = [np.empty(0, dtype=np.int64)]
    added: list[Array] = [np.empty(0)]
    for at, concept in enumerate(concepts):
        if not concept.readings:
            continue
        chunks, weights = _reading_weights(concept.readings[0], field, index)
        if len(concept.readings) > 1:
            best = np.zeros(len(index))
            best[chunks] = weights
            for reading in concept.readings[1:]:
                chunks, weights = _reading_weights(reading, field, index)
                best[chunks] = np.maximum(best[chunks], weights)
            chunks = np.flatnonzero(best)
            weights = best[chunks]
        found.append(chunks)
        added.append(weights if scales is None else weights * scales[at])
    every = np.concatenate(found)
    if len(every) and every.max() >= len(index):
        raise IndexError("its postings name a chunk that it does not have")
    sums = np.bincount(every, weights=np.concatenate(added), minlength=len(index))
    return sums.astype(np.float64, copy=False)  # of nothing, numpy counts whole numbers


def _reading_weights(reading: Reading, field: str, index: Index) -> tuple[Array, Array]:
    """Return the chunks that have all terms of a reading, and the sum of their weights, as far as it is certain."""
    postings = index.fields[field]
    chunks, weights = postings.of(reading.terms[0])
    for term in reading.terms[1:]:
        others, further = postings.of(term)
        both = postings.has(term, chunks)
        chunks, weights = chunks[both], weights[both]
        weights = weights + further[np.searchsorted(others, chunks)]
    return chunks, weights if reading.certainty == 1 else weights * reading.certainty
