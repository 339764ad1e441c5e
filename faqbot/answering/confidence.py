"""How sure faqbot is of each candidate: the probability that it answers the question.

    confidence = 1 / (1 + exp(-(bias + sum over FEATURES of coefficient * feature)))

or 1 for a chunk that is stored under the question itself, half as much for one that asks the opposite, and never more
than the match before has. Every feature only ever raises it. The coefficients are `DEFAULT`, or those that
`calibration` fitted to the corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from faqbot.answering.reply import Match, Rule
from faqbot.search.answers import answers_of
from faqbot.search.index import Index
from faqbot.search.ranking import KINDS, Candidate, Ranking


class Evidence(NamedTuple):
    """What speaks for a candidate.

    `score` as it is ranked; `margin`, its lead over the best *different* answer (negative for a runner-up); `share`,
    its part in the softmax of the scores of different answers and of `NOTHING`; `coverage`, the share of the
    question's weight that the chunk has words for; `known`, the share that anything in the corpus accounts for;
    `in_scope`, how far the question lies from the decoys (1 where there are none).
    """

    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


class Coefficients(NamedTuple):
    """What each feature of `Evidence` counts; none is negative."""

    bias: float
    score: float
    margin: float
    share: float
    coverage: float
    known: float
    in_scope: float


# Fitted by `tests/benchmarks/choices.py`, every set counting alike. Those sets have no decoys, so what decoys count was
# set apart from that, and taken from the bias: the more, the better are questions without an answer told, and the
# fewer are answered, for a corpus with too few phrasings to fit its own.
DEFAULT = Coefficients(-3.788, 0.029, 0.148, 2.662, 2.109, 0.0, 1.0)

# The same for an index with an encoder, whose scores are others: fitted with MiniLM to StackFAQ, five sibling pages,
# the shipped page without phrasings, and Banking77 and CLINC150 with one an intent, every question asked once more with
# its answers taken away. By the coefficients above, far more of the latter were answered.
DEFAULT_WITH_ENCODER = Coefficients(-4.535, 0.054, 0.454, 0.441, 1.36, 0.0, 1.0)

# "None of these" takes part in the softmax with this score, or a word that one answer alone has would seem certain.
# Log loss over the sets of `tests/benchmarks/choices.py`: .473 without it, .469 with 3, .471 with 4, .480 with 7.
NOTHING = 4.0

# Answers so far below the best one have no part in the softmax worth reading their chunks for.
_NEAR = 6.0

# "Can I do it without?" may be answered where "can I do it with?" is asked, but as likely it is not.
OPPOSITE_CHANCE = 0.5
_OPPOSITE = KINDS.index("opposite")

# Different answers within this share of the best score are too close to call.
TIE = 0.03


def confidence_of(evidence: Evidence, coefficients: Coefficients) -> float:
    """Return the probability that a candidate answers, by the formula above."""
    bias, *weights = coefficients
    return _sigmoid(bias + sum(weight * value for weight, value in zip(weights, evidence, strict=True)))


def asks_opposite(candidate: Candidate) -> bool:
    """Whether a candidate answers the opposite of the question."""
    return candidate.evidence[_OPPOSITE] < 0


def weigh(ranking: Ranking, index: Index, *, k: int) -> tuple[Match, ...]:
    """Return the k best candidates as matches, with their confidences.

    A confidence does not depend on k, and never rises from one match to the next.
    """
    return Comparison(ranking, index).matches(ranking.candidates[:k])


class Comparison:
    """The candidates for one question beside each other: who leads whom, and which say the same.

    `options` are the answers too close to call, the best one first; one alone is no choice.
    """

    def __init__(self, ranking: Ranking, index: Index) -> None:
        self._ranking = ranking
        self._index = index
        self._coefficients = _coefficients(index)
        numbers = [candidate.number for candidate in ranking.candidates]
        self._answers = dict(zip(numbers, answers_of(numbers, index), strict=True))
        self._by_score = sorted(ranking.candidates, key=lambda candidate: (-candidate.score, candidate.number))
        top = self._by_score[0].score if self._by_score else 0.0
        self._top = top
        self._near = self._different([other for other in self._by_score if other.score > top - _NEAR])
        self.options = self._find_options()

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Return candidates, best first, as matches."""
        each = self.choice_confidence() / len(self.options) if len(self.options) > 1 else 1.0
        # One of the options at the most answers, so they share; the others come after them anyway.
        ceiling = min(each, 0.0 if self._ranking.query.is_decoy else 1.0)
        matches: list[Match] = []
        for candidate in candidates:
            evidence = self.evidence(candidate)
            ceiling = min(ceiling, 1.0 if candidate.exact else self._sure(candidate, evidence))
            matches.append(self._match(candidate, evidence, ceiling))
        return tuple(matches)

    def evidence(self, candidate: Candidate) -> Evidence:
        """Return what speaks for a candidate."""
        return self._evidence([candidate])

    def choice_confidence(self) -> float:
        """Return how sure it is that one of the options answers."""
        if self.options[0].exact:
            return 1.0
        return self._sure(self.options[0], self._evidence(self.options))

    def _evidence(self, options: Sequence[Candidate]) -> Evidence:
        """Return what speaks for one of these answers, whichever it is."""
        best = options[0]
        outside = next((other.score for other in self._by_score if not self._among(other, options)), 0.0)
        mine = sum(exp(option.score - self._top) for option in options)
        others = sum(exp(other.score - self._top) for other in self._near if not self._among(other, options))
        others += exp(NOTHING - self._top)
        known = 1 - self._ranking.query.unknown
        return Evidence(
            best.score, best.score - outside, mine / (mine + others), best.coverage, known, -self._ranking.decoy
        )

    def _sure(self, candidate: Candidate, evidence: Evidence) -> float:
        sure = confidence_of(evidence, self._coefficients)
        return sure * OPPOSITE_CHANCE if asks_opposite(candidate) else sure

    def _find_options(self) -> list[Candidate]:
        candidates = self._ranking.candidates
        if not candidates:
            return []
        best = candidates[0]
        if best.exact:
            return self._different([candidate for candidate in candidates if candidate.exact])
        return self._different([one for one in candidates if one.score >= best.score * (1 - TIE)])

    def _match(self, candidate: Candidate, evidence: Evidence, confidence: float) -> Match:
        concepts = self._ranking.query.concepts
        read = [
            (concept.word, concept.readings[number])
            for concept, number in zip(concepts, candidate.readings, strict=True)
            if number >= 0
        ]
        typos = ((concept.word, concept.readings[0]) for concept in concepts if concept.readings)
        return Match(
            chunk=self._index.chunk(candidate.number),
            score=candidate.score,
            confidence=confidence,
            coverage=candidate.coverage,
            margin=evidence.margin,
            share=evidence.share,
            in_scope=evidence.in_scope,
            rule=self._rule(candidate),
            fields=dict(zip(KINDS, candidate.evidence, strict=True)),
            matched=tuple(word for word, reading in read if reading.how == "word"),
            synonyms=tuple((word, reading.said) for word, reading in read if reading.how == "synonym"),
            repairs=tuple((word, reading.said) for word, reading in typos if reading.how == "typo"),
        )

    def _rule(self, candidate: Candidate) -> Rule:
        if self._ranking.query.is_decoy:
            return "decoy"
        if len(self.options) > 1 and candidate in self.options:
            return "tie"
        return "stored question" if candidate.exact else "evidence"

    def _among(self, candidate: Candidate, options: Sequence[Candidate]) -> bool:
        """Whether a candidate gives the same answer as one of the options."""
        answer = self._answers[candidate.number]
        return any(answer.is_same(self._answers[option.number]) for option in options)

    def _different(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the first of those that say the same, in their order."""
        different: list[Candidate] = []
        for candidate in candidates:
            if not self._among(candidate, different):
                different.append(candidate)
        return different


def _coefficients(index: Index) -> Coefficients:
    if index.confidence:
        return Coefficients(*index.confidence)
    return DEFAULT if index.encoder is None else DEFAULT_WITH_ENCODER


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + exp(-value)) if value >= 0 else exp(value) / (1.0 + exp(value))
