"""Byte strings are packed one after the other, and found by hash."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.index.packing import (
    LARGEST_PRIME,
    Texts,
    equal_range,
    pack,
    places_among,
    places_of,
    ranges,
    ranked_values,
    stable_order,
    text_hash,
)


def test_packed_texts_come_back_as_they_were() -> None:
    texts = [b"one", b"", "zwö".encode(), b"\n"]
    assert list(Texts(*pack(texts))) == texts


def test_no_texts_pack_to_nothing() -> None:
    run, offsets = pack([])
    assert run == b""
    assert offsets.tolist() == [0]


@given(st.lists(st.binary(max_size=5), max_size=8))
def test_any_byte_strings_come_back(texts: list[bytes]) -> None:
    assert list(Texts(*pack(texts))) == texts


@given(st.binary(max_size=20))
def test_a_hash_fits_in_64_bits_and_is_the_number_of_a_short_text(text: bytes) -> None:
    assert 0 <= text_hash(text) < LARGEST_PRIME < 2**64
    if len(text) < 8:
        assert text_hash(text) == int.from_bytes(text, "little")


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 5)), max_size=6))
def test_ranges_are_those_of_python_one_behind_the_other(wanted: list[tuple[int, int]]) -> None:
    starts, lengths = np.array(wanted, dtype=np.int64).reshape(-1, 2).T
    assert ranges(starts, lengths).tolist() == [n for start, length in wanted for n in range(start, start + length)]


@given(st.lists(st.integers(0, 9), max_size=12))
def test_the_places_of_numbers_are_those_of_numpy_unique(listed: list[int]) -> None:
    numbers = np.array(listed, dtype=np.int64)
    first, places = places_of(numbers)
    distinct, inverse = np.unique(numbers, return_inverse=True)
    assert numbers[first].tolist() == distinct.tolist()
    assert places.tolist() == inverse.tolist()


def test_a_value_is_found_wherever_a_sorted_array_holds_it() -> None:
    hashes = np.array([1, 3, 3, 2**64 - 1], dtype="<u8")
    assert [equal_range(hashes, value) for value in (0, 3, 2**64 - 1)] == [range(0), range(1, 3), range(3, 4)]


@given(st.sets(st.integers(0, 20), min_size=1), st.lists(st.integers(0, 25), max_size=12))
def test_numbers_are_looked_up_among_others_of_another_dtype(among: set[int], wanted: list[int]) -> None:
    ascending = np.array(sorted(among), dtype="<i4")
    at, is_there = places_among(np.array(wanted, dtype=np.int64), ascending)
    assert is_there.tolist() == [number in among for number in wanted]
    assert all(ascending[place] == number for place, number in zip(at, wanted, strict=True) if number in among)


def test_ranges_that_are_longer_together_than_what_they_divide_are_refused() -> None:
    starts = np.array([0, 3])
    assert ranges(starts, np.array([3, 2]), 5).tolist() == [0, 1, 2, 3, 4]
    for lengths in ([3, 3], [2**30, 0], [-1, 6]):
        with pytest.raises(ValueError, match="more than the 5 entries there are"):
            ranges(starts, np.array(lengths), 5)


@given(st.lists(st.integers(0, 9)))
def test_ranked_values_are_those_of_numpy_s_unique(values: list[int]) -> None:
    array = np.array(values, dtype="<u8")
    places, ranks = ranked_values(array)
    distinct, inverse = np.unique(array, return_inverse=True)
    assert array[places].tolist() == distinct.tolist()
    assert ranks.tolist() == inverse.tolist()


@pytest.mark.parametrize("distinct", [1, 100, 50_000])
def test_ranked_values_of_a_long_array_are_those_of_numpy_s_unique(distinct: int) -> None:
    chosen = np.random.default_rng(distinct)
    array = chosen.integers(0, 2**64, distinct, dtype="<u8")[chosen.integers(0, distinct, 60_000)]
    places, ranks = ranked_values(array)
    values, inverse = np.unique(array, return_inverse=True)
    assert array[places].tolist() == values.tolist()
    assert ranks.tolist() == inverse.tolist()


def test_ranked_values_are_right_if_all_values_have_the_same_slot() -> None:
    multiples = np.arange(5000, dtype="<u8") * np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
    places, ranks = ranked_values(np.tile(multiples, 2))
    assert np.tile(multiples, 2)[places].tolist() == sorted(multiples.tolist())
    assert ranks.tolist() == np.tile(np.argsort(np.argsort(multiples)), 2).tolist()


@given(st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**24), st.integers(0, 2**32 - 1))))
def test_the_stable_order_is_that_of_a_stable_sort(numbers: list[int]) -> None:
    array = np.array(numbers, dtype=np.int64)
    assert stable_order(array).tolist() == np.argsort(array, kind="stable").tolist()
