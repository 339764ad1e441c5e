"""Spans as rows: lines stay lines, and what a mark means is a style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.corpus.chunk import Source
from faqbot.rendering.inline.inline_markup import inline_markup, rows_of_spans, tidy_lines
from faqbot.rendering.inline.inline_spans import InlineSpan
from faqbot.rendering.reply_rows import quoted_rows
from faqbot.rendering.rows import plain_lines, rows_of
from faqbot.rendering.styled_markdown import ADDRESS, CODE, LINK, STRONG

TEXT = "* See :ref:`support` or\n  `the page <https://a.example>`_.\n\n| ``a`` | b |\n| **c** | d |"


def source(path: str) -> Source:
    return Source(path, (1, 1), (), "Title")


def test_a_terminal_with_styles_shows_what_the_marks_mean() -> None:
    rows = quoted_rows(TEXT, source("a.rst"), marks=False)
    assert plain_lines(rows, 80) == [
        "* See support or", "  the page (https://a.example).", "", "a  b", "─  ─", "c  d",
    ]  # fmt: skip
    fragments = [fragment for row in rows for fragment in row.fragments]
    assert {(LINK, "the page"), (ADDRESS, " (https://a.example)"), (STRONG, "c")} <= set(fragments)
    assert "a" in [text for style, text in fragments if CODE in style]


@pytest.mark.parametrize("path", ["a.rst", "a.adoc", "a.txt"])
def test_without_styles_a_text_stays_as_it_is_written(path: str) -> None:
    assert quoted_rows(TEXT, source(path), marks=True) == rows_of(TEXT)


def test_a_plain_text_has_no_markup() -> None:
    assert plain_lines(quoted_rows("see :ref:`x`", source("a.txt"), marks=False)) == ["see :ref:`x`"]


@pytest.mark.parametrize(
    ("path", "has_markup"),
    [("A.RST", True), ("a.rest", True), ("a.adoc", True), ("a.asciidoc", True), ("a.md", False), ("rst", False)],
)
def test_the_name_of_a_document_says_what_its_markup_is(path: str, has_markup: bool) -> None:  # noqa: FBT001
    assert (inline_markup(path) is not None) == has_markup


def test_an_address_that_is_its_own_text_is_said_once() -> None:
    assert plain_lines(rows_of_spans([InlineSpan("link", "a@a.example", "mailto:a@a.example")])) == ["a@a.example"]


def test_rows_hang_below_the_mark_of_their_item() -> None:
    assert [row.hanging for row in rows_of_spans([InlineSpan("text", "* a "), InlineSpan("code", "b\n  c")])] == [
        "  ",
        "  ",
    ]


@given(st.text())
def test_a_text_without_marks_has_the_rows_that_it_had(text: str) -> None:
    plain, written = rows_of_spans([InlineSpan("text", tidy_lines(text))]), rows_of(text)
    assert plain_lines(plain, 40) == plain_lines(written, 40)
    assert plain_lines(plain) == plain_lines(written)


def test_the_text_of_a_reply_is_word_for_word_what_the_document_says() -> None:
    text = "See :ref:`support` or `the page <https://a.example>`_."
    reply = FaqBot.from_texts({"a.rst": f"FAQ\n===\n\nWhere is help?\n--------------\n\n{text}\n"}).ask(
        "where is help?"
    )
    assert reply.text == reply.to_dict()["matches"][0]["chunk"]["text"] == text
