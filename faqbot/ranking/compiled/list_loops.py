"""Compiled loops over posting lists: MaxScore as in `maxscore`, with a bar that rises while the chunks are looked at.

All lists of a question are passed as numbers: list k has the entries `starts[k]` to `ends[k]` of source `sources[k]`,
which is the postings of a field, or the lists that were merged for this question, joined. numba cannot take a sequence
of arrays without copying each of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from faqbot.index.packing import Array


@njit(cache=True, nogil=True, boundscheck=True)
def _source(number: int, text: Any, headings: Any, merged: Any) -> Any:
    """Return the chunks and the weights of a source."""
    if number == 0:
        return text
    if number == 1:
        return headings
    return merged


@njit(cache=True, nogil=True, boundscheck=True)
def _place(chunks: Array, start: int, end: int, wanted: int) -> int:
    """Return the first place from `start` on whose chunk is not below the wanted one, or `end`."""
    step = 1
    while start + step < end and chunks[start + step] < wanted:
        start += step
        step *= 2
    end = min(end, start + step + 1)
    while start < end:
        middle = (start + end) >> 1
        if chunks[middle] < wanted:
            start = middle + 1
        else:
            end = middle
    return start


@njit(cache=True, nogil=True, boundscheck=True)
def _replace_least(heap: Array, score: float) -> None:
    """Put a score into a heap of the highest scores, in place of the least of them, which stands first."""
    at = 0
    while True:
        below = 2 * at + 1
        if below >= len(heap):
            break
        if below + 1 < len(heap) and heap[below + 1] < heap[below]:
            below += 1
        if heap[below] >= score:
            break
        heap[at] = heap[below]
        at = below
    heap[at] = score


@njit(cache=True, nogil=True, boundscheck=True)
def _add_up(
    text: Any, headings: Any, merged: Any, sources: Array, starts: Array, ends: Array, scales: Array, left: Array,
    sums: Array
) -> int:  # fmt: skip
    """Add the lists that are not left out to `sums`, and return the number of their entries."""
    total = 0
    for k in range(len(sources)):
        if not left[k]:
            chunks, weights = _source(sources[k], text, headings, merged)
            scale = np.float32(scales[k])
            for at in range(starts[k], ends[k]):
                sums[chunks[at]] += weights[at] * scale
            total += ends[k] - starts[k]
    return total


@njit(cache=True, nogil=True, boundscheck=True)
def top_chunks(
    text: Any, headings: Any, merged: Any, sources: Array, starts: Array, ends: Array, scales: Array, bounds: Array,
    most: int, sums: Array, least: float, long: int, slack: float, smallest: float
) -> Array:  # fmt: skip
    """Return chunks, ascending, that are certain to include the top `most`; the lists must ascend by their bounds.

    `least` is a lower bound on the scores of the top `most`, and the other numbers are the constants of `maxscore`.
    `sums` has a 0 for every chunk, is written to, and is cleared again.
    """
    left = np.zeros(len(sources), np.bool_)
    missing = 0.0
    for k in range(len(sources)):
        if ends[k] - starts[k] > long and missing + bounds[k] < least:
            missing += bounds[k]
            left[k] = True
    total = _add_up(text, headings, merged, sources, starts, ends, scales, left, sums)
    found, scores, count = np.empty(total, np.int64), np.empty(total), 0
    heap = np.full(most, -1.0)
    for k in range(len(sources)):
        if not left[k]:
            chunks, _ = _source(sources[k], text, headings, merged)
            taken = (found, scores, count)
            count, least = _take(chunks[starts[k] : ends[k]], sums, taken, heap, missing, least, slack, smallest)
    for k in range(len(sources) - 1, -1, -1):
        if left[k]:
            count = _kept(found, scores, count, least - missing)
            chunks, weights = _source(sources[k], text, headings, merged)
            span = slice(starts[k], ends[k])
            least = max(least, _look_up(chunks[span], weights[span], scales[k], found[:count], scores, heap, slack))
            missing -= bounds[k]
    return np.sort(found[: _kept(found, scores, count, least - missing)])


@njit(cache=True, nogil=True, boundscheck=True)
def _take(
    chunks: Array, sums: Array, taken: Any, heap: Array, missing: float, least: float, slack: float, smallest: float
) -> tuple[int, float]:  # fmt: skip
    """Move the sums of a list's chunks that can reach the bar to those taken before; return how many, and the bar."""
    found, scores, count = taken
    for chunk in chunks:
        score = np.float64(sums[chunk])
        sums[chunk] = 0.0  # a chunk of two lists is met again, and has no sum then
        if score >= max(least - missing, smallest):
            found[count], scores[count] = chunk, score
            count += 1
            if score > heap[0]:
                _replace_least(heap, score)
                least = max(least, heap[0] * (1 - slack))
    return count, least


@njit(cache=True, nogil=True, boundscheck=True)
def _look_up(
    chunks: Array, weights: Array, scale: float, found: Array, scores: Array, heap: Array, slack: float
) -> float:  # fmt: skip
    """Add a list to the scores of the chunks found, and return a lower bound on the scores of the top chunks."""
    heap[:] = -1.0
    place = 0
    for at in range(len(found)):
        if at and found[at] < found[at - 1]:  # the chunks taken from each list ascend
            place = 0
        place = _place(chunks, place, len(chunks), found[at])
        if place < len(chunks) and chunks[place] == found[at]:
            scores[at] += np.float64(weights[place]) * scale
        if scores[at] > heap[0]:
            _replace_least(heap, scores[at])
    bound: float = heap[0] * (1 - slack)
    return bound


@njit(cache=True, nogil=True, boundscheck=True)
def _kept(found: Array, scores: Array, count: int, bar: float) -> int:
    """Move the chunks with at least this score to the front, and return their number."""
    kept = 0
    for at in range(count):
        if scores[at] >= bar:
            found[kept], scores[kept] = found[at], scores[at]
            kept += 1
    return kept


@njit(cache=True, nogil=True, boundscheck=True)
def field_scores(
    text: Any, headings: Any, merged: Any, sources: Array, starts: Array, ends: Array, scales: Array, fields: Array,
    among: Array
) -> Array:  # fmt: skip
    """Return what the lists of each of the two fields add to the chunks `among`, which must ascend: (2, chunks).

    The lists are added in their order, so that the sums are those of `maxscore.score` to the last bit.
    """
    added = np.zeros((2, len(among)))
    for k in range(len(sources)):
        chunks, weights = _source(sources[k], text, headings, merged)
        place = starts[k]
        for at in range(len(among)):
            place = _place(chunks, place, ends[k], among[at])
            if place < ends[k] and chunks[place] == among[at]:
                added[fields[k], at] += np.float64(weights[place]) * scales[k]
    return added
