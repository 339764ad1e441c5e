"""The candidates for one question beside each other: who leads whom, which say the same, and which are too close."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, prod

import numpy as np

from faqbot.answering.confidence import Evidence, coefficients_for, confidence_of, doubts
from faqbot.answering.reply import Match, Rule
from faqbot.search.alike import is_alike, own_question
from faqbot.search.answers import answers_of
from faqbot.search.index import Index
from faqbot.search.mentions import is_content
from faqbot.search.ranking import KINDS, Candidate, Ranking

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
    return Comparison(ranking, index).matches(ranking.candidates[:k])


class Comparison:
    """The candidates for one question beside each other: who leads whom, and which say the same.

    `options` are the answers too close to call, the best one first; one alone is no choice.
    """

    def __init__(self, ranking: Ranking, index: Index) -> None:
        self._ranking = ranking
        self._index = index
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
        in_scope = -self._ranking.decoy if self._index.arrays["chunk_decoys"][best.number] else 1.0
        return Evidence(best.score, best.score - outside, mine / (mine + others), best.coverage, known, in_scope)

    def _sure(self, candidate: Candidate, evidence: Evidence) -> float:
        sure = confidence_of(evidence, coefficients_for(candidate, self._index))
        if self._ranking.query.asks_what and self._introduces(candidate):
            sure = max(sure, INTRODUCTION)
        return sure * prod(doubts(candidate, self._ranking, self._index).values())

    def _introduces(self, candidate: Candidate) -> bool:
        """Whether a candidate is the best, and the passage that its document begins with."""
        if candidate is not self._ranking.candidates[0] or self._index.chunk(candidate.number).kind != "passage":
            return False
        topics = self._index.arrays["chunk_topics"]
        return int(np.argmax(topics == topics[candidate.number])) == candidate.number

    def _find_options(self) -> list[Candidate]:
        candidates = self._ranking.candidates
        if not candidates:
            return []
        best = candidates[0]
        leaders = self._leaders(best)
        if leaders:
            return [best, *leaders]
        if best.exact:
            return self._different([candidate for candidate in candidates if candidate.exact])
        return self._different([one for one in candidates if one.score >= best.score * (1 - TIE)])

    def _leaders(self, best: Candidate) -> list[Candidate]:
        """Return the best candidates of other documents, if they answer as well as the best one of all.

        A passage that all of them have, such as a footer, needs no choice. The answer to a question does, even in the
        same words: that it is the same for every document is not known before it is asked.
        """
        topics = self._index.arrays["chunk_topics"]
        leaders = {int(topics[best.number]): best}
        for candidate in self._ranking.candidates:
            leaders.setdefault(int(topics[candidate.number]), candidate)
        others = [leader for leader in leaders.values() if leader is not best and self._is_as_good(leader, best)]
        is_everywhere = all(self._among(other, [best]) for other in others)
        return [] if is_everywhere and not own_question(best.number, self._index) else others

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
            if mine >= 0 > its and is_content(concept.term, self._index):
                terms = concept.readings[mine].terms
                chunk = np.array([best.number])
                fields = (self._index.fields[name] for name in ("question", "headings"))
                if any(all(field.has(term, chunk)[0] for term in terms) for field in fields):
                    return True
        return False

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
            doubts={} if candidate.exact else doubts(candidate, self._ranking, self._index),
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
