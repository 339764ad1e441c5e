"""Reading a query or a form."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.api.request_query import by_name, read_fields

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_fields_of_any_text_are_read_as_they_were_written(fields: list[tuple[str, str]]):
    assert read_fields(urlencode(fields).encode(), "invalid_query") == fields


@given(st.binary(max_size=60))
def test_any_bytes_are_fields_or_an_error_of_the_client(encoded: bytes):
    with suppress(RequestError):
        read_fields(encoded, "invalid_form")


@pytest.mark.parametrize("encoded", [b"question=%ff", b"question=\xc3\xa9", b"&".join([b"topic=a"] * 1000)])
def test_what_is_no_text_and_what_is_too_much_is_refused(encoded: bytes):
    with pytest.raises(RequestError, match="not percent-encoded UTF-8, or too long") as caught:
        read_fields(encoded, "invalid_query")
    assert caught.value.status_code == 400


def test_only_a_field_that_may_be_repeated_may_stand_there_twice():
    fields = [("topic", "a"), ("k", "1"), ("topic", "b")]
    assert by_name(fields, repeated=["topic"]) == {"topic": ["a", "b"], "k": "1"}
    with pytest.raises(RequestError, match="twice"):
        by_name(fields)
