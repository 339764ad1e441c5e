"""Doubts: reasons against a candidate that are not among the features of its confidence.

Each doubt is a column of factors that the confidences are multiplied by, 1 for a candidate without this doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import get_args

import numpy as np

from faqbot.answering.reply import Doubt
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.query.expansion import GENERAL_CERTAINTY
from faqbot.query.query import only_guess
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.duplicates import is_alike, own_question, title_question
from faqbot.ranking.ranking import Ranking

DOUBTS: tuple[Doubt, ...] = get_args(Doubt)

# The factor if words before a title turn it into something that no document is about, as "Bulgarian" does before "split
# squats". The answer about split squats may still be right.
STRANGER_CHANCE = 0.5

# Only this many of the best candidates are compared to find documents that ask the same question, or read.
_NEAREST = 10

# The factor if a guess at what a typo stands for is all that the corpus has of a question. It leaves the question
# unanswered, and the reply offers the guess.
GUESS_CHANCE = 0.5


# The factor if the question is a single word that the candidate itself does not say. It leaves the question unanswered.
SINGLE_CHANCE = 0.5

# The factor if the question asks for what is not so ("Which books can't be reserved?") and the candidate denies
# nothing, or if only the candidate asks for what is not so. It leaves the question unanswered.
NEGATION_CHANCE = 0.5

# The factor if the question asks what a code means that no document has. It leaves the question unanswered.
CODE_CHANCE = 0.5


def doubts_of(ranking: Ranking, index: Index) -> dict[Doubt, Vector]:
    """Return the factors of each doubt that applies to any candidate; 1 if the candidate has exactly the question."""
    candidates = ranking.candidates
    exchanged = _exchanged(candidates)
    columns: dict[Doubt, Vector | None] = {
        "exchanged": exchanged,
        "stranger": _stranger(ranking, index),
        "spelling": _spelling(ranking, index),
        "single": _single(ranking, index),
        "negation": _negation(ranking, index),
        "code": _code(ranking, exchanged, index),
    }
    return {
        doubt: np.where(candidates.is_exact, 1.0, np.minimum(column, 1.0))
        for doubt, column in columns.items()
        if column is not None
    }


def _exchanged(candidates: Candidates) -> Vector | None:
    """Return the factors for exchanged words, sqrt(1 - strength); None (as below) if no candidate is doubtful.

    On the groups left out, the worth is the same with the square root as with the strength as a feature of the
    confidence, and fewer of the questions in which a word is exchanged are answered.
    """
    if not any(exchange.strength for exchange in candidates.exchanges):
        return None
    strengths = np.array([exchange.strength for exchange in candidates.exchanges])
    left = np.ones(len(candidates))
    left[: len(strengths)] = np.sqrt(1 - strengths)
    return left


def _stranger(ranking: Ranking, index: Index) -> Vector | None:
    """Return the factors for a question that is about something that no document is about."""
    named, count = ranking.query.named, len(ranking.candidates)
    if named.has_name or ranking.query.is_of_name_only:
        return np.full(count, STRANGER_CHANCE)
    if not named.strangers:
        return None
    return np.where(_are_repeated(ranking.candidates, index), STRANGER_CHANCE, 1.0)


def _are_repeated(candidates: Candidates, index: Index) -> Array:
    """Return which candidates (bool) ask the same as a candidate of another document.

    A question to such candidates means little without the name of the thing that it is about.
    """
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


def _spelling(ranking: Ranking, index: Index) -> Vector | None:
    """Return the factors for a question of which the corpus has nothing but a guess at a typo."""
    return None if only_guess(ranking.query, index) is None else np.full(len(ranking.candidates), GUESS_CHANCE)


def _single(ranking: Ranking, index: Index) -> Vector | None:
    """Return the factors for a question of a single word.

    Whoever asks "bridge?" hardly means the one question about a stretch that somebody phrased with this word.
    """
    query = ranking.query
    if len(query.concepts) != 1 or query.named.is_sure:
        return None
    (concept,) = query.concepts
    numbers = ranking.candidates.numbers
    if not index.analyser.is_content(concept.term):
        return np.full(len(numbers), SINGLE_CHANCE)
    meant = [reading.terms for reading in concept.readings if reading.certainty > GENERAL_CERTAINTY]
    factors = np.full(len(numbers), SINGLE_CHANCE)
    nearest = numbers[:_NEAREST].tolist()
    factors[: len(nearest)] = np.where([_says(number, meant, index) for number in nearest], 1.0, SINGLE_CHANCE)
    return factors


def _says(number: int, readings: Sequence[Sequence[int]], index: Index) -> bool:
    """Whether a chunk has all terms of one of the readings in its question, its text, its headings or its title.

    Only the chunk itself tells, because the index has the words of phrasings among those of the text.
    """
    chunk = index.chunk(number)
    said = " ".join((chunk.source.title, *chunk.source.headings, chunk.question, chunk.text))
    terms = {index.term_number(term) for term in index.analyser.terms(said)}
    return any(terms.issuperset(reading) for reading in readings)


def _negation(ranking: Ranking, index: Index) -> Vector | None:
    """Return the factors for a question for what is not so and a passage about what is so, or the other way round."""
    negated = ranking.query.negated
    if negated is None:
        return _asked_for_what_is_not(ranking, index)
    from faqbot.query.asked_exceptions import denies  # noqa: PLC0415 - most questions negate nothing

    numbers = ranking.candidates.numbers
    factors = np.full(len(numbers), NEGATION_CHANCE)
    nearest = numbers[:_NEAREST].tolist()
    factors[: len(nearest)] = [
        1.0 if denies(_said(number, index), negated, index.analyser) else NEGATION_CHANCE for number in nearest
    ]
    return factors


def _asked_for_what_is_not(ranking: Ranking, index: Index) -> Vector | None:
    """Return the factors for a question for what is so, of candidates that ask themselves for what is not so."""
    analyser, numbers = index.analyser, ranking.candidates.numbers
    if analyser.lists.thing_words.isdisjoint(ranking.query.words):
        return None
    negating = [
        at
        for at, number in enumerate(numbers[:_NEAREST].tolist())
        if index.arrays["chunk_asks"][number]
        and not analyser.lists.negating_words.isdisjoint(title_question(number, index))
    ]
    if not negating:
        return None
    from faqbot.query.asked_exceptions import asks_for_what_is_so, negated_words  # noqa: PLC0415 - as above

    if not asks_for_what_is_so(ranking.query.words, analyser.lists):
        return None
    factors = np.ones(len(numbers))
    for at in negating:
        # This reads the question as it is written, because its commas tell where a clause ends.
        if negated_words(index.chunk(int(numbers[at])).question, analyser) is not None:
            factors[at] = NEGATION_CHANCE
    return factors if factors.min() < 1 else None


def _said(number: int, index: Index) -> str:
    """Return what a chunk says itself and is asked: its nearest heading, its questions and its text."""
    chunk = index.chunk(number)
    return "\n".join((*chunk.source.headings[-1:], *chunk.questions, chunk.text))


def _code(ranking: Ranking, exchanged: Vector | None, index: Index) -> Vector | None:
    """Return the factors for a question for the meaning of a code that no document has.

    If the candidate has another code in its place, the two doubts together leave what the stronger one leaves.
    """
    if all(concept.readings for concept in ranking.query.concepts):
        return None
    from faqbot.query.unknown.unknown_codes import unknown_codes  # noqa: PLC0415 - many questions have no unknown word

    if not unknown_codes(ranking.query, index):
        return None
    left = CODE_CHANCE / (np.ones(len(ranking.candidates)) if exchanged is None else np.maximum(exchanged, CODE_CHANCE))
    return left if left.min() < 1 else None
