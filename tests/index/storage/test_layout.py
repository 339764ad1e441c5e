"""The layout of arrays and texts in one file."""

from __future__ import annotations

import numpy as np
import pytest

from faqbot.index.storage.layout import pieces_of, split, widest_first

DTYPES = {"small": "|i1", "wide": "<i8", "half": "<f2", "empty": "<u4"}
ARRAYS = {
    "small": np.array([1, -2, 3], dtype="|i1"),
    "wide": np.array([2**40, -1], dtype="<i8"),
    "half": np.array([0.5], dtype="<f2"),
    "empty": np.zeros(0, dtype="<u4"),
}
TEXTS = {"b": b"bytes", "a": b""}
LENGTHS = {"small": 3, "wide": 2, "half": 1, "empty": 0, "b": 5, "a": 0}


def test_arrays_lie_with_the_widest_numbers_first() -> None:
    assert widest_first(DTYPES) == ("wide", "empty", "half", "small")


def test_what_is_laid_out_is_split_into_what_it_was() -> None:
    data = b"".join(pieces_of(ARRAYS, TEXTS, DTYPES))
    arrays, texts = split(memoryview(data), LENGTHS, DTYPES, TEXTS)
    assert {name: array.tolist() for name, array in arrays.items()} == {
        name: array.tolist() for name, array in ARRAYS.items()
    }
    assert {name: bytes(text) for name, text in texts.items()} == TEXTS


@pytest.mark.parametrize("wrong", [{"b": 4}, {"b": 6}, {"small": 900}, {"wide": 1}, {"b": -1, "a": 6}, {"wide": -1}])
def test_lengths_that_do_not_add_up_are_an_error(wrong: dict[str, int]) -> None:
    data = memoryview(b"".join(pieces_of(ARRAYS, TEXTS, DTYPES)))
    with pytest.raises(ValueError, match=r"bytes|buffer|below 0|offset"):
        split(data, {**LENGTHS, **wrong}, DTYPES, TEXTS)


@pytest.mark.parametrize("array", [np.zeros(3, "<i4"), np.zeros((1, 3), "|i1"), np.array(["a"])])
def test_an_array_of_another_type_is_not_written(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"small is .* not "):
        pieces_of({**ARRAYS, "small": array}, TEXTS, DTYPES)
