"""The yardstick's comparisons: the sign test, and the interval of a difference of means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paired import difference_of_means, sign

differences = st.lists(st.sampled_from((-3.0, -1.0, 0.0, 1.0)), min_size=1, max_size=40)


def test_the_sign_test_is_exact_and_leaves_out_what_did_not_change() -> None:
    found = sign([1.0, 1.0, 1.0, 0.0, 0.0, -3.0])
    assert (found.won, found.lost) == (3, 1)
    assert found.p == pytest.approx(2 * (1 + 4) / 16)


@pytest.mark.parametrize(("lost", "is_worse"), [(5, False), (6, True)])  # p = .0625 and .03125
def test_a_significant_loss_is_worse(lost: int, is_worse: bool) -> None:  # noqa: FBT001
    assert sign([-1.0] * lost).is_worse == is_worse
    assert not sign([1.0] * lost).is_worse


def test_nothing_changed_is_no_evidence() -> None:
    assert sign([]).p == sign([0.0]).p == 1.0


def test_groups_weigh_alike_and_so_do_the_sets_of_a_group() -> None:
    found = difference_of_means({"large": [[1.0] * 90, [0.0]], "small": [[0.0] * 3]})
    assert found.value == pytest.approx(0.25)
    assert (found.low, found.high) == pytest.approx((0.25, 0.25))  # no set varies


@given(st.lists(differences, min_size=1, max_size=3))
def test_the_interval_is_the_same_at_every_call_and_within_what_is_possible(sets: list[list[float]]) -> None:
    found = difference_of_means({"group": sets})
    assert found == difference_of_means({"group": sets})
    assert -3.0 <= found.low <= found.high <= 1.0
