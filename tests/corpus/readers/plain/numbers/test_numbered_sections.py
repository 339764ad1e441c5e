import pytest

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.numbering import numbered_lines
from faqbot.corpus.readers.plain.numbers.series import accepted

RULES = ["1. Quiet hours", "From 10 pm.", "", "2. Waste", "It is sorted.", "", "3. Pets", "Cats may be kept."]


def headings(*lines):
    page = LineTable(lines)
    return [entry.text for entry in accepted(list(numbered_lines(page).values()), page) if not entry.is_question]


def test_numbered_lines_directly_above_their_texts_are_headings():
    assert headings("HOUSE RULES", "", *RULES) == ["Quiet hours", "Waste", "Pets"]


@pytest.mark.parametrize("above", ["How to descale the kettle", "Do the following:", "Is it dirty?", "Instructions"])
def test_steps_above_their_remarks_are_no_headings(above):
    assert headings(above, "", *RULES) == []


def test_steps_in_an_answer_are_no_headings():
    assert headings("FAQ", "", "How do I clean it?", "As follows.", "", *RULES) == []


@pytest.mark.parametrize("one", ["2. Waste is to be sorted.", "2. waste", "2. You need:", "5. Waste"])
def test_a_single_line_of_another_form_makes_headings_of_none(one):
    assert headings("RULES", "", *[one if line == "2. Waste" else line for line in RULES]) == []


def test_items_with_indented_remarks_are_no_headings():
    assert headings("RULES", "", *[line if line[:1].isdigit() else f"   {line}" for line in RULES]) == []


def test_one_number_with_deeper_numbers_makes_headings_of_the_others():
    lines = ["1. SCOPE", "", "1.1 These terms apply to all.", "", "2. RETURNS", "You may return it.", "", "3. LAW"]
    assert headings("TERMS", "", *lines, "", "It is German.") == ["SCOPE", "RETURNS", "LAW"]


def test_lines_in_capitals_are_headings_also_above_blank_lines_and_short_texts():
    assert headings("TERMS", "", "1. PAYMENT", "", "By card.", "", "2. RETURNS", "", "In May.") == [
        "PAYMENT",
        "RETURNS",
    ]
