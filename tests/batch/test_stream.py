"""Lines are the same however their bytes come."""

from __future__ import annotations

from io import BufferedReader, BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.batch import stream
from faqbot.batch.stream import StreamLines


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
