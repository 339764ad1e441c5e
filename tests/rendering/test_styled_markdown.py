"""Markdown as styled rows."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.rows import HEADING, StyledRow, plain_lines
from faqbot.rendering.styled_markdown import ADDRESS, CODE, EMPHASIS, LINK, STRONG, is_markdown, styled


def text(rows: list[StyledRow]) -> str:
    return "\n".join(row.text for row in rows)


def in_style(rows: list[StyledRow], style: str) -> list[str]:
    return [text for row in rows for name, text in row.fragments if style in name.split()]


@pytest.mark.parametrize(
    ("source", "style", "styled_text"),
    [
        ("so **very** good", STRONG, "very"),
        ("so _very_ good", EMPHASIS, "very"),
        ("type `ls -l` now", CODE, "ls -l"),
        ("## Part\n\ntext", HEADING, "Part"),
        ("```\nx = 1\n```", CODE, "x = 1"),
        ("see [the page](x.md)", LINK, "the page"),
        ("see [the page](x.md)", ADDRESS, " (x.md)"),
    ],
)
def test_marks_become_styles(source: str, style: str, styled_text: str) -> None:
    rows = styled(source)
    assert in_style(rows, style) == [styled_text]
    assert not set("*_`#[]") & set(text(rows))


def test_bold_code_is_both() -> None:
    ((fragment,),) = [row.fragments for row in styled("**`x`**")]
    assert fragment == (f"{STRONG} {CODE}", "x")


def test_lines_of_a_paragraph_are_joined_and_paragraphs_parted() -> None:
    assert text(styled("one\ntwo\n\nthree")) == "one two\n\nthree"


def test_a_hard_break_stays_a_break() -> None:
    assert text(styled("one\\\ntwo")) == "one\ntwo"


def test_lists_keep_their_numbers_and_nesting() -> None:
    assert text(styled("3. one\n   - inner\n4. two")) == "3. one\n   - inner\n4. two"


def test_what_goes_on_in_an_item_hangs_under_it() -> None:
    assert [row.hanging for row in styled("10. one\n    - inner")] == ["    ", "      "]


def test_a_loose_list_stays_loose() -> None:
    assert text(styled("- one\n\n- two")) == "- one\n\n- two"


def test_code_keeps_its_indentation_and_blank_lines_and_says_its_language() -> None:
    assert text(styled("```python\nif x:\n    y()\n\nz\n```")) == "  python\n  if x:\n      y()\n\n  z"


def test_an_address_that_is_its_own_text_is_said_once() -> None:
    assert text(styled("<https://example.com> <a@example.com>")) == "https://example.com a@example.com"


def test_the_columns_of_a_table_are_aligned() -> None:
    table = "| a | bee |\n|---|--:|\n| `1` | 2 |\n| three | |"
    assert plain_lines(styled(table), 80) == ["a      bee", "─────  ───", "1        2", "three"]


def test_a_table_in_a_list_is_set_in() -> None:
    assert plain_lines(styled("- as in\n\n  | a |\n  |---|\n  | b |"), 80) == ["- as in", "", "  a", "  ─", "  b"]


@pytest.mark.parametrize(
    ("source", "style", "styled_text"),
    [
        ("so <b>very</b> good", STRONG, "very"),
        ("so <EM class=x>very</EM> good", EMPHASIS, "very"),
        ("press <kbd>F5</kbd>", CODE, "F5"),
        ('see <a href="x.html?a=1&amp;b=2">the <i>page</i></a>', ADDRESS, " (x.html?a=1&b=2)"),
        ('<a href="x.html?id=7&section=2">page</a>', ADDRESS, " (x.html?id=7&section=2)"),
        ('<img src="x.png" alt="The switch">', LINK, "The switch"),
    ],
)
def test_tags_of_html_become_styles(source: str, style: str, styled_text: str) -> None:
    rows = styled(source)
    assert in_style(rows, style) == [styled_text]
    assert "<" not in text(rows)


def test_a_line_break_of_html_begins_a_row_and_parts_the_words_of_a_cell() -> None:
    assert text(styled("a<br>\nb<br/>c")) == "a\nb\nc"
    assert text(styled("| a |\n|---|\n| b<br>c |")).rstrip().endswith("b c")


def test_raised_digits_do_not_run_into_a_number() -> None:
    assert text(styled("10<sup>66</sup>, H<sub>2</sub>O, 1<sup>st</sup>")) == "10⁶⁶, H₂O, 1st"


@pytest.mark.parametrize(
    "source",
    [
        "git clone <name> and <version>",
        "the <b> tag makes text bold",
        "close it with </b>",
        "<div> <script>alert(1)</script> </div>",
        "a <!-- remark --> b",
        "<del>gone</del> <input type=checkbox>",
    ],
)
def test_other_html_stands_as_it_is_written(source: str) -> None:
    assert text(styled(source)) == source
    assert text(styled(f"`{source}`")) == source


def test_link_definitions_are_not_lost() -> None:
    assert "https://example.com" in text(styled("see [x][y]\n\n[y]: https://example.com"))


def test_entities_are_what_they_stand_for_and_steer_no_terminal() -> None:
    assert text(styled("R&amp;D &#27;[2J &Tab;&#x202e;")) == "R&D \ufffd[2J  \ufffd"


def test_words_that_merely_look_marked_up_are_left_alone() -> None:
    assert text(styled("snake_case_words and 2 * 3 * 4")) == "snake_case_words and 2 * 3 * 4"


def test_text_that_is_nested_too_deep_to_be_shown_stands_as_it_is() -> None:
    deep = "> " * 30 + "deep"
    assert text(styled(deep)) == deep


def test_only_markdown_files_are_markdown() -> None:
    assert is_markdown("a/B.MD")
    assert is_markdown("a.markdown")
    assert not is_markdown("a.txt")
    assert not is_markdown("faq.csv")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


MARKDOWN = st.lists(
    st.sampled_from(
        "*|**|_|`|```|\n|\n\n| |    |- |1. |> |# |[|](|)|<|>|!|\\|&amp;|~~~|---|==|a|bc|é|9|:|\t|x_y".split("|")
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)


@given(MARKDOWN)
def test_no_letter_of_a_document_is_ever_lost(source: str) -> None:
    decoded = re.sub(r"&\w+;", lambda entity: html.unescape(entity[0]), source)
    shown = iter(letters(text(styled(source))))
    assert all(letter in shown for letter in letters(decoded))


@given(MARKDOWN)
def test_no_control_character_and_no_line_end_is_left_in_a_row(source: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(row.text for row in styled(source)))
