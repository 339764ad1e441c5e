"""The figures, against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.evaluation.metrics import auroc, brier, calibration_error, mean, right_at, share


def test_a_share_has_the_interval_of_wilson() -> None:
    # (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964
    found = share(8, 10)
    assert found is not None
    assert (found.count, found.of, found.value) == (8, 10, 0.8)
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_a_share_of_none_at_all_still_has_an_interval() -> None:
    found = share(0, 5)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0, 0.4345), abs=1e-4)


def test_a_mean_has_an_interval_around_it() -> None:
    found = mean([1, 1, 0.5, 0.25, 0])
    assert found is not None
    assert found.value == pytest.approx(0.55)
    # Half-way between the extremes of the resamples: the means of five are steps of 0.05.
    assert 0.1 <= found.low <= 0.3
    assert 0.75 <= found.high <= 0.95


def test_one_value_says_nothing_of_its_interval() -> None:
    found = mean([1.0])
    assert found is not None
    assert (found.value, found.low, found.high) == (1, 0, 1)


def test_values_that_are_the_same_have_their_mean() -> None:
    found = mean([1 / 3] * 7)
    assert found is not None
    assert found.low <= found.value <= found.high
    assert found.high - found.low < 1e-12


def test_the_area_under_the_curve_is_the_share_of_pairs_in_order() -> None:
    # Of the six pairs four are in order and one ties.
    assert auroc([0.9, 0.8, 0.3], [0.3, 0.5]) == pytest.approx(4.5 / 6)


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    assert brier([0.9, 0.6, 0.2], [True, False, False]) == pytest.approx((0.01 + 0.36 + 0.04) / 3)


@pytest.mark.parametrize("right", [True, False])
def test_the_brier_score_needs_no_two_classes(right) -> None:
    assert brier([0.75], [right]) == pytest.approx((0.75 - right) ** 2)


def test_the_calibration_error_weighs_each_bin_by_its_questions() -> None:
    # (0.9, 1]: mean 0.95, half right; (0.2, 0.3]: mean 0.26, none right; [0, 0.1]: mean 0, none right.
    confidences = [0.92, 0.98, 0.22, 0.30, 0.0]
    right = [True, False, False, False, False]
    assert calibration_error(confidences, right) == pytest.approx((2 * 0.45 + 2 * 0.26 + 0) / 5)


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_bin_is_closed_above(tenths: int) -> None:
    # In one bin the two errors cancel out; in two they add up.
    together = calibration_error([tenths / 10, tenths / 10 - 0.05], [True, False])
    apart = calibration_error([tenths / 10, tenths / 10 + 0.05], [True, False])
    assert together == pytest.approx(abs(1 - tenths / 10 - (tenths / 10 - 0.05)) / 2)
    assert apart == pytest.approx((1 - tenths / 10 + tenths / 10 + 0.05) / 2)


def test_right_at_a_price_allows_so_many_of_the_unanswerable() -> None:
    unanswerable = [0.05 * number for number in range(20)]  # 0, 0.05, …, 0.95
    right = [0.99, 0.93, 0.88, 0.86, 0.4]
    # One of twenty may be answered at 5 %: above 0.90 are two of eight. Two at 10 %: above 0.85 are four.
    assert right_at(5, right, 8, unanswerable) == 2 / 8
    assert right_at(10, right, 8, unanswerable) == 4 / 8


def test_right_at_a_price_lets_no_tie_through() -> None:
    # One of twenty would be allowed, but two of them tie: the threshold lies above both.
    unanswerable = [0.7, 0.7, *[0.1] * 18]
    assert right_at(5, [0.8, 0.7, 0.6], 3, unanswerable) == pytest.approx(1 / 3)
    assert right_at(10, [0.8, 0.7, 0.6], 3, unanswerable) == 1


def test_right_at_a_price_counts_in_whole_questions() -> None:
    # 5 % of 19 are none, so that the threshold lies above the surest one.
    assert right_at(5, [0.9, 0.5], 2, [0.8, *[0.0] * 18]) == 0.5
    assert right_at(5, [0.9, 0.5], 2, [0.8, *[0.0] * 19]) == 1


def test_a_figure_of_nothing_is_none() -> None:
    assert share(0, 0) is None
    assert mean([]) is None
    assert brier([], []) is None
    assert calibration_error([], []) is None
    assert auroc([0.5], []) is None
    assert auroc([], [0.5]) is None
    assert right_at(5, [], 0, [0.5]) is None
    assert right_at(5, [0.5], 1, []) is None


confidences = st.floats(0, 1, allow_subnormal=False)
judged = st.lists(st.tuples(confidences, st.booleans()), min_size=1)


@given(judged, st.lists(confidences, min_size=1))
def test_every_figure_is_a_share(pairs: list[tuple[float, bool]], unanswerable: list[float]) -> None:
    sure, right = [one for one, _ in pairs], [truth for _, truth in pairs]
    surely = [one for one, truth in pairs if truth]
    figures = [
        auroc(sure, unanswerable),
        brier(sure, right),
        calibration_error(sure, right),
        right_at(5, surely, len(pairs), unanswerable),
        right_at(10, surely, len(pairs), unanswerable),
    ]
    assert all(one is not None and -1e-12 <= one <= 1 + 1e-12 for one in figures)


@given(
    st.lists(st.sampled_from([0, 0.1, 0.2, 0.5, 1]), min_size=1),
    st.lists(st.sampled_from([0, 0.1, 0.5, 1]), min_size=1),
)
def test_right_at_a_price_is_the_best_of_all_thresholds(right: list[float], unanswerable: list[float]) -> None:
    thresholds = [*unanswerable, *right, 2.0]
    for percent in (5, 10, 50):
        allowed = [t for t in thresholds if 100 * sum(u >= t for u in unanswerable) <= percent * len(unanswerable)]
        best = max(sum(one >= t for one in right) for t in allowed) / len(right)
        assert right_at(percent, right, len(right), unanswerable) == best


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_in_its_interval(counts: tuple[int, int]) -> None:
    found = share(*counts)
    assert found is not None
    assert -1e-12 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1 + 1e-12


@settings(max_examples=20)
@given(st.lists(confidences, min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_a_mean_does_not_depend_on_the_order(values: list[float], chance) -> None:
    found = mean(values)
    assert found is not None
    assert found.low <= found.value <= found.high
    shuffled = list(values)
    chance.shuffle(shuffled)
    assert mean(shuffled) == found
