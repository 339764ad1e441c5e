"""Merge the posting lists of segments: for each term, the ascending numbers of its chunks, with their weights.

Simply put: sort the terms of all chunks by term and chunk. Here some segments at a time are sorted, and their lists are
copied behind those of the segments before, so that only the places of these are in memory, eight bytes each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from faqbot.building.merging.vocabulary import Vocabulary
from faqbot.building.segment import Segment
from faqbot.building.segment_files import joined
from faqbot.index.bm25 import saturate, saturation
from faqbot.index.packing import PLACES, Array, ranges, stable_order


def merged_postings(
    field: str, segments: Sequence[Segment], terms: Vocabulary, weights: Array, together: Sequence[slice]
) -> tuple[Array, Array, Array]:
    """Return the posting lists of a field: the starts of the terms' lists, the chunks in them, and their weights.

    `weights` has the weight of each term, and `together` says which segments to sort at a time.
    """
    starts = np.zeros(len(terms) + 1, dtype="<i8")
    for some in together:
        starts[1:] += np.bincount(_numbers(field, segments, terms, some), minlength=len(terms))
    np.cumsum(starts, out=starts)
    following = starts[:-1].copy()
    chunks, weighed = np.empty(starts[-1], dtype="<i4"), np.empty(starts[-1], dtype="<f4")
    mean, first = _mean_length(segments, field), 0
    for some in together:
        numbers = _numbers(field, segments, terms, some)  # again, since those of all chunks take much memory
        lengths = joined(segments[some], f"{field}_lengths")
        # Rounded at once: numpy would round one number after the other on its way to its place.
        of_part = _weighed(field, segments[some], mean, weights[numbers.astype(PLACES)]).astype("<f4")
        order = stable_order(numbers)
        found, counts = _counted(numbers[order].astype(PLACES))
        places = ranges(following[found], counts)
        following[found] += counts
        chunks[places] = np.repeat(np.arange(first, first + len(lengths), dtype="<i4"), lengths)[order]
        weighed[places] = of_part[order]
        first += len(lengths)
    return starts, chunks, weighed


def _numbers(field: str, segments: Sequence[Segment], terms: Vocabulary, some: slice) -> Array:
    """Return the number in the index of each distinct term of each chunk of some of the segments."""
    numbers: Array = terms.of(some)[terms.within(segments, f"{field}_terms", some)]
    return numbers


def _counted(ascending: Array) -> tuple[Array, Array]:
    """Return the distinct numbers of an ascending array, and how often each occurs."""
    is_first = np.ones(len(ascending), dtype=bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    first = np.flatnonzero(is_first)
    return ascending[first], np.diff(first, append=len(ascending))


def _mean_length(segments: Sequence[Segment], field: str) -> float:
    """Return the mean number of terms in a field, over the chunks that have any; 1 if no chunk has."""
    sums = joined(segments, f"{field}_sums")
    filled = int(np.count_nonzero(sums))
    return int(sums.sum()) / filled if filled else 1.0


def _weighed(field: str, segments: Sequence[Segment], mean: float, weights: Array) -> Array:
    """Return the weight of each distinct term of each chunk, whose weights in the index are given."""
    lengths = joined(segments, f"{field}_lengths")
    saturations = saturation(joined(segments, f"{field}_sums").astype(np.float64), mean, field)
    counts = joined(segments, f"{field}_counts").astype(np.float64)
    saturated = saturate(counts, np.repeat(saturations, lengths), field)
    return weigh(field, saturated, lengths, weights)


def weigh(field: str, saturated: Array, lengths: Array, weights: Array) -> Array:
    """Return the weights of a field, chunk by chunk: the TF-IDF of its saturated counts.

    `saturated` has the saturated count of each distinct term of each chunk, chunk by chunk, and `weights` the weight of
    the term. `lengths` has the number of distinct terms of each chunk. The weights of a chunk's headings are scaled to
    a vector of length 1. To the bit, these are the weights that scikit-learn's `TfidfTransformer` computes.
    """
    weighed = saturated * weights
    if field != "headings":
        return weighed
    rows = np.repeat(np.arange(len(lengths)), lengths)
    norms = np.sqrt(np.bincount(rows, weights=weighed * weighed, minlength=len(lengths)))
    return weighed / norms[rows]
