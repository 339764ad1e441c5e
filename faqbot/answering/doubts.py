"""Reasons to doubt a candidate that the features of its confidence don't tell.

Each doubt is a column beside the evidence: the share of the confidence that it leaves, 1 where there is no doubt.
"""

from __future__ import annotations

from functools import cache
from typing import get_args

import numpy as np

from faqbot.answering.reply import Doubt
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.duplicates import is_alike, own_question
from faqbot.ranking.ranking import Ranking
from faqbot.ranking.scoring import own_scores

DOUBTS: tuple[Doubt, ...] = get_args(Doubt)

# "Can I do it without?" may be answered where "can I do it with?" is asked, but as likely it is not.
OPPOSITE_CHANCE = 0.5

# A document that is named need not have the answer: where another one's passage is so much better at the question
# without the name, as a share of its score, the named one's best is doubtful.
AS_GOOD = 0.5

# "Bulgarian" before "split squats" makes it a thing that no document is about, and yet its answer may hold.
STRANGER_CHANCE = 0.5

# Candidates among which pages that ask the same are looked for.
_NEAREST = 10

# A chunk may answer by the frame alone ("how many … does it …?"), with no word of content in common.
FRAME_CHANCE = 0.7

# A question without a word of content ("who are you?") is answered by a chunk that has nearly all of it.
_WORDLESS = 4


def doubts_of(ranking: Ranking, index: Index) -> dict[Doubt, Vector]:
    """Return a column for each doubt that there is about any candidate; a stored question leaves no doubt."""
    candidates = ranking.candidates
    columns: dict[Doubt, Vector | None] = {
        "opposite": _opposite(candidates),
        "elsewhere": _elsewhere(ranking),
        "stranger": _stranger(ranking, index),
        "frame": _frame(ranking, index),
    }
    return {
        doubt: np.where(candidates.is_exact, 1.0, np.minimum(column, 1.0))
        for doubt, column in columns.items()
        if column is not None
    }


def ask_opposite(candidates: Candidates) -> Array:
    """Return which candidates (bool) answer the opposite of the question."""
    asks: Array = candidates.evidence["opposite"] < 0
    return asks


def _opposite(candidates: Candidates) -> Vector | None:
    """Return what is left where a candidate answers the opposite; None, as below, where nothing is in doubt."""
    asks = ask_opposite(candidates)
    return np.where(asks, OPPOSITE_CHANCE, 1.0) if asks.any() else None


def _elsewhere(ranking: Ranking) -> Vector | None:
    """Return what is left where documents that the question does not name are far better at the rest of it."""
    if ranking.elsewhere <= 0:
        return None
    own = own_scores(ranking.candidates.evidence)
    left: Vector = np.clip(own / (AS_GOOD * ranking.elsewhere), 0.0, 1.0) ** 2
    return left


def _stranger(ranking: Ranking, index: Index) -> Vector | None:
    """Return what is left where the question is about something that no document is about."""
    named, count = ranking.query.named, len(ranking.candidates)
    if named.has_name or ranking.query.is_of_name_only:
        return np.full(count, STRANGER_CHANCE)
    if not named.strangers:
        return None
    return np.where(_are_repeated(ranking.candidates, index), STRANGER_CHANCE, 1.0)


def _are_repeated(candidates: Candidates, index: Index) -> Array:
    """Return which candidates (bool) ask what other documents ask: the question has to say of which thing, then."""
    asked = cache(lambda number: own_question(number, index))
    topics = dict(zip(candidates.numbers.tolist(), index.arrays["chunk_topics"][candidates.numbers], strict=True))
    near = [*topics][:_NEAREST]
    return np.array(
        [
            any(topics[other] != topic and is_alike(asked(number), asked(other)) for other in near)
            for number, topic in topics.items()
        ],
        dtype=bool,
    )


def _frame(ranking: Ranking, index: Index) -> Vector | None:
    """Return what is left where a candidate has no word of the question's content: pages of one kind share frames."""
    candidates = ranking.candidates
    if not index.has_topics:
        return None
    content = [at for at, concept in enumerate(ranking.query.concepts) if index.analyser.is_content(concept.term)]
    if not content:
        left: Vector = candidates.coverage**_WORDLESS
        return left
    return np.where((candidates.readings[:, content] >= 0).any(axis=1), 1.0, FRAME_CHANCE)
