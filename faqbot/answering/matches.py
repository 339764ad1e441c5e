"""Turn candidates into matches with their chunks; no earlier step of a question reads chunks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from faqbot.answering.comparison import Comparison, compare
from faqbot.answering.confidence import Features
from faqbot.answering.reply import Match, Rule
from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.query.query import Query
from faqbot.ranking.ranking import Ranking


def best_matches(ranking: Ranking, index: Index, *, k: int) -> tuple[Match, ...]:
    """Return the `k` best candidates as matches; `k` does not change the confidence of any match."""
    return matches_at(range(min(k, len(ranking.candidates))), compare(ranking, index), index)


def matches_at(places: Sequence[int], compared: Comparison, index: Index) -> tuple[Match, ...]:
    """Return the candidates at these places as matches; `places` ascend."""
    if not places:
        return ()
    numbers, *columns = _columns(places, compared)
    described = _Described(compared)
    return tuple(map(described.match, places, index.chunks_at(numbers), *columns))


def _columns(places: Sequence[int], compared: Comparison) -> list[list[Any]]:
    """Return what the arrays of a comparison have at these places; each array is read once for all of them.

    They are the numbers of the chunks, and the arguments of `_Described.match` from the score on.
    """
    candidates = compared.ranking.candidates
    # A slice reads an array in a fifth of the time that a list of places takes.
    is_slice = isinstance(places, range) and places.step == 1
    at = slice(places[0], places[-1] + 1) if is_slice else np.array(places)
    columns = (
        candidates.numbers,
        candidates.scores,
        compared.confidences,
        candidates.coverage,
        compared.evidence.values,
        candidates.evidence.values,
        candidates.readings,
    )
    return [column[at].tolist() for column in columns]


class _Described:
    """Describes the candidates of a comparison as matches; holds what is the same for all of them."""

    def __init__(self, compared: Comparison) -> None:
        query = compared.ranking.query
        self._compared = compared
        self._concepts = query.concepts
        self._kinds = compared.ranking.candidates.evidence.kinds
        self._doubts: Sequence[Any] = compared.evidence.kinds[len(Features._fields) :]
        self._repairs = _repairs(query)
        # Of a word whose only reading is the word itself, as nearly all are.
        self._plain = [concept.word if len(concept.readings) == 1 and concept.readings[0].how == "word" else None
                       for concept in query.concepts]  # fmt: skip

    def match(  # noqa: PLR0913, PLR0917 - what the arrays have of a candidate
        self,
        place: int,
        chunk: Chunk,
        score: float,
        confidence: float,
        coverage: float,
        evidence: Sequence[float],
        fields: Sequence[float],
        readings: Sequence[int],
    ) -> Match:
        """Return the candidate at a place as a match."""
        features = dict(zip(Features._fields, evidence, strict=False))  # the doubts come after the features
        factors = zip(self._doubts, evidence[len(features) :], strict=True)
        matched, synonyms = self._words(readings)
        return Match(
            chunk=chunk,
            score=score,
            confidence=confidence,
            coverage=coverage,
            margin=features["lead"] * max(score, 1.0),
            features=features,
            rule=_rule(place, self._compared),
            fields=dict(zip(self._kinds, fields, strict=True)),
            matched=matched,
            synonyms=synonyms,
            repairs=self._repairs,
            exchanged=_exchanged(place, self._compared),
            doubts={doubt: factor for doubt, factor in factors if factor < 1},
        )

    def _words(self, readings: Sequence[int]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Return the words that a chunk has as they are, and those that it has in other words, with these."""
        matched: list[str] = []
        synonyms: list[tuple[str, str]] = []
        for at, (word, number) in enumerate(zip(self._plain, readings, strict=True)):
            if number < 0:
                continue
            if word is not None:
                matched.append(word)
                continue
            concept = self._concepts[at]
            reading = concept.readings[number]
            if reading.how == "word":
                matched.append(concept.word)
            elif reading.how in ("synonym", "form"):
                synonyms.append((concept.word, reading.said))
        return tuple(matched), tuple(synonyms)


def _repairs(query: Query) -> tuple[tuple[str, str], ...]:
    """Return the question's typos as pairs: the word as typed, and the word that it is taken for."""
    typos = ((concept.word, concept.readings[0]) for concept in query.concepts if concept.readings)
    return tuple((word, reading.said) for word, reading in typos if reading.how == "typo")


def _exchanged(place: int, compared: Comparison) -> tuple[str, str] | None:
    """Return the word of the question that is exchanged in the candidate at a place, and the word in its place."""
    exchanges = compared.ranking.candidates.exchanges
    if place >= len(exchanges) or not exchanges[place].asked:
        return None
    return exchanges[place].asked, exchanges[place].instead


def _rule(place: int, compared: Comparison) -> Rule:
    """Return the rule that decided the confidence of the candidate at a place."""
    if compared.ranking.query.is_decoy:
        return "decoy"
    if len(compared.options) > 1 and place in compared.options:
        return "tie"
    return "stored question" if compared.ranking.candidates.is_exact[place] else "evidence"
