"""BM25: how much a term weighs in a field of a chunk. The index stores these weights.

The weight is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.4; in the
usual form with k1 + 1 in the numerator, and with the idf that is never negative), except that the idf is raised to a
power below 1 and function words weigh less:

    weight(t, d) = tf (k1 + 1) / (tf + k1 (1 - b + b |d| / mean |d|)) * idf(t)**IDF_POWER * g(t)
    idf(t)       = ln(1 + (N - df + .5) / (df + .5))

Here tf is how often the term t occurs in the field of the chunk d, |d| is the number of terms in that field, N is the
number of chunks, df is the number of chunks that have t, and g(t) is 1 for content words and less for others.

Each constant was compared with other values, by the mean hit@1 over eleven sets. The values below give .704. With
function words at full weight the mean is .690, and at a weight of .1 it is .701. With an idf to the power of .5 or 1 it
is .705 or .699. With the questions counted never or once in the text field it is .707 or .704, but on StackFAQ alone
hit@1 then falls from .88 to .86 or .87.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from faqbot.text.analyser import Analyser

FloatArray = np.ndarray[Any, np.dtype[np.float64]]  # as `packing.Array`

# The power that the idf is raised to, and g(t) for function words and for question words.
IDF_POWER = 0.75
FUNCTION_WEIGHT = 0.3
QUESTION_WEIGHT = 0.8

# For a language without a list of function words: a term that occurs in more than this share of the chunks counts as a
# function word, in a corpus of at least FEWEST_CHUNKS chunks. The share is above a third because English pages on one
# subject repeat the subject's name in a third of their chunks.
COMMON_SHARE = 0.4
FEWEST_CHUNKS = 20

# The parameters (k1, b) of BM25 for each field. b, the effect of the field's length, is larger for texts than for
# questions, since questions are short and their lengths say little.
SATURATION = {"question": (1.2, 0.75), "text": (1.5, 0.9), "headings": (1.2, 0.75)}

# The number of binary digits that `steady` keeps: counts below 256 stay, larger ones change by less than a hundredth.
_STEADY = 8

# How often each word of the question is counted in the text field, in addition to the words of the answer. The counts
# are added before the saturation (as in BM25F), so that a word in both is not counted as two independent proofs.
QUESTION_IN_TEXT = 2


def idf(document_frequency: FloatArray, chunks: int) -> FloatArray:
    """Return ln(1 + (N - df + .5) / (df + .5)) for each document frequency df; `chunks` is N."""
    return np.log1p((chunks - document_frequency + 0.5) / (document_frequency + 0.5))


def steady(count: FloatArray) -> FloatArray:
    """Return each count rounded down to its first `_STEADY` binary digits; the order of counts stays.

    A chunk more changes all counts a little. Of rounded counts it changes hardly any, so that what is made of them need
    not be made again.
    """
    digits, exponent = np.frexp(count)
    rounded: FloatArray = np.ldexp(np.floor(np.ldexp(digits, _STEADY)), exponent - _STEADY)
    return rounded


def term_weights(
    terms: Mapping[str, int], document_frequency: FloatArray, chunks: int, analyser: Analyser
) -> FloatArray:
    """Return idf**IDF_POWER * g for each term, by its number; `terms` has the number of each term."""
    weights = idf(document_frequency, chunks) ** IDF_POWER
    if not analyser.lists.function_words and chunks >= FEWEST_CHUNKS:
        weights[document_frequency > COMMON_SHARE * chunks] *= FUNCTION_WEIGHT
        return weights
    for term in analyser.function_terms | analyser.question_terms:
        if term in terms:
            weights[terms[term]] *= role_weight(term, analyser)
    return weights


def unknown_weight(chunks: int) -> float:
    """Return the weight of a content word that occurs in no chunk, for a corpus of `chunks` chunks."""
    return float(idf(np.zeros(1), chunks)[0] ** IDF_POWER)


def role_weight(term: str, analyser: Analyser) -> float:
    """Return g: 1 for a content word, QUESTION_WEIGHT for a question word, FUNCTION_WEIGHT for other function words."""
    if analyser.is_question_term(term):
        return QUESTION_WEIGHT
    return FUNCTION_WEIGHT if analyser.is_function_term(term) else 1.0


def saturation(lengths: FloatArray, mean: float, field: str) -> FloatArray:
    """Return k1 (1 - b + b |d| / mean |d|) of BM25 for each length of a field; `mean` is their mean."""
    k1, b = SATURATION[field]
    saturations: FloatArray = k1 * (1 - b + b * lengths / mean)
    return saturations


def saturate(counts: FloatArray, saturations: FloatArray, field: str) -> FloatArray:
    """Return the factor tf (k1 + 1) / (…) of BM25 for each of the counts of terms in a field.

    `saturations` has for each count the `saturation` of the field in its chunk.
    """
    k1, _ = SATURATION[field]
    return counts * (k1 + 1) / (counts + saturations)
