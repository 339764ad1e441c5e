"""Evidence from single sentences: a question is often near to the one sentence that answers it, in a long text.

The units of a chunk are its questions, its phrasings and the sentences of its text, each as a set of terms. The
evidence is the largest cosine between the question and a unit, as vectors of term weights. Words of the question that
the corpus does not have count in the length of the question's vector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector, ranges
from faqbot.ranking.evidence.pairs import PairCells, Pairs
from faqbot.ranking.words.word_arrays import WordArrays

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


class ReadTerms(NamedTuple):
    """The first MOST_TERMS terms of each pair's chunk, one chunk after the other.

    `places` has for each of the `terms` its place among those of the question, from 1 on, or 0 if it is not there.
    `starts` says where the terms of each pair start.
    """

    terms: Array
    places: Array
    starts: Array


def sentence_evidence(
    asked: WordArrays, pairs: Pairs, cells: PairCells, index: Index
) -> tuple[Vector, npt.NDArray[np.bool_], ReadTerms]:
    """Return the cosine of the question and the nearest unit of each pair's chunk, and which terms the chunk has.

    The second array is bool, with a value for each of `cells`, which are those of each pair and each term of its
    question, and leaves out the headings. The terms that were read are returned, too.
    """
    cosines, present, counts, read = _nearest_units(asked, pairs, cells, index)
    for long in np.flatnonzero(counts > MOST_TERMS).tolist():  # only the first MOST_TERMS terms were read
        first, start, count = (int(numbers[long]) for numbers in (cells.firsts, cells.starts, cells.counts))
        terms = asked.terms[first : first + count].tolist()
        there = [index.fields["text"].has(term, pairs.chunks[long : long + 1])[0] for term in terms]
        present[start : start + count] |= np.array(there, dtype=bool)
    return cosines, present, read


def _nearest_units(
    asked: WordArrays, pairs: Pairs, cells: PairCells, index: Index
) -> tuple[Vector, npt.NDArray[np.bool_], Array, ReadTerms]:
    """Return the cosines and the terms present, how many terms each chunk has, and the first of them, which were read.

    The cosines and what is present follow from the terms that were read.
    """
    cosines, present = np.zeros(len(pairs)), np.zeros(cells.total, dtype=bool)
    starts = index.arrays["unit_starts"]
    first, last = index.arrays["chunk_units"][pairs.chunks], index.arrays["chunk_units"][pairs.chunks + 1]
    begin, end = starts[first], starts[last]
    lengths = np.minimum(end - begin, MOST_TERMS)
    ends = lengths.cumsum()
    unit_terms = index.arrays["unit_terms"]
    terms = unit_terms.take(ranges(begin, lengths, pairs.questions * len(unit_terms)))
    read = ReadTerms(terms, _places(terms, ends, asked, pairs, index), ends - lengths)
    hit = np.flatnonzero(read.places)
    # `units` has the units of all chunks, one after the other, and `until` where the terms read of each of them start.
    counts = last - first
    units = ranges(first, counts, pairs.questions * len(index.arrays["unit_norms"]))
    owner = np.repeat(np.arange(len(pairs)), counts)
    until = np.minimum(starts[units] - begin[owner], lengths[owner]) + read.starts[owner]
    unit = until.searchsorted(hit, side="right") - 1
    pair = owner[unit]
    at = read.places[hit] - 1
    present[cells.starts[pair] + at] = True
    sums = np.bincount(unit, weights=asked.products[cells.firsts[pair] + at], minlength=len(units))
    touched = np.flatnonzero(sums)
    pair = owner[touched]
    lengths_of = index.arrays["unit_norms"][units[touched]] * asked.norms[pairs.owner[pair]]
    np.maximum.at(cosines, pair, np.minimum(sums[touched] / lengths_of, 1.0))
    return cosines, present, end - begin, read


def _places(found: Array, ends: Array, asked: WordArrays, pairs: Pairs, index: Index) -> Array:
    """Return for each of the terms `found` its place among the terms of its question, from 1 on, or 0 if not there.

    `ends` has where the terms found of each pair end.
    """
    columns = index.scratch.columns  # a look-up in a table is ten times as fast as a binary search
    places = np.empty(len(found), dtype=columns.dtype)
    until = (0, *(int(ends[end - 1]) if end else 0 for end in pairs.starts[1:]))
    starts = asked.term_starts.tolist()
    for question in range(asked.questions):
        terms = asked.terms[starts[question] : starts[question + 1]]
        some = slice(until[question], until[question + 1])
        columns[terms] = np.arange(1, len(terms) + 1)
        try:
            places[some] = columns.take(found[some])
        finally:
            columns[terms] = 0
    return places
