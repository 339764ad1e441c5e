"""Which answers are too close to call, so that faqbot asks back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.ranking.duplicates import Answers, is_alike, own_question
from faqbot.ranking.ranking import Ranking

# Different answers within this share of the best score are too close to call.
TIE = 0.03

# The same for the best answers of different documents, which word one question in different ways.
TOPIC_TIE = 0.15


def options_of(ranking: Ranking, answers: Answers, index: Index) -> list[int]:
    """Return the places of the answers too close to call, the best one first; one alone is no choice."""
    candidates = ranking.candidates
    if not len(candidates):
        return []
    leaders = _leaders(ranking, answers, index) if index.has_topics else []
    if leaders:
        return [0, *leaders]
    if candidates.is_exact[0]:
        return answers.different(np.flatnonzero(candidates.is_exact).tolist())
    close = candidates.scores >= candidates.scores[0] * (1 - TIE)
    return answers.different(np.flatnonzero(close).tolist())


def _leaders(ranking: Ranking, answers: Answers, index: Index) -> list[int]:
    """Return the best candidates of other documents, if they answer as well as the best one of all.

    A passage that all of them have, such as a footer, needs no choice. The answer to a question does, even in the
    same words: that it is the same for every document is not known before it is asked.
    """
    numbers = ranking.candidates.numbers
    _, first = np.unique(index.arrays["chunk_topics"][numbers], return_index=True)
    others = _as_good(ranking, np.sort(first)[1:], index)
    if not others:
        return []
    is_everywhere = bool(answers.same_as([0])[0, others].all())
    return [] if is_everywhere and not own_question(int(numbers[0]), index) else others


def _as_good(ranking: Ranking, places: Array, index: Index) -> list[int]:
    """Return those of the candidates at these places that answer as well as the best one of all."""
    candidates = ranking.candidates
    fitted = index.arrays["chunk_fitted"][candidates.numbers]
    rivals = places[~_lack(ranking, places, index) | (fitted[0] > fitted[places])]
    near = candidates.scores[rivals] >= candidates.scores[0] * (1 - TOPIC_TIE)
    asked = cache(lambda place: own_question(int(candidates.numbers[place]), index))
    # The page with the phrasings scores higher; another may ask the same, but for words that were not said.
    return [place for place, is_near in zip(rivals.tolist(), near.tolist(), strict=True)
            if is_near or _ask_the_same(asked(0), asked(place), ranking, index)]  # fmt: skip


def _ask_the_same(one: frozenset[str], other: frozenset[str], ranking: Ranking, index: Index) -> bool:
    """Whether two questions are the same, but for words that the question asked does not have."""
    return is_alike(one, other) and not (one ^ other).intersection(index.analyser.stems(ranking.query.words))


def _lack(ranking: Ranking, places: Array, index: Index) -> Array:
    """Return which candidates (bool) lack a word of content that is in the question or headings of the best one."""
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
    """Whether a chunk has all of these terms in its question, or all in its headings."""
    return any(all(index.fields[name].has(term, chunk)[0] for term in terms) for name in ("question", "headings"))
