"""Which chunks are scored in full: the best by words, by the classifier and by vectors, and those stored as asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import (
    Array,
    Vector,
)
from faqbot.index.scope import Scope
from faqbot.ranking.evidence.classifier import Decisions
from faqbot.ranking.maxscore import ByWords, best, best_by_words, score
from faqbot.ranking.posting_lists import PostingList

# Chunks that are scored in full; no other can be a match, however many are asked for.
SHORTLIST = 50

# Chunks with the same text among them: many copies of one answer must not hide the others.
MOST_COPIES = 5

# Where copies were left out, this many shortlists are searched for others.
_DEEPER = 4

# Candidates that the classifier names, besides those that the words choose.
CLASSIFIED = 10


def choose(
    lists: Sequence[PostingList],
    by_vector: Vector | None,
    decisions: Decisions,
    exact: Sequence[int],
    scope: Scope,
    index: Index,
) -> ByWords:
    """Return the chunks to score in full: the best by words, vectors and classifier, and those stored as asked."""
    found = _by_words(lists, scope, index)
    others = {*exact}
    if by_vector is not None:
        allowed = np.arange(len(index))
        allowed = allowed[scope.holds(allowed, index)]
        others |= {*best(allowed, by_vector, SHORTLIST).tolist()}
    if len(decisions.chunks):
        evidence = np.where(scope.holds(decisions.chunks, index), decisions.evidence, 0.0)
        others |= {*decisions.chunks[best(np.flatnonzero(evidence > 0), evidence, CLASSIFIED)].tolist()}
    return also(found, others, lists)


def also(found: ByWords, others: set[int], lists: Sequence[PostingList]) -> ByWords:
    """Return the chunks found, and others with them."""
    further = sorted(others.difference(found.chunks.tolist()))
    if not further:
        return found
    scored = score(lists, np.array(further, dtype=np.int64))
    chunks = np.concatenate((found.chunks, scored.chunks))
    order = np.argsort(chunks)
    return ByWords(chunks[order], np.concatenate((found.fields, scored.fields), axis=1)[:, order])


def best_in(lists: Sequence[PostingList], most: int, scope: Scope, index: Index) -> ByWords:
    """Return the best chunks by words of those that may come up (see `best_by_words`)."""
    return best_by_words(lists, most, index.scratch.sums, scope.test(index), scope.chunks(index))


def _by_words(lists: Sequence[PostingList], scope: Scope, index: Index) -> ByWords:
    """Return the SHORTLIST best chunks by words, with at most MOST_COPIES of the same text."""
    found = best_in(lists, SHORTLIST, scope, index)
    if len(_without_copies(found, index)) == len(found.chunks):
        return found
    deeper = best_in(lists, _DEEPER * SHORTLIST, scope, index)
    kept = np.sort(_without_copies(deeper, index)[:SHORTLIST])
    return ByWords(deeper.chunks[kept], deeper.fields[:, kept])


def _without_copies(found: ByWords, index: Index) -> Array:
    """Return the places of chunks, the best first, without those whose text MOST_COPIES better ones have."""
    answers = index.arrays["chunk_answers"][found.chunks].tolist()
    order = np.argsort(-found.scores, kind="stable")
    if len(set(answers)) > len(answers) - MOST_COPIES:
        return order
    copies: Counter[int] = Counter()
    kept = []
    for at in order.tolist():
        copies[answers[at]] += 1
        if copies[answers[at]] <= MOST_COPIES:
            kept.append(at)
    return np.array(kept, dtype=np.int64)
