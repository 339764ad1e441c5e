"""Lines are the same however their bytes come."""

from __future__ import annotations

import os
from io import BufferedReader, BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.batch import stream
from faqbot.batch.stream import StreamLines
from faqbot.errors import QuestionsError


@given(
    st.text("a\u00e9\n\r\u2028\x85", max_size=30), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.integers(1, 9)
)
def test_lines_do_not_depend_on_where_the_bytes_are_parted(text: str, encoding: str, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(stream, "_CHUNK", chunk)
        data = text.encode(encoding)
        lines = StreamLines(BufferedReader(BytesIO(data)), "q.txt")
        assert list(lines) == list(StringIO(text, newline=""))
        assert lines.position == len(data)


def test_a_line_without_an_end_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_LONGEST_LINE", 200_000)
    lines = StreamLines(BufferedReader(BytesIO(b"How?\n" + b"x" * 300_000)), "q.txt")
    assert next(lines) == "How?\n"
    with pytest.raises(QuestionsError, match=r"^q\.txt:2: a line of more than 200,000 characters; "):
        next(lines)


def test_the_longest_line_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_LONGEST_LINE", 200_000)
    data = b"x" * 200_000 + b"\n" + b"y" * 200_000
    assert [len(line) for line in StreamLines(BufferedReader(BytesIO(data)), "q.txt")] == [200_001, 200_000]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="the system has no file of zeros without an end")
def test_a_file_of_zeros_without_an_end_is_no_text() -> None:
    with open("/dev/zero", "rb") as zeros, pytest.raises(QuestionsError, match=r"^/dev/zero:1: holds a NUL byte"):
        next(StreamLines(zeros, "/dev/zero"))
