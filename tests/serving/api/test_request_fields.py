"""The fields of requests: their names, their bounds, and what is said about others."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.cli.shared_options import positive, probability
from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.api.request_fields import AskFields, ask_fields, search_fields, turn_fields, verdict_fields

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def refused(value: Any, code: str = "invalid_request") -> str:
    with pytest.raises(RequestError) as caught:
        ask_fields(value, 200)
    assert (caught.value.status_code, caught.value.code) == (422, code)
    return caught.value.detail


def test_a_question_alone_is_enough_and_null_is_the_same_as_nothing():
    nothing = dict.fromkeys(("k", "topic", "threshold", "filter"))
    assert ask_fields({"question": "why?"}, 200) == ask_fields({"question": "why?", **nothing}, 200)
    assert ask_fields({"question": ""}, 200).question == ""


def test_every_field_is_taken_over():
    value = {"question": "q", "k": 3.0, "topic": ["A", "B"], "threshold": 1, "filter": {"a": ["x", 1, None], "b": True}}
    assert ask_fields(value, 200) == AskFields("q", 3, ("A", "B"), 1.0, {"a": ["x", 1, None], "b": True})
    assert ask_fields({"question": "q", "topic": "A"}, 200).topic == "A"


@pytest.mark.parametrize("value", [None, [], "question", 1, True])
def test_a_body_that_is_no_object_is_refused(value: Any):
    assert refused(value) == "The body must be a JSON object."


def test_a_missing_question_and_one_that_is_no_text_are_refused():
    assert refused({}) == "`question` is missing."
    assert refused({"question": None}) == refused({"question": 5}) == "`question` must be a text."


def test_an_unknown_field_is_refused_and_the_known_ones_are_named():
    message = refused({"question": "x", "treshold": 0.5})
    assert message == (
        "The request has a field that is not taken here; "
        "it may have `question`, `k`, `topic`, `threshold` and `filter`."
    )


def test_a_question_of_more_characters_than_the_server_takes_is_refused():
    assert ask_fields({"question": "😀" * 200}, 200).question
    assert ask_fields({"question": "x" * 5000}, 0).question
    assert (
        refused({"question": "x" * 201}, "question_too_long") == "The question is too long; it may have 200 characters."
    )


@pytest.mark.parametrize("k", [0, -1, 101, 2.5, True, "5", [], 10**100])
def test_k_has_the_bounds_of_the_command_and_an_upper_one(k: Any):
    assert refused({"question": "x", "k": k}) == "`k` must be a whole number from 1 to 100."
    with pytest.raises(Exception, match="must be a whole number from 1"):
        positive("0")


@pytest.mark.parametrize("threshold", [-0.1, 1.1, True, "0.5", [], 10**400])
def test_the_threshold_has_the_bounds_of_the_command(threshold: Any):
    assert refused({"question": "x", "threshold": threshold}) == "`threshold` must be a number from 0 to 1."
    with pytest.raises(Exception, match="must be a number from 0 to 1"):
        probability("1.1")


@pytest.mark.parametrize("topic", [1, [], ["a", 1], {}, ["a"] * 101])
def test_a_topic_is_a_title_or_some_titles(topic: Any):
    assert "a title, or a list of 1 to 100 titles" in refused({"question": "x", "topic": topic})


@pytest.mark.parametrize(
    "wanted", [1, "a", [], {"a": {}}, {"a": []}, {"a": [[]]}, {"a": [1] * 101}, dict.fromkeys("abcdefghijklmnopqrstu")]
)
def test_a_filter_is_an_object_of_values(wanted: Any):
    assert "`filter` must be an object" in refused({"question": "x", "filter": wanted})


def test_a_query_has_the_fields_of_ask_as_texts():
    fields = search_fields({"question": "q", "k": "7", "topic": ["A"], "filter": '{"a": 1}'}, 200)
    assert fields == AskFields("q", 7, ("A",), None, {"a": 1})


@pytest.mark.parametrize("k", ["", "x", "1.0", "+1", "٣", " 3", "1000000000000"])
def test_a_number_in_a_query_is_written_in_digits(k: str):
    with pytest.raises(RequestError, match="whole number from 1 to 100"):
        search_fields({"question": "q", "k": k}, 200)


def test_a_verdict_is_good_or_bad():
    assert not verdict_fields({"receipt": "r", "verdict": "bad", "right": "pay"}).is_good
    for value in ({"receipt": "r"}, {"receipt": "r", "verdict": "fine"}, {"receipt": "r", "verdict": ["good"]}):
        with pytest.raises(RequestError, match="`verdict` must be good or bad"):
            verdict_fields(value)


@given(st.dictionaries(st.sampled_from(["question", "k", "topic", "threshold", "filter", "conversation"]), ANYTHING))
def test_whatever_is_sent_is_taken_or_refused_as_an_error_of_the_client(value: dict[str, Any]):
    for read in (lambda value: ask_fields(value, 200), lambda value: turn_fields(value, 200), verdict_fields):
        with suppress(RequestError):
            read(value)
