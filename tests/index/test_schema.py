"""The schema refers only to arrays and things that it defines."""

from __future__ import annotations

import pytest

from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS, COUNTED, ROWS, TEXTS


@pytest.mark.parametrize("name", ROWS)
def test_a_row_names_only_what_there_is(name: str) -> None:
    row = ROWS[name]
    assert (row.of in COUNTED) == (row.holds == "numbers")
    assert row.cut_by is None or ROWS[row.cut_by].holds == "offsets"


def test_every_text_is_divided_by_offsets() -> None:
    assert {ROWS[offsets].holds for offsets in TEXTS.values()} == {"offsets"}


def test_no_array_and_text_have_the_same_name() -> None:
    assert not set(ARRAYS) & set(TEXTS)


def test_an_index_has_these_arrays_and_texts_and_no_others(rich: Index) -> None:
    assert {name: array.dtype.str for name, array in rich.arrays.items()} == ARRAYS
    assert set(rich.texts) == set(TEXTS)
