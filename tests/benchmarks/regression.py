"""Logistic regression whose slopes are never negative.

The coefficients minimise

    sum over the examples of weight * log loss  +  strength / 2 * sum over the coefficients of c^2

where the features are standardised by their weighted means and standard deviations (Bishop, "Pattern Recognition and
Machine Learning", 2006, section 4.5). A slope below 0 would mean that more evidence lowers the confidence, so it is set
to 0 (L-BFGS-B, scipy's minimiser within bounds).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]


class Examples(NamedTuple):
    """Examples for a regression: `features` (examples, features), `right` (examples,; 0 or 1) and `weights`."""

    features: Floats
    right: Floats
    weights: Floats


def fitted(examples: Examples, strength: float) -> tuple[float, Floats]:
    """Return the bias and the slopes for features that are not standardised; no slope is negative."""
    means = np.average(examples.features, axis=0, weights=examples.weights)
    variances = np.average((examples.features - means) ** 2, axis=0, weights=examples.weights)
    scales = np.where(variances > 0, np.sqrt(variances), 1.0)
    standard = (examples.features - means) / scales

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        values = standard @ coefficients[:-1] + coefficients[-1]
        wrong = examples.weights * (_probabilities(values) - examples.right)
        total = (examples.weights * (np.logaddexp(0.0, values) - examples.right * values)).sum()
        gradient = np.append(standard.T @ wrong, wrong.sum()) + strength * coefficients
        return float(total + strength / 2 * (coefficients @ coefficients)), gradient

    bounds = [(0.0, None)] * len(scales) + [(None, None)]
    start = np.zeros(len(bounds))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-12, "maxiter": 1000})
    slopes = found.x[:-1] / scales
    return float(found.x[-1] - slopes @ means), slopes


def _probabilities(values: Floats) -> Floats:
    small = np.exp(-np.abs(values))  # at most 1, so that it never overflows
    probabilities: Floats = np.where(values >= 0, 1.0, small) / (1.0 + small)
    return probabilities
