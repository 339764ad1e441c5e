"""A question as posting lists: what each of its words adds to the scores of which chunks, field by field.

    score by words = sum over the lists of scale * weight

A word that may be read in several ways has one list a field, with the best reading of each chunk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.postings import Postings
from faqbot.index.schema import FIELDS
from faqbot.query.query import Concept, Query, Reading

# BM25's sum over the text is divided by this times the weight of the weightiest term, which brings it near 1.
_TEXT_SCALE = 6.0


class PostingList(NamedTuple):
    """What one word adds in one field: `scale * weights` to the scores of `chunks`, which ascend.

    No chunk gets more than `bound`.
    """

    field: str
    chunks: Array
    weights: Array
    scale: float
    bound: float

    def added(self, chunks: Array) -> Array:
        """Return what the list adds to the score of each of the chunks (float64); fast where these ascend, too."""
        at = self.chunks.searchsorted(chunks)
        np.minimum(at, len(self.chunks) - 1, out=at)
        weights = self.weights.take(at).astype(np.float64)
        weights[self.chunks.take(at) != chunks] = 0.0
        weights *= self.scale
        return weights


def posting_lists(query: Query, index: Index, weights: Mapping[str, float], chunks: int) -> list[PostingList]:
    """Return the lists of a question, field by field; `weights` are those of the fields.

    `chunks` is how many of them the question is about: a rare word weighs less among few.
    """
    known = [concept for concept in query.concepts if concept.readings]
    if not known:
        return []
    text = weights["text"] / (_TEXT_SCALE * index.greatest_weight_among(chunks))
    question, heading = weights["question"] / query.weight, weights["headings"] / query.length
    scales = {
        "question": [question] * len(known),
        "text": [text] * len(known),
        "headings": [heading * concept.weight for concept in known],
    }
    return [one for field in FIELDS for one in _of_field(field, known, scales[field], index.fields[field])]


def _of_field(field: str, known: list[Concept], scales: list[float], postings: Postings) -> list[PostingList]:
    found: list[PostingList] = []
    first = [concept.readings[0].terms[0] for concept in known]
    for concept, scale, (chunks, weights, greatest) in zip(known, scales, postings.of_each(first), strict=True):
        if not concept.is_plain:
            chunks, weights = _best_reading(concept.readings, postings)  # noqa: PLW2901 - of all its readings instead
            greatest, certainty = float(weights.max(initial=0.0)), 1.0  # noqa: PLW2901 - as above
        else:
            certainty = concept.readings[0].certainty
        if len(chunks):
            found.append(PostingList(field, chunks, weights, scale * certainty, scale * certainty * greatest))
    return found


def _best_reading(readings: tuple[Reading, ...], postings: Postings) -> tuple[Array, Array]:
    """Return the chunks that have any of the readings, ascending, and the weight of the best one in each."""
    read = [_reading(reading, postings) for reading in readings]
    chunks = np.concatenate([one for one, _ in read])
    order = np.argsort(chunks, kind="stable")  # which merges what is in order already
    chunks, weights = chunks[order], np.concatenate([one for _, one in read])[order]
    starts = np.flatnonzero(np.diff(chunks, prepend=-1))
    return chunks[starts], np.maximum.reduceat(weights, starts) if len(starts) else weights


def _reading(reading: Reading, postings: Postings) -> tuple[Array, Array]:
    """Return the chunks that have all terms of a reading, and the sum of their weights, as far as it is certain."""
    chunks, weights = postings.of(reading.terms[0])
    for term in reading.terms[1:]:
        others, further = postings.of(term)
        both = postings.has(term, chunks)
        chunks, weights = chunks[both], weights[both]
        weights = weights + further[np.searchsorted(others, chunks)]
    return chunks, weights if reading.certainty == 1 else weights * np.float32(reading.certainty)
