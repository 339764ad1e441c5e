"""Compiled loops over pairs of a question and a chunk: nearest sentences, the chunks' own questions, and runs.

Each loop adds up in the order in which numpy does, so that its numbers are the same to the last bit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from faqbot.index.packing import Array

_NEWLINE, _SPACE, _RUN = 10, np.uint8(32), 4
_MULTIPLIER, _SHIFT = np.uint32(2654435769), np.uint32(16)
_BYTE, _TOP = np.uint32(8), np.uint32(24)


@njit(cache=True, nogil=True, boundscheck=True)
def nearest_units(
    terms: Array, products: Array, norms: Array, term_starts: Array, pair_starts: Array, chunks: Array,
    cell_starts: Array, cells: int, chunk_units: Array, unit_starts: Array, unit_terms: Array, unit_norms: Array,
    columns: Array, most: int
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Return what `nearest_sentence` computes with numpy: cosines, terms present, and how many terms a chunk has."""
    cosines, present = np.zeros(len(chunks)), np.zeros(cells, np.bool_)
    read = np.empty(len(chunks), np.int64)
    for question in range(len(norms)):
        start = term_starts[question]
        for at in range(start, term_starts[question + 1]):
            columns[terms[at]] = at - start + 1
        for row in range(pair_starts[question], pair_starts[question + 1]):
            first, last = chunk_units[chunks[row]], chunk_units[chunks[row] + 1]
            read[row] = unit_starts[last] - unit_starts[first]
            end = unit_starts[first] + min(read[row], most)
            for unit in range(first, last):
                total = 0.0
                for at in range(unit_starts[unit], min(unit_starts[unit + 1], end)):
                    column = columns[unit_terms[at]]
                    if column:
                        present[cell_starts[row] + column - 1] = True
                        total += products[start + column - 1]
                if total != 0.0:
                    cosines[row] = max(cosines[row], min(total / np.float64(unit_norms[unit] * norms[question]), 1.0))
        for at in range(start, term_starts[question + 1]):
            columns[terms[at]] = 0
    return cosines, present, read


@njit(cache=True, nogil=True, boundscheck=True)
def asked_shares(
    terms: Array, term_starts: Array, pair_starts: Array, chunks: Array, chunk_units: Array, unit_starts: Array,
    unit_terms: Array, chunk_asks: Array, columns: Array, shares: Array, rarities: Array, weights: Array,
    unknown: float, most: int, frame: float
) -> Array:  # fmt: skip
    """Return for each pair the share of what the chunk's own question tells that the question has (`coverage`)."""
    share = np.empty(len(chunks))
    for question in range(len(pair_starts) - 1):
        mine = terms[term_starts[question] : term_starts[question + 1]]
        columns[mine] = 1
        for row in range(pair_starts[question], pair_starts[question + 1]):
            total, shared, length = 0.0, 0.0, 0
            if chunk_asks[chunks[row]] == 1:
                first = chunk_units[chunks[row]]
                start = unit_starts[first]
                end = min(unit_starts[min(first + 1, len(unit_starts) - 1)], start + most)
                length = end - start
                for at in range(start, end):
                    term = unit_terms[at]
                    told = shares[rarities[term]] * weights[term] / unknown
                    total += told
                    if columns[term]:
                        shared += told
            share[row] = (shared + frame * (length > 0)) / (total + frame)
        columns[mine] = 0
    return share


@njit(cache=True, nogil=True, boundscheck=True)
def _bucket(code: int) -> Any:
    return np.uint32(np.uint32(code) * _MULTIPLIER) >> _SHIFT


@njit(cache=True, nogil=True, boundscheck=True)
def count_hits(
    runs: Array, run_starts: Array, pair_starts: Array, chunks: Array, cell_starts: Array, cells: int, offsets: Array,
    titles: Array, buckets: Array, most: int
) -> Array:  # fmt: skip
    """Return how often the title of each pair's chunk has each of the `runs` of its question, (cells,)."""
    counts = np.zeros(cells, np.int64)
    for question in range(len(pair_starts) - 1):
        asked = runs[run_starts[question] : run_starts[question + 1]]
        are_alone = True
        for at in range(len(asked)):
            are_alone &= buckets[_bucket(asked[at])] == 0
            buckets[_bucket(asked[at])] = at + 1
        for row in range(pair_starts[question], pair_starts[question + 1]):
            start = offsets[chunks[row]]
            code = np.uint32(0)
            for at in range(start, min(offsets[chunks[row] + 1], start + most)):
                sign = _SPACE if titles[at] == _NEWLINE else titles[at]
                code = (code >> _BYTE) | (np.uint32(sign) << _TOP)
                place = buckets[_bucket(code)] - 1
                if place < 0 or at - start < _RUN - 1:
                    continue
                if not are_alone:  # two of the runs share a bucket
                    place = min(np.searchsorted(asked, code), len(asked) - 1)
                if asked[place] == code:
                    counts[cell_starts[row] + place] += 1
        for run in asked:
            buckets[_bucket(run)] = 0
    return counts
