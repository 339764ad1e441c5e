"""Reading a body as JSON: what two programs could read in two ways is refused."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.api.request_json import check_media_type, json_body

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def refused(body: bytes) -> str:
    with pytest.raises(RequestError) as caught:
        json_body(body)
    assert (caught.value.status_code, caught.value.code) == (400, "invalid_json")
    return caught.value.detail


@given(VALUES)
def test_whatever_json_can_say_is_read(value: Any):
    for in_ascii in (True, False):
        assert json_body(json.dumps(value, ensure_ascii=in_ascii).encode()) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_an_error_of_the_client(body: bytes):
    with suppress(RequestError):
        json_body(body)


def test_an_empty_body_is_said_to_be_empty():
    assert refused(b"") == refused(b" \r\n") == "The body is empty; it must be a JSON object."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_refused(encoding: str):
    assert "byte order mark" in refused('{"question": "x"}'.encode(encoding))


def test_bytes_that_are_not_in_utf_8_are_refused():
    assert refused(b'{"question": "\xe9"}') == "The body is not in UTF-8."


@pytest.mark.parametrize("body", [b"{", b"[1,]", b"'x'", b'{"a" 1}', b"nul", b"01", b"\xc2\xa0[]", b'"\x01"', b"[] []"])
def test_what_is_not_json_is_refused(body: bytes):
    assert refused(body) == "This is not valid JSON."


@pytest.mark.parametrize("body", [b'{"k": 1, "k": 2}', b'{"filter": {"a": 1, "\\u0061": 1}}'])
def test_a_key_that_stands_there_twice_is_refused(body: bytes):
    assert refused(body) == "An object in the JSON has one key twice."


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e400"])
def test_a_number_that_is_none_is_refused(number: str):
    assert "number" in refused(b'{"threshold": %s}' % number.encode())


def test_a_number_of_very_many_digits_is_refused():
    assert refused(b"9" * 50_000) == "This is not valid JSON."


@pytest.mark.parametrize("text", [r"\ud800", r"\udc00\ud800", r"a\uD83D", r"\ud83d\ud83d\ude00"])
def test_half_of_a_surrogate_pair_is_refused_wherever_it_stands(text: str):
    for body in (f'"{text}"', f'[[{{"a": "{text}"}}]]', f'{{"{text}": 1}}'):
        assert "half of a surrogate pair" in refused(body.encode())


def test_a_whole_surrogate_pair_is_one_character():
    assert json_body(rb'"\ud83d\ude00"') == "😀"


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_deep_nesting_is_refused(opening: bytes, closing: bytes):
    assert refused(opening * 30_000 + b"1" + closing * 30_000) == "The JSON is nested too deeply."
    assert "JSON" in refused(opening * 30_000)


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; Charset=UTF-8", 'application/json;charset="utf-8"']
)
def test_json_in_utf_8_is_taken(kind: str):
    check_media_type(Headers({"content-type": kind}))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "application/json; charset=latin-1"},
        {"content-type": "application/jsonlines"},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
def test_any_other_type_and_any_compression_is_refused(headers: dict[str, str]):
    with pytest.raises(RequestError) as caught:
        check_media_type(Headers(headers))
    assert (caught.value.status_code, caught.value.code) == (415, "unsupported_media_type")
