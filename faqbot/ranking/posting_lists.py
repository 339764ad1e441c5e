"""The posting lists of a question: for each word and field, the chunks that have the word, and their scores for it.

    score by words = sum over the lists of scale * weight

A word with several readings, such as a typo or a word with synonyms, has one list for each field, in which each chunk
has the weight of its best reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, places_among
from faqbot.index.postings import Postings
from faqbot.query.query import Query
from faqbot.query.word_readings import Concept, Reading

# The fields whose words count for the score. Words of the question count in the text as well; as a field of their own
# they add nothing (weight 0 in `tests/benchmarks/fit.py`).
WORD_FIELDS = ("text", "headings")

# The BM25 score of the text field is divided by this factor times the largest weight of a term, which brings it near 1.
_TEXT_SCALE = 6.0


class PostingList(NamedTuple):
    """The posting list of a word of the question in a field: adds `scale * weights` to the scores of `chunks`.

    `chunks` ascend, and `bound` is an upper bound on the score that the list adds to a chunk. `start` is the place of
    the list in the postings of its field, -1 if the list was merged from those of several readings.
    """

    field: str
    chunks: Array
    weights: Array
    scale: float
    bound: float
    start: int = -1

    def added(self, chunks: Array) -> Array:
        """Return the score (float64) that the list adds to each of the chunks; faster if `chunks` ascend."""
        at, has_word = places_among(chunks, self.chunks)
        weights = self.weights.take(at).astype(np.float64)
        weights *= self.scale
        weights *= has_word
        return weights


def posting_lists(query: Query, index: Index, weights: Mapping[str, float], chunks: int) -> list[PostingList]:
    """Return the posting lists of a question, field by field; `weights` has the weight of each field.

    `chunks` is the number of chunks of the documents that the question is about: the fewer there are, the less a rare
    word weighs.
    """
    known = [concept for concept in query.concepts if concept.readings]
    if not known:
        return []
    text = weights["text"] / (_TEXT_SCALE * index.greatest_weight_among(chunks))
    heading = weights["headings"] / query.length
    scales = {"text": [text] * len(known), "headings": [heading * concept.weight for concept in known]}
    first = np.array([concept.readings[0].terms[0] for concept in known])
    every = (_of_field(field, known, first, scales[field], index.fields[field]) for field in WORD_FIELDS)
    return list(chain.from_iterable(every))


def _of_field(
    field: str, known: list[Concept], first: Array, scales: list[float], postings: Postings
) -> Iterator[PostingList]:
    """Yield the posting lists of the concepts in one field.

    `first` has the first term of the first reading of each concept, and `scales` the scale of each.
    """
    for concept, scale, (start, end, greatest) in zip(known, scales, postings.spans(first), strict=True):
        if not concept.is_plain:
            chunks, weights = _best_reading(concept.readings, postings)
            if len(chunks):
                yield PostingList(field, chunks, weights, scale, scale * float(weights.max()))
        elif end > start:
            chunks, weights = postings.chunks[start:end], postings.weights[start:end]
            factor = scale * concept.readings[0].certainty
            yield PostingList(field, chunks, weights, factor, factor * greatest, start)


def _best_reading(readings: tuple[Reading, ...], postings: Postings) -> tuple[Array, Array]:
    """Return the chunks that have any of the readings, ascending, and for each the weight of its best reading."""
    read = [_reading(reading, postings) for reading in readings]
    chunks = np.concatenate([listed for listed, _ in read])
    order = np.argsort(chunks, kind="stable")  # a stable sort merges runs that are sorted already, which is fast
    chunks, weights = chunks[order], np.concatenate([weights for _, weights in read])[order]
    starts = np.flatnonzero(np.diff(chunks, prepend=-1))
    return chunks[starts], np.maximum.reduceat(weights, starts) if len(starts) else weights


def _reading(reading: Reading, postings: Postings) -> tuple[Array, Array]:
    """Return the chunks that have all terms of a reading, and the sum of their weights times the certainty."""
    chunks, weights = postings.of(reading.terms[0])
    for term in reading.terms[1:]:
        others, further = postings.of(term)
        has_term = postings.has(term, chunks)
        chunks, weights = chunks[has_term], weights[has_term]
        weights = weights + further[places_among(chunks, others)[0]]
    return chunks, weights if reading.certainty == 1 else weights * np.float32(reading.certainty)
