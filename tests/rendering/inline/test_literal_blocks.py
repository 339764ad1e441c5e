"""What is code in a text, and that the parts of a text are the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.inline.inline_spans import InlineSpan
from faqbot.rendering.inline.literal_blocks import with_literal_blocks


def as_text(text: str) -> Iterator[InlineSpan]:
    yield InlineSpan("text", text)


def blocks(text: str) -> list[str]:
    return [span.text for span in with_literal_blocks(text, as_text) if span.kind == "block"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do:\n\n  a\n\n    b\n\nc", ["  a\n\n    b"]),
        ("1. Do:\n\n     a\n\n   b", ["     a"]),
        ("Do:\n\n  a", ["  a"]),
        (".. code-block:: sh\n   a\n   b", ["   a\n   b"]),
        ("Do:\n  a", []),
        ("Do.\n\n  a", []),
        ("Do:\n\n  - a", []),
        (".. note::\n\n   a", []),
    ],
)
def test_lines_that_are_set_in_below_a_colon_are_code(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@given(st.lists(st.sampled_from(["a", ":", "\n", "\n\n", "  ", "    ", "* ", ".. code::", " "])).map("".join))
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    assert "".join(span.text for span in with_literal_blocks(text, as_text)) == text
