"""Compare the candidates for a question: the lead of each, the answers too close to call, and how sure each is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np

from faqbot.answering.confidence import Features, coefficients_for, confidences_of
from faqbot.answering.doubts import doubts_of
from faqbot.answering.options import options_of
from faqbot.corpus.chunk import KINDS
from faqbot.index.index import Index
from faqbot.index.packing import Array, Vector
from faqbot.ranking.duplicates import Answers
from faqbot.ranking.evidence.matrix import Evidence
from faqbot.ranking.ranking import Ranking

# The score in the softmax of the outcome that no candidate answers. Without this outcome, a single candidate with one
# word of the question would have a share of 1. Log loss over eleven sets: .428 without this outcome, .427 with a
# score of 3 or 4, .428 with a score of 5 or 7.
NOTHING = 4.0

# Answers whose score is lower than the best one by at least this amount are left out of the softmax, since their parts
# are negligible.
_NEAR = 6.0

# The least confidence, before any doubts, that the first passage of a document answers "what is …?": documents usually
# begin by saying what they are about.
INTRODUCTION = 0.75

_PASSAGE = KINDS.index("passage")


class Comparison(NamedTuple):
    """The result of comparing the candidates of a ranking; candidates are given by their places in it, from 0 on.

    `evidence` has a row for each candidate, and a column for each of `Features` and for each of DOUBTS that applies to
    any candidate. `confidences` are the probabilities that the candidates answer; no confidence is higher than the one
    before it. `options` has the places of the answers too close to call, the best one first; with fewer than two
    options there is no choice. `choice` is the probability that any one of several options answers, 0.0 without a
    choice.
    """

    ranking: Ranking
    evidence: Evidence
    confidences: Vector
    options: list[int]
    choice: float

    def features(self, place: int) -> Features:
        """Return the features of the candidate at a place."""
        return Features(*self.evidence.values[place, : len(Features._fields)].tolist())


def compare(ranking: Ranking, index: Index) -> Comparison:
    """Compare the candidates; if there are several options, an extra row stands for any one of the options."""
    numbers = ranking.candidates.numbers
    if not len(numbers):
        nothing = np.empty((0, len(Features._fields)))
        return Comparison(ranking, Evidence(Features._fields, nothing), np.empty(0), [], 0.0)
    answers = Answers(numbers, index)
    options = options_of(ranking, answers, index)
    evidence = _evidence(ranking, answers, options, index)
    sure = _sure(ranking, evidence, options, index)
    choice = float(sure[-1]) if len(options) > 1 else 0.0
    # At most one of the options answers, so they share the confidence of the choice, and all others come after them.
    ceiling = choice / len(options) if len(options) > 1 else 1.0
    ceiling = 0.0 if ranking.query.is_decoy else ceiling
    confidences = np.minimum(np.minimum.accumulate(sure[: len(numbers)]), ceiling)
    return Comparison(ranking, evidence, confidences, options, choice)


class _Rivals(NamedTuple):
    """What stands against each row: the score of the best other answer, and the parts of all others in the softmax.

    `mine` has the part of each row itself. The softmax is not divided by its sum yet.
    """

    best_other: Vector
    mine: Vector
    others: Vector


def _evidence(ranking: Ranking, answers: Answers, options: Sequence[int], index: Index) -> Evidence:
    """Return a matrix with the features and the doubts of each row, which stands for a candidate.

    If there are several options, one more row stands for any one of them.
    """
    rivals = _rivals(ranking, answers, options)
    scores = _with_choice(ranking.candidates.scores, options)
    alone = _features_alone(ranking, index) | doubts_of(ranking, index)
    return Evidence.of({
        "lead": (scores - rivals.best_other) / np.maximum(scores, 1.0),
        "share": rivals.mine / (rivals.mine + rivals.others) * log(1 + len(index)),
        **{name: _with_choice(column, options) for name, column in alone.items()},
    })  # fmt: skip


def _rivals(ranking: Ranking, answers: Answers, options: Sequence[int]) -> _Rivals:
    """Return what stands against each candidate, and, if there are several options, against all of them together."""
    scores = ranking.candidates.scores
    # Stored questions come first, whatever they score; all others are in the order of their scores already.
    by_score = np.argsort(-scores, kind="stable") if ranking.candidates.is_exact.any() else np.arange(len(scores))
    top = float(scores[by_score[0]])
    mine = np.exp(scores - top)
    parts = np.where(scores > top - _NEAR, mine, 0.0)  # of each answer in the softmax
    if answers.are_different:
        best_other, others = _beside_itself(scores, parts, by_score, options)
    else:
        once = answers.different(by_score[parts[by_score] > 0].tolist())  # an answer given twice counts once
        parts[np.delete(by_score, np.isin(by_score, once))] = 0.0
        best_other, others = _beside_same(scores, parts, by_score, answers, options)
    if len(options) > 1:
        mine = np.append(mine, mine[options].sum())
    return _Rivals(np.maximum(best_other, 0.0), mine, others + exp(NOTHING - top))


def _beside_itself(scores: Vector, parts: Vector, by_score: Array, options: Sequence[int]) -> tuple[Vector, Vector]:
    """Return for each row the best score of another row, and the sum of the parts of all other rows.

    Where there is no other row, the best score is 0.0. This is what `_beside_same` returns for candidates that all give
    different answers, computed without a matrix of pairs.
    """
    total = float(parts.sum())
    best_other, others = np.full(len(scores), scores[by_score[0]]), total - parts
    best_other[by_score[0]] = scores[by_score[1]] if len(scores) > 1 else 0.0
    if len(options) > 1:
        rest = [place for place in by_score[: len(options) + 1].tolist() if place not in options]
        best_other = np.append(best_other, scores[rest[0]] if rest else 0.0)
        others = np.append(others, total - parts[options].sum())
    return best_other, np.maximum(others, 0.0)  # a difference of nearly equal sums may be below 0


def _beside_same(
    scores: Vector, parts: Vector, by_score: Array, answers: Answers, options: Sequence[int]
) -> tuple[Vector, Vector]:
    """Return for each row the best score of a row with another answer, and the sum of the parts of all such rows.

    Where all rows give the same answer, the best score is 0.0.
    """
    same = answers.same_as(np.arange(len(scores)))
    if len(options) > 1:
        same = np.vstack((same, same[options].any(axis=0)))
    ordered = same[:, by_score]
    best_other = np.where(ordered.all(axis=1), 0.0, scores[by_score][ordered.argmin(axis=1)])
    return best_other, np.where(same, 0.0, parts).sum(axis=1)


def _features_alone(ranking: Ranking, index: Index) -> dict[str, Vector]:
    """Return the other `Features`, in order, which do not depend on other candidates, with an entry for each."""
    candidates = ranking.candidates
    measured, numbers = candidates.measured, candidates.numbers
    # A decoy counts only so far as the candidate leaves the question unexplained: if the candidate has all of the
    # words, and has them in one stored question or sentence, no decoy speaks against it.
    like_decoys = ranking.decoy * (1 - measured["sentences"] * measured["coverage"])
    return {
        "words": measured["text"] / log(2 + len(index)),
        "meaning": measured["vectors"],
        "content": measured["content"],
        "in_scope": 1 - like_decoys * index.arrays["chunk_decoys"][numbers],
    }


def _sure(ranking: Ranking, evidence: Evidence, options: Sequence[int], index: Index) -> Vector:
    """Return the probability that each row answers, (rows,)."""
    candidates = ranking.candidates
    sure = confidences_of(evidence.values[:, : len(Features._fields)], coefficients_for(index))
    if ranking.query.asks_what and _introduces(int(candidates.numbers[0]), index):
        places = _with_choice(np.arange(len(candidates)), options)
        sure = np.where(places == 0, np.maximum(sure, INTRODUCTION), sure)
    for doubt in evidence.kinds[len(Features._fields) :]:
        sure *= evidence[doubt]
    certain: Vector = np.where(_with_choice(candidates.is_exact, options), 1.0, sure)
    return certain


def _with_choice(column: Array, options: Sequence[int]) -> Array:
    """Return a column with a value for each candidate, and one for any of several options: that of the best option."""
    return np.append(column, column[options[0]]) if len(options) > 1 else column


def _introduces(chunk: int, index: Index) -> bool:
    """Whether a chunk is a passage and the first chunk of its document."""
    topic = int(index.arrays["chunk_topics"][chunk])
    return bool(index.arrays["chunk_kinds"][chunk] == _PASSAGE) and int(index.chunks_of(topic)[0]) == chunk
