"""The candidates for one question beside each other: who leads whom, which say the same, and which are too close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import exp, prod

import numpy as np

from faqbot.answering.confidence import Evidence, coefficients_for, confidence_of, doubts
from faqbot.answering.reply import Doubt, Match, Rule
from faqbot.index.index import Index
from faqbot.ranking.alike import is_alike, own_question
from faqbot.ranking.candidates import Candidate
from faqbot.ranking.duplicates import Answers
from faqbot.ranking.ranking import KINDS, Ranking

# "None of these" takes part in the softmax with this score, or a word that one answer alone has would seem certain.
# Log loss over the sets of `tests/benchmarks/choices.py`: .428 without it, .427 with 3 and 4, .428 with 5 and 7.
NOTHING = 4.0

# Answers so far below the best one have no part in the softmax worth reading their chunks for.
_NEAR = 6.0

# What a document begins with says what it is about: so sure it is that this answers "what is …?", at least.
INTRODUCTION = 0.75

# Different answers within this share of the best score are too close to call.
TIE = 0.03

# The same for the best answers of different documents, which word one question in different ways.
TOPIC_TIE = 0.15


def weigh(ranking: Ranking, index: Index, *, k: int) -> tuple[Match, ...]:
    """Return the k best candidates as matches, with their confidences.

    A confidence does not depend on k, and never rises from one match to the next.
    """
    return Comparison(ranking, index).matches(range(min(k, len(ranking.candidates))))


class Comparison:
    """The candidates for one question beside each other, by their places: who leads whom, and which say the same.

    `candidates` are those of the ranking, and `options` the answers too close to call, the best one first; one alone is
    no choice.
    """

    def __init__(self, ranking: Ranking, index: Index) -> None:
        self._ranking = ranking
        self._index = index
        self.candidates = ranking.candidates
        self._answers = Answers(self.candidates.numbers, index)
        scores = self.candidates.scores
        self._top = float(scores.max(initial=0.0))
        self._by_score = np.argsort(-scores, kind="stable")
        near = self._by_score[scores[self._by_score] > self._top - _NEAR].tolist()
        self._parts = np.zeros(len(scores))  # of each answer in the softmax; an answer given twice counts once
        different = self._answers.different(near)
        self._parts[different] = np.exp(scores[different] - self._top)
        self.options = self._find_options()

    def matches(self, places: Sequence[int]) -> tuple[Match, ...]:
        """Return candidates, best first, as matches."""
        if not places:
            return ()
        each = self.choice_confidence() / len(self.options) if len(self.options) > 1 else 1.0
        # One of the options at the most answers, so they share; the others come after them anyway.
        ceiling = min(each, 0.0 if self._ranking.query.is_decoy else 1.0)
        matches: list[Match] = []
        for place, evidence in zip(places, self._evidence([[place] for place in places]), strict=True):
            candidate: Candidate = self.candidates[place]
            doubted = {} if candidate.exact else doubts(candidate, self._ranking, self._index)
            ceiling = min(ceiling, 1.0 if candidate.exact else self._sure(place, evidence, doubted))
            matches.append(self._match(candidate, evidence, ceiling, doubted))
        return tuple(matches)

    def evidence(self, place: int) -> Evidence:
        """Return what speaks for a candidate."""
        return self._evidence([[place]])[0]

    def choice_confidence(self) -> float:
        """Return how sure it is that one of the options answers."""
        best: Candidate = self.candidates[self.options[0]]
        if best.exact:
            return 1.0
        evidence = self._evidence([self.options])[0]
        return self._sure(self.options[0], evidence, doubts(best, self._ranking, self._index))

    def _evidence(self, groups: Sequence[Sequence[int]]) -> list[Evidence]:
        """Return for each group of answers what speaks for one of them, whichever it is."""
        scores = self.candidates.scores
        same = np.array([self._answers.same_as(places).any(axis=0) for places in groups]) if len(groups[0]) > 1 else (
            self._answers.same_as([place for (place,) in groups]))  # fmt: skip
        ordered = same[:, self._by_score]
        first = ordered.argmin(axis=1)
        outside = np.where(ordered[np.arange(len(groups)), first], 0.0, scores[self._by_score[first]])
        others = np.where(same, 0.0, self._parts).sum(axis=1) + exp(NOTHING - self._top)
        rows = zip(groups, outside.tolist(), others.tolist(), strict=True)
        return [self._of(*row) for row in rows]

    def _of(self, places: Sequence[int], outside: float, others: float) -> Evidence:
        best: Candidate = self.candidates[places[0]]
        mine = sum(exp(float(self.candidates.scores[place]) - self._top) for place in places)
        known = 1 - self._ranking.query.unknown
        in_scope = -self._ranking.decoy if self._index.arrays["chunk_decoys"][best.number] else 1.0
        return Evidence(best.score, best.score - outside, mine / (mine + others), best.coverage, known, in_scope)

    def _sure(self, place: int, evidence: Evidence, doubted: Mapping[Doubt, float]) -> float:
        candidate: Candidate = self.candidates[place]
        sure = confidence_of(evidence, coefficients_for(candidate, self._index))
        if self._ranking.query.asks_what and not place and self._introduces(candidate):
            sure = max(sure, INTRODUCTION)
        return sure * prod(doubted.values())

    def _introduces(self, candidate: Candidate) -> bool:
        """Whether a candidate is the passage that its document begins with."""
        if self._index.chunk(candidate.number).kind != "passage":
            return False
        topic = int(self._index.arrays["chunk_topics"][candidate.number])
        return int(self._index.chunks_of(topic)[0]) == candidate.number

    def _find_options(self) -> list[int]:
        candidates = self.candidates
        if not len(candidates):
            return []
        best: Candidate = candidates[0]
        leaders = self._leaders(best) if self._index.has_topics else []
        if leaders:
            return [0, *leaders]
        if best.exact:
            return self._answers.different([place for place, one in enumerate(candidates) if one.exact])
        close = candidates.scores >= best.score * (1 - TIE)
        return self._answers.different(np.flatnonzero(close).tolist())

    def _leaders(self, best: Candidate) -> list[int]:
        """Return the best candidates of other documents, if they answer as well as the best one of all.

        A passage that all of them have, such as a footer, needs no choice. The answer to a question does, even in the
        same words: that it is the same for every document is not known before it is asked.
        """
        topics = self._index.arrays["chunk_topics"][self.candidates.numbers].tolist()
        leaders: dict[int, int] = {}
        for place, topic in enumerate(topics):
            leaders.setdefault(topic, place)
        others = [place for place in leaders.values() if place and self._is_as_good(self.candidates[place], best)]
        is_everywhere = bool(self._answers.same_as([0])[0, others].all())
        return others if others and not (is_everywhere and not own_question(best.number, self._index)) else []

    def _is_as_good(self, other: Candidate, best: Candidate) -> bool:
        fitted = self._index.arrays["chunk_fitted"]
        if self._lacks(other, best) and not fitted[best.number] > fitted[other.number]:
            return False
        if other.score >= best.score * (1 - TOPIC_TIE):
            return True
        # The page with the phrasings scores higher; another may ask the same, but for words that were not said.
        one, two = (own_question(candidate.number, self._index) for candidate in (best, other))
        if not is_alike(one, two):
            return False
        said = self._index.analyser.stems(self._ranking.query.words)
        return not (one ^ two).intersection(said)

    def _lacks(self, other: Candidate, best: Candidate) -> bool:
        """Whether a candidate has no reading for a word of content that is in the question or headings of the best."""
        concepts = self._ranking.query.concepts
        for concept, mine, its in zip(concepts, best.readings, other.readings, strict=True):
            if mine >= 0 > its and self._index.analyser.is_content(concept.term):
                terms = concept.readings[mine].terms
                chunk = np.array([best.number])
                fields = (self._index.fields[name] for name in ("question", "headings"))
                if any(all(field.has(term, chunk)[0] for term in terms) for field in fields):
                    return True
        return False

    def _match(
        self, candidate: Candidate, evidence: Evidence, confidence: float, doubted: Mapping[Doubt, float]
    ) -> Match:
        concepts = self._ranking.query.concepts
        read = [
            (concept.word, concept.readings[number])
            for concept, number in zip(concepts, candidate.readings, strict=True)
            if number >= 0
        ]
        return Match(
            chunk=self._index.chunk(candidate.number),
            score=candidate.score,
            confidence=confidence,
            coverage=candidate.coverage,
            margin=evidence.margin,
            share=evidence.share,
            in_scope=evidence.in_scope,
            rule=self._rule(candidate),
            doubts=doubted,
            fields=dict(zip(KINDS, candidate.evidence, strict=True)),
            matched=tuple([word for word, reading in read if reading.how == "word"]),
            synonyms=tuple([(word, reading.said) for word, reading in read if reading.how == "synonym"]),
            repairs=self._repairs,
        )

    @cached_property
    def _repairs(self) -> tuple[tuple[str, str], ...]:
        concepts = self._ranking.query.concepts
        typos = ((concept.word, concept.readings[0]) for concept in concepts if concept.readings)
        return tuple((word, reading.said) for word, reading in typos if reading.how == "typo")

    def _rule(self, candidate: Candidate) -> Rule:
        if self._ranking.query.is_decoy:
            return "decoy"
        if len(self.options) > 1 and any(candidate.number == self.candidates[option].number for option in self.options):
            return "tie"
        return "stored question" if candidate.exact else "evidence"
