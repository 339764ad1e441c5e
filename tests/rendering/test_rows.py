"""Rows, wrapped to columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from faqbot.rendering.readable import printable
from faqbot.rendering.rows import RAW, Fragment, StyledRow, plain_lines, row, rows_of, wrap


def texts(lines: list[list[Fragment]]) -> list[str]:
    return ["".join(text for style, text in line if style != RAW) for line in lines]


def test_words_move_to_the_next_line_whole() -> None:
    assert texts(wrap(row(("", "one two three")), 8)) == ["one two", "three"]


def test_what_goes_on_below_a_bullet_stands_under_its_text() -> None:
    assert texts(wrap(row(("", "- one two three")), 10)) == ["- one two", "  three"]


def test_a_word_that_changes_its_style_within_is_not_broken_there() -> None:
    assert texts(wrap(StyledRow((("", "aaa bb"), ("class:strong", "cc"), ("", ", d"))), 7)) == ["aaa", "bbcc, d"]


def test_wide_characters_take_two_columns_and_may_be_parted() -> None:
    assert texts(wrap(row(("", "三十日以内に")), 7)) == ["三十日", "以内に"]


def test_a_line_does_not_begin_with_closing_punctuation() -> None:
    assert texts(wrap(row(("", "三十日。以内に")), 6)) == ["三十", "日。以", "内に"]


def test_a_word_longer_than_a_line_is_broken_behind_a_slash_or_hyphen_but_not_in_a_range_of_lines() -> None:
    assert texts(wrap(row(("", "some/long-name.txt:25-26")), 22)) == ["some/long-name.", "txt:25-26"]


def test_a_word_without_such_a_place_is_broken_where_the_line_ends() -> None:
    assert texts(wrap(row(("", "a" * 25)), 10)) == ["a" * 10, "a" * 10, "a" * 5]


def test_a_blank_row_is_one_empty_line() -> None:
    assert texts(wrap(StyledRow(), 10)) == [""]


def test_space_within_a_line_is_kept() -> None:
    assert texts(wrap(row(("", "  a   b")), 20)) == ["  a   b"]


def test_each_line_of_a_linked_row_is_linked() -> None:
    lines = wrap(StyledRow((("", "one two"),), link="file://host/x"), 4)
    assert [line[0] for line in lines] == [(RAW, "\x1b]8;;file://host/x\x1b\\")] * 2
    assert [line[-1] for line in lines] == [(RAW, "\x1b]8;;\x1b\\")] * 2


def test_a_cut_row_is_one_line_that_shows_that_there_is_more() -> None:
    assert texts(wrap(StyledRow((("", "one two three"),), cut=True), 10)) == ["one two …"]
    assert texts(wrap(StyledRow((("", "one two"),), cut=True), 10)) == ["one two"]


def test_plain_lines_have_no_styles_and_no_links() -> None:
    linked = StyledRow((("class:citation", "one two"),), link="file://host/x")
    assert plain_lines([linked, StyledRow()]) == ["one two", ""]
    assert plain_lines([linked, StyledRow()], 4) == ["one", "two", ""]


def test_the_marks_of_a_text_stay_as_they_are() -> None:
    assert plain_lines(rows_of("2 * 3 < **4**\n- snake_case `x` [a](b)")) == [
        "2 * 3 < **4**",
        "- snake_case `x` [a](b)",
    ]


def test_a_text_has_a_row_for_each_of_its_lines() -> None:
    assert [row.text for row in rows_of("a\r\n\n\tb \x1b")] == ["a", "", "    b \ufffd"]


@given(st.characters(max_codepoint=0x3000, exclude_categories=["Cc", "Cs"]))
def test_a_line_holds_as_many_columns_as_the_terminal_has(character: str) -> None:
    text = f"a{character}b"
    columns = get_cwidth(text)
    assert [len(wrap(row(("", text)), width)) for width in (columns, columns - 1)] == [1, 2]


TEXT = st.text(
    st.sampled_from("ab 三。（é\u0301\u200d👩-/") | st.characters(exclude_categories=["Cs"]), max_size=60
).map(lambda text: printable(text).replace("\n", " "))


@given(st.lists(st.tuples(st.sampled_from(["", "class:strong"]), TEXT), max_size=4), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_exceeds_no_width(fragments: list[Fragment], width: int) -> None:
    lines = texts(wrap(StyledRow(tuple(fragments), "  "), width))
    shown = "".join(lines).replace(" ", "")
    assert shown == "".join(text for _, text in fragments).replace(" ", "")
    assert all(sum(map(get_cwidth, line)) <= width for line in lines)


@given(TEXT, st.integers(0, 12))
def test_any_width_is_survived(text: str, width: int) -> None:
    assert wrap(row(("", text)), width)
