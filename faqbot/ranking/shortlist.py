"""The shortlist: the chunks that are scored in full. They are the best by words, by classifier and by vectors.

Chunks that are stored under exactly the question are always among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.ranking.compiled.switch import compiled
from faqbot.ranking.evidence.classifier import Decisions
from faqbot.ranking.evidence.nearest_chunks import Sought, nearest_chunks
from faqbot.ranking.evidence.vectors import VectorEvidence
from faqbot.ranking.maxscore import ByWords, best, best_by_words, best_compiled, score
from faqbot.ranking.posting_lists import PostingList

# At most this many chunks are chosen by words, and as many by vectors; only chunks of the shortlist can be matches.
SHORTLIST = 50

# If a question surely names documents, at most this many chunks are chosen by the words of the whole question, and as
# many of the named documents by the words beside the name.
SHORTLIST_OF_NAMED = 25

# At most this many chunks with the same text are chosen by words, so that copies of an answer don't hide other answers.
MOST_COPIES = 5

# If copies were left out, this many times as many chunks are searched for others.
_DEEPER = 4

# At most this many chunks are chosen by the classifier, in addition to those chosen by words.
CLASSIFIED = 10

# The classifier chooses only chunks with more evidence than this; a little evidence comes from parts of words alone.
_CLASSIFIED_EVIDENCE = 0.5


class Wanted(NamedTuple):
    """What the chunks to score in full are chosen by, of those that `scope` allows.

    They are the `most` best by words (`lists`) and by an encoder's vectors (`vectors`, None without vectors), a few by
    the vectors of the static table, the best by the classifier (`decisions`), and the chunks stored under exactly the
    question (`exact`).
    """

    lists: Sequence[PostingList]
    vectors: VectorEvidence | None
    decisions: Decisions
    exact: Sequence[int]
    scope: Scope
    most: int


def choose(wanted: Sequence[Wanted], index: Index) -> list[ByWords]:
    """Return for each question of a block the chunks to score in full, with their scores by words."""
    found = [_by_words(one.lists, one.most, one.scope, index) for one in wanted]
    others = [{*one.exact} for one in wanted]
    sought = {at: Sought(one.vectors, found[at].chunks, one.scope, one.most)
              for at, one in enumerate(wanted) if one.vectors is not None and one.vectors.finds}  # fmt: skip
    for at, nearest in zip(sought, nearest_chunks(list(sought.values()), index), strict=True):
        others[at].update(nearest.tolist())
    for one, more in zip(wanted, others, strict=True):
        more.update(_classified(one.decisions, one.scope, index))
    return [also(some, more, one.lists) for some, more, one in zip(found, others, wanted, strict=True)]


def _classified(decisions: Decisions, scope: Scope, index: Index) -> list[int]:
    """Return the best chunks by the classifier."""
    if not len(decisions.chunks):
        return []
    evidence = np.where(scope.holds(decisions.chunks, index), decisions.evidence, 0.0)
    likely = np.flatnonzero(evidence > _CLASSIFIED_EVIDENCE)
    chosen: list[int] = decisions.chunks[best(likely, evidence, CLASSIFIED)].tolist()
    return chosen


def also(found: ByWords, others: set[int], lists: Sequence[PostingList]) -> ByWords:
    """Return the chunks in `found` together with `others`, ascending, with their scores by words."""
    further = sorted(others.difference(found.chunks.tolist()))
    if not further:
        return found
    scored = score(lists, np.array(further, dtype=np.int64))
    chunks = np.concatenate((found.chunks, scored.chunks))
    order = np.argsort(chunks)
    return ByWords(chunks[order], np.concatenate((found.fields, scored.fields), axis=1)[:, order])


def best_in(lists: Sequence[PostingList], most: int, scope: Scope, index: Index) -> ByWords:
    """Return the top `most` chunks by words that `scope` allows (see `best_by_words`)."""
    if lists and scope == EVERYWHERE and (loops := compiled()):
        return best_compiled(lists, most, index, loops)
    return best_by_words(lists, most, index.scratch.sums, scope.test(index), scope.chunks(index))


def _by_words(lists: Sequence[PostingList], most: int, scope: Scope, index: Index) -> ByWords:
    """Return the `most` best chunks by words, with at most MOST_COPIES of the same text."""
    found = best_in(lists, most, scope, index)
    answers = index.arrays["chunk_answers"].take(found.chunks).tolist()
    if len(set(answers)) > len(answers) - MOST_COPIES or len(_without_copies(found, index)) == len(answers):
        return found
    deeper = best_in(lists, _DEEPER * most, scope, index)
    kept = np.sort(_without_copies(deeper, index)[:most])
    return ByWords(deeper.chunks[kept], deeper.fields[:, kept])


def _without_copies(found: ByWords, index: Index) -> Array:
    """Return the places of the chunks, best first, with at most the MOST_COPIES best chunks of each text."""
    answers = index.arrays["chunk_answers"][found.chunks].tolist()
    order = np.argsort(-found.scores, kind="stable")
    copies: Counter[int] = Counter()
    kept = []
    for at in order.tolist():
        copies[answers[at]] += 1
        if copies[answers[at]] <= MOST_COPIES:
            kept.append(at)
    return np.array(kept, dtype=np.int64)
