"""Bullets whose answers stand below without an indentation are questions."""

import pytest

from faqbot.corpus.readers.plain.bullet_questions import bullet_questions
from faqbot.corpus.readers.plain.line_table import LineTable

PAGE = [
    "* Is there a list?",
    "",
    "Yes. It has:",
    "",
    "- names",
    "- places",
    "",
    "* The bell does not ring.",
    "",
    "Turn it.",
    "",
    "* I live far away from the town and have no car at all. How do I",
    "come to you?",
    "By bus.",
]


def questions(lines, left_out=()):
    return dict(bullet_questions(LineTable(lines), left_out))


def test_bullets_that_ask_above_text_are_questions_and_so_is_a_bullet_that_states():
    assert questions(PAGE) == {0: 0, 7: 7, 11: 12}


def test_a_bullet_with_an_indented_answer_is_an_item():
    assert questions(["* Is it red?", "  Yes.", "* Is it blue?", "  No."]) == {}


@pytest.mark.parametrize("lines", [["* Is it red?", "", "Yes."], ["* red", "* blue", "* green?", "", "Paint."], []])
def test_a_single_question_and_a_list_are_no_series_of_questions(lines):
    assert questions(lines) == {}


def test_the_last_item_of_a_list_with_the_same_sign_is_no_question():
    lines = ["* Is it red?", "Yes.", "* Is it blue?", "No.", "* Is it far?", "No:", "* a", "* b", "", "Text."]
    assert questions(lines) == {0: 0, 2: 2, 4: 4}


def test_bullets_that_are_left_out_are_no_questions():
    assert questions(PAGE, left_out={0, 11}) == {}


def test_numbered_lines_are_no_bullets():
    assert questions(["1. Is it red?", "", "Yes.", "", "2. Is it blue?", "", "No."]) == {}


@pytest.mark.parametrize("sign", ["->", "=>", ">>", "--", "+", "»", "***"])
def test_the_sign_before_a_question_may_be_any(sign):
    lines = [
        f"{sign} Is it red?",
        "",
        "Yes.",
        "",
        f"{sign} It is silent.",
        "",
        "Turn it.",
        "",
        f"{sign} Why?",
        "",
        "So.",
    ]
    assert questions(lines) == {0: 0, 4: 4, 8: 8}


@pytest.mark.parametrize("sign", ["$", "#", "(", "1.", '"', "`"])
def test_commands_comments_and_quotes_are_no_questions(sign):
    lines = [f"{sign} Is it red?", "", "Yes.", "", f"{sign} Why?", "", "So."]
    assert questions(lines) == {}


def test_an_answer_may_begin_with_indented_code():
    lines = [
        "-> How do I stop?",
        "",
        "  stop --now",
        "",
        "ends it.",
        "",
        "-> Why?",
        "",
        "So.",
        "",
        "-> Who?",
        "",
        "You.",
    ]
    assert questions(lines) == {0: 0, 6: 6, 10: 10}
