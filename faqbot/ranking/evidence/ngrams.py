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
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.bm25 import idf
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector, ranges, ranked_values
from faqbot.ranking.compiled.switch import Loops, compiled, run_loop
from faqbot.ranking.evidence.pairs import PairCells, Pairs, added

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
    distinct = _distinct(np.sort(owner[: len(codes)][within] | codes[within], kind="stable"))  # the titles ascend
    of_titles = distinct.astype("<u4")  # without the title, above 32 bits
    first, number = ranked_values(of_titles)
    return {
        "run_codes": of_titles[first],
        "run_counts": np.bincount(number, minlength=len(first)).astype("<i4"),
        "run_total": np.array([np.count_nonzero(within)], dtype="<i8"),
    }


def weigh_runs(codes: Array, counts: Array, total: int, titles: int) -> dict[str, Array]:
    """Return the index's arrays of runs: the distinct runs, the idf of each, and the mean number of runs in a title.

    `codes` and `counts` are the results of `count_runs` for all segments of the corpus, joined; `total` is the sum of
    their totals, and `titles` the number of titles.
    """
    codes, frequency = summed_runs(codes, counts)
    return {
        "run_codes": codes,
        "run_weights": idf(frequency.astype(np.float64), titles).astype("<f4"),
        "run_mean": np.array([max(1.0, total / titles)], dtype="<f8"),
    }


def summed_runs(codes: Array, counts: Array) -> tuple[Array, Array]:
    """Return the distinct runs, ascending, and for each the sum of its counts."""
    first, number = ranked_values(codes)
    return codes[first].astype("<u4"), np.bincount(number, weights=counts, minlength=len(first)).astype(np.int64)


class AskedRuns(NamedTuple):
    """The distinct runs of each question, ascending, one question after the other; `counts` has how many each has."""

    runs: Array
    counts: Array

    def starts(self) -> list[int]:
        """Return where the runs of each question start, and the number of all runs."""
        return [0, *np.cumsum(self.counts).tolist()]


def asked_runs(texts: Sequence[bytes]) -> AskedRuns:
    """Return the runs of questions."""
    codes = _codes(np.frombuffer(b"".join(texts), dtype=np.uint8))
    if len(texts) == 1:
        runs = _distinct(np.sort(codes))
        return AskedRuns(runs, np.array([len(runs)]))
    owner = np.repeat(np.arange(len(texts), dtype=np.uint64) << np.uint64(32), list(map(len, texts)))
    within = owner[: len(codes)] == owner[_RUN - 1 :]  # leaves out runs that begin in one question and end in the next
    runs = _distinct(np.sort(owner[: len(codes)][within] | codes[within], kind="stable"))  # the questions ascend
    counts = np.bincount((runs >> np.uint64(32)).astype(np.int64), minlength=len(texts))
    return AskedRuns(runs.astype("<u4"), counts)


def _distinct(ascending: Array) -> Array:
    """Return ascending numbers without repetitions."""
    is_new = np.ones(len(ascending), dtype=bool)
    np.not_equal(ascending[1:], ascending[:-1], out=is_new[1:])
    return ascending[is_new]


def character_evidence(questions: Sequence[Sequence[str]], pairs: Pairs, index: Index) -> Vector:
    """Return the evidence for each pair, (pairs,); `questions` are given as words."""
    texts = [f" {' '.join(words)} ".encode() for words in questions]
    if loops := compiled():
        return _compiled(texts, pairs, index, loops)
    asked = asked_runs(texts)
    if not len(asked.runs) or not len(pairs):
        return np.zeros(len(pairs))
    weights = _weights(asked.runs, index)
    offsets = index.arrays["title_offsets"]
    starts = offsets[pairs.chunks]
    lengths = np.minimum(offsets[pairs.chunks + 1] - starts, MOST_BYTES)
    cells = pairs.times(asked.counts)
    tf = _counted(index.title_bytes.take(ranges(starts, lengths)), lengths, asked, pairs, cells, index)
    said = np.flatnonzero(tf)
    pair = (cells.starts + cells.counts).searchsorted(said, side="right")
    runs = np.maximum(lengths - _RUN + 1, 0)
    room = K1 * (1 - B + B * runs / float(index.arrays["run_mean"][0]))
    often = tf[said]
    saturated = often * (K1 + 1) / (often + room[pair])
    each = weights[said - cells.starts[pair] + cells.firsts[pair]]
    owner = np.repeat(np.arange(pairs.questions), asked.counts)
    least = LEAST_RUNS * index.greatest_idf
    most = np.maximum(added(owner, weights, pairs.questions), least)
    evidence: Vector = added(pair, saturated * each, len(pairs)) / most[pairs.owner]
    return evidence


