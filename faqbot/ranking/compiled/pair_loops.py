"""Compiled loops over pairs of a question and a chunk: the words that each has of the other, and runs of characters.

Each loop adds up in the order in which numpy does, so that its numbers are the same to the last bit.

The terms and the runs of a question are found by a hash table with open addressing (Knuth, TAOCP 3, section 6.4) that
is so small that it stays in the nearest cache: a slot has the place of a term, from 1 on, and 0 is an empty slot.

What is read of the chunks is copied before anything is looked up in it. The processor then waits for several places in
memory at a time, which takes half as long as one after the other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from faqbot.index.packing import Array
from faqbot.ranking.compiled.list_loops import place_from

_NEWLINE, _SPACE, _RUN = 10, np.uint8(32), 4
_BYTE, _TOP = np.uint32(8), np.uint32(24)
_MULTIPLIER, _SHIFT = np.uint32(2654435769), np.uint32(16)

# The slots of a hash table are at least this many, and at least this many times as many as the entries.
_FEWEST_SLOTS, _SLOTS_AN_ENTRY = 256, 4


@njit(cache=True, nogil=True, boundscheck=True)
def cover_pairs(
    asked: Any, pair_starts: Array, chunks: Array, texts: Any, postings: Any, rarity: Any, most: int, frame: float
) -> tuple[Array, Array]:
    """Return the evidence of words for each pair, (4, pairs), and the readings that each chunk has of each word.

    The rows are the cosine of the nearest unit (`nearest_sentence`), and `share`, `content` and `asked` of `coverage`.
    `asked` are the `WordArrays` as a tuple: numba keeps the name of a class, and cannot read what it has kept if the
    class gets another name. `texts` are arrays of the index about units, `postings` the starts and chunks of two
    fields, and `rarity` is what `telling` computes with.

    Each step is made for all chunks of a question: a call with so many arrays takes as long as a chunk.
    """
    all_terms, products, term_starts, _, _, word_starts, _, _, _, _, _, totals, norms = asked
    evidence, chosen = np.empty((4, len(chunks))), np.full(_cells(word_starts, pair_starts), -1)
    slots, cell = np.zeros(_slots(term_starts), np.int32), 0
    for question in range(len(pair_starts) - 1):
        some = slice(term_starts[question], term_starts[question + 1])
        terms, rows = all_terms[some], slice(pair_starts[question], pair_starts[question + 1])
        for at in range(len(terms)):
            _put(slots, terms[at], at)
        present = np.zeros((rows.stop - rows.start, len(terms)), np.bool_)
        found, mine = evidence[:, rows], chunks[rows]
        read = _read_units(mine, texts, most)
        _compare_units(slots, terms, products[some], norms[question], mine, read, texts, present, found[0])
        _add_listed(terms, mine, texts, postings, present, most)
        words = word_starts[question], word_starts[question + 1]
        cells = len(mine) * (words[1] - words[0])
        _choose_readings(asked, words, totals[question], present, chosen[cell : cell + cells], found, frame)
        cell += cells
        _share_asked(slots, terms, mine, read, texts, rarity, found[3], frame)
        for term in terms:
            _clear(slots, term)
    return evidence, chosen


@njit(cache=True, nogil=True, boundscheck=True)
def _cells(word_starts: Array, pair_starts: Array) -> int:
    """Return the number of pairs times words, added up over all questions."""
    cells = 0
    for question in range(len(pair_starts) - 1):
        words = word_starts[question + 1] - word_starts[question]
        cells += words * (pair_starts[question + 1] - pair_starts[question])
    return cells


@njit(cache=True, nogil=True, boundscheck=True)
def _read_units(chunks: Array, texts: Any, most: int) -> tuple[Array, Array]:
    """Return the first `most` terms of each chunk, chunk by chunk, and where those of each chunk start."""
    chunk_units, unit_starts, unit_terms, _, _ = texts
    begins, ends = np.empty(len(chunks), np.int64), np.empty(len(chunks), np.int64)
    for row in range(len(chunks)):
        begins[row], ends[row] = unit_starts[chunk_units[chunks[row]]], unit_starts[chunk_units[chunks[row] + 1]]
    read: tuple[Array, Array] = _read(unit_terms, begins, ends, most)
    return read


@njit(cache=True, nogil=True, boundscheck=True)
def _read(items: Array, begins: Array, ends: Array, most: int) -> tuple[Array, Array]:
    """Return the first `most` items of each part, part by part, and where those of each part start."""
    starts = np.zeros(len(begins) + 1, np.int64)
    for part in range(len(begins)):
        starts[part + 1] = starts[part] + min(ends[part] - begins[part], most)
    found = np.empty(starts[-1], items.dtype)
    for part in range(len(begins)):
        count = starts[part + 1] - starts[part]
        found[starts[part] : starts[part + 1]] = items[begins[part] : begins[part] + count]
    return found, starts


@njit(cache=True, nogil=True, boundscheck=True)
def _compare_units(
    slots: Array, terms: Array, products: Array, norm: float, chunks: Array, read: Any, texts: Any, present: Array,
    cosines: Array
) -> None:  # fmt: skip
    """Write the cosine of the nearest unit of each chunk, and into `present` which terms the units have."""
    chunk_units, unit_starts, _, unit_norms, _ = texts
    found, starts = read
    for row in range(len(chunks)):
        first, last = chunk_units[chunks[row]], chunk_units[chunks[row] + 1]
        before, nearest = unit_starts[first] - starts[row], 0.0  # `found` has none of so many terms
        for unit in range(first, last):
            total = 0.0
            for at in range(unit_starts[unit] - before, min(unit_starts[unit + 1] - before, starts[row + 1])):
                place = _find(slots, terms, found[at])
                if place >= 0:
                    present[row, place] = True
                    total += products[place]
            if total != 0.0:
                nearest = max(nearest, min(total / np.float64(unit_norms[unit] * norm), 1.0))
        cosines[row] = nearest


@njit(cache=True, nogil=True, boundscheck=True)
def _add_listed(terms: Array, chunks: Array, texts: Any, postings: Any, present: Array, most: int) -> None:
    """Write into `present` which terms each chunk has in its headings or, if it is so long, in the rest of its text."""
    chunk_units, unit_starts, _, _, _ = texts
    text_starts, text_chunks, heading_starts, heading_chunks = postings
    for at in range(len(terms)):
        start, end = heading_starts[terms[at]], heading_starts[terms[at] + 1]
        for row in range(len(chunks) if end > start else 0):
            start = place_from(heading_chunks, start, end, chunks[row])
            if start < end and heading_chunks[start] == chunks[row]:
                present[row, at] = True
    for row in range(len(chunks)):
        if unit_starts[chunk_units[chunks[row] + 1]] - unit_starts[chunk_units[chunks[row]]] > most:
            for at in range(len(terms)):
                end = text_starts[terms[at] + 1]
                place = place_from(text_chunks, text_starts[terms[at]], end, chunks[row])
                present[row, at] |= place < end and text_chunks[place] == chunks[row]


@njit(cache=True, nogil=True, boundscheck=True)
def _choose_readings(
    asked: Any, words: tuple[int, int], whole: float, present: Array, chosen: Array, found: Array, frame: float
) -> None:  # fmt: skip
    """Write the number of the reading that each chunk has of each word, and `share` and `content` of `coverage`.

    The chunk has the first reading all of whose terms are present.
    """
    _, _, _, weights, told, _, certainties, numbers, starts, places, place_starts, _, _ = asked
    most = 0.0
    for word in range(words[0], words[1]):
        most += told[word]
    cell = 0
    for row in range(len(present)):
        share, content = 0.0, 0.0
        for word in range(words[0], words[1]):
            for reading in range(starts[word], starts[word + 1]):
                has = True
                for at in range(place_starts[reading], place_starts[reading + 1]):
                    has &= present[row, places[at]]
                if has:
                    chosen[cell] = numbers[reading]
                    share += certainties[reading] * weights[word]
                    content += certainties[reading] * told[word]
                    break
            cell += 1
        share /= whole
        found[1, row] = share
        found[2, row] = (content + frame * share) / (most + frame)


@njit(cache=True, nogil=True, boundscheck=True)
def _share_asked(
    slots: Array, terms: Array, chunks: Array, read: Any, texts: Any, rarity: Any, shares: Array, frame: float
) -> None:  # fmt: skip
    """Write the share of what each chunk's own question tells that the question has."""
    chunk_units, unit_starts, _, _, chunk_asks = texts
    shares_of, rarities, weights, unknown = rarity
    found, starts = read
    for row in range(len(chunks)):
        total, shared = 0.0, 0.0
        first = chunk_units[chunks[row]]
        start = end = starts[row]
        if chunk_asks[chunks[row]] == 1:
            count = unit_starts[min(first + 1, len(unit_starts) - 1)] - unit_starts[first]
            end = min(start + count, starts[row + 1])
        for at in range(start, end):
            term = found[at]
            told = shares_of[rarities[term]] * weights[term] / unknown
            total += told
            if _find(slots, terms, term) >= 0:
                shared += told
        shares[row] = (shared + frame * (end > start)) / (total + frame)


