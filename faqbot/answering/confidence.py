"""The confidence of a candidate: the probability that the candidate answers the question.

    confidence = 1 / (1 + exp(-(bias + sum over the features of coefficient * feature)))

The confidence is 1 instead for a chunk that is stored under exactly the question. Each of the `doubts` lowers the
confidence, and no match has a higher confidence than the match before. No coefficient of a feature is negative, so a
larger feature never lowers the confidence. The coefficients are those of `ranking.fitted`, the same for every corpus:
coefficients that were adapted to a corpus by its own phrasings and decoys made the confidence worse. Over six groups of
sets, the worth of the answers is .436 with the shipped coefficients, and .424 and .416 with adapted ones (little and
much; `tests/benchmarks/generality.py --quick`); the AUROC is .891, .889 and .883.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Vector
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.ranking.fitted import CONFIDENCE, CONFIDENCE_WITH_ENCODER


class Features(NamedTuple):
    """The features of a candidate that its confidence is computed from.

    `lead` is the lead of the score over that of the best *different* answer, as a share of the score; it is negative
    for a runner-up. `share` is the candidate's part in the softmax over the scores of different answers, times the
    logarithm of the number of chunks: where few chunks compete, it is easy to be the best. `words` is the BM25 score of
    the chunk's text, divided by about the same logarithm, and `meaning` the evidence of the vectors. `content` is the
    share of what the question's words tell that the chunk has (see `ranking.evidence.coverage`). `in_scope` is 1 minus
    the cosine of the question and the nearest decoy (see `comparison`), 1 if there are no decoys.
    """

    lead: float
    share: float
    words: float
    meaning: float
    content: float
    in_scope: float


class Coefficients(NamedTuple):
    """The bias, and the coefficient of each of the `Features`, which is never negative."""

    bias: float
    lead: float
    share: float
    words: float
    meaning: float
    content: float
    in_scope: float


# The coefficients without an encoder that reads texts, and with one.
DEFAULT = Coefficients(**CONFIDENCE)
DEFAULT_WITH_ENCODER = Coefficients(**CONFIDENCE_WITH_ENCODER)


def coefficients_for(index: Index) -> Coefficients:
    """Return the coefficients for an index; they are others if an encoder reads the texts."""
    return DEFAULT_WITH_ENCODER if reads_texts(index.encoder) else DEFAULT


def weighed(features: Vector, coefficients: Coefficients) -> Vector:
    """Return the sum in the formula at the top of this module for each candidate, (candidates,).

    `features` has a row of `Features` for each candidate of one question. The last bit of a product of matrices depends
    on the number of the rows and on their places in memory, so a question of a block has a matrix of its own.
    """
    summed: Vector = coefficients.bias + np.asfortranarray(features) @ np.array(coefficients[1:])
    return summed


def confidences_of(summed: Vector) -> Vector:
    """Return the probability that each candidate answers, (candidates,), given the sum in the formula."""
    small = np.exp(-np.abs(summed))  # at most 1, so that it never overflows
    confidences: Vector = np.where(summed >= 0, 1.0, small) / (1.0 + small)
    return confidences
