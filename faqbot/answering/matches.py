"""Turn candidates into matches with their chunks; no earlier step of a question reads chunks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    confidences = compared.confidences[places].tolist()
    return tuple([_match(place, confidence, compared, repairs, read)
                  for place, confidence in zip(places, confidences, strict=True)])  # fmt: skip


def _match(
    place: int,
    confidence: float,
    compared: Comparison,
    repairs: tuple[tuple[str, str], ...],
    read: Callable[[int], Chunk],
) -> Match:
    query, candidate = compared.ranking.query, compared.ranking.candidates[place]
    evidence = compared.evidence.row(place)
    readings = [
        (concept.word, concept.readings[number])
        for concept, number in zip(query.concepts, candidate.readings, strict=True)
        if number >= 0
    ]
    return Match(
        chunk=read(candidate.number),
        score=candidate.score,
        confidence=confidence,
        coverage=candidate.coverage,
        margin=evidence["lead"] * max(candidate.score, 1.0),
        features={name: evidence[name] for name in Features._fields},
        rule=_rule(place, compared),
        doubts={doubt: evidence[doubt] for doubt in DOUBTS if evidence.get(doubt, 1.0) < 1},
        fields=candidate.evidence,
        matched=tuple([word for word, reading in readings if reading.how == "word"]),
        synonyms=tuple([(word, reading.said) for word, reading in readings if reading.how == "synonym"]),
        repairs=repairs,
        exchanged=_exchanged(place, compared),
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
