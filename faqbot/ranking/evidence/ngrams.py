"""Evidence from runs of four characters, which related words share even if their stems differ (exhale, exhalation).

A question is compared with the title of a chunk: its questions and phrasings, or the beginning of its text. The index
keeps titles as text, and the runs of a shortlist are counted when a question needs them, because posting lists of runs
would be fifteen times as large as the posting lists of words.

    evidence = sum over the question's runs g of idf(g) * tf (k1 + 1) / (tf + k1 (1 - b + b |d| / mean |d|)),
               divided by the sum of idf(g), or by LEAST_RUNS times the largest idf if that is more

This is BM25 (see `index.bm25`) over runs instead of terms, as a share of the weight of the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from faqbot.index.bm25 import idf
from faqbot.index.index import Index
from faqbot.index.packing import Array, ranges
from faqbot.ranking.compiled.switch import compiled, run_loop

if TYPE_CHECKING:
    import numpy.typing as npt

# The parameters k1 and b of BM25.
K1, B = 1.2, 0.75

# Only this many bytes of a title are compared. A chunk with more phrasings than that has a class in the classifier.
MOST_BYTES = 400

# A question weighs at least as much as this many of the rarest runs, so that a very short question, such as "it", gives
# no evidence for the titles that it occurs in.
LEAST_RUNS = 6

# The number of bytes in a run.
_RUN = 4
_NEWLINE, _SPACE = 10, 32

# The number of bits, of the 32 bits of a run's hash, that choose its bucket.
_BITS = 16
BUCKETS = 1 << _BITS
_SHIFT = np.uint32(32 - _BITS)
_MULTIPLIER = np.uint32(2654435769)


def count_runs(titles: Sequence[bytes]) -> dict[str, Array]:
    """Return three arrays about the runs of some titles.

    `run_codes` has the distinct runs as numbers, ascending, `run_counts` the number of titles that have each run, and
    `run_total` the number of runs in all titles, with repetitions.
    """
    clipped = [title[:MOST_BYTES] for title in titles]
    lengths = np.fromiter(map(len, clipped), dtype=np.int64, count=len(clipped))
    codes = _codes(np.frombuffer(b"".join(clipped), dtype=np.uint8))
    owner = np.repeat(np.arange(len(lengths), dtype=np.uint64) << np.uint64(32), lengths)
    # Leave out runs that begin in one title and end in the next.
    within = owner[: len(codes)] == owner[_RUN - 1 :]
    runs = np.sort(owner[: len(codes)][within] | codes[within])
    distinct = runs[np.diff(runs, prepend=~runs[:1]) != 0]
    found, counts = np.unique(distinct.astype("<u4"), return_counts=True)  # without the title, above 32 bits
    return {
        "run_codes": found,
        "run_counts": counts.astype("<i8"),
        "run_total": np.array([np.count_nonzero(within)], dtype="<i8"),
    }


def weigh_runs(codes: Array, counts: Array, total: int, titles: int) -> dict[str, Array]:
    """Return the index's arrays of runs: the distinct runs, the idf of each, and the mean number of runs in a title.

    `codes` and `counts` are the results of `count_runs` for all segments of the corpus, joined; `total` is the sum of
    their totals, and `titles` the number of titles.
    """
    distinct, place = np.unique(codes, return_inverse=True)
    frequency = np.bincount(place, weights=counts, minlength=len(distinct)).astype(np.float64)
    return {
        "run_codes": distinct.astype("<u4"),
        "run_weights": idf(frequency, titles).astype("<f4"),
        "run_mean": np.array([max(1.0, total / titles)], dtype="<f8"),
    }


def character_evidence(words: Sequence[str], chunks: Array, index: Index) -> npt.NDArray[np.float64]:
    """Return the evidence for each of the chunks, (chunks,); `words` are the words of the question."""
    codes = _codes(np.frombuffer(f" {' '.join(words)} ".encode(), dtype=np.uint8))
    if not len(codes) or not len(chunks):
        return np.zeros(len(chunks))
    asked = np.array(sorted(set(codes.tolist())), dtype="<u4")
    weights = _weights(asked, index)
    offsets, buckets = index.arrays["title_offsets"], index.scratch.buckets
    starts = offsets[chunks]
    lengths = np.minimum(offsets[chunks + 1] - starts, MOST_BYTES)
    if loops := compiled():
        titles = offsets, index.title_bytes
        tf = run_loop(loops.pairs.count_hits, buckets, asked, chunks, *titles, buckets, MOST_BYTES)
    else:
        tf = _counted(_codes(index.title_bytes[ranges(starts, lengths)]), asked, lengths, buckets)
    runs = np.maximum(lengths - _RUN + 1, 0)
    room = K1 * (1 - B + B * runs / float(index.arrays["run_mean"][0]))
    saturated = tf * (K1 + 1) / (tf + room[:, None])
    least = LEAST_RUNS * index.greatest_idf
    evidence: npt.NDArray[np.float64] = saturated @ weights / max(least, float(weights.sum()))
    return evidence


def _counted(found: Array, asked: Array, lengths: Array, buckets: npt.NDArray[np.int16]) -> Array:
    """Return how often each title has each of the runs `asked`, (titles, runs); `found` has the runs of all titles."""
    hit, at = _hits(found, asked, buckets)
    ends = np.cumsum(lengths)
    owner = np.searchsorted(ends, hit, side="right")
    within = hit + _RUN <= ends[owner]  # leaves out runs that begin in one title and end in the next
    counted = owner[within] * len(asked) + at[within]
    return np.bincount(counted, minlength=len(lengths) * len(asked)).reshape(len(lengths), -1)


def _hits(found: Array, asked: Array, buckets: npt.NDArray[np.int16]) -> tuple[Array, Array]:
    """Return the places of the runs in `found` that are in `asked`, and for each of these the place in `asked`.

    Simply put: search every run of `found` in the sorted array `asked`. The runs are looked up in the hash table
    `buckets` instead, which is several times as fast. `buckets` has BUCKETS zeros, and is cleared again.
    """
    hashed = _hashed(asked)
    buckets[hashed] = np.arange(1, len(asked) + 1)
    try:
        at = buckets[_hashed(found)]
        are_alone = bool((buckets[hashed] == np.arange(1, len(asked) + 1)).all())
    finally:
        buckets[hashed] = 0
    if not are_alone:  # two runs of `asked` share a bucket, so search after all
        at = np.minimum(np.searchsorted(asked, found), len(asked) - 1) + 1
    hit = np.flatnonzero(at)
    places = at[hit] - 1
    same = asked[places] == found[hit]
    return hit[same], places[same].astype(np.int64)


def _hashed(codes: Array) -> Array:
    """Return the bucket of each run (Fibonacci hashing; Knuth, TAOCP 3, section 6.4)."""
    hashed: Array = (codes * _MULTIPLIER) >> _SHIFT
    return hashed


def _weights(asked: Array, index: Index) -> npt.NDArray[np.float64]:
    """Return the idf of each run in `asked`; a run that no title has gets the largest idf."""
    known = index.arrays["run_codes"]
    weights = np.full(len(asked), index.greatest_idf)
    if len(known):
        at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        found = known[at] == asked
        weights[found] = index.arrays["run_weights"][at[found]]
    return weights


def _codes(signs: npt.NDArray[np.uint8]) -> Array:
    """Return every run of four bytes in a text as one number (uint32); line feeds count as spaces."""
    if len(signs) < _RUN:
        return np.empty(0, dtype="<u4")
    spaced = np.where(signs == _NEWLINE, np.uint8(_SPACE), signs)
    overlapping: Array = np.ndarray(len(spaced) - _RUN + 1, dtype="<u4", buffer=spaced, strides=(1,))
    return overlapping.copy()
