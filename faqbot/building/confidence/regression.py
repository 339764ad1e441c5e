"""Logistic regression whose slopes are never negative, and which may start from known coefficients.

The coefficients minimise

    sum over the examples of weight * log loss  +  strength / 2 * sum over the coefficients of (c - prior)^2

where the features are standardised: a mean is subtracted from each, and the difference is divided by a scale. The
second term is a Gaussian prior (Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.5): with few
examples the coefficients stay near the prior, and each further example moves them a little. A slope below 0 would mean
that more evidence lowers the confidence, so it is set to 0 (L-BFGS-B, scipy's minimiser within bounds).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Examples(NamedTuple):
    """Examples for a regression: `features` (examples, features), `right` (examples,; 0 or 1) and `weights`."""

    features: Floats
    right: Floats
    weights: Floats


class Prior(NamedTuple):
    """The coefficients before any example, and what standardises the features.

    `bias` and `slopes` are those of features that are not standardised. `means` and `scales` have a number for each
    feature; the scales are above 0. `strength` is the number by which the squared distance from the prior is weighed.
    """

    bias: float
    slopes: Floats
    means: Floats
    scales: Floats
    strength: float


def standardising(examples: Examples, strength: float) -> Prior:
    """Return a prior of zeros that standardises the features by the weighted means and deviations of the examples."""
    means = np.average(examples.features, axis=0, weights=examples.weights)
    variances = np.average((examples.features - means) ** 2, axis=0, weights=examples.weights)
    scales = np.where(variances > 0, np.sqrt(variances), 1.0)
    return Prior(0.0, np.zeros(len(means)), means, scales, strength)


def fitted(examples: Examples, prior: Prior) -> tuple[float, Floats]:
    """Return the bias and the slopes for features that are not standardised; no slope is negative."""
    from scipy.optimize import minimize  # noqa: PLC0415 - imported only to fit the confidence

    standard = (examples.features - prior.means) / prior.scales
    start = np.append(prior.slopes * prior.scales, prior.bias + prior.slopes @ prior.means)

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        values = standard @ coefficients[:-1] + coefficients[-1]
        wrong = examples.weights * (_probabilities(values) - examples.right)
        away = coefficients - start
        total = (examples.weights * (np.logaddexp(0.0, values) - examples.right * values)).sum()
        gradient = np.append(standard.T @ wrong, wrong.sum()) + prior.strength * away
        return float(total + prior.strength / 2 * (away @ away)), gradient

    bounds = [(0.0, None)] * len(prior.scales) + [(None, None)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-12, "maxiter": 1000})
    slopes = found.x[:-1] / prior.scales
    return float(found.x[-1] - slopes @ prior.means), slopes


def _probabilities(values: Floats) -> Floats:
    small = np.exp(-np.abs(values))  # at most 1, so that it never overflows
    probabilities: Floats = np.where(values >= 0, 1.0, small) / (1.0 + small)
    return probabilities
