"""Parts that are done in threads give what they give one after the other."""

from __future__ import annotations

import threading

import pytest

from faqbot.building.merging.in_threads import in_threads


@pytest.mark.parametrize("threads", [1, 2, 9])
def test_results_are_in_the_order_of_the_parts(threads: int) -> None:
    assert in_threads(str, range(5), threads) == ["0", "1", "2", "3", "4"]
    assert in_threads(str, range(0), threads) == []


def test_as_many_parts_are_done_at_a_time_as_there_are_threads() -> None:
    both = threading.Barrier(2)
    assert len(in_threads(lambda _: both.wait(10), range(4), 2)) == 4


def test_a_single_thread_is_the_own_one() -> None:
    assert in_threads(lambda _: threading.current_thread(), range(2), 1) == [threading.current_thread()] * 2


def test_no_part_is_begun_after_an_error() -> None:
    begun = []

    def fail(part: int) -> None:
        begun.append(part)
        raise ValueError(part)

    with pytest.raises(ValueError, match="0"):
        in_threads(fail, range(1000), 2)
    assert len(begun) < 1000