def _compiled(texts: Sequence[bytes], pairs: Pairs, index: Index, loops: Loops) -> Vector:
    """Return what `character_evidence` returns, computed by a compiled loop."""
    evidence: Vector = run_loop(
        loops.pairs.score_runs,
        index.scratch.buckets,
        np.frombuffer(b"".join(texts), dtype=np.uint8),
        np.array([0, *accumulate(map(len, texts))]),
        np.array(pairs.starts),
        pairs.chunks,
        (index.arrays["title_offsets"], index.title_bytes),
        (index.arrays["run_codes"], index.arrays["run_weights"]),
        (K1, B, float(index.arrays["run_mean"][0]), index.greatest_idf, LEAST_RUNS * index.greatest_idf),
        index.scratch.buckets,
        MOST_BYTES,
    )
    return evidence


def _counted(titles: Array, lengths: Array, asked: AskedRuns, pairs: Pairs, cells: PairCells, index: Index) -> Array:
    """Return how often each title has each of the runs of its question, (cells,); `titles` are joined."""
    found = _codes(titles)
    ends = lengths.cumsum()
    places = _places(found, ends, asked, pairs, index)
    hit = places.nonzero()[0]
    pair = ends.searchsorted(hit, side="right")
    at = places[hit] - 1
    said = asked.runs[cells.firsts[pair] + at] == found[hit]
    said &= hit + _RUN <= ends[pair]  # leaves out runs that begin in one title and end in the next
    return np.bincount(cells.starts[pair[said]] + at[said], minlength=cells.total)


def _places(found: Array, ends: Array, asked: AskedRuns, pairs: Pairs, index: Index) -> Array:
    """Return for each run found the place among the runs of its question, from 1 on, that it may be equal to, or 0.

    Simply put: search every run of `found` in the sorted runs of the question. The runs are looked up in the hash table
    `buckets` instead, which is several times as fast. `ends` has where the title of each pair ends.
    """
    buckets, hashed, sought = index.scratch.buckets, _hashed(asked.runs), _hashed(found)
    starts = asked.starts()
    until = (0, *(int(ends[end - 1]) if end else 0 for end in pairs.starts[1:]))
    places = np.zeros(len(found), dtype=np.int32)
    for question, count in enumerate(asked.counts.tolist()):
        mine, some = slice(starts[question], starts[question + 1]), slice(until[question], until[question + 1])
        at = _looked_up(hashed[mine], sought[some], buckets)
        if at is None:  # two runs of the question share a bucket, so search after all
            at = np.minimum(asked.runs[mine].searchsorted(found[some]), count - 1) + 1
        places[some] = at
    return places


def _looked_up(hashed: Array, sought: Array, buckets: npt.NDArray[np.int16]) -> Array | None:
    """Return for each hash in `sought` its place in `hashed`, from 1 on, or 0; None if two in `hashed` are equal."""
    numbers = np.arange(1, len(hashed) + 1)
    buckets[hashed] = numbers
    try:
        are_alone = bool((buckets[hashed] == numbers).all())
        return buckets.take(sought) if are_alone else None
    finally:
        buckets[hashed] = 0


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
