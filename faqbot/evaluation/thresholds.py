"""Suggest the threshold that keeps a wanted precision, and say by cross-validation what it would have done.

Precision is the share of the answers that are right, of all questions together, so an answer to an unanswerable
question counts against it. Replies that ask back are no answers.

The confidences of the answers are first recalibrated on the questions of the file: logit P(right) = slope *
logit(confidence) + intercept (Cox 1958; Platt 1999). Standard normal priors around slope 1 and intercept 0 let few
questions leave the confidences as they are, and many correct them. The lowest confidence from which on the answers have
the wanted mean of recalibrated confidences is the least threshold that is suggested. If that one does not have the
precision on the questions of the file, the next higher one that has it is suggested.

A simpler rule takes the lowest threshold that had the precision on these questions. That threshold was lucky: on other
questions its precision is lower (`tests/benchmarks/threshold_rules.py` prints by how much). It is only reported.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from faqbot.evaluation.metrics import Share, share
from faqbot.evaluation.offers import Offer
from faqbot.evaluation.verdicts import ANSWERED_BADLY, QuestionVerdict
from faqbot.index.packing import Vector

_FOLDS = 10
_SEED = 0
# Confidences of 0 and 1 have no logit.
_EXTREME = 0.001
# The normal quantile of a 95 % interval.
_QUANTILE = 1.96
# A threshold has as few decimals as tell it from the next lower confidence, but at least three where it needs them: it
# is rounded down, and many confidences lie close to 1.
_FEWEST_DECIMALS, _MOST_DECIMALS = 3, 6

# An answer: its confidence, and whether it is right.
GivenAnswer = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a threshold does: how many questions are answered right, wrong, or though the documents don't answer."""

    right: int
    wrong: int
    unanswerable_answered: int

    @property
    def answers(self) -> int:
        """The number of answers given."""
        return self.right + self.wrong + self.unanswerable_answered

    def plus(self, other: Effect) -> Effect:
        """Return the effect on the questions of both."""
        right, wrong = self.right + other.right, self.wrong + other.wrong
        return Effect(right, wrong, self.unanswerable_answered + other.unanswerable_answered)

    @property
    def precision(self) -> Share | None:
        """The share of the answers that are right, with its 95 % interval; None without answers."""
        return share(self.right, self.answers)


