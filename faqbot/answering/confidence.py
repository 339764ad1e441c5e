"""How sure faqbot is of each candidate, and what follows from it: the thresholds, all in one place.

    confidence = 1 / (1 + exp(-(BIAS + MARGIN * margin + COVERAGE * coverage)))

`margin` is the candidate's lead over the best *different* answer (negative for a runner-up), `coverage` the share of
the question's weight that it has words for. Both only ever raise it.

Answers too close to call have no margin to each other. They are offered as a choice where the best of them would be
sure enough with its margin to the first answer that is not among them; that confidence they share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import exp

from faqbot.answering.reply import Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.search.index import Index, topic_of
from faqbot.search.ranking import Candidate, Query, Ranking

# Fitted by `tests/benchmarks/choices.py` on labelled questions of a one-page corpus, sibling pages and StackFAQ, and
# on the same questions with their answers taken away; every set counts alike.
BIAS = -3.13
MARGIN = 3.06
COVERAGE = 3.13

THRESHOLD = 0.5

# Different answers within this share of the best score are too close to call.
TIE = 0.03
MOST_OPTIONS = 4

# Words that the sentence of an abstention names; `missing` has them all.
MOST_NAMED = 8

# An identifier that is missing stands for its parts ("e-1042" for "e" and "1042").
_PARTS = re.compile(r"['._/+#-]+")

_CHOOSE_TEXT = "That could mean several things. Which one?"
_ABSTAIN_TEXT = "The documents don't answer that."
_EMPTY_TEXT = "There is no question here to answer."


def judge(question: str, ranking: Ranking, index: Index, *, k: int, threshold: float | None = None) -> Reply:
    """Decide between answering, asking back and abstaining; `threshold` is the least confidence that answers."""
    least = THRESHOLD if threshold is None else threshold
    compared = _Comparison(ranking, index)
    missing = _missing(ranking.query, index)
    options = compared.options
    if len(options) > 1 and compared.choice_confidence() >= least:
        matches = compared.matches(options[:MOST_OPTIONS])
        return Reply(question, "choose", _CHOOSE_TEXT, matches[0].confidence, matches, missing)
    matches = compared.matches(ranking.candidates[:k])
    confidence = matches[0].confidence if matches else 0.0
    if not matches or confidence < least:
        return Reply(question, "abstain", _abstention(ranking, missing), confidence, matches, missing)
    chunk = matches[0].chunk
    return Reply(question, "answer", chunk.text, confidence, matches, missing, topic=topic_of(chunk) or None)


def weigh(ranking: Ranking, index: Index, *, k: int) -> tuple[Match, ...]:
    """Return the k best candidates as matches, with their confidences.

    A confidence does not depend on k, and never rises from one match to the next.
    """
    return _Comparison(ranking, index).matches(ranking.candidates[:k])


class _Comparison:
    """The candidates for one question beside each other: who leads whom, and which say the same.

    `options` are the answers too close to call, the best one first; one alone is no choice.
    """

    def __init__(self, ranking: Ranking, index: Index) -> None:
        self._ranking = ranking
        self._index = index
        self._chunks: dict[int, Chunk] = {}
        self._by_score = sorted(ranking.candidates, key=lambda candidate: (-candidate.score, candidate.number))
        self.options = self._find_options()

    def matches(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        """Return candidates, best first, as matches."""
        repairs = tuple((repair.asked, repair.taken_for) for repair in self._ranking.query.repairs)
        share = self.choice_confidence() / len(self.options) if len(self.options) > 1 else 1.0
        matches: list[Match] = []
        ceiling = 1.0
        for candidate in candidates:
            margin = candidate.score - self._best_but(self._same_as(candidate))
            own = 1.0 if candidate.exact else confidence_of(margin, candidate.coverage)
            # One of the options at the most answers, so they share; the others come after them anyway.
            ceiling = min(ceiling, own, share)
            chunk = self._chunk(candidate)
            evidence = (candidate.coverage, margin, candidate.exact, candidate.fields, repairs)
            matches.append(Match(chunk, candidate.score, ceiling, *evidence))
        return tuple(matches)

    def _find_options(self) -> list[Candidate]:
        candidates = self._ranking.candidates
        if not candidates:
            return []
        best = candidates[0]
        if best.exact:
            return self._different([candidate for candidate in candidates if candidate.exact])
        return self._different([one for one in candidates if one.score >= best.score * (1 - TIE)])

    def choice_confidence(self) -> float:
        """Return how sure it is that one of the options answers."""
        best = self.options[0]
        if best.exact:
            return 1.0
        outside = self._best_but(lambda other: any(self._same_as(option)(other) for option in self.options))
        return confidence_of(best.score - outside, best.coverage)

    def _best_but(self, left_out: Callable[[Candidate], bool]) -> float:
        """Return the best score among the candidates that are not left out, or 0."""
        return next((other.score for other in self._by_score if not left_out(other)), 0.0)

    def _same_as(self, candidate: Candidate) -> Callable[[Candidate], bool]:
        chunk = self._chunk(candidate)
        return lambda other: other.number == candidate.number or says_same(chunk, self._chunk(other))

    def _different(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the first of those that say the same, in their order."""
        different: list[Candidate] = []
        for candidate in candidates:
            if not any(says_same(self._chunk(candidate), self._chunk(other)) for other in different):
                different.append(candidate)
        return different

    def _chunk(self, candidate: Candidate) -> Chunk:
        if candidate.number not in self._chunks:
            self._chunks[candidate.number] = self._index.chunk(candidate.number)
        return self._chunks[candidate.number]


def says_same(one: Chunk, other: Chunk) -> bool:
    """Whether two chunks give the same answer: in the same words, or as a list and an item of it."""
    if one.text == other.text:
        return True
    texts = " ".join(one.text.split()), " ".join(other.text.split())
    if texts[0] == texts[1]:
        return True
    first, second = one.source, other.source
    overlap = first.lines[0] <= second.lines[1] and second.lines[0] <= first.lines[1]
    return first.path == second.path and overlap and (texts[0] in texts[1] or texts[1] in texts[0])


def confidence_of(margin: float, coverage: float) -> float:
    """Return the probability that a chunk answers, by the formula above."""
    return _sigmoid(BIAS + MARGIN * margin + COVERAGE * coverage)


def _missing(query: Query, index: Index) -> tuple[str, ...]:
    analyser = index.analyser
    grammar = analyser.function_terms | analyser.question_terms
    words = [term.word for term in query.terms if term.number is None and term.term not in grammar]
    compounds = [word for word in words if not word.isalnum()]
    parts = {part for word in compounds for part in (*_PARTS.split(word), word.replace("-", "")) if part != word}
    return tuple(word for word in words if word not in parts)


def _abstention(ranking: Ranking, missing: Sequence[str]) -> str:
    if not ranking.query.terms:
        return _EMPTY_TEXT
    if not missing:
        return _ABSTAIN_TEXT
    shown = list(missing[:MOST_NAMED])
    if len(missing) > MOST_NAMED:
        shown.append(f"{len(missing) - MOST_NAMED} more words")
    named = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return f"{_ABSTAIN_TEXT} Nothing in them mentions {named}."


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + exp(-value)) if value >= 0 else exp(value) / (1.0 + exp(value))
