"""The confidence of a candidate: the probability that the candidate answers the question.

    confidence = 1 / (1 + exp(-(bias + sum over the features of coefficient * feature)))

The confidence is 1 instead for a chunk that is stored under exactly the question. Each of the `doubts` lowers the
confidence, and no match has a higher confidence than the match before. No coefficient of a feature is negative, so a
larger feature never lowers the confidence. The coefficients are `DEFAULT`, or, for the documents with phrasings, those
that `building.calibration` fitted to the corpus.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.static_table.static_encoder import reads_texts


class Features(NamedTuple):
    """The features of a candidate that its confidence is computed from.

    `score` is the score of the ranking. `margin` is the lead of the score over that of the best *different* answer,
    negative for a runner-up. `share` is the candidate's part in the softmax over the scores of different answers and
    `NOTHING` (see `comparison`). `coverage` is the share of the question's weight whose words the chunk has. `known` is
    the share of the question's weight whose words the corpus has in any reading. `in_scope` is 1 minus
    the cosine of the question and the nearest decoy, which counts the less the better the candidate explains the
    question: it is multiplied by 1 minus the product of `coverage` and the cosine of the candidate's nearest unit.
    `in_scope` is 1 if there are no decoys.
    """

    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


class Coefficients(NamedTuple):
    """The bias, and the coefficient of each of the `Features`, which is never negative."""

    bias: float
    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


# The coefficients without an encoder. They were fitted by `tests/benchmarks/choices.py`, every set with equal weight,
# before a question could name a document. Coefficients fitted again since then answer .727 of StackFAQ correctly
# instead of .738, and no more of the other sets. These sets have no decoys, so the coefficient of `in_scope` was chosen
# by hand and subtracted from the bias. With a larger one, more of the questions without an answer are recognised, but
# fewer of the others are answered, in a corpus with too few phrasings to fit coefficients to.
DEFAULT = Coefficients(-8.788, 0.029, 0.148, 2.662, 2.109, 0.0, 6.0)

# The coefficients for an index with an encoder, which changes the scores. They were fitted with MiniLM to StackFAQ,
# five sibling pages, the shipped page without phrasings, and Banking77 and CLINC150 with one phrasing for each intent.
# Every question was asked once more with its answers removed; DEFAULT answered far more of these questions.
DEFAULT_WITH_ENCODER = Coefficients(-9.535, 0.054, 0.454, 0.441, 1.36, 0.0, 6.0)


_DEFAULT = np.array(DEFAULT)
_DEFAULT_WITH_ENCODER = np.array(DEFAULT_WITH_ENCODER)


def confidences_of(features: Vector, coefficients: Vector) -> Vector:
    """Return the probability that each candidate answers, (candidates,), by the formula at the top of this module.

    `features` has a row of `Features` for each candidate. `coefficients` has a row of `Coefficients` for each
    candidate, or a single row for all.
    """
    rows = np.atleast_2d(coefficients)
    value = rows[:, 0] + (features * rows[:, 1:]).sum(axis=1)
    small = np.exp(-np.abs(value))  # at most 1, so that it never overflows
    confidences: Vector = np.where(value >= 0, 1.0, small) / (1.0 + small)
    return confidences


def confidence_of(features: Features, coefficients: Coefficients) -> float:
    """Return the probability that one candidate answers."""
    return float(confidences_of(np.array([features]), np.array([coefficients]))[0])


def coefficients_for(chunks: Array, index: Index) -> Vector:
    """Return the coefficients for each chunk: the fitted ones if its document has phrasings, else the defaults.

    The result is (chunks, `Coefficients`), or one row if the same hold for all chunks.
    """
    default = _DEFAULT_WITH_ENCODER if reads_texts(index.encoder) else _DEFAULT
    if index.confidence is None:
        return default
    is_fitted = index.arrays["chunk_fitted"][chunks] != 0
    fitted = np.array(index.confidence).reshape(default.shape)  # a ValueError for too few, even for one
    coefficients: Vector = np.where(is_fitted[:, None], fitted, default)
    return coefficients