class _Level(NamedTuple):
    """A confidence, and how many answers have at least this confidence, and how many of these are right."""

    confidence: float
    answers: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.answers


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A threshold for a wanted precision, and what it costs.

    - `precision` (0 to 1) is wanted, and `threshold` is suggested for it; None if the questions support none.
    - `current` is the threshold of the run, and `before` and `after` are the effects of both on the questions.
    - `observed` is the lowest threshold that has the precision on these very questions; if none has it, it is the one
      that comes nearest, and if no threshold gives an answer, None. `at_observed` is its effect on the questions.
    - `held_out` is the effect on questions that the threshold was not chosen by: the questions are dealt to ten folds,
      and the threshold for each is chosen by the other nine.
    - `enough` is the number of answers that, all of them right, would show the precision with a 95 % interval.
    """

    precision: float
    threshold: float | None
    current: float
    before: Effect
    after: Effect
    observed: float | None
    at_observed: Effect
    held_out: Effect
    enough: int


def suggest_threshold(offers: Sequence[Offer], precision: float, current: float) -> Suggestion:
    """Return the threshold that keeps `precision` (0 to 1); `current` is the one that is used now.

    `offers` are those of all questions, in any order.
    """
    answers = _answers(offers)
    threshold, observed = chosen_threshold(answers, precision), observed_threshold(answers, precision)
    return Suggestion(
        precision=precision,
        threshold=threshold,
        current=current,
        before=effect_of([one.at(current) for one in offers]),
        after=effect_of([one.at(_or_never(threshold)) for one in offers]),
        observed=observed,
        at_observed=effect_of([one.at(_or_never(observed)) for one in offers]),
        held_out=effect_of(_held_out(offers, precision)),
        enough=math.ceil(precision * _QUANTILE**2 / (1 - precision)) if precision < 1 else 0,
    )


def effect_of(verdicts: Sequence[QuestionVerdict]) -> Effect:
    """Count the answers among what became of questions."""
    return Effect(verdicts.count("right"), verdicts.count("wrong"), verdicts.count("unanswerable answered"))


def chosen_threshold(answers: Sequence[GivenAnswer], precision: float) -> float | None:
    """Return the lowest threshold from that of the recalibrated confidences on that has a precision on these answers.

    None if the recalibrated confidences support none. `answers` are all that would be given at the threshold 0, in any
    order.
    """
    if not answers:
        return None
    levels = _levels(answers)
    expected = np.cumsum(recalibrated(sorted(answers, reverse=True)))
    supported = [at for at, level in enumerate(levels) if expected[level.answers - 1] / level.answers >= precision]
    kept = [at for at in range(supported[-1] + 1) if levels[at].precision >= precision] if supported else []
    return _brief_level(levels, kept[-1]) if kept else None


def observed_threshold(answers: Sequence[GivenAnswer], precision: float) -> float | None:
    """Return the lowest threshold that has a precision on these answers, or else the one that comes nearest to it.

    `answers` are as for `chosen_threshold`; None without answers.
    """
    if not answers:
        return None
    levels = _levels(answers)
    nearest = max(range(len(levels)), key=lambda at: (min(levels[at].precision, precision), at))
    return _brief_level(levels, nearest)


def recalibrated(answers: Sequence[GivenAnswer]) -> Vector:
    """Return the probability that each answer is right, by a logistic curve over its confidence; (answers,)."""
    from scipy.optimize import minimize  # noqa: PLC0415 - slow to import

    confidences = np.clip([confidence for confidence, _ in answers], _EXTREME, 1 - _EXTREME)
    signs = np.where([right for _, right in answers], 1.0, -1.0)
    columns = np.column_stack((np.log(confidences / (1 - confidences)), np.ones(len(answers))))
    prior = np.array([1.0, 0.0])

    def loss(weights: Vector) -> tuple[float, Vector]:
        margins = signs * (columns @ weights)
        slope = columns.T @ (-signs / (1 + np.exp(margins))) + (weights - prior)
        return float(np.logaddexp(0, -margins).sum() + ((weights - prior) ** 2).sum() / 2), slope

    weights = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    probabilities: Vector = 1 / (1 + np.exp(-(columns @ weights)))
    return probabilities


def _held_out(offers: Sequence[Offer], precision: float) -> list[QuestionVerdict]:
    """Return what becomes of each question at a threshold that is chosen by the questions of the other folds."""
    ordered = sorted(offers, key=lambda one: (one.confidence or 0.0, one.verdict, one.confidence is None))
    order = np.random.default_rng(_SEED).permutation(len(ordered))
    verdicts: list[QuestionVerdict] = []
    for fold in range(_FOLDS):
        held = {int(at) for at in order[fold::_FOLDS]}
        threshold = chosen_threshold(_answers([one for at, one in enumerate(ordered) if at not in held]), precision)
        verdicts += [ordered[at].at(_or_never(threshold)) for at in sorted(held)]
    return verdicts


def _answers(offers: Sequence[Offer]) -> list[GivenAnswer]:
    """Return the answers that would be given at the threshold 0, with their confidences."""
    return [
        (one.confidence, one.verdict == "right")
        for one in offers
        if one.confidence is not None and (one.verdict == "right" or one.verdict in ANSWERED_BADLY)
    ]


def _levels(answers: Sequence[GivenAnswer]) -> list[_Level]:
    """Return a level for each confidence of the answers, the highest first."""
    levels: list[_Level] = []
    number = right = 0
    for confidence, some in groupby(sorted(answers, reverse=True), key=lambda one: one[0]):
        same = [is_right for _, is_right in some]
        number, right = number + len(same), right + sum(same)
        levels.append(_Level(confidence, number, right))
    return levels


def _or_never(threshold: float | None) -> float:
    """Return the threshold, or for None one that no confidence reaches."""
    return math.inf if threshold is None else threshold


def _brief_level(levels: Sequence[_Level], at: int) -> float:
    """Return the number with the fewest decimals that a confidence reaches and the next lower one does not."""
    confidence = levels[at].confidence
    next_lower = levels[at + 1].confidence if at + 1 < len(levels) else 0.0
    for decimals in range(_FEWEST_DECIMALS, _MOST_DECIMALS + 1):
        rounded = math.floor(confidence * 10**decimals) / 10**decimals
        if next_lower < rounded <= confidence:
            return float(rounded)
    return confidence
