"""Lines are the same however their bytes come, and can be given back."""

from __future__ import annotations

from io import BufferedReader, BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.batch import stream as feed
from faqbot.batch.stream import Feed, StreamLines


@given(
    st.text("a\u00e9\n\r\u2028\x85", max_size=30), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.integers(1, 9)
)
def test_lines_do_not_depend_on_where_the_bytes_are_parted(text: str, encoding: str, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(feed, "_CHUNK", chunk)
        data = text.encode(encoding)
        lines = StreamLines(BufferedReader(BytesIO(data)), "q.txt")
        assert list(lines) == list(StringIO(text, newline=""))
        assert lines.position == len(data)


def test_lines_given_back_come_again_with_their_numbers() -> None:
    lines = Feed(["a", "b", "c"])
    taken = [next(lines), next(lines)]
    lines.give_back(taken[1:])
    assert (lines.number, list(lines)) == (2, ["b", "c"])


def test_lines_are_passed_over_up_to_a_number_or_the_end() -> None:
    lines = Feed(["a", "b", "c"], number=5)
    lines.skip_to(7)
    assert next(lines) == "c"
    lines.skip_to(100)
    assert next(lines, None) is None
