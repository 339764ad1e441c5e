"""The formulas of the figures: from counts or lists of plain numbers to an estimate, with its interval if it has one.

A figure of no questions is None, never a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# The number of resamples of the bootstrap. With more resamples, the ends of a 95 % interval move by less than a
# hundredth of its width.
_RESAMPLES = 2_000
# The number of resamples made at once. All of them at once would take 8 bytes * resamples * questions.
_BATCH = 100
# The seed of the bootstrap, fixed so that the same values always have the same interval.
_SEED = 0
# The number of bins of the calibration error.
_BINS = 10


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """`count` out of `of`, as `value`, and the ends of its 95 % interval."""

    count: int
    of: int
    value: float
    low: float
    high: float


def share(count: int, of: int) -> Share | None:
    """Return `count` out of `of` as a share, with its 95 % interval; None if `of` is 0.

    The interval is that of Wilson (1927), which is valid for few questions and for shares of 0 and 1.
    """
    from scipy.stats import binomtest  # noqa: PLC0415 - slow to import, and only needed to compute figures

    if of == 0:
        return None
    interval = binomtest(count, of).proportion_ci(0.95, method="wilson")
    return Share(count, of, count / of, float(interval.low), float(interval.high))


def mean(values: Sequence[float]) -> Estimate | None:
    """Return the mean of values from 0 to 1 with its 95 % interval, the same at every call; None without values.

    The interval is that of the percentile bootstrap (Efron 1979). A single value tells nothing about the variance, so
    its interval is 0 to 1. For several equal values the bootstrap gives an interval of no width, because the resamples
    do not vary.
    """
    from scipy.stats import bootstrap  # noqa: PLC0415 - as above

    if not values:
        return None
    ordered = np.sort(np.asarray(values, dtype=np.float64))  # resampling must not depend on the order of the questions
    value = float(ordered.mean())
    if len(ordered) == 1:
        return Estimate(value, 0.0, 1.0)
    drawn = bootstrap(
        (ordered,), np.mean, n_resamples=_RESAMPLES, batch=_BATCH, method="percentile", rng=np.random.default_rng(_SEED)
    )
    # The mean of equal numbers may differ from them in the last bit, and must not lie outside its interval.
    low, high = float(drawn.confidence_interval.low), float(drawn.confidence_interval.high)
    return Estimate(value, min(low, value), max(high, value))


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """Return how often the confidence of an answerable question is above that of an unanswerable one (ties count half).

    This is the area under the ROC curve: 1 if all answerable questions have the higher confidence, 0.5 by chance. None
    unless there are questions of both classes.
    """
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 - as above

    if not answerable or not unanswerable:
        return None
    truth = [1] * len(answerable) + [0] * len(unanswerable)
    return float(roc_auc_score(truth, [*answerable, *unanswerable]))


def brier(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the Brier score (Brier 1950): the mean of (confidence - 1 if right, - 0 if wrong) squared; 0 is best.

    None without confidences.
    """
    from sklearn.metrics import brier_score_loss  # noqa: PLC0415 - as above

    if not confidences:
        return None
    return float(brier_score_loss([int(is_right) for is_right in right], list(confidences), pos_label=1))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the expected calibration error over ten bins of equal width; 0 is best, None without confidences.

    The formula is the sum over the bins of (share of the questions) * |share that is right - mean confidence|: Naeini,
    Cooper and Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning. Each bin includes its
    upper end, as in Guo et al. (2017); the first bin also includes 0.
    """
    if not confidences:
        return None
    sure, truth = np.asarray(confidences, dtype=np.float64), np.asarray(right, dtype=np.float64)
    gaps = np.bincount(
        bins_of(confidences), truth - sure, minlength=_BINS
    )  # per bin: questions * (share right - mean confidence)
    return float(np.abs(gaps).sum() / len(sure))


def bins_of(confidences: Sequence[float]) -> list[int]:
    """Return the bin of each confidence (0 to 1), from 0 to 9: ten bins of equal width, each with its upper end."""
    bins: list[int] = np.digitize(confidences, np.arange(1, _BINS) / _BINS, right=True).tolist()
    return bins


def right_at(percent: int, right: Sequence[float], answerable: int, unanswerable: Sequence[float]) -> float | None:
    """Return the largest share of the answerable questions that an allowed threshold answers right.

    A threshold is allowed if at most `percent` % of the unanswerable questions reach it. `right` are the confidences of
    the answerable questions whose first match is right, `answerable` is the number of answerable questions, and
    `unanswerable` are the confidences of the others. With n unanswerable questions allowed to reach the threshold, the
    best threshold lies just above the (n + 1)-th highest of their confidences. None unless there are questions of both
    classes.
    """
    if not answerable or not unanswerable:
        return None
    allowed = len(unanswerable) * percent // 100
    above = sorted(unanswerable, reverse=True)[allowed]
    return sum(confidence > above for confidence in right) / answerable


def sign_test(gained: int, lost: int) -> float:
    """Return how likely a split as uneven as this is if gains and losses are equally likely (0 to 1).

    `gained` and `lost` count the questions that differ between two runs. This is the exact two-sided sign test (Dixon
    and Mood 1946), which for paired yes/no outcomes is McNemar's exact test. Without any difference it is 1.
    """
    from scipy.stats import binomtest  # noqa: PLC0415 - as above

    return float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0
