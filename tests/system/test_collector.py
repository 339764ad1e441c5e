"""The collector runs seldom while many objects are made, and as before afterwards."""

import gc
from threading import Barrier, Thread

import pytest

from faqbot.system.collector import MANY_OBJECTS


@pytest.fixture(autouse=True)
def threshold():
    """Give the collector the numbers of Python, and put back those that it had."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_the_collector_runs_seldom_within_and_as_before_behind():
    with MANY_OBJECTS:
        assert gc.get_threshold()[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


def test_the_outermost_context_gives_the_numbers_back():
    with MANY_OBJECTS, MANY_OBJECTS:
        pass
    assert gc.get_threshold() == (700, 10, 10)


def test_an_error_gives_the_numbers_back():
    with pytest.raises(ValueError, match="broken"), MANY_OBJECTS:
        raise ValueError("broken")
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (5_000_000, 5, 5)])
def test_a_program_that_collects_even_less_keeps_its_numbers(own):
    gc.set_threshold(*own)
    with MANY_OBJECTS:
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


@pytest.mark.parametrize("before", [(700, 10, 10), (300_000, 10, 10)])
def test_numbers_that_a_program_gives_meanwhile_stay(before):
    gc.set_threshold(*before)
    with MANY_OBJECTS:
        gc.set_threshold(5_000, 20, 20)
    assert gc.get_threshold() == (5_000, 20, 20)


def test_the_last_of_several_threads_gives_the_numbers_back():
    both_are_in, first_is_out = Barrier(2), Barrier(2)

    def leave_first():
        with MANY_OBJECTS:
            both_are_in.wait()
        first_is_out.wait()

    thread = Thread(target=leave_first)
    thread.start()
    with MANY_OBJECTS:
        both_are_in.wait()
        first_is_out.wait()
        assert gc.get_threshold()[0] > 10_000
    thread.join()
    assert gc.get_threshold() == (700, 10, 10)
