"""HTML in cells is read as text, and what only looks like HTML stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.records.cell_text import text_of_cell, without_marks


@pytest.mark.parametrize(
    "cell",
    [
        "a < b and c > d",
        "<your name>",
        "List<int>",
        "Map<a, b> and <b>",
        "Wrap it in `<p>` and `</p>`.",
        "?a=1&copy=2",
        "AT&T; R&D",
        "<3 and <- and <!",
        "&nosuchname;",
        "Hello <script>",
    ],
)
def test_what_only_looks_like_html_stays(cell: str) -> None:
    assert text_of_cell(cell) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("AT&amp;T &lt;b&gt; 10&nbsp;%", "AT&T <b> 10 %"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<p>one\n two</p>\n<p>three</p>", "one two\n\nthree"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul>\n<li>one</li>\n<li>two</li></ul>then", "- one\n- two\n\nthen"),
        ("<ol><li><p>one</p></li><li>two<ul><li>deep</li></ul></li></ol>", "1. one\n2. two\n  - deep"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n1 | 2"),
        ("<b>Bold</b>\n\nkept  space", "Bold\n\nkept  space"),
        ("<div>Hi <your name>, a<b</div>", "Hi <your name>, a<b"),
        ("<p>x</p><script>alert(1)</script><!-- note -->y", "x\n\ny"),
        ("<p>x</p><script>", "x\n\n<script>"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ('<P CLASS="a>b">Up</P>', "Up"),
        ("<p>A &amp;lt; B</p>", "A &lt; B"),
    ],
)
def test_html_is_read_as_text(cell: str, text: str) -> None:
    assert text_of_cell(cell) == text


def test_the_address_of_a_link_is_kept() -> None:
    assert text_of_cell('See <a href="https://x.org/?a=1&amp;b=2">here</a>.') == "See here (https://x.org/?a=1&b=2)."
    assert text_of_cell('<a href="mailto:a@b.org">a@b.org</a>') == "a@b.org"
    assert text_of_cell('See <a href="#top">above</a>.') == "See above."


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "w1", " ", "<", ">", "&", "&amp;", "<x y>", "<br>", "`", "<!--", "-->"]))
)
def test_no_word_is_lost_outside_of_comments(parts: list[str]) -> None:
    cell = "".join(parts)
    if "<!--" not in cell:
        assert text_of_cell(cell).count("w1") == cell.count("w1")


def test_a_cell_of_nothing_but_marks_takes_linear_time() -> None:
    for cell in (
        "<" * 200_000,
        "<p " * 100_000,
        "<!--" * 100_000,
        '<p "' * 100_000,
        "`" * 200_000,
        "<ul><li>" * 20_000,
    ):
        text_of_cell(cell)  # a quadratic expression would take minutes


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("&lt;p&gt;Yes, &lt;b&gt;now&lt;/b&gt;.&lt;/p&gt;", "Yes, now."),
        ("&lt;p&gt;A &amp;amp; B&lt;/p&gt;", "A & B"),
        ("Write &lt;p&gt;text&lt;/p&gt; for a paragraph.", "Write <p>text</p> for a paragraph."),
        ("&lt;p&gt; opens a paragraph.", "<p> opens a paragraph."),
        ("<p>Write &lt;p&gt;text&lt;/p&gt;.</p>", "Write <p>text</p>."),
    ],
)
def test_html_that_was_escaped_as_a_whole_is_html(cell: str, text: str) -> None:
    assert text_of_cell(cell) == text


@pytest.mark.parametrize("cell", ["**Why?**", " `Why?` ", "***Why?***", "__*Why?*__", "Why?"])
def test_a_cell_of_running_text_has_no_marks_around_it(cell: str) -> None:
    assert without_marks(cell) == "Why?"


@pytest.mark.parametrize("cell", ["`npm install` fails", "Use `foo`", "`a` or `b`", "**Why** or **how**", "*", "**"])
def test_marks_of_a_part_of_a_cell_stay(cell: str) -> None:
    assert without_marks(cell) == cell


def test_raised_and_lowered_digits_are_characters_outside_of_code() -> None:
    assert text_of_cell("10<sup>66</sup> m<sup>-3</sup> of H<sub>2</sub>O") == "10⁶⁶ m⁻³ of H₂O"
    assert text_of_cell("Write `<sup>2</sup>` for a <b>square</b>.") == "Write `<sup>2</sup>` for a square."
