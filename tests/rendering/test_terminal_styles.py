"""Styles of a terminal as escape sequences."""

from __future__ import annotations

from prompt_toolkit.styles import Style

from faqbot.rendering.rows import CITATION, HEADING, StyledRow
from faqbot.rendering.styled_markdown import styled
from faqbot.rendering.terminal_styles import STYLES, has_colours, has_styles, styled_lines


def test_a_fragment_stands_between_its_style_and_the_end_of_all_styles() -> None:
    assert styled_lines([StyledRow((("", "yes "), (CITATION, "a.md")))], 80) == ["yes \x1b[2ma.md\x1b[0m"]


def test_words_of_one_style_share_one_sequence() -> None:
    assert styled_lines([StyledRow(((HEADING, "How to cook"),))], 80) == ["\x1b[1;4mHow to cook\x1b[0m"]


def test_each_line_ends_its_styles() -> None:
    assert styled_lines([StyledRow((("class:strong", "one two"),))], 4) == ["\x1b[1mone\x1b[0m", "\x1b[1mtwo\x1b[0m"]


def test_styles_within_styles_add_up() -> None:
    assert styled_lines(styled("**so *good***"), 80) == ["\x1b[1mso \x1b[0m\x1b[1;3mgood\x1b[0m"]


def test_without_colours_the_other_styles_stay() -> None:
    rows = [StyledRow((("class:sure", "sure"), ("class:strong", " enough"), ("class:code", " x")))]
    assert styled_lines(rows, 80, colours=False) == ["sure\x1b[1m enough\x1b[0m x"]


def test_a_link_is_sent_as_it_is() -> None:
    (line,) = styled_lines([StyledRow(((CITATION, "a.md"),), link="file:///a.md")], 80)
    assert line == "\x1b]8;;file:///a.md\x1b\\\x1b[2ma.md\x1b[0m\x1b]8;;\x1b\\"


def test_prompt_toolkit_knows_all_styles() -> None:
    Style.from_dict({name: style.replace("dim", "ansibrightblack") for name, style in STYLES.items()})


def test_no_color_turns_colours_off() -> None:
    assert [has_colours(environment) for environment in ({}, {"NO_COLOR": ""}, {"NO_COLOR": "1"})] == [
        True,
        True,
        False,
    ]


def test_some_terminals_show_no_styles() -> None:
    assert [has_styles({"TERM": name}) for name in ("xterm", "dumb", "DUMB", "unknown")] == [True, False, False, False]
