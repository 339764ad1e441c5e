"""Compiled loops over posting lists: MaxScore as in `maxscore`, with a bar that rises from chunk to chunk.

The bar is a lower bound on the scores of the top k. The lists are added up from the one with the highest upper bound
on. How many sums have reached each of `_STEPS` equal steps is counted all the time, and the bar is the highest step
that k sums have reached. A chunk that no list had before is left out if the list and all remaining ones together cannot
reach the bar. As soon as the remaining lists alone cannot reach it, they are looked up only for the chunks that can.

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

# The steps between 0 and the highest score that the lists could give.
_STEPS = 1024


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
    height = rest[0] / _STEPS * (1 - slack)  # of a step, as a lower bound
    steps = np.float32(_STEPS / rest[0]) if rest[0] > 0 else np.float32(0.0)  # in a score of 1
    reached, bar, count, at = np.zeros(_STEPS + 1, np.int32), (0, 0), 0, 0
    while at < len(order) and rest[at] >= bar[0] * height:
        k = order[at]
        added = _source(lists, k), entries[k, 1], entries[k, 2], np.float32(scales[k])
        count, bar = _add(added, sums, found, count, reached, bar, most, steps, height, rest[at + 1])
        at += 1
    while at < len(order):
        k = order[at]
        added = _source(lists, k), entries[k, 1], entries[k, 2], np.float32(scales[k])
        count = _kept(sums, found, count, bar[0] * height - rest[at])
        if entries[k, 2] - entries[k, 1] <= through * count:
            bar = _read_through(added, sums, reached, bar, most, steps)
        else:
            bar = _look_up(added, sums, found[:count], reached, bar, most, steps)
        at += 1
    count = _kept(sums, found, count, bar[0] * height)
    among = np.sort(found[:count].astype(np.int64))  # numba compiles a sort anew for each type
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
            place = place_from(chunks, place, end, among[at])
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
    added: Any, sums: Array, found: Array, count: int, reached: Array, bar: Any, most: int, steps: float,
    height: float, rest: float
) -> Any:  # fmt: skip
    """Add a list to the sums, and return the number of chunks found and the bar.

    Write the chunks whose sums were 0 behind the first `count` chunks of `found`, but those that cannot reach the bar.
    """
    (chunks, weights), start, end, factor = added
    least = np.float32(bar[0] * height - rest)
    for at in range(start, end):
        chunk = np.uint32(chunks[at])  # one without a sign needs no look at whether it is negative
        before, more = sums[chunk], weights[at] * factor
        if before == 0:
            if more <= 0 or more < least:
                continue
            found[count] = np.int32(chunk)
            count += 1
        sums[chunk] = before + more
        step = bar[0]
        bar = _raised(before, before + more, reached, bar, most, steps)
        if bar[0] != step:
            least = np.float32(bar[0] * height - rest)
    return count, bar


@njit(cache=True, nogil=True, boundscheck=True)
def _raised(before: float, after: float, reached: Array, bar: Any, most: int, steps: float) -> tuple[int, int]:
    """Count a sum that rose, and return the bar: its step, and how many sums have reached that step.

    Sums that are below the bar are not counted, because it never falls.
    """
    step, above = bar
    new = max(min(int(after * steps), _STEPS), 0)
    if new < step:
        return step, above
    reached[new] += 1
    above += 1
    if before > 0:
        old = max(min(int(before * steps), _STEPS), 0)
        reached[old] -= 1
        above -= old >= step
    while above - reached[step] >= most:
        above -= reached[step]
        step += 1
    return step, above


@njit(cache=True, nogil=True, boundscheck=True)
def _kept(sums: Array, found: Array, count: int, least: float) -> int:
    """Keep the chunks whose sums are not below `least`, and clear the sums of the others.

    Return the number of chunks kept, which stand first.
    """
    kept = 0
    for chunk in found[:count]:
        if sums[chunk] >= least:
            found[kept] = chunk
            kept += 1
        else:
            sums[chunk] = 0.0
    return kept


@njit(cache=True, nogil=True, boundscheck=True)
def _read_through(added: Any, sums: Array, reached: Array, bar: Any, most: int, steps: float) -> Any:
    """Add a list to the sums that are not 0, and return the bar."""
    (chunks, weights), start, end, factor = added
    for at in range(start, end):
        chunk = np.uint32(chunks[at])  # one without a sign needs no look at whether it is negative
        before = sums[chunk]
        if before > 0:
            sums[chunk] = before + weights[at] * factor
            bar = _raised(before, sums[chunk], reached, bar, most, steps)
    return bar


@njit(cache=True, nogil=True, boundscheck=True)
def _look_up(
    added: Any, sums: Array, found: Array, reached: Array, bar: Any, most: int, steps: float
) -> Any:  # fmt: skip
    """Add a list to the sums of the chunks `found`, and return the bar."""
    (chunks, weights), start, end, factor = added
    place = start
    for at in range(len(found)):
        chunk = found[at]
        if at and chunk < found[at - 1]:  # the chunks of each list ascend
            place = start
        place = place_from(chunks, place, end, chunk)
        if place < end and chunks[place] == chunk:
            before = sums[chunk]
            sums[chunk] = before + weights[place] * factor
            bar = _raised(before, sums[chunk], reached, bar, most, steps)
    return bar


@njit(cache=True, nogil=True, boundscheck=True)
def place_from(chunks: Array, start: int, end: int, wanted: int) -> int:
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
def _top(chunks: Array, fields: Array, most: int) -> tuple[Array, Array]:
    """Return the top `most` of the chunks with a score above 0; of chunks with equal scores, the first ones."""
    scores = fields[0] + fields[1]
    order = np.argsort(-scores, kind="mergesort")[:most]
    kept = np.sort(order[scores[order] > 0])
    return chunks[kept], np.ascontiguousarray(fields[:, kept])
