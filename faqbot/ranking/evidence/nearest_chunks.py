"""Find the chunks whose vectors are nearest to those of some questions, for all of these questions together.

With an encoder that reads texts, these are some fifty chunks for each question. With the static table, they are a few,
and only chunks that are nearer to the question than all that its words have found.

Rough cosines with all chunks tell which chunks are worth a look (see `vectors`). What is returned follows from the
evidence of these alone, which does not depend on the other questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.index.static_table.static_encoder import is_static
from faqbot.ranking.evidence.pairs import Pairs
from faqbot.ranking.evidence.vectors import VectorEvidence, evidence_of_pairs

# At most this many chunks are chosen by the vectors of the static table, in addition to those chosen by words, and only
# chunks that are nearer to the question than all of these: another would hardly come first. With 5, 10 and all chunks
# hit@1 over 17 groups is the same. They are nearer, too, than two titles of the corpus are on average (evidence above
# 0), so that a question of unknown words such as "qwrtpl" finds nothing.
NEARER = 5

# If the words find no chunk, the static table finds one only by at least this evidence: letters without a meaning have
# less.
LEAST_NEAR = 0.4


class Sought(NamedTuple):
    """A question whose nearest chunks are sought, of those that `scope` allows.

    `found` are the chunks that its words have found, and `most` is how many an encoder may find.
    """

    vectors: VectorEvidence
    found: Array
    scope: Scope
    most: int


def nearest_chunks(sought: Sequence[Sought], index: Index) -> list[Array]:
    """Return the nearest chunks for each question, the nearest first; of equally near ones, the first."""
    if not sought:
        return []
    by_words = is_static(index.encoder)
    bars = _bars(sought, index) if by_words else np.full(len(sought), -np.inf)
    mosts = [NEARER if by_words else one.most for one in sought]
    looked_at = [_worth_a_look(*one, index) for one in zip(sought, bars.tolist(), mosts, strict=True)]
    pairs = Pairs.of(looked_at)
    found = [_NONE] * len(sought)
    if not len(pairs):
        return found
    evidence = evidence_of_pairs([one.vectors for one in sought], pairs, index)
    is_above = evidence > bars[pairs.owner]
    for number in sorted({*pairs.owner[is_above].tolist()}):
        some = pairs.of_question(number)
        above = is_above[some]
        order = np.argsort(-evidence[some][above], kind="stable")
        found[number] = pairs.chunks[some][above][order[: mosts[number]]]
    return found


def _bars(sought: Sequence[Sought], index: Index) -> Vector:
    """Return for each question the most evidence of a chunk that its words have found.

    It is at least what a chunk must have to be found at all.
    """
    pairs = Pairs.of([one.found for one in sought])
    least = np.array([0.0 if len(one.found) else LEAST_NEAR for one in sought])
    rough = np.concatenate([one.vectors.rough[one.found] for one in sought]).astype(np.float64)
    highest = least.copy()
    np.maximum.at(highest, pairs.owner, rough)
    slack = 2 * sought[0].vectors.slack
    near = pairs.only(rough >= highest[pairs.owner] - slack)
    np.maximum.at(least, near.owner, evidence_of_pairs([one.vectors for one in sought], near, index))
    return least


def _worth_a_look(sought: Sought, bar: float, most: int, index: Index) -> Array:
    """Return allowed chunks, ascending, that are certain to include the `most` best whose evidence is above the bar."""
    rough, slack = sought.vectors.rough, sought.vectors.slack
    chunks = (rough > bar - slack).nonzero()[0]
    if sought.scope != EVERYWHERE:
        chunks = chunks[sought.scope.holds(chunks, index)]
    if len(chunks) > most:
        some = rough[chunks]
        chunks = chunks[some >= np.partition(some, len(some) - most)[len(some) - most] - 2 * slack]
    return chunks


_NONE: Array = np.empty(0, dtype=np.int64)
