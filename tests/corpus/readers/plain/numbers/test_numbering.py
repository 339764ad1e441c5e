import pytest

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.numbering import numbered_lines
from faqbot.corpus.readers.plain.numbers.series import accepted


def entries(*lines):
    page = LineTable(lines)
    found = list(numbered_lines(page).values())
    return [(entry.text, (entry.first, entry.last), entry.is_question) for entry in accepted(found, page)]


@pytest.mark.parametrize(
    "form", ["{}.", "{})", "({})", "[{}]", "{} -", "1.{}.", "1.{}", "Q3.{})", "Q{}", "Subject: {}.", "* 1.{}"]
)
def test_the_number_of_a_question_may_have_any_signs(form):
    lines = [f"{form.format(1)} How do I pay?", "", "By card.", "", f"{form.format(2)} May I come?", "", "Yes."]
    assert entries(*lines) == [("How do I pay?", (0, 0), True), ("May I come?", (4, 4), True)]


def test_a_question_may_be_wrapped_without_a_lower_case_letter():
    lines = [
        "1.1. I was at the desk. How do I pay for the",
        "     First ticket?",
        "",
        "By card.",
        "",
        "1.2. Why?",
        "So.",
    ]
    assert entries(*lines)[0] == ("I was at the desk. How do I pay for the First ticket?", (0, 1), True)


def test_an_answer_that_is_indented_like_its_question_is_no_part_of_it():
    lines = ["1. How do I pay?", "   By card.", "2. May I come?", "   Yes."]
    assert entries(*lines) == [("How do I pay?", (0, 0), True), ("May I come?", (2, 2), True)]


def test_an_entry_that_states_is_a_question_where_its_sisters_ask():
    lines = ["1) How?", "So.", "2) The lamp is dark.", "Turn it on.", "3) Why?", "So."]
    assert entries(*lines)[1] == ("The lamp is dark.", (2, 2), True)


def test_steps_in_an_answer_are_no_questions():
    lines = ["1. How?", "", "1. Do it.", "2. And that.", "", "2. Why?", "", "So."]
    assert [entry[0] for entry in entries(*lines)] == ["How?", "Why?"]


def test_a_checklist_of_questions_has_no_questions():
    assert entries("1. Is it on?", "2. Is it in?", "3. Is it off?") == []


def test_letters_behind_a_number_count():
    lines = ["3a) How?", "", "So.", "", "3b) The lamp is dark", "", "Oh.", "", "4) Why?", "", "So."]
    assert [entry[0] for entry in entries(*lines)] == ["How?", "The lamp is dark", "Why?"]


def test_a_number_with_numbers_below_it_is_a_heading():
    lines = ["1. Payment", "", "1.1. How?", "", "So.", "", "1.2. Why?", "", "So."]
    assert entries(*lines)[0] == ("Payment", (0, 0), False)


def test_clauses_are_no_headings():
    lines = ["1.1 The price is due on delivery.", "1.2 Other terms do not apply.", "", "Text."]
    assert entries(*lines) == []


@pytest.mark.parametrize("line", ["7.30 am is early", "2.5 cups of flour", "3.11 is a version"])
def test_hours_quantities_and_versions_are_no_entries(line):
    assert entries("Text.", "", line, "", "More text.") == []


def test_short_numbered_lines_above_long_texts_are_headings_but_steps_with_remarks_are_not():
    text = "The text of a section has many words. " * 6
    sections = ["1. Scope", "", text, "", "2. Payment", "", text]
    assert [entry[0] for entry in entries(*sections)] == ["Scope", "Payment"]
    assert entries("1. Loosen the nuts", "", "Not too much.", "", "2. Lift the car", "", "Slowly.") == []


def test_a_number_may_begin_the_second_line_of_a_question():
    lines = [
        "1.1. Why does the lamp flicker if its bulb is of version",
        "7.1 or above?",
        "",
        "It is old.",
        "",
        "1.2. Why?",
        "So.",
    ]
    assert entries(*lines)[0][1] == (0, 1)


def test_numbers_in_the_last_answer_do_not_outvote_the_questions():
    lines = ["1.1 How deep?", "", "A foot.", "", "1.2 How wide", "", "Two.", "", "1.5 litres of water are enough."]
    assert entries(*lines) == [("How deep?", (0, 0), True), ("How wide", (4, 4), True)]


def test_a_number_in_brackets_is_no_heading_of_a_number_without():
    lines = [
        "3.6. Notes on it",
        "",
        "Text.",
        "",
        "(3) It does not know all",
        "",
        "Text.",
        "",
        "3.7. More on it",
        "",
        "Text.",
    ]
    assert [text for text, _, _ in entries(*lines)] == ["Notes on it", "More on it"]


def test_in_a_long_series_a_third_of_the_entries_may_ask():
    asking = [line for at in range(5) for line in (f"1.{at + 1} What is it?", "", "It.", "")]
    stating = [line for at in range(5, 15) for line in (f"1.{at + 1} The lamp is dark.", "", "It.", "")]
    assert [is_question for _, _, is_question in entries(*asking, *stating)] == [True] * 15


def test_a_step_that_asks_makes_no_questions_of_the_others():
    assert entries("1. Open it.", "Look.", "2. Is it red?", "Wait.", "3. Close it.", "Go.") == []


def test_a_number_that_ends_with_zero_and_asks_is_no_section_of_the_numbers_below_it():
    lines = [
        "1.0 What is it?",
        "",
        "A bell.",
        "",
        "1.1 Is it loud?",
        "",
        "Yes.",
        "",
        "2.0 It is silent!",
        "",
        "Turn it.",
    ]
    page = LineTable(lines)
    found = accepted(list(numbered_lines(page).values()), page)
    assert [(entry.text, entry.depth) for entry in found] == [
        ("What is it?", 2),
        ("Is it loud?", 2),
        ("It is silent!", 2),
    ]
