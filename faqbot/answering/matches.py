"""Turn candidates into matches with their chunks; no earlier step of a question reads chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from faqbot.answering.comparison import Comparison, compare
from faqbot.answering.confidence import Features
from faqbot.answering.doubts import DOUBTS
from faqbot.answering.reply import Match, Rule
from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.query.query import Query
from faqbot.ranking.ranking import Ranking


def best_matches(ranking: Ranking, index: Index, *, k: int) -> tuple[Match, ...]:
    """Return the `k` best candidates as matches; `k` does not change the confidence of any match."""
    return matches_at(range(min(k, len(ranking.candidates))), compare(ranking, index), index.chunk)


def matches_at(places: Sequence[int], compared: Comparison, read: Callable[[int], Chunk]) -> tuple[Match, ...]:
    """Return the candidates at these places as matches; `places` ascend, and `read` returns a chunk by its number."""
    if not places:
        return ()
    repairs = _repairs(compared.ranking.query)
    return tuple([_match(row, compared, repairs, read) for row in _rows(places, compared)])


class _Row(NamedTuple):
    """What the arrays of a comparison have of one candidate, at its place."""

    place: int
    number: int
    score: float
    confidence: float
    coverage: float
    evidence: list[float]
    fields: list[float]
    readings: list[int]


def _rows(places: Sequence[int], compared: Comparison) -> Iterator[_Row]:
    """Yield the rows at these places; each array is read once for all of them."""
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
    return map(_Row, places, *(column[at].tolist() for column in columns))


def _match(
    row: _Row, compared: Comparison, repairs: tuple[tuple[str, str], ...], read: Callable[[int], Chunk]
) -> Match:
    query = compared.ranking.query
    matched: list[str] = []
    synonyms: list[tuple[str, str]] = []
    for concept, number in zip(query.concepts, row.readings, strict=True):
        if number >= 0:
            reading = concept.readings[number]
            if reading.how in ("word", "form"):
                matched.append(concept.word)
            elif reading.how == "synonym":
                synonyms.append((concept.word, reading.said))
    evidence = dict(zip(compared.evidence.kinds, row.evidence, strict=True))
    has_doubts = len(evidence) > len(Features._fields)
    return Match(
        chunk=read(row.number),
        score=row.score,
        confidence=row.confidence,
        coverage=row.coverage,
        margin=evidence["lead"] * max(row.score, 1.0),
        features={name: evidence[name] for name in Features._fields} if has_doubts else evidence,
        rule=_rule(row.place, compared),
        fields=dict(zip(compared.ranking.candidates.evidence.kinds, row.fields, strict=True)),
        matched=tuple(matched),
        synonyms=tuple(synonyms),
        repairs=repairs,
        exchanged=_exchanged(row.place, compared),
        doubts={doubt: evidence[doubt] for doubt in DOUBTS if evidence.get(doubt, 1.0) < 1} if has_doubts else {},
    )


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
