"""The figures, as formulas on plain numbers: what evaluation counts goes in, an estimate with its interval comes out.

A figure of nothing is None, never a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Resamples of the bootstrap: the ends of a 95 % interval move by less than its own hundredth from there on.
_RESAMPLES = 2_000
# Resamples made at once; all at once would take 8 bytes * resamples * questions.
_BATCH = 100
_SEED = 0
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
    """Return a share with the interval of Wilson (1927), which holds for few questions and for shares of 0 and 1."""
    from scipy.stats import binomtest  # noqa: PLC0415 - slow, and whoever reads an evaluation needs none of it

    if of == 0:
        return None
    interval = binomtest(count, of).proportion_ci(0.95, method="wilson")
    return Share(count, of, count / of, float(interval.low), float(interval.high))


def mean(values: Sequence[float]) -> Estimate | None:
    """Return the mean of values from 0 to 1, with its bootstrap interval by percentiles, the same at every call.

    One value tells nothing of how they vary: its interval is from 0 to 1. Of values that are all the same the
    bootstrap knows no better than that they do not vary.
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
    # A mean of equal numbers may miss them by its last bit.
    low, high = float(drawn.confidence_interval.low), float(drawn.confidence_interval.high)
    return Estimate(value, min(low, value), max(high, value))


def auroc(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """Return how often an answerable question's confidence is above an unanswerable one's (ties count half).

    This is the area under the ROC curve, 0.5 by chance; None without questions of both classes.
    """
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 - as above

    if not answerable or not unanswerable:
        return None
    truth = [1] * len(answerable) + [0] * len(unanswerable)
    return float(roc_auc_score(truth, [*answerable, *unanswerable]))


def brier(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the mean squared distance of confidence from 1 (right) or 0 (wrong): Brier (1950); 0 is best."""
    from sklearn.metrics import brier_score_loss  # noqa: PLC0415 - as above

    if not confidences:
        return None
    return float(brier_score_loss([int(one) for one in right], list(confidences), pos_label=1))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the expected calibration error over ten bins of equal width; 0 is best.

    The sum over the bins of (share of the questions) * |share that is right - mean confidence|: Naeini, Cooper and
    Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning. Bins are closed above, as in
    Guo et al. (2017), and the first one holds 0, too.
    """
    if not confidences:
        return None
    sure, truth = np.asarray(confidences, dtype=np.float64), np.asarray(right, dtype=np.float64)
    bins = np.digitize(sure, np.arange(1, _BINS) / _BINS, right=True)
    gaps = np.bincount(bins, truth - sure, minlength=_BINS)  # per bin: questions * (share right - mean confidence)
    return float(np.abs(gaps).sum() / len(sure))


def right_at(percent: int, right: Sequence[float], answerable: int, unanswerable: Sequence[float]) -> float | None:
    """Return the share of the answerable questions that can be answered right at a price.

    `right` are the confidences of the answerable questions whose first match is right. A threshold is allowed if at
    most so many percent of the unanswerable questions reach it; the best of those lies just above the confidence of
    the first one too many, wherever that ties. None without questions of both classes.
    """
    if not answerable or not unanswerable:
        return None
    allowed = len(unanswerable) * percent // 100
    above = sorted(unanswerable, reverse=True)[allowed]
    return sum(confidence > above for confidence in right) / answerable
