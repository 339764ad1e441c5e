"""Further wordings of a question, and marks that a row is not in use."""

from __future__ import annotations

import pytest

from faqbot.corpus.records.columns import pair_columns_of
from faqbot.corpus.records.pairs.wordings import is_off, wordings_of


def wordings(**cells: object) -> tuple[str, ...]:
    record = {"question": "How?", "answer": "So.", **cells}
    return wordings_of(record, pair_columns_of(tuple(record)), "How?")


def test_a_wording_is_listed_once_and_the_question_is_none() -> None:
    assert wordings(aliases="How?; Which way?; Which way?", alternatives=["Which way?"]) == ("Which way?",)


def test_a_comma_parts_questions_but_not_their_words() -> None:
    assert wordings(alternatives="How, then?, Which way?") == ("How, then?", "Which way?")


def test_a_list_that_is_no_list_is_text() -> None:
    assert wordings(aliases="[draft; final") == ("[draft", "final")
    assert wordings(aliases="[beta] how") == ("[beta] how",)


def test_values_that_say_nothing_are_no_wordings() -> None:
    assert wordings(aliases="nan", tags=None, keywords=["a", None, 7, True], synonyms="-") == ("a, 7",)


@pytest.mark.parametrize(
    ("name", "value", "off"),
    [
        ("enabled", False, True),
        ("enabled", 0, True),
        ("enabled", " No ", True),
        ("enabled", None, False),
        ("enabled", "", False),
        ("published", "2024-05-01", False),
        ("status", "published", False),
        ("archived", True, True),
        ("archived", "no", False),
        ("active", "x" * 1_000_000, False),
    ],
)
def test_a_switch_is_off_if_it_says_so(name: str, value: object, *, off: bool) -> None:
    record = {"question": "How?", "answer": "So.", name: value}
    assert is_off(record, pair_columns_of(tuple(record))) is off
