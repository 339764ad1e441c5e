"""What must hold of an index: every flaw is found where it is, and a sound index has none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS
from faqbot.index.storage.soundness import ASCENDING, MEASURES, NUMBERS, OFFSETS, SORTED, flaws


def found(index: Index, **changed: Any) -> dict[str, str]:
    """Return the flaws of an index with other arrays or texts."""
    arrays = {name: changed.get(name, array) for name, array in index.arrays.items()}
    return dict(flaws(arrays, {name: changed.get(name, text) for name, text in index.texts.items()}))


def replaced(index: Index, name: str, at: int, value: float) -> dict[str, str]:
    """Return the flaws of an index of which one number of one array is another."""
    array = index.arrays[name].copy()
    array[at] = value
    return found(index, **{name: array})


def test_every_array_is_checked() -> None:
    assert set(ARRAYS) == {*OFFSETS, *NUMBERS, *SORTED, *MEASURES}


def test_the_index_that_is_tried_has_something_everywhere(rich: Index) -> None:
    assert {name for name, array in rich.arrays.items() if not len(array)} == {"title_vectors", "text_vectors"}


def test_an_index_of_several_titles_phrasings_decoys_and_synonyms_is_sound(rich: Index) -> None:
    assert found(rich) == {}


@given(st.lists(st.tuples(st.text(max_size=9), st.text("ab .\n?é", min_size=1, max_size=9)), min_size=1, max_size=6))
def test_every_index_is_sound(built: Built, pairs: list[tuple[str, str]]) -> None:
    decoys = [question for question, _ in pairs if question.strip()]
    assert found(built(*pairs, decoys=decoys, title="é")) == {}


@pytest.mark.parametrize("name", OFFSETS)
def test_offsets_that_do_not_ascend_are_found(name: str, rich: Index) -> None:
    assert "do not ascend" in replaced(rich, name, 0, 1)[name]
    assert "do not ascend" in replaced(rich, name, 1, 10**9 if ARRAYS[name] == "<i8" else 10**6)[name]
    assert "do not ascend" in replaced(rich, name, -1, -1)[name]


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_of_what_is_not_there_is_found(name: str, rich: Index) -> None:
    least, of = NUMBERS[name]
    assert f"a {of} that is not there" in replaced(rich, name, 0, least - 1)[name]
    if of != "number":
        assert f"a {of} that is not there" in replaced(rich, name, -1, 127 if ARRAYS[name] == "|i1" else 10**6)[name]


@pytest.mark.parametrize("name", SORTED)
def test_what_is_not_sorted_is_found(name: str, rich: Index) -> None:
    assert found(rich, **{name: rich.arrays[name][::-1]})[name] == "it is not sorted"


@pytest.mark.parametrize("name", ASCENDING)
def test_numbers_that_do_not_ascend_within_their_run_are_found(name: str, rich: Index) -> None:
    starts = rich.arrays[ASCENDING[name]]
    run = int(np.argmax(np.diff(starts) > 1))
    first = int(starts[run])
    assert replaced(rich, name, first + 1, int(rich.arrays[name][first]))[name] == "its numbers do not ascend"


@pytest.mark.parametrize("name", sorted(MEASURES - {"class_weights", "title_vectors", "text_vectors"}))
def test_a_weight_that_is_no_number_is_found(name: str, rich: Index) -> None:
    assert replaced(rich, name, 0, np.nan)[name] == "it has a number that is none"


@pytest.mark.parametrize("name", ["terms", "topics", "words", "chunks", "titles", "names", "synonyms"])
def test_a_text_that_is_none_is_found(name: str, rich: Index) -> None:
    whole = bytes(rich.texts[name])
    assert found(rich, **{name: b"\xff" + whole[1:]})[name] == "its entry 0 is none"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("synonyms", b"\t", b"x"), ("chunks", b'"id"', b'"it"'), ("terms", b"a", b"b")],
)
def test_a_text_of_another_form_is_found(name: str, old: bytes, new: bytes, rich: Index) -> None:
    whole = bytes(rich.texts[name])
    at = whole.index(old)
    changed = whole[:at] + new + whole[at + len(new) :]
    assert "is none" in found(rich, **{name: changed})[name]


def test_a_title_that_no_topic_has_is_found(rich: Index) -> None:
    numbers = rich.arrays["topic_numbers"]
    assert "no topic has" in found(rich, topic_numbers=np.roll(numbers, 1))["topic_hashes"]


def test_a_question_that_its_chunk_does_not_answer_is_found(rich: Index) -> None:
    chunks = rich.arrays["asked_chunks"]
    assert "does not answer" in found(rich, asked_chunks=np.roll(chunks, 1))["asked_hashes"]
