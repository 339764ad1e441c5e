"""The texts of several segments get their numbers in the order of their hashes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.merging import vocabulary
from faqbot.building.merging.vocabulary import _ranked
from faqbot.index.packing import LARGEST_PRIME, ranked_values

RUNS = st.lists(st.sets(st.integers(0, 40)).map(sorted), min_size=1, max_size=5)


@pytest.mark.parametrize("at_a_time", [1, 3, 1 << 17])
@given(RUNS)
def test_values_of_several_runs_are_ranked_as_all_at_once(at_a_time: int, runs: list[list[int]]) -> None:
    values = np.array([value for run in runs for value in run], dtype="<u8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "_SORTED", at_a_time)
        first, numbers = _ranked(values, list(map(len, runs)))
    expected, ranks = ranked_values(values)
    assert values[first].tolist() == values[expected].tolist()
    assert numbers.tolist() == ranks.tolist()


def test_no_two_texts_of_eight_bytes_have_the_same_hash() -> None:
    largest = "\U0010ffff" * 2
    assert len(largest.encode()) == vocabulary.SURE - 1
    assert int.from_bytes(largest.encode(), "little") < LARGEST_PRIME
