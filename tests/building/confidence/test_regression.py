"""Tests of the logistic regression that the confidence is fitted with."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.confidence.regression import Examples, Prior, fitted, standardising


def _examples(features: list[list[float]], right: list[int]) -> Examples:
    return Examples(np.array(features, dtype=float), np.array(right, dtype=float), np.ones(len(right)))


def _known(strength: float) -> Prior:
    return Prior(-1.0, np.array([2.0, 0.5]), np.array([0.5, 0.0]), np.array([0.25, 1.0]), strength)


def test_without_examples_the_coefficients_are_those_of_the_prior() -> None:
    bias, slopes = fitted(Examples(np.empty((0, 2)), np.empty(0), np.empty(0)), _known(1.0))
    assert bias == pytest.approx(-1.0)
    assert slopes == pytest.approx([2.0, 0.5])


def test_a_feature_that_goes_with_wrong_answers_gets_no_slope() -> None:
    examples = _examples([[1, 0], [1, 0.1], [0, 0.9], [0, 1]] * 5, [1, 1, 0, 0] * 5)
    _, slopes = fitted(examples, standardising(examples, 0.1))
    assert slopes[0] > 0
    assert slopes[1] == 0


def test_a_feature_that_never_varies_gets_no_slope() -> None:
    examples = _examples([[3, 0], [3, 1], [3, 0.2], [3, 0.7]], [0, 1, 0, 1])
    _, slopes = fitted(examples, standardising(examples, 0.1))
    assert slopes[0] == 0


def test_many_examples_outweigh_the_prior() -> None:
    few = _examples([[0, 0], [1, 0]] * 2, [1, 0] * 2)
    many = _examples([[0, 0], [1, 0]] * 500, [1, 0] * 500)
    (_, after_few), (_, after_many) = (fitted(examples, _known(100.0)) for examples in (few, many))
    assert after_many[0] < after_few[0] < 2.0


@given(
    features=st.lists(st.lists(st.floats(-2, 2), min_size=2, max_size=2), min_size=1, max_size=12),
    seed=st.integers(0, 2**12 - 1),
)
def test_one_more_example_moves_a_confidence_little_if_the_prior_is_strong(
    features: list[list[float]], seed: int
) -> None:
    right = [seed >> place & 1 for place in range(len(features))]
    before = fitted(_examples(features[:-1], right[:-1]), _known(40.0)) if len(features) > 1 else None
    after = fitted(_examples(features, right), _known(40.0))
    if before is not None:
        values = [bias + slopes @ np.array([0.5, 0.0]) for bias, slopes in (before, after)]
        first, second = (1 / (1 + np.exp(-value)) for value in values)
        assert abs(first - second) < 0.02
