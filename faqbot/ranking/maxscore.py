"""The top k chunks by words, found exactly but without scoring every chunk.

Simply put: add up all posting lists, and keep the k chunks with the highest sums. This module is the fast path for 10^5
chunks and more: MaxScore (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995). The longest lists
belong to the commonest words and have low upper bounds. They are left out as long as a chunk that occurs in no other
list cannot reach the top k, and are then looked up only for the few chunks that can. The shortest list with at least k
chunks gives a lower bound on the scores of the top k before any list is added.

The result equals that of adding up every list, even for equal scores: at the end the remaining chunks are scored once
more, list by list, in the order of the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.ranking.compiled.switch import Loops, run_loop
from faqbot.ranking.posting_lists import WORD_FIELDS, PostingList

# Only lists of more than this many chunks are left out: adding up a shorter list is faster than look-ups in it. With
# 32,768, 65,536, 131,072 and 262,144, the fifty best of 100,000 chunks take 155, 150, 160 and 160 µs (median), and of a
# million 860, 780, 690 and 710.
_LONG = 131_072

# So many halvings of the range of some scores find a score that hardly more than the wanted number of them reach.
_HALVINGS = 8

# The compiled loops read a list from its beginning to its end if it has at most this many times as many chunks as are
# looked up in it. With 8, 24 and 64 they take the same time.
_READ_THROUGH = 24

# At most this many chunks, the first of the shortest list with at least k chunks, give the lower bound.
_PROBED = 4096

# Bounds are lowered by this share, because the sums are added in another order than the scores and in single precision;
# the two differ by a smaller share.
_SLACK = 1e-4

# If at most this many chunks are allowed, all of them are looked up in every list instead.
_FEW = 2000

# A chunk with a smaller sum has none of the words: the sum is rounding noise.
_SMALLEST = 1e-30

# In a corpus of at most this many chunks, every list is added up, and every chunk has a score. With 10,000 chunks, the
# fifty best take 140 µs instead of 230, with 25 a third of the time, and with 100,000 almost four times as long.
_ALL = 16_384

# Reading and clearing a scattered entry of the sums takes about as long as for this many neighbouring ones. If there
# are too many chunks for that to be faster, all sums are read and cleared.
_SCATTERED = 8

_NONE: Array = np.empty(0, dtype=np.int64)

# The chunks and the weights of a question without merged lists.
_NONE_MERGED = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)

Test = Callable[[Array], Array]


class ByWords(NamedTuple):
    """Chunks, ascending, and the part of each field in their scores: (fields, chunks), in the order of WORD_FIELDS."""

    chunks: Array
    fields: Array

    @property
    def scores(self) -> Array:
        """The score of each chunk by words: the sum over the fields."""
        scores: Array = self.fields.sum(axis=0)
        return scores


def score(lists: Sequence[PostingList], chunks: Array) -> ByWords:
    """Return the scores that the lists give to `chunks`, which must ascend."""
    fields = np.zeros((len(WORD_FIELDS), len(chunks)))
    parts = dict(zip(WORD_FIELDS, fields, strict=True))
    for postings, added in zip(lists, _added(lists, chunks), strict=True):
        parts[postings.field] += added
    return ByWords(chunks, fields)


def _added(lists: Sequence[PostingList], chunks: Array) -> Array:
    """Return what each list adds to the score of each chunk, (lists, chunks), as `PostingList.added` does for one."""
    there = np.empty((len(lists), len(chunks)), dtype=np.int32)
    weights = np.empty((len(lists), len(chunks)), dtype=np.float32)
    wanted = chunks.astype(np.int32, copy=False)
    for postings, found, some in zip(lists, there, weights, strict=True):
        at = postings.chunks.searchsorted(wanted)
        postings.chunks.take(at, mode="clip", out=found)
        postings.weights.take(at, mode="clip", out=some)
    added: Array = weights.astype(np.float64)
    added *= np.array([postings.scale for postings in lists])[:, None]
    added *= there == wanted
    return added


def best_by_words(
    lists: Sequence[PostingList], most: int, sums: Array, test: Test | None = None, among: Array | None = None
) -> ByWords:
    """Return the top `most` chunks with a score above 0; of chunks with equal scores, the first ones.

    `sums` has a 0 for every chunk, is written to, and is cleared again. `test` is a function from chunks to which of
    them are allowed (bool), None if all are. `among` has the allowed chunks, ascending, if they are known.
    """
    if among is not None and len(among) <= _FEW:
        found = among
    elif len(sums) <= _ALL:
        return _best_of_all(lists, most, len(sums), test)
    else:
        # Skip lists that give every chunk the same weight (for example a word of the only title): they change no order.
        telling = [postings for postings in lists if len(postings.chunks) < len(sums) or np.ptp(postings.weights) > 0]
        found = _candidates(telling, most, sums, test) if telling else _NONE
        if len(telling) < len(lists) and len(found) < most:
            found = _filled(found, most, len(sums), test)
    scored = score(lists, found)
    scores = scored.scores
    kept = best(np.flatnonzero(scores > 0), scores, most)
    kept.sort()
    return ByWords(found[kept], scored.fields[:, kept])


def _best_of_all(lists: Sequence[PostingList], most: int, chunks: int, test: Test | None) -> ByWords:
    """Return what `best_by_words` returns for a corpus of so many chunks, computed by adding up every list."""
    fields = np.array([_sums([postings for postings in lists if postings.field == field], chunks)
                       for field in WORD_FIELDS])  # fmt: skip
    scores = fields[0] + fields[1]
    rarest, _ = _rarest(lists, most, test)
    # The chunks of one list are few, and their scores bound those of the top k from below.
    least = _nth(scores.take(rarest), most) if len(rarest) else 0.0
    found = (scores >= least if least > 0 else scores > 0).nonzero()[0]
    found = found if test is None else found[test(found)]
    kept = best(found, scores, most)
    kept.sort()
    return ByWords(kept, fields[:, kept])


def _sums(lists: Sequence[PostingList], chunks: int) -> Array:
    """Return for each of all chunks what some lists add to its score, list by list as in `score`."""
    sums = np.zeros(chunks)
    if not lists:
        return sums
    listed = np.concatenate([postings.chunks for postings in lists], dtype=np.intp)
    weights, end = np.empty(len(listed)), 0
    for postings in lists:
        start, end = end, end + len(postings.chunks)
        np.multiply(postings.weights, postings.scale, out=weights[start:end], dtype=np.float64)
    np.add.at(sums, listed, weights)
    return sums


def best_compiled(lists: Sequence[PostingList], most: int, index: Index, loops: Loops) -> ByWords:
    """Return what `best_by_words` returns if all chunks are allowed, computed by compiled loops."""
    sums, found = index.scratch.sums, index.scratch.chunks
    bounds = np.array([postings.bound for postings in lists])
    asked = _as_numbers(lists, index), bounds, most
    return ByWords(*run_loop(loops.lists.best_chunks, sums, *asked, sums, found, _READ_THROUGH, _SLACK))


def _as_numbers(lists: Sequence[PostingList], index: Index) -> tuple[object, ...]:
    """Return the lists as numbers, in the form that `compiled.list_loops` takes."""
    entries, joined = [], 0
    for postings in lists:
        field, length = WORD_FIELDS.index(postings.field), len(postings.chunks)
        if postings.start < 0:
            entries.append((len(WORD_FIELDS), joined, joined + length, field))
            joined += length
        else:
            entries.append((field, postings.start, postings.start + length, field))
    sources = [(index.fields[field].chunks, index.fields[field].weights) for field in WORD_FIELDS]
    merged = _joined([postings for postings in lists if postings.start < 0]) if joined else _NONE_MERGED
    return *sources, merged, np.array(entries, dtype=np.int64), np.array([postings.scale for postings in lists])


def _joined(lists: Sequence[PostingList]) -> tuple[Array, Array]:
    """Return the chunks and the weights of all these lists, one list after the other."""
    chunks, weights = ([getattr(postings, part) for postings in lists] for part in ("chunks", "weights"))
    return np.concatenate(chunks, dtype=np.int32), np.concatenate(weights, dtype=np.float32)


def _filled(found: Array, most: int, chunks: int, test: Test | None) -> Array:
    """Return the chunks in `found` and the first other allowed chunks, `most` in all, ascending."""
    others = np.arange(min(most + len(found), chunks) if test is None else chunks)
    others = others if test is None else others[test(others)]
    taken = frozenset(found.tolist())
    further = [number for number in others[: most + len(found)].tolist() if number not in taken]
    return np.sort(np.concatenate((found, np.array(further[: most - len(found)], dtype=np.int64))))


def best(found: Array, scores: Array, most: int) -> Array:
    """Return the `most` chunks of `found` with the highest scores; of chunks with equal scores, the first ones."""
    if len(found) <= most:
        return found
    # numpy's partition alone would leave open which of the chunks with equal scores are chosen.
    last = _nth(scores[found], most)
    above = found[scores[found] > last]
    return np.concatenate((above, found[scores[found] == last][: most - len(above)]))


def _candidates(lists: Sequence[PostingList], most: int, sums: Array, test: Test | None) -> Array:
    """Return chunks, ascending, that are certain to include the top `most` allowed ones."""
    probed, least = _rarest(lists, most, test)
    left, added = _parted(lists, least)
    missing = sum(postings.bound for postings in left)
    try:
        chunks = _add(added, sums)
        if len(probed):
            least = max(least, _nth(sums.take(probed), most) * (1 - _SLACK))
        found, scores = _taken(sums, chunks, max(least - missing, _SMALLEST))
    except BaseException:
        sums.fill(0.0)
        raise
    if test is not None:
        allowed = test(found)
        found, scores = found[allowed], scores[allowed]
    if left and len(found) > most:
        least = max(least, _reached(found, scores, left, most))
    for postings in reversed(left):  # look up the lists left out, the highest bound first, until none is missing
        kept = (scores >= least - missing).nonzero()[0]
        found, scores = found.take(kept), scores.take(kept)
        scores = scores + postings.added(found)
        missing -= postings.bound
    if len(found) > most:
        found = found[scores >= max(least, _nth(scores, most) * (1 - _SLACK))]
    found.sort()
    return found


def _reached(found: Array, scores: Array, left: Sequence[PostingList], most: int) -> float:
    """Return a lower bound on the scores of the top `most`: what the best so far reach with the lists left out."""
    top = (scores >= _bar(scores, most)).nonzero()[0]
    chunks, whole = found.take(top), scores.take(top)
    for postings in left:
        whole = whole + postings.added(chunks)
    return _nth(whole, most) * (1 - _SLACK)


def _bar(scores: Array, most: int) -> float:
    """Return a score that at least `most` of the scores reach, and hardly more; to find the `most`-th takes longer."""
    low, high = float(scores.min()), float(scores.max())
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if np.count_nonzero(scores >= middle) >= most:
            low = middle
        else:
            high = middle
    return low


def _rarest(lists: Sequence[PostingList], most: int, test: Test | None) -> tuple[Array, float]:
    """Return at least `most` allowed chunks, and a lower bound on the scores of the top `most`.

    The chunks are those of the shortest list with at least `most` chunks, which belongs to a rare word. If there is no
    such list, or too few of its chunks are allowed, return no chunks and 0.0.
    """
    enough = [postings for postings in lists if len(postings.chunks) >= most]
    if not enough:
        return _NONE, 0.0
    rarest = min(enough, key=lambda postings: len(postings.chunks))
    chunks, weights = rarest.chunks[:_PROBED], rarest.weights[:_PROBED]
    if test is not None:
        allowed = test(chunks)
        chunks, weights = chunks[allowed], weights[allowed]
        if len(chunks) < most:
            return _NONE, 0.0
    return chunks, _nth(weights, most) * rarest.scale * (1 - _SLACK)


def _parted(lists: Sequence[PostingList], least: float) -> tuple[list[PostingList], list[PostingList]]:
    """Return the lists to leave out, those with the lowest upper bounds first, and the lists to add up.

    A chunk that occurs only in lists that are left out cannot reach the score `least`.
    """
    left: list[PostingList] = []
    added: list[PostingList] = []
    missing = 0.0
    for postings in sorted(lists, key=lambda postings: postings.bound):
        if len(postings.chunks) > _LONG and missing + postings.bound < least:
            missing += postings.bound
            left.append(postings)
        else:
            added.append(postings)
    return left, added


def _add(lists: Sequence[PostingList], sums: Array) -> Array:
    """Add the lists to `sums`, and return the chunks of all lists, joined and with repetitions."""
    # Cast before adding: if the dtypes differ from those of `sums`, np.add.at takes several times as long.
    chunks = np.concatenate([postings.chunks for postings in lists], dtype=np.intp)
    weights = np.concatenate([postings.weights * postings.scale for postings in lists], dtype=np.float32)
    np.add.at(sums, chunks, weights)
    return chunks


def _taken(sums: Array, chunks: Array, least: float) -> tuple[Array, Array]:
    """Return those of the chunks whose sums are not below `least`, each once, and their sums; set all sums to 0.

    All other sums are 0 already.
    """
    if len(chunks) * _SCATTERED >= len(sums):
        found = (sums >= least).nonzero()[0]
        scores = sums.take(found)
        sums.fill(0.0)
        return found, scores
    scores = sums.take(chunks)
    near = (scores >= least).nonzero()[0]
    found, scores = chunks.take(near), scores.take(near)
    # A chunk of several lists is there several times: each time writes its place into the sums, and the last one stays.
    places = np.arange(len(found), dtype=sums.dtype)
    sums[found] = places
    last = sums.take(found) == places
    sums[chunks] = 0.0
    return found[last], scores[last]


def _nth(scores: Array, most: int) -> float:
    """Return the `most`-th highest score; `scores` must have at least `most` entries."""
    ordered = scores.copy()
    ordered.partition(len(scores) - most)
    return float(ordered[len(scores) - most])
