"""The columns of the question are those that the caller names, or the one with a name of questions; none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.batch.output import COLUMNS, OWNED, table_columns
from faqbot.batch.question_columns import joined_question, no_question, question_columns, wanted_columns
from faqbot.corpus.records.columns import unique_names

NAMES = st.lists(
    st.sampled_from(["Question", "answer", "Answer (yours)", "note", "id", "Body", "", "URL", "x"]), min_size=1
)


@pytest.mark.parametrize("wanted", ["Customer message", "customer message", "CUSTOMER_MESSAGE", " customer-message "])
def test_a_column_is_found_in_any_letter_case_and_with_any_sign_between_its_words(wanted: str) -> None:
    assert wanted_columns(["Ticket", "Customer message"], [wanted]) == ("Customer message",)


def test_a_name_as_it_is_written_counts_before_one_that_is_like_it() -> None:
    assert wanted_columns(["body", "Body"], ["Body"]) == ("Body",)


def test_columns_keep_the_order_in_which_they_are_named_and_count_once() -> None:
    assert wanted_columns(["Body", "Subject"], ["subject", "body", "Subject"]) == ("Subject", "Body")


def test_if_one_of_the_columns_is_missing_none_is_found() -> None:
    assert wanted_columns(["Body"], ["Body", "Subject"]) == ()


def test_the_texts_of_several_columns_are_joined_and_empty_ones_left_out() -> None:
    assert joined_question({"a": "Refund", "b": "", "c": "Where is it?"}, ["a", "b", "c"]) == "Refund\nWhere is it?"
    assert joined_question({"a": "Refund", "b": None}, ["a", "b"]) == "Refund"


@pytest.mark.parametrize(("name", "question"), [("Message", ("Message",)), ("id", ()), ("ID", ())])
def test_the_only_column_is_the_question_unless_it_is_an_id(name: str, question: tuple[str, ...]) -> None:
    assert question_columns((name,), (), OWNED).question == question


def test_the_only_column_is_the_question_if_the_caller_names_it() -> None:
    assert question_columns(("id",), ("id",), OWNED).question == ("id",)


def test_a_value_that_is_no_text_is_no_question() -> None:
    assert joined_question({"a": 5}, ["a"]) is None
    assert joined_question({"a": "x", "b": [1]}, ["a", "b"]) is None


def test_the_message_names_the_columns_the_option_and_what_may_be_meant() -> None:
    assert no_question(["Ticket", "Body"], []) == (
        "no column has the name of a question; choose one with --column NAME (its columns: Ticket, Body)"
    )
    assert no_question(["Ticket", "Customer message"], ["Message"]) == (
        'there is no column "Message"; did you mean "Customer message"? (its columns: Ticket, Customer message)'
    )


def test_the_message_stays_short_however_many_columns_there_are() -> None:
    message = no_question([f"{n}\n" + "x" * 1_000 for n in range(1_000)], [])
    assert len(message) < 2_000
    assert "\n" not in message
    assert "and 970 more" in message


@given(NAMES)
def test_every_column_is_copied_and_no_name_stands_twice_in_the_answers(names: list[str]) -> None:
    unique = unique_names(names)
    roles = question_columns(unique, (), OWNED)
    assert [name for name, _ in roles.copied] == list(unique)
    shown = [name.casefold() for name in table_columns([name for _, name in roles.copied])]
    assert len(set(shown)) == len(shown)
    assert set(shown) >= set(COLUMNS)


def test_the_column_of_the_question_is_not_written_twice() -> None:
    roles = question_columns(("Question", "answer"), (), OWNED)
    assert roles.copied == (("Question", "question"), ("answer", "answer (yours)"))
    assert table_columns(["question", "answer (yours)"]).count("question") == 1
