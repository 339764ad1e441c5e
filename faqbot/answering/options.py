"""Find the answers that are too close to call, between which faqbot asks the user to choose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.ranking.duplicates import Answers, is_alike, own_question
from faqbot.ranking.ranking import Ranking

# Different answers are too close to call if their scores are below the best score by at most this share of it.
TIE = 0.03

# The best answers of different documents are too close to call if their scores are below the best score by at most this
# share of it. The share is larger than TIE, because documents word the same question in different ways.
TOPIC_TIE = 0.15


def options_of(ranking: Ranking, answers: Answers, index: Index) -> list[int]:
    """Return the places of the answers too close to call, the best one first; a single option is no choice."""
    candidates = ranking.candidates
    if not len(candidates):
        return []
    if not (index.has_topics or candidates.is_exact[0]):  # nothing is named, and only the scores count
        least = candidates.scores[0] * (1 - TIE)
        return answers.different([at for at, score in enumerate(candidates.scores.tolist()) if score >= least])
    meant = _meant(ranking)
    leaders = _leaders(ranking, answers, meant, index) if index.has_topics else []
    if leaders:
        return [0, *leaders]
    if candidates.is_exact[0]:
        return answers.different(np.flatnonzero(candidates.is_exact).tolist())
    close = candidates.scores >= candidates.scores[0] * (1 - TIE)
    return answers.different(np.flatnonzero(close & meant).tolist())


def _meant(ranking: Ranking) -> Array:
    """Return which candidates (bool) are not excluded by a name: those that are named, if the best one is named."""
    unnamed = ranking.candidates.evidence["unnamed"] < 0
    meant: Array = ~unnamed | unnamed[0]
    return meant


def _leaders(ranking: Ranking, answers: Answers, meant: Array, index: Index) -> list[int]:
    """Return the places of the best candidates of other documents that answer as well as the best candidate.

    If all of them have the same passage, such as a footer, no choice is needed. But if the passage answers a question
    of the document, a choice is offered even if the words are the same: the user cannot know before that the answer is
    the same for every document.
    """
    numbers = ranking.candidates.numbers
    _, first = np.unique(index.arrays["chunk_topics"][numbers], return_index=True)
    places = np.sort(first)[1:]
    others = _as_good(ranking, places[meant[places]], index)
    if not others:
        return []
    is_everywhere = bool(answers.same_as([0])[0, others].all())
    return [] if is_everywhere and not own_question(int(numbers[0]), index) else others


def _as_good(ranking: Ranking, places: Array, index: Index) -> list[int]:
    """Return those of the places whose candidates answer as well as the best candidate."""
    candidates = ranking.candidates
    rivals = places[~_lack(ranking, places, index)]
    near = candidates.scores[rivals] >= candidates.scores[0] * (1 - TOPIC_TIE)
    asked = cache(lambda place: own_question(int(candidates.numbers[place]), index))
    # A document with phrasings scores higher, so a candidate that asks the same question counts whatever its score is.
    return [place for place, is_near in zip(rivals.tolist(), near.tolist(), strict=True)
            if is_near or _ask_the_same(asked(0), asked(place), ranking, index)]  # fmt: skip


def _ask_the_same(one: frozenset[str], other: frozenset[str], ranking: Ranking, index: Index) -> bool:
    """Whether two questions of documents differ only in words that the user's question does not have."""
    return is_alike(one, other) and not (one ^ other).intersection(index.analyser.stems(ranking.query.words))


def _lack(ranking: Ranking, places: Array, index: Index) -> Array:
    """Return which candidates (bool) lack a content word that the best one has in its question or headings."""
    candidates = ranking.candidates
    best, readings = candidates.numbers[:1], candidates.readings[0].tolist()
    is_content = index.analyser.is_content
    headed = [
        at
        for at, (concept, reading) in enumerate(zip(ranking.query.concepts, readings, strict=True))
        if reading >= 0 and is_content(concept.term) and _is_headed(concept.readings[reading].terms, best, index)
    ]
    lack: Array = np.any(candidates.readings[places][:, headed] < 0, axis=1)
    return lack


def _is_headed(terms: Sequence[int], chunk: Array, index: Index) -> bool:
    """Whether a chunk (an array of one number) has all of these terms in its question, or all in its headings."""
    return any(all(index.fields[name].has(term, chunk)[0] for term in terms) for name in ("question", "headings"))