@njit(cache=True, nogil=True, boundscheck=True)
def score_runs(
    texts: Array, text_starts: Array, pair_starts: Array, chunks: Array, titles: Any, known: Any, bm25: Any,
    buckets: Array, most: int
) -> Array:  # fmt: skip
    """Return the evidence of runs of characters for each pair (see `ngrams`).

    `texts` has the bytes of all questions, from `text_starts` on. `titles` has the offsets and the bytes of the titles,
    `known` the runs of the corpus and their weights, and `bm25` the parameters k1 and b, the mean number of runs, the
    weight of an unknown run, and the least weight of a question. `buckets` is a scratch array.
    """
    codes, weights = known
    k1, b, mean, unknown, least = bm25
    offsets, signs = titles
    evidence = np.empty(len(chunks))
    for question in range(len(pair_starts) - 1):
        asked = _runs_of(texts[text_starts[question] : text_starts[question + 1]])
        weighed, counts, clashes, whole = np.empty(len(asked)), np.zeros(len(asked), np.int64), 0, 0.0
        for at in range(len(asked)):
            place = np.searchsorted(codes, asked[at])
            weighed[at] = weights[place] if place < len(codes) and codes[place] == asked[at] else unknown
            whole += weighed[at]
            clashes += buckets[_bucket(asked[at])] != 0
            buckets[_bucket(asked[at])] = at + 1
        some = slice(pair_starts[question], pair_starts[question + 1])
        read, starts = _read(signs, offsets[chunks[some]], offsets[chunks[some] + 1], most)
        for row in range(len(starts) - 1):
            _count(asked, read[starts[row] : starts[row + 1]], buckets, clashes, counts)
            room = k1 * (1 - b + b * max(starts[row + 1] - starts[row] - _RUN + 1, 0) / mean)
            total = 0.0
            for at in range(len(asked)):
                if counts[at]:
                    total += counts[at] * (k1 + 1) / (counts[at] + room) * weighed[at]
                    counts[at] = 0
            evidence[some.start + row] = total / max(whole, least)
        for run in asked:
            buckets[_bucket(run)] = 0
    return evidence


