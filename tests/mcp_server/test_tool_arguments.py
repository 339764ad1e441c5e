"""The arguments of a call: defaults, and one sentence for what is wrong."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.errors import FaqbotError
from faqbot.mcp_server.tool_arguments import checked_arguments
from faqbot.mcp_server.tool_schemas import TOOLS, input_schema

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["question", "topic", "k", "id", "containing", "offset", "limit", "other"])


def error(tool: str, **arguments: Any) -> str:
    with pytest.raises(FaqbotError) as caught:
        checked_arguments(tool, arguments)
    return str(caught.value)


def test_what_is_missing_has_its_default() -> None:
    assert checked_arguments("ask", {"question": "why?"}) == {"question": "why?", "topic": None, "k": 5}
    assert checked_arguments("list_topics", {}) == {"containing": None, "offset": 0, "limit": 100}


def test_null_counts_as_missing_because_models_write_it_for_what_they_leave_out() -> None:
    assert checked_arguments("search", {"question": "why?", "topic": None, "k": None})["k"] == 10


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert checked_arguments("ask", {"question": "why?", "k": 3.0})["k"] == 3


def test_what_is_wrong_is_said_with_what_is_right() -> None:
    assert error("ask", k=3).startswith("ask needs the argument question: The question in words")
    assert error("ask", question=["why?"]) == "question must be a text, not a list"
    assert error("ask", question="why?", k=0) == "k must be a whole number from 1 to 20, not 0"
    assert error("ask", question="why?", k=2.5) == "k must be a whole number from 1 to 20, not 2.5"
    assert error("ask", question="why?", k=True) == "k must be a whole number from 1 to 20, not true or false"
    assert error("ask", question="why?", k="5") == "k must be a whole number from 1 to 20, not a text"
    assert error("list_topics", offset=-1) == "offset must be a whole number from 0, not -1"
    assert error("list_topics", offset=10**5000) == "offset must be a whole number from 0, not a number so large"
    assert error("ask", question="why?", n=5) == "ask has no argument 'n'; it takes question, topic, k"


@given(st.sampled_from(TOOLS), st.dictionaries(NAMES, JSON, max_size=4))
def test_arguments_are_taken_or_refused_in_a_sentence(tool: str, arguments: dict[str, Any]) -> None:
    try:
        checked = checked_arguments(tool, arguments)
    except FaqbotError as refusal:
        checked, said = {}, str(refusal)
    else:
        said = "taken"
        given_ones = {name: value for name, value in checked.items() if value is not None}
        jsonschema.validate(given_ones, input_schema(tool))
    assert 0 < len(said) < 300
