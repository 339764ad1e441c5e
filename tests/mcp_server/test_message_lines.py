"""Lines as messages, whatever the blocks in which they arrive."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.mcp_server.message_lines import LONGEST_MESSAGE, NoMessageError, lines_from, message_in, message_line

LINES = st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line), max_size=8)


def read_in_blocks(text: bytes, sizes: list[int]) -> list[bytes | None]:
    stream, remaining = io.BytesIO(text), list(sizes)
    blocks = lines_from(lambda most: stream.read(min(most, remaining.pop(0) if remaining else most)), longest=8)
    return [line for lines in blocks for line in lines]


def refused(line: bytes | None) -> dict[str, Any]:
    with pytest.raises(NoMessageError) as caught:
        message_in(line)
    return caught.value.answer


@given(LINES, st.lists(st.integers(1, 5), max_size=30), st.booleans())
def test_lines_are_the_same_in_blocks_of_any_size(lines: list[bytes], sizes: list[int], ends: bool) -> None:  # noqa: FBT001
    expected = [line if len(line) <= 8 else None for line in lines if line.strip() or len(line) > 8]
    assert read_in_blocks(b"\n".join(lines) + b"\n" * ends, sizes) == expected


@given(st.text(), st.integers() | st.text(), st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
def test_a_message_survives_its_line(method: str, number: int | str, params: dict[str, str]) -> None:
    record = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
    line = message_line(record)
    assert line.count(b"\n") == 1
    if "?" not in repr(record):
        assert message_in(line.rstrip(b"\n")).model_dump() == record


@given(st.binary(max_size=40))
def test_any_bytes_are_a_message_or_refused(line: bytes) -> None:
    codes = []
    try:
        message_in(line)
    except NoMessageError as refusal:
        codes.append(refusal.answer["error"]["code"])
    assert set(codes) <= {-32700, -32600}


def test_a_refusal_says_what_a_message_is() -> None:
    assert refused(b"hello") == {
        "jsonrpc": "2.0",
        "id": None,
        "error": {"code": -32700, "message": "the line is not JSON in UTF-8; every message is one line of JSON"},
    }
    assert refused(None)["error"]["message"] == f"a message may have at most {LONGEST_MESSAGE:,} bytes"


def test_a_refusal_has_the_id_of_the_request_if_there_is_one() -> None:
    assert refused(b'{"id": "a", "metod": "ping"}')["id"] == "a"
    assert refused(b'{"id": true, "metod": "ping"}')["id"] is None
    assert refused(b'{"id": {}, "metod": "ping"}')["id"] is None


def test_half_a_surrogate_pair_does_not_break_the_connection() -> None:
    assert json.loads(message_line({"text": "a\ud800b"})) == {"text": "a?b"}
