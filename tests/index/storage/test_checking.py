"""Checking the arrays of an index names the array of each flaw, and finds no flaw in a sound index."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from soundness import all_flaws
from support import Built

from faqbot.index.index import Index
from faqbot.index.schema import ROWS, TEXTS, Holds, Sizes
from faqbot.index.static_table.language_tables import DIMENSION
from faqbot.index.storage.checking import check_lengths, flaws


def names_of(*holds: Holds) -> list[str]:
    return [name for name, row in ROWS.items() if row.holds in holds]


CUT = [name for name, row in ROWS.items() if row.cut_by and row.holds == "numbers"]


def found(index: Index, **changed: Any) -> list[str]:
    """Return the flaws of an index with other arrays."""
    arrays = {**index.arrays, **changed}
    return list(flaws(arrays, Sizes(arrays, len(index), DIMENSION)))


def replaced(index: Index, name: str, at: int, value: float) -> list[str]:
    """Return the flaws of an index of which one number of one array is another."""
    array = index.arrays[name].copy()
    array[at] = value
    return [flaw for flaw in found(index, **{name: array}) if flaw.startswith(f"{name} ")]


def test_the_index_that_is_tried_has_something_in_every_array(rich: Index) -> None:
    assert {name for name, array in rich.arrays.items() if len(array)} == set(ROWS)


def test_an_index_of_several_titles_phrasings_decoys_and_synonyms_is_sound(rich: Index) -> None:
    assert all_flaws(rich) == []


@pytest.mark.slow
@given(st.lists(st.tuples(st.text(max_size=9), st.text("ab .\n?é", min_size=1, max_size=9)), min_size=1, max_size=6))
def test_every_index_is_sound(built: Built, pairs: list[tuple[str, str]]) -> None:
    decoys = [question for question, _ in pairs if question.strip()]
    assert all_flaws(built(*pairs, decoys=decoys, title="é")) == []


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.length or row.cut_by])
def test_an_array_of_another_length_is_refused(name: str, rich: Index) -> None:
    for longer in (rich.arrays[name][:-1], np.append(rich.arrays[name], rich.arrays[name][-1:]), np.zeros(0)):
        arrays = {**rich.arrays, name: longer.astype(ROWS[name].dtype)}
        if len(longer) != len(rich.arrays[name]) and (name, len(longer)) != ("topic_weights", 0):
            with pytest.raises(ValueError, match=r" entries, not | bytes, not "):
                check_lengths(arrays, rich.texts, Sizes(arrays, len(rich), DIMENSION))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_another_length_is_refused(name: str, rich: Index) -> None:
    with pytest.raises(ValueError, match=rf"{name} has \d+ bytes, not \d+"):
        check_lengths(
            rich.arrays, {**rich.texts, name: bytes(rich.texts[name])[:-1]}, Sizes(rich.arrays, len(rich), DIMENSION)
        )


@pytest.mark.parametrize("name", names_of("offsets"))
def test_offsets_that_do_not_ascend_are_found(name: str, rich: Index) -> None:
    assert replaced(rich, name, 0, 1) == [f"{name} has offsets that do not ascend from 0"]
    assert replaced(rich, name, 1, 10**6) == [f"{name} has offsets that do not ascend from 0"]
    assert replaced(rich, name, -1, -1) == [f"{name} has offsets that do not ascend from 0"]


@pytest.mark.parametrize("name", names_of("numbers"))
def test_the_number_of_something_that_does_not_exist_is_found(name: str, rich: Index) -> None:
    row = ROWS[name]
    for value in (row.least - 1, 127 if row.dtype == "|i1" else 10**6):
        assert replaced(rich, name, 0, value) == [f"{name} holds a number of a {row.of} that does not exist"]


@pytest.mark.parametrize("name", names_of("counts"))
def test_a_count_of_nothing_is_found(name: str, rich: Index) -> None:
    assert replaced(rich, name, 0, 0) == [f"{name} holds a count below 1"]


@pytest.mark.parametrize("name", names_of("keys", "codes"))
def test_keys_that_are_not_sorted_are_found(name: str, rich: Index) -> None:
    assert f"{name} is not sorted" in found(rich, **{name: rich.arrays[name][::-1]})


def test_a_code_that_stands_twice_is_found(rich: Index) -> None:
    assert replaced(rich, "run_codes", 1, rich.arrays["run_codes"][0]) == ["run_codes is not sorted"]


@pytest.mark.parametrize("name", CUT)
def test_numbers_that_do_not_ascend_within_their_part_are_found(name: str, rich: Index) -> None:
    starts = rich.arrays[ROWS[name].cut_by or ""]
    first = int(starts[int(np.argmax(np.diff(starts) > 1))])
    same = int(rich.arrays[name][first])
    assert replaced(rich, name, first + 1, same) == [f"{name} holds numbers that do not ascend"]


@pytest.mark.parametrize("name", [one for one in names_of("measures") if ROWS[one].dtype.startswith("<f")])
def test_a_measure_that_is_not_finite_is_found(name: str, rich: Index) -> None:
    assert replaced(rich, name, 0, np.nan) == [f"{name} holds NaN or infinity"]


# What the helper `soundness` finds beyond the schema


def with_text(index: Index, name: str, text: bytes) -> list[str]:
    return all_flaws(Index(index.analyser, index.arrays, {**index.texts, name: text}, encoder=index.encoder))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("synonyms", b"\t", b"x"), ("chunks", b'"id"', b'"it"'), ("terms", b"a", b"b"), ("titles", b"\n", b"x")],
)
def test_a_text_of_another_form_is_found(name: str, old: bytes, new: bytes, rich: Index) -> None:
    assert "is malformed" in with_text(rich, name, bytes(rich.texts[name]).replace(old, new, 1))[0]


@pytest.mark.parametrize("name", ["terms", "topics", "words", "chunks", "names", "synonyms"])
def test_a_text_that_is_no_utf_8_is_found(name: str, rich: Index) -> None:
    assert with_text(rich, name, b"\xff" + bytes(rich.texts[name])[1:])[0] == f"{name}: entry 0 is malformed"


@pytest.mark.parametrize(
    ("name", "flaw"),
    [("topic_numbers", "holds a title that no topic has"), ("asked_chunks", "does not answer")],
)
def test_a_hash_of_something_else_is_found(name: str, flaw: str, rich: Index) -> None:
    arrays = {**rich.arrays, name: np.roll(rich.arrays[name], 1)}
    assert flaw in all_flaws(Index(rich.analyser, arrays, rich.texts, encoder=rich.encoder))[0]
