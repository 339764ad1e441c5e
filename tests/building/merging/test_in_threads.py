"""Parts that are done in threads give what they give one after the other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from support import PATIENCE

from faqbot.building.merging.in_threads import in_threads

# So many parts take two seconds, in which an error is noticed on a busy machine, too.
LAST = 1000


@pytest.mark.parametrize("threads", [1, 2, 9])
def test_results_are_in_the_order_of_the_parts(threads: int) -> None:
    assert in_threads(str, range(5), threads) == ["0", "1", "2", "3", "4"]
    assert in_threads(str, range(0), threads) == []


def test_as_many_parts_are_done_at_a_time_as_there_are_threads() -> None:
    both = threading.Barrier(2)
    assert len(in_threads(lambda _: both.wait(10), range(4), 2)) == 4


def test_a_single_thread_is_the_own_one() -> None:
    assert in_threads(lambda _: threading.current_thread(), range(2), 1) == [threading.current_thread()] * 2


@pytest.mark.parametrize("failing", [0, 1])
def test_no_part_is_begun_after_an_error_even_while_an_earlier_part_goes_on(
    failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ending, shutdown = [], threading.Event(), ThreadPoolExecutor.shutdown

    def give_up(pool: ThreadPoolExecutor, **options: bool) -> None:
        ending.set()
        shutdown(pool, **options)

    def work(part: int) -> None:
        begun.append(part)
        if part == failing:
            raise ValueError(f"part {part}")
        if part == LAST:
            ending.set()
        if part == 0:
            ending.wait(PATIENCE)
        sleep(0.002)

    monkeypatch.setattr(ThreadPoolExecutor, "shutdown", give_up)
    with pytest.raises(ValueError, match=f"part {failing}"):
        in_threads(work, range(LAST + 1), 2)
    assert LAST not in begun
