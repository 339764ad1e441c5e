"""Tests of the logistic regression that the confidence is fitted with."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from regression import Examples, fitted


def _examples(features: list[list[float]], right: list[int]) -> Examples:
    return Examples(np.array(features, dtype=float), np.array(right, dtype=float), np.ones(len(right)))


def test_a_feature_that_goes_with_right_answers_gets_a_slope() -> None:
    bias, slopes = fitted(_examples([[at / 20] for at in range(20)], [at >= 10 for at in range(20)]), 0.1)
    assert bias < 0 < bias + slopes[0]


def test_a_feature_that_goes_with_wrong_answers_gets_no_slope() -> None:
    _, slopes = fitted(_examples([[1, 0], [1, 0.1], [0, 0.9], [0, 1]] * 5, [1, 1, 0, 0] * 5), 0.1)
    assert slopes[0] > 0
    assert slopes[1] == 0


def test_a_feature_that_never_varies_gets_no_slope() -> None:
    _, slopes = fitted(_examples([[3, 0], [3, 1], [3, 0.2], [3, 0.7]], [0, 1, 0, 1]), 0.1)
    assert slopes[0] == 0


def test_many_examples_outweigh_the_ridge() -> None:
    (_, few), (_, many) = (fitted(_examples([[0], [1], [1]] * times, [0, 1, 0] * times), 10.0) for times in (1, 100))
    assert 0 < few[0] < many[0]


def test_the_weight_of_an_example_counts() -> None:
    examples = _examples([[at / 40] for at in range(40)], [(at >= 20) == (at % 5 > 0) for at in range(40)])
    heavier = examples._replace(weights=1 + 4 * examples.right)
    plain, weighted = (bias + slopes[0] / 2 for bias, slopes in (fitted(examples, 1.0), fitted(heavier, 1.0)))
    assert weighted > plain


@given(
    features=st.lists(st.lists(st.floats(-2, 2), min_size=2, max_size=2), min_size=1, max_size=12),
    seed=st.integers(0, 2**12 - 1),
)
def test_no_slope_is_ever_negative(features: list[list[float]], seed: int) -> None:
    _, slopes = fitted(_examples(features, [seed >> place & 1 for place in range(len(features))]), 1.0)
    assert min(slopes) >= 0
