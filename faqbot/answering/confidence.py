"""How sure faqbot is of each candidate: the probability that it answers the question.

    confidence = 1 / (1 + exp(-(bias + sum over the features of coefficient * feature)))

or 1 for a chunk that is stored under the question itself, less for what `doubts` there are, and never more than the
match before has. Every feature only ever raises it. The coefficients are `DEFAULT`, or those that `calibration` fitted
to the corpus; they hold for its documents that have phrasings.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector


class Features(NamedTuple):
    """What speaks for a candidate.

    `score` as it is ranked; `margin`, its lead over the best *different* answer (negative for a runner-up); `share`,
    its part in the softmax of the scores of different answers and of `NOTHING`; `coverage`, the share of the
    question's weight that the chunk has words for; `known`, the share that anything in the corpus accounts for;
    `in_scope`, how far the question lies from the decoys (1 where there are none).
    """

    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


class Coefficients(NamedTuple):
    """What each of the `Features` counts; none is negative."""

    bias: float
    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


# Fitted by `tests/benchmarks/choices.py`, every set counting alike, before a question could name its document. Fitted
# again with that, they answer .727 of StackFAQ right for .738, and no more elsewhere. Those sets have no decoys, so
# what decoys count was set apart from that, and taken from the bias: the more, the better are questions without an
# answer told, and the fewer are answered, for a corpus with too few phrasings to fit its own.
DEFAULT = Coefficients(-3.788, 0.029, 0.148, 2.662, 2.109, 0.0, 1.0)

# The same for an index with an encoder, whose scores are others: fitted with MiniLM to StackFAQ, five sibling pages,
# the shipped page without phrasings, and Banking77 and CLINC150 with one an intent, every question asked once more with
# its answers taken away. By the coefficients above, far more of the latter were answered.
DEFAULT_WITH_ENCODER = Coefficients(-4.535, 0.054, 0.454, 0.441, 1.36, 0.0, 1.0)


_DEFAULT = np.array(DEFAULT)
_DEFAULT_WITH_ENCODER = np.array(DEFAULT_WITH_ENCODER)


def confidences_of(features: Vector, coefficients: Vector) -> Vector:
    """Return the probability that each candidate answers, by the formula above.

    `features` is (candidates, `Features`), and `coefficients` (candidates, `Coefficients`) or one row for all.
    """
    rows = np.atleast_2d(coefficients)
    value = rows[:, 0] + (features * rows[:, 1:]).sum(axis=1)
    small = np.exp(-np.abs(value))  # never too large for a float
    confidences: Vector = np.where(value >= 0, 1.0, small) / (1.0 + small)
    return confidences


def confidence_of(features: Features, coefficients: Coefficients) -> float:
    """Return the probability that one candidate answers."""
    return float(confidences_of(np.array([features]), np.array([coefficients]))[0])


def coefficients_for(chunks: Array, index: Index) -> Vector:
    """Return the coefficients that hold for each chunk: those fitted to the corpus if its document has phrasings.

    The result is (chunks, `Coefficients`), or one row if the same hold for all chunks.
    """
    default = _DEFAULT if index.encoder is None else _DEFAULT_WITH_ENCODER
    if index.confidence is None:
        return default
    is_fitted = index.arrays["chunk_fitted"][chunks] != 0
    coefficients: Vector = np.where(is_fitted[:, None], np.array(index.confidence), default)
    return coefficients