@njit(cache=True, nogil=True, boundscheck=True)
def _count(asked: Array, title: Array, buckets: Array, clashes: int, counts: Array) -> None:
    """Count how often a title has each of the runs of a question, each of which has its place in its bucket.

    `clashes` is the number of runs that share a bucket with one before.
    """
    code = np.uint32(0)
    for at in range(len(title)):
        sign = _SPACE if title[at] == _NEWLINE else title[at]
        code = (code >> _BYTE) | (np.uint32(sign) << _TOP)
        place = buckets[_bucket(code)] - 1
        if place < 0 or at < _RUN - 1:
            continue
        if clashes:
            place = min(np.searchsorted(asked, code), len(asked) - 1)
        if asked[place] == code:
            counts[place] += 1


@njit(cache=True, nogil=True, boundscheck=True)
def _runs_of(text: Array) -> Array:
    """Return the distinct runs of a question as numbers, ascending."""
    codes = np.empty(max(len(text) - _RUN + 1, 0), np.int64)  # as in `best_chunks`, for the sort
    code = np.uint32(0)
    for at in range(len(text)):
        sign = _SPACE if text[at] == _NEWLINE else text[at]
        code = (code >> _BYTE) | (np.uint32(sign) << _TOP)
        if at >= _RUN - 1:
            codes[at - _RUN + 1] = code
    codes.sort()
    kept = 0
    for at in range(len(codes)):
        if not at or codes[at] != codes[at - 1]:
            codes[kept] = codes[at]
            kept += 1
    return codes[:kept]


@njit(cache=True, nogil=True, boundscheck=True)
def _bucket(code: int) -> Any:
    return np.uint32(np.uint32(code) * _MULTIPLIER) >> _SHIFT


@njit(cache=True, nogil=True, boundscheck=True)
def _slots(starts: Array) -> int:
    """Return the number of slots of a table, a power of 2, for the entries of any question, which begin at `starts`."""
    slots = _FEWEST_SLOTS
    for question in range(len(starts) - 1):
        while slots < _SLOTS_AN_ENTRY * (starts[question + 1] - starts[question]):
            slots *= 2
    return slots


@njit(cache=True, nogil=True, boundscheck=True)
def _slot(slots: Array, key: int) -> Any:
    """Return the slot where the search for a key begins (Fibonacci hashing)."""
    return (np.int64(np.uint32(np.uint32(key) * _MULTIPLIER)) >> 8) & (len(slots) - 1)


@njit(cache=True, nogil=True, boundscheck=True)
def _put(slots: Array, key: int, place: int) -> None:
    """Put the place of a key that is not there into the table."""
    at = _slot(slots, key)
    while slots[at]:
        at = (at + 1) & (len(slots) - 1)
    slots[at] = place + 1


@njit(cache=True, nogil=True, boundscheck=True)
def _find(slots: Array, keys: Array, key: int) -> int:
    """Return the place of a key among the `keys` in the table, -1 if it is not there."""
    at = _slot(slots, key)
    while slots[at]:
        if keys[slots[at] - 1] == key:
            found: int = slots[at] - 1
            return found
        at = (at + 1) & (len(slots) - 1)
    return -1


@njit(cache=True, nogil=True, boundscheck=True)
def _clear(slots: Array, key: int) -> None:
    """Clear the slots from where the search for a key begins to the next empty one; in the end all are clear."""
    at = _slot(slots, key)
    while slots[at]:
        slots[at] = 0
        at = (at + 1) & (len(slots) - 1)
