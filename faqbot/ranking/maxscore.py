"""The top k chunks by words, exactly, without scoring every chunk.

The simple idea: add up all posting lists, and keep the k chunks of the highest sums. This is the fast path of it, for
10^5 chunks and more: MaxScore (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995). The longest
lists, those of the commonest words, are left out as long as no chunk that stands in them alone can reach the top k, and
are looked up for the few chunks that can. The lower bound of a score in the top k is known early, from the rarest word
that has k chunks.

The result is what adding up every list would give, equal scores included: the chunks that come through are scored once
more, list by list, in the order of the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array
from faqbot.index.schema import FIELDS
from faqbot.ranking.posting_lists import PostingList

# A list is only left out if it is longer than this: shorter ones are added up faster than chunks are looked up.
_LONG = 4096

# Lists up to this length are searched all at once.
_SHORT = 4096

# Chunks of the rarest list that give the lower bound: of a longer list, the first ones.
_PROBED = 4096

# Sums are added up in another order than scores, and in single precision: they differ by less than this share.
_SLACK = 1e-4

# Chunks that may come up, if they are no more than this, are looked up in every list.
_FEW = 2000

# A chunk that has one of the words scores more than this.
_SMALLEST = 1e-30

# To clear one number of the sums takes about as long as to clear this many of all of them at once.
_SCATTERED = 8

_NONE: Array = np.empty(0, dtype=np.int64)

Test = Callable[[Array], Array]


class ByWords(NamedTuple):
    """Chunks, ascending, and what each field adds to their scores: (fields, chunks), in the order of FIELDS."""

    chunks: Array
    fields: Array

    @property
    def scores(self) -> Array:
        """The score by words of each chunk."""
        scores: Array = self.fields.sum(axis=0)
        return scores


def score(lists: Sequence[PostingList], chunks: Array) -> ByWords:
    """Return what the lists add to the scores of these chunks, which ascend."""
    added = {field: np.zeros(len(chunks)) for field in FIELDS}
    short = [one for one in lists if len(one.chunks) <= _SHORT]
    looked_up = iter(_look_up(short, chunks))
    for one in lists:
        added[one.field] += next(looked_up) if len(one.chunks) <= _SHORT else one.added(chunks)
    return ByWords(chunks, np.array([added[field] for field in FIELDS]))


def _look_up(lists: Sequence[PostingList], chunks: Array) -> Array:
    """Return what each list adds to the scores of chunks, (lists, chunks), by one search in all of them."""
    if not lists or not len(chunks):
        return np.zeros((len(lists), len(chunks)))
    lengths = [len(one.chunks) for one in lists]
    beyond = max(int(chunks[-1]), *(int(one.chunks[-1]) for one in lists)) + 1
    apart = np.arange(len(lists)) * beyond  # so that the lists ascend, one behind the other
    every = np.concatenate([one.chunks for one in lists], dtype=np.int64)
    every += np.repeat(apart, lengths)
    wanted = (apart[:, None] + chunks).ravel()
    at = every.searchsorted(wanted)
    np.minimum(at, len(every) - 1, out=at)
    weights = np.concatenate([one.weights for one in lists]).take(at).astype(np.float64)
    weights[every.take(at) != wanted] = 0.0
    looked_up: Array = weights.reshape(len(lists), -1)
    looked_up *= np.array([one.scale for one in lists])[:, None]
    return looked_up


def best_by_words(
    lists: Sequence[PostingList], most: int, sums: Array, test: Test | None = None, among: Array | None = None
) -> ByWords:
    """Return the top `most` chunks with a score above 0; of equal scores the first.

    `sums` has a 0 for every chunk, and is as it was afterwards. `test` returns which of the chunks are allowed (bool),
    None if all are; `among` are the allowed ones, if they are known to be few.
    """
    if among is not None and len(among) <= _FEW:
        found = among
    else:
        # A word that every chunk has with the same weight, such as one of the only title, changes no order.
        telling = [one for one in lists if len(one.chunks) < len(sums) or np.ptp(one.weights) > 0]
        found = _candidates(telling, most, sums, test) if telling else _NONE
        if len(telling) < len(lists) and len(found) < most:
            found = _filled(found, most, len(sums), test)
    scored = score(lists, found)
    scores = scored.scores
    kept = best(np.flatnonzero(scores > 0), scores, most)
    kept.sort()
    return ByWords(found[kept], scored.fields[:, kept])


def _filled(found: Array, most: int, chunks: int, test: Test | None) -> Array:
    """Return the chunks found with the first allowed others, `most` in all."""
    others = np.arange(min(most + len(found), chunks) if test is None else chunks)
    others = others if test is None else others[test(others)]
    taken = frozenset(found.tolist())
    further = [number for number in others[: most + len(found)].tolist() if number not in taken]
    return np.sort(np.concatenate((found, np.array(further[: most - len(found)], dtype=np.int64))))


def best(found: Array, scores: Array, most: int) -> Array:
    """Return those of the highest scores; of equal ones the first."""
    if len(found) <= most:
        return found
    # A partition alone would leave it to chance which of equal scores get in.
    last = _nth(scores[found], most)
    above = found[scores[found] > last]
    return np.concatenate((above, found[scores[found] == last][: most - len(above)]))


def _candidates(lists: Sequence[PostingList], most: int, sums: Array, test: Test | None) -> Array:
    """Return chunks, ascending, among which are the best of all."""
    probed, least = _probe(lists, most, test)
    left, added = _parted(lists, least)
    missing = sum(one.bound for one in left)
    try:
        chunks = _add(added, sums)
        if len(probed):
            least = max(least, _nth(sums.take(probed), most) * (1 - _SLACK))
        found = np.flatnonzero(sums >= max(least - missing, _SMALLEST))
        scores = sums.take(found)
        _clear(sums, chunks)
    except BaseException:
        sums.fill(0.0)
        raise
    if test is not None:
        allowed = test(found)
        found, scores = found[allowed], scores[allowed]
    for at in range(len(left), -1, -1):  # the weightiest list first; in the end no list is missing
        if len(found) > most:
            least = max(least, _nth(scores, most) * (1 - _SLACK))
            kept = scores >= least - missing
            found, scores = found[kept], scores[kept]
        if at:
            scores = scores + left[at - 1].added(found)
            missing -= left[at - 1].bound
    return found


def _probe(lists: Sequence[PostingList], most: int, test: Test | None) -> tuple[Array, float]:
    """Return `most` allowed chunks or more, and a lower bound of the scores of the top `most`; no chunks and 0 without.

    They are the chunks of the shortest list that is long enough, and so of a rare word.
    """
    enough = [one for one in lists if len(one.chunks) >= most]
    if not enough:
        return _NONE, 0.0
    rarest = min(enough, key=lambda one: len(one.chunks))
    chunks, weights = rarest.chunks[:_PROBED], rarest.weights[:_PROBED]
    if test is not None:
        allowed = test(chunks)
        chunks, weights = chunks[allowed], weights[allowed]
        if len(chunks) < most:
            return _NONE, 0.0
    return chunks, _nth(weights, most) * rarest.scale * (1 - _SLACK)


def _parted(lists: Sequence[PostingList], least: float) -> tuple[list[PostingList], list[PostingList]]:
    """Return the lists to leave out, the lowest upper bound first, and those to add up.

    A chunk that stands in no other list than those left out cannot score `least`.
    """
    left: list[PostingList] = []
    added: list[PostingList] = []
    missing = 0.0
    for one in sorted(lists, key=lambda one: one.bound):
        if len(one.chunks) > _LONG and missing + one.bound < least:
            missing += one.bound
            left.append(one)
        else:
            added.append(one)
    return left, added


def _add(lists: Sequence[PostingList], sums: Array) -> Array:
    """Add the lists up, and return the chunks that they have, as often as they have them."""
    # Cast here: adding up numbers of other types than the sums' takes several times as long.
    chunks = np.concatenate([one.chunks for one in lists], dtype=np.intp)
    np.add.at(sums, chunks, np.concatenate([one.weights * one.scale for one in lists], dtype=np.float32))
    return chunks


def _clear(sums: Array, chunks: Array) -> None:
    if len(chunks) * _SCATTERED < len(sums):
        sums[chunks] = 0.0
    else:
        sums.fill(0.0)


def _nth(scores: Array, most: int) -> float:
    """Return the score that is in place `most` from the top; there must be that many scores."""
    return float(np.partition(scores, len(scores) - most)[len(scores) - most])
