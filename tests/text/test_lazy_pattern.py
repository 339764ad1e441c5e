"""A pattern that is compiled when it is first used matches as any other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.languages.english_tickets import FRAMES
from faqbot.text.lazy_pattern import LazyPattern

SOURCE = r"(?:a|ab)+(?P<digits>\d*)"


@given(st.text("ab1 ", max_size=12))
def test_it_finds_what_a_compiled_pattern_finds(text: str) -> None:
    lazy, compiled = LazyPattern(SOURCE), re.compile(SOURCE)
    for name in ("match", "fullmatch", "search"):
        found, expected = getattr(lazy, name)(text), getattr(compiled, name)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert lazy.sub("-", text) == compiled.sub("-", text)


@given(st.text("ABab1 ", max_size=12))
def test_a_text_without_what_a_pattern_needs_is_left_as_it_is(text: str) -> None:
    lazy = LazyPattern("(?i)b+1", needs=("b1",))
    assert lazy.sub("-", text) == re.sub("(?i)b+1", "-", text)


@given(st.from_regex(FRAMES.source))
def test_every_polite_frame_has_one_of_the_words_that_its_pattern_needs(text: str) -> None:
    assert any(needed in text.casefold() for needed in FRAMES.needs)


@given(st.text("ab1 ", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_it_looks_between_two_places_as_a_compiled_pattern(text: str, start: int, end: int) -> None:
    lazy, compiled = LazyPattern("AB?", re.IGNORECASE), re.compile("AB?", re.IGNORECASE)
    found, expected = lazy.search(text, start, end), compiled.search(text, start, end)
    assert (found and found.span()) == (expected and expected.span())
    assert (lazy.match(text, start) is None) == (compiled.match(text, start) is None)
    assert [one.span() for one in lazy.finditer(text)] == [one.span() for one in compiled.finditer(text)]
