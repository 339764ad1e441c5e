"""How sure faqbot is of each candidate, and what follows from it: the thresholds, all in one place.

    confidence = 1 / (1 + exp(-(BIAS + MARGIN * margin + COVERAGE * coverage)))

`margin` is the candidate's lead over the best *different* answer (negative for a runner-up), `coverage` the share of
the question's weight that it has words for. Both only ever raise it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from faqbot.answering.reply import Match, Outcome, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.search.index import Index, topic_of
from faqbot.search.ranking import Candidate, Query, Ranking

# Fitted by `tests/benchmarks/choices.py` on labelled questions of a one-page corpus, sibling pages and StackFAQ, and
# on the same questions with their answers taken away; every set counts alike.
BIAS = -3.06
MARGIN = 3.04
COVERAGE = 2.97

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
    matches = weigh(ranking, index, k=max(k, _close(ranking.candidates)))
    missing = _missing(ranking.query, index)
    confidence = matches[0].confidence if matches else 0.0
    options = _options(matches[: _close(ranking.candidates)])
    shared = len(options) > 1 and options[0].exact
    if shared or (len(options) > 1 and confidence >= least):
        return Reply(question, "choose", _CHOOSE_TEXT, confidence, options, missing)
    outcome: Outcome = "answer" if matches and confidence >= least else "abstain"
    if outcome == "abstain":
        return Reply(question, outcome, _abstention(ranking, missing), confidence, matches[:k], missing)
    chunk = matches[0].chunk
    return Reply(question, outcome, chunk.text, confidence, matches[:k], missing, topic=topic_of(chunk) or None)


def weigh(ranking: Ranking, index: Index, *, k: int) -> tuple[Match, ...]:
    """Return the k best candidates as matches, with their confidences.

    A confidence does not depend on k, and never rises from one match to the next.
    """
    shown = ranking.candidates[:k]
    stored = [candidate.number for candidate in ranking.candidates if candidate.exact]
    chunks = {number: index.chunk(number) for number in {*stored, *(candidate.number for candidate in shown)}}
    exact = _different([chunks[number] for number in stored])
    repairs = tuple((repair.asked, repair.taken_for) for repair in ranking.query.repairs)
    matches: list[Match] = []
    ceiling = 1.0
    for candidate in shown:
        margin = candidate.score - _rival(candidate, ranking.candidates, chunks, index)
        if candidate.exact:
            confidence = 1.0 / max(1, len(exact))
        else:
            confidence = _sigmoid(BIAS + MARGIN * margin + COVERAGE * candidate.coverage)
        ceiling = min(ceiling, confidence)
        chunk = chunks[candidate.number]
        matches.append(
            Match(
                chunk, candidate.score, ceiling, candidate.coverage, margin, candidate.exact, candidate.fields, repairs
            )
        )
    return tuple(matches)


def _rival(candidate: Candidate, candidates: Sequence[Candidate], chunks: dict[int, Chunk], index: Index) -> float:
    """Return the score of the best candidate that answers differently, or 0."""
    own = chunks[candidate.number]
    best = 0.0
    for other in sorted(candidates, key=lambda one: -one.score):
        if other.score <= best:
            break
        if other.number == candidate.number:
            continue
        chunk = chunks.setdefault(other.number, index.chunk(other.number))
        if not says_same(own, chunk):
            best = other.score
    return best


def says_same(one: Chunk, other: Chunk) -> bool:
    """Whether two chunks give the same answer: the same words, or one quotes lines of the other."""
    if one.text.split() == other.text.split():
        return True
    if one.source.path != other.source.path:
        return False
    return one.source.lines[0] <= other.source.lines[1] and other.source.lines[0] <= one.source.lines[1]


def _close(candidates: Sequence[Candidate]) -> int:
    """Return how many candidates, from the first one on, are too close to call."""
    if not candidates:
        return 0
    if candidates[0].exact:
        return sum(candidate.exact for candidate in candidates)
    return sum(candidate.score >= candidates[0].score * (1 - TIE) for candidate in candidates)


def _options(close: Sequence[Match]) -> tuple[Match, ...]:
    """Return those that answer differently, the best one first."""
    options: list[Match] = []
    for match in close:
        if not any(says_same(match.chunk, option.chunk) for option in options):
            options.append(match)
    return tuple(options[:MOST_OPTIONS])


def _different(chunks: Sequence[Chunk]) -> list[Chunk]:
    different: list[Chunk] = []
    for chunk in chunks:
        if not any(says_same(chunk, other) for other in different):
            different.append(chunk)
    return different


def _missing(query: Query, index: Index) -> tuple[str, ...]:
    analyser = index.analyser
    grammar = analyser.function_terms | analyser.question_terms
    words = [term.word for term in query.terms if term.number is None and term.term not in grammar]
    parts = {part for word in words if not word.isalnum() for part in _PARTS.split(word) if part != word}
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
