"""The texts of several segments get their numbers in the order of their hashes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.merging import vocabulary
from faqbot.building.merging.vocabulary import _ranked, _used
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


@pytest.mark.parametrize("at_a_time", [1, 3, 1 << 18])
@given(st.lists(st.integers(0, 20), min_size=1), st.data())
def test_texts_that_are_used_no_more_leave_no_gaps_in_the_numbers(
    at_a_time: int, texts: list[int], data: st.DataObject
) -> None:
    values = np.array(texts, dtype="<u8")
    used = data.draw(st.lists(st.integers(0, len(texts) - 1)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "_PIECE", at_a_time)
        first, numbers = _used(*ranked_values(values), np.array(used, dtype="<i4"))
    assert values[first].tolist() == sorted({texts[place] for place in used})
    assert values[first][numbers].tolist() == [texts[place] for place in used]


def test_no_two_texts_of_eight_bytes_have_the_same_hash() -> None:
    largest = "\U0010ffff" * 2
    assert len(largest.encode()) == vocabulary.SURE - 1
    assert int.from_bytes(largest.encode(), "little") < LARGEST_PRIME
