"""Evidence from single sentences: a question is often near to the one sentence that answers it, in a long text.

The units of a chunk are its questions, its phrasings and the sentences of its text, each as a set of terms. The
evidence is the largest cosine between the question and a unit, as vectors of term weights. Words of the question that
the corpus does not have count in the length of the question's vector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector, ranges
from faqbot.query.query import Query
from faqbot.ranking.compiled.switch import compiled, run_loop

if TYPE_CHECKING:
    import numpy.typing as npt

# Only this many terms of a chunk are read, so that a long page without headings does not take longer than all other
# chunks of the shortlist together.
MOST_TERMS = 800


def unit_norms(weights: npt.NDArray[np.float64], lengths: Array) -> npt.NDArray[np.float32]:
    """Return the Euclidean length (norm) of the vector of each unit.

    `weights` has the weights of the distinct terms of all units, one unit after the other, and `lengths` the number of
    terms of each unit. Units with the same number of terms are the rows of one matrix; numpy sums each row to exactly
    the float that it would give for this row alone.
    """
    norms = np.empty(len(lengths), dtype="<f4")
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    order = np.argsort(lengths, kind="stable")
    found, first = np.unique(lengths[order], return_index=True)
    for length, units in zip(found.tolist(), np.split(order, first)[1:], strict=True):
        squares = weights[starts[units][:, None] + np.arange(length)] ** 2
        norms[units] = np.sqrt(squares.sum(axis=1))
    return norms


def asked_terms(query: Query, index: Index) -> tuple[Array, Vector]:
    """Return the terms of all readings of a question's words, ascending, and a product for each term.

    The product is the weight of the term in the question times its weight in the corpus: the certainty of the reading
    times the square of the term's weight.
    """
    weighed: dict[int, float] = {}
    for concept in query.concepts:
        for reading in concept.readings:
            for term in reading.terms:
                product = reading.certainty * float(index.term_weights[term]) ** 2
                weighed[term] = max(product, weighed.get(term, 0.0))
    terms = np.array(sorted(weighed), dtype="<i4")
    return terms, np.array([weighed[term] for term in terms.tolist()])


def sentence_evidence(
    terms: Array, products: Vector, norm: float, chunks: Array, index: Index
) -> tuple[Vector, npt.NDArray[np.bool_]]:
    """Return the cosine of the question and the nearest unit of each chunk, and which of the terms each chunk has.

    The second array is bool, (chunks, terms), and leaves out the headings. `terms` and `products` come from
    `asked_terms`, and `norm` is the Euclidean length of the question's vector.
    """
    if not len(terms) or not len(chunks):
        return np.zeros(len(chunks)), np.zeros((len(chunks), len(terms)), dtype=bool)
    if loops := compiled():
        texts = (index.arrays[name] for name in ("chunk_units", "unit_starts", "unit_terms", "unit_norms"))
        columns, asked = index.scratch.columns, (terms, products, norm, chunks)
        cosines, present, read = run_loop(loops.pairs.nearest_units, columns, *asked, *texts, columns, MOST_TERMS)
    else:
        cosines, present, read = _nearest_units(terms, products, norm, chunks, index)
    for long in np.flatnonzero(read > MOST_TERMS).tolist():  # only the first MOST_TERMS terms were read
        there = [index.fields["text"].has(term, chunks[long : long + 1])[0] for term in terms.tolist()]
        present[long] |= np.array(there)
    return cosines, present


def _nearest_units(
    terms: Array, products: Vector, norm: float, chunks: Array, index: Index
) -> tuple[Vector, npt.NDArray[np.bool_], Array]:
    """Return the cosines and the terms present, read from the first MOST_TERMS terms, and how many each chunk has."""
    cosines = np.zeros(len(chunks))
    present = np.zeros((len(chunks), len(terms)), dtype=bool)
    starts = index.arrays["unit_starts"]
    first, last = index.arrays["chunk_units"][chunks], index.arrays["chunk_units"][chunks + 1]
    begin, end = starts[first], starts[last]
    lengths = np.minimum(end - begin, MOST_TERMS)
    asked = _columns(index.arrays["unit_terms"][ranges(begin, lengths)], terms, index)
    hit = np.flatnonzero(asked)
    at = asked[hit] - 1
    # `places` has for the units of all chunks, one after the other, the place of their first term among the terms read.
    counts = last - first
    owner = np.repeat(np.arange(len(chunks)), counts)
    units = ranges(first, counts)
    places = np.minimum(starts[units] - begin[owner], lengths[owner]) + (np.cumsum(lengths) - lengths)[owner]
    unit = np.searchsorted(places, hit, side="right") - 1
    present[owner[unit], at] = True
    sums = np.bincount(unit, weights=products[at], minlength=len(units))
    touched = np.flatnonzero(sums)
    norms = index.arrays["unit_norms"][units[touched]]
    np.maximum.at(cosines, owner[touched], np.minimum(sums[touched] / (norms * norm), 1.0))
    return cosines, present, end - begin


def _columns(found: Array, terms: Array, index: Index) -> Array:
    """Return for each of the terms `found` its place in `terms`, from 1 on, or 0 if it is not in `terms`."""
    columns = index.scratch.columns  # a look-up in a table is ten times as fast as a binary search
    columns[terms] = np.arange(1, len(terms) + 1)
    try:
        return columns[found]
    finally:
        columns[terms] = 0
