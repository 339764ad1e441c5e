"""Lists of steps and of tips."""

import pytest

from faqbot.corpus.structure.list_kinds import is_procedure, list_questions


@pytest.mark.parametrize(
    ("heading", "title", "ordered", "expected"),
    [
        ("Instructions", "Kettle", False, True),
        ("Tips", "Instructions", True, False),
        ("Kettle", "Instructions", False, True),
        ("Kettle", "Tips for kettles", True, False),
        ("Kettle", "Kitchen", True, True),
        ("Kettle", "Kitchen", False, False),
    ],
)
def test_the_heading_says_what_a_list_is_then_the_title_then_its_numbers(heading, title, ordered, expected):
    assert is_procedure(heading, title, ordered=ordered) is expected


def test_a_list_below_a_single_word_is_also_found_by_plain_questions():
    assert len(list_questions("steps", "Instructions", "Kettle")) > len(
        list_questions("steps", "In the hall", "Kettle")
    )


def test_the_questions_name_the_title_or_the_heading():
    assert all("Descaling" in question for question in list_questions("tips", "Descaling", "The Kettle"))
    assert any("The Kettle" in question for question in list_questions("tips", "", "The Kettle"))
