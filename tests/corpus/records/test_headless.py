"""A table without a header is one of pairs only if its cells show it."""

from __future__ import annotations

import pytest

from faqbot.corpus.records.headless import headless_columns


def test_a_column_that_asks_and_the_text_beside_it_are_pairs() -> None:
    rows = [
        ["How do I reset my password", "Choose Forgotten on the first page."],
        ["Is it free?", "For a month, it is."],
    ]
    assert headless_columns(rows) == ("question", "answer")


def test_short_answers_need_question_marks() -> None:
    assert headless_columns([["How many clinics are there?", "13"], ["How tall is it?", "605 feet"]]) == PAIR
    assert headless_columns([["How many are there", "13"], ["How tall is it", "605"]]) is None


def test_a_question_mark_may_be_forgotten_in_one_row_of_four() -> None:
    rows = [
        ["What is the height of the Space Needle?", "605 feet", "https://www.spaceneedle.com/"],
        ["How tall is the Space Needle?", "605 feet", "https://www.spaceneedle.com/"],
        ["What is the height of the Smith Tower?", "484 feet", "https://www.smithtower.com/"],
        ["How tall is the Smith Tower", "484 feet", "https://www.smithtower.com/"],
    ]
    assert headless_columns(rows) == ("question", "answer", "column_3")


PAIR = ("question", "answer")


def test_other_columns_are_passed_over_on_the_way_to_the_answer() -> None:
    rows = [
        ["Why is it closed?", "city:Oslo", "https://example.org", "Because it rains."],
        ["How?", "a:b", "x@y.org", "So."],
    ]
    assert headless_columns(rows) == ("question", "column_2", "column_3", "answer")


@pytest.mark.parametrize(
    "rows",
    [
        [["Why?", "So."]],
        [["name", "price"], ["Hat", "5"]],
        [["Mia", "Is it open?"], ["Tom", "Yes, it is open today."]],
        [["Is it open?", "Why not?"], ["How?", "When?"]],
        [["Is it open?"], ["Why?"]],
        [["kb", "Is it open?", "", "1", "17"], ["kb", "Why?", "", "1", "18"]],
        [["An answer that is long", "Is it open?"], ["Why?", "So."]],
        [["Is it open?", "true"], ["Is it new?", "false"]],
    ],
)
def test_without_evidence_nothing_is_a_pair(rows: list[list[str]]) -> None:
    assert headless_columns(rows) is None
