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
    places = np.arange(len(numbers))
    options = options_of(ranking, answers, index)
    same = answers.same_as(places)
    if len(options) > 1:
        same = np.vstack((same, same[options].any(axis=0)))
        places = np.append(places, options[0])
    evidence = _evidence(ranking, answers, places, same, options, index)
    sure = _sure(ranking, evidence, places, index)
    choice = float(sure[-1]) if len(options) > 1 else 0.0
    # At most one of the options answers, so they share the confidence of the choice, and all others come after them.
    ceiling = choice / len(options) if len(options) > 1 else 1.0
    ceiling = 0.0 if ranking.query.is_decoy else ceiling
    confidences = np.minimum(np.minimum.accumulate(sure[: len(numbers)]), ceiling)
    return Comparison(ranking, evidence, confidences, options, choice)


def _evidence(
    ranking: Ranking, answers: Answers, places: Array, same: Array, options: Sequence[int], index: Index
) -> Evidence:
    """Return a matrix with the features and the doubts of each row.

    Row i stands for the candidate at `places[i]`. `same` says which candidates give the same answer as each row, (rows,
    candidates). If there is one more row than candidates, the last row stands for any one of the options.
    """
    candidates = ranking.candidates
    scores = candidates.scores
    top = float(scores.max(initial=0.0))
    # Stored questions come first, whatever they score; all others are in the order of their scores already.
    by_score = np.argsort(-scores, kind="stable") if candidates.is_exact.any() else slice(None)
    ordered = same[:, by_score]
    best_other = np.where(ordered.all(axis=1), 0.0, np.maximum(scores[by_score][ordered.argmin(axis=1)], 0.0))
    mine = np.exp(scores - top)
    parts = np.zeros(len(scores))  # of each answer in the softmax; an answer given twice counts once
    different = answers.different(np.arange(len(scores))[by_score][scores[by_score] > top - _NEAR].tolist(), same)
    parts[different] = mine[different]
    others = np.where(same, 0.0, parts).sum(axis=1) + exp(NOTHING - top)
    if len(places) > len(scores):
        mine = np.append(mine, mine[options].sum())
    score = scores.take(places)
    features = {
        "lead": (score - best_other) / np.maximum(score, 1.0),
        "share": mine / (mine + others) * log(1 + len(index)),
        **{name: column.take(places) for name, column in _features_alone(ranking, index).items()},
    }
    doubts = {doubt: left.take(places) for doubt, left in doubts_of(ranking, index).items()}
    return Evidence.of({name: features[name] for name in Features._fields} | doubts)


def _features_alone(ranking: Ranking, index: Index) -> dict[str, Vector]:
    """Return the features that do not depend on other candidates, with an entry for each candidate."""
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


def _sure(ranking: Ranking, evidence: Evidence, places: Array, index: Index) -> Vector:
    """Return the probability that each row answers, (rows,)."""
    candidates = ranking.candidates
    sure = confidences_of(evidence.values[:, : len(Features._fields)], coefficients_for(index))
    if ranking.query.asks_what and _introduces(int(candidates.numbers[0]), index):
        sure = np.where(places == 0, np.maximum(sure, INTRODUCTION), sure)
    for doubt in evidence.kinds[len(Features._fields) :]:
        sure *= evidence[doubt]
    certain: Vector = np.where(candidates.is_exact.take(places), 1.0, sure)
    return certain


def _introduces(chunk: int, index: Index) -> bool:
    """Whether a chunk is a passage and the first chunk of its document."""
    topic = int(index.arrays["chunk_topics"][chunk])
    return bool(index.arrays["chunk_kinds"][chunk] == _PASSAGE) and int(index.chunks_of(topic)[0]) == chunk
