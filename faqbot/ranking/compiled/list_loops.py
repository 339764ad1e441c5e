"""Compiled loops over posting lists: MaxScore as in `maxscore`, with a bar that rises from list to list.

The bar is a lower bound on the scores of the top k. The lists are added up from the one with the highest upper bound
on, and after each the bar is the k-th best sum of its chunks, if that is more than before. As soon as the remaining
lists together cannot reach the bar, they are looked up only for the chunks that can still reach it.

All lists of a question are passed as numbers, the tuple `lists`: the chunks and weights of three sources, which are the
postings of the text and of the headings and the lists that were merged for this question, joined; `entries`, for each
list the number of its source, where it starts and ends there, and the number of its field; and the scale of each list.
numba cannot take a sequence of arrays without copying each of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from faqbot.index.packing import Array


@njit(cache=True, nogil=True, boundscheck=True)
def best_chunks(
    lists: Any, bounds: Array, most: int, sums: Array, found: Array, through: int, slack: float
) -> tuple[Array, Array]:
    """Return the top `most` chunks, ascending, and the part of each field in their scores, (2, chunks).

    `sums` has a 0 for every chunk, is written to, and is cleared again; `found` has room for every chunk. The last
    numbers are constants of `maxscore`.
    """
    _, _, _, entries, scales = lists
    order = np.argsort(-bounds, kind="mergesort")  # numba's only stable sort
    rest = np.zeros(len(order) + 1)  # for each list, in this order, the sum of the bounds of it and those after it
    for at in range(len(order) - 1, -1, -1):
        rest[at] = rest[at + 1] + bounds[order[at]]
    heap, least, count, at = np.empty(most), 0.0, 0, 0
    while at < len(order) and rest[at] >= least * (1 - slack):
        k = order[at]
        chunks, weights = _source(lists, k)
        heap[:] = least
        count = _add(chunks, weights, entries[k, 1], entries[k, 2], scales[k], sums, found, count, heap)
        least = max(least, heap[0])
        at += 1
    while at < len(order):
        k = order[at]
        chunks, weights = _source(lists, k)
        count, least = _kept(sums, found, count, least, rest[at], heap, slack)
        if entries[k, 2] - entries[k, 1] <= through * count:
            _read_through(chunks, weights, entries[k, 1], entries[k, 2], scales[k], sums)
        else:
            _look_up(chunks, weights, entries[k, 1], entries[k, 2], scales[k], sums, found[:count])
        at += 1
    count, _ = _kept(sums, found, count, least, 0.0, heap, slack)
    among = np.sort(found[:count]).astype(np.int64)
    sums[among] = 0.0
    best: tuple[Array, Array] = _top(among, field_scores(lists, among), most)
    return best


@njit(cache=True, nogil=True, boundscheck=True)
def field_scores(lists: Any, among: Array) -> Array:
    """Return what the lists of each of the two fields add to the chunks `among`, which must ascend: (2, chunks).

    The lists are added in their order, so that the sums are those of `maxscore.score` to the last bit.
    """
    _, _, _, entries, scales = lists
    added = np.zeros((2, len(among)))
    for k in range(len(entries)):
        chunks, weights = _source(lists, k)
        place, end, field = entries[k, 1], entries[k, 2], entries[k, 3]
        for at in range(len(among)):
            place = _place(chunks, place, end, among[at])
            if place < end and chunks[place] == among[at]:
                added[field, at] += np.float64(weights[place]) * scales[k]
    return added


@njit(cache=True, nogil=True, boundscheck=True)
def _source(lists: Any, k: int) -> Any:
    """Return the chunks and the weights of the source of a list."""
    text, headings, merged, entries, _ = lists
    if entries[k, 0] == 0:
        return text
    if entries[k, 0] == 1:
        return headings
    return merged


@njit(cache=True, nogil=True, boundscheck=True)
def _add(
    chunks: Array, weights: Array, start: int, end: int, scale: float, sums: Array, found: Array, count: int,
    heap: Array
) -> int:  # fmt: skip
    """Add a list to the sums, and the sums of its chunks to the heap.

    Write the chunks whose sums were 0 behind the first `count` chunks of `found`; return the new count.
    """
    factor = np.float32(scale)
    for at in range(start, end):
        chunk = chunks[at]
        before, added = sums[chunk], weights[at] * factor
        if before == 0 and added > 0:
            found[count] = chunk
            count += 1
        sums[chunk] = before + added
        if before + added > heap[0]:
            _replace_least(heap, np.float64(before + added))
    return count


@njit(cache=True, nogil=True, boundscheck=True)
def _kept(
    sums: Array, found: Array, count: int, least: float, rest: float, heap: Array, slack: float
) -> tuple[int, float]:  # fmt: skip
    """Keep the chunks that can reach the bar with `rest` more, and clear the sums of the others.

    Return the number of chunks kept, which stand first, and the bar, which may have risen.
    """
    heap[:] = least
    for chunk in found[:count]:
        if sums[chunk] > heap[0]:
            _replace_least(heap, np.float64(sums[chunk]))
    least = max(least, heap[0])
    kept = 0
    bar = least * (1 - slack) - rest
    for chunk in found[:count]:
        if sums[chunk] >= bar:
            found[kept] = chunk
            kept += 1
        else:
            sums[chunk] = 0.0
    return kept, least


@njit(cache=True, nogil=True, boundscheck=True)
def _read_through(chunks: Array, weights: Array, start: int, end: int, scale: float, sums: Array) -> None:
    """Add a list to the sums that are not 0."""
    factor = np.float32(scale)
    for at in range(start, end):
        chunk = chunks[at]
        if sums[chunk] > 0:
            sums[chunk] += weights[at] * factor


@njit(cache=True, nogil=True, boundscheck=True)
def _look_up(
    chunks: Array, weights: Array, start: int, end: int, scale: float, sums: Array, found: Array
) -> None:  # fmt: skip
    """Add a list to the sums of the chunks `found`."""
    factor = np.float32(scale)
    place = start
    for at in range(len(found)):
        if at and found[at] < found[at - 1]:  # the chunks of each list ascend
            place = start
        place = _place(chunks, place, end, found[at])
        if place < end and chunks[place] == found[at]:
            sums[found[at]] += weights[place] * factor


@njit(cache=True, nogil=True, boundscheck=True)
def _place(chunks: Array, start: int, end: int, wanted: int) -> int:
    """Return the first place from `start` on whose chunk is not below the wanted one, or `end`; fast if it is near."""
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
def _top(chunks: Array, fields: Array, most: int) -> tuple[Array, Array]:
    """Return the top `most` of the chunks with a score above 0; of chunks with equal scores, the first ones."""
    scores = fields[0] + fields[1]
    order = np.argsort(-scores, kind="mergesort")[:most]
    kept = np.sort(order[scores[order] > 0])
    return chunks[kept], np.ascontiguousarray(fields[:, kept])
