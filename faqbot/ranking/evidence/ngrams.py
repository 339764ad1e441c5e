"""Evidence from runs of four characters: what stems (exhale, exhalation) and spellings keep apart.

Compared are a question and a chunk's title: its questions and phrasings, or the beginning of its text. The chunks'
titles are kept as text; their runs are counted when a question needs them, for a shortlist alone, because postings
over them would be fifteen times those over words.

    evidence = sum over the question's runs g of idf(g) * tf (k1 + 1) / (tf + k1 (1 - b + b |d| / mean |d|)),
               divided by the sum of idf(g), or by LEAST_RUNS times the idf of the rarest if that is more

which is BM25 with a run for a term, as a share of what the question weighs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from faqbot.index.bm25 import idf
from faqbot.index.index import Index
from faqbot.index.packing import (
    Array,
    ranges,
)

K1, B = 1.2, 0.75

# A title's bytes beyond these are not looked at; a chunk with so many phrasings has a classifier of its own.
MOST_BYTES = 400

# A question weighs as much as so many of the rarest runs at least: a lone "it" is no evidence, wherever it stands.
LEAST_RUNS = 6

_RUN = 4
_NEWLINE, _SPACE = 10, 32

# Of the 32 bits of a run, so many choose its bucket.
_BITS = 16
BUCKETS = 1 << _BITS
_SHIFT = np.uint32(32 - _BITS)
_MULTIPLIER = np.uint32(2654435769)


def count_runs(titles: Sequence[bytes]) -> dict[str, Array]:
    """Return the runs of some titles by their code, how many titles have each, and how many runs they have in all."""
    clipped = [title[:MOST_BYTES] for title in titles]
    lengths = np.fromiter(map(len, clipped), dtype=np.int64, count=len(clipped))
    codes = _codes(np.frombuffer(b"".join(clipped), dtype=np.uint8))
    owner = np.repeat(np.arange(len(lengths), dtype=np.uint64) << np.uint64(32), lengths)
    # A run over the end of one title into the next is none.
    within = owner[: len(codes)] == owner[_RUN - 1 :]
    runs = np.sort(owner[: len(codes)][within] | codes[within])
    distinct = runs[np.diff(runs, prepend=~runs[:1]) != 0]
    found, counts = np.unique(distinct.astype("<u4"), return_counts=True)  # without the owner, above 32 bits
    return {
        "run_codes": found,
        "run_counts": counts.astype("<i8"),
        "run_total": np.array([np.count_nonzero(within)], dtype="<i8"),
    }


def weigh_runs(codes: Array, counts: Array, total: int, titles: int) -> dict[str, Array]:
    """Return the runs of all titles by their code, the idf of each, and the mean number of runs in a title.

    `codes` and `counts` are those of `count_runs` for all parts of the corpus, one behind the other.
    """
    distinct, place = np.unique(codes, return_inverse=True)
    frequency = np.bincount(place, weights=counts, minlength=len(distinct)).astype(np.float64)
    return {
        "run_codes": distinct.astype("<u4"),
        "run_weights": idf(frequency, titles).astype("<f4"),
        "run_mean": np.array([max(1.0, total / titles)], dtype="<f8"),
    }


def character_evidence(words: Sequence[str], chunks: Array, index: Index) -> npt.NDArray[np.float64]:
    """Return the evidence for each of the chunks."""
    codes = _codes(np.frombuffer(f" {' '.join(words)} ".encode(), dtype=np.uint8))
    if not len(codes) or not len(chunks):
        return np.zeros(len(chunks))
    asked = np.array(sorted(set(codes.tolist())), dtype="<u4")
    weights = _weights(asked, index)
    offsets = index.arrays["title_offsets"]
    starts = offsets[chunks]
    lengths = np.minimum(offsets[chunks + 1] - starts, MOST_BYTES)
    found = _codes(index.title_bytes[ranges(starts, lengths)])
    hit, at = _hits(found, asked, index.scratch.buckets)
    ends = np.cumsum(lengths)
    owner = np.searchsorted(ends, hit, side="right")
    within = hit + _RUN <= ends[owner]  # a run over the end of one title into the next is none
    counted = owner[within] * len(asked) + at[within]
    tf = np.bincount(counted, minlength=len(chunks) * len(asked)).reshape(len(chunks), -1)
    runs = np.maximum(lengths - _RUN + 1, 0)
    room = K1 * (1 - B + B * runs / float(index.arrays["run_mean"][0]))
    saturated = tf * (K1 + 1) / (tf + room[:, None])
    least = LEAST_RUNS * index.greatest_idf
    evidence: npt.NDArray[np.float64] = saturated @ weights / max(least, float(weights.sum()))
    return evidence


def _hits(found: Array, asked: Array, buckets: npt.NDArray[np.int16]) -> tuple[Array, Array]:
    """Return which of the runs found are asked for, and the place of each of these among those asked for.

    `buckets` are BUCKETS zeros, and are so afterwards: a look into a table is several times as fast as a search.
    """
    hashed = _hashed(asked)
    buckets[hashed] = np.arange(1, len(asked) + 1)
    try:
        at = buckets[_hashed(found)]
        are_alone = bool((buckets[hashed] == np.arange(1, len(asked) + 1)).all())
    finally:
        buckets[hashed] = 0
    if not are_alone:  # two that are asked for share a bucket
        at = np.minimum(np.searchsorted(asked, found), len(asked) - 1) + 1
    hit = np.flatnonzero(at)
    places = at[hit] - 1
    same = asked[places] == found[hit]
    return hit[same], places[same].astype(np.int64)


def _hashed(codes: Array) -> Array:
    """Return the bucket of each run (Fibonacci hashing, Knuth, TAOCP 3, 6.4)."""
    hashed: Array = (codes * _MULTIPLIER) >> _SHIFT
    return hashed


def _weights(asked: Array, index: Index) -> npt.NDArray[np.float64]:
    """Return the idf of runs; one that no title has weighs as the rarest."""
    known = index.arrays["run_codes"]
    weights = np.full(len(asked), index.greatest_idf)
    if len(known):
        at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        found = known[at] == asked
        weights[found] = index.arrays["run_weights"][at[found]]
    return weights


def _codes(signs: npt.NDArray[np.uint8]) -> Array:
    """Return every run of a text as one number each, four bytes; lines count as parted by a space."""
    if len(signs) < _RUN:
        return np.empty(0, dtype="<u4")
    spaced = np.where(signs == _NEWLINE, np.uint8(_SPACE), signs)
    overlapping: Array = np.ndarray(len(spaced) - _RUN + 1, dtype="<u4", buffer=spaced, strides=(1,))
    return overlapping.copy()
