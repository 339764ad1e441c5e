"""A pattern that is compiled when it is first used matches as any other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.lazy_pattern import LazyPattern

SOURCE = r"(?:a|ab)+(?P<digits>\d*)"


@given(st.text("ab1 ", max_size=12))
def test_it_finds_what_a_compiled_pattern_finds(text: str) -> None:
    lazy, compiled = LazyPattern(SOURCE), re.compile(SOURCE)
    for name in ("match", "fullmatch", "search"):
        found, expected = getattr(lazy, name)(text), getattr(compiled, name)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert lazy.sub("-", text) == compiled.sub("-", text)
