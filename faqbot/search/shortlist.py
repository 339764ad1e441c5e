"""Which chunks are judged in full: the best by words, by the classifier and by vectors, and those stored as asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from faqbot.search.classifier import Decisions
from faqbot.search.fields import Vector
from faqbot.search.index import Array, Index

# Judged in full; what comes after these is not looked at, whatever k is asked for.
SHORTLIST = 50

# Chunks of the same words among them: many copies of one answer must not hide the others.
MOST_COPIES = 5

# Candidates that the classifier names, besides those that the words choose.
CLASSIFIED = 10


def choose(
    words: Vector,
    by_vector: Vector | None,
    decisions: Decisions,
    exact: Sequence[int],
    among: Array | None,
    index: Index,
) -> Array:
    """Return the chunks to judge, ascending: the best by words, vectors and classifier, and those stored as asked."""
    scores = words if among is None else np.where(among, words, 0.0)
    found = _without_copies(best(np.flatnonzero(scores > 0), scores, 4 * SHORTLIST), scores, index)
    if by_vector is not None:
        found += best(np.arange(len(words)) if among is None else np.flatnonzero(among), by_vector, SHORTLIST).tolist()
    allowed = decisions.evidence if among is None else np.where(among[decisions.chunks], decisions.evidence, 0.0)
    named = decisions.chunks[best(np.flatnonzero(allowed > 0), allowed, CLASSIFIED)].tolist()
    # Not np.union1d, which imports numpy.ma: a tenth of all that numpy itself takes to import.
    return np.array(sorted({*found, *named, *exact}), dtype=np.int64)


def best(found: Array, scores: Vector, most: int) -> Array:
    """Return those of the highest scores; of equal ones the first."""
    if len(found) <= most:
        return found
    # A partition alone would leave it to chance which of equal scores get in.
    last = np.partition(scores[found], len(found) - most)[len(found) - most]
    above = found[scores[found] > last]
    return np.concatenate((above, found[scores[found] == last][: most - len(above)]))


def _without_copies(found: Array, scores: Vector, index: Index) -> list[int]:
    """Return the SHORTLIST best of the chunks found, few of the same words."""
    ordered = found[np.argsort(-scores[found], kind="stable")]
    copies: Counter[int] = Counter()
    kept = []
    for number, answer in zip(ordered.tolist(), index.arrays["chunk_answers"][ordered].tolist(), strict=True):
        copies[answer] += 1
        if copies[answer] <= MOST_COPIES:
            kept.append(number)
    return kept[:SHORTLIST]
