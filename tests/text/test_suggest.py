"""What a misspelt name may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.suggest import holding, nearest, nearest_command

NAMES = ["german", "romanian", "armenian"]


def test_the_name_spelt_most_like_a_word_is_suggested() -> None:
    assert nearest("germna", NAMES) == ["german"]


def test_several_names_come_with_the_most_similar_first() -> None:
    assert nearest("omanian", NAMES, 2) == ["romanian", "armenian"]


def test_nothing_is_suggested_that_is_spelt_otherwise() -> None:
    assert nearest("xyz", NAMES) == []


def test_a_word_that_shares_some_letters_with_a_part_of_a_name_is_not_near() -> None:
    assert nearest("blah", ["band-face-pull#steps", "barbell-back-squat#how-long-should-i-rest"], parts=True) == []


def test_a_word_of_few_letters_is_no_part_of_a_name() -> None:
    assert nearest("a", ["Spoke & Gasket"], parts=True) == []
    assert nearest("spoke", ["Spoke & Gasket"], parts=True) == ["Spoke & Gasket"]


def test_a_name_holds_a_part_in_any_letter_case_unless_the_part_has_few_letters() -> None:
    assert holding("Hold", ["page#hold-it", "page#old"]) == ["page#hold-it"]
    assert holding("old", ["page#hold-it", "page#old"]) == []


def test_a_part_of_a_long_name_is_similar_only_where_parts_count() -> None:
    names = ["page#hold-it-how-long", "page#old"]
    assert nearest("hold", names) == []
    assert nearest("hold", names, parts=True) == [names[0]]


def test_the_names_may_be_the_keys_of_a_dictionary() -> None:
    assert nearest("/hlp", {"/help": 1, "/more": 2}) == ["/help"]


@pytest.mark.parametrize(
    ("word", "command"),
    [("aks", "ask"), ("bacth", "batch"), ("evaluate", "eval"), ("comp", "completion"), ("what", None), ("ev", None)],
)
def test_a_command_is_suggested_for_a_word_like_it(word: str, command: str | None) -> None:
    assert nearest_command(word, ["batch", "ask", "eval", "completion"]) == command


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8, unique=True), st.integers(1, 3))
def test_suggestions_are_known_and_no_more_than_asked_for(word: str, known: list[str], n: int) -> None:
    near = nearest(word, known, n)
    assert len(near) <= n
    assert set(near) <= set(known)
