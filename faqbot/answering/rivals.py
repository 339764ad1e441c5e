"""What stands against each candidate: the best other answer, and all other answers together."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

import numpy as np

from faqbot.index.packing import Array, Vector
from faqbot.ranking.candidates import Candidates
from faqbot.ranking.duplicates import Answers
from faqbot.ranking.evidence.pairs import Pairs

# The score in the softmax of the outcome that no candidate answers. Without this outcome, a single candidate with one
# word of the question would have a share of 1. Log loss over eleven sets: .428 without this outcome, .427 with a
# score of 3 or 4, .428 with a score of 5 or 7.
NOTHING = 4.0

# Answers whose score is lower than the best one by at least this amount are left out of the softmax, since their parts
# are negligible.
_NEAR = 6.0


class Rivals(NamedTuple):
    """What stands against each row: the score of the best other answer, and the parts of all others in the softmax.

    `mine` has the part of each row itself. The softmax is not divided by its sum yet.
    """

    best_other: Vector
    mine: Vector
    others: Vector


def rivals_of(
    asked: Sequence[Candidates], answers: Sequence[Answers], options: Sequence[Sequence[int]], rows: Pairs
) -> Rivals:
    """Return what stands against each row of some questions, given the answers and the options of each.

    The rows of a question are its candidates, and one more for all options together if there are several.
    """
    if len(asked) == 1:
        return _rivals(asked[0], answers[0], options[0])
    owner, starts = rows.owner, np.array(rows.starts[:-1])
    scores = np.zeros(len(rows))
    for number, candidates in enumerate(asked):
        scores[rows.starts[number] : rows.starts[number] + len(candidates)] = candidates.scores
    tops = scores[starts]
    mine = np.exp(scores - tops[owner])
    parts = np.where(scores > (tops - _NEAR)[owner], mine, 0.0)  # of each answer in the softmax
    best_other = tops[owner]
    best_other[starts] = [candidates.scores[1] if len(candidates) > 1 else 0.0 for candidates in asked]
    totals = [parts[rows.of_question(number)].sum() for number in range(len(asked))]
    # A difference of nearly equal sums may be below 0.
    others = np.maximum(np.array(totals)[owner] - parts, 0.0)
    nothing = np.array([exp(NOTHING - top) for top in tops.tolist()])
    found = Rivals(np.maximum(best_other, 0.0), mine, others + nothing[owner])
    for number, (candidates, given, several) in enumerate(zip(asked, answers, options, strict=True)):
        if len(several) > 1 or not given.are_different or candidates.is_exact.any():
            some = rows.of_question(number)
            for whole, part in zip(found, _rivals(candidates, given, several), strict=True):
                whole[some] = part
    return found


def _rivals(candidates: Candidates, answers: Answers, options: Sequence[int]) -> Rivals:
    """Return what stands against each row of one question, whatever its candidates are."""
    scores = candidates.scores
    # Stored questions come first, whatever they score; all others are in the order of their scores already.
    by_score = np.argsort(-scores, kind="stable") if candidates.is_exact.any() else np.arange(len(scores))
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
    return Rivals(np.maximum(best_other, 0.0), mine, others + exp(NOTHING - top))


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
