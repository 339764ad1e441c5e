"""What a term is worth, and what its repetition in a field adds: the numbers that the index stores.

The weight of a term in a field of a chunk is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
Framework", 2009, section 3.4; in the usual form with k1 + 1 above the line, and with the idf that is never negative),
with a milder idf and with function words weighing less:

    weight(t, d) = tf (k1 + 1) / (tf + k1 (1 - b + b |d| / mean |d|)) * idf(t)**IDF_POWER * g(t)
    idf(t)       = ln(1 + (N - df + .5) / (df + .5))

Each constant is measured against others by `tests/benchmarks/choices.py`, as the mean hit@1 over eleven sets: .704 as
it is; .690 with function words at full weight, .701 at .1; .705 and .699 with an idf to the power of .5 and 1, and .707
and .704 with the questions counted never or once in the text field, but StackFAQ .86 or .87 for .88.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from faqbot.text.analyser import Analyser

FloatArray = npt.NDArray[np.float64]

IDF_POWER = 0.75
FUNCTION_WEIGHT = 0.3
QUESTION_WEIGHT = 0.8

# A term in more than this share of at least this many chunks does a function word's work, where the language has no
# list of them. English pages on one subject repeat its name in a third of their chunks.
COMMON_SHARE = 0.4
FEWEST_CHUNKS = 20

# (k1, b) of each field. A question is short and its length says little, an answer's length says much.
SATURATION = {"question": (1.2, 0.75), "text": (1.5, 0.9), "headings": (1.2, 0.75)}

# The text field counts the question's words as often as this beside the answer's own: fields are weighed before
# they are saturated (BM25F), so that a word in both is not counted as two proofs.
QUESTION_IN_TEXT = 2


def idf(document_frequency: FloatArray, chunks: int) -> FloatArray:
    """Return ln(1 + (N - df + .5) / (df + .5)) for each document frequency."""
    return np.log1p((chunks - document_frequency + 0.5) / (document_frequency + 0.5))


def term_weights(
    terms: Mapping[str, int], document_frequency: FloatArray, chunks: int, analyser: Analyser
) -> FloatArray:
    """Return idf**IDF_POWER * g for each term of the vocabulary, which has the number of each."""
    weights = idf(document_frequency, chunks) ** IDF_POWER
    if analyser.function_terms:
        for term in analyser.function_terms | analyser.question_terms:
            if term in terms:
                weights[terms[term]] *= role_weight(term, analyser)
    elif chunks >= FEWEST_CHUNKS:
        weights[document_frequency > COMMON_SHARE * chunks] *= FUNCTION_WEIGHT
    return weights


def unknown_weight(chunks: int) -> float:
    """Return the weight of a content word that no chunk has."""
    return float(idf(np.zeros(1), chunks)[0] ** IDF_POWER)


def role_weight(term: str, analyser: Analyser) -> float:
    """Return g: 1 for a content word, less for question words, least for other function words."""
    if term in analyser.question_terms:
        return QUESTION_WEIGHT
    return FUNCTION_WEIGHT if term in analyser.function_terms else 1.0


def saturate(counts: FloatArray, lengths: FloatArray, mean: float, field: str) -> FloatArray:
    """Return BM25's saturation of counts in a field; `lengths` are those of each count's chunk, `mean` is of all."""
    k1, b = SATURATION[field]
    return counts * (k1 + 1) / (counts + k1 * (1 - b + b * lengths / mean))
